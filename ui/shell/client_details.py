"""Whose desk it is, and of which day the answers speak."""

import streamlit as st

from questionnaire.assessment import MAX_CLIENT
from ui.shell import fields
from ui.shell.odd_day import odd_assessment
from ui.shell.session import OpenAssessment


def client_details(opened: OpenAssessment) -> None:
    """The client's name and the day, as fields: the same on each screen, so that what one could not save stands in the other too."""
    with st.container(horizontal=True, key="about"):
        fields.text(opened, ("client",), f"client_{opened.id}", "Organization (optional)", MAX_CLIENT)
        fields.day(opened, ("as_of",), f"day_{opened.id}", "Day of the assessment", needed=True, odd=odd_assessment(opened.bank))
