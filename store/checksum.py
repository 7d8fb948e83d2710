"""A checksum a row, over all its columns: what changed behind our back is found, not believed."""

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, Table, select, update

from store.trouble import Kind, StoreTrouble

NOTHING: Mapping[str, Any] = {}


def seal(connection: Connection, table: Table, where: ColumnElement[bool]) -> Row[Any]:
    """Writes the checksum of a row that was just written, and answers the row."""
    row = connection.execute(select(table).where(where)).one()
    connection.execute(update(table).where(where).values(checksum=_checksum(row)))
    return row


def sealed(row: Mapping[str, Any]) -> dict[str, Any]:
    """All columns of a row, in their order, with the checksum that they have as they are: for one that is written whole."""
    return {**row, "checksum": _of(row)}


def seal_all(connection: Connection, table: Table) -> None:
    """Takes all rows as they are: for a database from before there were checksums. A row that cannot be read gets none."""
    keys = list(table.primary_key)
    for found in connection.execute(select(*keys)).all():
        where = [column == value for column, value in zip(keys, found, strict=True)]
        try:
            row = connection.execute(select(table).where(*where)).one()
        except ValueError:
            continue
        connection.execute(update(table).where(*where).values(checksum=_checksum(row)))


def find(connection: Connection, table: Table, query: Select[Any], values: Mapping[str, Any] = NOTHING) -> Row[Any] | None:
    """The one row, or None. `query` asks for all columns of `table`, and may ask for more.

    Raises `StoreTrouble` for a row that is damaged, and in a damaged file for one that is not found.
    """
    try:
        row = connection.execute(query, values).one_or_none()
    except (ValueError, TypeError):  # a day or a time that is none
        raise StoreTrouble(Kind.damaged_entry) from None
    if row is None:
        if not connection.get_execution_options().get("sound", True):
            raise StoreTrouble(Kind.damaged)
    elif row.checksum != _of(columns(table, row)):
        raise StoreTrouble(Kind.damaged_entry)
    return row


def fits(table: Table, row: Row[Any]) -> bool:
    """Whether a row is as it was written. For many at once, where `find` would ask for each."""
    return bool(row.checksum == _of(columns(table, row)))


def columns(table: Table, row: Row[Any]) -> dict[str, Any]:
    """What the row holds of the table, without what else was asked for."""
    return {column.name: row._mapping[column.name] for column in table.columns}


def _checksum(row: Row[Any]) -> str:
    return _of(row._mapping)


def _of(row: Mapping[Any, Any]) -> str:
    values = [str(value) for name, value in row.items() if name != "checksum"]
    return hashlib.sha256(json.dumps(values).encode()).hexdigest()
