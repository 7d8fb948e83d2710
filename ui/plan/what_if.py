"""What if: tick actions as done, and see at once how the desk would stand. Ticks live in this session and are never saved.

What comes out is projected risk. What remains once an action is really done is known only when its answer says so.
"""

from dataclasses import dataclass, replace

import streamlit as st

from questionnaire import Bank
from questionnaire.assessment import Assessment
from report.content.context import Context
from report.content.ending import desk_first
from report.paper.figures import likelihood_impact_grid, phi_flow, sections_by_risk
from report.paper.wording import count, level_word, score_words
from scoring import assess
from scoring.ahead.projection import projected
from scoring.result import Result, by_level
from ui.elements.badge import badge, state_badge
from ui.elements.literal import literal
from ui.elements.table import table
from ui.plan.ticks import tick, ticks
from ui.shell.action_fields import action_line
from ui.shell.session import OpenAssessment


def what_if(opened: OpenAssessment, context: Context) -> None:
    """On top what would be, below what can be ticked. The ticks are read first, and drawn under it all the same."""
    st.markdown(
        "Tick actions as if they were done. Nothing here is saved, and what you see is **projected**: it holds once the work is done "
        "and your answers say so. What is not known stays not known."
    )
    _ending(opened, context)
    strip = st.container(key="ahead")
    below = st.container(key="side_by_side")
    ticked = ticks(opened, context)
    then_assessment = projected(opened.bank, opened.assessment, ticked)
    then = context.result if then_assessment == opened.assessment else assess(opened.bank, then_assessment)
    after = Context(opened.bank, then_assessment, then)
    with strip:
        _cards(context, after, len(ticked))
    with below:
        left, right = st.columns(2, gap="large")
        with left:
            _side_by_side(context, after)
        with right:
            _sections(opened, then_assessment, then)
    st.markdown("## Where the risk sits, today and then")
    for side, place in zip(_sides(opened, then_assessment, then), st.columns(2, gap="large"), strict=True):
        with place:
            _grid(side)
    for side in _sides(opened, then_assessment, then):
        _flow(side)


@dataclass(frozen=True)
class _Side:
    """Today, or then: what its figures are made of."""

    id: str
    name: str
    given: tuple[Bank, Assessment, Result, Result]
    """The fourth is today's result in both: the numbers of its findings are those on every other page."""


def _sides(opened: OpenAssessment, then_assessment: Assessment, then: Result) -> tuple[_Side, _Side]:
    today = _Side("today", "today", (opened.bank, opened.assessment, opened.result, opened.result))
    return today, _Side("then", "then, projected", (opened.bank, then_assessment, then, opened.result))


def _sections(opened: OpenAssessment, then_assessment: Assessment, then: Result) -> None:
    from ui.elements import charts, projection_charts  # Plotly: only for those who open this

    today, ahead = (sections_by_risk(*side.given) for side in _sides(opened, then_assessment, then))
    both = projection_charts.TodayAndThen(today, ahead)
    charts.show(both, projection_charts.today_and_then(both), key="sections_ahead", heading="##")


def _grid(side: _Side) -> None:
    from ui.elements import charts

    cells = likelihood_impact_grid(*side.given)
    charts.show(replace(cells, title=f"{cells.title}, {side.name}"), charts.grid(cells), key=f"grid_{side.id}", heading="###")


def _flow(side: _Side) -> None:
    from ui.elements import charts
    from ui.elements.flow_chart import flow

    ways = phi_flow(*side.given)
    charts.show(replace(ways, title=f"{ways.title}, {side.name}"), flow(ways), key=f"flow_{side.id}", heading="###")


def _ending(opened: OpenAssessment, context: Context) -> None:
    """The actions that end the verdict, found by computing, and a button that ticks exactly these; where one can be better."""
    if not context.result.can_improve:
        return
    title = f"\u201c{literal(context.bank.verdict(context.result.verdict).title)}\u201d"
    found = context.ending
    if found is None:
        says = f"No actions in this plan end {title} on their own.{desk_first(context)}"
        st.caption(f"{says} Some answers are not known; finding them out may." if context.result.coverage.unknown else says)
        return
    if not found:
        st.markdown(f"What you marked as done already ends {title}, once your answers say so.")
        return
    names = "; ".join(action_line(context, a) for a in found)
    with st.container(border=True, key="ending"):
        st.markdown(
            f"**{'This action ends' if len(found) == 1 else 'Together these actions end'} {title}.**"
            f"{'' if len(found) == 1 else ' This plan needs each of them.'}\n\n{names}"
        )
        st.button(
            f"Tick exactly {'this one' if len(found) == 1 else f'these {len(found)}'}",
            key="tick_ending",
            on_click=tick,
            args=(opened, context, found),
        )


def _cards(context: Context, after: Context, ticked: int) -> None:
    """Today and then, each with its verdict: this stays on screen while the list below is ticked."""
    sides = (("Today", context, "today"), (f"Then, projected \u00b7 {count(ticked, 'action')} ticked", after, "then"))
    for column, (name, told, side) in zip(st.columns(2), sides, strict=True):
        with column, st.container(key=f"verdict_{told.result.verdict}_{side}"):
            title = literal(told.bank.verdict(told.result.verdict).title)
            score = score_words(told.result.score.low, told.result.score.high)
            st.markdown(f":small[:gray[{name}]]  \n**{title}**  \n:small[Score {score} \u00b7 {count(len(told.findings), 'finding')}]")


def _side_by_side(context: Context, after: Context) -> None:
    now, then = context.result, after.result
    rows: list[tuple[str, ...]] = [
        (literal(one.title), *(state_badge(r.condition(one.id).state) for r in (now, then))) for one in context.bank.conditions
    ]
    rows.append(("Score, 100 is best", *(score_words(r.score.low, r.score.high) for r in (now, then))))
    counts = by_level(context.findings), by_level(after.findings)
    for level in counts[0]:
        if any(c[level] for c in counts):
            rows.append((f"Findings {badge(level, level_word(level).lower())}", *(str(c[level]) for c in counts)))
    st.markdown(table(("What", "Today", "Then, projected"), rows))
