"""What people filled into the report's PDF or the tracker outside: shown beside what the plan holds, and taken over after one yes."""

from collections.abc import Sequence
from datetime import date

import streamlit as st

from report.paper.wording import count, day
from report.saved.returned import Filled, taken_over
from report.saved.tracker import Tracker, Typed
from ui.elements import words
from ui.elements.literal import literal
from ui.elements.table import table
from ui.shell.downloads import answers_button
from ui.shell.leave_out import leave_out
from ui.shell.odd_day import odd_due
from ui.shell.press import once
from ui.shell.saved_file import Saved
from ui.shell.session import OpenAssessment
from ui.shell.session_values import key_of

STAYS = (
    "**Not kept by Deskcheck: Done on, Evidence and Comments stay in your workbook.** A new download of the tracker begins with these "
    "columns empty, so keep this file:"
)
HEADER = ("Field", "Where", "In the plan", "In the file")


def returned(opened: OpenAssessment, saved: Saved) -> None:
    """The question, then what came of it. Whether the plan holds a value, it tells itself; nothing else remembers it."""
    readable, unreadable = [one for one in saved.filled if not one.fault], [one for one in saved.filled if one.fault]
    waiting = [one for one in readable if not one.stands(opened.assessment)]
    emptied = [o for o in readable if o not in waiting and o.part != "status" and not o.becomes and o.stands(saved.assessment)]
    held = [one for one in readable if one not in waiting and one not in emptied]
    with st.container(border=True, key="returned"):
        if waiting:
            _ask(opened, waiting, saved.filled)
        elif opened.trouble:
            st.warning(f"{opened.trouble}  \n{words.NOT_SAVED}", icon=":material/warning:")
            answers_button(opened, key="rescue_returned")
        elif held:
            st.markdown(f"**The plan agrees with the file: {count(len(held), _word(held))}.**\n\n{_lines(opened, held)}")
        if emptied:
            names = literal("; ".join(one.label for one in emptied))
            st.markdown(f"Emptied in the file, and nothing to change here, because the plan works it out: {names}.")
        if unreadable:
            st.markdown(f"{count(len(unreadable), _word(unreadable))} cannot be taken over:\n\n{_lines(opened, unreadable)}")


def left_outside(opened: OpenAssessment, tracker: Tracker) -> None:
    """What the workbook holds and the plan has no place for, and what it does not hold any more."""
    lines = [literal(sentence) for sentence in tracker.missing]
    if tracker.outside:
        lines.append(f"{STAYS}\n\n{_lines(opened, tracker.outside)}")
    if lines:
        with st.container(border=True, key="left_outside"):
            st.markdown("\n\n".join(lines))


def _ask(opened: OpenAssessment, waiting: Sequence[Filled], filled: Sequence[Filled]) -> None:
    says = "it says" if len(waiting) == 1 else "they say"
    told = f"{_fields(waiting)} {_when(waiting)} was made."
    if len(waiting) < len(filled):
        differs = "differs" if len(waiting) == 1 else "differ"
        of = f"{len(waiting)} of the {count(len(filled), _word(filled))} that were {_when(waiting)} was made"
        told = f"{of} {differs} from the plan and can go into it."
    st.markdown(f"**{told} Take over what {says}?** Until then the plan stays as it was.")
    cells = [(_called(opened, one), one.place, one.planned(opened.assessment), _value(opened, one)) for one in waiting]
    st.markdown(table(HEADER, [[literal(cell) for cell in row] for row in cells]))
    out = leave_out([f"{_called(opened, one)} ({one.place})" for one in waiting], f"leave_returned_{opened.id}")
    taken = [one for place, one in enumerate(waiting) if place not in out]
    key = key_of(f"take_over_{opened.id}", taken)
    if once(f"Take over {count(len(taken), 'value')}", type="primary", key=key, disabled=not taken):
        opened.save(lambda assessment: taken_over(assessment, taken))
        st.rerun()


def _lines(opened: OpenAssessment, found: Sequence[Filled]) -> str:
    """Each with its place and what the file holds there; and why it cannot be taken over, where it cannot."""
    held = ((f"{literal(_called(opened, one))} ({one.place}): \u201c{literal(_read(one))}\u201d", one.fault) for one in found)
    return "\n".join(f"- {words}{f': {fault}.' if fault else ''}" for words, fault in held)


def _value(opened: OpenAssessment, one: Filled) -> str:
    """What the file says, and what is odd about a day."""
    odd = odd_due(opened.assessment.as_of)(one.becomes) if isinstance(one.becomes, date) else ""
    return ". ".join(filter(None, (_read(one), odd)))


def _read(one: Filled) -> str:
    """What the file says; of a day how it is read, where it is written otherwise."""
    if not isinstance(one.becomes, date):
        return one.value
    return day(one.becomes) if one.value == one.becomes.isoformat() else f"{one.value} (read as {day(one.becomes)})"


def _called(opened: OpenAssessment, one: Filled) -> str:
    action = opened.bank.actions.get(one.action)
    return f"{one.label}: {action.title}" if action and action.title not in one.label else one.label


def _fields(filled: Sequence[Filled]) -> str:
    return f"{count(len(filled), _word(filled))} {'was' if len(filled) == 1 else 'were'}"


def _word(filled: Sequence[Filled]) -> str:
    return "cell" if isinstance(filled[0], Typed) else "field"


def _when(filled: Sequence[Filled]) -> str:
    return "changed after the tracker" if isinstance(filled[0], Typed) else "filled in after the report"
