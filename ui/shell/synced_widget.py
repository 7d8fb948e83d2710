"""A widget that stands for one field: what a person changed is saved, what changed elsewhere is shown, and neither undoes the other.

The store is the truth. Three rules keep an old value from being taken for an edit:

1. Nothing ever sets the value of a widget that the browser knows. Where the field holds something else than the widget was
   last agreed to show, or comes back after it was away, the widget gets a new key, and what the browser still sends under the old
   one is heard by nobody.
2. What a widget shows when a session draws it first is no edit: a browser that meets a restarted server sends what it has.
   A click made meanwhile is in its outbox (`ui/shell/outbox.py`), with the field, the value that it replaces and the new one.
3. An edit is saved under the field's own name, never as part of a whole that was read earlier.
"""

from collections.abc import Callable, Collection
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Any, TypeVar

import streamlit as st

from questionnaire.file import Refused
from questionnaire.file.edit import Path, Value
from store import Finished
from ui.elements.literal import literal
from ui.shell.brand_fields import BrandFields
from ui.shell.held import Newer
from ui.shell.session import OpenAssessment
from ui.shell.session_values import SessionValue, widget_value

W = TypeVar("W")
_ABSENT = object()
TOO_LATE = f"What was given here last is not saved. {Finished().faults[0]}."
Fields = OpenAssessment | BrandFields
"""What holds fields."""


class Unfit(ValueError):
    """What stands in the widget cannot be stored. `str()` is for the person: what is wrong, and the way out."""


@dataclass
class _Known:
    """What this session knows of a widget."""

    began: Value
    """The value it began with under this key."""
    agreed: Value
    """The value on which widget and field last agreed."""
    path: Path
    kind: "WidgetKind"
    version: int = 0
    saved: object = _ABSENT
    """The value that this person last saved by this widget."""
    settled: tuple[str, object] | None = None
    """Where the program made another value of the person's: the key under which it was given, and what the browser read off there."""
    too_late: bool = False
    """Whether something was given here after the round had been finished elsewhere: Streamlit hears nothing of a widget that is closed."""
    away: bool = False
    """Whether a run that came to its end had no place for it: from then on the browser may have forgotten what it held."""

    def key(self, base: str) -> str:
        """Of the widget, as Streamlit and the browser know it."""
        return f"{base}_v{self.version}" if self.version else base

    def anew(self, value: Value) -> "_Known":
        """To be drawn with this value; under a new key if the browser may have another one for the old."""
        return replace(self, began=value, agreed=value, version=self.version + (value != self.agreed), away=False, too_late=False)

    def renewed(self, value: Value) -> "_Known":
        """The same under a new key, whatever it showed."""
        return replace(self, began=value, agreed=value, version=self.version + 1, away=False, too_late=False)


@dataclass(frozen=True)
class WidgetKind:
    """How one kind of widget shows values: its own value for a field's, and the field's for its own."""

    reads: Callable[[Value], Value]
    """One value for all that is held alike: nothing and an empty text, nothing and the first choice."""
    shows: Callable[[Value], Any]
    means: Callable[[Any], Value]
    """Raises Unfit."""
    seen: Callable[[Any], object] = lambda value: value
    """What `browser/outbox.js` reads off the page where the widget has this value."""
    mark: tuple[tuple[str, object], ...] = ()
    """More for `browser/outbox.js`: `o`, the values in the order of the choices; `l`, their labels; `m`, the most letters; `e`, empty."""
    settles: bool = False
    """Whether the program may make another value of the person's: then the widget shows that."""
    says: Callable[[Value], str] = lambda value: literal(str(value or "(nothing)")).replace("\n", "  \n")
    """A value of the field in words, as Markdown."""


_MEMORY = SessionValue[dict[str, _Known]]("synced", dict)
_STORED_BY = SessionValue[dict[str, tuple[Path, Value]]]("stored_by", dict)
_RIVALS = SessionValue[dict[Path, Value]]("rivals", dict)
_SETTLED = SessionValue[set[Path]]("settled_rivals", set)
"""Fields of which somebody has chosen, until they are drawn and the page around them with them."""
_DECLINED = SessionValue[dict[Path, Value]]("declined", dict)


