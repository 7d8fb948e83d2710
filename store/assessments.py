"""The door: create, load, change, recent, delete."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime

from sqlalchemy import Connection, delete, insert, select, update

from questionnaire.assessment import Assessment
from store.database import Database
from store.document import from_text, to_text
from store.papers import Papers
from store.tables import assessments as table
from store.tables import stamp, utc_now
from store.trouble import NoSuchAssessment

Edit = Callable[[Assessment], Assessment]


@dataclass(frozen=True)
class Stored:
    """An assessment as it stands in the store. `revision` starts at 1 and counts the changes."""

    id: str
    assessment: Assessment
    revision: int
    is_example: bool
    updated_at: datetime
    """In UTC, by the database's clock."""


@dataclass(frozen=True)
class Summary:
    """What a list of assessments shows of one."""

    id: str
    client: str
    as_of: date
    updated_at: datetime
    revision: int


class Store:
    """Assessments in one database, with `papers` beside them. Connects on first use; safe to share between threads.

    Every method may raise `StoreTrouble`. The id of an assessment is its key: whoever knows it may read and change it.
    """

    def __init__(self, url: str) -> None:
        self._database = Database(url)
        self.papers = Papers(self._database)

    def create(self, assessment: Assessment, *, example: bool = False) -> Stored:
        """Stores a new assessment under a fresh random id of 192 bits. Raises `questionnaire.file.Refused` as `change` does."""
        key = secrets.token_urlsafe(24)
        values = {"id": key, "is_example": example, "revision": 1, "created_at": utc_now(), "updated_at": utc_now()}
        with self._database.connection(writes=True) as connection:
            connection.execute(insert(table).values(values | _columns(assessment)))
            return _find(connection, key)

    def load(self, key: str) -> Stored | None:
        """The newest state of an assessment, or None when there is none with this id."""
        try:
            with self._database.connection() as connection:
                return _find(connection, key)
        except NoSuchAssessment:
            return None

    def change(self, key: str, edit: Edit) -> Stored:
        """Applies one edit to the newest stored state, in one transaction, and returns the new state.

        `edit` is run under the write lock: it should only answer `given this sheet, which sheet now?`. What it changes is
        all that changes, so two tabs that answer different questions do not undo each other. An edit that changes nothing
        leaves the revision alone; one that raises changes nothing. Raises `NoSuchAssessment`, and `questionnaire.file.Refused`
        for a sheet that could not be read back.
        """
        with self._database.connection(writes=True) as connection:
            before = _find(connection, key, lock=True)
            after = edit(before.assessment)
            if after == before.assessment:
                return before
            values = _columns(after) | {"revision": before.revision + 1, "updated_at": utc_now()}
            connection.execute(update(table).where(table.c.id == key).values(values))
            return _find(connection, key)

    def recent(self, limit: int = 20) -> list[Summary]:
        """The assessments changed last, newest first, without examples."""
        columns = (table.c.id, table.c.client, table.c.as_of, table.c.updated_at, table.c.revision)
        query = select(*columns).where(table.c.is_example.is_(False)).order_by(table.c.updated_at.desc(), table.c.id).limit(limit)
        with self._database.connection() as connection:
            rows = connection.execute(query).all()
        return [Summary(row.id, row.client, row.as_of, row.updated_at.replace(tzinfo=UTC), row.revision) for row in rows]

    def delete(self, key: str) -> None:
        """Removes an assessment for good, its handover and frozen versions with it; one that is not there is no error."""
        with self._database.connection(writes=True) as connection:
            connection.execute(delete(table).where(table.c.id == key))

    def check(self) -> None:
        """Raises `StoreTrouble` unless something can be saved right now. Writes the version stamp again, as it is."""
        with self._database.connection(writes=True) as connection:
            connection.execute(update(stamp).values(version=stamp.c.version))

    def close(self) -> None:
        """Lets go of all connections; the next call opens new ones."""
        self._database.close()


def _columns(assessment: Assessment) -> dict[str, object]:
    return {"client": assessment.client, "as_of": assessment.as_of, "document": to_text(assessment)}


def _find(connection: Connection, key: str, *, lock: bool = False) -> Stored:
    query = select(table).where(table.c.id == key)
    # SQLite has no FOR UPDATE and needs none: its writers come one at a time.
    row = connection.execute(query.with_for_update() if lock else query).one_or_none()
    if row is None:
        raise NoSuchAssessment
    return Stored(row.id, from_text(row.document), row.revision, row.is_example, row.updated_at.replace(tzinfo=UTC))
