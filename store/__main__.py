"""`python -m store`: backup, restore and copy everything that is stored; export and import clients, from place to place."""

import argparse
import sys
from datetime import datetime
from pathlib import Path

from questionnaire.command import run
from questionnaire.file import Refused
from store import BackupRefused, CopyRefused, Store, StoreTrouble, copy, default_url
from store.portable.command import add_commands


def main() -> int:
    """Exit status: 0; 1 where something is left to decide; 2 where nothing was written, with the reason on standard error."""
    given = _parser().parse_args()
    try:
        return int(given.run(Store(default_url()), given))
    except (BackupRefused, CopyRefused, Refused, StoreTrouble) as refused:
        print(refused, file=sys.stderr)
        return 2


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m store", description="Where all assessments are kept.")
    commands = parser.add_subparsers(dest="command", required=True)
    backup = commands.add_parser("backup", help="write everything that is stored into one new file; Deskcheck may be running")
    backup.add_argument("file", metavar="FILE", type=Path, help="a file that does not exist yet")
    backup.set_defaults(run=_backup)
    restore = commands.add_parser("restore", help="replace what is stored with a backup; what is stored is itself backed up first")
    restore.add_argument("file", metavar="FILE", type=Path, help="a backup")
    restore.set_defaults(run=_restore)
    copying = commands.add_parser("copy", help="copy everything into another, empty database; each of the two is a URL or an SQLite file")
    copying.add_argument("source", metavar="FROM")
    copying.add_argument("target", metavar="TO")
    copying.set_defaults(run=_copy)
    add_commands(commands)
    return parser


def _backup(store: Store, given: argparse.Namespace) -> int:
    store.backup(given.file)
    print(f"Saved everything to {given.file}. To restore it: python -m store restore {given.file}")
    return 0


def _restore(store: Store, given: argparse.Namespace) -> int:
    before = store.backups.restore(given.file, datetime.now())
    print(f"Restored {given.file}. " + (f"What was there before is in {before}." if before else "Nothing was there before."))
    return 0


def _copy(_: Store, given: argparse.Namespace) -> int:
    counts = ", ".join(f"{count} in {table}" for table, count in copy(given.source, given.target).items())
    print(f"Copied, and compared row by row: {counts}.")
    return 0


if __name__ == "__main__":
    run(main)
