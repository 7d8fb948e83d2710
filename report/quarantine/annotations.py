"""What lies on a page: our links and form fields, which may be filled in, what readers added, and whatever somebody else laid there."""

from pikepdf import Dictionary

from .additions import add, may_be_added, words_of
from .canonical import ASIDE, keys
from .fields import LONGEST, is_kind, named, on_page, value
from .side import Found, Side

SAVED = frozenset(("/M", "/NM", "/Type"))
FILLED = SAVED | {"/V", "/DV", "/RV", "/AP", "/AS"}
"""What changes when a reader saves the file, or fills in a field."""
CALLED = {"/Link": "a link", "/Widget": "a form field", "/FileAttachment": "an attached file", "/Redact": "a mark for taking out"}


def compare_annotations(found: Found, there: Side, here: int, due: Side, original: int) -> None:
    """Fields by their names, all others by what they are and lead to."""
    wanted = on_page(due.pages[original])
    fields = {named(one): one for one in wanted if is_kind(one, "/Widget")}
    missing = [one for one in wanted if not is_kind(one, "/Widget")]
    for one in on_page(there.pages[here]):
        field = fields.pop(named(one), None) if is_kind(one, "/Widget") else None
        if field is not None:
            _field(found, here, there, one, due, field)
        elif may_be_added(one):
            add(found, there, one, here, due, original)
        elif link := next((link for link in missing if _entries(there, one, SAVED) == _entries(due, link, SAVED)), None):
            missing.remove(link)
        else:
            _other(found, here, one)
    for name in fields:
        found.differs(f"the form field {name} was taken out or renamed", here)
    if missing:
        found.notes.append(f"Page {here + 1}: {len(missing)} of its links {'was' if len(missing) == 1 else 'were'} taken out.")


def _field(found: Found, page: int, there: Side, one: Dictionary, due: Side, other: Dictionary) -> None:
    name, held = named(other), value(one)
    if _entries(there, one, FILLED) != _entries(due, other, FILLED):
        found.differs(f"the form field {name} was moved or changed, or does something", page)
    if held == value(other) and there.sum(one.get("/AP")) != due.sum(other.get("/AP")):
        found.differs(f"the form field {name} shows something other than it holds", page)
    state = one.get("/AS")
    if state is not None and str(state).lstrip("/") != held:
        found.differs(f"the box {name} shows a state other than it holds", page)


def _other(found: Found, page: int, one: Dictionary) -> None:
    if is_kind(one, "/Popup"):  # the window of a comment, which is named by itself
        return
    what, action = CALLED.get(str(one.get("/Subtype")), "an annotation"), one.get("/A")
    leads = str(action.get("/URI") or action.get("/S"))[:LONGEST] if isinstance(action, Dictionary) else ""
    found.differs(f"{what} lies on it that is not of the report", page, [words for words in (words_of(one), leads) if words])


def _entries(side: Side, one: Dictionary, without: frozenset[str]) -> dict[str, bytes]:
    return {key: side.sum(one[key]) for key in keys(one) if key not in without | ASIDE}
