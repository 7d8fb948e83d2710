"""Edits that the browser sends again because nobody has confirmed them: after a cut line, a restart, a reload, a change of page.

Each names its field, the value that it replaced and the new one, so it can be told from an edit that has long been saved, and
from one that would write over something newer. What comes from a browser may be anything: each entry is looked at by itself.
"""

import logging
from contextlib import suppress
from typing import Any, NamedTuple, TypeGuard
from urllib.parse import urlencode

from pydantic import BaseModel, Field, ValidationError

from questionnaire import load_bank
from questionnaire.day import likely_day, typed_day
from questionnaire.file import Refused
from questionnaire.file.edit import Path, Value, edited, row_name, with_reason
from questionnaire.number import whole_number
from questionnaire.workshop import MAX_MINUTES, MIN_MINUTES
from report.paper.wording import capitalized
from store import StoreTrouble
from ui.elements.words import UNNAMED
from ui.shell import hours, integrations
from ui.shell.brand_fields import BrandFields
from ui.shell.fields import ALONE, listed
from ui.shell.held import Newer
from ui.shell.links import field_at
from ui.shell.session import OpenAssessment, open_assessment
from ui.shell.session_values import SessionValue
from ui.shell.synced_widget import Fields, declined, last_saved, rivals, stored_by

log = logging.getLogger("deskcheck.outbox")
MOST = 500
_DONE = SessionValue[set[str]]("outbox", set)
"""Of an assessment: entries that are stored."""
PARTS: dict[str, list[tuple[str, ...]]] = {
    "client": [()],
    "as_of": [()],
    "hours_per_week": [()],
    "people": [("*",)],
    "answers": [("*",), ("*", "*", "name"), ("*", "*", "data"), ("*", "*", "baa")],
    "notes": [("*",)],
    "not_applicable": [("*",)],
    "plan": [("*", "owner"), ("*", "due"), ("*", "status")],
    "handover": [("prepared_by",), ("letter",), ("left_out",), ("comments", "*")],
    "workshop": [
        ("minutes",), ("present",), ("decided", "*"), ("dissent", "*", "*", "who"), ("dissent", "*", "*", "what"),
        ("parked", "*", "*", "text"), ("parked", "*", "*", "owner"), ("parked", "*", "*", "due"),
    ],
    "brand": [("name",), ("accent",)],
}  # fmt: skip
"""The fields on our screens, as paths; `*` stands for any name."""


class Entry(BaseModel):
    """One edit, as the browser has it."""

    id: str
    a: str
    """The assessment."""
    k: str = ""
    """The key of the widget in which it was made."""
    back: bool = False
    """Whether it goes back to what the screen showed as stored while something else was under way."""
    path: tuple[str, ...] = Field(min_length=1)
    before: Any = None
    after: Any = None
    sent: list[Any] = []
    """Values of the same field that were sent since, and perhaps stored without the browser hearing of it."""
    add: bool = False
    """Whether `after` are lines to add to a list of apps, and `before` the names that were there."""


class Answers(NamedTuple):
    """What the browser hears of its entries, by id."""

    taken: list[str]
    refused: dict[str, str]
    """Why, in words."""
    waiting: dict[str, tuple[str, str, str]]
    """Of those that wait for a person, because they were refused or because the field asks which of two stays: its name, its screen, and
    whose it is."""


class _Asked(Exception):
    """Something newer stands in the field, which asks which of the two stays."""


def take(told: object, opened: OpenAssessment | None) -> Answers:
    """Saves what is not saved yet. What cannot be is answered with its reason; what has to wait for the store comes again."""
    answers = Answers([], {}, {})
    renamed: dict[tuple[str, str, str], str] = {}
    for raw in _raw(told):
        try:
            entry = Entry.model_validate(raw)
        except ValidationError:
            if isinstance(raw, dict) and isinstance(raw.get("id"), str):
                answers.refused[raw["id"]] = "It could not be understood."
            continue
        try:
            done = _take(entry, opened, renamed)
        except (StoreTrouble, Newer):  # the latter: changed elsewhere this very moment, which is asked about next time
            continue
        except _Asked:
            answers.waiting[entry.id] = _place(entry, opened)
        except Refused as refused:
            answers.refused[entry.id], answers.waiting[entry.id] = " ".join(map(_sentence, refused.faults)), _place(entry, opened)
        except Exception:
            log.exception("An edit could not be taken")
            answers.refused[entry.id] = "It could not be understood."
        else:
            answers.taken.extend([entry.id] if done else [])
    return answers