def synced(fields: Fields, path: Path, base: str, kind: WidgetKind, draw: Callable[[str, Any], W]) -> W:
    """Draws the widget of a field, saves what the person made of it, and answers the value on screen.

    `base` names the widget for good; `draw` gets the key and the value to begin with.
    """
    memory = _memory(fields)  # once: each look at the session may end the run, and what is saved is to be remembered with it
    known = _known(fields, path, base, kind)
    first = known is None
    now = kind.reads(fields.value(path))
    known = replace(known, path=path, kind=kind) if known else _Known(now, now, path, kind)
    if fields.is_finished and _given(known, base) not in (_ABSENT, known.agreed, now):
        known = replace(known, too_late=True)
    memory[base] = known
    given = draw(known.key(base), kind.shows(known.began))
    fault, refuses = "", False
    try:
        value = kind.means(given)
        if first and value != now:
            known, fields.again = known.renewed(now), True
        elif value != known.agreed and now not in (known.agreed, value):
            raise Newer(path, value)
        elif value != known.agreed:
            known = _saved(fields, base, known, value, given)
    except Newer:
        rivals(fields)[path] = value
        known, fields.again = known.renewed(kind.reads(fields.value(path))), True
    except Unfit as unfit:
        value, fault, refuses = _ABSENT, str(unfit), True
    except Refused as refused:
        value, fault, refuses = _ABSENT, literal("; ".join(refused.faults)), True
    memory[base] = known
    if path in rivals(fields):
        _ask(fields, base)
    if path in _SETTLED.get(fields.id):
        _SETTLED.get(fields.id).discard(path)
        fields.again = True
    stored = kind.reads(fields.value(path, stored=True))
    fault = fault or (fields.trouble if value != stored else "") or (TOO_LATE if known.too_late else "")
    if fault:
        st.warning(fault)
    shown = given if value == stored and not kind.settles else kind.shows(stored)
    more: dict[str, object] = dict(kind.mark)
    if path in rivals(fields):
        more["ask"] = True
    if refuses:
        more["no"] = kind.seen(given)
    if known.settled and value == stored:
        more["s"] = known.settled
    fields.marks.append({"b": base, "k": known.key(base), "p": path, "w": kind.seen(shown), **more})
    return given


def _saved(fields: Fields, base: str, known: _Known, value: Value, given: Any) -> _Known:
    """The edit is saved; where that made another value of it, or two of one, the widget is to be drawn anew."""
    _store(fields, base, known, value)
    same = known.kind.reads(fields.value(known.path)) == value
    if same or not fields.trouble:
        known = replace(known, agreed=value, saved=value)
    fields.again |= not (same or fields.trouble)
    seen = known.kind.seen
    if known.kind.settles and seen(known.kind.shows(value)) != seen(given):
        fields.again = True
        return replace(known.renewed(value), settled=(known.key(base), seen(given)))
    return known


def last_saved(fields: Fields, path: Path) -> tuple[object, ...]:
    """What this session last saved into the field, by each of its widgets that did."""
    return tuple(known.saved for known in _memory(fields).values() if known.path == path and known.saved is not _ABSENT)


def stored_by(fields: Fields) -> dict[str, tuple[Path, Value]]:
    """By a widget's key, the field and the value that this session last stored from it; nothing where that only waits to be stored."""
    return _STORED_BY.get(fields.id)


def _store(fields: Fields, base: str, known: _Known, value: Value) -> None:
    came, key = stored_by(fields), known.key(base)  # looked up before the save, as above
    came.pop(key, None)
    fields.put(known.path, value)
    if not fields.trouble:
        came[key] = known.path, value


def rivals(fields: Fields) -> dict[Path, Value]:
    """What was given in a field over something newer from elsewhere, until somebody has chosen which one stays."""
    return _RIVALS.get(fields.id)


def declined(fields: Fields) -> dict[Path, Value]:
    """What was given in a field and given up for something newer."""
    return _DECLINED.get(fields.id)


