"""How the tables came to be what they are: one revision a file, brought in by Alembic (`docs/decisions/migrations.md`)."""

from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection

if TYPE_CHECKING:
    from alembic.config import Config

FOLDER = Path(__file__).parent
HEAD = max(file.name[:4] for file in (FOLDER / "versions").glob("[0-9]*.py"))
"""The newest revision. They are numbered `0001`, `0002`, ..., and their files begin with the number."""


def bring_up(connection: Connection) -> None:
    """Runs every revision that the database lacks, in the connection's own transaction."""
    from alembic import command  # half a second, and needed only where there is something to bring up

    command.upgrade(configured(connection), "head")


def configured(connection: Connection) -> "Config":
    """What Alembic is told, in place of an alembic.ini."""
    from alembic.config import Config

    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", str(FOLDER).replace("%", "%%"))
    return config
