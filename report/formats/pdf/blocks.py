"""Every block of the document as flowables."""

from collections.abc import Iterable
from itertools import chain
from typing import assert_never

from reportlab.platypus import CondPageBreak, Flowable, HRFlowable, PageBreak, Spacer

from report.formats.pdf import styles
from report.formats.pdf.cards import card
from report.formats.pdf.cover import cover
from report.formats.pdf.draw_roadmap import roadmap_table
from report.formats.pdf.figures import drawing, in_words
from report.formats.pdf.letterhead import letterhead
from report.formats.pdf.listings import listing
from report.formats.pdf.markup import paragraph, plain
from report.formats.pdf.one_page import on_one_page
from report.formats.pdf.panels import sign_off, verdict
from report.formats.pdf.pieces import Title
from report.formats.pdf.tables import table
from report.formats.pdf.tags import Node
from report.formats.pdf.text import Text
from report.paper import document, theme
from report.paper.document import ONE_PAGE, Block, Document, Part, Run, has_cover, rich
from report.paper.figures import RoadmapFigure
from report.paper.selection import anchors

HEADINGS = {1: styles.H1, 2: styles.H2, 3: styles.H3}
BEGINNING = 60.0
"""Of a table, a list or a long paragraph, what at least stands below its title."""
MOST_OF_A_PAGE = 440.0
"""A part of its own page begins below another, where that one left two thirds of the page free."""
ROOM_FOR_CARD = 330.0
"""Below a title, for the first card under it to begin on the same page."""
SMALL_TABLE = 140.0
"""A table up to this height is not split."""
TEXTS = {"body": styles.BODY, "lead": styles.LEAD, "small": styles.SMALL, "notice": styles.NOTICE, "alarm": styles.ALARM}
FEW_ROWS = 8
LAST_WORDS = 290.0
"""Of a last part that is words alone, up to this height nothing is left over for a page of its own."""


def flowables(whole: Document, room: float, root: Node) -> list[Flowable]:
    """The whole document, in reading order, each part an element of its own. What has no cover begins with whose paper it is."""
    made: list[Flowable] = []
    before: Part | None = None
    for part in whole.parts:
        if before and part.own_page:
            alone = before is whole.parts[0] or before.id in ONE_PAGE or part.id in ONE_PAGE
            made.append(PageBreak() if alone else CondPageBreak(MOST_OF_A_PAGE))
        made += _part(part, whole, room, root.add("Sect"))
        before = part
    return made


def _part(part: Part, whole: Document, room: float, node: Node) -> list[Flowable]:
    def made(wide: float, here: Node) -> list[Flowable]:
        head = letterhead(whole.brand, here, styles.H3) if part is whole.parts[0] and not has_cover(whole) else []
        return [*head, *_blocks(part, whole, wide, here)]

    return [on_one_page(made, room, node)] if part.id in ONE_PAGE else made(room, node)


def _blocks(part: Part, whole: Document, room: float, node: Node) -> list[Flowable]:
    made = [cover(b, whole, room, node) if isinstance(b, document.Cover) else _block(b, whole, room, node) for b in part.blocks]
    last = _last_words([*chain.from_iterable(made)], room) if part is whole.parts[-1] else []
    for place in reversed(range(len(made))):
        if isinstance(part.blocks[place], document.Heading):
            card = any(isinstance(below, document.Card) for below in part.blocks[place : place + 3])
            made[place].insert(0, CondPageBreak(ROOM_FOR_CARD if card else _kept(chain.from_iterable(made[place:]), room)))
    return [*last, *chain.from_iterable(made)]


def _last_words(pieces: list[Flowable], room: float) -> list[Flowable]:
    """What keeps a short part without tables, pictures or fields on one page."""
    high = sum(_high(piece, room) for piece in pieces if isinstance(piece, Text))
    return [CondPageBreak(high)] if high < LAST_WORDS and all(isinstance(piece, Text) for piece in pieces) else []


def _kept(pieces: Iterable[Flowable], room: float) -> float:
    """The room that a title takes with what it is the title of, as far as the two may not be parted."""
    total, titles = 0.0, True
    for piece in pieces:
        if isinstance(piece, CondPageBreak):  # of the next title: where nothing but titles stands before it, the two belong together
            return total + (float(piece.height) if titles else 0)
        titles = titles and isinstance(piece, Title)
        high = _high(piece, room) if isinstance(piece, Text) else BEGINNING
        if high >= BEGINNING and not isinstance(piece, Title):
            return total + BEGINNING
        total += high
    return total


def _high(text: Text, room: float) -> float:
    """The height of a text with the space around it."""
    return float(text.wrap(room, 0)[1] + text.getSpaceBefore() + text.getSpaceAfter())


def _block(block: Block, whole: Document, room: float, node: Node) -> list[Flowable]:
    match block:
        case document.Heading():
            return [_title(block, whole, node)]
        case document.Paragraph():
            return _paragraph(block, node)
        case document.Listing():
            return listing(block, styles.LIST, node)
        case document.Verdict():
            return verdict(block, room, node)
        case document.Table():
            return _table(block, room, node)
        case document.Figure():
            return _figure(block, whole, room, node)
        case document.Card():
            return card(block, room, node.add("Sect"))
        case document.SignOff():
            return sign_off(block, room, node)
        case document.Cover():
            return []
        case _:
            assert_never(block)


def _table(block: document.Table, room: float, node: Node) -> list[Flowable]:
    made = table(block, room, node.add("Table"))
    tall = made.wrap(room, 0)[1] if len(block.rows) < FEW_ROWS else SMALL_TABLE
    return [CondPageBreak(tall), made] if tall < SMALL_TABLE else [made]


def _title(block: document.Heading, whole: Document, node: Node) -> Title:
    """Looks as its level says; a letter without a title of its own has its first heading read as one."""
    level = block.level - 1 if block.anchor else None
    highest = min(other.level for part in whole.parts for other in part.blocks if isinstance(other, document.Heading))
    return Title(block.text, HEADINGS[block.level], node.add(f"H{block.level - highest + 1}"), block.anchor, level)


def _paragraph(block: document.Paragraph, node: Node) -> list[Flowable]:
    text = paragraph(block.content, TEXTS[block.style], node.add("P"))
    if block.style != "notice":
        return [text]
    rule = HRFlowable(width="100%", thickness=0.5, color=styles.colour(theme.RULE), spaceBefore=8, spaceAfter=2)
    return [rule, text]


def _figure(block: document.Figure, whole: Document, room: float, node: Node) -> list[Flowable]:
    picture = block.picture
    if isinstance(picture, RoadmapFigure):
        words = plain(f"{picture.description} {block.caption}", styles.SMALL, node.add("P"))
        return [words, roadmap_table(picture, room, node.add("Table"), anchors(whole.parts))]
    drawn = drawing(picture)
    if drawn is None:
        return [paragraph(rich(Run(f"{picture.title}. ", strong=True), picture.description), styles.BODY, node.add("P"))]
    head = [plain(picture.title, styles.H2, node.add("H2")), plain(picture.description, styles.SMALL, node.add("P"))]
    drawn.node = node.add("Figure", in_words(picture))
    return [CondPageBreak(drawn.wrap(room, 0)[1] + 60), *head, drawn, Spacer(1, 10)]
