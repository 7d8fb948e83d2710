"""Why this verdict: the seven rules in the order they are tried, and what each was held against."""

import streamlit as st

from questionnaire.conditions import mentioned
from questionnaire.policy import GATES
from questionnaire.shapes.question import Level
from report.content.context import Context
from report.content.verdict_reasons import findings_words, next_step, verdict_words
from report.paper.wording import STATE_WORDS
from scoring.verdict import RULES, Rule, rule_of
from ui.elements.citations import cited_with_days
from ui.elements.literal import literal
from ui.elements.table import table

MOST_SOURCES = 8


def why_verdict(context: Context) -> None:
    """One closed line; behind it the rules, the answers and the sources."""
    box = st.expander("Why this verdict?", key="why_verdict", on_change="rerun")
    if box.open:
        with box:
            found = verdict_words(context, context.result)
            st.markdown(f"{literal(found.means)} **Next:** {literal(next_step(context))}")
            st.markdown("Seven rules are tried in this order, and the first that holds is the verdict.")
            st.markdown(table(("Rule", "By your answers"), _rows(context)))
            st.markdown(f"**Sources**\n\n{cited_with_days(context.bank, _citations(context))}")


def _rows(context: Context) -> list[tuple[str, str]]:
    rows, reached = [], False
    for number, rule in enumerate(RULES, 1):
        held = rule.verdict == context.result.verdict
        words = f"{number}. {rule.words[0].upper()}{rule.words[1:]}. :small[:gray[{literal(context.bank.verdict(rule.verdict).title)}]]"
        state = "**Holds.**" if held else "Does not hold."
        rows.append((words, ":gray[Not reached.]" if reached else f"{state} {literal(_found(context, rule))}"))
        reached = reached or held
    return rows


def _found(context: Context, rule: Rule) -> str:
    """What the rule was held against, in short."""
    parts = [_states(context, GATES)] if rule.gate else []
    parts += [f"{context.bank.questions[q].short}: {context.answered(q)}" for q in _looked_at(context, rule) if q in context.sheet.asked]
    parts += [findings_words(context, context.result, rule.risks)] if rule.risks else []
    parts += [_states(context, tuple(c.id for c in context.bank.conditions))] if rule.states else []
    return "; ".join(parts) or "no finding is above low"


def _looked_at(context: Context, rule: Rule) -> list[str]:
    return [q for q in context.bank.questions if q in mentioned(rule.answers)]


def _states(context: Context, wanted: tuple[str, ...]) -> str:
    states = (c for c in context.result.conditions if c.id in wanted)
    return "; ".join(f"{context.bank.condition(c.id).title}: {STATE_WORDS[c.state].lower()}" for c in states)


def _citations(context: Context) -> tuple[str, ...]:
    """What the deciding answers rest on: the role, plan and BAA, or the worst findings."""
    result, bank, rule = context.result, context.bank, rule_of(context.result.verdict)
    if rule.gate:
        held = [c for c in result.conditions if c.id in GATES and c.state == rule.gate]
        named = [text for c in held for text in bank.condition(c.id).citations]
    elif rule.answers:
        named = [text for q in _looked_at(context, rule) for text in bank.questions[q].citations]
    else:
        worst = max((f.risk for f in result.findings), default=Level.very_low)
        named = [text for f in result.findings if f.risk == worst >= Level.moderate for text in f.citations]
        named = named or [text for c in bank.conditions for text in c.citations]
    return tuple(dict.fromkeys(named))[:MOST_SOURCES]
