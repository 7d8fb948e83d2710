"""Two files side by side: the one in hand, and the one that its answers make today. What differs is said in words.

What readers of PDF may lawfully add is taken out first, and listed (`annotations`, `additions`); the rest has to be the same, byte for
byte in its canonical writing. What differs is named by where it stands, known or not.
"""

from collections.abc import Iterator
from dataclasses import asdict
from difflib import SequenceMatcher
from typing import Any

from pikepdf import Dictionary, Page, Pdf

from .additions import add, certifies
from .annotations import compare_annotations
from .canonical import keys
from .carried import attachments, text
from .fields import is_signed, off_pages
from .side import Found, Side, apart

TELLING = 3
"""Lines by which a page is known that was taken out."""
OF_A_PAGE = frozenset(
    ("/Type", "/Contents", "/Resources", "/Annots", "/Tabs", "/MediaBox", "/CropBox", "/BleedBox", "/TrimBox", "/ArtBox", "/Rotate",
     "/UserUnit", "/Thumb", "/ID", "/PZ", "/B", "/Parent", "/StructParents", "/Metadata", "/PieceInfo", "/LastModified")
)  # fmt: skip
OF_THE_CATALOG = frozenset(
    ("/Type", "/Pages", "/Version", "/Extensions", "/Metadata", "/PieceInfo", "/Lang", "/MarkInfo", "/PageMode", "/PageLayout",
     "/ViewerPreferences", "/AF", "/AcroForm", "/Names", "/Dests", "/DSS")
)  # fmt: skip
"""Entries that show nothing by themselves, or that are compared one by one."""
OF_THE_FORM = frozenset(("/Fields", "/DR", "/DA", "/Q", "/NeedAppearances", "/SigFlags"))
MEANING = {"/OpenAction": "something happens when the file is opened", "/AA": "something happens when the file is opened or closed",
           "/OCProperties": "there are layers that can be shown and hidden", "/Collection": "readers show other files instead of it",
           "/URI": "links lead to another address", "/PageLabels": "readers are given other page numbers",
           "/JavaScript": "a script runs when the file is opened", "/XFA": "it holds a second form, which some readers show instead",
           "/CO": "its fields work out their values from one another", "/Outlines": "its bookmarks were changed, or lead elsewhere",
           "/StructTreeRoot": "screen readers are given something else",
           "/OutputIntents": "its colors are bound to another screen or printer"}  # fmt: skip
GONE = {"/Outlines": "The bookmarks were taken out.", "/StructTreeRoot": "The tags for screen readers were taken out."}
PASSING = {"/Outlines": ("/Count",), "/StructTreeRoot": ("/Obj", "/ParentTree", "/ParentTreeNextKey", "/IDTree")}
"""What a bookmark says of being open, and how the tags are looked up from what they lie on."""


def compare(file: bytes, report: bytes) -> dict[str, Any]:
    """`differences`: page (from 1, null for the whole file), what, the lines that stand there, the lines that should.

    `added`: signatures and comments, each with its page (null for none), kind and name. `notes`: what was taken out without changing
    what is seen.
    """
    found, there, due = Found(), Side(file), Side(report)
    _pages(found, there, due)  # first: it finds out which page of the one is which of the other
    _off_pages(found, there, due)
    _catalog(found, there, due)
    _beside(found, there.pdf, due.pdf)
    return asdict(found)


def _pages(found: Found, there: Side, due: Side) -> None:
    """All pages. Those of the same look are paired first, then the others in their order."""
    looks = there.looks, due.looks  # before their text: this unpacks within limits
    if len(there.lines) != len(there.pages):
        found.differs(f"one reading of the file finds {len(there.pages)} pages, another {len(there.lines)}")
        return
    if len(there.pages) != len(due.pages):
        found.differs(f"it has {len(there.pages)} pages; the report has {len(due.pages)}")
    pairs: list[tuple[int, int]] = []
    for _, a, b, c, d in SequenceMatcher(None, *looks, autojunk=False).get_opcodes():
        both = min(b - a, d - c)
        pairs += [(a + step, c + step) for step in range(both)]
        for more in range(a + both, b):
            found.differs("this page is not of the report", more, there.lines[more][:TELLING])
        for gone in range(c + both, d):
            found.differs(f"page {gone + 1} of the report was taken out", None, (), due.lines[gone][:TELLING])
    there.number(pairs)
    for here, original in pairs:
        _page(found, there, here, due, original)
        compare_annotations(found, there, here, due, original)


