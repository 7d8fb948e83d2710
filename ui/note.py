"""What stands behind one line under each question: the note, its help and its sources."""

import streamlit as st

from questionnaire.assessment import MAX_NOTE
from questionnaire.model import Question
from questionnaire.privacy import looks_like_phi
from ui.citations import cited
from ui.kept import changed, kept
from ui.literal import literal
from ui.session import OpenSheet
from ui.words import NO_PHI

PLAIN = "Help, sources and note"
HAS_NOTE = "Help, sources and **your note**"
MITIGATE = "Already mitigated? Say how in a note. Help and sources"


def note(opened: OpenSheet, question: Question, *, risky: bool) -> None:
    """One closed line. Its body is drawn only once it is open, which keeps a screen of fourteen questions fast."""
    key = f"n_{opened.id}_{question.id}"
    label = HAS_NOTE if question.id in opened.sheet.notes else MITIGATE if risky else PLAIN
    box = st.expander(label, key=f"note_{opened.id}_{question.id}", on_change="rerun")
    # A note that was typed and folded away in one movement arrives here with its box closed. It must still be drawn, or it is lost.
    if box.open or changed(key):
        with box:
            _field(opened, question, key)
            told = f"{literal(question.help)}\n\n" if question.help else ""
            st.markdown(f"{told}:small[Sources: {cited(opened.bank, question.citations)}]")


def _field(opened: OpenSheet, question: Question, key: str) -> None:
    def draw(begin: str | None) -> str:
        return st.text_area(f"Note. {NO_PHI}", value=begin or "", key=key, max_chars=MAX_NOTE, height=100) or ""

    words = kept(key, opened.sheet.notes.get(question.id, ""), draw, lambda text: opened.save(lambda sheet: sheet.noted(question.id, text)))
    warning = looks_like_phi(words)
    if warning:
        st.warning(literal(warning), icon=":material/privacy_tip:")
