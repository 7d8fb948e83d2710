"""What goes with the papers that are handed over: the brand, and the versions that were frozen."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Row, func, insert, select, update

from store.database import Database
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


class Papers:
    """The texts beside the assessments of one database, which does not look into them. Every method may raise `StoreTrouble`.

    Versions go with their assessment when that is deleted.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def brand(self) -> str:
        """The consultant's brand as last saved; empty when none ever was."""
        with self._database.connection() as connection:
            return connection.execute(select(brands.c.text)).scalar_one_or_none() or ""

    def change_brand(self, edit: Callable[[str], str]) -> None:
        """Applies one edit to the brand, which is for all papers of this data folder, in one transaction: the only writer at that time."""
        with self._database.connection(writes=True) as connection:
            before = connection.execute(select(brands.c.text)).scalar_one_or_none() or ""
            values = {"text": edit(before), "updated_at": utc_now()}
            if not connection.execute(update(brands).where(brands.c.id == ONLY).values(values)).rowcount:
                connection.execute(insert(brands).values(values | {"id": ONLY}))

    def finals(self, key: str) -> tuple[Final, ...]:
        """The frozen versions of an assessment, the first one first; none where the id is unknown."""
        query = select(finals).where(finals.c.assessment_id == key).order_by(finals.c.number)
        with self._database.connection() as connection:
            return tuple(_final(row) for row in connection.execute(query))

    def freeze(self, key: str, assessment: str, handover: str, sha256: str) -> Final:
        """Keeps a version for good, under the next number. Raises `NoSuchAssessment`."""
        of_this = finals.c.assessment_id == key
        with self._database.connection(writes=True) as connection:
            _hold(connection, key)
            number = 1 + (connection.execute(select(func.max(finals.c.number)).where(of_this)).scalar_one() or 0)
            values = {"number": number, "assessment": assessment, "handover": handover, "sha256": sha256, "made_at": utc_now()}
            connection.execute(insert(finals).values(assessment_id=key, **values))
            return _final(connection.execute(select(finals).where(of_this, finals.c.number == number)).one())


def _hold(connection: Connection, key: str) -> None:
    """The assessment is there, and stays until this transaction ends."""
    if connection.execute(select(assessments.c.id).where(assessments.c.id == key).with_for_update()).one_or_none() is None:
        raise NoSuchAssessment


def _final(row: Row[Any]) -> Final:
    return Final(row.number, row.made_at.replace(tzinfo=UTC), row.assessment, row.handover, row.sha256)
