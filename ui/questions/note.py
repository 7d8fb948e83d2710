"""What stands behind one line under each question: the note, its help and its sources."""

import streamlit as st

from questionnaire.assessment import MAX_NOTE
from questionnaire.model import Question
from ui.elements.citations import cited
from ui.elements.literal import literal
from ui.elements.words import NO_PHI
from ui.shell import fields
from ui.shell.session import OpenAssessment
from ui.shell.steady import steady

PLAIN = "Help, sources and note"
HAS_NOTE = "Help, sources and **your note**"
MITIGATE = "Already mitigated? Say how in a note. Help and sources"


def note(opened: OpenAssessment, question: Question, *, risky: bool) -> None:
    """One closed line. Its body is drawn only once it is open, which keeps a screen of fourteen questions fast."""
    label = HAS_NOTE if question.id in opened.assessment.notes else MITIGATE if risky else PLAIN
    box = steady(label, f"note_{opened.id}_{question.id}")
    if box.open:
        with box:
            fields.area(opened, ("notes", question.id), f"n_{opened.id}_{question.id}", f"Note. {NO_PHI}", MAX_NOTE)
            told = f"{literal(question.help)}\n\n" if question.help else ""
            st.markdown(f"{told}:small[Sources: {cited(opened.bank, question.citations)}]")
