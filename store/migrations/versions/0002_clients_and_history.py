"""Clients, rounds, the trash and the archive; the history of every change; what the judge said last."""

import sqlalchemy as sa
from alembic import op

from store.checksum import seal_all, whole_rows

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Each assessment becomes the first round of a client of its own. Its history begins now."""
    connection = op.get_bind()
    whole = whole_rows(connection, "assessments")
    for column in (
        sa.Column("client_id", sa.String(64), nullable=False, server_default=""),
        sa.Column("round", sa.Integer, nullable=False, server_default="1"),
        sa.Column("correction", sa.Integer, nullable=False, server_default="0"),
        sa.Column("reason", sa.Text, nullable=False, server_default=""),
        sa.Column("finished_at", sa.DateTime),
        sa.Column("archived_at", sa.DateTime),
        sa.Column("deleted_at", sa.DateTime),
    ):
        op.add_column("assessments", column)
    op.execute("UPDATE assessments SET client_id = id")
    seal_all(connection, "assessments", whole)
    op.create_table(
        "changes",
        _of_assessment(),
        sa.Column("revision", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("at", sa.DateTime, nullable=False),
        sa.Column("who", sa.Text, nullable=False),
        sa.Column("takes_back", sa.Integer),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("checksum", sa.String(64), nullable=False, server_default=""),
    )
    op.create_table(
        "standings",
        _of_assessment(),
        sa.Column("revision", sa.Integer, nullable=False),
        sa.Column("judged_by", sa.String(64), nullable=False),
        sa.Column("text", sa.Text, nullable=False),
    )


def _of_assessment() -> sa.Column[str]:
    return sa.Column("assessment_id", sa.String(64), sa.ForeignKey("assessments.id", ondelete="CASCADE"), primary_key=True)
