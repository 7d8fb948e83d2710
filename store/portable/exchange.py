"""The door: clients out into one file, and in again in two steps, a look that writes nothing and then one transaction."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, or_, select

from questionnaire.assessment import Assessment
from questionnaire.faults import Refused
from store.database import Database
from store.engine import hold_still, take_turn
from store.portable.archive import MOST_BYTES
from store.portable.contents import ClientInFile, Contents, RoundInFile
from store.portable.differences import Choice, Difference, Relation, RoundHere, beside, compare, rivals
from store.portable.file import pack
from store.portable.rounds import read_round, write_round
from store.rows import mark, new_id
from store.sentences import Kind
from store.tables import assessments as table
from store.tables import utc_now
from store.trouble import NoSuchAssessment, StoreTrouble

CHANGED = "Something changed here after the list was made. Nothing was imported; look at the list again, then choose."
TOO_LARGE = f"These clients make a file of over {MOST_BYTES // 1_000_000} MB, which could not be imported again. Export fewer at once."


@dataclass(frozen=True)
class Export:
    """A portable file, and what is in it."""

    data: bytes
    clients: int
    rounds: int
    left_out: tuple[str, ...] = ()
    """What is damaged here and so is not in it, a line each."""


@dataclass(frozen=True)
class Taken:
    """What was done with one client of a file."""

    difference: Difference
    choice: Choice
    name: str
    """As the list shows it now."""


class Portable:
    """The clients of one database, in and out. Every method may raise `StoreTrouble`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def export(self, clients: Collection[str] | None = None) -> Export:
        """All clients, or those of these ids, with history and frozen versions; never the example, nor what lies in the trash.

        The same state makes the same bytes. Raises `Refused` for a file that would be too large to be imported.
        """
        chosen = table.c.deleted_at.is_(None) & table.c.is_example.is_(False)
        chosen = chosen if clients is None else chosen & table.c.client_id.in_(clients)
        damaged: list[str] = []
        with self._database.connection() as connection:
            hold_still(connection)
            ids = connection.execute(select(table.c.id).where(chosen).order_by(table.c.id)).scalars().all()
            found = _whole(connection, ids, damaged)
        ours = sorted((one for one in found.values() if one), key=lambda one: (one.client_id, *one.state.place, one.state.id))
        packed = [ClientInFile(key, tuple(one.state for one in of)) for key, of in groupby(ours, lambda one: one.client_id)]
        data = pack(packed)
        if len(data) > MOST_BYTES:
            raise Refused((TOO_LARGE,))
        return Export(data, len(packed), len(ours), tuple(damaged))

    def look(self, contents: Contents) -> tuple[Difference, ...]:
        """How each client of a file stands to what is here. Writes nothing."""
        with self._database.connection() as connection:
            hold_still(connection)
            return tuple(_settled(connection, client)[0] for client in contents)

    def take(self, contents: Contents, chosen: Mapping[Difference, Choice]) -> tuple[Taken, ...]:
        """Does what was chosen, all of it or nothing. Raises `Refused` where a client no longer stands as the look found it."""
        by_id = {client.id: client for client in contents}
        with self._database.connection(writes=True) as connection:
            take_turn(connection)
            return tuple(_take(connection, by_id[seen.id], seen, choice) for seen, choice in chosen.items())


def _settled(
    connection: Connection, client: ClientInFile, *, lock: bool = False
) -> tuple[Difference, ClientInFile, dict[str, RoundHere | None]]:
    """The difference, under which ids it is, and what is here; of what was once added beside, where the file's client meets that."""
    difference, here = compare(client, found := _here(connection, client, lock=lock)), found
    after = _beside(client)
    if difference.relation is Relation.conflict and _here(connection, after):
        further, target, found = _settled(connection, after, lock=lock)
        return replace(further, id=client.id), target, found
    return difference, client, here


def _beside(client: ClientInFile) -> ClientInFile:
    return client.under({key: beside(key) for key in (client.id, *(one.id for one in client.rounds))})


