"""Script time of one click on the largest section: an answer changed, saved and judged, and the whole screen drawn anew.

Streamlit's own execution of the page is timed, in the process, without browser and network. The store is a real SQLite file.
"""

import os
import statistics
import tempfile
from time import perf_counter, thread_time
from typing import Any

os.environ["DESKCHECK_DATA"] = tempfile.mkdtemp(prefix="deskcheck-bench-")

import streamlit.runtime.scriptrunner.script_runner as runner  # noqa: E402
from streamlit.testing.v1 import AppTest  # noqa: E402

from questionnaire import load_bank  # noqa: E402
from questionnaire.file import read  # noqa: E402
from ui.session import EXAMPLE_FILE, store  # noqa: E402

CLICKS = 80
BUDGET_MS = 15.0
# Processor time of the script's own thread, so that what else the machine does stays out. `WALL=1` reads the clock on the wall.
clock = perf_counter if os.environ.get("WALL") else thread_time


def main() -> None:
    spent = _time_scripts()
    key = store().create(read(load_bank(), EXAMPLE_FILE.read_bytes())).id
    page = AppTest.from_file("../app.py", default_timeout=20)
    page.query_params["a"], page.query_params["section"] = key, "configuration"
    page.switch_page("pages/questions.py").run()
    spent.clear()
    for click in range(CLICKS):
        radio = page.radio(key=f"a_{key}_auto_logoff")
        radio.set_value(radio.options[click % 2]).run()
    assert not page.exception and store().load(key).revision == CLICKS + 1  # type: ignore[union-attr]
    middle, late = statistics.median(spent), statistics.quantiles(spent, n=20)[-1]
    print(f"questions, 14 on screen, one answer saved: median {middle:.1f} ms, p95 {late:.1f} ms (budget {BUDGET_MS:.0f})")
    for name in ("results", "plan", "report", "method", "start"):
        page.switch_page(f"pages/{name}.py").run()
        spent.clear()
        for _ in range(20):
            page.run()
        print(f"{name}, drawn again: median {statistics.median(spent):.1f} ms")


def _time_scripts() -> list[float]:
    spent: list[float] = []
    run = runner.exec_func_with_error_handling

    def timed(*args: Any) -> Any:
        begun = clock()
        try:
            return run(*args)
        finally:
            spent.append((clock() - begun) * 1000)

    runner.exec_func_with_error_handling = timed
    return spent


if __name__ == "__main__":
    main()
