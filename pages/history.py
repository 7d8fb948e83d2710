"""History: every change of the open assessment, who made it where that is known, and the same as a paper."""

import streamlit as st

from ui.elements import words
from ui.history.trail import trail
from ui.shell.page import Visit, enter


def history_screen(visit: Visit) -> None:
    """The newest change first."""
    st.title(words.TITLES["history"])
    trail(visit.opened)


with enter("history") as visit:
    history_screen(visit)
