"""Several processes at one file."""

import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

from questionnaire import Assessment
from store import Store

ROOT = Path(__file__).parents[2]
# On a busy machine a disk may take seconds for one commit; what is tested here is that nothing is lost, not how fast.
PATIENT = "?timeout=60"
WRITER = """
import sys
from store import Store
url, key, question, count = sys.argv[1:]
store = Store(url)
for number in range(int(count)):
    print(store.change(key, lambda sheet: sheet.noted(question, f"note {number}")).revision, flush=True)
"""
FREEZER = """
import sys
from store import Store, Version
url, key, count = sys.argv[1:]
for _ in range(int(count)):
    Store(url).report_versions.freeze(key, lambda number: Version("{}", str(number), "0" * 64))
"""
CREATOR = """
import sys
from datetime import date
from questionnaire import Assessment
from store import Store
print(Store(sys.argv[1]).create(Assessment("2026.2", date(2026, 11, 21))).id)
"""


def start(program: str, *arguments: object) -> "subprocess.Popen[str]":
    command = [sys.executable, "-c", program, *map(str, arguments)]
    return subprocess.Popen(command, cwd=ROOT, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def test_two_processes_write_at_once_and_lose_nothing(sqlite_file: Path, sheet: Assessment) -> None:
    url = f"sqlite:///{sqlite_file.as_posix()}{PATIENT}"
    key = Store(url).create(sheet).id
    writers = [start(WRITER, url, key, question, 40) for question in ("desk", "org_role")]
    for writer in writers:
        _, errors = writer.communicate(timeout=120)
        assert writer.returncode == 0, errors
    stored = Store(url).load(key)
    assert stored is not None
    assert stored.assessment.notes == {"desk": "note 39", "org_role": "note 39"}
    assert stored.revision == 81


def test_processes_that_freeze_at_once_write_the_number_that_they_get(sqlite_file: Path, sheet: Assessment) -> None:
    url = f"sqlite:///{sqlite_file.as_posix()}{PATIENT}"
    key = Store(url).create(sheet).id
    freezers = [start(FREEZER, url, key, 10) for _ in range(3)]
    for freezer in freezers:
        _, errors = freezer.communicate(timeout=120)
        assert freezer.returncode == 0, errors
    assert [(final.number, final.handover) for final in Store(url).report_versions.finals(key)] == [(n, str(n)) for n in range(1, 31)]


def test_thirty_threads_that_save_at_once_are_all_served(sqlite_file: Path, sheet: Assessment) -> None:
    """With the patience of a page, not of a test."""
    store = Store(f"sqlite:///{sqlite_file.as_posix()}")
    keys = [store.create(sheet).id for _ in range(30)]
    together = threading.Barrier(len(keys))

    def save(key: str) -> None:
        together.wait()
        for number in range(3):
            store.change(key, partial(Assessment.noted, question="desk", note=f"note {number}"))

    with ThreadPoolExecutor(len(keys)) as pool:
        list(pool.map(save, keys))
    assert {summary.revision for summary in store.recent(limit=50)} == {4}


def test_processes_that_meet_at_an_empty_folder(sqlite_file: Path) -> None:
    url = f"sqlite:///{(sqlite_file.parent / 'new' / 'deskcheck.sqlite3').as_posix()}{PATIENT}"
    creators = [start(CREATOR, url) for _ in range(4)]
    ids = []
    for creator in creators:
        out, errors = creator.communicate(timeout=120)
        assert creator.returncode == 0, errors
        ids.append(out.strip())
    assert {summary.id for summary in Store(url).recent()} == set(ids)
