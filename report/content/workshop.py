"""What a workshop put on record, as rows and as words."""

from collections.abc import Iterator

from questionnaire.workshop import CLOSING, in_order
from report.content.context import Context
from report.paper.records import WorkshopRow
from report.paper.wording import count

CLOSING_TITLE = "Closing: who does what"


def workshop_rows(context: Context) -> tuple[WorkshopRow, ...]:
    """All of it: who was there, then question by question, then the time. Nothing where there was no workshop."""
    held = context.assessment.workshop
    rows = [WorkshopRow("Present", "", "", held.present, "")] if held.present else []
    rows += [WorkshopRow("Planned", "", "", "", count(held.minutes, "minute"))] if held.minutes else []
    for question in held.questions(context.bank.questions):
        rows += _of_question(context, question)
    shown = in_order(held.seconds, [section.id for section in context.bank.sections])
    return (*rows, *(WorkshopRow("Time", "", section_title(context, section), "", spent(held.seconds[section])) for section in shown))


def question_words(context: Context, question: str) -> str:
    """A question, or the closing, in words; its id where the question bank has no such question."""
    known = context.bank.questions.get(question)
    return CLOSING_TITLE if question == CLOSING else known.text if known else question


def section_title(context: Context, section: str) -> str:
    """The title of a section, or of the closing; its id where the question bank has no such section."""
    return CLOSING_TITLE if section == CLOSING else next((s.title for s in context.bank.sections if s.id == section), section)


def spent(seconds: int) -> str:
    """Time on the screen in words, in full minutes."""
    return count(seconds // 60, "minute") if seconds >= 60 else "under a minute"


def _of_question(context: Context, question: str) -> Iterator[WorkshopRow]:
    held, at = context.assessment.workshop, question_words(context, question)
    if question in held.decided:
        yield WorkshopRow("Decided by", question, at, held.decided[question], "")
    for dissent in held.dissent.get(question, {}).values():
        yield WorkshopRow("Dissent", question, at, dissent.who, dissent.what)
    for point in held.parked.get(question, {}).values():
        yield WorkshopRow("Parking lot", question, at, point.owner, point.text, point.due)
