"""The three doors of the start page: begin, open a saved file, look at the example."""

from collections.abc import Callable, Sequence
from typing import Literal, NamedTuple

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from questionnaire import Assessment, load_bank
from questionnaire.privacy import phi_in
from report.paper.wording import count, day, long_day
from store import Stored, StoreTrouble
from ui.elements import words
from ui.elements.literal import literal
from ui.shell.beginnings import begin, open_example, take_in
from ui.shell.links import FILES, link
from ui.shell.navigation import FIRST, first_open, how_to_go_on
from ui.shell.page import PATIENT_DETAILS, Visit
from ui.shell.press import once
from ui.shell.rounds import asked
from ui.shell.saved_file import Saved, chosen_file, read_saved
from ui.shell.session import OpenAssessment, open_assessment, place, store, today
from ui.shell.session_values import SessionValue, nothing
from ui.start.returned import left_outside, returned

How = Literal["own", "new", "anew", "chosen"]
MOST_OFFERED = 3


class Taken(NamedTuple):
    """The file that was opened last."""

    file: str
    """The browser's id for it."""
    key: str
    """Its assessment's id."""
    saved: Saved
    how: How
    """How that one was found."""
    perhaps: tuple[tuple[str, str], ...] = ()
    """Id and client of those that it may belong to all the same."""


_TAKEN = SessionValue[Taken | None]("taken", nothing)


def start_choices(visit: Visit) -> None:
    """Side by side on a wide screen, one below the other on a phone."""
    with st.container(horizontal=True, key="doors"):
        with st.container(border=True, width=280, key="door_begin"):
            st.markdown(f"## Start\nA new assessment of one desk. Everything you enter is saved as you go, {place()}.")
            if once("Start an assessment", type="primary", key="begin"):
                _open(lambda: begin(today()), "questions")
        with st.container(border=True, width=280, key="door_example"):
            st.markdown("## Look at the example\nA fictional telehealth firm, answered from start to finish.")
            if once("Open the example", key="example"):
                _open(open_example, "results")
        if visit.found:
            with st.container(border=True, width=280, key="door_on"):
                st.markdown(f"## Continue\n{literal(visit.found.assessment.client) or words.UNNAMED}, {day(visit.found.assessment.as_of)}.")
                how_to_go_on(visit.found)
    with st.container(border=True, key="door_file"):
        st.markdown(
            "## Open a saved file\nThe report as PDF, the tracker (Excel) or the JSON file from an earlier download. It opens as "
            "a new assessment. If something has been filled in since, and the assessment that it was made from is here and not "
            "finished, it opens beside that one instead, and what was filled in can go into its plan."
        )
        file = chosen_file("Saved assessment", "file")
        if file is not None:
            _take(file)


def _take(file: UploadedFile) -> None:
    """Opens it once. The browser's Back button brings the page again with the file still chosen."""
    taken = _TAKEN.get()
    if not taken or taken.file != file.file_id:
        saved = read_saved(file)
        if saved is None:
            return
        if not saved.sha256:
            _open(lambda: _stored(saved, file.file_id).key, "results")
            return
        try:
            taken = _stored(saved, file.file_id)
        except StoreTrouble as trouble:
            st.error(str(trouble))
            return
    _opened_file(taken)


def _stored(saved: Saved, file: str, *, anew: bool = False) -> Taken:
    """In the assessment it was made from where something was filled in since, and not `anew`; else in a new one.

    What was added by hand is in a new one; that a version was final is not, nor whose brand it bore.
    """
    there = [] if anew or not saved.filled else store().clients.open_on(saved.assessment.as_of)
    own = _made_from(saved.assessment, there)
    perhaps = () if own else _perhaps(saved.assessment, there)
    taken = Taken(file, own or take_in(saved.assessment), saved, "anew" if anew else "own" if own else "new", perhaps)
    _TAKEN.set(taken)
    PATIENT_DETAILS.set(phi_in(load_bank(), saved.assessment), taken.key)
    return taken


def _made_from(given: Assessment, there: Sequence[Stored]) -> str | None:
    """The id of the newest of those of that day, still open, that gives the same client, answers, reasons and notes."""
    return next((one.id for one in there if _answers(one.assessment) == _answers(given) and one.assessment.client == given.client), None)


