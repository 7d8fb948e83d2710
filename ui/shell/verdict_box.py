"""The verdict in its box, with an edge in its shade: on the results and at the end of a workshop."""

import streamlit as st

from report.content.context import Context
from report.content.verdict_reasons import verdict_reason
from ui.elements.literal import literal
from ui.elements.words import VERDICT_COMES, verdict_title


def verdict_box(context: Context, *more: str) -> None:
    """One sentence, its reason, and `more`, as Markdown; before the first answer, that there is none yet."""
    found, answered = context.result.verdict, context.progress.answered
    with st.container(key=f"verdict_{found if answered else 'none'}"):
        reason = literal(verdict_reason(context)) if answered else f"Nothing is answered yet. {VERDICT_COMES}"
        st.markdown("\n\n".join([f"## {literal(verdict_title(found, answered))}", reason, *more]))
