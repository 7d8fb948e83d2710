"""Page by page: which were taken out or added, what each says, how it is drawn, what lies on it."""

from difflib import SequenceMatcher
from typing import Any

from pikepdf import Dictionary, Page

from .annotations import compare_annotations
from .normal import keys
from .sheet import Found, Side, apart

TELLING = 3
"""Lines by which a page is known that was taken out."""
NOT_SEEN = frozenset(
    ("/Type", "/Contents", "/Resources", "/Annots", "/Tabs", "/MediaBox", "/CropBox", "/BleedBox", "/TrimBox", "/ArtBox", "/Rotate",
     "/UserUnit", "/Thumb", "/ID", "/PZ", "/B", "/Parent", "/StructParents", "/Metadata", "/PieceInfo", "/LastModified")
)  # fmt: skip
"""What is compared elsewhere, or never shown."""


def compare_pages(found: Found, there: Side, due: Side) -> None:
    """All pages. Those of the same look are paired first, then the others in their order."""
    looks = there.looks, due.looks  # before their text: this unpacks within limits
    if len(there.lines) != len(there.pages):
        found.differs(f"one reading of the file finds {len(there.pages)} pages, another {len(there.lines)}")
        return
    if len(there.pages) != len(due.pages):
        found.differs(f"it has {len(there.pages)} pages; the report has {len(due.pages)}")
    pairs = _paired(found, there, due, looks)
    there.normal.pages = {there.pages[here].obj.objgen: original for here, original in pairs}
    for here, original in pairs:
        _page(found, there, here, due, original)


def _paired(found: Found, there: Side, due: Side, looks: tuple[list[bytes], list[bytes]]) -> list[tuple[int, int]]:
    pairs: list[tuple[int, int]] = []
    for _, a, b, c, d in SequenceMatcher(None, *looks, autojunk=False).get_opcodes():
        both = min(b - a, d - c)
        pairs += [(a + step, c + step) for step in range(both)]
        for more in range(a + both, b):
            found.differs("this page is not of the report", more, there.lines[more][:TELLING])
        for gone in range(c + both, d):
            found.differs(f"page {gone + 1} of the report was taken out", None, (), due.lines[gone][:TELLING])
    return pairs


def _page(found: Found, there: Side, here: int, due: Side, original: int) -> None:
    one, other = there.pages[here], due.pages[original]
    if _frame(one) != _frame(other):
        found.differs("its size, its turn, or the part of it that is shown was changed", here)
    for name in sorted({entry for entry, _ in _entries(there, one) ^ _entries(due, other)}):
        found.differs(f"something was added or changed that readers of PDF may act on ({name})", here)
    said = apart(there.lines[here], due.lines[original])
    if said != ([], []):
        found.differs("it says something else", here, *said)
    elif there.looks[here] != due.looks[original]:
        found.differs(f"it says the same, but is drawn differently: {_how(there, one, due, other)}", here)
    compare_annotations(found, there, here, due, original)


def _entries(side: Side, page: Page) -> set[tuple[str, bytes]]:
    return {(key, side.normal.of(page.obj[key])) for key in keys(page.obj) if key not in NOT_SEEN}


def _frame(page: Page) -> tuple[Any, ...]:
    turn, unit = page.obj.get("/Rotate", 0), page.obj.get("/UserUnit", 1)
    boxes = [[round(float(side), 2) for side in box] for box in (page.mediabox, page.cropbox)]
    return (*boxes, int(turn) % 360, float(unit))


def _how(there: Side, one: Page, due: Side, other: Page) -> str:
    """What differs of that which is drawn with; else it is the drawing itself."""
    kinds = (("/Font", "the font"), ("/XObject", "the picture or form"), ("/ExtGState", "the setting"), ("/Pattern", "the pattern"))
    for kind, word in kinds:
        held, wanted = _resources(one, kind), _resources(other, kind)
        for name in sorted(held.keys() & wanted.keys()):
            if there.normal.of(held[name]) != due.normal.of(wanted[name]):
                base = wanted[name].get("/BaseFont")
                called = str(base).split("+")[-1] if base is not None else name.lstrip("/")
                return f"{word} {called} was changed"
    return "colours, places, or what covers what"


def _resources(page: Page, kind: str) -> dict[str, Any]:
    resources = page.obj.get("/Resources")
    held = resources.get(kind) if isinstance(resources, Dictionary) else None
    return {key: held[key] for key in keys(held)} if isinstance(held, Dictionary) else {}
