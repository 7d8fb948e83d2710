"""What a file carries: its attachments, and what it says of itself."""

from base64 import b64encode
from collections.abc import Iterator
from typing import Any

from pikepdf import Array, Dictionary, Object, Pdf, Stream

from .canonical import opened
from .fields import look_at_fields, look_at_signatures
from .limits import MOST_ATTACHED, MOST_CARRIED, TooMuch

WANTED = ("assessment.json", "handover.json")
SAID = 400
"""Longest description or property that is looked at."""


def look(file: bytes) -> dict[str, Any]:
    """Names of all attachments; of those that are ours the content and description; the file's properties; its page size; its fields."""
    pdf, names, found = opened(file), [], {}
    for spec in attachments(pdf):
        name = text(spec, "/UF") or text(spec, "/F")
        if name in found:
            return {"trouble": "twice"}
        if name in WANTED:
            found[name] = _content(spec)
        names.append(name)
    fields, signed = (look_at_fields(pdf), look_at_signatures(pdf)) if found else ([], [])
    return {"names": names, "found": found, "said": _properties(pdf), "box": _box(pdf), "fields": fields, "signed": signed}


def attachments(pdf: Pdf) -> Iterator[Dictionary]:
    """The attached files as the catalog names them. Raises TooMuch where there are more than a report could have."""
    names = pdf.Root.get("/Names")
    tree = names.get("/EmbeddedFiles") if isinstance(names, Dictionary) else None
    for number, spec in enumerate(_leaves(tree)):
        if number >= MOST_ATTACHED:
            raise TooMuch("attached")
        yield spec


def _leaves(tree: Object | None) -> Iterator[Dictionary]:
    """The values of a name tree (ISO 32000-1, 7.9.6), each node once."""
    waiting, seen = [tree], set()
    while waiting:
        node = waiting.pop()
        if not isinstance(node, Dictionary) or (node.is_indirect and node.objgen in seen):
            continue
        seen.add(node.objgen)
        pairs, kids = node.get("/Names"), node.get("/Kids")
        if isinstance(pairs, Array):
            yield from (spec for spec in (pairs[place] for place in range(1, len(pairs), 2)) if isinstance(spec, Dictionary))
        if isinstance(kids, Array):
            waiting += reversed([*kids])


def _content(spec: Dictionary) -> dict[str, str]:
    held = spec.get("/EF")
    stream = (held.get("/UF") or held.get("/F")) if isinstance(held, Dictionary) else None
    if not isinstance(stream, Stream):
        raise ValueError("an attachment without content")
    data = stream.read_bytes()
    if len(data) > MOST_CARRIED:
        raise TooMuch("unpacked")
    return {"data": b64encode(data).decode(), "description": text(spec, "/Desc")}


def _properties(pdf: Pdf) -> dict[str, str]:
    info = pdf.trailer.get("/Info")
    if not isinstance(info, Dictionary):
        return {}
    return {name: text(info, f"/{name}") for name in ("Subject", "Creator", "AssessmentSHA256", "Edition")}


def text(held: Dictionary, name: str) -> str:
    """A text of a dictionary; empty where there is none."""
    found: Any = held.get(name)
    return str(found)[:SAID] if found is not None and not isinstance(found, (Dictionary, Array, Stream)) else ""


def _box(pdf: Pdf) -> list[float]:
    if not len(pdf.pages):
        return []
    return [float(side) for side in pdf.pages[0].mediabox]
