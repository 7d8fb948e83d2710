"""The assessments of this computer, the one changed last first: client, day, verdict, progress, deletion. Never the example."""

from datetime import datetime
from functools import lru_cache

import streamlit as st

from questionnaire import load_bank
from report.paper.theme import VERDICT_LEVEL
from report.paper.wording import day
from scoring import assess
from store import Damaged, NoSuchAssessment, StoreTrouble, Summary
from ui.elements import words
from ui.elements.badge import badge
from ui.elements.literal import literal
from ui.shell.links import link
from ui.shell.session import store
from ui.shell.session_values import SessionValue, forget_assessment, widget_value

SHOWN, MORE = 8, 50
SEARCH = "recent_search"
_LENGTH = SessionValue[int]("recent_shown", lambda: SHOWN)
DAMAGED = "Damaged: what is stored here is not what was saved, so it is not opened. It can be restored from a backup."
FOR_GOOD = "Its answers, what was added by hand and its final versions are deleted with it. Only a backup can bring them back."


def recent() -> None:
    """A list of links, newest first; where there is none yet, nothing: the doors above say what to do."""
    wanted: str = widget_value(SEARCH) or ""
    shown = _LENGTH.get()
    found: list[Summary | Damaged] = []
    try:
        found = store().recent(shown + 1, matching=wanted)
        store().check_file()
    except StoreTrouble as trouble:
        st.error(str(trouble))
    if found or wanted:
        st.markdown("## Recent assessments")
    if len(found) > SHOWN or wanted:
        st.text_input("Find a client", key=SEARCH, live=True, width=320)
    if wanted and not found:
        st.markdown("No client's name contains this.")
    for summary in found[:shown]:
        _line(summary)
    if len(found) > shown and st.button("Show more", key="recent_more"):
        _LENGTH.set(shown + MORE)
        st.rerun()


def _line(summary: Summary | Damaged) -> None:
    client = literal(summary.client) or words.UNNAMED
    fault = DAMAGED if isinstance(summary, Damaged) else ""
    told = ""
    try:
        told = "" if isinstance(summary, Damaged) else _state(summary)
    except NoSuchAssessment:  # deleted a moment ago
        return
    except StoreTrouble as trouble:
        fault = str(trouble)
    with st.container(horizontal=True, vertical_alignment="center", key=f"recent_{summary.id}"):
        if fault:
            st.markdown(f"**{client}** :small[{fault}]", width="stretch")
        else:
            link("results", f"**{client}**", a=summary.id)
            st.markdown(told)
        _deletion(summary.id, client)


def _state(summary: Summary) -> str:
    verdict, answered, asked = _judged(summary.id, summary.updated_at)
    title = literal(load_bank().verdict(verdict).title)
    return f"{badge(VERDICT_LEVEL[verdict], title)} :small[{day(summary.as_of)} · {answered} of {asked} answered]"


def _deletion(key: str, client: str) -> None:
    """Opened and closed by the browser alone: no second click of a hasty hand can fall on what deletes."""
    with st.popover("Delete", type="tertiary", key=f"deleting_{key}"):
        st.markdown(f"Delete **{client}** for good? {FOR_GOOD}")
        if not st.button("Delete permanently", key=f"delete_{key}"):
            return
    try:
        store().delete(key)
    except StoreTrouble as trouble:
        st.error(str(trouble))
        return
    forget_assessment(key)
    if st.query_params.get("a") == key:
        del st.query_params["a"]
    st.rerun()


@lru_cache(maxsize=256)
def _judged(key: str, _: datetime) -> tuple[str, int, int]:
    """Verdict, answered, asked. The state of one moment never changes, so it is judged once; nothing that people typed is kept here."""
    stored = store().load(key)
    if stored is None:  # deleted a moment ago
        raise NoSuchAssessment
    result = assess(load_bank(), stored.assessment)
    return result.verdict, result.coverage.answered, result.coverage.asked
