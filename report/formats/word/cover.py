"""The first page: title, client, facts, and the contents, filled in so that Word asks nothing when it opens the file."""

from report.formats.letterhead import logo
from report.formats.word.figures import inline
from report.formats.word.tables import after, cell, grid, row, widths
from report.formats.word.text import Writing, paragraph, runs
from report.formats.word.xml import SPACE, Element, add
from report.paper import document
from report.paper.brand import Brand
from report.paper.document import Document, Run

SHARES = (3.2, 8.8)
CODE = ' TOC \\n \\h \\o "1-1" '
"""Titles of level 1 as links, without pages, which only Word itself can know."""


def cover(writing: Writing, parent: Element, block: document.Cover, whole: Document) -> None:
    """Whose paper it is; kind, title, client, facts, contents, notice."""
    letterhead(writing, parent, whole.brand)
    paragraph(writing, parent, "CoverKind", (Run(block.kind),))
    paragraph(writing, parent, "Title", (Run(block.title),), "cover")
    paragraph(writing, parent, "Subtitle", (Run(block.client),))
    facts = grid(writing, parent, SHARES, "About this report", head=False)
    for fact in block.facts:
        line = row(facts)
        for content, wide in zip(((Run(fact.label, muted=True),), fact.value), widths(writing, SHARES), strict=True):
            paragraph(writing, cell(line, wide), "TableText", content)
    after(writing, parent)
    entries = [(part.title, part.head.anchor) for part in whole.parts if part.head]
    if entries:
        paragraph(writing, parent, "TOCHeading", (Run("Contents"),))
        _contents(writing, parent, entries)
    paragraph(writing, parent, "Notice", (Run(block.notice),))


def letterhead(writing: Writing, parent: Element, brand: Brand) -> None:
    """Whose paper it is: the logo, or the name where there is none."""
    found = logo(brand)
    if found:
        inline(writing, paragraph(writing, parent, "Normal"), found.png, round(found.wide * 20), found.words, found.words)
    elif brand.name:
        paragraph(writing, parent, "Letterhead", (Run(brand.name),))


def _contents(writing: Writing, parent: Element, entries: list[tuple[str, str]]) -> None:
    """A field of Word's own that already holds its entries; "update field" in Word fills it anew."""
    for number, (title, place) in enumerate(entries):
        made = paragraph(writing, parent, "TOC1")
        if not number:
            _mark(made, "begin")
            add(add(made, "w:r"), "w:instrText", SPACE).text = CODE
            _mark(made, "separate")
        runs(writing, made, (Run(title, href=f"#{place}"),))
        if number == len(entries) - 1:
            _mark(made, "end")


def _mark(made: Element, kind: str) -> None:
    add(add(made, "w:r"), "w:fldChar", fldCharType=kind)
