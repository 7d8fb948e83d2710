"""Runs as reportlab's own fragments, as its parser of markup would make them, without writing and parsing markup."""

from collections.abc import Iterator
from itertools import count
from typing import Any

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus.paraparser import ParaFrag

from report import theme
from report.document import Rich, Run
from report.pdf.fonts import visible
from report.pdf.styles import colour


def fragments(content: Rich, style: ParagraphStyle) -> Iterator[ParaFrag]:
    """One fragment a run and line; runs that look alike and touch stay apart, as the parser leaves them."""
    number, made = count(), False
    for run in content:
        link = [(next(number), run.href)] if run.href else []
        for place, line in enumerate(visible(run.text).split("\n")):
            if place:
                yield _fragment(run, style, link, "", lineBreak=True)
            if line:
                made = True
                yield _fragment(run, style, link, line)
    if not made:
        yield _fragment(Run(""), style, [], "")


def _fragment(run: Run, style: ParagraphStyle, link: list[tuple[int, str]], text: str, **more: Any) -> ParaFrag:
    tone = theme.ACCENT if run.href else theme.MUTED if run.muted else ""
    return ParaFrag(
        rise=0, greek=0, link=link, bold=0, italic=0, us_lines=[], text=text, fontSize=style.fontSize,
        fontName=theme.SANS_SEMIBOLD if run.strong else style.fontName, textColor=colour(tone) if tone else style.textColor, **more,
    )  # fmt: skip
