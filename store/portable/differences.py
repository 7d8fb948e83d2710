"""A client in a file beside the same client here: which of the two goes on from the other, or that both changed."""

import base64
import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from questionnaire.file.changes import MEASURED, set_back
from store.history import Entry
from store.portable.contents import ClientInFile, RoundInFile


class Relation(StrEnum):
    """How what is in the file stands to what is here."""

    new = "new"
    same = "same"
    newer_in_file = "newer_in_file"
    newer_here = "newer_here"
    conflict = "conflict"


class Choice(StrEnum):
    """What is to be done with a client in a file. Without a choice nothing is."""

    take = "take"
    """Add it, or bring what is here to what the file has; what only this place has stays."""
    both = "both"
    """Leave what is here, and add the file's as a further client."""


@dataclass(frozen=True)
class RoundHere:
    """A round of this place, with what the file does not have."""

    state: RoundInFile
    client_id: str
    in_trash: bool


@dataclass(frozen=True)
class RoundDifference:
    """One round of the file."""

    number: int
    correction: int
    as_of: date
    relation: Relation
    in_file: datetime
    """When it was last changed."""
    here: datetime | None
    """The same here; None where it is not here, or cannot be read."""


@dataclass(frozen=True)
class Difference:
    """A client in the file, and how it stands to what is here."""

    id: str
    """In the file."""
    name: str
    relation: Relation
    rounds: tuple[RoundDifference, ...]
    in_trash: bool = False
    """Whether a round of the file lies in the trash here. To take the client takes it out."""
    here: str = ""
    """The client here that it stands to, which may have been added beside the one of the file's id; empty where none is."""
    name_here: str = ""
    """What the list here calls that one."""

    @property
    def choices(self) -> tuple[Choice, ...]:
        """What may be chosen; nothing where there is nothing to do."""
        if self.relation is Relation.conflict:
            return Choice.take, Choice.both
        return (Choice.take,) if self.in_trash or self.relation in (Relation.new, Relation.newer_in_file) else ()


def compare(client: ClientInFile, here: Mapping[str, RoundHere | None]) -> Difference:
    """`here`: rounds by id, both those of the file and the others of the same client; None for one that cannot be read."""
    rounds = tuple(_round(one, client, here) for one in client.rounds)
    in_file = {one.id for one in client.rounds}
    whole = [one for one in here.values() if one is not None]
    others = {Relation.newer_here for one in whole if one.state.id not in in_file and not one.in_trash}
    latest = max(whole, key=lambda one: one.state.place, default=None)
    return Difference(
        client.id,
        client.name,
        _of_all({one.relation for one in rounds} | others, is_here=bool(here)),
        rounds,
        any(one.in_trash for one in whole if one.state.id in in_file),
        latest.client_id if latest else "",
        latest.state.client if latest else "",
    )


def _of_all(found: set[Relation], *, is_here: bool) -> Relation:
    if Relation.conflict in found:
        return Relation.conflict
    if not is_here:
        return Relation.new
    if found & {Relation.new, Relation.newer_in_file}:
        return Relation.newer_in_file
    return Relation.newer_here if Relation.newer_here in found else Relation.same


def _round(one: RoundInFile, client: ClientInFile, here: Mapping[str, RoundHere | None]) -> RoundDifference:
    ours = here.get(one.id)
    if ours is not None:
        relation = _relation(one, ours.state)
    elif one.id in here:  # damaged: the file has it whole
        relation = Relation.newer_in_file
    else:
        relation = Relation.conflict if rivals(one, client, here) else Relation.new
    of_here = ours.state.times.updated_at if ours else None
    return RoundDifference(one.number, one.correction, one.assessment.as_of, relation, one.times.updated_at, of_here)


def rivals(one: RoundInFile, client: ClientInFile, here: Mapping[str, RoundHere | None]) -> list[str]:
    """Ids of other rounds here that are the same round of the same client: it was begun in both places."""
    others = [held for held in here.values() if held is not None and not held.in_trash and held.client_id == client.id]
    in_file = {each.id for each in client.rounds}
    return [held.state.id for held in others if held.state.place == one.place and held.state.id not in in_file]


def _relation(theirs: RoundInFile, ours: RoundInFile) -> Relation:
    goes_on, goes_back = _goes_on(ours, theirs), _goes_on(theirs, ours)
    if goes_on and goes_back:
        return Relation.same
    return Relation.newer_in_file if goes_on else Relation.newer_here if goes_back else Relation.conflict


def _goes_on(old: RoundInFile, new: RoundInFile) -> bool:
    """Whether `new` is `old`, or what became of it. Its name in the list and whether it is archived are each place's own."""
    froze = old.times.finished_at in (None, new.times.finished_at)
    return (
        froze
        and old.reason == new.reason
        and old.versions == new.versions[: len(old.versions)]
        and old.assessment.kept == new.assessment.kept
        and _is_past_of(old, new)
    )


def _is_past_of(old: RoundInFile, new: RoundInFile) -> bool:
    """By history and by answers: the changes that only `new` has, taken back, give `old`."""
    whole = len(old.history)
    if old.history == new.history[:whole]:
        return _before(new, whole) == _before(old, whole)
    first = whole - 1  # letters typed in one go are one change, so the last one of `old` may go on in `new`
    if old.history[:first] != new.history[:first] or not _is_begun(old.history[first:], new.history[first:]):
        return False
    return _before(new, first) == _before(old, first)


def _is_begun(old: Sequence[Entry], new: Sequence[Entry]) -> bool:
    """Whether the only change in `old` is the beginning of the first in `new`: the same fields, with more letters in each."""
    if not new or (old[0].takes_back, old[0].who) != (new[0].takes_back, new[0].who) or old[0].revision >= new[0].revision:
        return False
    pairs = [*zip(old[0].changes, new[0].changes, strict=False)]
    same = len(old[0].changes) == len(new[0].changes) and all(a[:2] == b[:2] for a, b in pairs)
    return same and all(isinstance(b.after, str) and isinstance(a.after, str) and b.after.startswith(a.after) for a, b in pairs)


def _before(one: RoundInFile, number: int) -> dict[str, Any]:
    """What it held before all changes but the first so many. What was only measured is each place's own: nobody changed it."""
    held = set_back(one.assessment, (entry.changes for entry in reversed(one.history[number:])))
    part, measured = MEASURED
    held[part] = {name: value for name, value in held.get(part, {}).items() if name != measured}
    return {part: value for part, value in held.items() if value}


def beside(key: str) -> str:
    """The id of what is added beside a client or a round of that id: the same every time, so that a second import finds it."""
    return base64.urlsafe_b64encode(hashlib.sha256(f"beside {key}".encode()).digest()[:24]).decode()
