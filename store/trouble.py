"""The failures of the store: every error of a database or of the operating system becomes one of ten kinds."""

import errno
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DBAPIError, NoResultFound, SQLAlchemyError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from store.sentences import FILE, SERVER, Kind

NO_DAY = (ValueError, TypeError, AttributeError)
"""What is raised for a stored day or time that is none."""


class StoreTrouble(Exception):
    """A failure of the store. `str()` is for the screen: what happened, what became of it, the way out; never an answer.

    `writing`: whether something was to be saved. `server`: whether a database server keeps it, rather than a file.
    """

    def __init__(self, kind: Kind, *, writing: bool = False, server: bool = False) -> None:
        words = (SERVER if server else FILE)[kind]
        super().__init__(f"{words.what} {words.writing if writing else words.reading} {words.way}")
        self.kind = kind


class NoSuchAssessment(LookupError):
    """The id names no stored assessment: mistyped, deleted, or of another database."""

    def __init__(self) -> None:
        why = "It may have been deleted (the trash is on the page Clients), or the link was cut short."
        super().__init__(f"There is no assessment with this address. {why}")


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
# By SQLSTATE, or its class: the first two letters.
_POSTGRESQL_KINDS = {
    "22": Kind.damaged_entry,  # a value that its column cannot hold
    "25006": Kind.read_only,
    "28": Kind.forbidden,
    "3D": Kind.forbidden,  # there is no such database
    "3F": Kind.forbidden,  # nor a schema in it that this user may see
    "42501": Kind.forbidden,
    "42": Kind.damaged,  # the statements are ours and tested: it is the tables that are not as stamped
    "XX001": Kind.damaged,
    "XX002": Kind.damaged,
    "53100": Kind.full,
    "40001": Kind.locked,
    "40P01": Kind.locked,
    "55P03": Kind.locked,
    "57014": Kind.locked,
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
    if isinstance(error, PoolTimeout):
        return Kind.locked
    cause = error.orig if isinstance(error, DBAPIError) else error
    code = getattr(cause, "sqlite_errorcode", None)
    return _postgresql_kind(cause) if code is None else _SQLITE_KINDS.get(code & 0xFF, Kind.unreachable)


def _postgresql_kind(cause: object) -> Kind:
    state = getattr(cause, "sqlstate", None)
    if state is not None:
        return _POSTGRESQL_KINDS.get(state, _POSTGRESQL_KINDS.get(state[:2], Kind.unreachable))
    # Whoever is not let in gets no SQLSTATE from the driver, only the server's words in the server's language.
    return Kind.forbidden if getattr(getattr(cause, "pgconn", None), "used_password", False) else Kind.unreachable


@contextmanager
def translated(file: Path | None, *, writing: bool = False, server: bool = False) -> Iterator[None]:
    """Turns every database error inside into `StoreTrouble`.

    The original is cut off (`from None`): it is written for programmers and may quote what was being saved.
    """
    try:
        yield
    except StoreTrouble as trouble:
        raise StoreTrouble(trouble.kind, writing=writing, server=server) from None
    except (SQLAlchemyError, sqlite3.Error, OSError, UnicodeDecodeError) as error:
        raise StoreTrouble(kind_of(error, file), writing=writing, server=server) from None
