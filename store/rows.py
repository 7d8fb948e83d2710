"""The rows of assessments: read, locked, written, with their checksums and their history."""

import re
import secrets
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, bindparam, insert, select, update

from questionnaire.assessment import Assessment
from questionnaire.file import Refused
from questionnaire.file.changes import changes
from store import history
from store.checksum import columns, find, seal, sealed
from store.document import from_text, to_text
from store.sentences import Kind
from store.tables import assessments as table
from store.tables import utc_now
from store.trouble import NoSuchAssessment, StoreTrouble, translated

EXAMPLE = "example"
"""The id of the one example. No assessment of a person has it: theirs are random and longer."""

_ID = re.compile("[!-~]{1,64}")
# Built once: building a statement takes longer than carrying it out.
ONE = select(table, utc_now().label("now")).where(table.c.id == bindparam("key"))
_THERE = ONE.where(table.c.deleted_at.is_(None))
_TO_CHANGE = ONE.with_for_update()  # SQLite has no FOR UPDATE and needs none: its writers come one at a time
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
    client_id: str = ""
    round: int = 1
    """Of the client, from 1."""
    finished_at: datetime | None = None
    """When the round was frozen."""
    correction: int = 0
    """0 for the round itself; each correction counts one up."""


class Finished(Refused):
    """The round is frozen: nothing changes it any more."""

    def __init__(self) -> None:
        super().__init__(("This round is finished and frozen. To go on, start the next round or correct this one on the Clients page",))


def read(connection: Connection, key: str) -> Row[Any]:
    """The row with the database's time as `now`. Raises `NoSuchAssessment`, also for what lies in the trash."""
    return _found(connection, key, _THERE)


def lock(connection: Connection, key: str, *, deleted: bool = False) -> Row[Any]:
    """The same to be changed, `deleted` also from the trash; nobody else changes it until this transaction ends."""
    row = _found(connection, key, _TO_CHANGE)
    if row.deleted_at is not None and not deleted:
        raise NoSuchAssessment
    return row


def new_id() -> str:
    """A random id of 192 bits, in letters and digits alone: one that began with a hyphen was an option to every command line."""
    return secrets.token_hex(24)


def insert_new(connection: Connection, key: str, assessment: Assessment, **values: Any) -> Stored:
    """A new row; `values` of columns that are not as a first round has them."""
    begun = {"id": key, "client_id": key, "is_example": False, "revision": 1, "round": 1, "correction": 0, "reason": ""}
    times = {"created_at": utc_now(), "updated_at": utc_now()}
    connection.execute(insert(table).values(begun | times | of_sheet(assessment) | values))
    return stored(seal(connection, table, table.c.id == key))


def change(connection: Connection, row: Row[Any], after: Assessment, who: str, takes_back: int | None = None) -> Stored:
    """Writes the next state of a locked row, and its history. Raises `Finished`.

    One that differs in nothing writes nothing, unless it takes something back: that stays taken back.
    """
    before = stored(row)
    if after == before.assessment and takes_back is None:
        return before
    if row.finished_at is not None:
        raise Finished
    revision = before.revision + 1
    name = after.client if after.client != before.assessment.client else row.client  # one given in the list stays
    values = sealed(columns(table, row) | of_sheet(after) | {"client": name, "revision": revision, "updated_at": row.now})
    connection.execute(_CHANGED, {"key": row.id} | {f"new_{name}": value for name, value in values.items()})
    history.write(connection, row.id, history.Entry(revision, row.now, plain(who), changes(before.assessment, after), takes_back))
    return replace(before, assessment=from_text(values["document"]), revision=revision, updated_at=row.now)


def mark(connection: Connection, key: str, **values: Any) -> Row[Any]:
    """Sets columns beside the answers of a locked row."""
    connection.execute(update(table).where(table.c.id == key).values(values))
    return seal(connection, table, table.c.id == key)


def stored(row: Row[Any]) -> Stored:
    """What the row holds."""
    sheet = from_text(row.document)
    return Stored(row.id, sheet, row.revision, row.is_example, row.updated_at, row.client_id, row.round, row.finished_at, row.correction)


def names(connection: Connection, *where: ColumnElement[bool], limit: int | None = None) -> list[tuple[str, str]]:
    """Id and client of each but the example, the one changed last first. Damage may have made them something else than texts."""
    query = select(table.c.id, table.c.client).where(table.c.is_example.is_(False), *where).limit(limit)
    try:
        with translated(None):
            found = connection.execute(query.order_by(table.c.updated_at.desc(), table.c.id))
            return [(str(key), str(client).encode(errors="replace").decode()) for key, client in found]
    except StoreTrouble as trouble:
        if trouble.kind is not Kind.damaged:
            raise
        # A part of the table cannot be read. The ids stand in an index too, and lead to those that can.
        ids = connection.execute(select(table.c.id).where(table.c.id != EXAMPLE)).scalars().all()
        return [(str(key), "") for key in ids if _may_stand(connection, table.c.id == key, *where)][:limit]


def _may_stand(connection: Connection, *where: ColumnElement[bool]) -> bool:
    """Whether there is such a row, or one that cannot be read."""
    try:
        with translated(None):
            return connection.execute(select(table.c.id).where(*where)).first() is not None
    except StoreTrouble as trouble:
        if trouble.kind is not Kind.damaged:
            raise
        return True


def of_sheet(assessment: Assessment) -> dict[str, Any]:
    """The columns that say what the answers say. Raises `questionnaire.file.Refused` for a sheet that could not be read back."""
    return {"client": plain(assessment.client), "as_of": assessment.as_of, "document": to_text(assessment)}


def plain(text: str) -> str:
    """A text beside the document as every engine keeps it: PostgreSQL has no NUL in any."""
    return text.replace("\0", " ")


def _found(connection: Connection, key: str, query: Select[Any]) -> Row[Any]:
    row = find(connection, table, query, {"key": key}) if _ID.fullmatch(key) else None  # not every text can be asked for
    if row is None:
        raise NoSuchAssessment
    return row
