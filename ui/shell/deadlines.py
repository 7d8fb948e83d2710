"""The limit by law for notices of a breach, wherever the screen has it."""

import streamlit as st

from questionnaire.policy import BAA_TIMING
from report.content.context import Context
from report.content.deadlines import is_passed, notice_sentence, timing_open
from ui.elements.literal import literal
from ui.shell.links import to_question
from ui.shell.session import OpenAssessment


def legal_limit(opened: OpenAssessment, context: Context) -> None:
    """In red where it has passed; where an answer decides whether it runs, with the way to the question. Nothing where there is none."""
    notice = literal(notice_sentence(context))
    if not notice:
        return
    with st.container(key="countdown", gap="small"):
        st.markdown(f":red[**{notice}**]" if is_passed(context) else notice)
        if timing_open(context):
            to_question(opened, BAA_TIMING)
