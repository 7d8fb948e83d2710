"""What people filled into the fields of a report's PDF, and what the plan makes of it.

Nothing is guessed: what cannot be read is named, with the reason and the way out. Values are text from anywhere.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Literal

from questionnaire import Bank
from questionnaire.assessment import MAX_PERSON, Assessment, PlanEntry, Status
from questionnaire.day import EARLIEST, LATEST, day_first, is_ambiguous, is_month, typed_day
from questionnaire.faults import Faults
from report.paper.document import Card, Document, card_anchor
from report.paper.wording import day
from report.saved.save_file import Field, SavedReport

Part = Literal["owner", "due", "status"]
PARTS: dict[str, Part] = {"owner": "owner", "due": "due", "done": "status"}
"""A field is called by one of these and its action's id, as in `owner_sign_baa`."""
TICKED: dict[str, Literal["done", "open"]] = {"Yes": "done", "Off": "open", "": "open"}
STATES = {"Yes": "ticked", "Off": "not ticked", "": "not ticked"}
EMPTY = "nothing"
NOT_TYPED = "nothing typed"
"""Of the plan, which then works the value out."""
NO_DAY = "it cannot be read as a date, or its year is out of range; write it as YYYY-MM-DD, or set it in the plan"
SOME_DAY = "it may mean more than one day; write it as YYYY-MM-DD, or set it in the plan"
STRANGE = "no field of a report that this Deskcheck makes; copy it by hand"
UNKNOWN = "this Deskcheck knows no such action; copy it by hand"
TWICE = "the file holds two fields of this name with different values; set it in the plan"
BY_HAND = "this value was changed by hand before handing over, and that change overrides the plan; change it on the report page"


@dataclass(frozen=True)
class Filled:
    """A field of the PDF, or a cell of the workbook, that holds something else than it was made with."""

    place: str
    """Where it stands in the file, such as "page 12" or "row 5"."""
    action: str
    """The action's id; the field's own name where it is of no action."""
    label: str
    """What people call it, such as "A1 owner"; by the action's title where the paper may number it otherwise than we do today."""
    value: str
    """What it holds, in words."""
    part: Part | None = None
    """Of the action's entry in the plan; None for a field that is not of ours."""
    becomes: str | date | None = None
    """What the plan would hold."""
    fault: str = ""
    """Why it cannot be taken over, and what to do; empty where it can."""

    def planned(self, assessment: Assessment) -> str:
        """What the plan holds in its place, in words; empty where it has none."""
        entry = assessment.entry(self.action)
        if self.part == "status":
            return self.state(entry.status)
        held = getattr(entry, self.part) if self.part else ""
        return day(held) if isinstance(held, date) else held or (NOT_TYPED if self.part else "")

    def state(self, status: Status) -> str:
        """How far an action is, as the file says it. A box knows done from not done only: what is in progress is not ticked."""
        return STATES["Yes" if status == "done" else "Off"]

    def into(self, entry: PlanEntry) -> PlanEntry:
        """The entry with it taken over, where it can be."""
        if self.fault or self.part is None or (self.part == "status" and self.state(entry.status) == self.value):
            return entry
        change: dict[str, Any] = {self.part: self.becomes}
        return replace(entry, **change)

    def stands(self, assessment: Assessment) -> bool:
        """Whether taking it over would change nothing."""
        entry = assessment.entry(self.action)
        return self.into(entry) == entry


def filled(bank: Bank, saved: SavedReport, document: Document) -> tuple[Filled, ...]:
    """Every field that was filled in, changed or emptied since, in reading order. `document`: the report as it is made of `saved` today."""
    cards = {block.anchor: block for part in document.parts for block in part.blocks if isinstance(block, Card)}
    values: dict[str, set[str]] = {}
    for field in saved.fields:
        values.setdefault(field.name, set()).add(field.value)
    found: dict[str, Filled] = {}
    for field in saved.fields:
        made = _filled(bank, saved, field, cards)
        if made:
            found.setdefault(field.name, replace(made, fault=TWICE) if len(values[field.name]) > 1 else made)
    return tuple(found.values())


def taken_over(assessment: Assessment, all_filled: Iterable[Filled]) -> Assessment:
    """The assessment with what can be read of it in its plan."""
    for one in all_filled:
        assessment = assessment.planned(one.action, one.into(assessment.entry(one.action)))
    return assessment


def _filled(bank: Bank, saved: SavedReport, field: Field, cards: dict[str, Card]) -> Filled | None:
    (kind, _, action), place = field.name.partition("_"), f"page {field.page}"
    if kind not in PARTS:
        return Filled(place, field.name, field.name, field.value, fault=STRANGE) if field.value not in ("", "Off") else None
    words, card = STATES if kind == "done" else {}, cards.get(card_anchor(action))
    was, value = (words.get(held, held) for held in (_was(saved, kind, action, card), field.value))
    if was == value:
        return None
    by_hand = any((one.what, one.on) == (kind, action) for one in saved.handover.overrides)
    fault = UNKNOWN if action not in bank.actions else BY_HAND if by_hand else ""
    becomes, unread = read_value(kind, field.value)
    return Filled(place, action, _label(bank, saved, kind, action, card), value or EMPTY, PARTS[kind], becomes, fault or unread)


def _label(bank: Bank, saved: SavedReport, kind: str, action: str, card: Card | None) -> str:
    if saved.bank != bank.version and action in bank.actions:
        return f"\u201c{bank.actions[action].title}\u201d, {kind}"
    return f"{card.number} {kind}" if card else f"{kind}_{action}"


def _was(saved: SavedReport, kind: str, action: str, card: Card | None) -> str:
    """What the field held when the report was made: as on the card, or, where today's plan has none, as in the plan that was typed."""
    entry = saved.assessment.entry(action)
    done, owner, due = (card.done, card.owner, card.due) if card else (entry.status == "done", entry.owner, entry.due)
    if kind == "done":
        return "Yes" if done else "Off"
    return owner if kind == "owner" else due.isoformat() if due else ""


def read_value(kind: str, value: str) -> tuple[str | date | None, str]:
    """What the plan would hold, and why it cannot. A day is read as in the plan's field, but for a whole month and one that may be two.

    Other countries write the day before the month: what can only be that is read so.
    """
    if kind == "done":
        return TICKED.get(value), "" if value in TICKED else "it is neither ticked nor empty; set it in the plan"
    words, faults = " ".join(value.split()), Faults()
    if kind == "owner" and len(words) > MAX_PERSON:
        return None, f"it has more than {MAX_PERSON} characters, which is the most an owner may have; set a shorter one in the plan"
    if kind == "owner" and typed_day(words):
        return None, "it is a day, where an owner belongs; set it in the plan"
    if kind == "owner":
        return faults.text("owner", words, MAX_PERSON), "it holds half a character; set it in the plan" if faults.lines else ""
    if not words:
        return None, ""
    if is_month(words) or is_ambiguous(words):
        return None, SOME_DAY
    day = typed_day(words) or day_first(words)
    return (day, "") if day and EARLIEST <= day <= LATEST else (None, NO_DAY)
