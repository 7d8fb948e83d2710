"""The engine, and what SQLite and PostgreSQL are told on every connection."""

from pathlib import Path
from typing import Any
from urllib.parse import unquote

from sqlalchemy import URL, Connection, Engine, create_engine, event, func, make_url, select, text
from sqlalchemy.exc import ArgumentError

BUSY_SECONDS = 1
"""How long a page waits for another writer. Long enough for thirty at once; whoever clicked is told before losing patience."""
# "Saved" is on the server's disk whatever else its database is set to; a page waits neither for ever nor for a transaction left open.
_SETTINGS = {
    "synchronous_commit": "on",
    "lock_timeout": f"{BUSY_SECONDS}s",
    "statement_timeout": "10s",
    "idle_in_transaction_session_timeout": "30s",
}
_REACH = {"connect_timeout": 3, "keepalives_idle": 10, "keepalives_interval": 3, "keepalives_count": 2, "tcp_user_timeout": 10_000}
_TURN = 0x4465736B


def make_engine(url: str) -> Engine:
    """An engine that has not connected yet. Its errors never quote what was being saved. Raises `ArgumentError` for another database.

    On a slow disk, `?timeout=10` at the end of an SQLite URL waits longer for another writer; PostgreSQL takes `?options=` and all else
    that its own clients take.
    """
    parsed = make_url(url)
    backend = parsed.get_backend_name()
    if backend in ("postgresql", "postgres"):
        return _postgresql(parsed.set(drivername="postgresql+psycopg"))
    if backend != "sqlite":
        raise ArgumentError("neither SQLite nor PostgreSQL")
    patience = {} if "timeout" in parsed.query else {"timeout": BUSY_SECONDS}
    engine = create_engine(parsed, hide_parameters=True, connect_args=patience)
    event.listen(engine, "connect", _set_up_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def sqlite_file(engine: Engine) -> Path | None:
    """The file of an SQLite database; None for memory and for other databases."""
    name = engine.url.database
    if engine.dialect.name != "sqlite" or not name or name == ":memory:":
        return None
    return Path(unquote(name.removeprefix("file:"))) if engine.url.query.get("uri") else Path(name)


def take_turn(connection: Connection) -> None:
    """From here to the end of its transaction nobody else has passed here: for what has no row yet that could be locked.

    On SQLite that is so for everybody who writes.
    """
    if connection.dialect.name == "postgresql":
        connection.execute(select(func.pg_advisory_xact_lock(_TURN)))


def hold_still(connection: Connection) -> None:
    """All that a reading transaction sees is of one moment. Comes first in it; on SQLite every transaction is so."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ"))


def _postgresql(url: URL) -> Engine:
    asked = str(url.query.get("options", ""))
    settings = " ".join([*(f"-c {name}={value}" for name, value in _SETTINGS.items()), asked])  # the later one counts
    reach = {name: value for name, value in _REACH.items() if name not in url.query}
    connect = {"options": settings, "application_name": "Deskcheck"} | reach
    return create_engine(url, hide_parameters=True, pool_pre_ping=True, pool_size=10, max_overflow=10, pool_timeout=5, connect_args=connect)


def _set_up_sqlite(connection: Any, _: Any) -> None:
    connection.isolation_level = None  # transactions begin where `_begin_sqlite` says, not where the driver guesses
    connection.text_factory = _text
    # EXTRA: what the screen calls saved survives a power cut, the removal of the journal included.
    connection.execute("PRAGMA synchronous = EXTRA")
    connection.execute("PRAGMA foreign_keys = ON")  # else SQLite reads ON DELETE and does nothing
    connection.execute("PRAGMA secure_delete = ON")  # what is deleted is overwritten with zeros


def _text(data: bytes) -> str:
    """Bytes that are no UTF-8 are damage of one row. They come through, and its checksum finds them."""
    return data.decode("utf-8", "surrogateescape")


def _begin_sqlite(connection: Connection) -> None:
    # A writer takes the write lock before it reads: what it read is then still the newest when it writes.
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
