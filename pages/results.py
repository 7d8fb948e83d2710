"""Results: the verdict first, then why, then where the risk sits."""

from functools import partial

import streamlit as st

from report.paper.figures import exposure_timeline, sections_by_risk
from ui.elements import words
from ui.results.find_first import find_first
from ui.results.finding_filter import BAR, can_choose, choose, pictures
from ui.results.findings import clicked, register
from ui.results.first_screen import first_screen
from ui.results.verdict import contradictions, score
from ui.results.why_condition import conditions
from ui.results.why_score import why_score
from ui.results.why_verdict import why_verdict
from ui.shell.links import link
from ui.shell.page import Visit, enter
from ui.shell.session import OpenAssessment


def results_screen(visit: Visit) -> None:
    """From the one sentence down to every finding."""
    opened = visit.opened
    context = opened.context
    st.title(words.TITLES["results"])
    first_screen(opened, context)
    if not context.result.in_scope:
        why_verdict(context)
        return
    contradictions(opened, context)
    conditions(opened, context)
    if context.begun:
        why_verdict(context)
        _figures(opened)
    register(opened, context)
    find_first(opened, context)
    st.markdown("## The score")
    score(context)
    why_score(context)
    link("method", "How verdict, risk and score are computed", icon=":material/calculate:", a=opened.id)


def _figures(opened: OpenAssessment) -> None:
    from ui.elements import charts  # Plotly: not before somebody looks at results
    from ui.elements.flow_chart import flow

    given = (opened.bank, opened.assessment, opened.result)
    st.markdown("## Where the risk sits")
    choosing = can_choose(opened)
    if choosing:
        st.caption("Click a bar, a cell or a box to see its findings; by keyboard, choose it above the list of [findings](#findings).")
    with st.container(key="charts"):
        time = exposure_timeline(*given)
        charts.show(time, charts.timeline(time), key="timeline")
        bars, (cells, ways) = sections_by_risk(*given), pictures(opened)
        for key, picture, drawn in (
            (BAR, bars, charts.sections(bars)),
            ("grid", cells, charts.grid(cells)),
            ("flow", ways, flow(ways)),
        ):
            charts.show(picture, drawn, key=key, on_select=partial(choose, opened.id, key) if choosing else "ignore")
            clicked(opened, key)


with enter("results") as visit:
    results_screen(visit)
