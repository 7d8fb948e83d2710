"""Why this verdict: the seven rules in the order they are tried, and what each was held against."""

import streamlit as st

from questionnaire.model import Level
from report.content.context import Context
from report.paper.wording import STATE_WORDS, count, level_word
from ui.elements.citations import cited_with_days
from ui.elements.literal import literal
from ui.elements.table import table
from ui.shell.session import OpenSheet

RULES = {
    "not_in_scope": "You are neither a covered entity nor a business associate.",
    "stop": "Plan or BAA is not met, a desk is chosen, and patient details reach it.",
    "not_ready": "Plan or BAA is not met.",
    "cannot_tell": "Plan or BAA is not known.",
    "serious_gaps": "A finding is high or very high.",
    "minor_gaps": "A finding is moderate, or one of the four conditions is not met or not known.",
    "in_order": "None of the rules above holds.",
}
MOST_SOURCES = 8


def why_verdict(opened: OpenSheet, context: Context) -> None:
    """One closed line; behind it the rules, the answers and the sources."""
    box = st.expander("Why this verdict?", key="why_verdict", on_change="rerun")
    if box.open:
        with box:
            st.markdown("Seven rules are tried in this order, and the first that holds is the verdict.")
            st.markdown(table(("Rule", "By your answers"), _rows(context)))
            st.markdown(f"**Sources**\n\n{cited_with_days(context.bank, _citations(context))}")


def _rows(context: Context) -> list[tuple[str, str]]:
    rows, reached = [], False
    for number, verdict in enumerate(context.bank.file.verdicts, 1):
        held = verdict.id == context.result.verdict
        rule = f"{number}. {RULES[verdict.id]} :small[:gray[{literal(verdict.title)}]]"
        state = "**Holds.**" if held else "Does not hold."
        rows.append((rule, ":gray[Not reached.]" if reached else f"{state} {literal(_found(context, verdict.id))}"))
        reached = reached or held
    return rows


def _found(context: Context, verdict: str) -> str:
    """What the rule was held against, in short."""
    if verdict == "not_in_scope":
        return f"Your role: {context.answered('org_role')}"
    if verdict in ("stop", "not_ready", "cannot_tell"):
        gates = _states(context, ("plan", "baa"))
        reach = context.bank.method.exposure_question
        looked_at = [q for q in ("desk", reach) if verdict == "stop" and q in context.sheet.asked]
        return "; ".join([gates, *(f"{context.bank.questions[q].short}: {context.answered(q)}" for q in looked_at)])
    counts = context.result.counts()
    levels = (Level.very_high, Level.high) if verdict == "serious_gaps" else (Level.moderate,)
    if verdict == "in_order":
        return count(len(context.result.findings), "finding") + ", none above low"
    findings = ", ".join(f"{counts[level]} {level_word(level).lower()}" for level in levels)
    return findings if verdict == "serious_gaps" else f"{findings}; {_states(context, tuple(c.id for c in context.bank.conditions))}"


def _states(context: Context, wanted: tuple[str, ...]) -> str:
    named = {c.id: c.title for c in context.bank.conditions}
    return "; ".join(f"{named[c.id]}: {STATE_WORDS[c.state].lower()}" for c in context.result.conditions if c.id in wanted)


def _citations(context: Context) -> tuple[str, ...]:
    """What the deciding answers rest on: the role, plan and BAA, or the worst findings."""
    result, bank = context.result, context.bank
    if result.verdict == "not_in_scope":
        return bank.questions["org_role"].citations
    gates = [c for c in result.conditions if c.id in ("plan", "baa")]
    if result.verdict in ("stop", "not_ready", "cannot_tell"):
        wanted = "unknown" if result.verdict == "cannot_tell" else "unmet"
        named = [text for c in gates if c.state == wanted for text in bank.condition(c.id).citations]
    else:
        worst = max((f.risk for f in result.findings), default=Level.very_low)
        named = [text for f in result.findings if f.risk == worst >= Level.moderate for text in f.citations]
        named = named or [text for c in bank.conditions for text in c.citations]
    return tuple(dict.fromkeys(named))[:MOST_SOURCES]
