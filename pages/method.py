"""Method and sources: how everything here comes about."""

import streamlit as st

from questionnaire import load_bank
from report.paper.wording import NO_ADVICE
from ui.elements import words
from ui.elements.literal import literal
from ui.method.method import method, sources, statements
from ui.method.proposed_rule import proposed
from ui.shell.page import Visit, enter
from ui.shell.session import today


def method_screen(visit: Visit) -> None:
    """Method, sources, statements."""
    bank = load_bank()
    st.title(words.TITLES["method"])
    st.markdown(
        f"The method follows NIST SP 800-30 revision 1, Guide for Conducting Risk Assessments. {literal(NO_ADVICE)}\n\n"
        f":small[Question bank {bank.version}, {len(bank.questions)} questions.]"
    )
    st.caption("Verdict, score and plan rest only on law in force. Proposals are kept apart, at the end.")
    method(bank)
    as_of = visit.found.assessment.as_of if visit.found else today()
    sources(bank, as_of)
    statements(bank)
    proposed(bank, visit.found, as_of)


with enter("method", needs_assessment=False) as visit:
    method_screen(visit)
