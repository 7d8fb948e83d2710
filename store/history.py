"""The history of an assessment: every change of a field, and what undo takes back next."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Row, and_, delete, insert, select

from questionnaire.file.changes import FieldChange, joined
from store.checksum import rows_of, sealed, whole
from store.database import Database
from store.tables import changes as table

_ADDED = insert(table)  # built once: building a statement takes longer than carrying it out
PAUSE = timedelta(minutes=1)
"""Letters typed into one field with shorter pauses than this are one change."""


@dataclass(frozen=True)
class Entry:
    """What was changed at one time; nothing changes it but more letters of the same typing."""

    revision: int
    """Of the assessment, once this was changed."""
    at: datetime
    """In UTC, by the database's clock."""
    who: str
    """Empty where nobody knows."""
    changes: tuple[FieldChange, ...]
    takes_back: int | None = None
    """The revision of the entry that this one undoes; of an undo, that it does again."""


@dataclass(frozen=True)
class DamagedEntry:
    """Stands in the place of a change that cannot be read as it was written."""

    revision: int


class History:
    """The changes of one database's assessments. They go with their assessment when that is deleted for good."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of(self, key: str) -> tuple[Entry | DamagedEntry, ...]:
        """All changes of an assessment, the first one first. Raises StoreTrouble."""
        with self._database.connection() as connection:
            return tuple(_entry(revision, row) for revision, row in rows_of(connection, table, key))


def read(connection: Connection, key: str, revision: int) -> Entry | DamagedEntry:
    """One change, or that it is damaged."""
    return _entry(revision, whole(connection, table, select(table).where(_is(key, revision))))


def write(connection: Connection, key: str, entry: Entry) -> None:
    """Adds a change; letters typed without a pause go on in the change that they began with."""
    if entry.takes_back is None and all(change.is_text for change in entry.changes):
        last = read(connection, key, entry.revision - 1)
        if isinstance(last, Entry) and _goes_on(last, entry):
            connection.execute(delete(table).where(_is(key, last.revision)))
            entry = Entry(entry.revision, entry.at, entry.who, joined(last.changes, entry.changes))
    if entry.changes or entry.takes_back is not None:
        insert_all(connection, key, [entry])


def insert_all(connection: Connection, key: str, entries: Iterable[Entry]) -> None:
    """Adds changes just as they are."""
    found = [
        {
            "assessment_id": key,
            "revision": entry.revision,
            "at": entry.at,
            "who": entry.who,
            "takes_back": entry.takes_back,
            "text": json.dumps(entry.changes, ensure_ascii=False),
        }
        for entry in entries
    ]
    if found:
        connection.execute(_ADDED, [*map(sealed, found)])


def next_to_take_back(connection: Connection, key: str, *, again: bool) -> Entry | DamagedEntry | None:
    """The change that undo takes back next, or, `again`, the undo that redo does; None where there is none."""
    query = select(table.c.revision, table.c.takes_back).where(table.c.assessment_id == key).order_by(table.c.revision)
    done, undone = done_and_undone(connection.execute(query).all())
    found = undone if again else done
    return read(connection, key, found[-1]) if found else None


def done_and_undone(entries: Iterable[Sequence[Any]]) -> tuple[list[int], list[int]]:
    """Revisions of the changes that undo may still take back, and of the undos that redo may; the last one is next.

    `entries`: revision and `takes_back` of each, in order.
    """
    done: list[int] = []
    undone: list[int] = []
    for revision, takes_back in entries:
        if takes_back is None:
            done, undone = [*done, revision], []
        elif undone[-1:] == [takes_back]:
            done, undone = [*done, revision], undone[:-1]
        else:
            done, undone = done[:-1], [*undone, revision]
    return done, undone


def _goes_on(last: Entry, entry: Entry) -> bool:
    same = [change.path for change in last.changes] == [change.path for change in entry.changes]
    return same and last.takes_back is None and last.who == entry.who and entry.at - last.at < PAUSE


def _is(key: str, revision: int) -> Any:
    return and_(table.c.assessment_id == key, table.c.revision == revision)


def _entry(revision: int, row: Row[Any] | None) -> Entry | DamagedEntry:
    return DamagedEntry(revision) if row is None else entry_of(row)


def entry_of(row: Row[Any]) -> Entry:
    """The change that a row holds."""
    found = tuple(FieldChange(tuple(path), before, after) for path, before, after in json.loads(row.text))
    return Entry(row.revision, row.at, row.who, found, row.takes_back)
