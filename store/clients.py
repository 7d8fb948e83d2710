"""Clients and their rounds: a client is nothing but its rounds, and a round one assessment."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, Row, Select, and_, delete, func, insert, select, update

from questionnaire.assessment import Assessment
from store.database import Database
from store.engine import take_turn
from store.rows import Stored, insert_new, lock, mark, names, new_id, plain, read, stored
from store.sentences import Kind
from store.tables import assessments as table
from store.tables import standings, utc_now
from store.trouble import NO_DAY, NoSuchAssessment, StoreTrouble, translated

TRASH_KEPT = timedelta(days=30)
_LIST = [column for column in table.columns if column.name != "document"]


@dataclass(frozen=True)
class Round:
    """One round with a client, without its answers."""

    id: str
    """Of the assessment."""
    client_id: str
    client: str
    """The name that the list shows."""
    as_of: date
    number: int
    """From 1."""
    correction: int
    """0 for the round itself; each correction counts one up."""
    reason: str
    """Why it was corrected."""
    revision: int
    updated_at: datetime
    finished_at: datetime | None
    """When it was frozen."""
    is_archived: bool
    deleted_at: datetime | None
    standing: str = ""
    """What the judge said of this very revision, as it was kept; empty where nothing was."""


@dataclass(frozen=True)
class Damaged:
    """Stands in the list in the place of an assessment that cannot be read as it was saved."""

    id: str
    client: str
    """As it is stored now, which may be wrong."""


@dataclass(frozen=True)
class Client:
    """A client with its rounds, the newest first. Never empty."""

    id: str
    rounds: tuple[Round, ...]
    damaged: tuple[Damaged, ...] = ()
    """Rounds of its own that cannot be read; where all clients are listed, they stand apart."""

    @property
    def latest(self) -> Round:
        """The round that speaks for the client: the newest, as last corrected."""
        return self.rounds[0]

    @property
    def keys(self) -> list[str]:
        """The ids of all of them, damaged ones too: what is done with the whole client is done with these."""
        return [*(one.id for one in self.rounds), *(one.id for one in self.damaged)]


@dataclass(frozen=True)
class Latest:
    """A client by the one round that speaks for it: what a list shows of it."""

    round: Round
    rounds: int
    """How many there are, corrections included."""
    changed_at: datetime
    """Any of them, last."""


class Clients:
    """The clients of one database. Every method may raise `StoreTrouble`, and `NoSuchAssessment` for an id that is not there."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self, judged_by: str = "", *, deleted: bool = False) -> tuple[list[Client], list[Damaged]]:
        """Every client, the one changed last first, and what cannot be read; or the same of the trash. Never the example.

        `judged_by` names whose standings count.
        """
        there = table.c.deleted_at.is_not(None) if deleted else table.c.deleted_at.is_(None)
        with self._database.connection() as connection:
            rounds, damaged = _rounds(connection, _query(judged_by).where(there))
        clients = _grouped(rounds)
        return sorted(clients, key=lambda client: max(one.updated_at for one in client.rounds), reverse=True), damaged

    def latest(self, judged_by: str = "") -> tuple[list[Latest], list[Damaged]]:
        """As `all`, without the rounds before the latest: a list of thousands costs no more than it shows."""
        rank = func.row_number().over(partition_by=table.c.client_id, order_by=(table.c.round.desc(), table.c.correction.desc()))
        whole = {"rounds": func.count(), "changed_at": func.max(table.c.updated_at)}
        counts = [found.over(partition_by=table.c.client_id).label(name) for name, found in whole.items()]
        query = _query(judged_by).add_columns(rank.label("rank"), *counts).where(table.c.deleted_at.is_(None)).subquery()
        first = select(query).where(query.c.rank == 1).order_by(query.c.changed_at.desc())
        try:
            with self._database.connection() as connection, translated(None):
                found = [Latest(round_of(row), row.rounds, row.changed_at) for row in connection.execute(first)]
            return found, []
        except (*NO_DAY, StoreTrouble) as fault:
            if not _is_damage(fault):
                raise
        clients, damaged = self.all(judged_by)
        return [Latest(one.latest, len(one.rounds), max(of.updated_at for of in one.rounds)) for one in clients], damaged

    def of(self, client_id: str, judged_by: str = "") -> Client | None:
        """One client with what is damaged of it, or None where it has no round outside of the trash that can be read."""
        there = and_(table.c.client_id == client_id, table.c.deleted_at.is_(None))
        with self._database.connection() as connection:
            rounds, damaged = _rounds(connection, _query(judged_by).where(there))
        return next((replace(client, damaged=tuple(damaged)) for client in _grouped(rounds)), None)

    def open_on(self, as_of: date) -> list[Stored]:
        """Every round of that day that can still be changed, archived or not, the one changed last first; without what cannot be read."""
        here = (table.c.as_of == as_of, table.c.finished_at.is_(None), table.c.deleted_at.is_(None), table.c.is_example.is_(False))
        query = select(table.c.id).where(*here).order_by(table.c.updated_at.desc())
        with self._database.connection() as connection:
            found = [_readable(connection, key) for key in connection.execute(query).scalars()]
        return [one for one in found if one]

    def next_round(self, key: str, make: Callable[[Assessment], Assessment]) -> Stored:
        """A new round after the assessment's client's newest, under its name in the list; `make` says what of this assessment goes on."""
        with self._database.connection(writes=True) as connection:
            take_turn(connection)
            last = lock(connection, key)
            newest = connection.execute(select(table.c.round).where(table.c.client_id == last.client_id)).scalars()
            values = {"client_id": last.client_id, "round": max(newest) + 1}
            begun = replace(make(stored(last).assessment), client=_name(connection, last))
            return insert_new(connection, new_id(), begun, **values)

    def finish(self, key: str) -> Stored:
        """Freezes a round. One that is frozen stays as it is."""
        with self._database.connection(writes=True) as connection:
            row = lock(connection, key)
            return stored(row if row.finished_at else mark(connection, key, finished_at=row.now))

    def correct(self, key: str, reason: str) -> Stored:
        """A correction of a frozen round, as a new assessment that begins with its answers and the name in the list. That one stays."""
        with self._database.connection(writes=True) as connection:
            take_turn(connection)
            row = lock(connection, key)
            same = select(table.c.correction).where(table.c.client_id == row.client_id, table.c.round == row.round)
            values = {"client_id": row.client_id, "round": row.round, "reason": plain(reason)}
            number = max(connection.execute(same).scalars()) + 1
            begun = replace(stored(row).assessment, client=_name(connection, row))
            return insert_new(connection, new_id(), begun, correction=number, **values)

    def has_other(self, client_id: str, name: str) -> bool:
        """Whether another client outside of the trash has this name in the list, in small letters or large ones."""
        others = (table.c.client_id != client_id, table.c.deleted_at.is_(None), table.c.is_example.is_(False))
        with self._database.connection() as connection:
            names = connection.execute(select(table.c.client).where(*others).distinct()).scalars()
            return plain(name).casefold() in {other.casefold() for other in names}

    def rename(self, keys: Iterable[str], name: str) -> None:
        """Another name for the list. The papers of a round say what its answers say."""
        self._mark(keys, client=plain(name))

    def archive(self, keys: Iterable[str], *, back: bool = False) -> None:
        """Out of the way, not out of reach; `back` takes it out of the archive."""
        self._mark(keys, archived_at=None if back else utc_now())

    def delete(self, keys: Iterable[str], *, back: bool = False) -> None:
        """Into the trash, where nothing opens it; `back` takes it out again."""
        self._mark(keys, deleted_at=None if back else utc_now())

    def delete_for_good(self, keys: Collection[str]) -> None:
        """Removes what lies in the trash, from the disk too, with all that belongs to it."""
        with self._database.connection(writes=True) as connection:
            for key in keys:
                connection.execute(delete(table).where(table.c.id == key, table.c.deleted_at.is_not(None)))

    def empty_trash(self) -> int:
        """Removes for good what has lain in the trash for `TRASH_KEPT`, and answers how many."""
        with self._database.connection(writes=True) as connection:
            now = connection.execute(select(utc_now())).scalar_one()
            return connection.execute(delete(table).where(table.c.deleted_at < now - TRASH_KEPT)).rowcount

    def keep_standings(self, judged_by: str, found: Mapping[tuple[str, int], str]) -> None:
        """Keeps what the judge said of revisions: by id and revision, its words. An older one gives way."""
        with self._database.connection(writes=True) as connection:
            for (key, revision), text in found.items():
                connection.execute(delete(standings).where(standings.c.assessment_id == key))
                connection.execute(insert(standings).values(assessment_id=key, revision=revision, judged_by=judged_by, text=text))

    def _mark(self, keys: Iterable[str], **values: Any) -> None:
        """What is damaged is marked too, and stays damaged: it gets no new checksum."""
        with self._database.connection(writes=True) as connection:
            for key in keys:
                try:
                    lock(connection, key, deleted=True)
                except StoreTrouble as trouble:
                    if trouble.kind is not Kind.damaged_entry:
                        raise
                    connection.execute(update(table).where(table.c.id == key).values(values))
                else:
                    mark(connection, key, **values)


