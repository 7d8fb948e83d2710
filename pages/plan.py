"""Plan: now, soon, later. What to do, why, how, by whom and by when; what if; by the hours there are; ways forward."""

import streamlit as st

from report.wording import count, effort
from ui import words
from ui.page import Visit, enter
from ui.plan_list import plan_list
from ui.sections import how_to_go_on
from ui.session import OpenSheet
from ui.timetable import timetable
from ui.ways_forward import ways_forward
from ui.what_if import what_if


def plan_screen(visit: Visit) -> None:
    """Four views of the same plan; only the one on screen is worked out."""
    opened = visit.opened
    context = opened.context
    st.title(words.TITLES["plan"])
    if not context.result.plan:
        st.markdown("There is nothing to do: by your answers so far, no safeguard is missing.")
        how_to_go_on(opened)
        return
    _summary(opened)
    names = ["To do", "What if", "Hours a week", "Ways forward"]
    todo, ahead, hours, ways = st.tabs(names, key=f"plan_views_{opened.id}", on_change="rerun")
    with todo:
        if todo.open:
            plan_list(opened, context)
    with ahead:
        if ahead.open:
            what_if(opened, context)
    with hours:
        if hours.open:
            timetable(opened, context)
    with ways:
        if ways.open:
            ways_forward(opened, context)


def _summary(opened: OpenSheet) -> None:
    context = opened.context
    done = sum(context.entry(item).status == "done" for item in context.result.plan)
    low, high = (round(sum(item.effort_hours[end] for item in context.result.plan)) for end in (0, 1))
    st.markdown(
        f"{count(len(context.result.plan), 'action')}, in the order to do them; {done} done. {effort((low, high)).capitalize()} in all, "
        "by our estimate. Owner, day and status are yours to set; they go into every report."
    )


with enter("plan") as visit:
    plan_screen(visit)
