"""What fits a cell: a row is at most 409 points high, and what is below that is neither seen nor printed."""

from collections.abc import Iterable
from math import ceil
from unicodedata import east_asian_width

from report.paper.visible_text import revealed

LINES = 28
"""Lines of a cell's text that are sure to be seen. Far below what a cell holds (32,767 characters, 253 line breaks)."""

LINE = 13.5
"""Points that a line of 10-point Calibri takes, or of Carlito, which LibreOffice sets in its place."""
HIGHEST = 409.0
WASTED = 0.9
"""Of a column's width, what text fills where lines end with whole words."""


def height(cells: Iterable[tuple[str, float]]) -> float:
    """Points that a row needs to show these texts, each in a column so many characters wide."""
    lines = max(sum(_tall(line, max(1, int(width * WASTED))) for line in text.split("\n")) for text, width in cells)
    return min(HIGHEST, lines * LINE + 2)


def pieces(text: str, width: float) -> list[str]:
    """The text, made safe to show, in parts that are seen in full in a column so many characters wide; mostly one."""
    found: list[str] = []
    block: list[str] = []
    room = LINES
    for line in (part for whole in revealed(text).split("\n") for part in _cut(whole, int(width))):
        tall = _tall(line, int(width))
        if tall > room:
            found.append("\n".join(block))
            block, room = [], LINES
        block.append(line)
        room -= tall
    return [*found, "\n".join(block)]


def _cut(line: str, width: int) -> list[str]:
    """A line in parts of at most `LINES` lines each, cut after a space where there is one."""
    parts, most = [], LINES * width // (1 if line.isascii() else 2)
    while _tall(line, width) > LINES:
        at = line.rfind(" ", most // 2, most) + 1 or most
        parts.append(line[:at])
        line = line[at:]
    return [*parts, line]


def _tall(line: str, width: int) -> int:
    """How many lines it takes: by the width of its letters, of which Chinese, Japanese and Korean ones take two."""
    wide = 0 if line.isascii() else sum(east_asian_width(letter) in "WF" for letter in line)
    return max(1, ceil((len(line) + wide) / width))
