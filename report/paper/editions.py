"""Editions: the full report, the board's page, the action plan. Each is a document like any other, so every format has them."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import fields, is_dataclass, replace
from typing import Any, Literal, get_args

from report.paper.document import Card, Document, Heading, Paragraph, Part, Run, Table, rich

Edition = Literal["full", "board", "plan"]
EDITIONS: tuple[Edition, ...] = get_args(Edition)
TITLES: dict[Edition, str] = {"full": "Full report", "board": "The page for the board", "plan": "Action plan"}
PARTS: dict[Edition, tuple[str, ...]] = {"board": ("board",), "plan": ("cover", "ends", "cards", "roadmap", "sign_off")}
"""Which parts an edition keeps, by their ids; the full one keeps all."""
NOTHING = "This plan holds no action."


def edition(document: Document, name: Edition) -> Document:
    """The parts of that edition. Links to what it leaves out become plain text.

    Only the full one carries the assessment: a page passed around should not hold every note that was typed.
    """
    if name == "full":
        return document
    made = only(document, PARTS[name])
    if name == "plan" and not any(part.id == "cards" for part in made.parts):
        nothing = Part("cards", TITLES[name], (Heading(TITLES[name], 1, "cards"), Paragraph(rich(NOTHING))))
        made = replace(made, parts=(*made.parts, nothing))
    return replace(made, title=f"{document.title} ({TITLES[name].lower()})", attachments=())


def only(document: Document, ids: Collection[str]) -> Document:
    """The parts of those ids, in their order; links to what is left out become plain text."""
    parts = tuple(part for part in document.parts if part.id in ids)
    known = anchors(parts)
    return replace(document, parts=tuple(_mapped(part, lambda run: _linked(run, known)) for part in parts))


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
