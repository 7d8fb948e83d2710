"""The limit by law and what is planned too late, above every list of things to do."""

import streamlit as st

from report.content.context import Context
from report.content.deadlines import hours_sentence, is_passed, late_sentence, notice_sentence
from ui.elements.literal import literal


def deadlines(context: Context) -> None:
    """The limit that the law sets first, in red where it has passed; then the hours, and what ends after its latest day."""
    notice = literal(notice_sentence(context))
    lines = [
        f":red[**{notice}**]" if is_passed(context) else notice,
        literal(f"{hours_sentence(context)} {late_sentence(context)}".strip()),
    ]
    st.markdown("\n\n".join(line for line in lines if line))
