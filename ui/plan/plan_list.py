"""The plan itself: its roadmap, and its lanes in order, each action one line."""

from collections.abc import Sequence

import streamlit as st

from report.content.context import Context
from report.paper.figures import roadmap
from report.paper.wording import LANE_WORDS
from scoring.result import PlanItem
from ui.plan.confirm import CONFIRMED, Confirmed, undo_line
from ui.plan.plan_card import card
from ui.plan.who_does_what import who_does_what
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
    above = st.container()
    who_does_what(opened)
    with above:
        hours_field(opened, opened.result.hours_per_week)  # by whom just named: one person has fewer hours than several
    context = opened.context  # with the owners and days that this leads to
    deadlines(context)
    _picture(opened)
    for lane, says in LANES.items():
        items = [item for item in context.result.plan if item.lane == lane]
        gone = [done for done in CONFIRMED.get(opened.id).values() if done.lane == lane]
        if items or gone:
            st.markdown(f"## {LANE_WORDS[lane]} :small[:gray[{len(items)}]]\n:gray[{says}]")
            with st.container(key=f"lane_{lane}"):
                _lane(opened, context, items, gone)


def _lane(opened: OpenAssessment, context: Context, items: Sequence[PlanItem], gone: Sequence[Confirmed]) -> None:
    """The cards, with what was just confirmed where its card stood: before the one that followed it, if that is still there."""
    for item in items:
        for done in gone:
            if done.before_action == item.action:
                undo_line(opened, context, done)
        card(opened, context, item)
    for done in gone:
        if done.before_action not in {item.action for item in items}:
            undo_line(opened, context, done)


def _picture(opened: OpenAssessment) -> None:
    box = st.expander("Roadmap, as a picture", key=f"roadmap_{opened.id}", on_change="rerun")
    if box.open:
        from ui.elements import charts  # Plotly: only for those who open it

        with box:
            bars = roadmap(opened.bank, opened.assessment, opened.result)
            charts.show(bars, charts.roadmap(bars), key="roadmap", heading="##")
