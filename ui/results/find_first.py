"""What to find out first: sections with questions to answer, and each other unknown with what its answer would decide, who, and where."""

import streamlit as st

from questionnaire.assessment import Answer
from report.content.context import Context
from report.content.explained import way_words
from report.paper.wording import count, not_known_words, score_words
from scoring.unknowns import IfAnswered, SectionUnknown, Unknown, by_section
from ui.elements.badge import badge
from ui.elements.literal import literal
from ui.elements.table import table
from ui.shell.links import to_question
from ui.shell.section_row import section_row
from ui.shell.session import OpenAssessment

MOST_WAYS = 8
MOVES = "can move the verdict"


def find_first(opened: OpenAssessment, context: Context) -> None:
    """One line a section with questions to answer, one closed line any other unknown, most deciding first; nothing where all is known."""
    if not context.result.coverage.unknown:
        return
    found = context.unknowns
    if not found:
        return
    st.markdown("## Find out first")
    deciding = sum(u.moves_verdict for u in found)
    moves = f"{deciding} of them can move the verdict" if deciding else "None of them alone moves the verdict"
    st.caption(f"{not_known_words(context.progress)}. {moves}. What decides most comes first.")
    with st.container(key="find_first"):
        for item in by_section(context.bank, context.sheet, found):
            if isinstance(item, SectionUnknown):
                section_row(opened, context, item.unanswered, MOVES if item.moves_verdict else "", "_unknown")
            else:
                _line(opened, context, item)


def _line(opened: OpenAssessment, context: Context, item: Unknown) -> None:
    question = context.bank.questions[item.question]
    box = st.expander(
        f"{literal(question.short)} {badge(item.risk)}   :small[:gray[{_decides(item)}, {_owner(context, item)}]]",
        key=f"unknown_{item.question}",
        on_change="rerun",
    )
    if box.open:
        with box:
            st.markdown(_details(context, item))
            to_question(opened, item.question)


def _decides(item: Unknown) -> str:
    if item.moves_verdict:
        return MOVES
    if item.narrows_by > 0:
        return f"narrows the score by up to {count(item.narrows_by, 'point')}"
    return "moves neither verdict nor score by itself"


def _owner(context: Context, item: Unknown) -> str:
    """Who is named, else whose work it usually is."""
    return literal(context.finder(item)) or "nobody named"


def _details(context: Context, item: Unknown) -> str:
    question = context.bank.questions[item.question]
    steps = question.find_out.steps_for(context.desk) if question.find_out else ()
    where = "\n".join(f"{number}. {literal(step)}" for number, step in enumerate(steps, 1))
    parts = [
        f"**Asked:** {literal(question.text)}",
        f"**If the answer is**\n\n{_ways(context, item)}",
        f"**Where to look** ({_owner(context, item)})\n\n{where}" if where else "",
    ]
    return "\n\n".join(part for part in parts if part)


def _ways(context: Context, item: Unknown) -> str:
    shown = item.ways
    if len(shown) > MOST_WAYS:  # a question of many choices has a way for every set of them; the ends say enough
        shown = (min(item.ways, key=lambda w: w.score.low), max(item.ways, key=lambda w: w.score.high))
    rows = [(_answer(context, item, way.answer), score_words(way.score.low, way.score.high), _verdicts(context, way)) for way in shown]
    left = f"\n\n:small[:gray[The lowest and the highest of {len(item.ways)} ways to answer.]]" if len(shown) < len(item.ways) else ""
    return table(("Answer", "Score", "Verdict"), rows) + left


def _answer(context: Context, item: Unknown, answer: Answer) -> str:
    return literal(way_words(context.bank.questions[item.question], context.sheet.answers.get(item.question), answer))


def _verdicts(context: Context, way: IfAnswered) -> str:
    titles = [literal(context.bank.verdict(v).title) for v in way.verdicts_possible]
    return titles[0] if len(titles) == 1 else "one of: " + "; ".join(titles)
