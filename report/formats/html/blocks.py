"""Every block of the document as elements with a meaning: headings, lists, tables with titles of columns and rows."""

from base64 import b64encode
from collections.abc import Iterable
from dataclasses import replace
from typing import Any, Literal, assert_never

from lxml.html import builder as html

from report.formats.html.figures import figure
from report.formats.html.tables import facts, grid, table
from report.formats.html.text import Piece, chip, clean, inline
from report.formats.letterhead import logo
from report.paper import document
from report.paper.document import Block, Document, Rich

RAISED: dict[int, Literal[1, 2]] = {2: 1, 3: 2}
HEADINGS = {1: html.H2, 2: html.H3, 3: html.H4}
"""The title of the whole is the one heading above them."""


def block(made: Block, whole: Document) -> Any:
    """One block."""
    match made:
        case document.Heading():
            return HEADINGS[made.level](clean(made.text), **({"id": made.anchor} if made.anchor else {}))
        case document.Paragraph():
            return html.P(*inline(made.content), html.CLASS(made.style))
        case document.Listing():
            return _listing(made)
        case document.Verdict():
            title = html.P(html.STRONG(clean(made.title)))
            return html.DIV(title, *_paragraphs(made.sentences), html.CLASS(f"verdict edge-{made.level.name}"))
        case document.Table():
            return table(made)
        case document.Figure():
            return figure(made.picture)
        case document.Card():
            return _card(made, whole)
        case document.SignOff():
            return grid(made.header, [[[clean(words)] for words in row] for row in made.rows], "To sign", "sign-off")
        case document.Cover():
            return _cover(made, whole)
        case _:
            assert_never(made)


def raised(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """A part without a title of its own has its headings one level higher: none is left out between them and the title of the whole."""
    if any(isinstance(made, document.Heading) and made.level == 1 for made in blocks):
        return blocks
    return tuple(replace(made, level=RAISED[made.level]) if isinstance(made, document.Heading) else made for made in blocks)


def opening(whole: Document) -> Any:
    """The title of a paper without a cover, under the letterhead."""
    return html.HEADER(*_letterhead(whole), html.H1(clean(whole.title)))


def _cover(made: document.Cover, whole: Document) -> Any:
    places = [html.LI(html.A(clean(part.head.text), href=f"#{part.head.anchor}")) for part in whole.parts if part.head]
    contents = [html.NAV(html.H2("Contents"), html.OL(*places), {"aria-label": "Contents"})] if places else []
    return html.HEADER(
        *_letterhead(whole),
        html.P(clean(made.kind), html.CLASS("kind")),
        html.H1(clean(made.title)),
        html.P(clean(made.client), html.CLASS("client")),
        facts(made.facts),
        *contents,
        html.P(clean(made.notice), html.CLASS("notice")),
    )


def _letterhead(whole: Document) -> list[Any]:
    found = logo(whole.brand)
    if found:
        source = f"data:image/png;base64,{b64encode(found.png).decode()}"
        size = {"width": f"{found.wide * 4 / 3:.0f}", "height": f"{found.high * 4 / 3:.0f}"}
        return [html.P(html.IMG(src=source, alt=clean(found.words), **size))]
    return [html.P(clean(whole.brand.name), html.CLASS("letterhead"))] if whole.brand.name else []


def _card(made: document.Card, whole: Document) -> Any:
    parts: list[Piece] = []
    for label, contents in made.parts:
        parts += [html.H4(clean(label)), *(block(content, whole) for content in contents)]
    title = html.H3(clean(f"{made.number} {made.title}"), *([" ", chip(made.chip)] if made.chip else []))
    return html.ARTICLE(title, facts(made.facts), *parts, html.CLASS("card"), id=made.anchor)


def _listing(made: document.Listing) -> Any:
    items = [html.LI(*inline(item)) for item in made.items]
    return html.OL(*items) if made.mark == "number" else html.UL(*items, html.CLASS(made.mark))


def _paragraphs(lines: Iterable[Rich]) -> list[Any]:
    return [html.P(*inline(line)) for line in lines]
