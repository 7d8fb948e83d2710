"""`python -m store backup FILE`: everything that is stored, in one new file."""

import argparse
import sys
from pathlib import Path

from store import BackupRefused, Store, StoreTrouble, default_url


def main() -> int:
    """Exit status: 0, or 2 where nothing was written, with the reason on standard error."""
    parser = argparse.ArgumentParser(prog="python -m store", description="The file that all assessments are kept in.")
    commands = parser.add_subparsers(dest="command", required=True)
    backup = commands.add_parser("backup", help="write everything that is stored into one new file; Deskcheck may be running")
    backup.add_argument("file", metavar="FILE", type=Path, help="a file that does not exist yet")
    target: Path = parser.parse_args().file
    try:
        Store(default_url()).backup(target)
    except (BackupRefused, StoreTrouble) as refused:
        print(refused, file=sys.stderr)
        return 2
    print(f"Saved everything to {target}. To put it back, see the README.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
