"""Brings a database to the tables of today: a new one gets them all, an older one what it lacks."""

import sqlite3
from typing import Any

from sqlalchemy import Connection, Engine, insert, inspect, select, update

from store.tables import assessments, metadata, stamp
from store.trouble import Kind, StoreTrouble
from store.upgrade import STEPS, VERSION

_FAR = 1000
"""Versions further ahead than this are no newer Deskcheck's: the stamp itself is damaged."""


def prepare(engine: Engine, *, sound: bool = True) -> None:
    """Creates the tables in an empty database, takes an older one up step by step in one transaction, and touches no other.

    Refuses a database with a newer stamp, with tables that are not ours, and an older one that is not `sound`.
    """
    with engine.connect() as connection:
        found = _stamped(connection)
        connection.rollback()
        if sound and engine.dialect.name == "sqlite":
            _keep_one_file(connection.connection.driver_connection)
    if found == VERSION:
        return
    if not sound:
        raise StoreTrouble(Kind.damaged)
    with engine.execution_options(writes=True).begin() as connection:
        found = _stamped(connection, lock=True)
        if not found:
            metadata.create_all(connection)
            connection.execute(insert(stamp).values(version=VERSION))
        elif found < VERSION:  # else somebody else was faster
            for step in STEPS[found - 1 :]:
                step(connection)
            connection.execute(update(stamp).values(version=VERSION))


def _stamped(connection: Connection, *, lock: bool = False) -> int:
    """The version of the tables; 0 in an empty database."""
    tables = set(inspect(connection).get_table_names())
    version = 0
    if stamp.name in tables:
        query = select(stamp.c.version)
        found = connection.execute(query.with_for_update() if lock else query).scalar_one()
        version = found if isinstance(found, int) else -1
    if VERSION < version < VERSION + _FAR:
        raise StoreTrouble(Kind.newer)
    if not 0 <= version <= VERSION or (version > 0) != (assessments.name in tables):
        raise StoreTrouble(Kind.damaged)
    return version


def _keep_one_file(connection: Any) -> None:
    """Folds in the log that an older Deskcheck kept beside the file. Where that one still runs, the next start does it."""
    try:
        if connection.execute("PRAGMA journal_mode").fetchone() == ("wal",):
            connection.execute("PRAGMA journal_mode = DELETE")
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & 0xFF not in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_READONLY):
            raise
