"""On top of questions and results of an assessment from an earlier question bank: what must be asked again, and why. Said once."""

from collections.abc import Sequence

import streamlit as st

from questionnaire.flow.asked_again import AskedAgain, asked_again
from questionnaire.shapes.versions import QuestionChange
from report.paper.wording import count
from ui.elements.literal import literal
from ui.shell.links import link
from ui.shell.session import OpenAssessment
from ui.shell.session_values import SessionValue

_READ = SessionValue[bool]("asked_again_read", bool)
NEW = "**New questions.** Until you answer one, it counts as not known."
MEANING = "**Answers to review.** What they mean, or count for, has changed since you chose them."
KEPT = (
    "**Kept, but not counted.** Today's question bank has no place for these answers. They stay in the assessment; where the question is "
    "still asked, a new answer replaces the old one."
)


def again(opened: OpenAssessment) -> AskedAgain:
    """What this assessment has to be asked again."""
    return opened.once("asked again", lambda: asked_again(opened.bank, opened.assessment, opened.sheet))


def asked_again_notice(opened: OpenAssessment) -> None:
    """One line that opens to the questions, each with its reason and a link; gone for this session once it is read."""
    found = again(opened)
    if not found.number or _READ.get(opened.id):
        return
    begun = (
        ""
        if opened.assessment.bank == opened.bank.version
        else f"This assessment began with question bank {literal(opened.assessment.bank)}. "
    )
    what = count(found.number, "question needs", "questions need")
    with st.container(key="asked_again"), st.expander(f"{begun}{what} another look.", icon=":material/update:"):
        _changes(opened, NEW, found.new)
        _changes(opened, MEANING, found.meaning)
        if found.kept:
            st.markdown(KEPT)
            for question, answer in found.kept:
                _kept(opened, question, answer)
        if st.button("I have read this", key="asked_again_read"):
            _READ.set(True, opened.id)
            opened.again = True


def _changes(opened: OpenAssessment, lead: str, changes: Sequence[QuestionChange]) -> None:
    if changes:
        st.markdown(lead)
    for change in changes:
        _question(opened, change.question, f"{change.because} {change.do}".strip())


def _kept(opened: OpenAssessment, question: str, answer: str) -> None:
    if question in opened.bank.questions:
        _question(opened, question, f"The saved answer \u201c{answer}\u201d is not one of today's choices.")
    else:
        st.markdown(f"{literal(question)}: \u201c{literal(answer)}\u201d. Today's question bank does not ask this.")


def _question(opened: OpenAssessment, question: str, why: str) -> None:
    with st.container(key=f"asked_again_{question}", gap=None):
        section = opened.bank.section_of(question).id
        label = f"**{literal(opened.bank.questions[question].short)}**"
        link("questions", label, icon=":material/edit:", a=opened.id, section=section, question=question)
        st.caption(literal(why))
