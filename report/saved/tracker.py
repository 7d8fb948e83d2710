"""The workbook read back: the assessment it was made from, and what people changed in its plan, however they moved or sorted it.

Nothing is guessed: what cannot be read is named, and so is what an assessment has no place for.
"""

import binascii
import json
from base64 import b64decode
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Any

from questionnaire import Bank
from questionnaire.assessment import STATUSES, Assessment, Status
from questionnaire.file import Refused, read
from report.paper.wording import PAUSED, STATUS_WORDS, UNCONFIRMED
from report.paper.workbook_sheet import ACTION_ID, ANSWERS, CARRIED, COMMENTS, DONE_ON, DUE, EVIDENCE, NUMBER, OWNER, PLAN, SEAL, STATUS
from report.quarantine import FAILED, Trouble, examine
from report.quarantine.limits import MOST_BYTES, TRACKER
from report.saved.returned import BY_HAND, EMPTY, UNKNOWN, Filled, Part, read_value

PARTS: dict[str, Part] = {OWNER: "owner", DUE: "due", STATUS: "status"}
OUTSIDE = (DONE_ON, EVIDENCE, COMMENTS)
STATES: dict[str, Status] = {STATUS_WORDS[status].lower(): status for status in STATUSES} | {
    UNCONFIRMED.lower(): "done",
    "done, answer unchanged: not confirmed": "done",
    PAUSED.lower(): "done",
    "completed": "done",
}
NO_STATUS = f"it is none of {', '.join(STATUS_WORDS.values())}; set it in the plan"
FORMULA = "a formula without a value"
NO_VALUE = f"it is {FORMULA}; type the value, or set it in the plan"
NO_ACTION = "the row names no action of this workbook, so it is a task of your own; it stays in the workbook"
TWICE_ROWS = "the workbook holds two rows of this action with different values; set it in the plan"
NOT_HELD = "this workbook was not made with this action; set it in the plan"
NO_PLAN = (
    f"The workbook no longer has a sheet with the column \u201c{ACTION_ID}\u201d and at least one of \u201c{OWNER}\u201d, "
    f"\u201c{DUE}\u201d and \u201c{STATUS}\u201d, so nothing was read from its plan."
)
OTHER = (
    "file: this workbook holds no assessment: Deskcheck did not make it, or its hidden sheet \u201c" + CARRIED + "\u201d is gone; open the "
    "report as PDF or the JSON file"
)
CHANGED = (
    f"file: the hidden sheet \u201c{CARRIED}\u201d was changed or is not whole; open the workbook as Deskcheck made it, or the JSON file"
)
BOMB = "a tracker of ours never asks for as much; do not open it, and ask whoever sent it for the JSON file"
TROUBLE = {
    "large": f"is larger than {MOST_BYTES // 1_000_000} MB; take out what was added, such as pictures",
    "objects": "has more rows or sheets than can be looked at; delete those below the plan and the sheets that are not needed here",
    "unpacked": f"needs too much memory when it is unpacked; {BOMB}",
    "long": f"takes too long to look through; {BOMB}",
    "failed": FAILED,
    "damaged": "is damaged or no workbook; save it again as an Excel workbook (.xlsx), or use the JSON file",
}


@dataclass(frozen=True)
class Typed(Filled):
    """A cell of the workbook's plan that holds something else than it was written with."""

    def state(self, status: Status) -> str:
        """As the workbook says it."""
        return STATUS_WORDS[status]


@dataclass(frozen=True)
class Tracker:
    """What a workbook came back with."""

    assessment: Assessment
    """That it was made from."""
    sha256: str
    """Of its answers, which fit."""
    typed: tuple[Typed, ...]
    """In the order of its rows."""
    outside: tuple[Typed, ...]
    """What an assessment has no place for."""
    missing: tuple[str, ...]
    """What is not there any more, a sentence each."""


def read_tracker(bank: Bank, data: bytes) -> Tracker:
    """Reads a workbook, as saved by any program. Raises Refused, a sentence each, and never anything else."""
    try:
        looked = examine("tracker", TRACKER, data)
    except Trouble as trouble:
        raise Refused((f"file: {TROUBLE.get(trouble.kind, TROUBLE['damaged'])}",)) from None
    carried = [(kind, text) for kind, text in looked["carried"]]
    if not any(kind == ANSWERS for kind, _ in carried):
        raise Refused((OTHER,))
    seal, sheet, was = dict(carried).get(SEAL, ""), _unpacked(carried, ANSWERS), _written(carried)
    if sha256(sheet).hexdigest() != seal:
        raise Refused((CHANGED,))
    assessment = read(bank, sheet)
    reader = _Reader(bank, assessment, was, looked["plan"] or [], looked["plan"] is not None)
    return Tracker(assessment, seal, tuple(reader.typed()), tuple(reader.outside()), tuple(reader.missing()))


