"""Why this score: the parts that add up to it, for its least and its greatest end."""

import streamlit as st

from report.content.context import Context
from report.content.explained import cap_words, way_words
from report.paper.wording import answer_lines, count
from scoring.unknowns import Explanation, Part
from ui.elements.literal import literal
from ui.elements.table import table


def why_score(context: Context) -> None:
    """One closed line; behind it one table, or two where answers are not known."""
    box = st.expander("Which parts add up to the score?", key="why_score", on_change="rerun")
    if not box.open:
        return
    with box:
        least, greatest = context.explained
        st.markdown(
            "Each question that is judged has points at stake, and its answer takes some of them; one that a good answer made unnecessary "
            "takes none. The score is what is left, of 100, rounded down. "
            "Levels come from tables G-5 and I-2 of NIST SP 800-30, points from table I-3; the method page has them."
        )
        if least == greatest:
            _table(context, least, "The score")
            return
        st.markdown("Some answers are not known. One way to answer them gives the lowest score, another the highest; both are shown.")
        _table(context, least, "The lowest score")
        _table(context, greatest, "The highest score")


def _table(context: Context, explained: Explanation, title: str) -> None:
    taking = sorted((p for p in explained.parts if p.taken), key=lambda p: -p.taken)
    rest = [p for p in explained.parts if not p.taken]
    rows = [_row(context, explained, part) for part in taking]
    rows += [_row(context, explained, part) for part in rest if part.assumed]
    quiet = [p for p in rest if not p.assumed]
    if quiet:
        rows.append((f"{count(len(quiet), 'question')} that {'takes' if len(quiet) == 1 else 'take'} nothing", "", *_points(quiet)))
    rows.append(("**Sum**", "", f"**{explained.weight}**", f"**{explained.taken}**"))
    st.markdown(f"### {title}: {explained.score}")
    st.markdown(table(("Question", "Answer", "At stake", "Taken"), rows))
    st.markdown(_sum(context, explained))


def _row(context: Context, explained: Explanation, part: Part) -> tuple[str, str, str, str]:
    question = context.bank.questions[part.question]
    given = explained.sheet.answers.get(part.question)
    if part.assumed and given is not None:
        answer = f"***assumed:*** {literal(way_words(question, context.sheet.answers.get(part.question), given))}"
    else:
        answer = "; ".join(literal(line) for line in answer_lines(question, given))
    return f"**{literal(question.short)}**", answer, *_points([part])


def _points(parts: list[Part]) -> tuple[str, str]:
    return str(sum(p.weight for p in parts)), str(sum(p.taken for p in parts))


def _sum(context: Context, explained: Explanation) -> str:
    left = explained.weight - explained.taken
    if not explained.weight:
        return f"Nothing is at stake, so the score is {explained.score}."
    told = f"100 \u00d7 ({explained.weight} \u2212 {explained.taken}) / {explained.weight} = 100 \u00d7 {left} / {explained.weight}"
    cap = cap_words(context.bank, explained)
    return f"{told}, rounded down: **{explained.uncapped}**." + (f" {literal(cap)} **{explained.score}**." if cap else "")
