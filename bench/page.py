"""Script time of one click on the largest section, as a browser gives it, and of every page drawn whole.

The click: a real server and Chromium; the answer is saved in a real SQLite file and judged, and what it means is shown.
The pages: Streamlit's own execution of each, in the process, without browser and network.
"""

import os
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from time import perf_counter, thread_time
from typing import Any

os.environ.setdefault("DESKCHECK_DATA", tempfile.mkdtemp(prefix="deskcheck-bench-"))

from playwright.sync_api import Page, sync_playwright
from streamlit.runtime.scriptrunner import script_runner
from streamlit.testing.v1 import AppTest
from streamlit.web import cli

from questionnaire import load_bank
from questionnaire.file import read
from ui.shell.beginnings import EXAMPLE_FILE
from ui.shell.session import store

runner: Any = script_runner  # what runs a page is replaced in it by what times it too
CLICKS = 60
BUDGET_MS = 15.0
LARGEST = "configuration"
ROOT = Path(__file__).parent.parent
# Processor time of the script's own thread, so that what else the machine does stays out. `WALL=1` reads the clock on the wall.
clock = perf_counter if os.environ.get("WALL") else thread_time


def main() -> None:
    key = store().create(read(load_bank(), EXAMPLE_FILE.read_bytes())).id
    _click(key)
    _pages(key)


def _click(key: str) -> None:
    """Each click changes an answer; the script times come from the server, the time until the words are there from the browser."""
    times = Path(os.environ["DESKCHECK_DATA"]) / "times"
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = subprocess.Popen(
        [sys.executable, __file__, "serve", str(port), str(times)], cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        with sync_playwright() as playwright:
            executable = shutil.which("chromium") or shutil.which("google-chrome") or shutil.which("chromium-headless-shell")
            page = playwright.chromium.launch(executable_path=executable, args=["--no-sandbox"]).new_page()
            _visit(page, f"http://localhost:{port}/questions?a={key}&section={LARGEST}")
            times.write_text("")
            shown = [_answer(page, click) for click in range(CLICKS)]
    finally:
        server.kill()
        server.wait()
    spent = [float(line) for line in times.read_text().split()]
    found = store().load(key)
    assert found is not None and found.revision == CLICKS + 1, "not every click was saved"
    middle, late = statistics.median(spent), statistics.quantiles(spent, n=20)[-1]
    print(f"one click, 14 questions on screen: script {middle:.1f} ms, p95 {late:.1f} ms, {len(spent)} runs (budget {BUDGET_MS:.0f})")
    print(f"click to shown in Chromium: {statistics.median(shown):.0f} ms")


def _visit(page: Page, address: str) -> None:
    end = time.monotonic() + 60
    while True:
        try:
            page.goto(address)
            break
        except Exception:
            if time.monotonic() > end:
                raise
            time.sleep(0.2)
    page.locator(".st-key-q_notification_bodies, .st-key-q_exports").first.wait_for(timeout=60_000)
    page.wait_for_timeout(1500)


def _answer(page: Page, click: int) -> float:
    """Chooses the safest or the worst setting of automatic log-off in turn; in ms, until its consequence appears or goes."""
    question = page.locator(".st-key-q_auto_logoff")
    begun = perf_counter()
    question.get_by_role("radio").nth(click % 2).evaluate("radio => radio.click()")
    question.locator("blockquote").wait_for(state="attached" if click % 2 else "detached")
    took = (perf_counter() - begun) * 1000
    page.wait_for_timeout(60)
    return took


def _pages(key: str) -> None:
    spent: list[float] = []
    _time_scripts(spent.append)
    page = AppTest.from_file("../app.py", default_timeout=20)
    page.query_params["a"], page.query_params["section"] = key, LARGEST
    for name in ("questions", "results", "plan", "report", "method", "start"):
        page.switch_page(f"pages/{name}.py").run()
        spent.clear()
        for _ in range(20):
            page.run()
        print(f"{name}, drawn whole: median {statistics.median(spent):.1f} ms")


def _time_scripts(say: Any) -> None:
    run = runner.exec_func_with_error_handling

    def timed(*args: Any) -> Any:
        begun = clock()
        try:
            return run(*args)
        finally:
            say((clock() - begun) * 1000)

    runner.exec_func_with_error_handling = timed


def serve(port: str, times: Path) -> None:
    """The app as `make run` starts it, with the time of every script run written down."""

    def say(spent: float) -> None:
        with times.open("a") as file:
            file.write(f"{spent}\n")

    _time_scripts(say)
    sys.argv = ["streamlit", "run", "server.py", "--server.port", port]
    cli.main()


if __name__ == "__main__":
    if sys.argv[1:2] == ["serve"]:
        serve(sys.argv[2], Path(sys.argv[3]))
    else:
        main()
