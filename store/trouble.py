"""What can go wrong with the place where assessments are kept, in words for the person who meets it."""

import errno
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path

from sqlalchemy.exc import DBAPIError, SQLAlchemyError, TimeoutError


class Kind(StrEnum):
    """The kinds of trouble, each with its own way out."""

    locked = "locked"
    read_only = "read_only"
    full = "full"
    damaged = "damaged"
    unreachable = "unreachable"
    newer = "newer"


SENTENCES = {
    Kind.locked: (
        "Another program is using the file of assessments, so this change was not saved. Everything saved before is safe. "
        "Close the other program (a backup, a second Deskcheck), then try again."
    ),
    Kind.read_only: (
        "Deskcheck may read its data folder but not write there, so this change was not saved. Everything saved before is safe. "
        "Give your user the right to write to the folder and its files, or choose another folder with DESKCHECK_DATA."
    ),
    Kind.full: ("The disk is full, so this change was not saved. Everything saved before is safe. Free some space, then try again."),
    Kind.damaged: (
        "The stored assessment cannot be read: its file is damaged or belongs to another program. Deskcheck has left it exactly as it is, "
        "so nothing more is lost. Put back a backup of the file, or start with another folder through DESKCHECK_DATA."
    ),
    Kind.unreachable: (
        "Deskcheck cannot open the place where assessments are kept, so this change was not saved. Everything saved before is safe. "
        "See that the folder or the database server exists and that your user may use it, then try again."
    ),
    Kind.newer: (
        "These assessments were saved by a newer Deskcheck. This one has left them untouched, so nothing is lost. "
        "Start the newer version again, or choose another folder with DESKCHECK_DATA."
    ),
}


class StoreTrouble(Exception):
    """A failure of the store. `str()` is for the screen: what happened, what is safe, the way out; never an answer."""

    def __init__(self, kind: Kind) -> None:
        super().__init__(SENTENCES[kind])
        self.kind = kind


class NoSuchAssessment(LookupError):
    """The id names no stored assessment: mistyped, deleted, or of another database."""

    def __init__(self) -> None:
        super().__init__("There is no assessment with this address. It may have been deleted, or the link was cut short.")


# The primary result code of SQLite is the low byte of the extended one.
_SQLITE_KINDS = {
    sqlite3.SQLITE_BUSY: Kind.locked,
    sqlite3.SQLITE_LOCKED: Kind.locked,
    sqlite3.SQLITE_READONLY: Kind.read_only,
    sqlite3.SQLITE_PERM: Kind.read_only,
    sqlite3.SQLITE_FULL: Kind.full,
    sqlite3.SQLITE_CORRUPT: Kind.damaged,
    sqlite3.SQLITE_NOTADB: Kind.damaged,
    sqlite3.SQLITE_FORMAT: Kind.damaged,
    sqlite3.SQLITE_ERROR: Kind.damaged,  # the statements are ours and tested: it is the tables that are not as stamped
}
_OS_KINDS = {
    errno.ENOSPC: Kind.full,
    errno.EDQUOT: Kind.full,
    errno.EACCES: Kind.read_only,
    errno.EPERM: Kind.read_only,
    errno.EROFS: Kind.read_only,
}


def kind_of(error: Exception, file: Path | None = None) -> Kind:
    """Which kind of trouble an error of the operating system, of SQLite or of SQLAlchemy is.

    `file` is the database file, if it is one: "cannot open" in a folder that may not be written means just that.
    """
    kind = _plain_kind(error)
    if kind is Kind.unreachable and file is not None and file.parent.exists() and not os.access(file.parent, os.W_OK):
        return Kind.read_only
    return kind


def _plain_kind(error: Exception) -> Kind:
    if isinstance(error, OSError):
        return _OS_KINDS.get(error.errno or 0, Kind.unreachable)
    if isinstance(error, TimeoutError):
        return Kind.locked
    cause = error.orig if isinstance(error, DBAPIError) else error
    code = getattr(cause, "sqlite_errorcode", None)
    return Kind.unreachable if code is None else _SQLITE_KINDS.get(code & 0xFF, Kind.unreachable)


@contextmanager
def translated(file: Path | None) -> Iterator[None]:
    """Turns every database error inside into `StoreTrouble`.

    The original is cut off (`from None`): it is written for programmers and may quote what was being saved.
    """
    try:
        yield
    except (SQLAlchemyError, sqlite3.Error, OSError) as error:
        raise StoreTrouble(kind_of(error, file)) from None
