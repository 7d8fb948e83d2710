"""The tables, the engine, and the stamp that says which version of the tables a database has."""

import sqlite3
from pathlib import Path
from typing import Any

from sqlalchemy import (
    Boolean,
    Column,
    Connection,
    Date,
    DateTime,
    Engine,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    create_engine,
    event,
    insert,
    inspect,
    make_url,
    select,
    update,
)
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement

from store.merge_handovers import merge_handovers
from store.trouble import Kind, StoreTrouble

VERSION = 3
BUSY_SECONDS = 3

metadata = MetaData()
stamp = Table("deskcheck_store", metadata, Column("version", Integer, nullable=False))
assessments = Table(
    "assessments",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("is_example", Boolean, nullable=False),
    Column("client", Text, nullable=False),
    Column("as_of", Date, nullable=False),
    Column("document", Text, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("created_at", DateTime, nullable=False),
    Column("updated_at", DateTime, nullable=False),
)
Index("assessments_recent", assessments.c.is_example, assessments.c.updated_at)


def _of_assessment() -> Column[Any]:
    """Goes with its assessment when that is deleted."""
    return Column("assessment_id", String(64), ForeignKey(assessments.c.id, ondelete="CASCADE"), primary_key=True)


# Since version 2.
brands = Table(
    "brands",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("text", Text, nullable=False),
    Column("updated_at", DateTime, nullable=False),
)
finals = Table(
    "finals",
    metadata,
    _of_assessment(),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("assessment", Text, nullable=False),
    Column("handover", Text, nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("made_at", DateTime, nullable=False),
)


class utc_now(FunctionElement[Any]):  # noqa: N801 - reads as SQL
    """The database's own clock in UTC, to the millisecond: no part of Deskcheck below `ui` reads one."""

    type = DateTime()
    inherit_cache = True


@compiles(utc_now)
def _standard_now(element: utc_now, compiler: SQLCompiler, **_: Any) -> str:
    return "timezone('utc', clock_timestamp())"


@compiles(utc_now, "sqlite")
def _sqlite_now(element: utc_now, compiler: SQLCompiler, **_: Any) -> str:
    return "strftime('%Y-%m-%d %H:%M:%f', 'now')"


def make_engine(url: str) -> Engine:
    """An engine that has not connected yet. Its errors never quote what was being saved.

    On a slow disk, `?timeout=10` at the end of an SQLite URL waits longer for another writer.
    """
    parsed = make_url(url)
    if parsed.get_backend_name() != "sqlite":
        return create_engine(url, hide_parameters=True, pool_pre_ping=True)
    patience = {} if "timeout" in parsed.query else {"timeout": BUSY_SECONDS}
    engine = create_engine(url, hide_parameters=True, connect_args=patience)
    event.listen(engine, "connect", _set_up_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def sqlite_file(engine: Engine) -> Path | None:
    """The file of an SQLite database; None for memory and for other databases."""
    name = engine.url.database
    if engine.dialect.name != "sqlite" or not name or name == ":memory:":
        return None
    return Path(name.removeprefix("file:")) if engine.url.query.get("uri") else Path(name)


def prepare(engine: Engine) -> None:
    """Creates the tables that an empty or older database lacks, brings older ones up, and touches no other.

    Refuses a database with a newer stamp, or with tables that are not ours.
    """
    with engine.connect() as connection:
        if _stamped(connection) == VERSION:
            return
        connection.rollback()
        if engine.dialect.name == "sqlite":
            _switch_to_wal(connection.connection.driver_connection)
    with engine.execution_options(writes=True).begin() as connection:
        found = _stamped(connection, lock=True)
        if found == VERSION:  # somebody else was faster
            return
        metadata.create_all(connection)
        merge_handovers(connection)
        connection.execute((update(stamp) if found else insert(stamp)).values(version=VERSION))


def _stamped(connection: Connection, *, lock: bool = False) -> int:
    """The version of the tables; 0 in an empty database."""
    tables = set(inspect(connection).get_table_names())
    version = 0
    if stamp.name in tables:
        query = select(stamp.c.version)
        version = int(connection.execute(query.with_for_update() if lock else query).scalar_one())
    if version > VERSION:
        raise StoreTrouble(Kind.newer)
    if (version > 0) != (assessments.name in tables):
        raise StoreTrouble(Kind.damaged)
    return version


def _switch_to_wal(connection: Any) -> None:
    """Kept in the file itself. Readers and a writer do not wait for each other; a killed process loses nothing committed."""
    try:
        connection.execute("PRAGMA journal_mode = WAL")
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode != sqlite3.SQLITE_BUSY:  # busy: another process is at just this
            raise


def _set_up_sqlite(connection: Any, _: Any) -> None:
    connection.isolation_level = None  # transactions begin where `_begin_sqlite` says, not where the driver guesses
    # FULL: what the screen calls saved survives a power cut. It costs about 0.3 ms a change.
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA foreign_keys = ON")  # else SQLite reads ON DELETE and does nothing


def _begin_sqlite(connection: Connection) -> None:
    # A writer takes the write lock before it reads: what it read is then still the newest when it writes.
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
