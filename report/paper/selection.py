"""Some parts of a document as a document: what links lead to, and what becomes of those that lead nowhere."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import fields, is_dataclass, replace
from functools import cache
from operator import is_
from typing import Any

from report.paper.document import Card, Document, Heading, Part, Run, Table


def only(document: Document, ids: Collection[str]) -> Document:
    """The parts of those ids, in their order; links to what is left out become plain text."""
    return linked(replace(document, parts=tuple(part for part in document.parts if part.id in ids)))


def linked(document: Document) -> Document:
    """The same with every link to a place that it does not hold as plain text."""
    known = anchors(document.parts)
    return replace(document, parts=tuple(_mapped(part, lambda run: _linked(run, known)) for part in document.parts))


def anchors(parts: Iterable[Part]) -> frozenset[str]:
    """Every place in these parts that a link may lead to."""
    blocks = [block for part in parts for block in part.blocks]
    named = [block for block in blocks if isinstance(block, Heading | Card)]
    rows = [row for block in blocks if isinstance(block, Table) for row in block.rows]
    return frozenset(place.anchor for place in (*named, *rows) if place.anchor)


def _linked(run: Run, known: frozenset[str]) -> Run:
    gone = run.href.startswith("#") and run.href[1:] not in known
    return replace(run, href="") if gone else run


def _mapped(value: Any, change: Callable[[Run], Run]) -> Any:
    """The same blocks with every run changed; what holds no run is handed back as it is."""
    if isinstance(value, Run):
        return change(value)
    if isinstance(value, tuple):
        found = tuple([_mapped(inner, change) for inner in value])
        return value if all(map(is_, found, value)) else found
    changed = {name: new for name in _names(value.__class__) if (new := _mapped(old := getattr(value, name), change)) is not old}
    return replace(value, **changed) if changed else value


@cache
def _names(kind: type) -> tuple[str, ...]:
    """Of the fields of a dataclass; nothing else holds a run."""
    return tuple(field.name for field in fields(kind)) if is_dataclass(kind) else ()
