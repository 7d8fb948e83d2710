"""A few shapes as SVG text: just what the picture of the branching needs."""

from collections.abc import Sequence
from textwrap import wrap
from xml.sax.saxutils import escape

NAVY, TEXT, MUTED, ACCENT, RULE, PANEL, WHITE, WARM = (
    *("#14304D", "#1B2733", "#56677A", "#0B6B7F", "#B9C6D2", "#F3F6F9", "#FFFFFF", "#BC4B16"),
)
FONTS = "'Source Sans 3', 'Segoe UI', Helvetica, Arial, sans-serif"
WIDE = 0.5
"""Mean width of a letter as a share of its size; a little more than fonts have, so that lines fit."""


def lines_of(words: str, size: float, room: float) -> list[str]:
    """A text in lines that fit a width in about every sans-serif font."""
    return wrap(words, max(int(room / (size * WIDE)), 8)) or [""]


def breadth(lines: Sequence[str], size: float) -> float:
    """About how wide the longest line is."""
    return max((len(line) for line in lines), default=0) * size * WIDE


def text(x: float, y: float, lines: Sequence[str], size: float, tone: str = TEXT, bold: bool = False) -> str:
    """Lines of text, the first on the base line y."""
    weight = ' font-weight="600"' if bold else ""
    spans = "".join(f'<tspan x="{x:g}" y="{y + place * size * 1.25:g}">{escape(line)}</tspan>' for place, line in enumerate(lines))
    return f'<text font-size="{size:g}" fill="{tone}"{weight}>{spans}</text>'


def box(x: float, y: float, wide: float, high: float, fill: str = WHITE, edge: str = RULE, corner: float = 6) -> str:
    """A rectangle with round corners."""
    return f'<rect x="{x:g}" y="{y:g}" width="{wide:g}" height="{high:g}" rx="{corner:g}" fill="{fill}" stroke="{edge}"/>'


def path(points: Sequence[tuple[float, float]], tone: str = ACCENT, wide: float = 1.6) -> str:
    """Straight lines from point to point, with an arrow's head at the end."""
    way = " ".join(f"{'L' if place else 'M'}{x:g} {y:g}" for place, (x, y) in enumerate(points))
    head = f'marker-end="url(#head{tone[1:]})"'
    return f'<path d="{way}" fill="none" stroke="{tone}" stroke-width="{wide:g}" stroke-linejoin="round" {head}/>'


def picture(wide: float, high: float, title: str, described: str, shapes: Sequence[str]) -> str:
    """A whole SVG file with a title and a description for people who do not see it."""
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide:g} {high:g}" width="{wide:g}" height="{high:g}" role="img" '
        f'aria-labelledby="title described" font-family="{FONTS}">'
    )
    markers = "".join(
        f'<marker id="head{tone[1:]}" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="7" markerHeight="7" orient="auto">'
        f'<path d="M0 0L10 5L0 10z" fill="{tone}"/></marker>'
        for tone in (ACCENT, NAVY, WARM)
    )
    marker = f"<defs>{markers}</defs>"
    names = f'<title id="title">{escape(title)}</title><desc id="described">{escape(described)}</desc>'
    return "\n".join([head, names, marker, box(0, 0, wide, high, WHITE, WHITE, 0), *shapes, "</svg>"]) + "\n"
