"""CSV as RFC 4180 has it, with cells that no spreadsheet takes for a formula."""

import csv
import re
from collections.abc import Iterable, Sequence
from datetime import date
from io import StringIO

from report.paper.visible_text import revealed

SIGNS = "=+\\-@\uff1d\uff0b\uff0d\uff20\ufe66\ufe62\ufe63\ufe6b\u207c\u207a\u208c\u208a\u2a75\u2a76\ufb29"
"""Signs that begin a formula, with their full-width, small, raised and lowered forms, which some spreadsheets take for the same."""
PASSED_OVER = "\\s\ufeff\u00ad\u061c\u180e\u200b-\u200f\u2060-\u2064\"'"
"""What a spreadsheet may strip before it looks for such a sign."""
CELL_START = "\\n\\t;"
"""Where a cell may begin inside a text: a spreadsheet whose list separator is not the comma splits there and minds no quotes."""
RISKY = re.compile(rf"^(?=[\n\t])|(^|[{CELL_START}])(?=(?:(?![{CELL_START}])[{PASSED_OVER}])*[{SIGNS}])")


Cell = str | date | float


def csv_file(header: Sequence[str], rows: Iterable[Sequence[Cell]], mark: bool) -> bytes:
    """Header and rows, every cell in quotes, lines ending in CRLF, UTF-8. `mark`: with the byte order mark that Excel asks for."""
    text = StringIO()
    writer = csv.writer(text, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(header)
    writer.writerows([_cell(value) for value in row] for row in rows)
    return text.getvalue().encode("utf-8-sig" if mark else "utf-8")


def harmless(text: str) -> str:
    """The text with an apostrophe before whatever could begin a formula, and control characters such as `[U+0007]`."""
    return RISKY.sub(lambda found: f"{found.group(1) or ''}'", revealed(text))


def _cell(value: Cell) -> str:
    if isinstance(value, float):
        return f"{value:g}"
    return value.isoformat() if isinstance(value, date) else harmless(value)
