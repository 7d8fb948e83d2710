"""What a founder needs, on one screen: verdict and reason, the limit by law, the first three actions with their papers, the PDF."""

import streamlit as st

from report.content.context import Context
from report.content.deadlines import alarm_sentence
from report.content.helping import letters_for
from report.content.plan_days import also_right_away, in_the_meantime
from report.content.unconfirmed import carried_sentence, paused_sentence, unconfirmed_sentence
from report.paper.wording import NO_ADVICE, day, until_answered
from scoring.plan_lines import SectionLine
from scoring.result import PlanItem
from ui.elements.badge import action_badge
from ui.elements.literal import literal
from ui.elements.style import screen_style
from ui.results.verdict import verdict
from ui.shell.action_fields import action_line, by_hand_mark, day_marks
from ui.shell.deadlines import legal_limit
from ui.shell.downloads import pdf_button
from ui.shell.links import answer_link, link
from ui.shell.navigation import how_to_go_on
from ui.shell.section_row import section_row
from ui.shell.session import OpenAssessment

FIRST = 3


def first_screen(opened: OpenAssessment, context: Context) -> None:
    """Fits 1280 by 720 without scrolling; all the rest of the page only says why."""
    screen_style("results")
    with st.container(key="first_screen"):
        if context.blanks:
            _draft(opened, context)
        if carried := carried_sentence(context):
            st.markdown(carried)
        alarm = alarm_sentence(context)
        if alarm:
            legal_limit(opened, context)
        verdict(context)
        if paused := paused_sentence(context):
            st.markdown(literal(paused))
        if not alarm:
            legal_limit(opened, context)
        _first_things(opened, context)
        with st.container(horizontal=True, vertical_alignment="center", key="take_away"):
            pdf_button(opened, "plan")
            if context.result.plan:
                link("plan", f"Open the plan, {context.plan_words}", icon=":material/arrow_forward:", a=opened.id)
        st.caption(literal(NO_ADVICE))


def _draft(opened: OpenAssessment, context: Context) -> None:
    with st.container(horizontal=True, vertical_alignment="center", key="draft"):
        st.markdown(f"So far: {until_answered(context.progress.blank)}.")
        if not opened.is_finished:
            how_to_go_on(opened)


def _first_things(opened: OpenAssessment, context: Context) -> None:
    """The three actions that come first, with who, when and what there is to use."""
    if context.todo:
        st.markdown("## What to do first")
        with st.container(key="first_things"):
            for line in context.todo[:FIRST]:
                if isinstance(line, SectionLine):
                    section_row(opened, context, line.unanswered)
                else:
                    _one(opened, context, line)
    for told in filter(None, (also_right_away(context, FIRST), in_the_meantime(context), unconfirmed_sentence(context))):
        st.markdown(literal(told))


def _one(opened: OpenAssessment, context: Context, item: PlanItem) -> None:
    owner = context.owner(item)
    who = literal(owner.name or f"{owner.role}, nobody named yet")
    mark = "".join(f" {told}" for told in (*day_marks(context, item), *by_hand_mark(context, item)))
    title = f"{action_line(context, item.action)}{action_badge(item)}"
    helping = letters_for(context, item.action)
    with st.container(key=f"first_{item.action}", horizontal=True, vertical_alignment="center", gap="small"):
        st.markdown(f"{title}  \n:small[:gray[{who} \u00b7 due {day(item.due)}]{mark}]", width="stretch")
        if helping:
            with st.container(width="content", gap="xsmall"):
                for letter in helping:
                    link("report", literal(letter.title), icon=":material/description:", a=opened.id, letter=letter.id)
        answer_link(opened, item.action)
