"""Which findings are shown: those behind what was clicked in a chart, of the sections and of the levels chosen, or all."""

from collections.abc import Mapping, Sequence
from dataclasses import astuple, dataclass
from functools import partial

import streamlit as st

from questionnaire.shapes.question import Level
from report.content.context import Context
from report.paper.figures import FlowFigure, GridFigure, likelihood_impact_grid, phi_flow
from report.paper.wording import level_word
from scoring.result import Finding
from ui.elements.literal import literal
from ui.elements.words import risk_words
from ui.shell.session import OpenAssessment
from ui.shell.session_values import SessionValue, widget_value

BAR = "by_section"
"""The chart whose marks stand for a section's findings of one level; the marks of the others name their findings."""
FILTERS = ("sections", "risks", "behind")


@dataclass(frozen=True)
class Wanted:
    """What is to be shown; of what is empty, everything."""

    sections: tuple[str, ...] = ()
    risks: tuple[str, ...] = ()
    behind: tuple[tuple[str, ...], ...] = ()
    """For each mark of the grid and of the flow, the ids of the findings behind it."""

    def holds(self, context: Context, finding: Finding) -> bool:
        """Whether a finding is among them."""
        return (
            (not self.sections or context.bank.section_of(finding.question).id in self.sections)
            and (not self.risks or finding.risk.name in self.risks)
            and (not self.behind or any(finding.id in ids for ids in self.behind))
        )


ALL = Wanted()
_CLICKED = SessionValue[Wanted]("clicked", lambda: ALL)
"""What the last click in a chart chose."""
_PUT = SessionValue[tuple[int, Wanted]]("filter", lambda: (0, ALL))
"""How many times the program has put something into the filter, a part of its keys (`ui/shell/synced_widget.py`, rule 1), and what last."""


def choose(assessment: str, chart: str) -> None:
    """Shows the findings behind the marks that were clicked in a chart; all of them where these are shown already.

    The browser takes a second click for letting go, whatever was shown in between: then what counts is what was clicked last.
    """
    points = widget_value(chart)["selection"]["points"]
    picked = [tuple(point["customdata"]) for point in points if point.get("customdata")]
    if points and not picked:
        return  # nothing was found there
    if picked:
        _CLICKED.set(Wanted(*zip(*picked, strict=True)) if chart == BAR else Wanted(behind=tuple(picked)), assessment, chart)
    clicked = _CLICKED.get(assessment, chart)
    show(assessment, ALL if wanted_now(assessment) == clicked else clicked)


def show(assessment: str, wanted: Wanted) -> None:
    """Puts it into the filter, under new keys: what the browser still sends under the old ones is heard by nobody."""
    _PUT.set((_PUT.get(assessment)[0] + 1, wanted), assessment)


def wanted_now(assessment: str) -> Wanted:
    """What the filter holds."""
    put = astuple(_PUT.get(assessment)[1])
    return Wanted(*(tuple(widget_value(_key(assessment, name), begun) or ()) for name, begun in zip(FILTERS, put, strict=True)))


def by_click(assessment: str, chart: str) -> bool:
    """Whether what is shown was chosen by a click in this chart."""
    return ALL != wanted_now(assessment) == _CLICKED.get(assessment, chart)


def show_all(assessment: str, place: str) -> None:
    """The way back to all findings."""
    st.button("Show all findings", key=f"all_{place}", type="tertiary", on_click=partial(show, assessment, ALL))


def chosen(opened: OpenAssessment, context: Context) -> tuple[Finding, ...]:
    """The findings, worst first. What is chosen stays through other pages; what no finding has any more is not offered."""
    sections, risks, behind = _offered(opened, context)
    put = _PUT.get(opened.id)[1]
    with st.container(key="filter"):
        wanted = Wanted(
            tuple(_pills("Section", sections, put.sections, _key(opened.id, "sections"))),
            tuple(_pills("Risk", risks, put.risks, _key(opened.id, "risks"))),
            tuple(_marks(behind, put.behind, _key(opened.id, "behind"))),
        )
    return tuple(finding for finding in context.result.findings if wanted.holds(context, finding))


def can_choose(opened: OpenAssessment) -> bool:
    """Whether the findings differ in anything that can be chosen: among fewer than two of a kind nothing is offered."""
    return any(len(options) > 1 for options in _offered(opened, opened.context))


def _offered(opened: OpenAssessment, context: Context) -> tuple[dict[str, str], dict[str, str], dict[tuple[str, ...], str]]:
    """In words: sections, levels and marks of the charts. What waits for an answer has no level yet, a blank sheet no chart."""
    findings = context.result.findings
    held = {context.bank.section_of(f.question).id for f in findings}
    titles = {section.id: section.title for section in context.bank.sections if section.id in held}
    levels = {level.name: risk_words(level) for level in reversed(Level) if any(f.risk == level for f in context.findings)}
    return titles, levels, marks(*pictures(opened)) if context.begun else {}


def pictures(opened: OpenAssessment) -> tuple[GridFigure, FlowFigure]:
    """The grid and the flow, whose marks name their findings."""
    given = (opened.bank, opened.assessment, opened.result)
    return opened.once("pictures", lambda: (likelihood_impact_grid(*given), phi_flow(*given)))


def marks(grid: GridFigure, flow: FlowFigure) -> dict[tuple[str, ...], str]:
    """Each cell and each box that has findings, by their ids, in words: "Slack: F6". Ways that share a finding share a line."""
    named = {
        cell.findings: f"{level_word(cell.likelihood)} likelihood, {level_word(cell.impact).lower()} impact: {cell.references}"
        for cell in grid.cells
        if cell.findings
    }
    ways: dict[tuple[str, ...], list[str]] = {}
    for way in flow.ways:
        if way.level is not None:
            ways.setdefault((way.finding,), []).append(way.name)
    references = {way.finding: way.reference for way in flow.ways}
    return named | {behind: f"{', '.join(names)}: {references[behind[0]]}" for behind, names in ways.items()}


def _key(assessment: str, name: str) -> str:
    return f"filter_{name}_{assessment}_{_PUT.get(assessment)[0]}"


def _pills(label: str, options: dict[str, str], begun: Sequence[str], key: str) -> list[str]:
    if len(options) < 2:
        return []
    return st.pills(
        label,
        list(options),
        selection_mode="multi",
        default=[option for option in begun if option in options],
        format_func=lambda o: literal(options[o]),
        key=key,
        persist_state="session",
    )


def _marks(named: Mapping[tuple[str, ...], str], begun: Sequence[tuple[str, ...]], key: str) -> list[tuple[str, ...]]:
    if len(named) < 2:
        return []
    return st.multiselect(
        "In the charts",
        list(named),
        default=[mark for mark in begun if mark in named],
        format_func=named.__getitem__,
        key=key,
        placeholder="Any cell of the grid, any box of the flow",
        persist_state="session",
    )
