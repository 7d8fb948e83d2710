"""A section with questions to answer, as a line of the plan or of what to find out."""

import streamlit as st

from questionnaire.flow.unanswered import Unanswered
from report.content.context import Context
from report.paper.wording import count, section_to_answer
from ui.elements.literal import literal
from ui.shell.links import link
from ui.shell.session import OpenAssessment


def section_row(opened: OpenAssessment, context: Context, found: Unanswered, before: str = "", place: str = "") -> None:
    """What to answer, how much it is, who knows, and the way there. `before`: said before it; `place`: names another list on the page."""
    section, role = found.section, found.section.knows
    who = [literal(context.player(role).words)] if role else []
    told = ", ".join([*([before] if before else []), count(len(found.blank), "question"), count(found.minutes, "minute"), *who])
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key=f"section_{section.id}{place}"):
        link("questions", literal(section_to_answer(found)), icon=":material/edit:", a=opened.id, section=section.id)
        st.markdown(f":small[:gray[{told}]]")
