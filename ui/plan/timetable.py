"""So many hours a week, from this day on: the order that takes the most risk away earliest, day by day."""

from datetime import date

import streamlit as st

from questionnaire.day import EARLIEST, LATEST
from report.content.context import Context
from report.content.ending import can_improve
from report.paper.wording import count, day, effort
from scoring.schedule import Budget, Schedule, ScheduleRefused, best_sequence
from ui.elements.badge import badge
from ui.elements.literal import literal
from ui.elements.table import table
from ui.shell.session import OpenAssessment

HOURS_A_WEEK = 4.0
MOST_LEFT = 8


def timetable(opened: OpenAssessment, context: Context) -> None:
    """The two fields, then the schedule or why there is none."""
    st.markdown("How many hours a week can somebody give to this, and from which day on? Nothing here is saved.")
    hours, start = _fields(opened)
    if hours is None or start is None:
        st.caption("Give the hours a week and the first day, and the order appears here.")
        return
    try:
        budget = Budget(hours, start)
        found = opened.once("schedule", lambda: best_sequence(opened.bank, opened.assessment, context.result, budget), budget)
    except ScheduleRefused as refused:
        st.warning(literal(str(refused)), icon=":material/event_busy:")
        return
    if not found.items:
        st.markdown("Nothing is left to schedule: every action of the plan is marked as done.")
        return
    _milestones(context, found)
    _curve(context, found)
    _order(context, found)
    _left_over(context, found)


def _fields(opened: OpenAssessment) -> tuple[float | None, date | None]:
    as_of = opened.assessment.as_of
    with st.container(horizontal=True, key="budget"):
        hours = st.number_input(
            "Hours a week", value=HOURS_A_WEEK, step=1.0, format="%g", key=f"hours_{opened.id}", width=200, persist_state="session"
        )
        start = st.date_input(
            "First day",
            value=as_of,
            min_value=min(EARLIEST, as_of),
            max_value=max(LATEST, as_of),
            key=f"start_{opened.id}",
            format="YYYY-MM-DD",
            width=200,
            persist_state="session",
        )
    return hours, start


def _milestones(context: Context, found: Schedule) -> None:
    st.markdown("## When the verdict changes")
    rows = []
    for number, reached in enumerate(found.verdicts):
        title = literal(context.bank.verdict(reached.verdict).title)
        rows.append((f"**{number}** {day(reached.day)}" if number else "From the start", f"{reached.hours:.0f}", title))
    st.markdown(table(("Day", "After hours", "Verdict, projected"), rows))
    if len(rows) == 1 and can_improve(context):
        says = "Working through this plan does not change the verdict by itself."
        st.caption(f"{says} Some answers are not known; finding them out may." if context.result.coverage.unknown else says)


def _curve(context: Context, found: Schedule) -> None:
    from ui.elements import charts, projection_charts  # Plotly: only for those who open this

    new = tuple((v.hours, v.day, context.bank.verdict(v.verdict).title) for v in found.verdicts[1:])
    figure = projection_charts.Curve(found, new)
    charts.show(figure, projection_charts.curve(figure), key="curve", heading="##")


def _order(context: Context, found: Schedule) -> None:
    st.markdown("## What to do, in this order")
    risks = {item.action: item.risk for item in context.result.plan}
    rows = []
    for item in found.items:
        title = f"**A{context.action_numbers[item.action]}** {literal(context.bank.action(item.action).title)} {badge(risks[item.action])}"
        takes = item.end_hours - item.start_hours
        rows.append(
            (
                f"{title} :small[:gray[{effort((takes, takes)) if takes < 1 else f'{round(takes, 1):g} hours'}]]",
                _plain(item.start_day),
                _plain(item.end_day),
            )
        )
    with st.container(key="order"):
        st.markdown(table(("Action", "Begin", "Done by"), rows))
    best = (
        "No other order has less of it: this is proven."
        if found.proven
        else f"It is not proven that no order has less; a better one could save at most {found.gap:,.0f}."
    )
    st.caption(
        f"{count(len(found.items), 'open action')}, {found.items[-1].end_hours:.0f} hours by the middle of our estimates, for one person "
        f"at a time. Prerequisites come first. The order keeps points of risk, times the hours they stay open, as small as can be "
        f"({found.area:,.0f}). {best} Solved by {literal(found.solver)}."
    )


def _left_over(context: Context, found: Schedule) -> None:
    """What stands when all is done, so that nobody takes the end of the curve for the end of all risk."""
    if not found.left_over:
        return
    names = list(dict.fromkeys(context.bank.questions[f.question].short for f in found.left_over))
    more = f" and {len(names) - MOST_LEFT} more" if len(names) > MOST_LEFT else ""
    st.caption(
        f"When all is done, {count(len(found.left_over), 'finding')} would still stand: what lasts, what has to be found out, or what new "
        f"answers open. {literal(', '.join(names[:MOST_LEFT]))}{more}."
    )


def _plain(value: date) -> str:
    return day(value).replace(" ", "\u00a0", 1)
