"""What the style sheets must not do."""

import re
from pathlib import Path

import ui.elements

SHEETS = sorted(Path(ui.elements.__file__).parent.rglob("*.css"))
HOLDS_THE_PAGE = re.compile(r"(html|body|:root|\.stApp|\.stMain\w*|\[data-testid=\"st(?:App|Main)\w*\"\]):has\(")


def test_no_rule_looks_through_the_whole_page() -> None:
    """`:has()` on what holds the page makes the browser look through all of it at each change: a click took 6 ms more."""
    assert SHEETS
    assert not [found[0] for sheet in SHEETS for found in HOLDS_THE_PAGE.finditer(sheet.read_text(encoding="utf-8"))]
