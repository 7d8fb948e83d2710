"""How verdict, risk and score come about, with the tables themselves; and every source with its days."""

from datetime import date

import streamlit as st

from questionnaire import Bank
from questionnaire.shapes.question import Level
from questionnaire.shapes.sources import Source, Statement
from report.content.sections.method import (
    FIRST_THAT_HOLDS,
    PENALTIES,
    STEPS,
    penalty_lead,
    penalty_rows,
    plan_rules,
    score_rule,
    verdict_rules,
)
from report.content.sections.sources import KINDS
from report.paper.wording import LANE_WORDS, choice_label, count, day, level_word
from ui.elements.badge import badge
from ui.elements.citations import cited, link
from ui.elements.literal import literal
from ui.elements.table import table

STALE_DAYS = 366
Matrix = dict[str, dict[str, Level]]


def method(bank: Bank) -> None:
    """The way from an answer to a risk, a verdict and a score."""
    st.markdown("## How a risk is found")
    st.markdown("\n".join(f"{number}. {literal(step)}" for number, step in enumerate(STEPS, 1)))
    st.markdown(_exposure(bank))
    st.markdown(
        "### Table G-5: likelihood\nDown: how likely it occurs. Across: how likely it then does harm.\n\n"
        + _matrix(bank.method.overall_likelihood, "Occurs")
    )
    st.markdown(f"### Table I-2: risk\nDown: likelihood. Across: impact.\n\n{_matrix(bank.method.risk, 'Likelihood')}")
    rules = "\n".join(f"{number}. {literal(rule)}" for number, rule in enumerate(verdict_rules(bank), 1))
    st.markdown(f"## How the verdict is found\n{FIRST_THAT_HOLDS}\n\n{rules}")
    st.markdown(f"## Score and due dates\n{literal(score_rule(bank))}\n\n{_levels(bank)}")
    st.caption(literal(plan_rules(bank)))
    st.markdown(_penalties(bank))


def _penalties(bank: Bank) -> str:
    found = bank.method.penalties
    rows = [tuple(map(literal, row)) for row in penalty_rows(bank)]
    beside = (f":small[{literal(told.says)} :gray[{cited(bank, told.citations)}]]" for told in found.careful)
    lead = f"{literal(penalty_lead(bank))} :small[:gray[{cited(bank, found.citations)}]]"
    return "\n\n".join(["## Penalties that the law provides for", lead, table(PENALTIES, rows), *beside])


def sources(bank: Bank, as_of: date) -> None:
    """Every source: date, day we read it, what we could not see. Older than a year is said."""
    st.markdown("## Sources")
    old = [source for source in bank.sources if stale(source, as_of)]
    if old:
        st.warning(
            f"{len(old)} of {len(bank.sources)} sources were read more than a year before {day(as_of)}. Check them before you rely on them."
        )
    for kind, words in KINDS.items():
        held = [source for source in bank.sources if source.kind == kind]
        if held:
            with st.expander(f"{words} ({len(held)})", key=f"sources_{kind}"):
                st.markdown("\n".join(_source(source, as_of) for source in held))


def statements(bank: Bank) -> None:
    """What the two source documents say, with what differs beside it."""
    st.markdown("## Statements of the two source documents\nIn our words. Where the law or the facts differ, that is said beside them.")
    for source in bank.sources:
        held = [statement for statement in bank.statements.values() if statement.source == source.id]
        if held:
            with st.expander(f"{literal(source.title)} ({len(held)})", key=f"statements_{source.id}"):
                st.markdown(table(("No.", "It says", "Caveat"), [_statement(statement) for statement in held]))


def stale(source: Source, as_of: date) -> bool:
    """Whether a source was last read more than a year before the day of the assessment."""
    return (as_of - source.checked).days > STALE_DAYS


def age(source: Source, as_of: date) -> str:
    """How long before the day of the assessment a source was read."""
    days = (as_of - source.checked).days
    return f"{count(days, 'day')} before {day(as_of)}" if days > 0 else f"not before {day(as_of)}"


def _exposure(bank: Bank) -> str:
    question = bank.questions[bank.method.exposure_question]
    rows = [(literal(choice_label(question, answer)), badge(level, level_word(level))) for answer, level in bank.method.exposure.items()]
    return f"### {literal(question.text)}\n{table(('Answer', 'Likelihood of harm'), rows)}"


def _matrix(matrix: Matrix, corner: str) -> str:
    header = (corner, *(level_word(level) for level in Level))
    rows = [(f"**{level_word(down)}**", *(_cell(matrix, down, across) for across in Level)) for down in reversed(Level)]
    return table(header, rows)


def _cell(matrix: Matrix, down: Level, across: Level) -> str:
    level = matrix[down.name][across.name]
    return badge(level, level_word(level))


def _levels(bank: Bank) -> str:
    rows = [
        (
            badge(level),
            str(bank.method.points[level.name]),
            f"{bank.method.limits.by_risk[level.name]} working days",
            LANE_WORDS[bank.method.lanes[level.name]],
        )
        for level in reversed(Level)
    ]
    return table(("Risk", "Most points lost", "Late after", "Lane"), rows)


def _source(source: Source, as_of: date) -> str:
    old = " **Read more than a year ago.**" if stale(source, as_of) else ""
    note = f" {literal(source.note)}" if source.note else ""
    days = f"Dated: {literal(source.dated)}. Read: {day(source.checked)}, {age(source, as_of)}.{old}"
    return f"- {link(source.title, source.url)}, {literal(source.publisher)}. {days}{note}"


def _statement(statement: Statement) -> tuple[str, str, str]:
    opinion = f"Opinion, tied to no question: {literal(statement.opinion)}" if statement.opinion else ""
    return statement.id, literal(statement.says), literal(statement.careful) or opinion
