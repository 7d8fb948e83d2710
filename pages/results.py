"""Results: the verdict first, then why, then where the risk sits."""

from functools import partial

import streamlit as st

from report.paper.figures import exposure_timeline, likelihood_impact_grid, phi_flow, sections_by_risk
from ui.elements import words
from ui.results.find_first import find_first
from ui.results.finding_filter import choose, filtered
from ui.results.findings import register
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
    if context.result.verdict == "not_in_scope":
        why_verdict(opened, context)
        return
    contradictions(opened, context)
    conditions(opened, context)
    why_verdict(opened, context)
    if opened.assessment.answers:
        _figures(opened)
    register(opened, context)
    find_first(opened, context)
    st.markdown("## The score")
    score(context)
    why_score(opened, context)
    link("method", "How verdict, risk and score are computed", icon=":material/calculate:", a=opened.id)


def _figures(opened: OpenAssessment) -> None:
    from ui.elements import charts  # Plotly: not before somebody looks at results
    from ui.elements.flow_chart import flow

    given = (opened.bank, opened.assessment, opened.result)
    st.markdown("## Where the risk sits")
    with st.container(key="charts"):
        time = exposure_timeline(*given)
        charts.show(time, charts.timeline(time), key="timeline")
        bars = sections_by_risk(*given)
        charts.show(bars, charts.sections(bars), key="by_section", on_select=partial(choose, opened.id, "by_section"))
        if filtered(opened.id):
            st.markdown("The findings that you chose [stand below](#findings).")
        cells = likelihood_impact_grid(*given)
        charts.show(cells, charts.grid(cells), key="grid")
        ways = phi_flow(*given)
        charts.show(ways, flow(ways), key="flow")


with enter("results") as visit:
    results_screen(visit)
