"""Which task each note stands in: a task is read far from the questions, where nobody sees what was typed beside them."""

from collections.abc import Mapping

from report.content.context import Context
from scoring.result import PlanItem


def notes_of_actions(context: Context) -> Mapping[str, tuple[str, ...]]:
    """Action id -> the notes for whoever does it, in the order asked: "BAA: Asked on Monday".

    A note goes to every action that resolves its question. One on a question that nothing resolves (a day, a description) goes to the
    first action of its section; where that has none, to none.
    """
    found: dict[str, list[str]] = {item.action: [] for item in context.result.plan}
    resolves = _resolves(context)
    for question in context.sheet.asked:
        note = context.assessment.notes.get(question, "")
        if note.strip():
            for item in _actions(context, resolves, question):
                found[item.action].append(f"{context.bank.questions[question].short}: {note}")
    return {action: tuple(notes) for action, notes in found.items()}


def _actions(context: Context, resolves: Mapping[str, set[str]], question: str) -> list[PlanItem]:
    resolving = [item for item in context.result.plan if question in resolves[item.action]]
    if resolving:
        return resolving
    section = {asked.id for asked in context.bank.section_of(question).questions}
    return [item for item in context.result.plan if section & resolves[item.action]][:1]


def _resolves(context: Context) -> Mapping[str, set[str]]:
    """By action, the questions whose findings it resolves."""
    question = {finding.id: finding.question for finding in context.result.findings}
    return {item.action: {question[finding] for finding in item.resolves} for item in context.result.plan}
