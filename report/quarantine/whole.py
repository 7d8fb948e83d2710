"""What belongs to no page: scripts, layers, other attachments, bookmarks, the title, what screen readers are told."""

from collections.abc import Iterator
from typing import Any

from pikepdf import Array, Dictionary, Pdf, Stream

from .carried import attachments, text
from .fields import MOST_FIELDS, is_signature
from .normal import keys
from .sheet import Found, Side, apart
from .signatures import certifies, compare_signature
from .tags import compare_tags

QUIET = frozenset(
    ("/Type", "/Pages", "/Version", "/Extensions", "/Metadata", "/PieceInfo", "/Lang", "/MarkInfo", "/Outlines", "/StructTreeRoot",
     "/PageMode", "/PageLayout", "/ViewerPreferences", "/OutputIntents", "/AF", "/AcroForm", "/Names", "/Dests", "/DSS")
)  # fmt: skip
"""Entries of the catalog that show nothing by themselves, or that are compared one by one."""
MEANING = {"/OpenAction": "something happens when the file is opened", "/AA": "something happens when the file is opened or closed",
           "/OCProperties": "there are layers that can be shown and hidden", "/Collection": "readers show other files instead of it",
           "/URI": "links are bent to another address", "/PageLabels": "readers are told other page numbers",
           "/JavaScript": "a script runs when the file is opened", "/XFA": "it holds a second form, which some readers show instead",
           "/CO": "its fields work out their values from one another"}  # fmt: skip
FORM = frozenset(("/Fields", "/DR", "/DA", "/Q", "/NeedAppearances", "/SigFlags"))
MOST_MARKS = 10_000


def compare_whole(found: Found, there: Side, due: Side) -> None:
    """Whatever the report does not have is named; what was taken out and shows nothing is only noted."""
    root = there.pdf.Root
    _off_pages(found, there, due)
    unknown = [key for key in keys(root) if key not in QUIET and not (key == "/Perms" and certifies(found, there))]
    unknown += [key for key in keys(root.get("/Names")) if key not in ("/EmbeddedFiles", "/Dests")]
    unknown += [key for key in keys(root.get("/AcroForm")) if key not in FORM]
    for key in unknown:
        found.differs(f"{MEANING.get(key, 'something was added that readers of PDF may act on')} ({key})")
    ours = {text(spec, "/UF") for spec in attachments(due.pdf)}
    for spec in attachments(there.pdf):
        if (name := text(spec, "/UF") or text(spec, "/F")) not in ours:
            found.differs("another file is attached", None, [name])
    _titles(found, there, due)
    _bookmarks(found, there, due)
    _colours(found, there, due)
    compare_tags(found, there, due)


def _off_pages(found: Found, side: Side, due: Side) -> None:
    """Fields that stand on no page, or above one that does: whether they do something, or sign."""
    on_pages = {one.objgen for page in side.pages for one in page.obj.get("/Annots") or ()}
    form = side.pdf.Root.get("/AcroForm")
    waiting = [*(form.get("/Fields") or ())] if isinstance(form, Dictionary) else []
    seen: set[tuple[int, int]] = set()
    while waiting and len(seen) < MOST_FIELDS:
        field = waiting.pop()
        if not isinstance(field, Dictionary) or field.objgen in seen or field.objgen in on_pages:
            continue
        seen.add(field.objgen)
        waiting += [*(field.get("/Kids") or ())]
        if "/A" in field or "/AA" in field:
            found.differs("a form field does something", None, [text(field, "/T")])
        elif "/V" in field and "/Kids" not in field and is_signature(field):
            compare_signature(found, side, field, None, due, None)


def _titles(found: Found, there: Side, due: Side) -> None:
    """The title that stands in a reader's window."""
    for held, wanted in zip(_titled(there.pdf), _titled(due.pdf), strict=True):
        if held and held != wanted:
            found.differs("the title of the file was changed", None, [held], [wanted])


def _titled(pdf: Pdf) -> tuple[str, str]:
    info = pdf.trailer.get("/Info")
    plain = text(info, "/Title") if isinstance(info, Dictionary) else ""
    try:
        return plain, str(pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False).get("dc:title", ""))
    except Exception:  # metadata that cannot be read is read by nobody
        return plain, ""


def _bookmarks(found: Found, there: Side, due: Side) -> None:
    held, wanted = [*_marks(there)], [*_marks(due)]
    if not held:
        if wanted:
            found.notes.append("The bookmarks were taken out.")
    elif held != wanted:
        one, other = apart([title for title, _ in held], [title for title, _ in wanted])
        found.differs("its bookmarks were changed, or lead elsewhere", None, one, other)


def _marks(side: Side) -> Iterator[tuple[str, bytes]]:
    top = side.pdf.Root.get("/Outlines")
    waiting: list[Any] = [top.get("/First")] if isinstance(top, Dictionary) else []
    number = 0
    while waiting and number < MOST_MARKS:
        mark = waiting.pop()
        number += 1
        if not isinstance(mark, Dictionary):
            continue
        action = mark.get("/A")
        target = action.get("/D", action) if isinstance(action, Dictionary) else mark.get("/Dest")
        yield text(mark, "/Title"), side.normal.of(target)
        waiting += [mark.get("/Next"), mark.get("/First")]


def _colours(found: Found, there: Side, due: Side) -> None:
    held, wanted = _profiles(there), _profiles(due)
    if held and held != wanted:
        found.differs("its colours are bound to another screen or printer")


def _profiles(side: Side) -> list[bytes]:
    intents = side.pdf.Root.get("/OutputIntents")
    streams = [one.get("/DestOutputProfile") for one in intents if isinstance(one, Dictionary)] if isinstance(intents, Array) else []
    return [side.normal.content(stream) for stream in streams if isinstance(stream, Stream)]
