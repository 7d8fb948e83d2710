"""Start: what this is, three doors, what was worked on lately, and the backup."""

import streamlit as st

from ui import words
from ui.backup import backup
from ui.doors import doors
from ui.page import Visit, enter
from ui.recent import recent


def start_screen(visit: Visit) -> None:
    """One sentence, three doors, the list."""
    st.title("Can your support desk hold patient data?")
    st.markdown(f"{words.WHAT_IT_IS} {words.WHAT_IT_IS_NOT} Ten to fifteen minutes; \u201cI don't know\u201d is an answer.")
    doors(visit)
    recent()
    backup()


with enter("start", needs_assessment=False) as visit:
    start_screen(visit)
