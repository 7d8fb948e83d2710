"""The door: create, load, change, recent, delete, backup."""

import re
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Row, Select, bindparam, delete, insert, select, update

from questionnaire.assessment import Assessment
from store.backups import Backups
from store.checksum import columns, find, seal, sealed
from store.database import Database
from store.document import from_text, to_text
from store.engine import take_turn
from store.report_versions import ReportVersions
from store.sentences import Kind
from store.tables import assessments as table
from store.tables import stamp, utc_now
from store.trouble import NoSuchAssessment, StoreTrouble, translated

Edit = Callable[[Assessment], Assessment]
EXAMPLE = "example"
"""The id of the one example. No assessment of a person has it: theirs are random and longer."""
EXAMPLE_KEPT = timedelta(days=1)
_ID = re.compile("[!-~]{1,64}")
# Built once: building a statement takes longer than carrying it out.
_ONE = select(table, utc_now().label("now")).where(table.c.id == bindparam("key"))
_TO_CHANGE = _ONE.with_for_update()  # SQLite has no FOR UPDATE and needs none: its writers come one at a time
_CHANGED = (
    update(table).where(table.c.id == bindparam("key")).values({column.name: bindparam(f"new_{column.name}") for column in table.columns})
)


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


@dataclass(frozen=True)
class Damaged:
    """Stands in the list in the place of an assessment that cannot be read as it was saved."""

    id: str
    client: str
    """As it is stored now, which may be wrong."""


class Store:
    """Assessments in one database, with `report_versions` and `backups` beside them. Connects on first use; safe to share between threads.

    Every method may raise `StoreTrouble`. The id of an assessment is its key: whoever knows it may read and change it.
    """

    def __init__(self, url: str) -> None:
        self._database = Database(url)
        self.report_versions = ReportVersions(self._database)
        self.backups = Backups(self._database)

    def create(self, assessment: Assessment, *, example: bool = False) -> Stored:
        """Stores a new assessment under a fresh random id of 192 bits. Raises `questionnaire.file.Refused` as `change` does."""
        with self._database.connection(writes=True) as connection:
            return _insert(connection, secrets.token_urlsafe(24), assessment, example=example)

    def example(self, assessment: Assessment) -> Stored:
        """The one example of this database, the same for everybody.

        It begins anew as `assessment` once nobody has changed it for a day: what visitors wrote into it does not stay.
        """
        with self._database.connection(writes=True) as connection:
            take_turn(connection)
            try:
                known = _stored(_row(connection, EXAMPLE, _TO_CHANGE))
            except (NoSuchAssessment, StoreTrouble):
                known = None
            now = connection.execute(select(utc_now())).scalar_one().replace(tzinfo=UTC)
            if known is not None and now - known.updated_at < EXAMPLE_KEPT:
                return known
            connection.execute(delete(table).where(table.c.id == EXAMPLE))
            return _insert(connection, EXAMPLE, assessment, example=True, revision=known.revision + 1 if known else 1)

    def load(self, key: str) -> Stored | None:
        """The newest state of an assessment, or None when there is none with this id."""
        try:
            with self._database.connection() as connection:
                return _stored(_row(connection, key, _ONE))
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
            row = _row(connection, key, _TO_CHANGE)
            before = _stored(row)
            after = edit(before.assessment)
            if after == before.assessment:
                return before
            values = sealed(columns(table, row) | _columns(after) | {"revision": before.revision + 1, "updated_at": row.now})
            connection.execute(_CHANGED, {"key": key} | {f"new_{name}": value for name, value in values.items()})
            return Stored(key, from_text(values["document"]), before.revision + 1, before.is_example, row.now.replace(tzinfo=UTC))

    def recent(self, limit: int = 20, *, matching: str = "") -> list[Summary | Damaged]:
        """The assessments changed last, newest first, without examples; `matching` is a part of the client's name, in any case."""
        wanted = matching.strip().casefold()
        with self._database.connection() as connection:
            names = [(key, client) for key, client in _names(connection) if wanted in client.casefold()]
            return [_summary(connection, key, client) for key, client in names[:limit]]

    def delete(self, key: str) -> None:
        """Removes an assessment for good, from the disk too, all that goes with it included; one that is not there is no error."""
        with self._database.connection(writes=True) as connection:
            connection.execute(delete(table).where(table.c.id == key))

    def backup(self, target: Path) -> None:
        """Writes everything into one new file, which opens like the original. Raises `BackupRefused`, for instance where one is there."""
        self._database.backup(target)

    def check(self) -> None:
        """Raises `StoreTrouble` unless something can be saved right now. Writes the stamp again, as it is."""
        with self._database.connection(writes=True) as connection:
            connection.execute(update(stamp).values(version_num=stamp.c.version_num))

    def check_file(self) -> None:
        """Raises `StoreTrouble` where the file is damaged, though some of it may still be read. Writes nothing."""
        self._database.check()

    def close(self) -> None:
        """Lets go of all connections; the next call opens new ones."""
        self._database.close()


def _columns(assessment: Assessment) -> dict[str, object]:
    client = assessment.client.replace("\0", " ")  # which PostgreSQL keeps in no text; in the document it is written another way
    return {"client": client, "as_of": assessment.as_of, "document": to_text(assessment)}


def _insert(connection: Connection, key: str, assessment: Assessment, *, example: bool, revision: int = 1) -> Stored:
    values = {"id": key, "is_example": example, "revision": revision, "created_at": utc_now(), "updated_at": utc_now()}
    connection.execute(insert(table).values(values | _columns(assessment)))
    return _stored(seal(connection, table, table.c.id == key))


def _row(connection: Connection, key: str, query: Select[Any]) -> Row[Any]:
    row = find(connection, table, query, {"key": key}) if _ID.fullmatch(key) else None  # not every text can be asked for
    if row is None:
        raise NoSuchAssessment
    return row


def _stored(row: Row[Any]) -> Stored:
    return Stored(row.id, from_text(row.document), row.revision, row.is_example, row.updated_at.replace(tzinfo=UTC))


def _names(connection: Connection) -> list[tuple[str, str]]:
    """Id and client of each, the one changed last first. Damage may have made them something else than texts."""
    query = select(table.c.id, table.c.client).where(table.c.is_example.is_(False)).order_by(table.c.updated_at.desc(), table.c.id)
    try:
        with translated(None):
            return [(str(key), str(client)) for key, client in connection.execute(query)]
    except StoreTrouble as trouble:
        if trouble.kind is not Kind.damaged:
            raise
        # A part of the table cannot be read. The ids stand in an index too, and lead to those that can.
        return [(str(key), "") for key in connection.execute(select(table.c.id).where(table.c.id != EXAMPLE)).scalars()]


def _summary(connection: Connection, key: str, client: str) -> Summary | Damaged:
    """One by one, so that a damaged one does not draw in the others."""
    try:
        with translated(None):
            row = find(connection, table, _ONE, {"key": key})
    except StoreTrouble as trouble:
        if trouble.kind not in (Kind.damaged, Kind.damaged_entry):
            raise
        row = None
    if row is None:
        return Damaged(key, client.encode(errors="replace").decode())
    return Summary(row.id, row.client, row.as_of, row.updated_at.replace(tzinfo=UTC), row.revision)
