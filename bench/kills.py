"""2,000 writers killed on each engine, and none of what they were told was saved is lost: `python -m bench.kills [COUNT]`."""

import sys
import tempfile
import time
from pathlib import Path

from tests.postgres import Postgres
from tests.store.kills import killed


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 2000
    server = Postgres()
    try:
        with tempfile.TemporaryDirectory() as folder:
            for url in (f"sqlite:///{(Path(folder) / 'deskcheck.sqlite3').as_posix()}?timeout=60", server.emptied()):
                began = time.perf_counter()
                saves = killed(url, count)
                print(f"{url.split(':')[0]}: {count:,} kills, {saves:,} saves, none lost, {time.perf_counter() - began:,.0f} s", flush=True)
    finally:
        server.stop()


if __name__ == "__main__":
    main()
