"""The plan's settings beside its roadmap: the hours a week there are, who plays which role, and the days that come of them."""

import streamlit as st

from report.content.plan_days import hours_sentence, late_sentence
from report.paper.figures import load, roadmap
from ui.elements.literal import literal
from ui.plan.who_does_what import who_does_what
from ui.shell.hours import hours_field
from ui.shell.session import OpenAssessment


def settings(opened: OpenAssessment) -> None:
    """Draws them. What is changed here is saved when this returns, so it is to be called before whatever shows days or names."""
    st.markdown("## Hours and people")
    with st.container(horizontal=True, vertical_alignment="bottom", key="hours"):
        hours, told = st.container(width=160), st.container()
    who_does_what(opened)
    with hours:
        hours_field(opened, opened.result.hours_per_week)  # by whom just named: one person has fewer hours than several
    told.markdown(literal(f"{hours_sentence(opened.context)} {late_sentence(opened.context)}".strip()))


def picture(opened: OpenAssessment) -> None:
    """The roadmap, of the newest days."""
    box = st.expander("Roadmap, as a picture", key=f"roadmap_{opened.id}", on_change="rerun")
    if box.open:
        from ui.elements import charts, roadmap_chart  # Plotly: only for those who open it

        with box:
            bars = roadmap(opened.bank, opened.assessment, opened.result)
            charts.show(bars, roadmap_chart.roadmap(bars), key="roadmap", heading="##")
            weeks = load(opened.bank, opened.assessment, opened.result)
            charts.show(weeks, roadmap_chart.load(weeks), key="load", heading="##")
