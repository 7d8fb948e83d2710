"""Form fields as they lie on the pages: what each is called, and what it holds."""

from collections.abc import Iterator
from typing import Any

from pikepdf import Array, Dictionary, Name, Object, Page, Pdf, Stream, String

from .limits import TooMuch

MOST_FIELDS = 10_000
MOST_ABOVE = 10
"""Fields that one may belong to, one above the other."""
LONGEST = 400


def look_at_fields(pdf: Pdf) -> list[dict[str, Any]]:
    """`page` (from 1), `name` and `value` of every field with a name on a page, signatures apart; a long value is cut short."""
    found = []
    for number, page in enumerate(pdf.pages, start=1):
        for one in on_page(page):
            if is_kind(one, "/Widget") and not is_signature(one) and (name := named(one)):
                found.append({"page": number, "name": name, "value": value(one)[:LONGEST]})
        if len(found) > MOST_FIELDS:
            raise TooMuch("objects")
    return found


def on_page(page: Page) -> list[Dictionary]:
    """Whatever lies on a page: fields, links, and the rest."""
    found = page.obj.get("/Annots")
    return [one for one in found if isinstance(one, Dictionary)] if isinstance(found, Array) else []


def is_kind(one: Dictionary, kind: str) -> bool:
    """Whether it is of that kind, such as /Widget."""
    return str(one.get("/Subtype")) == kind


def is_signature(one: Dictionary) -> bool:
    """Whether it is a field for signing, by its own word or that of the field it belongs to."""
    return next((kind for holder in holders(one) if (kind := holder.get("/FT")) is not None), None) == Name.Sig


def holders(one: Dictionary) -> Iterator[Dictionary]:
    """The field and those it belongs to, upward."""
    holder: Object | None = one
    for _ in range(MOST_ABOVE):
        if not isinstance(holder, Dictionary):
            return
        yield holder
        holder = holder.get("/Parent")


def named(one: Dictionary) -> str:
    """The field's full name: its own after those it belongs to."""
    parts = [str(found) for holder in holders(one) if isinstance(found := holder.get("/T"), String)]
    return ".".join(reversed(parts))[:LONGEST]


def value(one: Dictionary) -> str:
    """What it holds: a text, or the name of a box's state; empty where it holds nothing of the kind."""
    holder: Any = one if "/V" in one else one.get("/Parent")
    found = holder.get("/V") if isinstance(holder, Dictionary) else None
    if isinstance(found, Stream):
        found = String(found.read_bytes())
    return str(found).lstrip("/") if isinstance(found, Name) else str(found) if isinstance(found, String) else ""
