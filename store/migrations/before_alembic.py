"""Databases from before Alembic: a hand-made stamp held a version from 1 to 4, and a step brought it to the next.

Each step is in the terms of its time, whatever the tables are today. There will be no more of them: a change is a revision now.
"""

from collections.abc import Callable
from datetime import datetime

from sqlalchemy import Column, Connection, DateTime, ForeignKey, Integer, MetaData, String, Table, Text, insert

from store.checksum import seal, seal_all
from store.migrations.merge_handovers import merge_handovers
from store.tables import stamp

SEALED = ("assessments", "brands", "finals")


def _to_2(connection: Connection) -> None:
    """Brand, what was added by hand, frozen versions."""
    old = MetaData()
    Table("assessments", old, Column("id", String(64), primary_key=True))

    def of_assessment() -> Column[str]:
        return Column("assessment_id", String(64), ForeignKey("assessments.id", ondelete="CASCADE"), primary_key=True)

    def text(name: str) -> Column[str]:
        return Column(name, Text, nullable=False)

    def time(name: str) -> Column[datetime]:
        return Column(name, DateTime, nullable=False)

    def number(name: str) -> Column[int]:
        return Column(name, Integer, primary_key=True, autoincrement=False)

    sha256 = Column("sha256", String(64), nullable=False)
    brands = Table("brands", old, number("id"), text("text"), time("updated_at"))
    handovers = Table("handovers", old, of_assessment(), text("text"), time("updated_at"))
    finals = Table("finals", old, of_assessment(), number("number"), text("assessment"), text("handover"), sha256, time("made_at"))
    for table in (brands, handovers, finals):
        table.create(connection)


def _to_3(connection: Connection) -> None:
    """A checksum a row. The index goes: a list of some hundred needs none, and damage to it hid rows that are whole."""
    connection.exec_driver_sql("DROP INDEX assessments_recent")
    for name in SEALED:
        connection.exec_driver_sql(f"ALTER TABLE {name} ADD COLUMN checksum VARCHAR(64) DEFAULT '' NOT NULL")
        seal_all(connection, name)


def _to_4(connection: Connection) -> None:
    """What was added by hand moves into the assessment that it belongs to; only the rows that it changes get a new checksum."""
    table = Table("assessments", MetaData(), autoload_with=connection)
    for key in merge_handovers(connection):
        seal(connection, table, table.c.id == key)


STEPS: tuple[Callable[[Connection], None], ...] = (_to_2, _to_3, _to_4)
"""The first brings version 1 to version 2."""
LAST = 1 + len(STEPS)
FIRST_REVISION = "0001"
"""The tables of the last version are those of this revision."""


def adopt(connection: Connection, version: int) -> None:
    """Brings a database of a hand-made version to Alembic's first revision, and puts Alembic's stamp in the place of the old one."""
    for step in STEPS[version - 1 :]:
        step(connection)
    stamp.drop(connection)
    stamp.create(connection)
    connection.execute(insert(stamp).values(version_num=FIRST_REVISION))
