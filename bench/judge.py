"""Time of judging one assessment, and of all that depends on its unknowns: a full sheet, the example, a blank one. Median of the runs."""

import json
from collections.abc import Callable
from functools import partial
from pathlib import Path
from statistics import median
from time import process_time

from questionnaire import Assessment, Bank, load_bank, walk
from questionnaire.file import read
from scoring import assess
from scoring.unknowns import Unknowns, explain, find_first
from scoring.unknowns.paths import paths

EXAMPLE = Path(__file__).parent.parent / "examples" / "brightwell.json"


def timed(work: Callable[[], object], runs: int = 60) -> float:
    """Median milliseconds of processor of one call, after three that are not counted; what else the machine does is not in it.

    The ways through this very sheet are forgotten before each call, as if another answer had just been given.
    """
    for _ in range(3):
        work()
    times = []
    for _ in range(runs):
        paths.cache_clear()
        start = process_time()
        work()
        times.append((process_time() - start) * 1000)
    return median(times)


def full_sheet(bank: Bank) -> Assessment:
    """Every question asked and answered with its least safe choice, follow-ups included."""
    answers: dict[str, object] = {"desk": "intercom"}
    while True:
        found = read(bank, json.dumps({"format": 1, "as_of": "2026-11-21", "answers": answers}).encode())
        blank = [bank.questions[q] for q in walk(bank, found).asked if q not in answers]
        if not blank:
            return found
        for question in blank:
            least_safe = [c.id for c in question.choices][-1:] or ["2026-01-10"]
            rows = [{"name": f"App {n}", "data": "phi", "baa": "not_signed"} for n in range(5)]
            answers[question.id] = {"multi": least_safe, "rows": rows, "number": 12}.get(question.kind, least_safe[0])


def sheets(bank: Bank) -> dict[str, Assessment]:
    """The sheets that are timed, by name. Judging a full one is to stay under 2 ms, a blank one under 200, its find-out-first under 500."""
    return {
        "full sheet, least safe": full_sheet(bank),
        "the example": read(bank, EXAMPLE.read_bytes()),
        "blank sheet": read(bank, b'{"format": 1, "as_of": "2026-11-21", "answers": {}}'),
    }


def prospect(bank: Bank, sheet: Assessment) -> object:
    """Its interval and the verdicts that are open."""
    return Unknowns(bank, sheet, walk(bank, sheet)).prospect()


if __name__ == "__main__":
    bank = load_bank()
    for name, sheet in sheets(bank).items():
        print(f"judging, {name}: {timed(partial(assess, bank, sheet)):.2f} ms")
        print(f"its interval and open verdicts: {timed(partial(prospect, bank, sheet)):.2f} ms")
        print(f"what to find out first: {timed(partial(find_first, bank, sheet), runs=20):.2f} ms")
        print(f"why this score: {timed(partial(explain, bank, sheet), runs=20):.2f} ms")
