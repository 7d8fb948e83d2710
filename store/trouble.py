"""What can go wrong with the place where assessments are kept, in words for the person who meets it."""

import errno
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from sqlalchemy.exc import DBAPIError, NoResultFound, SQLAlchemyError


class Kind(StrEnum):
    """The kinds of trouble, each with its own way out."""

    locked = "locked"
    read_only = "read_only"
    forbidden = "forbidden"
    full = "full"
    damaged = "damaged"
    damaged_entry = "damaged_entry"
    foreign = "foreign"
    empty = "empty"
    unreachable = "unreachable"
    newer = "newer"


class Words(NamedTuple):
    """What happened and the way out; between them stands what became of what was being done."""

    what: str
    way: str
    reading: str = "Nothing was changed."
    writing: str = "Nothing was saved; Deskcheck has left the file as it was."


SENTENCES = {
    Kind.locked: Words(
        "Another program is using the file of assessments.",
        "Close the other program (a backup, a second Deskcheck), then try again.",
    ),
    Kind.read_only: Words(
        "Deskcheck may not write to its data folder or the file in it.",
        "Give your user the right to write to the folder and its files, or choose another folder with DESKCHECK_DATA.",
    ),
    Kind.forbidden: Words(
        "Deskcheck may not read its data folder or the file in it.",
        "Give your user the right to read and write the folder and its files, or choose another folder with DESKCHECK_DATA.",
    ),
    Kind.full: Words("The disk is full.", "Free some space, then try again."),
    Kind.damaged: Words(
        "The file of assessments is damaged.",
        "Put back a backup of the file, or start with another folder through DESKCHECK_DATA.",
        reading="Deskcheck has left it as it was.",
    ),
    Kind.damaged_entry: Words(
        "What is stored here is damaged: it cannot be read, or it does not fit its checksum.",
        "Whatever else is whole can still be opened. Put back a backup of the file to have this again.",
        reading="Deskcheck has left it as it was.",
        writing="Nothing was saved; Deskcheck has left what is stored as it was.",
    ),
    Kind.foreign: Words(
        "What lies where the file of assessments should be is not known to Deskcheck: the file of another program, or one whose "
        "beginning is damaged.",
        "Put back a backup under its name; if there never was one, move that file away and Deskcheck begins a new one.",
        reading="Deskcheck has not touched it.",
    ),
    Kind.empty: Words(
        "The file of assessments is empty; not even the tables of a new one are in it. A copy made while an older Deskcheck was running "
        "looks like this where its -wal file was left behind.",
        "Put back a backup under its name; if there never was one, move the empty file away and Deskcheck begins a new one.",
        reading="Deskcheck has not touched it.",
    ),
    Kind.unreachable: Words(
        "Deskcheck cannot reach the place where assessments are kept.",
        "See that the disk, the folder or the database server is there and works, and that your user may use it; then try again.",
        writing="It is not sure that what was to be saved is saved.",
    ),
    Kind.newer: Words(
        "These assessments were saved by a newer Deskcheck.",
        "Start the newer version again, or choose another folder with DESKCHECK_DATA.",
        reading="This one has left them as they were.",
    ),
}


class StoreTrouble(Exception):
    """A failure of the store. `str()` is for the screen: what happened, what became of it, the way out; never an answer.

    `writing`: whether something was to be saved.
    """

    def __init__(self, kind: Kind, *, writing: bool = False) -> None:
        words = SENTENCES[kind]
        super().__init__(f"{words.what} {words.writing if writing else words.reading} {words.way}")
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
    sqlite3.SQLITE_TOOBIG: Kind.damaged,  # a length that was never written
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

    `file` is the database file, if it is one: "cannot open" where one may not read or write means just that.
    """
    kind = _plain_kind(error)
    if file is None or kind not in (Kind.unreachable, Kind.read_only):
        return kind
    place = next(path for path in (file, *file.parents) if os.path.lexists(path))
    folder = place if place.is_dir() else place.parent
    if not (_may(place, os.R_OK) and _may(folder, os.X_OK)):
        return Kind.forbidden
    return kind if _may(place, os.W_OK) and _may(folder, os.W_OK) else Kind.read_only


def _may(path: Path, mode: int) -> bool:
    return os.access(path, mode, effective_ids=os.access in os.supports_effective_ids)


def _plain_kind(error: Exception) -> Kind:
    if isinstance(error, OSError):
        return _OS_KINDS.get(error.errno or 0, Kind.unreachable)
    if isinstance(error, NoResultFound | UnicodeDecodeError):  # the stamp is gone; SQLite quotes a name that is no name
        return Kind.damaged
    cause = error.orig if isinstance(error, DBAPIError) else error
    code = getattr(cause, "sqlite_errorcode", None)
    return Kind.unreachable if code is None else _SQLITE_KINDS.get(code & 0xFF, Kind.unreachable)


@contextmanager
def translated(file: Path | None, *, writing: bool = False) -> Iterator[None]:
    """Turns every database error inside into `StoreTrouble`.

    The original is cut off (`from None`): it is written for programmers and may quote what was being saved.
    """
    try:
        yield
    except StoreTrouble as trouble:
        raise StoreTrouble(trouble.kind, writing=writing) from None
    except (SQLAlchemyError, sqlite3.Error, OSError, UnicodeDecodeError) as error:
        raise StoreTrouble(kind_of(error, file), writing=writing) from None
