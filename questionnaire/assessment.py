"""What was answered: one assessment, immutable. Every change makes a new one."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, Literal, TypeVar

from questionnaire.handover import NOTHING_ADDED, Additions
from questionnaire.workshop import NO_WORKSHOP, Workshop

T = TypeVar("T")

FORMAT = 2
UNNAMED = "Unnamed organization"
"""How lists call a client without a name."""
MAX_ROWS = 200
MAX_NAME = 120
MAX_NOTE = 2_000
MAX_CLIENT = 200
MAX_PERSON = 200
MIN_HOURS, MAX_HOURS = 1, 400
"""Hours a week that people have for the plan, together: from an hour to what ten have."""
MAX_KEPT, MAX_KEPT_LENGTH = 1_000, 50_000
"""Entries under names that this bank does not have, and the bytes of one."""

Status = Literal["open", "in_progress", "done"]
STATUSES: tuple[Status, ...] = ("open", "in_progress", "done")
EXAMPLE_MARK = "Example (fictional): "


@dataclass(frozen=True)
class Integration:
    """One connected app: what reaches it, and whether its provider signed a BAA."""

    name: str
    data: str
    """`no_phi`, `phi` or `unknown`."""
    baa: str
    """`signed`, `not_signed` or `unknown`."""

    @property
    def covered(self) -> bool:
        """Whether nothing is lacking: an app that receives no PHI needs no BAA (45 CFR 164.502(e), S38; contract, section 4)."""
        return self.data == "no_phi" or self.baa == "signed"

    @property
    def uncovered(self) -> bool:
        """Whether it receives PHI and its provider has signed no BAA."""
        return (self.data, self.baa) == ("phi", "not_signed")

    @property
    def known(self) -> bool:
        """Whether it says all that matters."""
        return self.data == "no_phi" or (self.data == "phi" and self.baa != "unknown")


ROW_DATA = ("no_phi", "phi", "unknown")
ROW_BAA = ("signed", "not_signed", "unknown")

Answer = str | tuple[str, ...] | date | int | tuple[Integration, ...]
"""A choice id, several choice ids, a day, a whole number, or rows: by the kind of the question."""


def rows_of(answer: Answer | None) -> tuple[Integration, ...]:
    """The rows of an answer; none where it is no list of apps."""
    return tuple(row for row in answer if isinstance(row, Integration)) if isinstance(answer, tuple) else ()


@dataclass(frozen=True)
class PlanEntry:
    """What people wrote beside an action of the plan."""

    owner: str = ""
    due: date | None = None
    status: Status = "open"


Part = Literal["answers", "not_applicable", "notes", "plan", "unconfirmed"]
"""A part of the file whose entries bear names of the bank."""


@dataclass(frozen=True)
class KeptEntry:
    """What a file says under a name that this bank does not have: retired, or of a newer bank. Counts for nothing."""

    part: Part
    name: str
    """Of a question or an action, as the file has it."""
    value: Any
    """As JSON has it. For a question that this bank has, the choices that it does not."""


@dataclass(frozen=True)
class Assessment:
    """One sheet of answers. `as_of` is the day it speaks of; nothing here reads a clock.

    Ids are those of the question bank; `plan` is keyed by action id. An answer to a question
    that is not asked is kept, and counts for nothing.
    """

    bank: str
    as_of: date
    client: str = ""
    answers: Mapping[str, Answer] = field(default_factory=dict)
    not_applicable: Mapping[str, str] = field(default_factory=dict)
    """Question id -> reason. A blank reason counts as unknown."""
    notes: Mapping[str, str] = field(default_factory=dict)
    plan: Mapping[str, PlanEntry] = field(default_factory=dict)
    people: Mapping[str, str] = field(default_factory=dict)
    """Role id -> who plays it."""
    hours_per_week: float | None = None
    """What there is for the plan; None where nobody said."""
    handover: Additions = NOTHING_ADDED
    """What was added before handing over. The judgement never sees it."""
    kept: tuple[KeptEntry, ...] = ()
    """Entries under names that this bank does not have. Written back as they were."""
    unconfirmed: Mapping[str, date] = field(default_factory=dict)
    """Question id -> the day of the round that its answer was carried over from, until somebody confirms or changes it."""
    workshop: Workshop = NO_WORKSHOP
    """What a workshop added: who decided, dissent, parking lot, time. The judgement never sees it."""

    @property
    def is_example(self) -> bool:
        """True for the fictional client, which is marked wherever it shows."""
        return self.client.startswith(EXAMPLE_MARK)

    def rows(self, question: str) -> tuple[Integration, ...]:
        """The apps listed there."""
        return rows_of(self.answers.get(question))

    def entry(self, action: str) -> PlanEntry:
        """What was written beside an action; an empty one where nothing was."""
        return self.plan.get(action, PlanEntry())

    def answered(self, question: str, answer: Answer | None) -> "Assessment":
        """The same sheet with one answer given, or taken back with None."""
        return replace(self.confirmed(question), answers=_with(self.answers, question, answer))

    def noted(self, question: str, note: str) -> "Assessment":
        """The same sheet with a note on a question; an empty note takes it away."""
        return replace(self, notes=_with(self.notes, question, note or None))

    def excused(self, question: str, reason: str | None) -> "Assessment":
        """The same sheet with a question marked not applicable and why; None takes it back."""
        return replace(self.confirmed(question), not_applicable=_with(self.not_applicable, question, reason))

    def confirmed(self, question: str) -> "Assessment":
        """The same sheet; what was carried over from an earlier round for this question still holds."""
        return replace(self, unconfirmed=_with(self.unconfirmed, question, None)) if question in self.unconfirmed else self

    def planned(self, action: str, entry: PlanEntry) -> "Assessment":
        """The same sheet with an owner, due date or status for an action."""
        return replace(self, plan=_with(self.plan, action, None if entry == PlanEntry() else entry))


def _with(mapping: Mapping[str, T], key: str, value: T | None) -> dict[str, T]:
    rest = {k: v for k, v in mapping.items() if k != key}
    return rest if value is None else {**rest, key: value}
