"""Every change of the open assessment, the newest first, and the same as a paper."""

from functools import partial

import streamlit as st

from questionnaire.assessment import MAX_NAME
from report.content.history import HEADER
from ui.elements.table import in_lines, table
from ui.shell.downloads import paper_buttons
from ui.shell.session import WHO, OpenAssessment, sign
from ui.shell.session_values import SessionValue
from ui.shell.trail import happened, history_paper

SHOWN, MORE = 50, 200
_LENGTH = SessionValue[int]("trail_shown", lambda: SHOWN)
LABELS = {"pdf": "Download the history (PDF)", "docx": "Download the history (Word)"}


def trail(opened: OpenAssessment) -> None:
    """When, what, from, to, and who where that is known."""
    if not opened.is_finished:
        _who()
    found = happened(opened)
    if not found:
        st.markdown(
            "Nothing has changed since this assessment was started or opened here. From the first change on, each one is listed here."
        )
        return
    with st.container(horizontal=True, key="history_downloads"):
        paper_buttons(opened, partial(history_paper, opened), LABELS, "history", "history")
    lines = in_lines(row for one in reversed(found) for row in one.rows())
    shown = _LENGTH.get(opened.id)
    with st.container(key="trail"):
        st.markdown(table(HEADER, lines[:shown]))
    if len(lines) > shown and st.button("Show more", key="trail_more"):
        _LENGTH.set(shown + MORE, opened.id)
        st.rerun()


def _who() -> None:
    """Nobody signs in: a name is known where somebody gives it."""
    label = "Your name, for what you change from now on in this tab, until it is reloaded"
    given = st.text_input(label, value=WHO.get(), key="who", width=420)
    sign(given)
    if (long := len((given or "").strip())) > MAX_NAME:
        st.error(f"{long} characters; a name has at most {MAX_NAME}. Shorten it: until then changes are kept without a name.")
