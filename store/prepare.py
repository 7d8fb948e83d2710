"""Brings a database to the tables of today: a new one gets them all, an older one what it lacks."""

import importlib
import re
import sqlite3
from typing import Any

from sqlalchemy import Connection, Engine, insert, inspect, text

from store.engine import take_turn
from store.migrations import HEAD, bring_up
from store.migrations.before_alembic import LAST, adopt
from store.sentences import Kind
from store.sqlite_file import APPLICATION_ID
from store.tables import assessments, metadata, stamp
from store.trouble import StoreTrouble

_NO_REVISION = "1000"
"""From here on it is no newer Deskcheck's: the stamp itself is damaged."""


def prepare(engine: Engine, *, sound: bool = True) -> None:
    """Creates the tables in an empty database, brings an older one up in one transaction, and touches no other.

    Refuses a database with a newer stamp, with tables that are not ours, and an older one that is not `sound`.
    """
    with engine.connect() as connection:
        found = _stamped(connection)
        connection.rollback()
        if sound and engine.dialect.name == "sqlite":
            _keep_one_file(connection.connection.driver_connection)
    if found == HEAD:
        return
    if not sound:
        raise StoreTrouble(Kind.damaged)
    if found:
        importlib.import_module("alembic.command")  # takes half a second: not while others wait for the lock
    try:
        with engine.execution_options(writes=True).connect() as connection:
            if engine.dialect.name == "sqlite":
                _let_tables_be_made_anew(connection.connection.driver_connection)
            with connection.begin():
                _bring_up(connection)
    finally:
        engine.dispose()


def _bring_up(connection: Connection) -> None:
    """Looks once more, now that nobody else may prepare it: somebody may have been faster."""
    take_turn(connection)
    found = _stamped(connection)
    if not found:
        metadata.create_all(connection)
        stamp.create(connection)
        connection.execute(insert(stamp).values(version_num=HEAD))
    elif found != HEAD:
        if isinstance(found, int):
            adopt(connection, found)
        bring_up(connection)
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")


def _stamped(connection: Connection) -> str | int:
    """The revision of the tables; the version of those from before Alembic; 0 in an empty database."""
    tables = set(inspect(connection).get_table_names())
    if (stamp.name in tables) != (assessments.name in tables):
        raise StoreTrouble(Kind.damaged)
    if stamp.name not in tables:
        return 0
    rows = connection.execute(text(f"SELECT * FROM {stamp.name}")).mappings().all()
    found = {key: value for row in rows for key, value in row.items()} if len(rows) == 1 else {}
    revision, version = found.get("version_num"), found.get("version")
    if revision is None and isinstance(version, int) and 1 <= version <= LAST:
        return version
    if not (isinstance(revision, str) and re.fullmatch("[0-9]{4}", revision) and "0001" <= revision < _NO_REVISION):
        raise StoreTrouble(Kind.damaged)
    if revision > HEAD:
        raise StoreTrouble(Kind.newer)
    return revision


def _let_tables_be_made_anew(connection: Any) -> None:
    """SQLite alters a column by making the table anew; to drop the old one would take with it whatever refers to it."""
    connection.execute("PRAGMA foreign_keys = OFF")


def _keep_one_file(connection: Any) -> None:
    """Folds in the log that an older Deskcheck kept beside the file. Where that one still runs, the next start does it."""
    try:
        if connection.execute("PRAGMA journal_mode").fetchone() == ("wal",):
            connection.execute("PRAGMA journal_mode = DELETE")
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & 0xFF not in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_READONLY):
            raise
