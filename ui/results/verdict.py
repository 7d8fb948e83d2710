"""The verdict with its reason, and what else can be said of all answers: what does not fit together, the score."""

import streamlit as st

from report.content.context import Context
from report.content.verdict_reasons import next_step, verdict_words
from report.paper.wording import answer_lines, answered_words, level_word, listed, score_words
from ui.elements.badge import badge
from ui.elements.literal import literal
from ui.shell.links import to_question
from ui.shell.session import OpenAssessment
from ui.shell.verdict_box import verdict_box


def verdict(context: Context) -> None:
    """One sentence and its reason; where no desk is judged or nothing is left to do, also what it means and what comes next."""
    lines = []
    if not context.result.in_scope or not context.result.plan:
        lines = [literal(verdict_words(context, context.result).means), f"**Next:** {literal(next_step(context))}"]
    verdict_box(context, *lines, *(f":small[{line}]" for line in (_counts(context), still_open(context)) if line))


def _counts(context: Context) -> str:
    """The findings by level; what waits for an answer is no finding yet."""
    answered, _ = context.answered_and_waiting(context.result.findings)
    counts = [badge(level, f"{number} {level_word(level).lower()}") for level, number in answered.items()]
    return f"Findings: {' '.join(counts)}" if counts else ""


def still_open(context: Context) -> str:
    """Which other verdicts the unknown answers leave open; empty where there is none, and before the first answer."""
    result = context.result
    if not context.begun:
        return ""
    others = [f"\u201c{literal(context.bank.verdict(v).title)}\u201d" for v in result.verdicts_possible if v != result.verdict]
    if not others:
        return ""
    return f"Depending on what you do not know yet, it may still become {listed(others, 'or')}."


def contradictions(opened: OpenAssessment, context: Context) -> None:
    """Answers that cannot both be true, with what was answered, and the ways to the questions."""
    found = context.result.contradictions
    if not found:
        return
    st.markdown("## Answers that do not fit together")
    for contradiction in found:
        answers = "; ".join(f"{literal(context.bank.questions[q].short)}: {_answer(context, q)}" for q in contradiction.questions)
        with st.container(border=True, key=f"misfit_{contradiction.id}"):
            st.markdown(f"{literal(contradiction.message)}  \n:small[:gray[You answered: {answers}]]")
            for question in contradiction.questions:
                to_question(opened, question, literal(context.bank.questions[question].short))


def score(context: Context) -> None:
    """The score, small: it comes second to the verdict."""
    held = context.result.score
    spread = "" if held.low == held.high else " The range is what the unknown answers leave open."
    st.markdown(
        f":small[Score {score_words(held.low, held.high)} of 100, where 100 is best; it comes second to the verdict.{spread} "
        f"{answered_words(context.progress, 'question') if context.begun else 'Nothing is answered yet'}.]"
    )


def _answer(context: Context, question: str) -> str:
    return ", ".join(literal(line) for line in answer_lines(context.bank.questions[question], context.assessment.answers.get(question)))
