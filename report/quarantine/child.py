"""What the process does. Whatever goes wrong, it says one word for it, or is stopped by the system."""

import json
import sys
from collections.abc import Iterator
from typing import Any

from .limits import COMPARE, DRAW, LOOK, TRACKER, Budget, TooMuch, bound_qpdf, hold
from .process import PDF


def main(task: str) -> None:
    """Reads the files from standard input, each after its length, and writes what was found, as JSON."""
    budget, work = _task(task)
    hold(budget)
    files = [*_files(sys.stdin.buffer.read())]
    json.dump(result_of(work, files), sys.stdout)


def _task(task: str) -> tuple[Budget, Any]:
    """Loads only what the task needs: qpdf is slow to load, and reads no workbook, no Word file and no picture."""
    if task in PDF:
        from .carried import look
        from .compare import compare

        bound_qpdf()
        return (LOOK, look) if task == "look" else (COMPARE, compare)
    if task == "sheet":
        from .sheet import look_at_sheet

        return LOOK, look_at_sheet
    if task == "draw":
        from .logo.drawing import draw

        return DRAW, draw
    sys.modules["numpy"] = None  # type: ignore[assignment]  # openpyxl would load it, for nothing read here: slow, and it reserves much memory
    from .tracker import look_at_tracker

    return TRACKER, look_at_tracker


def result_of(work: Any, files: list[bytes]) -> dict[str, Any]:
    """What the work found, or the word for why it could not."""
    try:
        found: dict[str, Any] = work(*files)
        return found
    except TooMuch as much:
        return {"trouble": str(much)}
    except (MemoryError, RecursionError):
        return {"trouble": "unpacked"}
    except Exception as error:  # whatever a library raises over a broken file; a fault of ours shows in the tests, which read good ones
        return {"trouble": "unpacked" if "memory limit" in str(error) else "damaged"}


def _files(given: bytes) -> Iterator[bytes]:
    while given:
        size = int.from_bytes(given[:8], "big")
        yield given[8 : 8 + size]
        given = given[8 + size :]
