"""One database, prepared on first use: what everything that is stored goes through."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from threading import RLock
from typing import cast

from sqlalchemy import Connection, PoolProxiedConnection

from store.engine import BUSY_SECONDS, make_engine, sqlite_file
from store.prepare import prepare
from store.sentences import Kind
from store.settings import file_url
from store.sqlite_file import copy_into, create, journal, look
from store.trouble import StoreTrouble, translated

TURNS = 5
"""A thread waits this many times longer for its turn than the one whose turn it is waits for other programs."""

ON_A_SERVER = "Only an SQLite file is backed up here. A database server is backed up with its own tools, such as pg_dump."


class BackupRefused(Exception):
    """Nothing was written: why not, in words for whoever asked for the backup."""


class Database:
    """Connects on first use; safe to share between threads."""

    def __init__(self, url: str) -> None:
        with translated(None, server=True):
            self._engine = make_engine(url)
        self.name = self._engine.url.render_as_string()
        """For people: without the password."""
        self.server = self._engine.dialect.name != "sqlite"
        self._turn = RLock()
        self.file = sqlite_file(self._engine)
        self._patience = float(str(self._engine.url.query.get("timeout", BUSY_SECONDS)))
        self._prepared: tuple[int, int] | None = None
        self._sound = True

    @contextmanager
    def connection(self, *, writes: bool = False) -> Iterator[Connection]:
        """One transaction. One that writes takes the write lock first. Every database error becomes `StoreTrouble`.

        From a damaged file what can be read is read; nothing is written into it.
        """
        with self._errors_as_trouble(writes=writes), self._in_turn():
            self._prepare()
            if writes and not self._sound:
                raise StoreTrouble(Kind.damaged)
            engine = self._engine.execution_options(writes=writes, sound=self._sound)
            with engine.begin() if writes else engine.connect() as connection:  # reading ends without a commit: that might fail too
                yield connection

    def check(self) -> None:
        """Raises `StoreTrouble` where the file is damaged or cannot be opened."""
        with self._errors_as_trouble(writes=False), self._in_turn():
            self._prepare()
            if not self._sound:
                raise StoreTrouble(Kind.damaged)

    def backup(self, target: Path) -> None:
        """Writes everything into one new file, which opens like the original. Raises `BackupRefused` and `StoreTrouble`."""
        if self.file is None:
            raise BackupRefused(ON_A_SERVER)
        if not self.file.exists():
            raise BackupRefused(f"There is nothing to back up yet: {self.file} does not exist.")
        self.check()
        try:
            target.touch(mode=0o600, exist_ok=False)
        except FileExistsError:
            raise BackupRefused(f"{target} exists already. A backup never replaces a file; choose another name.") from None
        except OSError as error:
            raise BackupRefused(f"{target} cannot be written: {error.strerror}.") from None
        try:
            with translated(target):
                self._copy(target)
        except StoreTrouble:
            target.unlink(missing_ok=True)
            raise

    def _copy(self, target: Path) -> None:
        with self._in_turn(), closing(self._engine.raw_connection()) as live, closing(sqlite3.connect(target)) as copy:
            copy.execute("PRAGMA synchronous = OFF")  # nobody waits for the disk while the file is held; it comes below
            copy_into(_driver(live), copy)
        with target.open("rb+") as written:
            os.fsync(written.fileno())
        if not look(target, BUSY_SECONDS):
            raise StoreTrouble(Kind.damaged)

    def become(self, other: Path, *, sound: bool) -> None:
        """Makes the file what `other` is, a whole database with the tables of today, in one step.

        A `sound` file is written over in one transaction, which other programs that have it open see. Another one is replaced.
        """
        assert self.file is not None
        with translated(self.file, writing=True), self._in_turn():
            if sound:
                with closing(sqlite3.connect(other)) as whole, closing(self._engine.raw_connection()) as live:
                    copy_into(whole, _driver(live))
            else:
                self._engine.dispose()
                journal(self.file).unlink(missing_ok=True)  # else SQLite would undo with it what was never done in this file
                os.replace(other, self.file)
            self._prepared = None
        self.check()

    def close(self) -> None:
        """Lets go of all connections; the next call opens new ones, and looks anew at a server."""
        self._engine.dispose()
        self._prepared = None if self.server else self._prepared

    @contextmanager
    def _errors_as_trouble(self, *, writes: bool) -> Iterator[None]:
        """Every error inside as `StoreTrouble`. After one that tells of another state than was found at first, it is looked at anew."""
        try:
            with translated(self.file, writing=writes, server=self.server):
                yield
        except StoreTrouble as trouble:
            if self.server or (trouble.kind is Kind.damaged and self._sound):
                self._prepared = None
            raise

    @contextmanager
    def _in_turn(self) -> Iterator[None]:
        """Threads of one process queue up before a file. At the file they would not: there, whoever is asleep when it falls free loses it.

        A database server has a queue of its own.
        """
        if self.server and self._prepared is not None:
            yield
            return
        if not self._turn.acquire(timeout=TURNS * self._patience):
            raise StoreTrouble(Kind.locked)
        try:
            yield
        finally:
            self._turn.release()

    def _prepare(self) -> None:
        """Makes folder, file and tables on first use, and again when the file was taken away or a backup put in its place."""
        if self._prepared is not None and self._prepared == _identity(self.file):
            return
        self._engine.dispose()
        if self.file is not None:
            if not self.file.exists():
                create(self.file, _build)
            self._sound = look(self.file, self._patience)
        prepare(self._engine, sound=self._sound)
        self._prepared = _identity(self.file)


def _driver(connection: PoolProxiedConnection) -> sqlite3.Connection:
    return cast(sqlite3.Connection, connection.driver_connection)


def _build(file: Path) -> None:
    engine = make_engine(file_url(file))
    try:
        prepare(engine)
    finally:
        engine.dispose()


def _identity(path: Path | None) -> tuple[int, int] | None:
    """Which file lies at the path, not what is in it. An open connection to a file that was deleted saves into the void."""
    if path is None:
        return (0, 0)
    try:
        found = path.stat()
    except FileNotFoundError:
        return None
    return (found.st_dev, found.st_ino)
