"""An answer that was carried over from an earlier round: the day that it is of, and the press that confirms it."""

import streamlit as st

from questionnaire.shapes.question import Question
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
