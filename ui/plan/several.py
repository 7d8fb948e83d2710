"""Several rows at once: ticked, then owner, day and status set for all of them by one press and one save, which can be taken back."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date

import streamlit as st

from questionnaire.assessment import MAX_PERSON, STATUSES, Assessment, PlanEntry
from questionnaire.day import likely_day
from report.paper.wording import STATUS_WORDS, count
from scoring.result import PlanItem
from ui.elements.literal import literal
from ui.shell import fields
from ui.shell.drafts import draft
from ui.shell.odd_day import ask, odd_due
from ui.shell.press import button, once, use_up
from ui.shell.session import OpenAssessment
from ui.shell.session_values import SessionValue, widget_value

AS_IT_IS = "No change"


@dataclass
class _Choosing:
    """The ticks and the fields beside them; they begin anew, under new names, after each press: the fields only where it was used."""

    version: int = 0
    form: int = 0
    """The version of the fields."""
    ticked: frozenset[str] = frozenset()
    """Actions whose ticks begin as set."""
    outcome: str = ""
    """What the last press did."""
    before: dict[str, PlanEntry] = field(default_factory=dict)
    after: dict[str, PlanEntry] = field(default_factory=dict)
    """Of the last press, also where it was Undo."""
    undone: bool = False

    def anew(self, ticked: Iterable[str] = ()) -> None:
        """Ticks as new."""
        self.version, self.ticked = self.version + 1, frozenset(ticked)


_CHOOSING = SessionValue[_Choosing]("choosing", _Choosing)


def several_switch(opened: OpenAssessment) -> bool:
    """Answers whether rows are being chosen."""
    return st.toggle("Change several at once", key=f"several_{opened.id}", disabled=opened.is_finished)


def several(opened: OpenAssessment, shown: Sequence[PlanItem], choosing: bool) -> None:
    """The bar for all rows that are ticked, of those shown; what is behind a switch is left alone."""
    if not choosing:
        return
    now = _CHOOSING.get(opened.id)
    chosen = [item.action for item in shown if widget_value(_key(opened, item), item.action in now.ticked)]
    with st.container(key="several", border=True):
        with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
            wanted = _wanted(opened, now.form)
            words = f"Apply to {count(len(chosen), 'action')}" if chosen else "Apply to the ticked actions"
            key = f"several_set_{opened.id}"
            pressed = button(words, key, type="primary")
            if button("Tick all shown", key=f"several_all_{opened.id}", type="tertiary"):
                now.anew(item.action for item in shown)
                opened.again = True
        ask(wanted.due, odd_due(opened.assessment.as_of))
        if pressed:
            use_up(key)
            _press(opened, now, chosen, wanted)
        _outcome(opened, now)


@contextmanager
def chosen_row(opened: OpenAssessment, item: PlanItem, choosing: bool) -> Iterator[None]:
    """The place of a row; while rows are being chosen, with its tick before it."""
    if not choosing:
        yield
        return
    now, number = _CHOOSING.get(opened.id), opened.context.action_numbers[item.action]
    with st.container(horizontal=True, gap="small", key=f"choose_{item.action}"):
        begin = item.action in now.ticked
        st.checkbox(f"Choose A{number} {item.title}", value=begin, key=_key(opened, item), label_visibility="collapsed")
        with st.container(width="stretch"):
            yield


def _key(opened: OpenAssessment, item: PlanItem) -> str:
    return f"choose_{opened.id}_{item.action}_v{_CHOOSING.get(opened.id).version}"


@dataclass(frozen=True)
class _Wanted:
    """What is to be set; empty leaves a field as it is."""

    owner: str
    due: str
    status: str

    def on(self, entry: PlanEntry, due: date | None) -> PlanEntry:
        """The entry with it."""
        status = next((s for s in STATUSES if s == self.status), entry.status)
        return replace(entry, owner=self.owner or entry.owner, due=due or entry.due, status=status)


def _wanted(opened: OpenAssessment, form: int) -> _Wanted:
    owner = draft(opened, f"several_owner_{opened.id}_v{form}", "Owner", MAX_PERSON, width=180, hint=AS_IT_IS)
    due = draft(opened, f"several_due_{opened.id}_v{form}", "Due date", fields.LONGEST_DAY, width=130, hint=AS_IT_IS)
    words = {"": AS_IT_IS, **STATUS_WORDS}
    key = f"several_status_{opened.id}_v{form}"
    status = st.selectbox("Status", list(words), format_func=words.__getitem__, key=key, width=140)
    return _Wanted(owner, due, status)


def _press(opened: OpenAssessment, choosing: _Choosing, chosen: Sequence[str], wanted: _Wanted) -> None:
    """One save for all, or why nothing was set."""
    try:
        due = likely_day(wanted.due) if wanted.due else None
    except ValueError as fault:
        st.warning(f"{literal(str(fault))} Nothing was changed.")
        return
    if not chosen or wanted == _Wanted("", "", ""):
        st.warning("Nothing was changed. Tick actions in their rows, and enter what to change.")
        return
    held = {action: opened.assessment.entry(action) for action in chosen}
    before = {action: entry for action, entry in held.items() if wanted.on(entry, due) != entry}
    if not before:
        st.warning("Nothing was changed. What you ticked already has this.")
        return
    choosing.before, choosing.after = before, {action: wanted.on(entry, due) for action, entry in before.items()}
    opened.save(lambda assessment: _planned(assessment, {a: wanted.on(assessment.entry(a), due) for a in chosen}))
    same = f" {count(len(chosen) - len(before), 'action')} already had this." if len(before) < len(chosen) else ""
    choosing.outcome, choosing.undone = f"Changed {count(len(before), 'action')}.{same}", False
    choosing.anew()
    choosing.form += 1
    opened.again = True


def _planned(assessment: Assessment, entries: dict[str, PlanEntry]) -> Assessment:
    for action, entry in entries.items():
        assessment = assessment.planned(action, entry)
    return assessment


def _outcome(opened: OpenAssessment, choosing: _Choosing) -> None:
    """What the last press did while any of it is still so, and the way back: each entry as it was, but for what was changed since."""
    if not _still(opened.assessment, choosing):
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(choosing.outcome)
        if not choosing.undone and once("Undo", key=f"several_undo_{opened.id}", type="tertiary", disabled=opened.is_finished):
            _undo(opened, choosing)


def _still(assessment: Assessment, choosing: _Choosing) -> list[str]:
    """The actions that are as the last press left them."""
    return [action for action, entry in choosing.after.items() if assessment.entry(action) == entry]


def _undo(opened: OpenAssessment, choosing: _Choosing) -> None:
    before, still = choosing.before, _still(opened.assessment, choosing)
    opened.save(lambda sheet: _planned(sheet, {action: before[action] for action in _still(sheet, choosing)}))
    later = len(before) - len(still)
    kept = f" What was changed since was left alone: {count(later, 'action')}." if later else ""
    choosing.outcome, choosing.undone, choosing.after = f"Undone.{kept}", True, {action: before[action] for action in still}
    opened.again = True
