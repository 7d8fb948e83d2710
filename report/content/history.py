"""The history of an assessment in words, and as a paper of its own."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

from questionnaire import Bank
from questionnaire.assessment import Answer, Assessment, Integration
from questionnaire.file.changes import FieldChange
from questionnaire.file.edit import Path, Value
from questionnaire.handover import Override
from questionnaire.shapes.question import Question
from report.content.cells import text_row, titled
from report.content.handover_changes import WHAT, value_words
from report.content.paper import paper
from report.paper.brand import Brand
from report.paper.document import Document, Paragraph, Table, rich
from report.paper.editions import PARTS
from report.paper.wording import NO_CLIENT, STATUS_WORDS, answer_lines, day, moment

TITLE = "History of changes"
NOTHING, NO_REASON = "nothing", "no reason given"
UNREADABLE = "This change cannot be read as it was written; what it changed is not known."
FIELDS = {
    ("client",): "Organization",
    ("as_of",): "Day of the assessment",
    ("hours_per_week",): "Hours a week for the plan",
    ("handover", "prepared_by"): "Prepared by",
    ("handover", "letter"): "Cover letter",
    ("brand", "name"): "Name of your brand",
    ("brand", "accent"): "Accent color",
    ("workshop", "minutes"): "Workshop: minutes it is planned for",
    ("workshop", "present"): "Workshop: who is there",
}
WORKSHOP = {"decided": "who decided", "dissent": "dissent", "parked": "parking lot"}
PLAN = {"owner": "owner", "due": "due date", "status": "status"}


class ChangeWords(NamedTuple):
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
    changes: tuple[ChangeWords, ...]
    is_undo: bool = False

    def rows(self) -> list[tuple[str, str, str, str, str]]:
        """When, who, what, before and after: one row a field."""
        if self.at is None:
            return [("Not known", "Not known", UNREADABLE, "", "")]
        when, who = moment(self.at), (self.who or "Not known") + (" (undo or redo)" if self.is_undo else "")
        return [(when, who, *one) for one in self.changes]


HEADER = ("When (UTC)", "Who", "What", "Before", "After")


def change_words(bank: Bank, found: Iterable[FieldChange]) -> tuple[ChangeWords, ...]:
    """Changes in words. What reads the same before and after is not told: an action that somebody touches first is open as it was."""
    return tuple(one for one in (_change_words(bank, change) for change in found) if one.before != one.after)


def field_name(bank: Bank, path: Path) -> str:
    """A field in words."""
    return _change_words(bank, FieldChange(path, None, None)).what


def compose_history(bank: Bank, assessment: Assessment, happened: Iterable[Happened], brand: Brand = Brand()) -> Document:  # noqa: B008
    """Every change, the first one first: when, what, from, to, and who where that is known."""
    rows = tuple(text_row(*row) for one in happened for row in one.rows())
    table = Table(HEADER, (1.7, 1.6, 3, 2.85, 2.85), rows, TITLE, dense=True)
    shown = table if rows else Paragraph(rich("Nothing has changed since it was started or opened here."))
    subject = f"HIPAA self-assessment of {assessment.as_of.isoformat()}, question bank {bank.version}"
    told = titled("history", TITLE, shown, lead=assessment.client or NO_CLIENT, own_page=True)
    return paper(TITLE, assessment, subject, (told,), brand=brand)


def _change_words(bank: Bank, change: FieldChange) -> ChangeWords:
    """One change in words. What has another shape than its field, in a file that somebody wrote by hand, stands there as it is."""
    try:
        return _by_field(bank, change)
    except (ValueError, TypeError, IndexError):
        return ChangeWords(", ".join(change.path), _plain(change.before), _plain(change.after))


def _by_field(bank: Bank, change: FieldChange) -> ChangeWords:
    path, before, after = change
    part, name = path[0], path[1] if len(path) > 1 else ""
    question = bank.questions.get(name)
    asked = question.short if question else name
    if path in LISTS:
        what, words = LISTS[path]
        return _came_and_went(what, *([words(bank, one) for one in value or []] for value in (before, after)))
    in_words = _day if path == ("as_of",) or path[-1] == "due" else _plain
    if path in FIELDS:
        return ChangeWords(FIELDS[path], in_words(before), in_words(after))
    if part == "answers":
        old, new = (answer_lines(question, _answer(question, value)) for value in (before, after))
        is_list = isinstance(before, list) and before and isinstance(after, list) and after
        return _came_and_went(asked, old, new) if is_list else ChangeWords(asked, "\n".join(old), "\n".join(new))
    if part == "unconfirmed":
        return ChangeWords(
            f"{asked}: answer of the last round", *(f"of {_day(value)}" if value else "confirmed" for value in (before, after))
        )
    if part == "plan" and len(path) == 3:
        action = bank.actions.get(name)
        title = f"{action.title if action else name}: {PLAN.get(path[2], path[2])}"
        if path[2] == "status":
            return ChangeWords(title, *(STATUS_WORDS.get(value or "open", str(value)) for value in (before, after)))
        return ChangeWords(title, in_words(before), in_words(after))
    if part == "not_applicable":
        return ChangeWords(
            f"{asked}: why it does not apply", *("not marked" if value is None else value or NO_REASON for value in (before, after))
        )
    if part == "workshop":
        about = bank.questions.get(path[2])
        return ChangeWords(f"{about.short if about else 'Workshop'}: {WORKSHOP.get(name, name)}", in_words(before), in_words(after))
    what = {
        "notes": f"{asked}: note",
        "people": bank.owner_roles.get(name, name),
        "handover": "Comment on a finding",
    }.get(part, ", ".join(path))
    return ChangeWords(what, _plain(before), _plain(after))


def _came_and_went(what: str, old: Sequence[str], new: Sequence[str]) -> ChangeWords:
    """Of two lists, what differs."""
    gone, come = [one for one in old if one not in new], [one for one in new if one not in old]
    return ChangeWords(what, "\n".join(gone) or NOTHING, "\n".join(come) or NOTHING)


def _override(bank: Bank, value: Value) -> str:
    override = Override.model_validate(value)
    action, question = bank.actions.get(override.on), bank.questions.get(override.on.partition(".")[0])
    about = action.title if action else question.short if question else override.on
    return f"{WHAT[override.what]} of \u201c{about}\u201d: {value_words(override)} ({override.reason})"


LISTS: dict[Path, tuple[str, Callable[[Bank, Value], str]]] = {
    ("handover", "overrides"): ("Changes by hand", _override),
    ("handover", "left_out"): ("Left out of the report", lambda _, part: PARTS.get(str(part), str(part))),
}
"""Of these it is told what came and what went, each in words."""


def _answer(question: Question | None, value: Value) -> Answer | None:
    """An answer as the sheet has it, of what its file has."""
    if isinstance(value, list):
        return tuple(Integration(**one) if isinstance(one, dict) else one for one in value)
    if value and question and question.kind == "date":
        return date.fromisoformat(value)
    found: Answer | None = value
    return found


def _plain(value: Value) -> str:
    if value in (None, "", [], {}):
        return NOTHING
    if isinstance(value, list):
        return "\n".join(_plain(one) for one in value)
    if isinstance(value, dict):
        return ", ".join(str(one) for one in value.values())
    return str(value)


def _day(value: Value) -> str:
    """Of a field that holds a day; what anybody typed elsewhere, such as 20261130, stands as typed."""
    return day(date.fromisoformat(value)) if value else NOTHING
