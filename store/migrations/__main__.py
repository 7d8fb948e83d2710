"""`python -m store.migrations WORDS`: begins a new revision with what `store/tables.py` has and the revisions do not make yet."""

import sys

from alembic import command

from store.engine import make_engine
from store.migrations import HEAD, bring_up, configured


def main() -> None:
    """Writes one file, to be read and completed by hand (`docs/decisions/migrations.md`)."""
    with make_engine("sqlite://").begin() as connection:
        bring_up(connection)
        command.revision(configured(connection), " ".join(sys.argv[1:]), autogenerate=True, rev_id=f"{int(HEAD) + 1:04}")


if __name__ == "__main__":
    main()
