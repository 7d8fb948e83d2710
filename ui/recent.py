"""The assessments worked on lately: client, day, verdict, progress. Never the example."""

from functools import lru_cache

import streamlit as st

from questionnaire import load_bank
from report.theme import VERDICT_LEVEL
from report.wording import day
from scoring import assess
from store import StoreTrouble, Summary
from ui import words
from ui.badge import badge
from ui.literal import literal
from ui.session import store
from ui.ways import link

SHOWN = 8


def recent() -> None:
    """A list of links, newest first; where there is none yet, nothing: the doors above say what to do."""
    try:
        summaries = store().recent(SHOWN)
    except StoreTrouble as trouble:
        st.error(str(trouble))
        return
    if summaries:
        st.markdown("## Recent assessments")
    for summary in summaries:
        _line(summary)


def _line(summary: Summary) -> None:
    judged = _judged(summary.id, summary.revision)
    if judged is None:  # deleted a moment ago
        return
    verdict, answered, asked = judged
    title = literal(load_bank().verdict(verdict).title)
    with st.container(horizontal=True, vertical_alignment="center", key=f"recent_{summary.id}"):
        link("results", f"**{literal(summary.client) or words.UNNAMED}**", a=summary.id)
        st.markdown(f"{badge(VERDICT_LEVEL[verdict], title)} :small[{day(summary.as_of)} · {answered} of {asked} answered]")


@lru_cache(maxsize=256)
def _judged(key: str, revision: int) -> tuple[str, int, int] | None:
    """Verdict, answered, asked. A revision never changes, so it is judged once; nothing that people typed is kept here."""
    stored = store().load(key)
    if stored is None:
        return None
    result = assess(load_bank(), stored.assessment)
    return result.verdict, result.coverage.answered, result.coverage.asked
