"""A sheet of questions that a colleague filled in with Word and sent back: the reply in it."""

import streamlit as st

from questionnaire.file import Refused
from questionnaire.privacy import looks_like_phi
from questionnaire.shapes.section import Section
from report.saved.sheet import read_sheet
from ui.elements.literal import literal
from ui.shell.session import OpenAssessment

LABEL = "The sheet they sent back (Word, .docx)"
NO_ANSWER = "-"


def from_sheet(opened: OpenAssessment, section: Section, key: str) -> str:
    """As if it had been pasted; empty while no file is chosen, and where it is refused, which the screen then says."""
    file = st.file_uploader(LABEL, key=key)
    if file is None:
        return ""
    try:
        reply = opened.once("sheet file", lambda: read_sheet(opened.bank, section, file.getvalue()), section.id, file.file_id)
    except Refused as refused:
        st.error(f"Nothing was read: {literal('; '.join(refused.faults))}.")
        return ""
    if warning := looks_like_phi(reply, opened.own):
        st.warning(literal(warning), icon=":material/privacy_tip:")
    return reply or NO_ANSWER
