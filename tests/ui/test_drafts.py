"""What is typed and waits for a button is kept by the browser; which fields do, their keys say."""

import ast
from collections.abc import Iterator
from pathlib import Path

from ui.shell import browser, drafts

ROOT = Path(__file__).parents[2]
NOT_KEPT = {
    "who": "until the tab is reloaded, as its label says",
    "password": "a secret is written nowhere",
    "clients_name": "a search, for which no button waits",
}
FIELDS = "ui/shell/fields.py"
"""Whose fields save what is typed into them at once."""


def bare_fields() -> Iterator[tuple[str, str]]:
    """File and key, as they are written, of each field of text that saves nothing by itself."""
    for path in (path for folder in ("ui", "pages") for path in (ROOT / folder).rglob("*.py") if path != ROOT / FIELDS):
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(call, ast.Call) and ast.unparse(call.func) in ("st.text_input", "st.text_area"):
                key = next(ast.unparse(given.value) for given in call.keywords if given.arg == "key")
                yield path.relative_to(ROOT).as_posix(), key.strip("'")


def test_every_text_that_waits_for_its_button_is_kept_through_a_reload() -> None:
    """The reason of a correction and a client's new name were gone."""
    kept = {file for file, key in bare_fields() if key not in NOT_KEPT}
    assert kept == {"ui/shell/drafts.py", "ui/shell/integrations.py"}
    assert {key for _, key in bare_fields()} >= NOT_KEPT.keys()


def test_the_browser_knows_what_it_keeps_by_the_beginning_of_the_key_that_the_server_gives() -> None:
    assert f'[class*="st-key-{drafts.KEPT}"]' in (Path(browser.__file__).parent / "names.js").read_text(encoding="utf-8")
