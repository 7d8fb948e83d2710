"""Action cards: a heading that the navigation pane shows, a box to tick, the facts, and numbered steps from 1."""

from collections.abc import Iterable
from itertools import chain

from docx.oxml.ns import qn

from report.formats.word.package import BULLETS, own_numbers
from report.formats.word.tables import LONG, after, cell, grid, header, keep_with_next, row, widths
from report.formats.word.text import Writing, add_box, add_chip, add_run, paragraph
from report.formats.word.xml import Element, add, new
from report.paper.document import Card, Listing, Paragraph, Run

FACTS = (3.4, 3.3, 2.9, 2.4)
SHORT = 400
"""A part of a card with fewer characters is not left alone at the top of a page."""
TEXTS = {"body": "Normal", "lead": "Lead", "small": "Small", "notice": "Notice", "alarm": "Alarm"}


def card(writing: Writing, parent: Element, block: Card) -> None:
    """One card."""
    paragraph(writing, parent, "Heading2", (Run(f"{block.number}  {block.title}"),), block.anchor)
    status = paragraph(writing, parent, "CardStatus")
    add_box(writing, status, f"{block.number} done", block.done)
    add_run(status, Run(" Done"))
    if block.chip:
        add_run(status, Run("    "))
        add_chip(status, block.chip)
        add_run(status, Run(" risk", muted=True))
    shares = FACTS if len(block.facts) == len(FACTS) else [1.0] * len(block.facts)
    facts = grid(writing, parent, shares, f"{block.number}: who, when, how long")
    header(writing, facts, [fact.label for fact in block.facts], shares)
    line = row(facts, whole=sum(len(run.text) for fact in block.facts for run in fact.value) < LONG)
    for fact, wide in zip(block.facts, widths(writing, shares), strict=True):
        paragraph(writing, cell(line, wide), "TableText", fact.value)
    for drawn in (line, after(writing, parent)):
        keep_with_next(drawn)
    for place, (label, contents) in enumerate(block.parts):
        if place and sum(len(run.text) for content in contents for run in _runs(content)) < SHORT:
            keep_with_next(parent[-1])
        paragraph(writing, parent, "CardLabel", (Run(label),))
        for content in contents:
            if isinstance(content, Paragraph):
                paragraph(writing, parent, TEXTS[content.style], content.content)
            else:
                listing(writing, parent, content)


def _runs(content: Paragraph | Listing) -> Iterable[Run]:
    return content.content if isinstance(content, Paragraph) else chain.from_iterable(content.items)


def listing(writing: Writing, parent: Element, block: Listing) -> None:
    """A list; numbers begin again at 1 in each."""
    if block.mark == "box":
        for item in block.items:
            made = paragraph(writing, parent, "CheckItem")
            add_box(writing, made, "Done")
            add(add(made, "w:r"), "w:tab")
            for run in item:
                add_run(made, run)
        return
    numbered = block.mark == "number"
    number = own_numbers(writing.file) if numbered else BULLETS
    for item in block.items:
        made = paragraph(writing, parent, "ListNumber" if numbered else "ListBullet", item)
        numbering = new("w:numPr")
        add(numbering, "w:ilvl", val=0)
        add(numbering, "w:numId", val=number)
        made.find(qn("w:pPr")).append(numbering)
