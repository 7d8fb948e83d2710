"""The assessments worked on lately: client, day, verdict, progress. Never the example."""

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
    stored = store().load(summary.id)
    if stored is None:  # deleted a moment ago
        return
    bank = load_bank()
    result = assess(bank, stored.assessment)
    name = literal(summary.client) or words.UNNAMED
    with st.container(horizontal=True, vertical_alignment="center", key=f"recent_{summary.id}"):
        link("results", f"**{name}**", a=summary.id)
        done = f"{result.coverage.answered} of {result.coverage.asked} answered"
        st.markdown(
            f"{badge(VERDICT_LEVEL[result.verdict], literal(bank.verdict(result.verdict).title))} :small[{day(summary.as_of)} · {done}]"
        )
