"""Start: what this is, three doors, what was worked on lately, and the backup."""

import streamlit as st

from ui.elements import words
from ui.shell.page import Visit, enter
from ui.start.backup import backup
from ui.start.recent import recent
from ui.start.start_choices import start_choices

BEFOREHAND = (
    "A first verdict takes about five minutes, the details fifteen to twenty more. Have at hand, if you can, your desk's plan, its "
    "business associate agreement (BAA) and the list of connected apps. \u201cI don't know\u201d is an answer."
)


def start_screen(visit: Visit) -> None:
    """One sentence, three doors, the list."""
    st.title("Can your support desk hold patient data?")
    st.markdown(f"{words.WHAT_IT_IS} {words.WHAT_IT_IS_NOT}")
    st.markdown(BEFOREHAND)
    start_choices(visit)
    recent()
    backup()


with enter("start", needs_assessment=False) as visit:
    start_screen(visit)
