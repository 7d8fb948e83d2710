"""Where one can go from here: to a section, to the first question that is still open, to the results."""

from urllib.parse import parse_qsl

import streamlit as st

from questionnaire import flow
from ui.elements import words
from ui.shell.links import FILES
from ui.shell.session import OpenAssessment
from ui.shell.session_values import SessionValue

RESULTS = "results"
FIRST = "first"
"""In the address, the first pass of questions."""
CLIENT = "client:"
"""Before a client's id, in what the browser says of where to go."""
SECTION = SessionValue[str]("section", str)
"""Of an assessment: the section that was last on screen."""


def asked_sections(opened: OpenAssessment) -> set[str]:
    """Sections with at least one question asked."""
    return {opened.bank.section_of(question).id for question in opened.sheet.asked}


def details(opened: OpenAssessment) -> str:
    """The first section with an open question that the first pass does not ask; empty where none is left."""
    waiting = [q for q in opened.sheet.asked if needed(opened, q) and q not in opened.bank.file.first_pass]
    return opened.bank.section_of(waiting[0]).id if waiting else ""


def first_open(opened: OpenAssessment) -> str:
    """The first pass while a question of it is open, then the first section with one; the first pass where none is left."""
    waiting = [q for q in opened.sheet.asked if needed(opened, q)]
    if not waiting or set(waiting) & set(opened.bank.file.first_pass):
        return FIRST
    return opened.bank.section_of(waiting[0]).id


def go(opened: OpenAssessment, target: str, page: str = "questions") -> None:
    """Moves to a section, on the page that shows it, or to the results; stays where `target` is empty."""
    if target == RESULTS:
        st.switch_page(FILES["results"], query_params={"a": opened.id})
    if target:
        st.switch_page(FILES[page], query_params={"a": opened.id, "section": target})


def open_field(target: str) -> None:
    """Moves to the screen of a field, as `ui/shell/outbox.py` names it."""
    page, _, query = target.partition("?")
    if page in FILES:
        st.switch_page(FILES[page], query_params=dict(parse_qsl(query)))


def open_client(key: str) -> None:
    """Moves to the view of one client."""
    opened = st.query_params.get("a")
    st.switch_page(FILES["clients"], query_params={"client": key} | ({"a": opened} if opened else {}))


def how_to_go_on(opened: OpenAssessment) -> None:
    """A button to the first question that nobody has answered, or to the results where each is, or none can be answered any more."""
    waiting = not opened.is_finished and any(needed(opened, question) for question in opened.sheet.asked)
    if st.button(words.GO_ON if waiting else words.SEE_RESULTS, key="go_on"):
        page, where = ("questions", {"section": first_open(opened)}) if waiting else ("results", {})
        st.switch_page(FILES[page], query_params={"a": opened.id} | where)


def needed(opened: OpenAssessment, question: str) -> bool:
    """Whether a question of the open assessment still needs an answer."""
    return flow.needed(opened.bank.questions[question], opened.sheet)