def _unpacked(carried: list[tuple[str, str]], wanted: str) -> bytes:
    try:
        return b64decode("".join(text for kind, text in carried if kind == wanted), validate=True)
    except (binascii.Error, ValueError):
        raise Refused((CHANGED,)) from None


def _written(carried: list[tuple[str, str]]) -> dict[str, dict[str, str]]:
    """Owner, due date and status by action, as the plan's sheet was written."""
    try:
        found = json.loads(_unpacked(carried, PLAN))
        return {str(action): {part: str(held[part]) for part in PARTS.values()} for action, held in found.items()}
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise Refused((CHANGED,)) from None


@dataclass(frozen=True)
class _Reader:
    """The rows of the plan as they came back, beside what was written there."""

    bank: Bank
    assessment: Assessment
    was: Mapping[str, Mapping[str, str]]
    rows: list[dict[str, Any]]
    there: bool
    """Whether the workbook has a plan."""

    def typed(self) -> Iterator[Typed]:
        """Each change once; of two that do not agree the first, with that as its fault."""
        said: dict[tuple[str, Part], set[str]] = {}
        for row in self.rows:
            for title, part in PARTS.items():
                if title.lower() in row["cells"]:
                    said.setdefault((_cell(row, ACTION_ID), part), set()).add(_cell(row, title))
        found: dict[object, Typed] = {}
        for one in (one for row in self.rows for one in self._row(row)):
            twice = one.part is not None and len(said[one.action, one.part]) > 1
            found.setdefault((one.action, one.part) if one.part else one.place, replace(one, fault=TWICE_ROWS) if twice else one)
        yield from found.values()

    def outside(self) -> Iterator[Typed]:
        """What stands in the columns that an assessment has no place for."""
        for row in self.rows:
            for title in OUTSIDE:
                if value := _cell(row, title) or (FORMULA if _is_formula(row, title) else ""):
                    action = _cell(row, ACTION_ID)
                    yield Typed(f"row {row['row']}", action, f"{_cell(row, NUMBER)} {title.lower()}".strip(), value)

    def missing(self) -> Iterator[str]:
        """Columns and rows that were there."""
        if not self.there:
            if self.was:
                yield NO_PLAN
            return
        held = {title for row in self.rows for title in row["cells"]}
        gone = [title for title in PARTS if title.lower() not in held]
        if gone and self.rows:
            yield f"The workbook\u2019s plan no longer has {_named(gone)}: that stays as it is here. Its other columns were read."
        lost = [action for action in self.was if action not in {_cell(row, ACTION_ID) for row in self.rows}]
        if lost:
            titles = [self.bank.actions[action].title if action in self.bank.actions else action for action in lost]
            yield f"No longer in the workbook, and left as they are in the plan: {'; '.join(titles)}."

    def _row(self, row: dict[str, Any]) -> Iterator[Typed]:
        place, action = f"row {row['row']}", _cell(row, ACTION_ID)
        number = _cell(row, NUMBER) or action
        if not action:
            said = "; ".join(filter(None, (_cell(row, title) for title in PARTS)))
            if said:
                yield Typed(place, "", _cell(row, "Action") or "Without an action", said, fault=NO_ACTION)
            return
        for title, part in PARTS.items():
            value, formula = _cell(row, title), _is_formula(row, title)
            if formula or (title.lower() in row["cells"] and value != " ".join(self.was.get(action, {}).get(part, "").split())):
                becomes, unread = (None, NO_VALUE) if formula else _value(part, value)
                fault = self._fault(action, part) or unread
                yield Typed(place, action, f"{number} {part}", FORMULA if formula else value or EMPTY, part, becomes, fault)

    def _fault(self, action: str, part: str) -> str:
        if action not in self.bank.actions:
            return UNKNOWN
        if action not in self.was:
            return NOT_HELD
        by_hand = any((one.what, one.on) == (part, action) for one in self.assessment.handover.overrides)
        return BY_HAND if by_hand else ""


def _value(part: Part, value: str) -> tuple[Any, str]:
    if part != "status":
        return read_value(part, value)
    found = STATES.get(" ".join(value.lower().replace("-", " ").split()))
    return found, "" if found else NO_STATUS


def _cell(row: dict[str, Any], title: str) -> str:
    return " ".join(str(row["cells"].get(title.lower()) or "").split())


def _is_formula(row: dict[str, Any], title: str) -> bool:
    return row["cells"].get(title.lower(), "") is None


def _named(titles: list[str]) -> str:
    return " and ".join(f"the column \u201c{title}\u201d" for title in titles)
