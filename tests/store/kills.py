"""Kills the writer, again and again, at whatever it is doing: `python -m tests.store.kills URL COUNT`.

A process that has imported everything forks writers, so that a thousand deaths take seconds. Raises AssertionError where a save
that was told is not there, or is another; at most one that was not told yet may be.
"""

import os
import random
import signal
import sys
import time
from contextlib import suppress
from datetime import date
from functools import partial
from typing import NoReturn

from questionnaire import Assessment
from store import Store, StoreTrouble

SAVES, LONGEST = 6, 0.01
"""The kill comes after fewer saves than this, maybe none, and so many seconds at most: at every moment, however slow the machine."""


def _note(revision: int) -> str:
    return f"note {revision} " + "x" * (revision * 37 % 1900)  # of changing length, so that pages of the file come and go


def _write(url: str, key: str, told: int) -> NoReturn:
    """Saves until it is killed; tells each revision once it is saved."""
    store = Store(url)
    revision = store.load(key).revision  # type: ignore[union-attr]
    while True:
        revision += 1
        saved = store.change(key, partial(Assessment.noted, question="desk", note=_note(revision)))
        os.write(told, f"{saved.revision}\n".encode())


def _killed_writer(url: str, key: str, chance: random.Random) -> int:
    """The last revision that it told; 0 for none."""
    heard, told = os.pipe()
    writer = os.fork()
    if not writer:
        with suppress(StoreTrouble):
            _write(url, key, told)
        os._exit(1)
    os.close(told)
    with os.fdopen(heard) as lines:
        first = [lines.readline() for _ in range(chance.randrange(SAVES))]
        time.sleep(chance.uniform(0, LONGEST))
        os.kill(writer, signal.SIGKILL)
        _, status = os.waitpid(writer, 0)
        assert os.WIFSIGNALED(status), "it was to be killed, not to fail"
        return max(map(int, [*first, *lines.read().split()]), default=0)


def killed(url: str, count: int, seed: int = 0) -> int:
    """How many saves were told before the kills. Each is there afterwards."""
    store, chance, saves = Store(url), random.Random(seed), 0
    key = store.create(Assessment("2026.2", date(2026, 11, 21))).id
    before = store.change(key, lambda sheet: sheet.noted("desk", _note(2))).revision  # whatever takes long once is done before the forks
    for _ in range(count):
        store.close()  # a connection is not for two processes
        told = max(before, _killed_writer(url, key, chance))
        stored = store.load(key)
        assert stored is not None and stored.revision in (told, told + 1), (told, stored)
        assert stored.assessment.notes == {"desk": _note(stored.revision)}
        saves += told - before
        before = stored.revision
    store.check_file()
    store.close()
    return saves


if __name__ == "__main__":
    sys.stdout.write(f"{killed(sys.argv[1], int(sys.argv[2]))}\n")
