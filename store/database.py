"""One database, prepared on first use: what everything that is stored goes through."""

import os
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from threading import RLock

from sqlalchemy import URL, Connection

from store.engine import BUSY_SECONDS, make_engine, sqlite_file
from store.prepare import prepare
from store.sentences import Kind
from store.sqlite_file import create, look
from store.trouble import StoreTrouble, translated

TURNS = 5
"""A thread waits this many times longer for its turn than the one whose turn it is waits for other programs."""


class BackupRefused(Exception):
    """Nothing was written: why not, in words for whoever asked for the backup."""


class Database:
    """Connects on first use; safe to share between threads."""

    def __init__(self, url: str) -> None:
        with translated(None, server=True):
            self._engine = make_engine(url)
        self._server = self._engine.dialect.name != "sqlite"
        self._turn = RLock()
        self._file = sqlite_file(self._engine)
        self._patience = float(str(self._engine.url.query.get("timeout", BUSY_SECONDS)))
        self._prepared: tuple[int, int] | None = None
        self._sound = True

    @contextmanager
    def connection(self, *, writes: bool = False) -> Iterator[Connection]:
        """One transaction. One that writes takes the write lock first. Every database error becomes `StoreTrouble`.

        From a damaged file what can be read is read; nothing is written into it.
        """
        with self._told(writes=writes), self._in_turn():
            self._prepare()
            if writes and not self._sound:
                raise StoreTrouble(Kind.damaged)
            engine = self._engine.execution_options(writes=writes, sound=self._sound)
            with engine.begin() if writes else engine.connect() as connection:  # reading ends without a commit: that might fail too
                yield connection

    def check(self) -> None:
        """Raises `StoreTrouble` where the file is damaged or cannot be opened."""
        with self._told(writes=False), self._in_turn():
            self._prepare()
            if not self._sound:
                raise StoreTrouble(Kind.damaged)

    def backup(self, target: Path) -> None:
        """Writes everything into one new file, which opens like the original. Raises `BackupRefused` and `StoreTrouble`."""
        if self._file is None:
            raise BackupRefused("Only an SQLite file is backed up here. A database server is backed up by its own tools, such as pg_dump.")
        if not self._file.exists():
            raise BackupRefused(f"There is nothing to back up yet: {self._file} does not exist.")
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
        with closing(self._engine.raw_connection()) as connection:  # VACUUM stands outside of every transaction
            connection.cursor().execute("VACUUM INTO ?", (str(target.absolute()),))
        with target.open("rb+") as written:
            os.fsync(written.fileno())
        if not look(target, BUSY_SECONDS):
            raise StoreTrouble(Kind.damaged)

    def close(self) -> None:
        """Lets go of all connections; the next call opens new ones."""
        self._engine.dispose()

    @contextmanager
    def _told(self, *, writes: bool) -> Iterator[None]:
        """Every error inside as `StoreTrouble`. A server is looked at anew afterwards: it may hold another state of the database."""
        try:
            with translated(self._file, writing=writes, server=self._server):
                yield
        except StoreTrouble:
            self._prepared = None if self._server else self._prepared
            raise

    @contextmanager
    def _in_turn(self) -> Iterator[None]:
        """Threads of one process queue up before a file. At the file they would not: there, whoever is asleep when it falls free loses it.

        A database server has a queue of its own.
        """
        if self._server and self._prepared is not None:
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
        if self._prepared is not None and self._prepared == _identity(self._file):
            return
        self._engine.dispose()
        if self._file is not None:
            if not self._file.exists():
                create(self._file, _build)
            self._sound = look(self._file, self._patience)
        prepare(self._engine, sound=self._sound)
        self._prepared = _identity(self._file)


def _build(file: Path) -> None:
    engine = make_engine(URL.create("sqlite", database=str(file)).render_as_string())
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
