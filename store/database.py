"""One database, prepared on first use: what everything that is stored goes through."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock

from sqlalchemy import Connection

from store.tables import make_engine, prepare, sqlite_file
from store.trouble import translated


class Database:
    """Connects on first use; safe to share between threads."""

    def __init__(self, url: str) -> None:
        self._engine = make_engine(url)
        self._lock = Lock()
        self._file = sqlite_file(self._engine)
        self._prepared: tuple[int, int] | None = None

    @contextmanager
    def connection(self, *, writes: bool = False) -> Iterator[Connection]:
        """One transaction. One that writes takes the write lock first. Every database error becomes `StoreTrouble`."""
        with translated(self._file):
            self._prepare()
            with self._engine.execution_options(writes=writes).begin() as connection:
                yield connection

    def close(self) -> None:
        """Lets go of all connections; the next call opens new ones."""
        self._engine.dispose()

    def _prepare(self) -> None:
        """Makes folder, file and tables on first use, and again when the file was taken away or a backup put in its place."""
        with self._lock:
            if self._prepared is not None and self._prepared == _identity(self._file):
                return
            self._engine.dispose()
            if self._file is not None and not self._file.exists():
                self._file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
                self._file.touch(mode=0o600)
            prepare(self._engine)
            self._prepared = _identity(self._file)


def _identity(path: Path | None) -> tuple[int, int] | None:
    """Which file lies at the path, not what is in it. An open connection to a file that was deleted saves into the void."""
    if path is None:
        return (0, 0)
    try:
        found = path.stat()
    except FileNotFoundError:
        return None
    return (found.st_dev, found.st_ino)
