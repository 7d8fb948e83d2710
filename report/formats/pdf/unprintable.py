"""What the fonts cannot print, named before the download: where it stands, and which characters."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

from report.formats.pdf.fonts import without_glyph
from report.paper.document import Card, Document, Heading, Part, Row, Run, Table
from report.paper.figures.picture import Picture

SHOWN = 12


def unprintable(document: Document) -> tuple[str, ...]:
    """A line a place, in reading order; a text that stands in several places is told once. Nothing where all of it prints."""
    told: list[str] = []
    seen: set[str] = set()
    for place, text in _texts(document):
        if not (text.isascii() and text.isprintable()) and text not in seen and (missing := without_glyph(text)):
            seen.add(text)
            told.append(f"{place}: {_named(missing)}")
    return tuple(dict.fromkeys(told))


def _texts(document: Document) -> Iterator[tuple[str, str]]:
    """Every text with the place where it stands."""
    yield "Client's name", document.client
    yield "Name of the brand", document.brand.name
    for part in document.parts:
        for place, value in _places(part):
            for text in _held(value):
                yield place, text


def _places(part: Part) -> Iterator[tuple[str, Any]]:
    """A row by its first words, a card by its number, everything else by the heading above it."""
    above = part.title
    for block in part.blocks:
        if isinstance(block, Heading):
            above = block.text if block.level == 1 else f"{part.title}, {block.text}"
        if isinstance(block, Table):
            yield from ((f"{above}, {_first(row)}" if _first(row) else above, row) for row in block.rows)
        elif isinstance(block, Card):
            yield f"{above}, {block.number} {block.title}", block
        else:
            yield above, block


def _first(row: Row) -> str:
    return "".join(run.text for run in row.cells[0].lines[0])[:60] if row.cells and row.cells[0].lines else ""


def _held(value: Any) -> Iterator[str]:
    """Every text inside a block, those of a figure's table twin included."""
    if isinstance(value, Run):
        yield value.text
    elif isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for inner in value:
            yield from _held(inner)
    elif hasattr(value, "rows") and hasattr(value, "description"):
        figure: Picture = value
        yield from (cell for row in figure.rows() for cell in row)
    elif is_dataclass(value):
        for field in fields(value):
            yield from _held(getattr(value, field.name))


def _named(missing: list[str]) -> str:
    """`患 (U+60A3), 者 (U+8005) and 3 more`; what is invisible by its number alone."""
    shown = [f"{letter} (U+{ord(letter):04X})" if letter.isprintable() else f"U+{ord(letter):04X}" for letter in missing[:SHOWN]]
    return ", ".join(shown) + (f" and {len(missing) - SHOWN} more" if len(missing) > SHOWN else "")
