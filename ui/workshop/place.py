"""Where a workshop is: at a question, or at its closing. The address says it, so that a reload comes back to it."""

from dataclasses import dataclass

import streamlit as st

from questionnaire.flow.rounds import to_confirm
from questionnaire.workshop import CLOSING
from ui.shell.navigation import needed
from ui.shell.session import OpenAssessment
from ui.shell.session_values import SessionValue, nothing


@dataclass(frozen=True)
class Place:
    """One screen of the workshop."""

    section: str
    """Its id, or `closing`."""
    question: str = ""
    """Empty at the closing."""


_LAST = SessionValue[Place | None]("workshop_at", nothing)
_SHOWN = SessionValue[dict[str, dict[str, set[str]]]]("rows_shown", dict)
"""Of the screen shown last: by part of the record, then by question, the numbers of the rows that held something."""


def places(opened: OpenAssessment) -> list[Place]:
    """All screens in order: every question that is asked, then the closing."""
    asked = (Place(opened.bank.section_of(question).id, question) for question in opened.sheet.asked)
    return [*asked, Place(CLOSING)]


def chosen(opened: OpenAssessment) -> Place:
    """What the address names; without one, what this session showed last; else the first question that is open or carried over."""
    found = _named(opened, places(opened))
    show(opened, found)
    return found


def show(opened: OpenAssessment, place: Place) -> None:
    """Puts it into the address; the next run shows it."""
    if _LAST.get(opened.id) != place:
        _SHOWN.forget(opened.id)
    _LAST.set(place, opened.id)
    query = {"a": opened.id, "section": place.section} | ({"question": place.question} if place.question else {})
    if st.query_params.to_dict() != query:
        st.query_params.from_dict(query)


def used(opened: OpenAssessment, part: str) -> dict[str, set[str]]:
    """By question, the rows that hold something, or did on this screen: none goes under whoever empties it to write it anew."""
    seen, held = _SHOWN.get(opened.id).setdefault(part, {}), getattr(opened.assessment.workshop, part)
    for question, rows in held.items():
        seen.setdefault(question, set()).update(rows)
    return seen


def _named(opened: OpenAssessment, all_places: list[Place]) -> Place:
    section, question = (st.query_params.get(name, "") for name in ("section", "question"))
    last = _LAST.get(opened.id)
    if not section and not question and last in all_places:
        return last
    exact = [place for place in all_places if question and place == Place(section or place.section, question)]
    within = [place for place in all_places if place.section == section] or all_places
    carried = to_confirm(opened.assessment, opened.sheet)
    waiting = [place for place in within if not place.question or needed(opened, place.question) or place.question in carried]
    return [*exact, *waiting, *within][0]