def _name(connection: Connection, row: Row[Any]) -> str:
    """Of the client in the list: that of its newest round."""
    newest = (table.c.round.desc(), table.c.correction.desc())
    names = select(table.c.client).where(table.c.client_id == row.client_id).order_by(*newest)
    return str(connection.execute(names).scalars().first() or "")


def _readable(connection: Connection, key: str) -> Stored | None:
    try:
        return stored(read(connection, key))
    except NoSuchAssessment:  # deleted a moment ago
        return None
    except StoreTrouble as trouble:
        if trouble.kind is not Kind.damaged_entry:
            raise
        return None


def _query(judged_by: str) -> Select[Any]:
    return with_standing(select(*_LIST), judged_by).where(table.c.is_example.is_(False))


def with_standing(query: Select[Any], judged_by: str) -> Select[Any]:
    """The same rows, each with what is kept of its judgement; nothing of a revision, or by a judge, that is another now."""
    kept = and_(standings.c.assessment_id == table.c.id, standings.c.revision == table.c.revision, standings.c.judged_by == judged_by)
    return query.add_columns(standings.c.text.label("standing")).outerjoin(standings, kept)


def _grouped(rounds: list[Round]) -> list[Client]:
    rounds = sorted(rounds, key=lambda one: (one.client_id, one.number, one.correction), reverse=True)
    return [Client(key, tuple(of)) for key, of in groupby(rounds, lambda one: one.client_id)]


