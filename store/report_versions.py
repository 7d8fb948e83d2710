"""What goes with the papers that are handed over: the brand, and the versions that were frozen."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import Connection, Row, and_, delete, func, insert, select, update

from store.checksum import find, rows_of, seal, whole
from store.database import Database
from store.engine import take_turn
from store.tables import assessments, brands, finals, utc_now
from store.trouble import NoSuchAssessment

ONLY = 1
"""The key of the one brand: a data folder belongs to one consultant."""


@dataclass(frozen=True)
class Final:
    """A frozen version of an assessment's papers; nothing changes it any more."""

    number: int
    """From 1, without gaps, for each assessment."""
    made_at: datetime
    """In UTC, by the database's clock."""
    assessment: str
    handover: str
    """Both texts just as they were given."""
    sha256: str


@dataclass(frozen=True)
class DamagedFinal:
    """Stands in the place of a frozen version that cannot be read as it was frozen."""

    number: int


class Version(NamedTuple):
    """What is frozen."""

    assessment: str
    handover: str
    sha256: str


class ReportVersions:
    """The texts beside the assessments of one database, which does not look into them. Every method may raise `StoreTrouble`.

    Versions go with their assessment when that is deleted.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def brand(self) -> str:
        """The consultant's brand as last saved; empty when none ever was."""
        with self._database.connection() as connection:
            row = find(connection, brands, select(brands).where(brands.c.id == ONLY))
            return "" if row is None else str(row.text)

    def change_brand(self, edit: Callable[[str], str]) -> None:
        """Applies one edit to the brand, which is for all papers of this data folder, in one transaction: the only writer at that time.

        One that is damaged is begun anew.
        """
        with self._database.connection(writes=True) as connection:
            take_turn(connection)
            row = whole(connection, brands, select(brands).where(brands.c.id == ONLY))
            if row is None:
                connection.execute(delete(brands))  # what is damaged
            values = {"text": edit("" if row is None else str(row.text)), "updated_at": utc_now()}
            connection.execute(insert(brands).values(values | {"id": ONLY}) if row is None else update(brands).values(values))
            seal(connection, brands, brands.c.id == ONLY)

    def finals(self, key: str) -> tuple[Final | DamagedFinal, ...]:
        """The frozen versions of an assessment, the first one first; none where the id is unknown."""
        self._database.check()  # else one that is not found in a damaged file would be missed without a word
        with self._database.connection() as connection:
            found = rows_of(connection, finals, key)
            return tuple(DamagedFinal(number) if row is None else final_of(row) for number, row in found)

    def freeze(self, key: str, write: Callable[[int], Version]) -> Final:
        """Keeps a version for good, under the next number. Raises `NoSuchAssessment`.

        `write` is run under the write lock: what it writes bears the number that it is given, and no other version does.
        """
        of_this = finals.c.assessment_id == key
        with self._database.connection(writes=True) as connection:
            _hold(connection, key)
            number = 1 + (connection.execute(select(func.max(finals.c.number)).where(of_this)).scalar_one() or 0)
            values = write(number)._asdict() | {"number": number, "made_at": utc_now()}
            connection.execute(insert(finals).values(assessment_id=key, **values))
            return final_of(seal(connection, finals, and_(of_this, finals.c.number == number)))


def _hold(connection: Connection, key: str) -> None:
    """The assessment is there, and stays until this transaction ends."""
    if connection.execute(select(assessments.c.id).where(assessments.c.id == key).with_for_update()).one_or_none() is None:
        raise NoSuchAssessment


def final_of(row: Row[Any]) -> Final:
    """The version that a row holds."""
    return Final(row.number, row.made_at, row.assessment, row.handover, row.sha256)
