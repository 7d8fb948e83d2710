"""Every finding by section, with its answer and the next action in the closed line; one opens for the why."""

from collections.abc import Sequence

import streamlit as st

from questionnaire.handover import Override
from questionnaire.policy import INVENTORY
from questionnaire.shapes.question import Level
from report.content.consequences import consequence
from report.content.context import Context
from report.paper.figures.picture import ranges
from report.paper.wording import OUTCOME_WORDS, answer_lines, count, level_word, row_line, until_answered
from scoring.result import Finding
from ui.elements.badge import badge
from ui.elements.citations import cited_with_days
from ui.elements.literal import literal, literal_lines
from ui.results.finding_filter import by_click, chosen, show_all, wanted_now
from ui.shell.action_fields import action_line
from ui.shell.integrations import not_counted
from ui.shell.links import to_question
from ui.shell.session import OpenAssessment
from ui.shell.steady import steady

MOST_KEPT = 12
LONGEST_ANSWER = 100
NOT_YET = "Not answered yet"


def register(opened: OpenAssessment, context: Context) -> None:
    """One closed line a finding; rows of one list that are judged alike share a line, and so do a section's unanswered questions."""
    findings = context.result.findings
    st.markdown("## Findings")
    if not findings:
        st.markdown("There are none: according to your answers, no safeguard that this desk needs is missing or not known.")
        return
    shown = chosen(opened, context)
    with st.container(horizontal=True, vertical_alignment="center", key="shown"):
        few = len(shown) < len(findings)
        told = _of_all(context, shown) if few else _counted(context, shown)
        st.caption(f"{told}, worst first in each section. Open one to see why." if shown else f"{told}.", width="content")
        if few:
            show_all(opened.id, "register")
    sections: dict[str, list[Finding]] = {}
    for finding in shown:
        sections.setdefault(context.bank.section_of(finding.question).id, []).append(finding)
    with st.container(key="register"):
        for section, held in sections.items():
            title = next(s.title for s in context.bank.sections if s.id == section)
            found = sum(map(context.is_answered, held))
            told = f" :small[:gray[{count(found, 'finding')}]]" if found else ""
            st.markdown(f"### {literal(title)}{told}")
            _section(opened, context, section, held)


def clicked(opened: OpenAssessment, chart: str) -> None:
    """Under a chart: what a click in it chose, the way there, and the way back to all."""
    if not by_click(opened.id, chart):
        return
    context, wanted = opened.context, wanted_now(opened.id)
    held = [finding for finding in context.result.findings if wanted.holds(context, finding)]
    with st.container(horizontal=True, vertical_alignment="center", key=f"clicked_{chart}"):
        st.markdown(f"Shown [below](#findings): {_counted(context, held)}, {_numbers(context, held)}.", width="content")
        show_all(opened.id, chart)


def _counted(context: Context, held: Sequence[Finding]) -> str:
    """How many are found, and how many wait: "4 findings; 2 questions here are not answered yet, and until then count as not known"."""
    found = sum(context.is_answered(finding) for finding in held)
    left = len(held) - found
    parts = [count(found, "finding")] if found or not left else []
    return "; ".join([*parts, until_answered(left, here=True)] if left else parts)


def _of_all(context: Context, shown: Sequence[Finding]) -> str:
    """How many of them are chosen: "Shown: 4 of 9 findings and 4 of 32 unanswered questions"."""
    held = context.result.findings
    found, all_found = (sum(map(context.is_answered, some)) for some in (shown, held))
    left, all_left = len(shown) - found, len(held) - all_found
    parts = [f"{found} of {count(all_found, 'finding')}"] if all_found else []
    return "Shown: " + " and ".join([*parts, f"{left} of {count(all_left, 'unanswered question')}"] if all_left else parts)


def _section(opened: OpenAssessment, context: Context, section: str, held: Sequence[Finding]) -> None:
    alike: dict[str, list[Finding]] = {}
    for finding in held:
        alone = f"{finding.question}_{finding.risk.name}_{finding.outcome.name}"
        name = alone if context.is_answered(finding) else f"{section}_open"
        alike.setdefault(name, []).append(finding)
    for name, group in alike.items():
        if name == f"{section}_open":
            _unanswered(opened, context, group, name)
        else:
            _line(opened, context, group, name)


