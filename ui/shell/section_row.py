"""A section that nobody has answered yet, as a line of the plan."""

import streamlit as st

from report.content.context import Context
from report.paper.wording import count, to_answer
from scoring.plan_lines import SectionLine
from ui.elements.literal import literal
from ui.shell.links import link
from ui.shell.session import OpenAssessment


def section_row(opened: OpenAssessment, context: Context, found: SectionLine) -> None:
    """What to answer, how long it takes, who knows, and the way there."""
    section, role = found.unanswered.section, found.unanswered.section.knows
    minutes = count(found.unanswered.minutes, "minute")
    who = literal(context.player(role).words) if role else ""
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key=f"section_{section.id}"):
        link("questions", literal(to_answer(found.unanswered)), icon=":material/edit:", a=opened.id, section=section.id)
        st.markdown(f":small[:gray[{minutes}{f', {who}' if who else ''}]]")
