"""Edits that the browser sends again because nobody has confirmed them: after a cut line, a restart, a reload, a change of page.

Each names its field, the value that it replaced and the new one, so it can be told from an edit that has long been saved, and
from one that would write over something newer.
"""

from collections.abc import Iterable
from typing import Any, NamedTuple, cast

import streamlit as st
from pydantic import BaseModel, ValidationError

from questionnaire.day import typed_day
from questionnaire.edit import Path, Value
from questionnaire.file import Refused
from store import StoreTrouble
from ui.fields import alone
from ui.handed import BrandFields
from ui.literal import literal
from ui.rows import added
from ui.session import OpenSheet, open_sheet
from ui.synced_widget import agreed

MOST = 200


class Entry(BaseModel):
    """One edit, as the browser has it."""

    id: str
    a: str
    """The assessment."""
    path: tuple[str, ...]
    before: Any = None
    after: Any = None
    sent: list[Any] = []
    """Values of the same field that were sent since, and perhaps stored without the browser hearing of it."""
    text: bool = False
    """Whether it was typed, and not chosen."""
    add: bool = False
    """Whether `after` are names to add to a list of apps, and `before` those that were there."""


class Answers(NamedTuple):
    """What the browser hears of its entries, by id."""

    taken: list[str]
    refused: dict[str, str]
    """Why, in words."""


def take(told: object, opened: OpenSheet | None, drawn: Iterable[object]) -> Answers:
    """Saves what is not saved yet. `drawn`: the paths of the fields on the screen, which ask for themselves where two texts compete."""
    shown = {tuple(cast(Path, path)) for path in drawn}
    answers = Answers([], {})
    for entry in _entries(told):
        try:
            sheet = opened if opened and opened.id == entry.a else open_sheet(entry.a)
            refused = "This assessment is no longer here." if sheet is None else _save(sheet, entry, entry.path in shown)
        except StoreTrouble:
            continue  # it stays in the outbox, and comes again
        except Refused as fault:
            refused = "; ".join(fault.faults)
        if refused is None:
            continue
        if refused:
            answers.refused[entry.id] = refused
        elif sheet and not sheet.trouble:
            answers.taken.append(entry.id)
    return answers


def _entries(told: object) -> list[Entry]:
    found = told.get("edits", []) if isinstance(told, dict) else []
    try:
        return [Entry.model_validate(raw) for raw in list(found)[:MOST]]
    except (ValidationError, TypeError):
        return []


def _save(opened: OpenSheet, entry: Entry, shown: bool) -> str | None:
    """Saves one. Answers an empty text for done, why not, or None where a field on the screen asks."""
    done: dict[str, str] = st.session_state.setdefault("outbox_done", {})
    if entry.id in done:
        return ""
    if entry.add:
        opened.save(lambda sheet: added(sheet, entry.path[1], list(entry.after), list(entry.before)))
        opened.again = True
    else:
        fields = BrandFields(opened) if entry.path[0] == "brand" else opened
        now, after = fields.value(entry.path) or None, _fitting(opened, entry)
        mine = [entry.before or None, *entry.sent, agreed(fields, entry.path)]
        if now != after and entry.text and now not in mine:
            return None if shown else "it was changed in another window meanwhile, and that newer text was kept"
        if now != after:
            fields.put(entry.path, after)
            opened.again = True
        if fields.trouble:
            return None
    if not opened.trouble:
        done[entry.id] = entry.id
    return ""


def _fitting(opened: OpenSheet, entry: Entry) -> Value:
    """The value as the field holds it: a day in its one form, "none" alone."""
    if isinstance(entry.after, list):
        return alone("none", entry.before or [], entry.after) or None
    if isinstance(entry.after, str) and _is_day(opened, entry.path):
        found = typed_day(entry.after)
        if found is None:
            raise Refused((f"\u201c{literal(entry.after[:40])}\u201d is not a day",))
        return found.isoformat()
    return entry.after


def _is_day(opened: OpenSheet, path: Path) -> bool:
    question = opened.bank.questions.get(path[1]) if path[0] == "answers" and len(path) == 2 else None
    return path[-1] in ("as_of", "due") or (question is not None and question.kind == "date")
