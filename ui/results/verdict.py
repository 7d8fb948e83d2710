"""The top of the results: verdict and reason, what to do first, what does not fit together, the score."""

import streamlit as st

from report.content.context import Context
from report.content.deadlines import is_open_and_late
from report.content.unconfirmed import unconfirmed_sentence
from report.content.verdict_reasons import verdict_reason
from report.paper.wording import NO_ADVICE, answer_lines, day, level_word, score_words
from ui.elements.badge import badge
from ui.elements.literal import literal
from ui.elements.table import table
from ui.shell.deadlines import deadlines
from ui.shell.links import link, to_question
from ui.shell.session import OpenAssessment

FIRST = 3


def verdict(context: Context) -> None:
    """One sentence, its reason, what to do next, and the counts by level."""
    found = context.bank.verdict(context.result.verdict)
    with st.container(key=f"verdict_{found.id}"):
        lines = [f"## {literal(found.title)}", literal(found.means), literal(verdict_reason(context)), f"**Next:** {literal(found.next)}"]
        st.markdown("\n\n".join(lines))
        counts = [badge(level, f"{number} {level_word(level).lower()}") for level, number in context.result.counts().items() if number]
        if counts:
            st.markdown(f":small[Findings:] {' '.join(counts)}")
        still = still_open(context)
        if still:
            st.markdown(f":small[{still}]")
    st.caption(literal(NO_ADVICE))


def still_open(context: Context) -> str:
    """Which other verdicts the unknown answers leave open; empty where there is none."""
    result = context.result
    others = [f"\u201c{literal(context.bank.verdict(v).title)}\u201d" for v in result.verdicts_possible if v != result.verdict]
    if not others:
        return ""
    listed = others[0] if len(others) == 1 else f"{', '.join(others[:-1])} or {others[-1]}"
    return f"Depending on what you do not know yet, it may still become {listed}."


def first_things(opened: OpenAssessment, context: Context) -> None:
    """The three actions that come first, with who and when."""
    todo = [item for item in context.result.plan if context.entry(item).status != "done"][:FIRST]
    if not todo:
        return
    st.markdown("## What to do first")
    deadlines(context)
    rows = []
    for item in todo:
        owner = context.owner(item)
        who = literal(owner.name) or f":gray[{literal(owner.role)}, nobody named yet]"
        title = f"**A{context.action_numbers[item.action]}** {literal(item.title)}"
        by = day(item.due).replace(" ", "\u00a0") + (" :red[late]" if is_open_and_late(context, item) else "")
        rows.append((f"{title} {badge(item.risk)}", who, by))
    st.markdown(table(("Action", "Who", "Due"), rows))
    if told := unconfirmed_sentence(context):
        st.markdown(told)
    link("plan", f"Open the plan, {len(context.result.plan)} actions", icon=":material/arrow_forward:", a=opened.id)


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
    held, coverage = context.result.score, context.result.coverage
    spread = "" if held.low == held.high else " The span is what the unknown answers leave open."
    st.markdown(
        f":small[Score {score_words(held.low, held.high)} of 100, where 100 is best; it comes second to the verdict.{spread} "
        f"{coverage.answered} of {coverage.asked} questions asked are answered, {coverage.unknown} not known.]"
    )


def _answer(context: Context, question: str) -> str:
    return ", ".join(literal(line) for line in answer_lines(context.bank.questions[question], context.assessment.answers.get(question)))
