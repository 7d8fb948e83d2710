"""Plain texts to reportlab's paragraph markup: always escaped, never cut."""

import textwrap
from dataclasses import replace
from functools import cache
from xml.sax.saxutils import escape, quoteattr

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Paragraph

from report import theme
from report.document import Rich, Run
from report.pdf.fonts import visible
from report.pdf.fragments import fragments

LONG = 2_400
LINES = 30


class Text(Paragraph):  # type: ignore[misc]
    """A paragraph that is laid out once a width, however often a table asks for its height."""

    _laid: tuple[float, tuple[float, float]] | None = None

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """Width and height at that width."""
        if self._laid is None or self._laid[0] != available_width or not hasattr(self, "blPara"):
            self._laid = (available_width, super().wrap(available_width, available_height))
        return self._laid[1]


@cache
def _named(code: str) -> str:
    """A colour in the notation that reportlab reads without trying all others first."""
    red, green, blue = (int(code[place : place + 2], 16) for place in (1, 3, 5))
    return f"rgb({red},{green},{blue})"


def escaped(text: str) -> str:
    """Text that prints as it was typed, with line ends kept."""
    return escape(visible(text)).replace("\n", "<br/>")


def markup(content: Rich, anchor: str = "") -> str:
    """Runs as paragraph markup, with an anchor at the beginning where one is named."""
    named = f"<a name={quoteattr(anchor)}/>" if anchor else ""
    return named + "".join(_run(run) for run in content)


def _run(run: Run) -> str:
    text = escaped(run.text)
    if run.strong:
        text = f'<font name="{theme.SANS_SEMIBOLD}">{text}</font>'
    if run.muted:
        text = f'<font color="{_named(theme.MUTED)}">{text}</font>'
    if run.href:
        text = f'<a href={quoteattr(run.href)} color="{_named(theme.ACCENT)}">{text}</a>'
    return text


def paragraph(content: Rich, style: ParagraphStyle, anchor: str = "", bullet: str | None = None) -> Text:
    """One paragraph of runs."""
    if anchor:
        return Text(markup(content, anchor), style, bulletText=bullet)
    return Text("", style, bulletText=bullet, frags=[*fragments(content, style)])


def plain(text: str, style: ParagraphStyle) -> Text:
    """One paragraph of plain text."""
    return Text("", style, frags=[*fragments((Run(text),), style)])


def paragraphs(content: Rich, style: ParagraphStyle, anchor: str = "") -> list[Text]:
    """The same as several paragraphs where a text is very long: a page break then costs no second layout of all of it."""
    made: list[list[Run]] = [[]]
    for run in content:
        first, *rest = _pieces(run.text)
        made[-1].append(replace(run, text=first))
        made += [[replace(run, text=piece)] for piece in rest]
    return [paragraph(tuple(runs), style, anchor if not place else "") for place, runs in enumerate(made)]


def _pieces(text: str) -> list[str]:
    """A text in pieces of a few thousand characters and few lines, cut at line ends or spaces where there are any."""
    if len(text) <= LONG and text.count("\n") <= LINES:
        return [text]
    lines = visible(text).split("\n")
    blocks = ["\n".join(lines[start : start + LINES]) for start in range(0, len(lines), LINES)]
    return [piece for block in blocks for piece in (textwrap.wrap(block, LONG, replace_whitespace=False) if len(block) > LONG else [block])]
