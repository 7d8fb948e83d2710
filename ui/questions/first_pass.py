"""The first pass: the few questions that decide, with the verdict so far beside them."""

from functools import lru_cache
from html import escape

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from questionnaire import Bank
from questionnaire.shapes.section import Section
from report.content.answered import Answered
from report.content.verdict_reasons import reason_of
from ui.elements.style import screen_style
from ui.elements.words import FIRST_PASS, NO_VERDICT, SEE_RESULTS, VERDICT_COMES
from ui.shell.navigation import FIRST, RESULTS
from ui.shell.session import OpenAssessment

DETAILS = "Continue with the details"


@lru_cache(maxsize=4)
def first_pass(bank: Bank) -> Section:
    """Its questions as a section of their own, which stand in the bank's sections too."""
    return Section(
        id=FIRST,
        title=FIRST_PASS,
        short="First five minutes",
        intro="\u201cI don't know\u201d is an answer too: it becomes something to find out.",
        questions=tuple(question for group in bank.first_pass for question in group),
    )


def beside() -> tuple[DeltaGenerator, DeltaGenerator]:
    """Two columns, one below the other on a narrow screen: where the questions stand, and the verdict so far."""
    screen_style("first_pass")
    with st.container(key="first_pass"):
        questions, verdict = st.columns([5, 3], gap="large")
    return questions, verdict


def so_far(opened: OpenAssessment, answered: str) -> str:
    """The verdict and its reason in one sentence, as HTML of the bank's words alone: BAA is met here first, so it is spelled out.

    `answered`: how far the first pass is.
    """
    if not answered:
        told = f'<p class="dc-verdict">{NO_VERDICT}</p><p>{VERDICT_COMES}</p>'
    else:
        judged = opened.judgement
        reason = reason_of(Answered(opened.bank, opened.assessment), judged, short=True)
        reason = reason.replace("BAA", "business associate agreement (BAA)", 1)
        told = f'<p class="dc-verdict">{escape(opened.bank.verdict(judged.verdict).title)}</p><p>{escape(reason)}</p>'
    count = f'<p class="dc-progress">{FIRST_PASS}: {escape(answered)}</p>' if answered else ""
    return f'<section class="dc-so-far" aria-label="The verdict so far"><h2>So far</h2><div role="status">{told}</div>{count}</section>'


def onward_from_first(details: str) -> str:
    """The ways on from the first pass: `results`, or `details`, the first section with an open question, if any; empty to stay."""
    if details:
        st.markdown("The results already say what to do today; the details fill in the rest.")
    with st.container(horizontal=True, key="ways"):
        if st.button(SEE_RESULTS, key="first_results", type="primary"):
            return RESULTS
        if details and st.button(DETAILS, key="first_details"):
            return details
    return ""
