"""`python -m store backup FILE`: everything that is stored, in one new file. `export` and `import`: clients, from place to place."""

import argparse
import sys
from pathlib import Path

from questionnaire.file import Refused
from store import BackupRefused, Store, StoreTrouble, default_url
from store.portable.command import add_commands


def main() -> int:
    """Exit status: 0; 1 where something is left to decide; 2 where nothing was written, with the reason on standard error."""
    parser = argparse.ArgumentParser(prog="python -m store", description="The file that all assessments are kept in.")
    commands = parser.add_subparsers(dest="command", required=True)
    backup = commands.add_parser("backup", help="write everything that is stored into one new file; Deskcheck may be running")
    backup.add_argument("file", metavar="FILE", type=Path, help="a file that does not exist yet")
    backup.set_defaults(run=_backup)
    add_commands(commands)
    given = parser.parse_args()
    try:
        return int(given.run(Store(default_url()), given))
    except (BackupRefused, Refused, StoreTrouble) as refused:
        print(refused, file=sys.stderr)
        return 2


def _backup(store: Store, given: argparse.Namespace) -> int:
    store.backup(given.file)
    print(f"Saved everything to {given.file}. To put it back, see the README.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
