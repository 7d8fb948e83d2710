"""Form fields as they lie on the pages: what each is called, and what it holds."""

from collections.abc import Collection, Iterator
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


def look_at_signatures(pdf: Pdf) -> list[dict[str, Any]]:
    """`page` (from 1; None for one on no page), `kind` and `name` of every field for signing. What it hides is for `compare` to judge."""
    placed = [(number, one) for number, page in enumerate(pdf.pages, start=1) for one in on_page(page) if is_kind(one, "/Widget")]
    known = {one.objgen for _, one in placed if one.is_indirect}
    found: list[tuple[int | None, Dictionary]] = [*placed, *((None, one) for one in off_pages(pdf, known) if is_signed(one))]
    return [{"page": page, "kind": kind_of(pdf.Root, one) or "empty", "name": named(one)} for page, one in found if is_signature(one)]


def off_pages(pdf: Pdf, known: Collection[tuple[int, int]]) -> Iterator[Dictionary]:
    """The form's fields that are not among the known ones, which lie on pages; those above these too. Raises TooMuch."""
    form = pdf.Root.get("/AcroForm")
    waiting = [*(form.get("/Fields") or ())] if isinstance(form, Dictionary) else []
    seen: set[tuple[int, int]] = set()
    while waiting:
        field = waiting.pop()
        if not isinstance(field, Dictionary) or field.objgen in known or field.objgen in seen:
            continue
        seen |= {field.objgen} if field.is_indirect else set()
        if len(seen) > MOST_FIELDS:
            raise TooMuch("objects")
        waiting += [*(field.get("/Kids") or ())]
        yield field


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


def is_signed(field: Dictionary) -> bool:
    """Of a field on no page: whether it is a signature itself, and not what stands above one."""
    return "/V" in field and "/Kids" not in field and is_signature(field)


def kind_of(root: Any, one: Dictionary) -> str:
    """Of a field for signing: `signed`, `certified`, `stamped` (with a time) or `empty`; nothing where it holds what is no signature."""
    held = next((holder["/V"] for holder in holders(one) if "/V" in holder), None)
    if held is None or _seal(held) is None:
        return "empty" if held is None else ""
    if held.get("/Type") == Name.DocTimeStamp:
        return "stamped"
    permitted = root.get("/Perms")
    certifying = isinstance(permitted, Dictionary) and _seal(held) == _seal(permitted.get("/DocMDP"))
    return "certified" if certifying else "signed"


def _seal(held: Any) -> bytes | None:
    """The bytes of a signature; None for anything else."""
    if not isinstance(held, Dictionary) or not isinstance(held.get("/ByteRange"), Array):
        return None
    seal = held.get("/Contents")
    return bytes(seal) if isinstance(seal, String) else None


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
