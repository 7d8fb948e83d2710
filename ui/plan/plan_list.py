"""The plan itself: its roadmap, and its lanes in order, each action one line."""

import streamlit as st

from report.content.context import Context
from report.paper.figures import roadmap
from report.paper.wording import LANE_WORDS
from ui.plan.plan_card import card
from ui.shell.deadlines import deadlines
from ui.shell.hours import hours_field
from ui.shell.session import OpenAssessment

LANES = {
    "now": "Open flows, what the law dates, what ends the verdict, and high risks.",
    "soon": "Moderate risks, on their days.",
    "later": "Low risks and upkeep.",
}


def plan_list(opened: OpenAssessment, context: Context) -> None:
    """Everything to do, lane by lane."""
    hours_field(opened, context.result.hours_per_week)
    context = opened.context  # with the days that the hours just typed lead to
    deadlines(context)
    _picture(opened)
    for lane, says in LANES.items():
        items = [item for item in context.result.plan if item.lane == lane]
        if items:
            st.markdown(f"## {LANE_WORDS[lane]} :small[:gray[{len(items)}]]\n:gray[{says}]")
            with st.container(key=f"lane_{lane}"):
                for item in items:
                    card(opened, context, item)


def _picture(opened: OpenAssessment) -> None:
    box = st.expander("Roadmap, as a picture", key=f"roadmap_{opened.id}", on_change="rerun")
    if box.open:
        from ui.elements import charts  # Plotly: only for those who open it

        with box:
            bars = roadmap(opened.bank, opened.assessment, opened.result)
            charts.show(bars, charts.roadmap(bars), key="roadmap", heading="##")
