"""What is put on record beside a question: who decided, a note, who disagreed and why, what is parked for later."""

from collections.abc import Callable

import streamlit as st

from questionnaire.assessment import MAX_NOTE
from questionnaire.handover import MAX_TEXT
from questionnaire.workshop import MAX_WHO, numbers
from ui.elements.literal import literal
from ui.elements.words import NO_PHI
from ui.shell import fields
from ui.shell.press import button
from ui.shell.session import OpenAssessment
from ui.workshop.place import used

MOST_NAMES = 3
"""Offered to be set by a click."""


def panel(opened: OpenAssessment, question: str) -> None:
    """All of it, as fields. Each key leads to the first that is empty (`browser/presenter.js`)."""
    _decided(opened, question)
    with st.container(key="record_note"):
        fields.area(opened, ("notes", question), f"n_{opened.id}_{question}", f"Note (N). {NO_PHI}", MAX_NOTE, height="content")
    with st.container(key="record_dissent"):
        _rows(opened, "dissent", question, _dissent)
    with st.container(key="record_parked"):
        _rows(opened, "parked", question, _parked)


def _decided(opened: OpenAssessment, question: str) -> None:
    path, key = ("workshop", "decided", question), f"decided_{opened.id}_{question}"
    with st.container(key="record_decided", gap="xsmall"):
        fields.text(opened, path, key, "Who decided? (W)", MAX_WHO, width="stretch")
        now = opened.value(path)
        offered = [name for name in _names(opened) if name != now][:MOST_NAMES]
        if now or not offered:
            return
        with st.container(horizontal=True, gap="xsmall", key="names"):
            for name in offered:
                if button(literal(name), key=f"{key}_{name}", type="tertiary"):
                    opened.put(path, name)
                    opened.again = True


def _names(opened: OpenAssessment) -> list[str]:
    """Whoever decided before, the most frequent first."""
    given = [*opened.assessment.workshop.decided.values()]
    return sorted(dict.fromkeys(given), key=lambda name: -given.count(name))


Row = Callable[[OpenAssessment, tuple[str, ...], str, bool], None]


def _rows(opened: OpenAssessment, part: str, question: str, row: Row) -> None:
    """A row for each entry, with those that were emptied, and one more."""
    shown = numbers(used(opened, part).get(question, ()))
    for number in shown:
        row(opened, ("workshop", part, question, number), f"{part}_{opened.id}_{question}_{number}", number != shown[0])
    if numbers(used(opened, part).get(question, ())) != shown:
        opened.again = True  # what was typed into the empty row has made it one of the others


def _dissent(opened: OpenAssessment, path: tuple[str, ...], key: str, further: bool) -> None:
    hint = "Somebody else" if further else ""
    with st.container(horizontal=True, gap="small", key=f"says_{key}"):
        fields.text(opened, (*path, "who"), f"{key}_who", "Who disagrees? (D)", MAX_WHO, width=190, hint=hint, hidden=further)
        fields.area(opened, (*path, "what"), f"{key}_what", "What do they say?", MAX_TEXT, height="content", hidden=further)


def _parked(opened: OpenAssessment, path: tuple[str, ...], key: str, further: bool) -> None:
    hint = "Another point" if further else ""
    fields.text(opened, (*path, "text"), f"{key}_text", "Put in the parking lot (P)", MAX_TEXT, width="stretch", hint=hint, hidden=further)
