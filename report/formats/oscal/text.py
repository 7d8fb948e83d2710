"""Texts and days as OSCAL wants them: one line of plain text, one line or more of Markdown, a point in time.

OSCAL refuses line ends and outer spaces in its strings, and reads titles, descriptions and remarks as Markdown. Typed text
loses nothing to either: what a string may not hold shows as `[U+000A]`, and Markdown's signs are escaped.
"""

import re
from collections.abc import Iterable, Mapping
from datetime import date

from report.formats.markdown.literal import literal
from report.paper.visible_text import revealed

Block = Mapping[str, object]
"""One object of the document. Only what is said stands in it: OSCAL refuses empty texts and lists."""
OUTER = re.compile(r"^[\s\ufeff]+|[\s\ufeff]+$|\n")
EARLIEST, LATEST = date(1900, 1, 1), date(2999, 12, 31)
"""The days that OSCAL's pattern for points in time knows."""


def line(text: str) -> str:
    """A text as one line of plain text; line ends and spaces at its ends show as `[U+000A]`. Empty stays empty."""
    return OUTER.sub(lambda found: "".join(f"[U+{ord(sign):04X}]" for sign in found.group()), revealed(text))


def title(text: str) -> str:
    """A text as one line of Markdown that reads as `line` of it."""
    return _literal(line(text))


def prose(text: str) -> str:
    """A text as Markdown that reads as typed, a paragraph a line. Empty stays empty."""
    return _literal(text) if text else ""


def bullets(lines: Iterable[str]) -> str:
    """Texts as a Markdown list."""
    return "\n".join(f"- {title(text)}" for text in lines)


def chapters(*parts: tuple[str, str]) -> str:
    """Names and the Markdown under each; those with nothing to say are left out."""
    return paragraphs(*(f"**{name}**\n\n{told}" for name, told in parts if told))


def paragraphs(*parts: str) -> str:
    """Markdown below Markdown; what says nothing is left out."""
    return "\n\n".join(filter(None, parts))


def _literal(text: str) -> str:
    return literal(text, "\n\n").replace("{", "\\{")  # OSCAL's Markdown inserts parameters at {{ }}


def stamp(day: date) -> str:
    """The first moment of a day in UTC: OSCAL wants a point in time where only the day is known."""
    return f"{day.isoformat()}T00:00:00Z"


def known(day: date) -> bool:
    """Whether OSCAL can hold that day as a point in time. Every day stands in a property too, whatever its year."""
    return EARLIEST <= day <= LATEST


def nearest(day: date) -> str:
    """That day, or the nearest that OSCAL can hold: for the points in time that it demands."""
    return stamp(min(max(day, EARLIEST), LATEST))


def block(parts: Mapping[str, object]) -> Block:
    """The parts that say something, in their order."""
    return {name: part for name, part in parts.items() if part not in ("", [], {}, None)}
