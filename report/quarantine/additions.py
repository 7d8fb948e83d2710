"""What readers of PDF may add to a page: signatures and comments. They are listed, as long as they do nothing and hide nothing.

Whether a signature is genuine, whose it is, and what a picture shows on an empty part of the page is not judged here: certificates are
for readers of PDF, and a comment is anybody's.
"""

from typing import Any

from pikepdf import Array, Dictionary, Object, Stream, String

from .canonical import keys
from .fields import LONGEST, holders, is_kind, is_signature, kind_of, named, on_page
from .side import Box, Found, Side

COMMENTS = {"/Text": "comment", "/FreeText": "text box", "/Highlight": "highlight", "/Underline": "underline", "/Squiggly": "underline",
            "/StrikeOut": "strike-out", "/Stamp": "stamp", "/Ink": "drawing by hand", "/Line": "line", "/Square": "rectangle",
            "/Circle": "circle", "/Polygon": "polygon", "/PolyLine": "line", "/Caret": "caret"}  # fmt: skip
OVER_WORDS = frozenset(("/Highlight", "/Underline", "/Squiggly", "/StrikeOut"))
"""Comments that lie over words by their nature (ISO 32000-2, 12.5.6.10)."""
NEEDED = frozenset(
    ("/Type", "/Subtype", "/Rect", "/F", "/P", "/M", "/NM", "/AP", "/AS", "/Border", "/BS", "/C", "/H", "/DA", "/Q", "/StructParent",
     "/Parent", "/FT", "/Ff", "/T", "/TU", "/TM", "/V", "/Lock", "/Kids", "/MK",
     "/Contents", "/RC", "/DS", "/CA", "/ca", "/BM", "/Popup", "/CreationDate", "/IRT", "/RT", "/Subj", "/IT", "/Lang", "/BE", "/IC",
     "/RD", "/QuadPoints", "/InkList", "/L", "/LE", "/LL", "/LLE", "/LLO", "/Cap", "/CP", "/CO", "/CL", "/Vertices", "/Sy", "/Name",
     "/Open", "/State", "/StateModel", "/Rotate")
)  # fmt: skip
"""Entries of a signature's field and of comments (12.5.2, 12.5.6.2 and following, 12.7.5.5). None acts, and all keep to their rectangle."""
HIDDEN, ALLOWED, AN_ICON = 2, 1 | 2 | 4 | 64 | 128 | 512, 8 | 16
"""Flags (12.5.3). An icon keeps its size while the page is made smaller; nothing else may."""
MOST_OF_A_PAGE = 1 / 3
SLIVER = 1.0
"""Points at its edges by which an addition may touch what stands beside it."""


def may_be_added(one: Dictionary) -> bool:
    """Whether it is of a kind that readers of PDF add."""
    return str(one.get("/Subtype")) in COMMENTS or (is_kind(one, "/Widget") and is_signature(one))


def add(found: Found, there: Side, one: Dictionary, here: int | None, due: Side, original: int | None) -> None:
    """Lists one addition; names what of it no such thing needs, and what of its page it hides. `here` is None for one on no page."""
    kind, name, called = _called(there.pdf.Root, one)
    strange = [key for holder in holders(one) for key in keys(holder) if key not in NEEDED]
    allowed = ALLOWED | (AN_ICON if kind == COMMENTS["/Text"] else 0)
    sound = {"/V": bool(kind), "/AP": _is_drawn(one), "/F": not _flags(one) & ~allowed}
    strange += [key for key, right in sound.items() if not right]
    if strange:
        found.differs(f"{called} holds what nothing of its kind needs ({', '.join(strange)})", here)
    if here is not None and original is not None:
        _hides(found, there, here, called, due, original, one)
    found.lawful(kind or "empty", name, here)


def certifies(found: Found, root: Any) -> bool:
    """Whether what the catalog permits (/Perms) is just what a certifying signature brings along. To be asked after all pages."""
    return keys(root.get("/Perms")) == ["/DocMDP"] and any(one["kind"] == "certified" for one in found.added)


def _called(root: Any, one: Dictionary) -> tuple[str, str, str]:
    """Its kind (empty for a signature that is none), what it is called or says, and both in words."""
    if comment := COMMENTS.get(str(one.get("/Subtype"))):
        return comment, words_of(one), f"the {comment}"
    name = named(one)
    return kind_of(root, one), name, f"the signature {name}"


def words_of(one: Dictionary) -> str:
    """The words of a comment or a link."""
    found = one.get("/Contents")
    return " ".join(str(found).split())[:LONGEST] if isinstance(found, String) else ""


def _is_drawn(one: Dictionary) -> bool:
    """Whether its picture, if any, is one, and is bound to its rectangle."""
    looks = one.get("/AP", Dictionary())
    return isinstance(looks, Dictionary) and all(isinstance(look, Stream) and _box(look.get("/BBox")) for look in looks.values())


def _flags(one: Dictionary) -> int:
    found = one.get("/F", 0)
    return found if isinstance(found, int) else ~0


def _hides(found: Found, there: Side, here: int, called: str, due: Side, original: int, one: Dictionary) -> None:
    box, frame = _box(one.get("/Rect")), due.frame(original)
    if box is None:
        found.differs(f"{called} has no place", here)
    elif not _flags(one) & HIDDEN and (inner := (box[0] + SLIVER, box[1] + SLIVER, box[2] - SLIVER, box[3] - SLIVER)) and _area(inner):
        covered = _fields_in(due, original, inner)
        if str(one.get("/Subtype")) in OVER_WORDS:
            if covered or there.hides_in(here, box, due, original):
                found.differs(f"{called} hides what the page says", here, (), covered)
        elif _area(box) > MOST_OF_A_PAGE * _area(frame):
            found.differs(f"{called} takes up more than a third of the page, so it may hide what the page says", here)
        elif covered := [*due.lines_in(original, inner), *covered]:
            found.differs(f"{called} lies over what the page says", here, (), covered)
        elif due.draws_in(original, inner):
            found.differs(f"{called} lies over a figure", here)


def _fields_in(due: Side, page: int, box: Box) -> list[str]:
    fields = [one for one in on_page(due.pages[page]) if is_kind(one, "/Widget")]
    return [f"the form field {named(one)}" for one in fields if (other := _box(one.get("/Rect"))) and _meet(box, other)]


def _box(found: Object | None) -> Box | None:
    """Left, bottom, right, top, whichever corners it was written with."""
    if not isinstance(found, Array) or len(found) != 4:
        return None
    try:
        left, low, right, high = (float(side) for side in found)
    except (TypeError, ValueError):
        return None
    return min(left, right), min(low, high), max(left, right), max(low, high)


def _area(box: Box) -> float:
    """In square points; nothing for a box that is turned inside out."""
    return max(0.0, box[2] - box[0]) * max(0.0, box[3] - box[1])


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