def _perhaps(given: Assessment, there: Sequence[Stored]) -> tuple[tuple[str, str], ...]:
    """Those of that day that it may have been made from all the same: of the same client, who comes first, or with the same answers."""
    found = ((one.id, one.assessment) for one in there)
    same = [(key, one.client) for key, one in found if _answers(one) == _answers(given) or (given.client and one.client == given.client)]
    return tuple(sorted(same, key=lambda one: one[1] != given.client)[:MOST_OFFERED])


def _answers(assessment: Assessment) -> tuple[object, ...]:
    """What makes it that assessment: not what was planned or added since."""
    return assessment.answers, assessment.not_applicable, assessment.notes


def _opened_file(taken: Taken) -> None:
    """What was opened, and the way on; nothing for a JSON file, whose results were shown at once."""
    key, saved = taken.key, taken.saved
    opened = open_assessment(key) if saved.sha256 else None
    if opened is None:
        return
    whose = literal(saved.assessment.client) or words.UNNAMED
    st.success(
        f"Opened: the {'tracker' if saved.tracker else 'report'} on **{whose}** of {long_day(saved.assessment.as_of)}. "
        f"The answers inside arrived intact. {_fields(saved)}  \n"
        f":small[Proof: the answers inside match their SHA-256 ({saved.sha256[:16]}\u2026).]"
    )
    if saved.filled:
        _goes_into(opened, taken)
        returned(opened, saved)
    if saved.tracker:
        left_outside(opened, saved.tracker)
    with st.container(horizontal=True, key="opened_ways"):
        link("results", "See its results", icon=":material/arrow_forward:", a=key)
        link("questions", "Continue with its questions", icon=":material/edit:", a=key, section=first_open(opened))
        if saved.filled:
            link("plan", "Go to its plan", icon=":material/checklist:", a=key)


def _goes_into(opened: OpenAssessment, taken: Taken) -> None:
    """Which assessment takes what was filled in, and the way to another one."""
    with st.container(horizontal=True, vertical_alignment="center", key="made_from"):
        file, saved, how = taken.file, taken.saved, taken.how
        same = "with the same answers" if _answers(opened.assessment) == _answers(saved.assessment) else "whose answers have changed since"
        whose = literal(opened.assessment.client) or words.UNNAMED
        told = {
            "own": f"It was made from an assessment that is here, {same}.",
            "chosen": f"You chose **{whose}** for it, {same}; what opening the file had made is in the trash.",
            "new": "None that can be changed here has the same client, day and answers, so it is an assessment of its own.",
            "anew": "It is an assessment of its own.",
        }
        other = how == "chosen" and opened.assessment.client != saved.assessment.client
        warned = f" **The file is on {literal(saved.assessment.client) or words.UNNAMED}, which is another name.**" if other else ""
        st.markdown(f"{told[how]}{warned} What is taken over goes into its plan.")
        if how in ("own", "chosen") and once("Open it as an assessment of its own", type="tertiary", key=f"anew_{file}"):
            _stored(saved, file, anew=True)
            st.rerun()
        for key, client in taken.perhaps:
            belongs = once(f"It belongs to \u201c{literal(client or words.UNNAMED)}\u201d", type="tertiary", key=f"into_{file}_{key}")
            if belongs and asked(lambda: store().clients.delete([opened.id])):
                _TAKEN.set(Taken(file, key, saved, "chosen"))
                st.rerun()


def _fields(saved: Saved) -> str:
    """What the form fields of a report, or the plan of a tracker, add to its answers."""
    if saved.tracker:
        unchanged = "what could not be read there is named below" if saved.tracker.missing else "nothing of these was changed there"
        changed = f"what was changed there stands below ({count(len(saved.filled), 'cell')})" if saved.filled else unchanged
        others = "Its other sheets, Answers among them, were not read: what was written there stays in this file alone."
        return f"Of the workbook, only owner, due date and status on its sheet Plan can go into the plan: {changed}. {others}"
    pages = "The pages of the PDF themselves were not compared with them."
    if not saved.fields:
        return f"It has no fields to fill in. {pages}"
    if not saved.filled:
        return f"Nothing was filled into its fields after it was made. {pages}"
    return f"They do not hold what was filled into its fields later: see the {count(len(saved.filled), 'field')} below. {pages}"


def _open(make: Callable[[], str], page: str) -> None:
    """Goes to a page with the assessment that `make` stores; where the store is in trouble, says so and stays."""
    try:
        key = make()
    except StoreTrouble as trouble:
        st.error(str(trouble))
        return
    section = {"section": FIRST} if page == "questions" else {}  # named, so that Back leads here whatever was on screen last
    st.switch_page(FILES[page], query_params={"a": key} | section)