def _known(fields: Fields, path: Path, base: str, kind: WidgetKind) -> _Known | None:
    """The widget as last drawn; renewed where it was away, or where the field has changed and the person has not."""
    known = _memory(fields).get(base)
    if known is None:
        return None
    now, held = kind.reads(fields.value(path)), widget_value(known.key(base), _ABSENT)
    if held is _ABSENT or (now != known.agreed and _means(kind, held) == known.agreed):
        return known.anew(now)
    if known.away:  # what came was sent before the browser forgot it; under the same key it would show again what it began with
        return known.renewed(now)
    return known


def _given(known: _Known, base: str) -> Value:
    """What the browser gave in the widget, before it is drawn; absent where it gave nothing that can be stored."""
    held = widget_value(known.key(base), _ABSENT)
    return _ABSENT if held is _ABSENT else _means(known.kind, held)


def _means(kind: WidgetKind, held: Any) -> Value:
    try:
        return kind.means(held)
    except Unfit:
        return _ABSENT


def _ask(fields: Fields, base: str) -> None:
    """What is newer stands in the field; below it what this person gave, and the question which one stays."""
    known = _memory(fields)[base]
    given = rivals(fields)[known.path]
    with st.container(border=True, key=f"which_{base}"):
        st.markdown(
            f"**This was changed elsewhere in the meantime.** The field shows what is there now. You entered:\n\n{known.kind.says(given)}"
        )
        st.button("Keep what is there now", key=f"theirs_{base}", on_click=_settle, args=(fields, known.path), kwargs={"mine": False})
        st.button("Use mine", key=f"mine_{base}", on_click=_settle, args=(fields, known.path), kwargs={"mine": True})


def _settle(fields: Fields, path: Path, *, mine: bool) -> None:
    """Before the run that the press brings: whoever goes on in the same breath ends that run before it comes to the button."""
    asked = rivals(fields)  # once, as above
    given = asked.pop(path, _ABSENT)
    if given is _ABSENT:
        return
    if mine:
        try:
            fields.put(path, given)
        except Refused:  # changed once more, or finished: asked again, with what is there now
            asked[path] = given
    else:
        declined(fields)[path] = given
    _SETTLED.get(fields.id).add(path)
    st.rerun()  # whole: the part of the page with this field may stand elsewhere by now


def mark_away(drawn: Collection[object], before: Collection[object] | None = None) -> None:
    """To be called where a run of a page, or of a part of it, comes to its end and none follows; with the names as in `save_undrawn`.

    The browser forgets what that run had no place for once it hears of the end, whichever assessment it is of.
    """
    for memory in _MEMORY.every():
        for known in _undrawn(memory, drawn, before).values():
            known.away = True


def save_undrawn(fields: Fields, drawn: Collection[object], before: Collection[object] | None = None) -> None:
    """Saves what a person changed in a widget that this run had no place for: they chose, and went on in the same breath.

    To be called at the end of a page or of a part of it, when the values from before are still there. `drawn`: the names of all widgets
    drawn; `before`: of those to look at, where it is not all.
    """
    for base, known in _undrawn(_memory(fields), drawn, before).items():
        _save_unseen(fields, base, known)


def _undrawn(memory: dict[str, _Known], drawn: Collection[object], before: Collection[object] | None) -> dict[str, _Known]:
    return {base: known for base, known in memory.items() if base not in drawn and (before is None or base in before)}


def save_all(fields: Fields) -> None:
    """Saves what a person changed in any widget, before any is drawn."""
    for base, known in _memory(fields).items():
        _save_unseen(fields, base, known)


def _save_unseen(fields: Fields, base: str, known: _Known) -> None:
    value = _given(known, base)
    if value in (_ABSENT, known.agreed) or known.kind.reads(fields.value(known.path)) != known.agreed:  # nothing given, or something newer
        return
    with suppress(Refused):  # it stays in the browser's outbox, which says so
        _store(fields, base, known, value)
        known.agreed = known.saved = value
        fields.again = True


def _memory(fields: Fields) -> dict[str, _Known]:
    return _MEMORY.get(fields.id)
