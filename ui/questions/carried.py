"""What was carried over from an earlier round: beside each answer the day that it is of, and the presses that confirm it."""

import streamlit as st

from questionnaire.model import Question, Section
from questionnaire.rounds import confirmed, to_confirm
from report.paper.wording import carried_words, month
from ui.shell.session import OpenAssessment


def waiting(opened: OpenAssessment, section: Section) -> tuple[str, ...]:
    """Questions of the section that wait to be confirmed."""
    here = {question.id for question in section.questions}
    return tuple(question for question in to_confirm(opened.assessment, opened.sheet) if question in here)


def carried(opened: OpenAssessment, question: Question) -> None:
    """Under an answer of an earlier round, until it is confirmed here or changed above."""
    since = opened.assessment.unconfirmed.get(question.id)
    if since is None:
        return
    if opened.is_finished:
        st.caption(carried_words(since))
        return
    place = st.empty()
    with place.container(horizontal=True, vertical_alignment="center", key=f"carried_{question.id}"):
        st.markdown(f":small[From {month(since)}: confirm or change]")
        pressed = st.button("Confirm", key=f"confirm_{opened.id}_{question.id}")
    if pressed:
        opened.put(("unconfirmed", question.id), None)
        place.empty()


def confirm_all(opened: OpenAssessment, section: Section) -> None:
    """All of a section in one go, asked once."""
    left = waiting(opened, section)
    if not left or opened.is_finished:
        return
    with st.popover("Confirm all of this section", key=f"confirming_{section.id}", icon=":material/done_all:"):
        st.markdown("Do all answers in this section that were carried over still hold? You can still change each of them.")
        if st.button("All still hold", key=f"confirm_all_{section.id}"):
            opened.save(lambda assessment: confirmed(assessment, left))
            opened.again = True