def _rounds(connection: Connection, query: Select[Any]) -> tuple[list[Round], list[Damaged]]:
    """All at once; one by one where something in them is damaged."""
    try:
        with translated(None):
            return [round_of(row) for row in connection.execute(query)], []
    except (*NO_DAY, StoreTrouble) as fault:
        if not _is_damage(fault):
            raise
    rounds, damaged = [], []
    for key, client in names(connection):
        try:
            with translated(None):
                row = connection.execute(query.where(table.c.id == key)).one_or_none()
            rounds.extend([round_of(row)] if row else [])
        except (*NO_DAY, StoreTrouble) as fault:
            if not _is_damage(fault):
                raise
            damaged.append(Damaged(key, client))
    return rounds, damaged


def _is_damage(fault: Exception) -> bool:
    return not isinstance(fault, StoreTrouble) or fault.kind is Kind.damaged


def round_of(row: Row[Any]) -> Round:
    """The round of a row that has its standing beside it."""
    return Round(
        id=row.id,
        client_id=row.client_id,
        client=row.client,
        as_of=row.as_of,
        number=row.round,
        correction=row.correction,
        reason=row.reason,
        revision=row.revision,
        updated_at=row.updated_at,
        finished_at=row.finished_at,
        is_archived=row.archived_at is not None,
        deleted_at=row.deleted_at,
        standing=row.standing or "",
    )
