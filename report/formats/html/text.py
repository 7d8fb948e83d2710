"""Runs of text as elements. Typed text is a node of text, never markup."""

from typing import Any

from lxml.html import builder as html

from report.paper.document import Chip, Rich, Run
from report.paper.visible_text import revealed

WEB = ("https://", "http://")
Piece = Any
"""An element of lxml or a text."""


def clean(text: str) -> str:
    """A text on one line, its control characters made visible."""
    return " ".join(revealed(text).split())


def inline(content: Rich) -> list[Piece]:
    """Runs as texts and elements; line ends stay. Only our own sources and places inside the document are links."""
    return [piece for run in content if run.text for piece in _run(run)]


def chip(block: Chip) -> Piece:
    """A word on its ground."""
    kind = f"level-{block.level.name}" if block.level is not None else f"state-{block.state}"
    return html.SPAN(clean(block.word), html.CLASS(f"chip {kind}"))


def _run(run: Run) -> list[Piece]:
    first, *others = revealed(run.text).split("\n")
    pieces = [first, *(piece for line in others for piece in (html.BR(), line))]
    if run.muted:
        pieces = [html.SPAN(*pieces, html.CLASS("muted"))]
    if run.strong:
        pieces = [html.STRONG(*pieces)]
    if run.href.startswith((*WEB, "#")):
        pieces = [html.A(*pieces, href=run.href)]
    return pieces
