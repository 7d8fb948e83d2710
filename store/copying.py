"""Everything from one database into another, empty one: from the file of a laptop to a team's server, or back."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Select, Table, func, insert, select
from sqlalchemy.exc import DataError

from store.checksum import checksum_of
from store.database import Database
from store.engine import hold_still
from store.settings import file_url
from store.tables import metadata
from store.trouble import NO_DAY, StoreTrouble, translated

AT_ONCE = 100
"""Rows in memory: a frozen version may have some hundred kB."""


class CopyRefused(Exception):
    """Nothing was copied: why not, in words for whoever asked."""


def copy(source: str, target: str) -> dict[str, int]:
    """Copies every row of every table in one transaction, and answers how many by table.

    `source` and `target` are URLs or paths of SQLite files. Before anything stands, each row is read again where it now lies and compared
    by its hash, and they are counted. Raises `CopyRefused`; the target is then as empty as it was.
    """
    old, new = Database(_url(source)), Database(_url(target))
    if old.file is not None and not old.file.exists():
        raise CopyRefused(f"There is nothing to copy: {old.file} does not exist.")
    try:
        with _named(new), new.connection(writes=True) as to:
            _is_empty(new, to)
            with _named(old), old.connection() as given:
                hold_still(given)
                counts = {}
                for table in metadata.sorted_tables:
                    parts = _rows(old, given, table)
                    with _named(new), translated(new.file, writing=True, server=new.server):
                        counts[table.name] = _copied(table, parts, to)
                return counts
    finally:
        old.close()
        new.close()


def _url(place: str) -> str:
    return place if "://" in place else file_url(Path(place))


@contextmanager
def _named(database: Database) -> Iterator[None]:
    """Which of the two it was that had the trouble."""
    try:
        yield
    except StoreTrouble as trouble:
        raise CopyRefused(f"{database.name}: {trouble}") from None


def _is_empty(new: Database, connection: Connection) -> None:
    for table in metadata.sorted_tables:
        count = connection.execute(select(func.count()).select_from(table)).scalar_one()
        if count:
            raise CopyRefused(f"{new.name} is not empty: {count} in {table.name}. Deskcheck copies into an empty database only.")


def _rows(old: Database, connection: Connection, table: Table) -> Iterator[list[dict[str, Any]]]:
    with _named(old), translated(old.file, server=old.server):
        try:
            for part in connection.execute(_all(table)).mappings().partitions():
                yield [dict(row) for row in part]
        except NO_DAY:
            raise CopyRefused(f"{old.name}: a row of {table.name} is damaged and cannot be read. Delete it in Deskcheck first.") from None


def _copied(table: Table, parts: Iterator[list[dict[str, Any]]], to: Connection) -> int:
    """How many rows there are now, each the same as the one it was made of."""
    given: dict[tuple[object, ...], str] = {}
    for rows in parts:
        try:
            to.execute(insert(table), rows)
        except (UnicodeEncodeError, DataError):
            raise CopyRefused(f"A row of {table.name} holds a text that the new database cannot hold. Nothing was copied.") from None
        given |= {_key(table, row): _hash(row) for row in rows}
    arrived = {_key(table, row): _hash(row) for row in to.execute(_all(table)).mappings()}
    if arrived != given:
        raise CopyRefused(f"Not all rows of {table.name} arrived as they were. Nothing was copied.")
    return len(arrived)


def _all(table: Table) -> Select[Any]:
    return select(table).execution_options(yield_per=AT_ONCE)


def _key(table: Table, row: Any) -> tuple[object, ...]:
    return tuple(row[column.name] for column in table.primary_key)


def _hash(row: Any) -> str:
    return checksum_of(row) + str(row.get("checksum"))
