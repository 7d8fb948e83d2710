"""The four conditions for compliant use: one line each, and behind it rule, answers and sources."""

import streamlit as st

from questionnaire.shapes.bank import NOT_KNOWN, UseCondition
from report.content.context import Context
from report.content.verdict_reasons import condition_reason
from report.paper.wording import STATE_WORDS, answer_lines
from scoring.result import ConditionState
from ui.elements.badge import state_badge
from ui.elements.citations import cited_with_days
from ui.elements.literal import literal
from ui.elements.table import table
from ui.results.rule_words import rules
from ui.shell.links import to_question
from ui.shell.session import OpenAssessment


def conditions(opened: OpenAssessment, context: Context) -> None:
    """Each condition with its state and the answers that decide it; open one to see its rule."""
    st.markdown("## Four conditions for use with patient details")
    with st.container(key="conditions"):
        for found in context.result.conditions:
            _one(opened, context, found)


def _one(opened: OpenAssessment, context: Context, found: ConditionState) -> None:
    condition = context.bank.condition(found.id)
    reason = literal(condition_reason(context, found))
    box = st.expander(
        f"**{literal(condition.title)}** {state_badge(found.state)}   :small[:gray[{reason}]]",
        key=f"condition_{found.id}",
        on_change="rerun",
    )
    if box.open:
        with box:
            st.markdown(_explanation(context, condition, found))
            _questions(opened, context, found)


def _explanation(context: Context, condition: UseCondition, found: ConditionState) -> str:
    parts = [
        literal(condition.explains),
        f"**Rule**\n\n{_rule(context, condition, found)}",
        f"**Answers that decide**\n\n{_answers(context, condition, found)}" if found.because else "",
        f"**Sources**\n\n{cited_with_days(context.bank, condition.citations)}",
    ]
    return "\n\n".join(part for part in parts if part)


def _rule(context: Context, condition: UseCondition, found: ConditionState) -> str:
    """The rules in the order they are tried; the one that holds is marked."""
    lines = []
    held = rules(context.bank, condition)
    for state, words in held.items():
        here = state == found.state
        said = f"{STATE_WORDS[state]}, if {literal(words)}"
        lines.append(f"1. **{said}. This holds.**" if here else f"1. {said}.")
    if NOT_KNOWN not in held:
        said = "Not known, if none of these can be told from the answers"
        lines.append(f"1. **{said}. This holds.**" if found.state == NOT_KNOWN else f"1. {said}.")
    return "\n".join(lines)


def _answers(context: Context, condition: UseCondition, found: ConditionState) -> str:
    rows = []
    for question in (context.bank.questions[q] for q in found.because):
        given = context.sheet.answers.get(question.id)
        said = context.answered(question.id) if isinstance(given, str) or given is None else "; ".join(answer_lines(question, given))
        safest = literal(question.choices[0].label) if condition.safest and question.choices else ""
        rows.append((f"**{literal(question.short)}**", literal(said), *([safest] if condition.safest else [])))
    return table(("Question", "Your answer", *(["Safest answer"] if condition.safest else [])), rows)


def _questions(opened: OpenAssessment, context: Context, found: ConditionState) -> None:
    """One link to the first of these questions in each section."""
    first = {context.bank.section_of(q).id: q for q in reversed(found.because)}
    for question in reversed(first.values()):
        to_question(opened, question, "To the questions")
