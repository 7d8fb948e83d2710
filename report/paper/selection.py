"""Some parts of a document as a document: what links lead to, and what becomes of those that lead nowhere."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import fields, is_dataclass, replace
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
        found = tuple(_mapped(inner, change) for inner in value)
        return found if any(new is not old for new, old in zip(found, value, strict=True)) else value
    if not is_dataclass(value) or isinstance(value, type):
        return value
    held = {field.name: getattr(value, field.name) for field in fields(value)}
    changed = {name: new for name, old in held.items() if (new := _mapped(old, change)) is not old}
    return replace(value, **changed) if changed else value
