"""The tables as they are today. A change here is a revision in `store/migrations/versions/` too (`docs/decisions/migrations.md`)."""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Boolean, Column, Date, DateTime, Dialect, ForeignKey, Integer, MetaData, String, Table, Text
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement
from sqlalchemy.types import TypeDecorator

metadata = MetaData()
stamp = Table(
    "deskcheck_store",
    MetaData(),
    Column("version_num", String(32), primary_key=True),
    # For a Deskcheck from before Alembic, which had versions up to 4: it reads this and says that the database is a newer one's.
    Column("version", Integer, nullable=False, server_default="5"),
)
"""Alembic's, under the name that has always been the mark of a file of ours (`store/sqlite_file.py`)."""


class Moment(TypeDecorator[datetime]):
    """A time in UTC, which the tables do not say of theirs."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """As the tables have it."""
        return value and value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """As everything above them has it."""
        return value and value.replace(tzinfo=UTC)


def _checksum() -> Column[Any]:
    """Of all other columns of the row (`store/checksum.py`). Came last once: in an older database it was added."""
    return Column("checksum", String(64), nullable=False, server_default="")


assessments = Table(
    "assessments",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("is_example", Boolean, nullable=False),
    Column("client", Text, nullable=False),
    Column("as_of", Date, nullable=False),
    Column("document", Text, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("created_at", Moment, nullable=False),
    Column("updated_at", Moment, nullable=False),
    _checksum(),
    # A client is nothing but its rounds: what an older database did not have stands behind the checksum, and is in it all the same.
    Column("client_id", String(64), nullable=False, server_default=""),
    Column("round", Integer, nullable=False, server_default="1"),
    Column("correction", Integer, nullable=False, server_default="0"),
    Column("reason", Text, nullable=False, server_default=""),
    Column("finished_at", Moment),
    Column("archived_at", Moment),
    Column("deleted_at", Moment),
)


def _of_assessment() -> Column[Any]:
    """Goes with its assessment when that is deleted."""
    return Column("assessment_id", String(64), ForeignKey(assessments.c.id, ondelete="CASCADE"), primary_key=True)


brands = Table(
    "brands",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("text", Text, nullable=False),
    Column("updated_at", Moment, nullable=False),
    _checksum(),
)
finals = Table(
    "finals",
    metadata,
    _of_assessment(),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("assessment", Text, nullable=False),
    Column("handover", Text, nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("made_at", Moment, nullable=False),
    _checksum(),
)
changes = Table(
    "changes",
    metadata,
    _of_assessment(),
    Column("revision", Integer, primary_key=True, autoincrement=False),
    Column("at", Moment, nullable=False),
    Column("who", Text, nullable=False),
    Column("takes_back", Integer),
    Column("text", Text, nullable=False),
    _checksum(),
)
standings = Table(
    "standings",
    metadata,
    _of_assessment(),
    Column("revision", Integer, nullable=False),
    Column("judged_by", String(64), nullable=False),
    Column("text", Text, nullable=False),
)


class utc_now(FunctionElement[Any]):  # reads as SQL
    """The database's own clock in UTC, to the millisecond: no part of Deskcheck below `ui` reads one."""

    type = Moment()
    inherit_cache = True


@compiles(utc_now)
def _standard_now(element: utc_now, compiler: SQLCompiler, **_: Any) -> str:
    return "timezone('utc', clock_timestamp())"


@compiles(utc_now, "sqlite")
def _sqlite_now(element: utc_now, compiler: SQLCompiler, **_: Any) -> str:
    return "strftime('%Y-%m-%d %H:%M:%f', 'now')"
