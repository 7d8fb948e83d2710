"""What lies on a page: our links and form fields, which may be filled in, signatures, and whatever somebody else laid there."""

from pikepdf import Array, Dictionary, Name, String

from .fields import is_kind, is_signature, named, on_page, value
from .sheet import LONGEST, Found, Side
from .signatures import compare_signature

FILLED = frozenset(("/V", "/DV", "/RV", "/AP", "/AS", "/M", "/NM", "/Type"))
"""What changes when a reader fills in a field, or saves the file."""
SAVED = frozenset(("/M", "/NM", "/Type"))
CALLED = {"/Stamp": "a stamp", "/FreeText": "a text box", "/Text": "a comment", "/Highlight": "a highlight", "/Square": "a rectangle",
          "/Ink": "a drawing by hand", "/Redact": "a mark for taking out", "/FileAttachment": "an attached file", "/Link": "a link",
          "/Widget": "a form field", "/Line": "a line", "/Circle": "a circle", "/StrikeOut": "a strike-out"}  # fmt: skip


def compare_annotations(found: Found, there: Side, here: int, due: Side, original: int) -> None:
    """Fields by their names, all others by what they are and lead to."""
    held, wanted = on_page(there, here), on_page(due, original)
    fields = {named(one): one for one in wanted if is_kind(one, "/Widget")}
    links = {_sum(due, one): one for one in wanted if not is_kind(one, "/Widget")}
    others: list[Dictionary] = []
    for one in held:
        field = fields.pop(named(one), None) if is_kind(one, "/Widget") else None
        if field is not None:
            _field(found, here, there, one, due, field)
        elif is_kind(one, "/Widget") and is_signature(one):
            compare_signature(found, there, one, here, due, original)
        elif is_kind(one, "/Widget") or links.pop(_sum(there, one), None) is None:
            others.append(one)
    missing = [*links.values()]
    for one in others:
        _other(found, here, there, one, missing)
    for name in fields:
        found.differs(f"the form field {name} was taken out or renamed", here)
    if missing:
        found.notes.append(f"Page {here + 1}: {len(missing)} of its links {'was' if len(missing) == 1 else 'were'} taken out.")


def _field(found: Found, page: int, there: Side, one: Dictionary, due: Side, other: Dictionary) -> None:
    name = named(other)
    if there.normal.entries(one, FILLED) != due.normal.entries(other, FILLED):
        found.differs(f"the form field {name} was moved or changed, or does something", page)
    held = value(one)
    if held == value(other) and there.normal.of(one.get("/AP")) != due.normal.of(other.get("/AP")):
        found.differs(f"the form field {name} shows something else than it holds", page)
    state = one.get("/AS")
    if state is not None and str(state).lstrip("/") != held:
        found.differs(f"the box {name} shows another state than it holds", page)


def _other(found: Found, page: int, side: Side, one: Dictionary, missing: list[Dictionary]) -> None:
    if is_kind(one, "/Popup"):  # the window of a comment, which is named by itself
        return
    same = next((gone for gone in missing if is_kind(one, "/Link") and _place(gone) == _place(one)), None)
    if same is not None:
        missing.remove(same)
        found.differs("a link leads somewhere else, or says so", page, [_leads(one)], [_leads(same)])
        return
    what = CALLED.get(str(one.get("/Subtype")), "an annotation")
    found.differs(f"{what} lies on it that is not of the report", page, [said] if (said := _said(one)) else [])


def _sum(side: Side, one: Dictionary) -> bytes:
    """An annotation but for when it was saved; a jump inside the file is one, however it is written."""
    action = one.get("/A")
    jump = action.get("/D") if isinstance(action, Dictionary) and action.get("/S") == Name.GoTo and "/Next" not in action else None
    target = one.get("/Dest") if jump is None else jump
    rest = SAVED | {"/Dest"} | ({"/A"} if jump is not None else set())
    return side.normal.entries(one, frozenset(rest)) + side.normal.of(target)


def _place(one: Dictionary) -> list[float]:
    found = one.get("/Rect")
    return [round(float(side), 1) for side in found] if isinstance(found, Array) else []


def _leads(one: Dictionary) -> str:
    action = one.get("/A")
    address = action.get("/URI") if isinstance(action, Dictionary) else None
    kind = action.get("/S") if isinstance(action, Dictionary) else None
    if address is not None:
        return f"{_said(one)} ({str(address)[:LONGEST]})"
    return f"{_said(one)} ({kind})" if kind is not None else _said(one)


def _said(one: Dictionary) -> str:
    found = one.get("/Contents")
    return " ".join(str(found).split())[:LONGEST] if isinstance(found, String) else ""
