"""What a plan says that holds nothing: what to keep doing, from which day, and what can be done today."""

import streamlit as st

from report.content.context import Context
from report.content.reviews import reviews
from report.content.verdict_reasons import next_step
from report.paper.wording import day
from ui.elements.literal import literal
from ui.plan.confirm import CONFIRMED, undo_line
from ui.shell.links import link
from ui.shell.navigation import how_to_go_on
from ui.shell.rounds import new_round
from ui.shell.session import OpenAssessment


def in_order(opened: OpenAssessment) -> None:
    """In the bank's words: the verdict's next step, and each review that the answers call for."""
    context = opened.context
    st.markdown("This plan is empty: according to your answers so far, no safeguard that this desk needs is missing or not known.")
    for done in list(CONFIRMED.get(opened.id).values()):
        undo_line(opened, context, done)
    st.markdown(f"**Next:** {literal(next_step(context))}")
    if lines := _reviews(context):
        st.markdown(f"## What to keep doing\n{lines}")
    with st.container(horizontal=True, vertical_alignment="center", key="in_order_ways"):
        link("report", "Hand over the report", icon=":material/description:", a=opened.id)
        if context.progress.needed:
            how_to_go_on(opened)
        elif not (opened.is_example or opened.is_finished):  # a finished round has this door above every page
            new_round(opened.id, primary=False)


def _reviews(context: Context) -> str:
    """Each with its first day and how often it comes back, as the calendar has them."""
    return "\n".join(
        f"- **{literal(row.title)}.** {literal(row.says)} Next on {day(row.first)}, then every {row.every}." for row in reviews(context)
    )
