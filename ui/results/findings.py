"""Every finding, worst first, each openable: the answer, what it means, how it was rated, and what the law says."""

import streamlit as st

from questionnaire.assessment import Integration
from report.content.context import Context
from report.paper.figures.picture import ranges
from report.paper.wording import OUTCOME_WORDS, answer_lines, count, level_word, row_line
from scoring.result import Finding
from ui.elements.badge import badge
from ui.elements.citations import cited_with_days
from ui.elements.literal import literal, literal_lines
from ui.shell.links import to_question
from ui.shell.session import OpenAssessment


def register(opened: OpenAssessment, context: Context) -> None:
    """One closed line a finding; rows of one list that are judged alike share a line."""
    findings = context.result.findings
    st.markdown("## Findings")
    if not findings:
        st.markdown("There are none: according to your answers, no safeguard that this desk needs is missing or not known.")
        return
    st.caption(f"{count(len(findings), 'finding')}, worst first. Open one to see why.")
    with st.container(key="register"):
        alike: dict[str, list[Finding]] = {}
        for finding in findings:
            alike.setdefault(f"{finding.question}_{finding.risk.name}_{finding.outcome.name}", []).append(finding)
        for name, group in alike.items():
            _line(opened, context, group, name)


def _line(opened: OpenAssessment, context: Context, group: list[Finding], name: str) -> None:
    first = group[0]
    numbers = ranges([context.finding_numbers[f.id] for f in group], "F")
    title = context.title(first) if len(group) == 1 else f"{context.question(first).short}, {count(len(group), 'row')}"
    box = st.expander(f"**{numbers}** {literal(title)} {badge(first.risk)}", key=f"finding_{name}", on_change="rerun")
    if box.open:
        with box:
            st.markdown(_details(context, group))
            to_question(opened, first.question)


def _details(context: Context, group: list[Finding]) -> str:
    first = group[0]
    note = context.assessment.notes.get(first.question, "")
    actions = [
        f"- **A{context.action_numbers[a]}** {literal(context.action_title(a))}" for a in first.actions if a in context.action_numbers
    ]
    parts = [
        literal(context.said(first)),
        f"**Asked:** {literal(context.question(first).text)}",
        f"**Answer:** {_answer(context, group)} ({OUTCOME_WORDS[first.outcome].lower()})",
        f"**Note:** {literal_lines(note)}" if note else "",
        f"**How it was rated:** {rated(first)}",
        "**What fixes it:**\n\n" + "\n".join(actions) if actions else "",
        f"**Sources:**\n\n{cited_with_days(context.bank, first.citations)}",
    ]
    return "\n\n".join(part for part in parts if part)


def rated(finding: Finding) -> str:
    """The cells of the tables that gave the risk."""
    occurs, harms, likely, impact, risk = (
        level_word(level).lower() for level in (finding.occurrence, finding.exposure, finding.likelihood, finding.impact, finding.risk)
    )
    return (
        f"occurrence {occurs} (table G-3), harm if it occurs {harms} (by whether patient details reach the desk): "
        f"likelihood {likely} (table G-5). With impact {impact} (table H-3): risk **{risk}** (table I-2)."
    )


def _answer(context: Context, group: list[Finding]) -> str:
    answer = context.assessment.answers.get(group[0].question)
    if group[0].row and isinstance(answer, tuple):
        places = [finding.row - 1 for finding in group]
        rows = [row for row in (answer[p] for p in places if p < len(answer)) if isinstance(row, Integration)]
        return "; ".join(literal(row_line(row)) for row in rows)
    return "; ".join(literal(line) for line in answer_lines(context.question(group[0]), answer))
