"""Script time of the clients page with 1,000 clients of 10 rounds each, and its floor: the same rows and texts read bare.

Streamlit's own execution of the page, in the process, without browser and network; processor time, so that other work stays out.
"""

import json
import os
import sqlite3
import statistics
import tempfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from random import Random
from time import perf_counter, thread_time
from typing import Any

os.environ["DESKCHECK_DATA"] = tempfile.mkdtemp(prefix="deskcheck-bench-")

from streamlit.runtime.scriptrunner import script_runner
from streamlit.testing.v1 import AppTest

from questionnaire import Assessment, load_bank
from questionnaire.file import read
from store import rows
from ui.shell.beginnings import EXAMPLE_FILE
from ui.shell.session import store

runner: Any = script_runner  # what runs a page is replaced in it by what times it too
CLIENTS, ROUNDS, RUNS = 1_000, 10, 20
BUDGET_MS = 200.0
BARE = """
    SELECT * FROM (
        SELECT a.id, client_id, client, as_of, round, correction, reason, a.revision, updated_at, finished_at, archived_at, text,
            row_number() OVER (PARTITION BY client_id ORDER BY round DESC, correction DESC) AS place,
            count(*) OVER (PARTITION BY client_id)
        FROM assessments a LEFT JOIN standings s ON s.assessment_id = a.id AND s.revision = a.revision
        WHERE NOT is_example AND deleted_at IS NULL
    ) WHERE place = 1"""


def fill() -> None:
    """All rounds in one transaction, each with some answers of its own."""
    bank, chance = load_bank(), Random(1)
    example = read(bank, EXAMPLE_FILE.read_bytes())
    store().create(example)  # makes the tables
    with store()._database.connection(writes=True) as connection:
        for client in range(CLIENTS):
            for number in range(ROUNDS):
                sheet = varied(replace(example, client=f"Client {client:04}", as_of=date(2024, 1, 5) + timedelta(90 * number)), chance)
                key = f"{client:05}-{number:02}"
                rows.insert_new(connection, key, sheet, client_id=f"{client:05}-00", round=number + 1)


def varied(sheet: Assessment, chance: Random) -> Assessment:
    bank = load_bank()
    for question in chance.sample(sorted(q for q in sheet.answers if bank.questions[q].kind == "single"), 6):
        sheet = sheet.answered(question, chance.choice(bank.questions[question].choices).id)
    return sheet


def bare() -> None:
    """What no page of these clients can do without."""
    with sqlite3.connect(Path(os.environ["DESKCHECK_DATA"]) / "deskcheck.sqlite3") as connection:
        assert len([json.loads(row[11]) for row in connection.execute(BARE)]) == CLIENTS + 1


def timed(work: Callable[[], object]) -> float:
    begun = thread_time()
    work()
    return (thread_time() - begun) * 1000


def main() -> None:
    fill()
    spent: list[float] = []
    run = runner.exec_func_with_error_handling

    def measured(*given: object) -> object:
        begun = thread_time()
        try:
            return run(*given)
        finally:
            spent.append((thread_time() - begun) * 1000)

    runner.exec_func_with_error_handling = measured
    begun = perf_counter()
    page = AppTest.from_file("../app.py", default_timeout=600)
    page.switch_page("pages/clients.py").run()
    assert not page.exception and not page.error
    print(f"{CLIENTS:,} clients of {ROUNDS} rounds, judged and kept when first shown: {perf_counter() - begun:.1f} s")
    spent.clear()
    for _ in range(RUNS):
        page.run()
    middle, late = statistics.median(spent), statistics.quantiles(spent, n=20)[-1]
    print(f"the clients page once they are kept: script {middle:.0f} ms, p95 {late:.0f} ms (budget {BUDGET_MS:.0f})")
    print(f"its floor, the same rows and texts read bare: {statistics.median(timed(bare) for _ in range(RUNS)):.0f} ms")
    page.query_params["client"] = "00000-00"
    page.switch_page("pages/clients.py").run()
    spent.clear()
    for _ in range(RUNS):
        page.run()
    print(f"one client with its rounds: script {statistics.median(spent):.0f} ms")


if __name__ == "__main__":
    main()
