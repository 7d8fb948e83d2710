"""`kill -9` at any moment loses at most the click in flight: of the writer on both engines, and of PostgreSQL itself."""

import random
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from questionnaire import Assessment
from store import Kind, Store, StoreTrouble
from tests.conftest import LONG
from tests.postgres import Postgres
from tests.store.test_sqlite_processes import PATIENT, ROOT

KILLS, SERVER_KILLS = {"sqlite": 300 if LONG else 150, "postgresql": 40}, 8 if LONG else 4


@pytest.fixture
def quick_folder() -> Iterator[Path]:
    """In memory where there is such a place: a killed process has written, whether or not it is on the disk yet."""
    memory = Path("/dev/shm")
    with tempfile.TemporaryDirectory(dir=memory if memory.is_dir() else None) as folder:
        yield Path(folder)


@pytest.mark.skipif(sys.platform == "win32", reason="no fork, by which a thousand writers begin in no time")
@pytest.mark.parametrize("engine", KILLS)
def test_a_killed_writer_loses_at_most_the_click_in_flight(request: pytest.FixtureRequest, quick_folder: Path, engine: str) -> None:
    if engine == "sqlite":
        url = f"sqlite:///{(quick_folder / 'deskcheck.sqlite3').as_posix()}{PATIENT}"
    else:
        url = request.getfixturevalue("postgres").emptied()
    command = [sys.executable, "-m", "tests.store.kills", url, str(KILLS[engine])]
    done = subprocess.run(command, cwd=ROOT, text=True, capture_output=True, timeout=600)
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) > KILLS[engine], "so many saves at least were told, or little was tried"


def test_a_killed_server_loses_at_most_the_click_in_flight_and_is_used_again(postgres: Postgres, sheet: Assessment) -> None:
    store, chance = Store(postgres.emptied()), random.Random(0)
    stored = store.create(sheet)

    def save_until_it_fails(told: list[int]) -> None:
        with pytest.raises(StoreTrouble) as caught:
            while True:
                told.append(store.change(stored.id, partial(Assessment.noted, question="desk", note=f"note {told[-1] + 1}")).revision)
        assert caught.value.kind is Kind.unreachable

    for _ in range(SERVER_KILLS):
        told = [stored.revision]
        writer = threading.Thread(target=save_until_it_fails, args=(told,))
        writer.start()
        enough = 1 + chance.randrange(1, 6)  # so many saves, not so many seconds: a slow machine tries the same
        while len(told) < enough and writer.is_alive():
            time.sleep(0.001)
        time.sleep(chance.uniform(0, 0.01))
        postgres.kill()
        writer.join()
        postgres.start()
        after = store.load(stored.id)
        assert after is not None and after.revision in (told[-1], told[-1] + 1)
        assert after.revision == 1 or after.assessment.notes == {"desk": f"note {after.revision}"}
        stored = after
    assert stored.revision > SERVER_KILLS
    store.close()
