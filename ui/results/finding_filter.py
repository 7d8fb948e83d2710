"""Which findings are shown: those of the sections and of the levels chosen, or all."""

import streamlit as st

from questionnaire.model import Level
from report.content.context import Context
from scoring.result import Finding
from ui.elements.literal import literal
from ui.elements.words import risk_words
from ui.shell.session import OpenAssessment
from ui.shell.session_values import set_widget_value, widget_value


def choose(assessment: str, chart: str) -> None:
    """Shows the findings of the bar that was clicked in a chart of sections; all of them once it is let go."""
    picked = [point["customdata"] for point in widget_value(chart)["selection"]["points"]]
    set_widget_value(f"filter_sections_{assessment}", [section for section, _ in picked])
    set_widget_value(f"filter_risks_{assessment}", [level for _, level in picked])


def filtered(assessment: str) -> bool:
    """Whether only some are shown."""
    return any(widget_value(f"filter_{of}_{assessment}") for of in ("sections", "risks"))


def chosen(opened: OpenAssessment, context: Context) -> tuple[Finding, ...]:
    """The findings, worst first. What is chosen stays through other pages; what no finding has any more is not offered."""
    findings = context.result.findings
    held = {context.bank.section_of(f.question).id for f in findings}
    titles = {section.id: section.title for section in context.bank.sections if section.id in held}
    levels = [level.name for level in reversed(Level) if any(f.risk == level for f in findings)]
    with st.container(key="filter"):
        sections = _pills("Section", titles, f"filter_sections_{opened.id}")
        risks = _pills("Risk", {name: risk_words(Level[name]) for name in levels}, f"filter_risks_{opened.id}")
    return tuple(
        f for f in findings if (not sections or context.bank.section_of(f.question).id in sections) and (not risks or f.risk.name in risks)
    )


def _pills(label: str, options: dict[str, str], key: str) -> list[str]:
    if len(options) < 2:
        return []
    return st.pills(
        label, list(options), selection_mode="multi", format_func=lambda o: literal(options[o]), key=key, persist_state="session"
    )
