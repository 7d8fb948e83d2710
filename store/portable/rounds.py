"""Rounds as they stand in the tables, read and written whole."""

from typing import Any

from sqlalchemy import Connection, Row, delete, insert, select

from questionnaire.assessment import UNNAMED
from store import history, report_versions
from store.checksum import find, rows_of, sealed
from store.document import from_text
from store.portable.contents import RoundInFile, Times
from store.portable.differences import RoundHere
from store.rows import insert_new
from store.tables import assessments as table
from store.tables import changes, finals
from store.trouble import NoSuchAssessment


def read_round(connection: Connection, key: str, damaged: list[str], *, lock: bool) -> RoundHere:
    """A round with all that goes with it, from the trash too; with `lock`, nobody changes it until this transaction ends.

    What goes with it and cannot be read is left out, and named in `damaged`. Raises `StoreTrouble` where its answers are damaged.
    """
    query = select(table).where(table.c.id == key)
    row = find(connection, table, query.with_for_update() if lock else query)
    if row is None:
        raise NoSuchAssessment
    entries, versions = ([row for _, row in rows_of(connection, one, key)] for one in (changes, finals))
    if None in entries:
        damaged.append(f"{_called(row)}: the history of its changes")
    if None in versions:
        damaged.append(f"{_called(row)}: a frozen version of its papers")
    state = RoundInFile(
        row.id,
        row.client,
        row.round,
        row.correction,
        row.reason,
        row.revision,
        Times(row.created_at, row.updated_at, row.finished_at, row.archived_at),
        from_text(row.document),
        () if None in entries else tuple(history.entry_of(one) for one in entries if one),
        tuple(report_versions.final_of(one) for one in versions if one),
    )
    return RoundHere(state, row.client_id, row.deleted_at is not None)


def _called(row: Row[Any]) -> str:
    return f"{row.client or UNNAMED}, round {row.round}"


def write_round(connection: Connection, one: RoundInFile, client_id: str, **values: Any) -> None:
    """Writes it with all that goes with it, in the place of what has its id; `values` of columns that are to be otherwise."""
    connection.execute(delete(table).where(table.c.id == one.id))
    columns = {"client": one.client, "round": one.number, "correction": one.correction, "reason": one.reason, "revision": one.revision}
    insert_new(connection, one.id, one.assessment, **(columns | one.times._asdict() | {"client_id": client_id} | values))
    history.insert_all(connection, one.id, one.history)
    versions = [
        {
            "assessment_id": one.id,
            "number": final.number,
            "assessment": final.assessment,
            "handover": final.handover,
            "sha256": final.sha256,
            "made_at": final.made_at,
        }
        for final in one.versions
    ]
    if versions:
        connection.execute(insert(finals), [*map(sealed, versions)])
