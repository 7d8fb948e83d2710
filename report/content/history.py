"""The history of an assessment in words, and as a paper of its own."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

from questionnaire import Bank
from questionnaire.assessment import Answer, Assessment, Integration
from questionnaire.file.changes import FieldChange
from questionnaire.file.edit import Path, Value
from report.content.context import Context
from report.content.handover_changes import WHAT
from report.content.tabulate import records
from report.paper.brand import Brand
from report.paper.document import Cell, Document, Heading, Paragraph, Part, Row, Table, rich
from report.paper.wording import STATUS_WORDS, answer_lines, day
from scoring import assess

TITLE = "History of changes"
NOTHING, NO_REASON = "nothing", "no reason given"
UNREADABLE = "This change cannot be read as it was written; what it changed is not known."
FIELDS = {
    ("client",): "Organization",
    ("as_of",): "Day of the assessment",
    ("hours_per_week",): "Hours a week for the plan",
    ("handover", "prepared_by"): "Prepared by",
    ("handover", "letter"): "Cover letter",
    ("handover", "left_out"): "Parts left out of the report",
    ("brand", "name"): "Name of your brand",
    ("brand", "accent"): "Accent color",
    ("workshop", "minutes"): "Workshop: minutes it is planned for",
    ("workshop", "present"): "Workshop: who is there",
}
WORKSHOP = {"decided": "who decided", "dissent": "dissent", "parked": "parking lot"}
PLAN = {"owner": "owner", "due": "due date", "status": "status"}


class Told(NamedTuple):
    """One field that changed, in words; what people typed stands as typed."""

    what: str
    before: str
    after: str


@dataclass(frozen=True)
class Happened:
    """What was changed at one time."""

    at: datetime | None
    """In UTC; None for a change that cannot be read any more."""
    who: str
    """Empty where nobody knows."""
    told: tuple[Told, ...]
    is_undo: bool = False

    def rows(self) -> list[tuple[str, str, str, str, str]]:
        """When, who, what, before and after: one row a field."""
        if self.at is None:
            return [("Not known", "Not known", UNREADABLE, "", "")]
        when, who = f"{day(self.at.date())}, {self.at:%H:%M}", (self.who or "Not known") + (" (undo or redo)" if self.is_undo else "")
        return [(when, who, *one) for one in self.told]


HEADER = ("When (UTC)", "Who", "What", "Before", "After")


def told(bank: Bank, found: Iterable[FieldChange]) -> tuple[Told, ...]:
    """Changes in words. What reads the same before and after is not told: an action that somebody touches first is open as it was."""
    return tuple(one for one in (_told(bank, change) for change in found) if one.before != one.after)


def called(bank: Bank, path: Path) -> str:
    """A field in words."""
    return _told(bank, FieldChange(path, None, None)).what


def compose_history(bank: Bank, assessment: Assessment, happened: Iterable[Happened], brand: Brand = Brand()) -> Document:  # noqa: B008
    """Every change, the first one first: when, what, from, to, and who where that is known."""
    rows = tuple(Row(tuple(Cell((rich(words),)) for words in row)) for one in happened for row in one.rows())
    lead = Paragraph(rich(assessment.client or "A client not named"), "lead")
    table = Table(HEADER, (1.7, 1.6, 3, 2.85, 2.85), rows, TITLE, dense=True)
    marks = ("Fictional example",) if assessment.is_example else ()
    shown = table if rows else Paragraph(rich("Nothing has changed since it was started."))
    return Document(
        title=f"{TITLE}: {assessment.client}" if assessment.client else TITLE,
        subject=f"HIPAA self-assessment of {assessment.as_of.isoformat()}, question bank {bank.version}",
        client=assessment.client,
        as_of=assessment.as_of,
        marks=marks,
        parts=(Part("history", TITLE, (Heading(TITLE, 1, "history"), lead, shown)),),
        records=records(Context(bank, assessment, assess(bank, assessment)), marks),
        paper=TITLE,
        brand=brand,
    )


def _told(bank: Bank, change: FieldChange) -> Told:
    path, before, after = change
    part, name = path[0], path[1] if len(path) > 1 else ""
    question = bank.questions.get(name)
    asked = question.short if question else name
    if path == ("handover", "overrides"):
        return _came_and_went("Changes by hand", *([_override(bank, one) for one in value or []] for value in (before, after)))
    if path in FIELDS:
        return Told(FIELDS[path], _plain(before), _plain(after))
    if part == "answers":
        old, new = (answer_lines(question, _answer(value)) for value in (before, after))
        is_list = isinstance(before, list) and before and isinstance(after, list) and after
        return _came_and_went(asked, old, new) if is_list else Told(asked, "\n".join(old), "\n".join(new))
    if part == "unconfirmed":
        return Told(f"{asked}: answer of the last round", *(f"of {_plain(value)}" if value else "confirmed" for value in (before, after)))
    if part == "plan" and len(path) == 3:
        action = bank.actions.get(name)
        title = f"{action.title if action else name}: {PLAN.get(path[2], path[2])}"
        if path[2] == "status":
            return Told(title, *(STATUS_WORDS.get(value or "open", str(value)) for value in (before, after)))
        return Told(title, _plain(before), _plain(after))
    if part == "not_applicable":
        return Told(
            f"{asked}: why it does not apply", *("not marked" if value is None else value or NO_REASON for value in (before, after))
        )
    if part == "workshop":
        about = bank.questions.get(path[2])
        return Told(f"{about.short if about else 'Workshop'}: {WORKSHOP.get(name, name)}", _plain(before), _plain(after))
    what = {
        "notes": f"{asked}: note",
        "people": bank.owner_roles.get(name, name),
        "handover": "Comment on a finding",
    }.get(part, ", ".join(path))
    return Told(what, _plain(before), _plain(after))


def _came_and_went(what: str, old: Sequence[str], new: Sequence[str]) -> Told:
    """Of two lists, what differs."""
    gone, come = [one for one in old if one not in new], [one for one in new if one not in old]
    return Told(what, "\n".join(gone) or NOTHING, "\n".join(come) or NOTHING)


def _override(bank: Bank, value: Value) -> str:
    action = bank.actions.get(value["on"])
    return f"{WHAT[value['what']]} of {action.title if action else value['on']}: {value['value']} ({value['reason']})"


def _answer(value: Value) -> Answer | None:
    """An answer as the sheet has it, of what its file has."""
    if isinstance(value, list):
        return tuple(Integration(**one) if isinstance(one, dict) else one for one in value)
    try:
        return date.fromisoformat(value)
    except (TypeError, ValueError):
        found: Answer | None = value
        return found


def _plain(value: Value) -> str:
    if value in (None, "", [], {}):
        return NOTHING
    if isinstance(value, list):
        return "\n".join(_plain(one) for one in value)
    if isinstance(value, dict):
        return ", ".join(str(one) for one in value.values())
    try:
        return day(date.fromisoformat(value))
    except (TypeError, ValueError):
        return str(value)
