"""Backups of the SQLite file in a folder beside it: one a day, the older ones thinned out, any of them put back."""

import secrets
import shutil
import sqlite3
from collections.abc import Collection, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from itertools import groupby
from pathlib import Path

from store.database import ON_A_SERVER, BackupRefused, Database
from store.sentences import Kind
from store.settings import file_url
from store.sqlite_file import is_sound, journal
from store.trouble import StoreTrouble, translated

FOLDER = "backups"
NAME = "deskcheck-%Y-%m-%d-%H%M%S.sqlite3"
DAYS, WEEKS = 7, 4
ABANDONED = 3600
"""Seconds after which an unfinished backup is of a process that died over it."""
_NO_GOOD = {
    Kind.newer: "a newer Deskcheck made it",
    Kind.foreign: "it is not a file of Deskcheck",
    Kind.empty: "it is empty",
    Kind.damaged: "it is damaged",
}


@dataclass(frozen=True)
class Backup:
    """One backup of the folder."""

    file: Path
    made_at: datetime
    """By the clock of whoever made it."""
    assessments: int | None
    """How many are in it, the example aside; None where it cannot be read, or not all of it."""


def kept(made: Collection[datetime]) -> set[datetime]:
    """Which backups stay: all of the seven newest days that have one, and of each of the four newest weeks before them the newest one.

    It counts days that have a backup, not days of the calendar: after a holiday the old ones are still there.
    """
    days = sorted({moment.date() for moment in made}, reverse=True)[:DAYS]
    older = sorted((moment for moment in made if moment.date() not in days), reverse=True)
    newest = [next(of_week) for _, of_week in groupby(older, key=lambda moment: moment.isocalendar()[:2])]
    return {moment for moment in made if moment.date() in days} | set(newest[:WEEKS])


class Backups:
    """The folder `backups` beside the file of one database. What writes may raise `StoreTrouble` and `BackupRefused`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    @property
    def possible(self) -> bool:
        """Whether it is a file: a database server is backed up by its own tools."""
        return self._database.file is not None

    def all(self) -> list[Backup]:
        """The newest one first."""
        return [Backup(file, made_at, _count(file, file.stat().st_mtime_ns)) for made_at, file in self._made()]

    def daily(self, now: datetime) -> Path | None:
        """Makes the backup of today unless there is one, or nothing to back up, and thins out the older ones."""
        file = self._database.file
        if file is None or not file.exists() or any(at.date() == now.date() for at, _ in self._made()):
            return None
        made = self.make(now)
        staying = kept([made_at for made_at, _ in self._made()])
        for made_at, backup in self._made():
            if made_at not in staying:
                backup.unlink(missing_ok=True)
        for unfinished in made.parent.glob("*.new*"):
            if now.timestamp() - unfinished.stat().st_mtime > ABANDONED:
                unfinished.unlink(missing_ok=True)
        return made

    def make(self, now: datetime) -> Path:
        """A backup of the present state; nobody meets it unfinished."""
        target = self._target(now)
        fresh = target.with_name(f"{target.name}.{secrets.token_hex(4)}.new")
        self._database.backup(fresh)
        return fresh.rename(target)

    def restore(self, backup: Path, now: datetime) -> Path | None:
        """Puts a backup in the place of what there is, which is itself kept first: answers where; None where there was nothing."""
        file = self._file()
        if not backup.is_file():
            raise BackupRefused(f"{backup} does not exist.")
        with _ready(backup, file) as fresh:
            before, sound = self._set_aside(file, now)
            self._database.become(fresh, sound=sound)
        return before

    def _made(self) -> list[tuple[datetime, Path]]:
        found = []
        for file in (self._database.file.parent / FOLDER).glob("deskcheck-*.sqlite3") if self._database.file else ():
            try:
                found.append((datetime.strptime(file.name, NAME), file))
            except ValueError:  # somebody else's
                continue
        return sorted(found, reverse=True)

    def _file(self) -> Path:
        if self._database.file is None:
            raise BackupRefused(ON_A_SERVER)
        return self._database.file

    def _target(self, now: datetime) -> Path:
        folder = self._file().parent / FOLDER
        try:
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        except OSError as error:
            raise BackupRefused(f"{folder} cannot be made: {error.strerror}.") from None
        return folder / now.strftime(NAME)

    def _set_aside(self, file: Path, now: datetime) -> tuple[Path | None, bool]:
        """Where the present state is kept, and whether it is whole. What cannot be read is kept byte by byte, and not in the list."""
        if not file.exists():
            return None, False
        try:
            return self.make(now), True
        except StoreTrouble as trouble:
            if trouble.kind not in _NO_GOOD:
                raise
        aside = self._target(now).with_suffix(".damaged")
        with translated(aside, writing=True):
            for part in (file, journal(file)):
                if part.exists():
                    copy = aside.with_name(aside.name + part.name.removeprefix(file.name))
                    copy.touch(mode=0o600)
                    shutil.copyfile(part, copy)
        return aside, False


@contextmanager
def _ready(backup: Path, beside: Path) -> Iterator[Path]:
    """A private copy of a backup in the folder of `beside`, checked, with the tables of today; gone afterwards."""
    fresh = beside.with_name(f"{beside.name}.{secrets.token_hex(4)}.new")
    copied = Database(file_url(fresh))
    try:
        with translated(fresh, writing=True):
            beside.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            fresh.touch(mode=0o600, exist_ok=False)
            shutil.copyfile(backup, fresh)
        _check(copied, backup)
        yield fresh
    finally:
        copied.close()
        fresh.unlink(missing_ok=True)


def _check(copied: Database, backup: Path) -> None:
    try:
        copied.check()
        copied.close()
    except StoreTrouble as trouble:
        if trouble.kind not in _NO_GOOD:
            raise
        raise BackupRefused(f"{backup.name} cannot be restored: {_NO_GOOD[trouble.kind]}. Nothing was changed.") from None


@lru_cache(maxsize=64)
def _count(file: Path, _: int) -> int | None:
    """Nothing changes a backup, so that it is read once; `_`, when it was written, tells it from another of its name."""
    try:
        with closing(sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro&immutable=1", uri=True)) as connection:
            counted = int(connection.execute("SELECT count(*) FROM assessments WHERE NOT is_example").fetchone()[0])
            return counted if is_sound(connection) else None
    except (sqlite3.Error, UnicodeDecodeError):
        return None
