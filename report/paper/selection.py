"""Some parts of a document as a document: what links lead to, and what becomes of those that lead nowhere."""

from collections.abc import Collection, Iterable
from dataclasses import fields, is_dataclass, replace
from functools import cache
from operator import is_
from typing import Any

from report.paper.document import Card, Cell, Document, Heading, Part, Run, Table


def only(document: Document, ids: Collection[str]) -> Document:
    """The parts of those ids, in their order; links to what is left out become plain text, and its pages are named no more."""
    return linked(replace(document, parts=tuple(part for part in document.parts if part.id in ids)))


def linked(document: Document) -> Document:
    """The same with every link to a place that it does not hold as plain text."""
    known = anchors(document.parts)
    return replace(document, parts=tuple(_linked(part, known) for part in document.parts))


def anchors(parts: Iterable[Part]) -> frozenset[str]:
    """Every place in these parts that a link may lead to."""
    blocks = [block for part in parts for block in part.blocks]
    named = [block for block in blocks if isinstance(block, Heading | Card)]
    rows = [row for block in blocks if isinstance(block, Table) for row in block.rows]
    return frozenset(place.anchor for place in (*named, *rows) if place.anchor)


def _linked(value: Any, known: frozenset[str]) -> Any:
    """The same blocks with every run and cell changed; what holds none is handed back as it is."""
    if isinstance(value, Run):
        gone = value.href.startswith("#") and value.href[1:] not in known
        return replace(value, href="") if gone else value
    if isinstance(value, tuple):
        found = tuple([_linked(inner, known) for inner in value])
        return value if all(map(is_, found, value)) else found
    if isinstance(value, Cell) and value.page and value.page not in known:
        value = replace(value, page="")
    changed = {name: new for name in _names(value.__class__) if (new := _linked(old := getattr(value, name), known)) is not old}
    return replace(value, **changed) if changed else value


@cache
def _names(kind: type) -> tuple[str, ...]:
    """Of the fields of a dataclass; nothing else holds a run."""
    return tuple(field.name for field in fields(kind)) if is_dataclass(kind) else ()
