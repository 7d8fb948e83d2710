"""The process that looks into a file: started for one file, given its bytes, answering in JSON, and ended when it takes too long."""

import json
import logging
import subprocess
import sys
from pathlib import Path
from threading import BoundedSemaphore
from typing import Any, Literal

from .limits import MOST_BYTES, Budget

log = logging.getLogger("deskcheck.quarantine")
FAILED = "was not read: a part of Deskcheck is missing or broken on this computer; its log says which"
Task = Literal["look", "compare", "tracker", "sheet", "draw"]
PDF = ("look", "compare")
"""Tasks whose file is a PDF."""

_START = "import sys; sys.path.append(sys.argv[1]); from quarantine.child import main; main(sys.argv[2])"
_FOLDER = str(Path(__file__).parent.parent)
_AT_ONCE = BoundedSemaphore(2)
"""However many people open files at the same time, two are looked into."""


class Trouble(Exception):
    """The file could not be looked into. `kind`: `large`, `no_pdf`, `locked`, `damaged`, `twice`, `attached`,
    `objects`, `unpacked`, `long`, or `failed`, which is not about the file.
    """

    def __init__(self, kind: str) -> None:
        super().__init__(kind)
        self.kind = kind


def examine(task: Task, budget: Budget, *files: bytes) -> dict[str, Any]:
    """What the process found. Raises Trouble where it found no way in, or was stopped."""
    if any(len(file) > MOST_BYTES for file in files):
        raise Trouble("large")
    if task in PDF and b"%PDF-" not in files[0][:1024]:
        raise Trouble("no_pdf")
    command = [sys.executable, "-P", "-c", _START, _FOLDER, task]
    given = b"".join(len(file).to_bytes(8, "big") + file for file in files)
    with _AT_ONCE:
        try:
            done = subprocess.run(command, input=given, capture_output=True, timeout=budget.clock, check=False)
        except subprocess.TimeoutExpired:
            raise Trouble("long") from None
    return _answer(done)


def _answer(done: subprocess.CompletedProcess[bytes]) -> dict[str, Any]:
    """Its answer. One that ended without a word was stopped, by the limit on its time or for want of memory, or could not begin."""
    try:
        answer: dict[str, Any] = json.loads(done.stdout)
    except ValueError:
        if b"MemoryError" in done.stderr or b"bad_alloc" in done.stderr:
            raise Trouble("unpacked") from None
        if done.returncode < 0:  # by a signal
            raise Trouble("long") from None
        log.error("The process that looks into files failed: %s", done.stderr.decode(errors="replace").strip().rpartition("\n")[2])
        raise Trouble("failed") from None
    if "trouble" in answer:
        raise Trouble(answer["trouble"])
    return answer