def _sentence(fault: str) -> str:
    """A fault as a sentence of its own. One of an assessment file begins with the field, which is named beside it here."""
    place, colon, words = fault.partition(": ")
    words = (fault if " " in place or not colon else words).removesuffix(".")
    return f"It {words}." if words.startswith(("has ", "is ")) else f"{capitalized(words)}."


def _place(entry: Entry, opened: OpenAssessment | None) -> tuple[str, str, str]:
    """Its field in words, the screen that shows it, client and round; nothing of what is no field of ours."""
    if shape_of(entry.path) is None:
        return "", "", ""
    name, page, query = field_at(load_bank(), entry.a, entry.path)
    found = None
    with suppress(StoreTrouble):
        found = _where(entry, opened)
    whose = ", ".join(filter(None, (found.stored.client or UNNAMED, found.round))) if found else ""
    return name, f"{page}?{urlencode(query)}", whose


def _where(entry: Entry, opened: OpenAssessment | None) -> OpenAssessment | None:
    return opened if opened and opened.id == entry.a else open_assessment(entry.a)


def _raw(told: object) -> list[object]:
    found = told.get("edits") if isinstance(told, dict) else None
    return found[:MOST] if isinstance(found, list) else []


def _take(entry: Entry, opened: OpenAssessment | None, renamed: dict[tuple[str, str, str], str]) -> bool:
    """Whether it is stored now. Raises Refused, StoreTrouble."""
    found = _where(entry, opened)
    if found is None:
        raise Refused(("This assessment is no longer here. It may be in the trash, on the page Clients.",))
    if not entry.add and shape_of(entry.path) is None:
        raise Refused(("It could not be understood.",))
    done = _DONE.get(entry.a)
    if entry.id in done:
        return True
    stored = _added(found, entry) if entry.add else _put(found, entry, renamed)
    if stored:
        done.add(entry.id)
    return stored


def shape_of(path: Path) -> tuple[str, ...] | None:
    """The one of `PARTS` that the path has; None for what is no field of ours."""
    shapes = (shape for shape in PARTS.get(path[0], []) if len(shape) == len(path) - 1)
    return next((shape for shape in shapes if all(s in ("*", p) for s, p in zip(shape, path[1:], strict=True))), None)


def _added(opened: OpenAssessment, entry: Entry) -> bool:
    question = opened.bank.questions.get(entry.path[-1])
    lines: Any = entry.after
    before: Any = entry.before
    if question is None or question.kind != "rows" or not _are_names(lines) or not _are_names(before):
        raise Refused(("It could not be understood.",))
    integrations.add(opened, question.id, lines, before)
    return not opened.trouble


def _are_names(found: object) -> TypeGuard[list[str]]:
    return isinstance(found, list) and all(isinstance(name, str) for name in found)


