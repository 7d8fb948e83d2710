"""Composed documents by the name of their sheet, and their PDFs; each is made once."""

from collections.abc import Callable, Iterator
from functools import cache
from typing import assert_never

from questionnaire import Assessment
from questionnaire.file import read
from report import Document, Edition, PageSize, compose, write_pdf
from report.paper.document import Block, Card, Cover, Figure, Heading, Listing, Paragraph, SignOff, Table, Verdict
from scoring import assess
from tests.report import sheets
from tests.report.as_text import words
from tests.report.example import EXAMPLE
from tests.report.pdf_files import other_scripts
from tests.scoring.sheets import BANK

SHEETS: dict[str, Callable[[], Assessment]] = {
    "example": lambda: read(BANK, EXAMPLE.read_bytes()),
    "worst": lambda: sheets.typed(BANK, sheets.worst(BANK)),
    "safest": lambda: sheets.safest(BANK),
    "in order": lambda: sheets.in_order(BANK),
    "blank": sheets.empty,
    "out of scope": sheets.out_of_scope,
    "huge": lambda: sheets.huge(BANK),
    "other scripts": lambda: other_scripts(BANK),
}
NAMES = ("worst", "safest", "out of scope", "huge")


def composed(sheet: Assessment, kind: Edition = "full") -> Document:
    return compose(BANK, sheet, assess(BANK, sheet), edition=kind)


@cache
def sheet(name: str) -> Assessment:
    return SHEETS[name]()


def document(name: str, kind: Edition = "full") -> Document:
    return _document(name, kind)


def pdf_of(name: str, kind: Edition = "full", page: PageSize = "letter") -> bytes:
    return _pdf(name, kind, page)


@cache  # which would take a default that is said for another document
def _document(name: str, kind: Edition) -> Document:
    return composed(sheet(name), kind)


@cache
def _pdf(name: str, kind: Edition, page: PageSize) -> bytes:
    return write_pdf(_document(name, kind), page)


def every_text(document: Document, twins: bool) -> Iterator[str]:
    """All text of a document, one paragraph, title, label or cell after the other. `twins`: figures stand as their tables."""
    for part in document.parts:
        for block in part.blocks:
            yield from _texts(block, twins)


def _texts(block: Block, twins: bool = False) -> Iterator[str]:
    match block:
        case Heading():
            yield block.text
        case Paragraph():
            yield words(block.content)
        case Listing():
            yield from (words(item) for item in block.items)
        case Verdict():
            yield from (block.title, *(words(sentence) for sentence in block.sentences))
        case Table():
            cells = [cell for row in block.rows for cell in row.cells]
            yield from (
                *block.header,
                *(cell.chip.word for cell in cells if cell.chip),
                *(words(line) for cell in cells for line in cell.lines),
            )
        case Figure():
            yield from (block.picture.description, *((text for row in block.picture.rows() for text in row) if twins else ()))
        case Card():
            yield from (
                f"{block.number} {block.title}",
                *(fact.label for fact in block.facts),
                *(words(fact.value) for fact in block.facts),
            )
            for label, contents in block.parts:
                yield from (label, *(text for content in contents for text in _texts(content)))
        case Cover():
            yield from (block.kind, block.title, block.client, block.notice, *(words(fact.value) for fact in block.facts))
        case SignOff():
            yield from (words for line in block.lines for words in (line.role, line.name))
        case _:
            assert_never(block)