def _page(found: Found, there: Side, here: int, due: Side, original: int) -> None:
    one, other = there.pages[here], due.pages[original]
    if _frame(one) != _frame(other):
        found.differs("its size, its rotation, or the part of it that is shown was changed", here)
    for key in _other(there, one.obj, due, other.obj, OF_A_PAGE):
        found.differs(f"something was added or changed that readers of PDF may act on ({key})", here)
    said = apart(there.lines[here], due.lines[original])
    if said != ([], []):
        found.differs("it says something else", here, *said)
    elif there.looks[here] != due.looks[original]:
        drawing = there.looks[here][0] != due.looks[original][0]
        what = "colors, positions, or what covers what" if drawing else "the fonts, pictures or forms that it is drawn with"
        found.differs(f"it says the same, but is drawn differently: {what}", here)


def _frame(page: Page) -> tuple[Any, ...]:
    boxes = [[round(float(side), 2) for side in box] for box in (page.mediabox, page.cropbox)]
    return (*boxes, page.rotation % 360, float(page.obj.get("/UserUnit", 1)))


def _other(there: Side, one: Any, due: Side, other: Any, expected: frozenset[str]) -> Iterator[str]:
    """Entries, but the expected ones, that stand there and are not the report's."""
    for key in keys(one):
        without = PASSING.get(key, ())
        if key not in expected and (key not in keys(other) or there.sum(one[key], *without) != due.sum(other[key], *without)):
            yield key


def _off_pages(found: Found, side: Side, due: Side) -> None:
    """Fields that stand on no page, or above one that does: whether they do something, or sign."""
    for field in off_pages(side.pdf, side.known):
        if "/A" in field or "/AA" in field:
            found.differs("a form field does something", None, [text(field, "/T")])
        elif is_signed(field):
            add(found, side, field, None, due, None)


def _catalog(found: Found, there: Side, due: Side) -> None:
    """Scripts, layers, bookmarks, tags: whatever the report does not have so is named; what was taken out is only noted."""
    root, wanted = there.pdf.Root, due.pdf.Root
    strange = [key for key in _other(there, root, due, wanted, OF_THE_CATALOG) if not (key == "/Perms" and certifies(found, root))]
    strange += [key for key in keys(root.get("/Names")) if key not in ("/EmbeddedFiles", "/Dests")]
    strange += [key for key in keys(root.get("/AcroForm")) if key not in OF_THE_FORM]
    for key in strange:
        found.differs(f"{MEANING.get(key, 'something was added that readers of PDF may act on')} ({key})")
    found.notes += [GONE[key] for key in sorted(GONE) if key in wanted and key not in root]


def _beside(found: Found, there: Pdf, due: Pdf) -> None:
    """Other attachments, and the title that stands in a reader's window."""
    ours = {text(spec, "/UF") for spec in attachments(due)}
    for spec in attachments(there):
        if (name := text(spec, "/UF") or text(spec, "/F")) not in ours:
            found.differs("another file is attached", None, [name])
    for held, wanted in zip(_titled(there), _titled(due), strict=True):
        if held and held != wanted:
            found.differs("the title of the file was changed", None, [held], [wanted])


def _titled(pdf: Pdf) -> tuple[str, str]:
    info = pdf.trailer.get("/Info")
    plain = text(info, "/Title") if isinstance(info, Dictionary) else ""
    try:
        return plain, str(pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False).get("dc:title", ""))
    except Exception:  # metadata that cannot be read is read by nobody
        return plain, ""
