"""A checksum a row, over all its columns: what changed behind our back is found, not believed."""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, MetaData, Row, Select, Table, select, update

from store.sentences import Kind
from store.trouble import NO_DAY, StoreTrouble

NOTHING: Mapping[str, Any] = {}


def seal(connection: Connection, table: Table, where: ColumnElement[bool]) -> Row[Any]:
    """Writes the checksum of a row that was just written, and answers the row."""
    row = connection.execute(select(table).where(where)).one()
    connection.execute(update(table).where(where).values(checksum=checksum_of(row._mapping)))
    return row


def sealed(row: Mapping[str, Any]) -> dict[str, Any]:
    """All columns of a row, in their order, with the checksum that they have as they are: for one that is written whole."""
    return {**row, "checksum": checksum_of(row)}


def whole_rows(connection: Connection, name: str) -> list[Row[Any]]:
    """Keys of the rows of a table, as it is at this moment, that fit their checksums: for a revision, before it changes them."""
    table = Table(name, MetaData(), autoload_with=connection)
    return [
        key
        for key in _keys(connection, table)
        if (row := _at(connection, table, key)) is not None and row.checksum == checksum_of(row._mapping)
    ]


def seal_all(connection: Connection, name: str, rows: Iterable[Row[Any]] | None = None) -> None:
    """Takes these rows of a table, as it is at this moment, as they are; without `rows` all of them.

    What was damaged before a revision is to be found damaged after it: pass on what `whole_rows` said. A row that cannot be read gets no
    new checksum.
    """
    table = Table(name, MetaData(), autoload_with=connection)
    for key in _keys(connection, table) if rows is None else rows:
        if (row := _at(connection, table, key)) is not None:
            connection.execute(update(table).where(*_named(table, key)).values(checksum=checksum_of(row._mapping)))


def _keys(connection: Connection, table: Table) -> Sequence[Any]:
    return connection.execute(select(*table.primary_key)).all()


def _at(connection: Connection, table: Table, key: Row[Any]) -> Row[Any] | None:
    try:
        return connection.execute(select(table).where(*_named(table, key))).one()
    except NO_DAY:
        return None


def _named(table: Table, key: Row[Any]) -> list[ColumnElement[bool]]:
    return [column == value for column, value in zip(table.primary_key, key, strict=True)]


def find(connection: Connection, table: Table, query: Select[Any], values: Mapping[str, Any] = NOTHING) -> Row[Any] | None:
    """The one row, or None. `query` asks for all columns of `table`, and may ask for more.

    Raises `StoreTrouble` for a row that is damaged, and in a damaged file for one that is not found.
    """
    try:
        row = connection.execute(query, values).one_or_none()
    except NO_DAY:
        raise StoreTrouble(Kind.damaged_entry) from None
    if row is None:
        if not connection.get_execution_options().get("sound", True):
            raise StoreTrouble(Kind.damaged)
    elif row.checksum != checksum_of(columns(table, row)):
        raise StoreTrouble(Kind.damaged_entry)
    return row


def whole(connection: Connection, table: Table, query: Select[Any]) -> Row[Any] | None:
    """The same, or None where it is damaged: asked for one by one, so that a damaged one does not draw in the others."""
    try:
        return find(connection, table, query)
    except StoreTrouble:
        return None


def rows_of(connection: Connection, table: Table, key: str) -> list[tuple[int, Row[Any] | None]]:
    """The rows that go with an assessment, each with its number, in order; None in the place of one that is damaged.

    All at once; one by one only where one cannot even be read, so that it does not draw in the others.
    """
    assessment, number = table.primary_key
    query = select(table).where(assessment == key).order_by(number)
    try:
        found = connection.execute(query).all()
    except NO_DAY:
        numbers = connection.execute(query.with_only_columns(number)).scalars().all()
        return [(one, whole(connection, table, query.where(number == one))) for one in numbers]
    return [(row._mapping[number], row if row.checksum == checksum_of(row._mapping) else None) for row in found]


def columns(table: Table, row: Row[Any]) -> dict[str, Any]:
    """What the row holds of the table, without what else was asked for."""
    return {column.name: row._mapping[column.name] for column in table.columns}


def checksum_of(row: Mapping[Any, Any]) -> str:
    """Over all columns of a row in their order but the checksum itself; the same whichever database it comes from."""
    values = [
        str(value.replace(tzinfo=None) if isinstance(value, datetime) else value) for name, value in row.items() if name != "checksum"
    ]
    return hashlib.sha256(json.dumps(values).encode()).hexdigest()
