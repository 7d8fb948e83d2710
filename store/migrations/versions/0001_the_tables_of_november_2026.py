"""The tables with which Alembic began: those of the hand-made version 4."""

from datetime import datetime

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Assessments, the brand, frozen versions; each row with a checksum over all its other columns."""
    op.create_table(
        "assessments",
        sa.Column("id", sa.String(64), primary_key=True),
        sa.Column("is_example", sa.Boolean, nullable=False),
        _text("client"),
        sa.Column("as_of", sa.Date, nullable=False),
        _text("document"),
        sa.Column("revision", sa.Integer, nullable=False),
        _time("created_at"),
        _time("updated_at"),
        _checksum(),
    )
    op.create_table("brands", _number("id"), _text("text"), _time("updated_at"), _checksum())
    op.create_table(
        "finals",
        sa.Column("assessment_id", sa.String(64), sa.ForeignKey("assessments.id", ondelete="CASCADE"), primary_key=True),
        _number("number"),
        _text("assessment"),
        _text("handover"),
        sa.Column("sha256", sa.String(64), nullable=False),
        _time("made_at"),
        _checksum(),
    )


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=False)


def _time(name: str) -> sa.Column[datetime]:
    return sa.Column(name, sa.DateTime, nullable=False)


def _number(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer, primary_key=True, autoincrement=False)


def _checksum() -> sa.Column[str]:
    return sa.Column("checksum", sa.String(64), nullable=False, server_default="")
