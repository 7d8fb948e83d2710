"""The engine, and what SQLite is told on every connection."""

from pathlib import Path
from typing import Any
from urllib.parse import unquote

from sqlalchemy import Connection, Engine, create_engine, event, make_url

BUSY_SECONDS = 1
"""How long a page waits for another writer. Long enough for thirty at once; whoever clicked is told before losing patience."""


def make_engine(url: str) -> Engine:
    """An engine that has not connected yet. Its errors never quote what was being saved.

    On a slow disk, `?timeout=10` at the end of an SQLite URL waits longer for another writer.
    """
    parsed = make_url(url)
    if parsed.get_backend_name() != "sqlite":
        return create_engine(parsed, hide_parameters=True, pool_pre_ping=True)
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
