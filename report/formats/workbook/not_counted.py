"""The sheet of what was typed and counts for nothing today: answers, notes, reasons, what stood beside actions, and people."""

from dataclasses import dataclass
from datetime import date

from report.formats.workbook.book import Column
from report.paper.answer_rows import AnswerRow
from report.paper.plan_rows import KeptPlanRow
from report.paper.records import Records
from report.paper.wording import STATUS_WORDS


@dataclass(frozen=True)
class Kept:
    """One question, action or role with all that was typed."""

    kind: str
    title: str
    why: str
    answer: str = ""
    note: str = ""
    reason: str = ""
    owner: str = ""
    due: date | None = None
    status: str = ""
    id: str = ""


NOT_COUNTED: tuple[Column[Kept], ...] = (
    Column("Kind", 10, lambda row: row.kind),
    Column("Question, action or role", 32, lambda row: row.title),
    Column("Why it does not count", 26, lambda row: row.why),
    Column("Answer", 30, lambda row: row.answer),
    Column("Note", 30, lambda row: row.note),
    Column("Reason why it does not apply", 20, lambda row: row.reason),
    Column("Owner", 16, lambda row: row.owner),
    Column("Due", 11, lambda row: row.due),
    Column("Status", 11, lambda row: row.status),
    Column("Id", 14, lambda row: row.id),
)


def kept_rows(records: Records) -> tuple[Kept, ...]:
    """Answers first, then what stood beside actions, then people."""
    why = "No action of the plan falls to this person by this role today"
    people = (Kept("Role", player.role, why, owner=player.name) for player in records.kept_people)
    return (*(_answer(row) for row in records.kept_answers), *(_entry(row) for row in records.kept_plan), *people)


def _answer(row: AnswerRow) -> Kept:
    said = "\n".join(filter(None, (*row.answer, row.carried)))
    return Kept("Question", row.text, row.why_not_counted, said, row.note, row.reason or "", id=row.question)


def _entry(row: KeptPlanRow) -> Kept:
    why = "The plan does not hold this action today"
    return Kept("Action", row.title, why, owner=row.owner, due=row.due, status=STATUS_WORDS[row.status], id=row.action)
