"""What stands behind one line under each question: the note, its help and its sources."""

from collections.abc import Callable

import streamlit as st

from questionnaire.assessment import MAX_NOTE
from questionnaire.shapes.question import Question
from ui.elements.citations import cited
from ui.elements.literal import literal
from ui.elements.words import NO_PHI
from ui.shell import fields
from ui.shell.session import OpenAssessment
from ui.shell.session_values import set_widget_value
from ui.shell.steady import steady

PLAIN = "Help, sources and note"
HAS_NOTE = "Help, sources and **your note**"
LABEL = f"Note. If something already reduces the risk, say how. {NO_PHI}"


def note(opened: OpenAssessment, question: Question, *, first: Callable[[], str]) -> None:
    """One closed line. Its body is drawn only once it is open, which keeps a screen of fourteen questions fast.

    `first`: what stands in it above all else, as Markdown.
    """
    label, key = HAS_NOTE if question.id in opened.assessment.notes else PLAIN, f"note_{opened.id}_{question.id}"
    if st.query_params.get("question") == question.id and st.query_params.pop("open", "") == "note":  # once: the way to a note
        set_widget_value(key, True)
    box = steady(label, key)
    if box.open:
        with box:
            if words := first():
                st.markdown(words)
            fields.area(opened, ("notes", question.id), f"n_{opened.id}_{question.id}", LABEL, MAX_NOTE)
            told = [literal(question.help), f":small[Sources: {cited(opened.bank, question.citations)}]"]
            st.markdown("\n\n".join(part for part in told if part))
