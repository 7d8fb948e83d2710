"""Plan: what comes first, then the rest. What to do, why, how, by whom and by when; what if; ways forward."""

import streamlit as st

from report.content.context import Context
from report.content.sections.kept import done_before
from report.content.unconfirmed import unconfirmed_sentence
from report.paper.wording import effort
from scoring.counted import hours
from ui.elements import words
from ui.elements.literal import literal
from ui.plan.in_order import in_order
from ui.plan.plan_list import plan_list
from ui.plan.strategies import strategies
from ui.plan.what_if import what_if
from ui.shell.navigation import how_to_go_on
from ui.shell.page import Visit, enter


def plan_screen(visit: Visit) -> None:
    """Three views of the same plan; only the one on screen is worked out."""
    opened = visit.opened
    context = opened.context
    st.title(words.TITLES["plan"])
    if not context.result.in_scope:
        _out_of_scope(context)
    if not context.result.plan:
        in_order(opened)
        return
    if not context.begun:
        st.markdown("Nothing is answered yet. Until you answer a section, the plan has one line for it.")
        how_to_go_on(opened)
        plan_list(opened)
        return
    _summary(context)
    names = ["To do", "What if", "Ways forward"]
    todo, ahead, ways = st.tabs(names, key=f"plan_views_{opened.id}", on_change="rerun")
    with todo:
        if todo.open:
            plan_list(opened)
    with ahead:
        if ahead.open:
            what_if(opened, context)
    with ways:
        if ways.open:
            strategies(opened, context)


def _out_of_scope(context: Context) -> None:
    """What the plan is for where HIPAA does not appear to apply."""
    verdict = context.bank.verdict(context.result.verdict)
    st.markdown(f"**{literal(verdict.title)}.** {literal(verdict.means)}\n\n**Next:** {literal(verdict.next)}")


def _summary(context: Context) -> None:
    st.markdown(f"{context.plan_words}, in the order to do them{_done(context) if context.actions else '.'}")
    if unconfirmed := unconfirmed_sentence(context):
        st.markdown(f"{unconfirmed} Say in the row what is true now.")


def _done(context: Context) -> str:
    marked = sum(context.entry(item).status == "done" for item in context.actions)
    done = f"{marked} {'marked as ' if context.unconfirmed else ''}done"  # how many of them wait to be confirmed is said below
    total = "by our estimate, not counting the sections still to be answered" if context.sections else "in all, by our estimate"
    left = f" What is not marked as done takes {effort(hours(context.left))} {total}." if context.left else ""
    before = len(done_before(context))
    gone = f", {before} done before and no longer called for" if before else ""
    return f"; {done}{gone}.{left}"


with enter("plan") as visit:
    plan_screen(visit)
