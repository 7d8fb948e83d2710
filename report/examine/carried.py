"""What a file carries: its attachments, and what it says of itself."""

from base64 import b64encode
from collections.abc import Iterator
from typing import Any

from pikepdf import Array, Dictionary, Object, Pdf, Stream

from .limits import DEEPEST, MOST_ATTACHED, MOST_CARRIED, TooMuch
from .normal import decoded
from .sheet import Side

WANTED = ("assessment.json", "handover.json")
SAID = 400
"""Longest description or property that is looked at."""


def look(side: Side) -> dict[str, Any]:
    """Names of all attachments; of those that are ours the content and description; the file's properties; its page size."""
    pdf, names, found = side.pdf, [], {}
    for spec in attachments(pdf):
        name = text(spec, "/UF") or text(spec, "/F")
        if name in found:
            return {"trouble": "twice"}
        if name in WANTED:
            found[name] = _content(spec)
        names.append(name)
    return {"names": names, "found": found, "said": _said(pdf), "box": _box(pdf)}


def attachments(pdf: Pdf) -> Iterator[Dictionary]:
    """The attached files as the catalog names them. Raises TooMuch where there are more than a report could have."""
    names = pdf.Root.get("/Names")
    tree = names.get("/EmbeddedFiles") if isinstance(names, Dictionary) else None
    for number, spec in enumerate(_leaves(tree, 0)):
        if number >= MOST_ATTACHED:
            raise TooMuch("attached")
        yield spec


def _leaves(node: Object | None, depth: int) -> Iterator[Dictionary]:
    if depth > DEEPEST:
        raise TooMuch("nested")
    if not isinstance(node, Dictionary):
        return
    pairs, kids = node.get("/Names"), node.get("/Kids")
    if isinstance(pairs, Array):
        for place in range(1, len(pairs), 2):
            spec = pairs[place]
            if isinstance(spec, Dictionary):
                yield spec
    if isinstance(kids, Array):
        for kid in kids:
            yield from _leaves(kid, depth + 1)


def _content(spec: Dictionary) -> dict[str, str]:
    held = spec.get("/EF")
    stream = (held.get("/UF") or held.get("/F")) if isinstance(held, Dictionary) else None
    if not isinstance(stream, Stream):
        raise ValueError("an attachment without content")
    data = decoded(stream, MOST_CARRIED)
    if data is None:
        raise ValueError("an attachment packed in a way that is not ours")
    return {"data": b64encode(data).decode(), "description": text(spec, "/Desc")}


def _said(pdf: Pdf) -> dict[str, str]:
    info = pdf.trailer.get("/Info")
    if not isinstance(info, Dictionary):
        return {}
    return {name: text(info, f"/{name}") for name in ("Subject", "Producer", "AssessmentSHA256")}


def text(held: Dictionary, name: str) -> str:
    """A text of a dictionary; empty where there is none."""
    found: Any = held.get(name)
    return str(found)[:SAID] if found is not None and not isinstance(found, (Dictionary, Array, Stream)) else ""


def _box(pdf: Pdf) -> list[float]:
    if not len(pdf.pages):
        return []
    return [float(side) for side in pdf.pages[0].mediabox]