def _unanswered(opened: OpenAssessment, context: Context, group: Sequence[Finding], name: str) -> None:
    """Questions that wait for an answer are no fault: one line, and the way to the first of them."""
    box = steady(f"**{_numbers(context, group)}** {NOT_YET}", f"finding_{opened.id}_{name}")
    if box.open:
        with box:
            st.markdown("\n".join(f"- {literal(context.title(f))}" for f in group))
            order = list(context.sheet.asked)
            to_question(opened, min((f.question for f in group), key=order.index), "Answer them")


def _line(opened: OpenAssessment, context: Context, group: Sequence[Finding], name: str) -> None:
    first = group[0]
    title = context.title(first) if len(group) == 1 else f"{context.question(first).short}, {count(len(group), 'app')}"
    label = f"**{_numbers(context, group)}** {literal(title)} {badge(first.risk)} :small[:gray[{_in_short(context, group)}]]"
    box = steady(label, f"finding_{opened.id}_{name}")
    if box.open:
        with box:
            st.markdown(_details(opened, context, group))
            to_question(opened, first.question)


def _numbers(context: Context, group: Sequence[Finding]) -> str:
    return ranges([context.finding_numbers[f.id] for f in group], "F")


def _in_short(context: Context, group: Sequence[Finding]) -> str:
    """What was answered, and the next action that is not done: "Advanced · Next: A9 Move to a plan that comes with a BAA"."""
    answer = _answer(context, group)
    answer = answer if len(answer) <= LONGEST_ANSWER else f"{answer[:LONGEST_ANSWER].rsplit(' ', 1)[0].rstrip('; ,')} \u2026"
    by_hand = [f"on papers, by hand: {', '.join(risk for risk, _ in told)}"] if (told := _by_hand(context, group)) else []
    todo = [a for a in group[0].actions if a in context.action_numbers and context.assessment.entry(a).status != "done"]
    following = min(todo, key=context.action_numbers.__getitem__, default="")
    further = [f"Next: {action_line(context, following)}"] if following else []
    return " \u00b7 ".join([literal(answer), *by_hand, *further])


def _by_hand(context: Context, group: Sequence[Finding]) -> list[tuple[str, Override]]:
    """The risks that somebody set before handing over, each after its number where there are several; they change nothing here."""
    names = {f.id: f"F{context.finding_numbers[f.id]} " if len(group) > 1 else "" for f in group}
    return [
        (f"{names[f.id]}{level_word(Level[risk.value]).lower()} risk", risk)
        for f in group
        if (risk := context.assessment.handover.override("risk", f.id))
    ]


def _comments(context: Context, group: Sequence[Finding]) -> list[str]:
    """What was written for papers about each."""
    said = context.assessment.handover.comments
    names = {f.id: f" F{context.finding_numbers[f.id]}:" if len(group) > 1 else "" for f in group}
    return [f"**Comment, on papers:**{names[f.id]} {literal_lines(said[f.id])}" for f in group if f.id in said]


def _details(opened: OpenAssessment, context: Context, group: Sequence[Finding]) -> str:
    first = group[0]
    kept = [literal(row.name) for row in not_counted(opened)] if first.question == INVENTORY else []
    more = f" and {len(kept) - MOST_KEPT} more" if len(kept) > MOST_KEPT else ""
    note = context.assessment.notes.get(first.question, "")
    actions = [f"- {action_line(context, a)}" for a in first.actions if a in context.action_numbers]
    parts = [
        literal(consequence(context, first)),
        f"**Asked:** {literal(context.question(first).text)}",
        f"**Answer:** {literal(_answer(context, group))} ({OUTCOME_WORDS[first.outcome].lower()})",
        f"**Listed earlier; kept, and not counted under this answer:** {'; '.join(kept[:MOST_KEPT])}{more}" if kept else "",
        f"**Note:** {literal_lines(note)}" if note else "",
        *(f"**On papers, by hand:** {told}. {literal(risk.reason)}" for told, risk in _by_hand(context, group)),
        *_comments(context, group),
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


def _answer(context: Context, group: Sequence[Finding]) -> str:
    if group[0].row:
        return "; ".join(row_line(app) for app in map(context.app, group) if app)
    return "; ".join(answer_lines(context.question(group[0]), context.assessment.answers.get(group[0].question)))
