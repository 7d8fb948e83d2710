"""What each paragraph style of the Word file looks like: fonts, sizes, colours and spaces, from the theme."""

from dataclasses import dataclass

from report.paper import theme

SERIF, SANS = "Georgia", "Calibri"
"""Faces that Word brings on every system; see docs/decisions/word-and-markdown.md."""


@dataclass(frozen=True)
class Style:
    """One paragraph style. Sizes and spaces in points."""

    id: str
    name: str
    size: float = 10
    colour: str = theme.TEXT
    font: str = SANS
    bold: bool = False
    italic: bool = False
    before: float = 0
    after: float = 0
    line: float = 1.15
    level: int | None = None
    """Place in the navigation pane, from 0."""
    based: str = "Normal"
    next: str = ""
    keep: bool = False
    indent: float = 0
    hanging: float = 0
    numbers: int = 0
    fill: str = ""


BUILT_IN = (
    *("Normal", "Title", "Subtitle", "heading 1", "heading 2", "heading 3", "List Number", "List Bullet"),
    *("caption", "TOC Heading", "toc 1", "header", "footer"),
)
"""Names that Word itself gives a meaning to."""


def styles(accent: str) -> tuple[Style, ...]:
    """All of them, for a paper with that accent."""
    return (
        Style("Normal", "Normal", after=6, based=""),
        Style("Title", "Title", 30, theme.NAVY, SERIF, before=6, after=8, line=1.05, next="Normal"),
        Style("Subtitle", "Subtitle", 15, accent, SERIF, after=18, next="Normal"),
        Style("Heading1", "heading 1", 20, theme.NAVY, SERIF, before=20, after=8, line=1.05, level=0, next="Normal", keep=True),
        Style("Heading2", "heading 2", 13, theme.NAVY, SERIF, before=14, after=5, line=1.05, level=1, next="Normal", keep=True),
        Style("Heading3", "heading 3", 10.5, theme.NAVY, bold=True, before=10, after=3, level=2, next="Normal", keep=True),
        Style("ListNumber", "List Number", after=3, indent=18, hanging=18, numbers=1),
        Style("ListBullet", "List Bullet", after=3, indent=18, hanging=18, numbers=2),
        Style("Caption", "caption", 8.5, theme.MUTED, after=6),
        Style("TOCHeading", "TOC Heading", 10.5, accent, bold=True, before=18, after=4),
        Style("TOC1", "toc 1", after=2),
        Style("Header", "header", 8, theme.MUTED),
        Style("Footer", "footer", 8, theme.MUTED),
        Style("Lead", "Lead", 10.5, theme.MUTED, after=8, keep=True),
        Style("Small", "Small Print", 8.5, theme.MUTED, after=3, line=1.1),
        Style("Notice", "Notice", 8, theme.MUTED, italic=True, before=4, line=1.0),
        Style("Alarm", "Alarm", 10.5, theme.ALARM, bold=True, after=4),
        Style("CheckItem", "Check Item", after=3, indent=18, hanging=18),
        Style("Letterhead", "Letterhead", 13, theme.NAVY, SERIF),
        Style("CoverKind", "Cover Kind", 10.5, accent, bold=True, before=72),
        Style("Verdict", "Verdict", 15, theme.NAVY, SERIF, bold=True, after=3, keep=True, fill=theme.PANEL, indent=14),
        Style("VerdictText", "Verdict Text", after=2, line=1.05, fill=theme.PANEL, indent=14),
        Style("CardStatus", "Card Status", after=4, keep=True),
        Style("CardLabel", "Card Label", 9, theme.MUTED, bold=True, before=6, after=2, keep=True),
        Style("TableHead", "Table Head", 8.5, theme.WHITE, bold=True, line=1.05, keep=True),
        Style("TableText", "Table Text", 8.5, after=1, line=1.1),
        Style("TableDense", "Table Text, Dense", 8, line=1.0),
        Style("AfterTable", "After Table", 4, line=1.0),
    )
