"""Plain texts to paragraphs: never read as markup, never cut."""

import textwrap
from collections.abc import Iterator
from dataclasses import replace

from reportlab.lib.styles import ParagraphStyle

from report.formats.pdf.fonts import printed, visible
from report.formats.pdf.lines import Look
from report.formats.pdf.styles import TONES, toned
from report.formats.pdf.tags import Node
from report.formats.pdf.text import Text
from report.paper import theme
from report.paper.document import Rich, Run

LONG = 2_400
LINES = 30


def paragraph(content: Rich, style: ParagraphStyle, node: Node | None = None, anchor: str = "") -> Text:
    """One paragraph of runs; what is drawn of it belongs to that element."""
    return Text([*_looks(content, style)], style, node, anchor)


def plain(text: str, style: ParagraphStyle, node: Node | None = None) -> Text:
    """One paragraph of plain text."""
    return paragraph((Run(text),), style, node)


def item(content: Rich, style: ParagraphStyle, bullet: str, entry: Node | None) -> Text:
    """One entry of a list, its mark before it."""
    made = paragraph(content, style, entry)
    if entry:
        mark = entry.add("Lbl")
        made.node = entry.add("LBody")
        made.bullet = (Look(theme.SANS, toned(style.textColor)), bullet, mark)
    else:
        made.bullet = (Look(theme.SANS, toned(style.textColor)), bullet, None)
    return made


def paragraphs(content: Rich, style: ParagraphStyle, node: Node | None = None, anchor: str = "") -> list[Text]:
    """The same as several where a text is very long: a page break then costs no second layout of all of it."""
    made: list[list[Run]] = [[]]
    for run in content:
        first, *rest = _pieces(run.text)
        made[-1].append(replace(run, text=first))
        made += [[replace(run, text=piece)] for piece in rest]
    return [paragraph(tuple(runs), style, node, anchor if not place else "") for place, runs in enumerate(made)]


def _looks(content: Rich, style: ParagraphStyle) -> Iterator[tuple[Look, str]]:
    """Each run in the font it asks for, but for letters that only another font has."""
    for number, run in enumerate(content):
        tone = TONES.get().link if run.href else theme.MUTED if run.muted else style.textColor
        wanted = theme.SANS_SEMIBOLD if run.strong else style.fontName
        for font, text in printed(visible(run.text), wanted):
            yield Look(font, toned(tone), run.href, number), text


def _pieces(text: str) -> list[str]:
    """A text in pieces of a few thousand characters and few lines, cut at line ends or spaces where there are any."""
    if len(text) <= LONG and text.count("\n") <= LINES:
        return [text]
    lines = visible(text).split("\n")
    blocks = ["\n".join(lines[start : start + LINES]) for start in range(0, len(lines), LINES)]
    return [piece for block in blocks for piece in (textwrap.wrap(block, LONG, replace_whitespace=False) if len(block) > LONG else [block])]
