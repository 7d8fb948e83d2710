"""The door: create, load, change, undo, recent, backup; beside it clients, history and report versions."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Select, delete, select, update

from questionnaire import load_bank
from questionnaire.assessment import Assessment
from questionnaire.file.changes import FieldChange, changed, taken_back
from store import rows
from store.backups import Backups
from store.checksum import find
from store.clients import Clients, Damaged, Round, round_of, with_standing
from store.database import Database
from store.engine import take_turn
from store.history import DamagedEntry, History, next_to_take_back
from store.portable import Portable
from store.report_versions import ReportVersions
from store.rows import EXAMPLE, Stored
from store.sentences import Kind
from store.tables import assessments as table
from store.tables import stamp, utc_now
from store.trouble import NoSuchAssessment, StoreTrouble, translated

Edit = Callable[[Assessment], Assessment]
EXAMPLE_KEPT = timedelta(days=1)


_SHOWN = table.c.deleted_at.is_(None) & table.c.archived_at.is_(None)


class Store:
    """Assessments in one database; beside them `clients`, `history`, `portable`, `report_versions`, `backups`.

    Connects on first use; threads may share it. Every method may raise `StoreTrouble`. The id of an assessment is its key: whoever knows
    it may read and change it.
    """

    def __init__(self, url: str) -> None:
        self._database = Database(url)
        self.report_versions = ReportVersions(self._database)
        self.history = History(self._database)
        self.clients = Clients(self._database)
        self.backups = Backups(self._database)
        self.portable = Portable(self._database)

    def create(self, assessment: Assessment, *, example: bool = False) -> Stored:
        """Stores the first round of a new client under a random id of 192 bits. Raises `questionnaire.file.Refused` as `change` does."""
        with self._database.connection(writes=True) as connection:
            return rows.insert_new(connection, rows.new_id(), assessment, is_example=example)

    def example(self, assessment: Assessment) -> Stored:
        """The one example of this database, the same for everybody.

        It begins anew as `assessment` once nobody has changed it for a day: what visitors wrote into it does not stay.
        """
        with self._database.connection(writes=True) as connection:
            take_turn(connection)
            try:
                known = rows.stored(rows.lock(connection, EXAMPLE))
            except (NoSuchAssessment, StoreTrouble):
                known = None
            now = connection.execute(select(utc_now())).scalar_one()
            if known is not None and now - known.updated_at < EXAMPLE_KEPT:
                return known
            connection.execute(delete(table).where(table.c.id == EXAMPLE))
            return rows.insert_new(connection, EXAMPLE, assessment, is_example=True, revision=known.revision + 1 if known else 1)

    def load(self, key: str) -> Stored | None:
        """The newest state of an assessment, or None when there is none with this id, or it lies in the trash."""
        try:
            with self._database.connection() as connection:
                return rows.stored(rows.read(connection, key))
        except NoSuchAssessment:
            return None

    def change(self, key: str, edit: Edit, who: str = "") -> Stored:
        """Applies one edit to the newest stored state, in one transaction, and returns the new state.

        `edit` is run under the write lock: it should only answer `given this sheet, which sheet now?`. What it changes is
        all that changes, so two tabs that answer different questions do not undo each other. An edit that changes nothing
        leaves the revision alone; one that raises changes nothing. Raises `NoSuchAssessment`, `Finished` for a frozen round, and
        `questionnaire.file.Refused` for a sheet that could not be read back. `who` is for the history.
        """
        with self._database.connection(writes=True) as connection:
            row = rows.lock(connection, key)
            return rows.change(connection, row, edit(rows.stored(row).assessment), who)

    def take_back(self, key: str, *, again: bool = False, who: str = "") -> tuple[Stored, tuple[FieldChange, ...]]:
        """Undoes the newest change that still stands or, `again`, does the one last undone again; with what has changed by it.

        Nothing changes where there is none. Raises as `change` does; `StoreTrouble` where the history is damaged there.
        """
        with self._database.connection(writes=True) as connection:
            while entry := next_to_take_back(connection, key, again=again):
                if isinstance(entry, DamagedEntry):
                    raise StoreTrouble(Kind.damaged_entry)
                row = rows.lock(connection, key)
                before, found = rows.stored(row).assessment, taken_back(entry.changes)
                now = rows.change(connection, row, changed(load_bank(), before, found), who, entry.revision)
                if now.assessment != before:  # else it was of a name that is retired since, of which nothing is left to change
                    return now, found
            return rows.stored(rows.lock(connection, key)), ()

    def recent(self, limit: int = 20, *, judged_by: str = "") -> list[Round | Damaged]:
        """The assessments changed last, newest first, without examples and the archive. `judged_by` names whose standings count."""
        with self._database.connection() as connection:
            query = with_standing(rows.ONE, judged_by)
            return [_listed(connection, query, key, client) for key, client in rows.names(connection, _SHOWN, limit=limit)]

    def backup(self, target: Path) -> None:
        """Writes everything into one new file, which opens like the original. Raises `BackupRefused`, for instance where one is there."""
        self._database.backup(target)

    def check(self) -> None:
        """Raises `StoreTrouble` unless something can be saved right now. Writes the stamp again, as it is."""
        with self._database.connection(writes=True) as connection:
            connection.execute(update(stamp).values(version_num=stamp.c.version_num))

    def check_file(self) -> None:
        """Raises `StoreTrouble` where the file is damaged, though some of it may still be read. Writes nothing."""
        self._database.check()

    def close(self) -> None:
        """Lets go of all connections; the next call opens new ones."""
        self._database.close()


def _listed(connection: Connection, query: Select[Any], key: str, client: str) -> Round | Damaged:
    """One by one, so that a damaged one does not draw in the others."""
    try:
        with translated(None):
            row = find(connection, table, query, {"key": key})
    except StoreTrouble as trouble:
        if trouble.kind not in (Kind.damaged, Kind.damaged_entry):
            raise
        row = None
    return Damaged(key, client) if row is None else round_of(row)
