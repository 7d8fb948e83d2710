"""Every block of the document as paragraphs and tables."""

from typing import Any, assert_never

from docx.oxml.ns import qn

from report.formats.word.cards import TEXTS, card, listing
from report.formats.word.cover import cover, letterhead
from report.formats.word.faces import styles
from report.formats.word.figures import drawn_figures, figure
from report.formats.word.one_page import keep_on_one_page
from report.formats.word.panels import sign_off, verdict
from report.formats.word.styles import HEADINGS
from report.formats.word.tables import table
from report.formats.word.text import Writing, paragraph
from report.formats.word.xml import Element, add, new
from report.paper import document, theme
from report.paper.document import ONE_PAGE, Block, Document, Run, has_cover


def blocks(file: Any, whole: Document, room: int) -> None:
    """The whole document, in reading order, before the properties of its section."""
    body = file.element.body
    section = body.find(qn("w:sectPr"))
    body.remove(section)
    writing = Writing(file, room, theme.tones(whole.brand.accent), drawn_figures(whole, room))
    if not has_cover(whole):
        letterhead(writing, body, whole.brand)
    for number, part in enumerate(whole.parts):
        before = len(body) if number else 0
        for place, block in enumerate(part.blocks):
            on_new_page = bool(number) and part.own_page and not place
            if on_new_page and not isinstance(block, document.Heading | document.Paragraph):
                paragraph(writing, body, "AfterTable", break_before=True)
            _block(writing, body, block, whole, on_new_page)
        if part.id in ONE_PAGE:
            keep_on_one_page(body[before:], styles(whole.brand.accent), room / 20)
    body.append(section)


def _block(writing: Writing, body: Element, block: Block, whole: Document, on_new_page: bool) -> None:
    match block:
        case document.Heading():
            made = paragraph(writing, body, HEADINGS[block.level], (Run(block.text),), block.anchor, on_new_page)
            if on_new_page:
                add(made.find(qn("w:pPr")), "w:spacing", before=0)
        case document.Paragraph():
            _paragraph(writing, body, block, on_new_page)
        case document.Listing():
            listing(writing, body, block)
        case document.Verdict():
            verdict(writing, body, block)
        case document.Table():
            table(writing, body, block)
        case document.Figure():
            figure(writing, body, block)
        case document.Card():
            card(writing, body, block)
        case document.SignOff():
            sign_off(writing, body, block)
        case document.Cover():
            cover(writing, body, block, whole)
        case _:
            assert_never(block)


def _paragraph(writing: Writing, body: Element, block: document.Paragraph, on_new_page: bool) -> None:
    made = paragraph(writing, body, TEXTS[block.style], block.content, break_before=on_new_page)
    if block.style == "notice":
        borders = new("w:pBdr")
        add(borders, "w:top", val="single", sz=4, space=6, color=theme.RULE[1:])
        made.find(qn("w:pPr")).append(borders)
