"""Which task each note stands in: a task is read far from the questions, where nobody sees what was typed beside them."""

from collections.abc import Mapping

from report.content.context import Context
from scoring.result import PlanItem


def notes_of_actions(context: Context) -> Mapping[str, tuple[str, ...]]:
    """Action id -> the notes for whoever does it, in the order asked: "BAA: Asked on Monday".

    A note goes to every action that mends its question. One on a question that nothing mends (a day, a description) goes to the
    first action of its section; where that has none, to none.
    """
    found: dict[str, list[str]] = {item.action: [] for item in context.result.plan}
    for question in context.sheet.asked:
        note = context.assessment.notes.get(question, "")
        if note.strip():
            for item in _actions(context, question):
                found[item.action].append(f"{context.bank.questions[question].short}: {note}")
    return {action: tuple(notes) for action, notes in found.items()}


def _actions(context: Context, question: str) -> list[PlanItem]:
    mending = [item for item in context.result.plan if question in _questions(item)]
    if mending:
        return mending
    section = {asked.id for asked in context.bank.section_of(question).questions}
    return [item for item in context.result.plan if section & _questions(item)][:1]


def _questions(item: PlanItem) -> set[str]:
    return {finding.partition(".")[0] for finding in item.resolves}
