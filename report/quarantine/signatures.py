"""What signing leaves in a file: a field with a signature on a page, and for a certified file a word in the catalog.

That is no tampering, as long as the field does nothing else and hides nothing. Whether a signature is genuine, whose it is, and
what its picture shows is not judged here: that takes certificates, and readers of PDF have them.
"""

from typing import Any

from pikepdf import Array, Dictionary, Name, Stream, String

from .fields import holders, is_kind, named, on_page
from .normal import keys
from .sheet import Box, Found, Side

NEEDED = frozenset(
    ("/Type", "/Subtype", "/FT", "/Ff", "/T", "/TU", "/TM", "/V", "/Lock", "/Rect", "/F", "/P", "/Parent", "/Kids", "/AP", "/MK", "/BS",
     "/Border", "/C", "/H", "/DA", "/Q", "/M", "/NM", "/StructParent")
)  # fmt: skip
"""Entries of a signature's field (ISO 32000-2, 12.5 and 12.7.5.5). None acts, and all that is drawn stays inside its rectangle."""
HIDDEN, ALLOWED = 2, 1 | 2 | 4 | 64 | 128 | 512
"""Flags (12.5.3). Not allowed are those by which a field keeps its size while the page is made smaller."""
MOST_OF_A_PAGE = 1 / 3
SLIVER = 1.0
"""Points at its edges by which a signature may touch what stands beside it."""


def compare_signature(found: Found, there: Side, one: Dictionary, here: int | None, due: Side, original: int | None) -> None:
    """Notes a field for signing; names what of it no signature needs, and what of its page it hides. `here` is None for one on no page."""
    name = named(one)
    strange = [key for holder in holders(one) for key in keys(holder) if key not in NEEDED]
    strange += [key for key, right in (("/V", _kind(one)), ("/AP", _is_drawn(one)), ("/F", not _flags(one) & ~ALLOWED)) if not right]
    if strange:
        found.differs(f"the field of the signature {name} holds what no signature needs ({', '.join(strange)})", here)
    if here is not None and original is not None:
        _hides(found, here, name, due, original, one)
    kind = _kind(one) or "empty"
    certified = kind == "signed" and _seal(_held(one)) == _seal(_certifying(there))
    found.signed.append({"page": None if here is None else here + 1, "name": name, "kind": "certified" if certified else kind})


def certifies(found: Found, side: Side) -> bool:
    """Whether what the catalog permits (/Perms) is just what a certifying signature brings along. To be asked after all pages."""
    return keys(side.pdf.Root.get("/Perms")) == ["/DocMDP"] and any(one["kind"] == "certified" for one in found.signed)


def _held(one: Dictionary) -> Any:
    return next((holder["/V"] for holder in holders(one) if "/V" in holder), None)


def _kind(one: Dictionary) -> str:
    """`signed`, `stamped` (with a time, by a server), `empty`; nothing for what is no signature."""
    held = _held(one)
    if held is None:
        return "empty"
    if _seal(held) is None:
        return ""
    return "stamped" if held.get("/Type") == Name.DocTimeStamp else "signed"


def _seal(held: Any) -> bytes | None:
    """The bytes of a signature; None for anything else."""
    if not isinstance(held, Dictionary) or not isinstance(held.get("/ByteRange"), Array):
        return None
    seal = held.get("/Contents")
    return bytes(seal) if isinstance(seal, String) else None


def _certifying(side: Side) -> Any:
    permitted = side.pdf.Root.get("/Perms")
    return permitted.get("/DocMDP") if isinstance(permitted, Dictionary) else None


def _is_drawn(one: Dictionary) -> bool:
    """Whether its picture, if any, is one, and is bound to its rectangle."""
    looks = one.get("/AP", Dictionary())
    return isinstance(looks, Dictionary) and all(isinstance(look, Stream) and _box(look.get("/BBox")) for look in looks.values())


def _flags(one: Dictionary) -> int:
    found = one.get("/F", 0)
    return found if isinstance(found, int) else ~0


def _hides(found: Found, here: int, name: str, due: Side, original: int, one: Dictionary) -> None:
    box = _box(one.get("/Rect"))
    if box is None:
        found.differs(f"the field of the signature {name} has no place", here)
    elif not _flags(one) & HIDDEN and (inner := _within(box, SLIVER)):
        if _area(box) > MOST_OF_A_PAGE * _area(due.frame(original)):
            found.differs(f"the signature {name} takes up more than a third of the page, so it may hide what the page says", here)
        elif covered := [*due.lines_in(original, inner), *_fields_in(due, original, inner)]:
            found.differs(f"the signature {name} lies over what the page says", here, (), covered)
        elif due.drawn_in(original, inner):
            found.differs(f"the signature {name} lies over a figure", here)


def _fields_in(due: Side, page: int, box: Box) -> list[str]:
    fields = [one for one in on_page(due, page) if is_kind(one, "/Widget")]
    return [f"the form field {named(one)}" for one in fields if (other := _box(one.get("/Rect"))) and _meet(box, other)]


def _box(found: Any) -> Box | None:
    """Left, bottom, right, top, whichever corners it was written with."""
    if not isinstance(found, Array) or len(found) != 4:
        return None
    try:
        left, low, right, high = (float(side) for side in found)
    except (TypeError, ValueError):
        return None
    return min(left, right), min(low, high), max(left, right), max(low, high)


def _within(box: Box, edge: float) -> Box | None:
    left, low, right, high = box[0] + edge, box[1] + edge, box[2] - edge, box[3] - edge
    return (left, low, right, high) if left < right and low < high else None


def _area(box: Box) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
