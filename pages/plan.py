"""Plan: now, soon, later. What to do, why, how, by whom and by when."""

import streamlit as st

from report.figures import roadmap
from report.wording import LANE_WORDS, count, effort
from ui import words
from ui.page import Visit, enter
from ui.plan_card import card
from ui.sections import how_to_go_on
from ui.session import OpenSheet

LANES = {
    "now": "High risks first. Nothing else should wait in front of these.",
    "soon": "Moderate risks, on their days.",
    "later": "Low risks and upkeep.",
}


def plan_screen(visit: Visit) -> None:
    """The lanes in order; each action one line."""
    opened = visit.opened
    context = opened.context
    st.title(words.TITLES["plan"])
    if not context.result.plan:
        st.markdown("There is nothing to do: by your answers so far, no safeguard is missing.")
        how_to_go_on(opened)
        return
    done = sum(context.entry(item).status == "done" for item in context.result.plan)
    low, high = (round(sum(item.effort_hours[end] for item in context.result.plan)) for end in (0, 1))
    st.markdown(
        f"{count(len(context.result.plan), 'action')}, in the order to do them; {done} done. {effort((low, high)).capitalize()} in all, "
        "by our estimate. Owner, day and status are yours to set; they go into every report."
    )
    _picture(opened)
    for lane, says in LANES.items():
        items = [item for item in context.result.plan if item.lane == lane]
        if items:
            st.markdown(f"## {LANE_WORDS[lane]} :small[:gray[{len(items)}]]\n:gray[{says}]")
            with st.container(key=f"lane_{lane}"):
                for item in items:
                    card(opened, context, item)


def _picture(opened: OpenSheet) -> None:
    box = st.expander("Roadmap, as a picture", key=f"roadmap_{opened.id}", on_change="rerun")
    if box.open:
        from ui import charts  # Plotly: only for those who open it

        with box:
            bars = roadmap(opened.bank, opened.sheet, opened.result)
            charts.show(bars, charts.roadmap(bars), key="roadmap", heading="##")


with enter("plan") as visit:
    plan_screen(visit)