def _put(opened: OpenAssessment, entry: Entry, renamed: dict[tuple[str, str, str], str]) -> bool:
    fields: Fields = BrandFields(opened) if entry.path[0] == "brand" else opened
    path, after = _path_now(entry, renamed), _fitting(opened, entry.path, entry.after, entry.before)
    now = fields.value(path)
    ticked = after is True and now is not None  # whatever the reason beside it
    was_saved = stored_by(fields).get(entry.k) == (path, after) and not entry.back  # what has changed it since, as Undo does, came later
    if path[0] == "not_applicable" and now is None and isinstance(after, str) and not was_saved:
        return _noted(opened, path[1], entry.before, after)
    now = _alike(path, now, after)
    if now == after or ticked or was_saved or _is_named(opened, path, after) or integrations.is_removed(opened, path, after):
        return not fields.trouble  # else it waits here, and is not stored yet
    shown = [_alike(path, _before(opened, entry.path, value), after) for value in (entry.before, *entry.sent)]
    if now not in (*shown, *last_saved(fields, path)):
        if fields is opened:
            edited(opened.bank, opened.assessment, path, after)  # what does not fit is refused; nobody is asked about it
        return _given_up(fields, path, after)
    stored_by(fields).pop(entry.k, None)  # that this has come its own id says; its widget keeps its key, and may give the same once more
    fields.put(path, after)
    opened.again = True
    if len(path) == 4 and path[-1] == "name":
        renamed[(entry.a, path[1], path[2])] = _name_now(opened, path[1], str(after))
    return not fields.trouble


def _noted(opened: OpenAssessment, question: str, before: Value, reason: str) -> bool:
    """The reason of a question that applies again, whoever said so: in its note, where the reason `before` went as it was taken back."""
    note = opened.value(("notes", question)) or ""
    if reason not in note:
        older = note.removesuffix(before).rstrip() if isinstance(before, str) else note
        opened.put(("notes", question), with_reason(older, reason))
        opened.again = True
    return not opened.trouble


def _given_up(fields: Fields, path: Path, after: Value) -> bool:
    """Something newer stands there. The field asks which one stays; until it is answered, the browser keeps what was typed: `_Asked`."""
    if declined(fields).get(path) == after:
        return True
    if rivals(fields).get(path) != after:
        rivals(fields)[path] = after
        fields.again = True
    raise _Asked


def _path_now(entry: Entry, renamed: dict[tuple[str, str, str], str]) -> Path:
    """The row's name, if an edit in the same message has just changed it."""
    path = entry.path
    name = renamed.get((entry.a, path[1], path[2])) if len(path) == 4 else None
    return path if name is None else (*path[:2], name, path[3])


def _is_named(opened: OpenAssessment, path: Path, after: Value) -> bool:
    """Whether a row was given this name already, and the answer got lost: the old name is gone, the new one is there."""
    if len(path) != 4 or path[-1] != "name" or opened.value(path) is not None:
        return False
    return any(row.name == after for row in opened.assessment.rows(path[1]))


def _name_now(opened: OpenAssessment, question: str, name: str) -> str:
    rows = opened.assessment.rows(question)
    return next((row_name(rows, place) for place, row in reversed(list(enumerate(rows))) if row.name == name), name)


def _alike(path: Path, value: Value, after: Value) -> Value:
    """One value for all that is shown alike: no text and an empty one, no status and "open"; to "done" also all that is not."""
    if path[-1] == "status":
        return "open" if value is None or (after == "done" and value != after) else value
    return None if value == "" else value


def _before(opened: OpenAssessment, path: Path, value: Value) -> Value:
    """What the field held where the browser says that it showed this."""
    try:
        return _fitting(opened, path, value, None) or None if value != ["unknown"] else []
    except Refused:
        found = typed_day(value) if isinstance(value, str) else None  # an unlikely day, from a file
        return found.isoformat() if found else value


def _fitting(opened: OpenAssessment, path: Path, value: Value, before: Value) -> Value:
    """The value as the field holds it: a day in its one form, a number as one, "none" alone."""
    if isinstance(value, list):
        return listed(ALONE, before if isinstance(before, list) else [], value)
    question = opened.bank.questions.get(path[1]) if path[0] == "answers" and len(path) == 2 else None
    if not isinstance(value, str):
        return value
    try:
        if question is not None and question.between is not None:
            return whole_number(value, question.between)
        if path == ("workshop", "minutes"):
            return whole_number(value, (MIN_MINUTES, MAX_MINUTES))
        if path == hours.PATH:
            return hours.hours_in(value)
        is_day = path[-1] in ("as_of", "due") or (question is not None and question.kind == "date")
        return likely_day(value).isoformat() if is_day else value
    except ValueError as fault:
        raise Refused((str(fault),)) from None
