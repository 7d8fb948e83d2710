"""What a Word file says, line by line, as if it had been copied and pasted: a row of a table is one line."""

from collections.abc import Iterator
from typing import Any

from lxml import etree

from .limits import TooMuch
from .packed import opened

BODY = "word/document.xml"
MOST_LINES, LONGEST = 5_000, 2_000
NAMES = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
PARAGRAPH, ROW, CELL, WORDS = (NAMES + name for name in ("p", "tr", "tc", "t"))
GAPS = tuple(NAMES + name for name in ("tab", "br", "cr"))
TWICE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
"""The same again, for older programs."""


def look_at_sheet(data: bytes) -> dict[str, Any]:
    """`lines` of the body, each a list of its cells: one for a paragraph. What was taken out with changes tracked is no part of it."""
    with opened(data) as packed:
        text = packed.read(BODY)
    body = etree.fromstring(text, etree.XMLParser(resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False))
    etree.strip_elements(body, TWICE)
    lines = [cells for cells in _lines(body) if any(cells)]
    if len(lines) > MOST_LINES:
        raise TooMuch("objects")
    return {"lines": lines}


def _lines(body: Any) -> Iterator[list[str]]:
    """Paragraphs, and rows with their cells, in reading order; a table within a cell is words of that cell."""
    for one in body.iter(PARAGRAPH, ROW):
        if next(one.iterancestors(ROW), None) is None:
            yield [_words(one)] if one.tag == PARAGRAPH else [_words(cell) for cell in one.iter(CELL)]


def _words(within: Any) -> str:
    """Its words, each stretch of white space as one blank."""
    told = "".join((one.text or "") if one.tag == WORDS else " " for one in within.iter(WORDS, PARAGRAPH, *GAPS))
    return " ".join(told.split())[:LONGEST]
