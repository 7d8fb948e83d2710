"""The answer "does not apply to us": only where the bank allows it, and only with a written reason."""

import streamlit as st

from questionnaire.assessment import MAX_NOTE
from questionnaire.shapes.question import Question
from ui.shell import fields
from ui.shell.session import OpenAssessment

LABEL = "This does not apply to us"
WHY = "Why does it not apply? Without a reason it counts as not known."


def edit(opened: OpenAssessment, question: Question) -> None:
    """A box to tick, and the reason. A reason that is taken back moves into the note."""
    path, above = ("not_applicable", question.id), st.container()
    was = opened.value(path)
    if was is not None:  # the reason first: who types and takes the tick away in one breath takes back what was just typed
        fields.area(opened, path, f"why_{opened.id}_{question.id}", WHY, MAX_NOTE, height=80, blank="")
    with above:
        fields.tick(opened, path, f"na_{opened.id}_{question.id}", LABEL)
    if (was is None) != (opened.value(path) is None):
        opened.again = True  # the choices above are greyed, or no longer
