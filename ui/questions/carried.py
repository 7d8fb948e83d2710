"""What was carried over from an earlier round, by section: what waits to be confirmed, and one press for all of it."""

import streamlit as st

from questionnaire.flow.rounds import confirmed
from questionnaire.shapes.section import Section
from ui.shell.carried import waiting
from ui.shell.press import button
from ui.shell.session import OpenAssessment

CARRIED = (
    "Answers marked \u201cconfirm or change\u201d come from an earlier round. "
    "Each counts as it was given then until you do one or the other."
)


def confirm_all(opened: OpenAssessment, section: Section) -> None:
    """All of a section in one go, asked once."""
    left = waiting(opened, section)
    if not left or opened.is_finished:
        return
    st.markdown(f"{f'**{opened.round}.** ' if opened.round else ''}{CARRIED}")
    with st.popover("Confirm all of this section", key=f"confirming_{section.id}", icon=":material/done_all:"):
        st.markdown("Do all answers in this section that were carried over still hold? You can still change each of them.")
        if button("All still hold", key=f"confirm_all_{opened.id}_{section.id}"):
            opened.save(lambda assessment: confirmed(assessment, left))
            opened.again = True
