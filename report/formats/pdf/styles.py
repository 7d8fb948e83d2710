"""Paragraph styles and sizes of the PDF, from the theme."""

from contextvars import ContextVar
from functools import cache
from typing import Any

from reportlab.lib.colors import Color, HexColor
from reportlab.lib.styles import ParagraphStyle

from report.formats.pdf.fonts import register
from report.paper import theme

register()

TONES: ContextVar[theme.Tones] = ContextVar("tones", default=theme.OURS)
"""The accents of the paper that this thread is writing: asked for wherever a link or a table's head is made."""


@cache
def colour(code: str) -> Color:
    """A theme colour as reportlab wants it."""
    return HexColor(code)


@cache
def toned(tone: str | Color) -> str:
    """The operator that fills with a colour."""
    found = colour(tone) if isinstance(tone, str) else tone
    return " ".join(f"{part:.4g}" for part in found.rgb()) + " rg"


def _style(name: str, font: str, size: str, shade: str = theme.TEXT, **more: Any) -> ParagraphStyle:
    points, leading = theme.SIZES[size]
    return ParagraphStyle(
        name, fontName=font, fontSize=points, leading=leading, textColor=colour(shade), bulletFontName=font,
        bulletFontSize=points, splitLongWords=1, embeddedHyphenation=0, **more,
    )  # fmt: skip


BODY = _style("body", theme.SANS, "body", spaceAfter=6)
LEAD = _style("lead", theme.SANS, "body", theme.MUTED, spaceAfter=10)
SMALL = _style("small", theme.SANS, "caption", theme.MUTED, spaceAfter=4)
NOTICE = _style("notice", theme.SANS_ITALIC, "table", theme.MUTED, spaceBefore=8, borderPadding=(6, 8, 6, 8))
ALARM = _style("alarm", theme.SANS_BOLD, "body", theme.ALARM, spaceAfter=6)
H1 = _style("h1", theme.SERIF_SEMIBOLD, "h1", theme.NAVY, spaceBefore=24, spaceAfter=8)
H2 = _style("h2", theme.SERIF_SEMIBOLD, "h2", theme.NAVY, spaceBefore=14, spaceAfter=6)
H3 = _style("h3", theme.SANS_SEMIBOLD, "body", theme.NAVY, spaceBefore=8, spaceAfter=4)
VERDICT = _style("verdict", theme.SERIF_SEMIBOLD, "verdict", theme.NAVY, spaceAfter=4)
CELL = _style("cell", theme.SANS, "table")
CELL_HEAD = _style("cell_head", theme.SANS_SEMIBOLD, "table", theme.WHITE)
CELL_LIST = _style("cell_list", theme.SANS, "table", leftIndent=14, bulletIndent=0)
LABEL = _style("label", theme.SANS_SEMIBOLD, "caption", theme.MUTED)
CARD_TITLE = _style("card_title", theme.SANS_BOLD, "body", theme.NAVY)
CAPTION = _style("caption", theme.SANS, "caption", theme.MUTED)
LIST = _style("list", theme.SANS, "body", leftIndent=16, bulletIndent=2, spaceAfter=3)
COVER_KIND = _style("cover_kind", theme.SANS_SEMIBOLD, "body", "#9CC7D3")
COVER_TITLE = _style("cover_title", theme.SERIF_SEMIBOLD, "cover", theme.WHITE, spaceBefore=6, spaceAfter=10)
COVER_CLIENT = _style("cover_client", theme.SERIF, "verdict", theme.WHITE)
COVER_LABEL = _style("cover_label", theme.SANS, "table", "#B9C9D9")
COVER_VALUE = _style("cover_value", theme.SANS_SEMIBOLD, "table", theme.WHITE)
COVER_NOTICE = _style("cover_notice", theme.SANS, "caption", "#B9C9D9")