def _here(connection: Connection, client: ClientInFile, *, lock: bool = False) -> dict[str, RoundHere | None]:
    """Rounds by id: those of the file that are here too, and the others of the same client."""
    meant = or_(table.c.id.in_([one.id for one in client.rounds]), table.c.client_id == client.id)
    ids = connection.execute(select(table.c.id).where(meant, table.c.is_example.is_(False)).order_by(table.c.id)).scalars().all()
    return _whole(connection, ids, [], lock=lock)


def _whole(connection: Connection, ids: Iterable[str], damaged: list[str], *, lock: bool = False) -> dict[str, RoundHere | None]:
    """Rounds by id; None for one whose answers cannot be read, which is named among the damaged."""
    found: dict[str, RoundHere | None] = {}
    for key in ids:
        try:
            found[key] = read_round(connection, key, damaged, lock=lock)
        except NoSuchAssessment:  # deleted for good a moment ago
            continue
        except StoreTrouble as trouble:
            if trouble.kind is not Kind.damaged_entry:
                raise
            found[key] = None
            damaged.append(f"A round whose answers are damaged (id {key})")
    return found


def _take(connection: Connection, client: ClientInFile, seen: Difference, choice: Choice) -> Taken:
    difference, target, here = _settled(connection, client, lock=True)
    if difference != seen or choice not in seen.choices:
        raise Refused((CHANGED,))
    day = connection.execute(select(utc_now())).scalar_one().astimezone().date()
    if choice is Choice.both:
        further = _beside(target)
        for one in further.rounds:
            write_round(connection, one, further.id, client=f"{one.client} (imported {day})")
        return Taken(seen, choice, f"{target.name} (imported {day})")
    aside = {"client_id": new_id(), "client": f"{target.name} (replaced {day})", "deleted_at": utc_now()}
    for one, relation in zip(target.rounds, (found.relation for found in difference.rounds), strict=True):
        for rival in rivals(one, target, here):
            mark(connection, rival, **aside)
        ours = here.get(one.id)
        if ours is None:
            write_round(connection, one, target.id, **_own(one, _latest(here)))
        elif relation in (Relation.same, Relation.newer_here):
            mark(connection, one.id, deleted_at=None)
        else:
            _replace(connection, ours, one, aside if relation is Relation.conflict else None)
    return Taken(seen, choice, str(_own(target.rounds[-1], _latest(here))["client"]))


def _replace(connection: Connection, ours: RoundHere, one: RoundInFile, aside: dict[str, Any] | None) -> None:
    """What is replaced goes into the trash where the file's does not hold all of it. No revision ever means two states."""
    if aside:
        write_round(connection, replace(ours.state, id=new_id()), **aside)
    one = replace(one, assessment=_with_our_clock(one.assessment, ours.state.assessment))
    revision = max(one.revision, ours.state.revision + (ours.state.assessment != one.assessment))
    write_round(connection, one, ours.client_id, revision=revision, **_own(one, ours.state))


def _with_our_clock(theirs: Assessment, ours: Assessment) -> Assessment:
    """What was only measured is each place's own, and no history holds it: of each section the longer time stays."""
    spent = {
        part: max(of.workshop.seconds.get(part, 0) for of in (theirs, ours)) for part in {*theirs.workshop.seconds, *ours.workshop.seconds}
    }
    return replace(theirs, workshop=theirs.workshop.model_copy(update={"seconds": dict(sorted(spent.items()))}))


def _latest(here: Mapping[str, RoundHere | None]) -> RoundInFile | None:
    return max((one.state for one in here.values() if one), key=lambda one: one.place, default=None)


def _own(one: RoundInFile, ours: RoundInFile | None) -> dict[str, Any]:
    """What is each place's own: whether the client is archived, and a name that was given to it in the list."""
    if ours is None:
        return {"client": one.client}
    name = one.client if ours.client == ours.assessment.client else ours.client
    return {"client": name, "archived_at": ours.times.archived_at}
