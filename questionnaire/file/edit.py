"""One edit: which field of the assessment file, and its value. What screens, undo and a browser's outbox have in common.

A field is named by its path in the file (contract, section 6), for instance `("answers", "desk")`, `("plan", "sign_baa", "owner")`
or `("handover", "letter")`. A row of a list has no number here, because numbers move when a row goes: it is named by what it
says, `("answers", "integrations", "Slack~1", "data")` being the first app called Slack.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from questionnaire.assessment import MAX_NOTE, Assessment, Integration, PlanEntry
from questionnaire.file import Refused, from_document, to_document
from questionnaire.question_bank import Bank

Path = tuple[str, ...]
Value = Any
"""As JSON has it; None where the file has nothing."""


def value_at(document: dict[str, Any], path: Path) -> Value:
    """What the field holds, or None."""
    found: Any = document
    for part in path:
        place = _place(found, part)
        if place is None:
            return None
        found = found[place]
    return found


def edited(bank: Bank, assessment: Assessment, path: Path, value: Value) -> Assessment:
    """The assessment with one field changed; None empties it. Raises Refused where there is no such row, or the value does not fit.

    A reason why a question does not apply moves into its note when it is taken back, so that nothing typed is lost.
    """
    if path[0] == "not_applicable" and value is None:
        return _applies_again(assessment, path[1])
    if path[0] == "not_applicable" and value is True:  # marked, whatever the reason
        value = assessment.not_applicable.get(path[1], "")
    document = to_document(assessment)
    held: Any = document
    for depth, part in enumerate(path[:-1]):
        if isinstance(held, dict):
            held = held.setdefault(part, [] if path[0] == "answers" and depth == 1 else {})
        else:
            held = held[_row(held, part)]
    last = path[-1]
    if isinstance(held, list):
        raise Refused((f"{'.'.join(path)}: names a whole row, not a field of it",))
    if value is None:
        held.pop(last, None)
    else:
        held[last] = value
    done = from_document(bank, document, assessment.kept)
    if path[0] in ("answers", "not_applicable"):  # what somebody changes is no longer carried over
        done = done.confirmed(path[1])
    if path[0] == "plan" and done.plan.get(path[1]) == PlanEntry():
        return done.planned(path[1], PlanEntry())
    return done


def all_edited(bank: Bank, assessment: Assessment, values: Mapping[Path, Value]) -> Assessment:
    """The assessment with these fields changed. Raises Refused where one does not fit, such as that of an app no longer listed."""
    for path, value in values.items():
        assessment = edited(bank, assessment, path, value)
    return assessment


def restored(bank: Bank, assessment: Assessment, before: Mapping[Path, Value], after: Mapping[Path, Value]) -> Assessment:
    """The assessment with these fields as before, but for what somebody has changed again since `after`."""
    document = to_document(assessment)
    return all_edited(bank, assessment, {path: before[path] for path in before if value_at(document, path) == after[path]})


def _applies_again(assessment: Assessment, question: str) -> Assessment:
    joined = with_reason(assessment.notes.get(question, ""), assessment.not_applicable.get(question, ""))
    if len(joined) > MAX_NOTE:
        raise Refused(("Your reason would move into the note, which has no room for it: shorten one of them first",))
    return assessment.noted(question, joined).excused(question, None)


def with_reason(note: str, reason: str) -> str:
    """A note, and below it the reason that moves into it."""
    return "\n".join(part for part in (note, reason) if part.strip())


def row_name(rows: Sequence[Integration], number: int) -> str:
    """How a path names the row at this place: what it is called, and which one of that name."""
    name = rows[number].name
    return f"{name}~{1 + sum(row.name == name for row in rows[:number])}"


def _place(held: object, part: str) -> str | int | None:
    if isinstance(held, dict):
        return part if part in held else None
    return _found(held, part) if isinstance(held, list) else None


def _row(held: object, part: str) -> int:
    number = _found(held, part) if isinstance(held, list) else None
    if number is None:
        raise Refused((f"{part.rpartition('~')[0]}: is no longer in the list",))
    return number


def _found(rows: list[Any], part: str) -> int | None:
    name, _, which = part.rpartition("~")
    places = [place for place, row in enumerate(rows) if isinstance(row, dict) and row.get("name") == name]
    numbers = [str(number) for number in range(1, len(places) + 1)]
    return places[numbers.index(which)] if which in numbers else None
