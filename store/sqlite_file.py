"""The one SQLite file, from outside: made whole or not at all, and looked at before anything may be written into it."""

import os
import secrets
import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path

from store.sentences import Kind
from store.tables import stamp
from store.trouble import StoreTrouble, kind_of

_HEAD = 1 << 16
_PAUSE, _LONGEST = 0.01, 5
"""Seconds: between two tries of an online backup at a lock, and until it gives up."""
APPLICATION_ID = 0x4465736B
"""Stands in the header of every file of ours that Alembic has seen, wherever its tables are described: SQLite's own place for it."""
_APPLICATION = slice(68, 72)
_MARK = stamp.name.encode()
"""Stands near the beginning of every file of ours: SQLite keeps there how each table was made."""


def create(file: Path, build: Callable[[Path], None]) -> None:
    """Makes the file private and complete under another name, then gives it its own, never in place of another's.

    Nobody ever meets it half made, and a process that dies meanwhile leaves no empty file under our name.
    """
    file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    fresh = file.with_name(f"{file.name}.{secrets.token_hex(4)}.new")
    try:
        fresh.touch(mode=0o600, exist_ok=False)
        build(fresh)
        _name(fresh, file)
    finally:
        fresh.unlink(missing_ok=True)


def _name(fresh: Path, file: Path) -> None:
    with suppress(FileExistsError):  # another process was faster, and its file is as good
        try:
            os.link(fresh, file)
        except FileExistsError:
            raise
        except OSError:  # a file system without links, such as that of a memory stick
            if not file.exists():
                fresh.rename(file)


def journal(file: Path) -> Path:
    """Where SQLite keeps what a change that is not complete has overwritten."""
    return file.with_name(f"{file.name}-journal")


def copy_into(source: sqlite3.Connection, target: sqlite3.Connection) -> None:
    """SQLite's online backup, all at once: in small steps it would begin anew whenever somebody saves, and might never end.

    Others go on reading the source; who writes waits the moment that it takes. Raises `StoreTrouble` where somebody keeps either locked.
    """
    waits = 0

    def patiently(status: int, _: int, __: int) -> None:
        nonlocal waits
        waits += 1
        if status in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED) and waits * _PAUSE > _LONGEST:
            raise StoreTrouble(Kind.locked)

    source.backup(target, progress=patiently, sleep=_PAUSE)


def look(file: Path, patience: float) -> bool:
    """Whether the file is whole. Raises `StoreTrouble` for one that is empty, not ours, or beyond reading; never writes into it.

    `patience`: seconds to wait for another program's lock.
    """
    with file.open("rb") as opened:
        head = opened.read(_HEAD)
    if not head:
        raise StoreTrouble(Kind.empty)
    ours = head[_APPLICATION] == APPLICATION_ID.to_bytes(4) or _MARK in head
    try:
        with closing(sqlite3.connect(_address(file, ours), uri=True, timeout=patience)) as connection:
            connection.text_factory = bytes  # names that are no UTF-8 are damage, not an error of the driver
            tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
            if _MARK in tables:
                return is_sound(connection)
    except (sqlite3.Error, UnicodeDecodeError) as error:
        if kind_of(error) is not Kind.damaged:
            raise
        known = ours or head.startswith(b"SQLite format 3\0")
        raise StoreTrouble(Kind.damaged if known else Kind.foreign) from None
    if ours:
        raise StoreTrouble(Kind.damaged)
    raise StoreTrouble(Kind.foreign if tables else Kind.empty)


def is_sound(connection: sqlite3.Connection) -> bool:
    """Whether SQLite finds nothing broken in it. It reads the whole file."""
    try:
        return bool(connection.execute("SELECT integrity_check = 'ok' FROM pragma_integrity_check(1)").fetchone() == (1,))
    except (sqlite3.Error, UnicodeDecodeError) as error:
        if kind_of(error) is Kind.damaged:
            return False
        raise


def _address(file: Path, ours: bool) -> str:
    """How it is opened. Ours may have a change to be undone that a killed process left half written; others are left alone."""
    logged = file.with_name(f"{file.name}-wal").exists()
    mode = "mode=rw" if ours else "mode=ro" if logged else "mode=ro&immutable=1"
    return f"{file.absolute().as_uri()}?{mode}"
