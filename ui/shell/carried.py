"""An answer that was carried over from an earlier round: the day that it is of, and the press that confirms it."""

import streamlit as st

from questionnaire.flow.rounds import to_confirm
from questionnaire.shapes.question import Question
from questionnaire.shapes.section import Section
from report.paper.wording import carried_words, month
from ui.shell.press import button
from ui.shell.session import OpenAssessment


def carried(opened: OpenAssessment, question: Question) -> None:
    """Under an answer of an earlier round, until it is confirmed here or changed above."""
    since = opened.assessment.unconfirmed.get(question.id)
    if since is None:
        return
    if opened.is_finished:
        st.caption(carried_words(since))
        return
    with st.container(horizontal=True, vertical_alignment="center", key=f"carried_{question.id}"):
        st.markdown(f":small[From {month(since)}: confirm or change]")
        if button("Confirm", key=f"confirm_{opened.id}_{question.id}"):
            opened.put(("unconfirmed", question.id), None)
            opened.again = True


def waiting(opened: OpenAssessment, section: Section) -> tuple[str, ...]:
    """Questions of the section that wait to be confirmed."""
    here = {question.id for question in section.questions}
    return tuple(question for question in to_confirm(opened.assessment, opened.sheet) if question in here)
