"""`python -m store backup FILE`, `restore FILE` and `copy FROM TO`: everything, elsewhere. `export` and `import`: clients."""

import argparse
import sys
from datetime import datetime
from pathlib import Path

from questionnaire.file import Refused
from store import BackupRefused, CopyRefused, Store, StoreTrouble, copy, default_url
from store.portable.command import add_commands


def main() -> int:
    """Exit status: 0; 1 where an import or export leaves something open; 2 where nothing was written, with the reason on standard error."""
    arguments = _arguments()
    try:
        if arguments.command in ("export", "import"):
            return int(arguments.run(Store(default_url()), arguments))
        print(_done(arguments))
    except (BackupRefused, CopyRefused, Refused, StoreTrouble) as refused:
        print(refused, file=sys.stderr)
        return 2
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m store", description="Where all assessments are kept.")
    commands = parser.add_subparsers(dest="command", required=True)
    backup = commands.add_parser("backup", help="write everything that is stored into one new file; Deskcheck may be running")
    backup.add_argument("file", metavar="FILE", type=Path, help="a file that does not exist yet")
    restore = commands.add_parser("restore", help="put a backup in the place of what there is, which is itself backed up first")
    restore.add_argument("file", metavar="FILE", type=Path, help="a backup")
    copying = commands.add_parser("copy", help="copy everything into another, empty database; each of the two is a URL or an SQLite file")
    copying.add_argument("source", metavar="FROM")
    copying.add_argument("target", metavar="TO")
    add_commands(commands)
    return parser.parse_args()


def _done(arguments: argparse.Namespace) -> str:
    """What was done, in words."""
    if arguments.command == "backup":
        Store(default_url()).backup(arguments.file)
        return f"Saved everything to {arguments.file}. To put it back: python -m store restore {arguments.file}"
    if arguments.command == "restore":
        before = Store(default_url()).backups.restore(arguments.file, datetime.now())
        return f"Restored {arguments.file}. " + (f"What was there before is in {before}." if before else "Nothing was there before.")
    counts = ", ".join(f"{count} in {table}" for table, count in copy(arguments.source, arguments.target).items())
    return f"Copied, and compared row by row: {counts}."


if __name__ == "__main__":
    sys.exit(main())
