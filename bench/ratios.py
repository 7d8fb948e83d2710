"""How much longer we take than a bare Streamlit page of as many fragment radios under the same settings: each in one run, in turns.

A click until its words are there, in Chromium; a cold start until the first text; of a hundred people who have their page open and click
every two seconds, the slowest click in twenty. Medians of five. And what the live verdict adds to a click.
"""

import asyncio
import os
import random
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable
from pathlib import Path
from time import perf_counter, thread_time

os.environ.setdefault("DESKCHECK_DATA", tempfile.mkdtemp(prefix="deskcheck-bench-"))

from playwright.sync_api import Browser, Page, sync_playwright

from bench.people import p95_of_people
from questionnaire import load_bank, walk
from questionnaire.file import read
from report.content.answered import Answered
from report.content.verdict_reasons import reason_of
from scoring.assess import judgement
from ui.shell.beginnings import EXAMPLE_FILE
from ui.shell.session import store

RUNS, CLICKS, PEOPLE = 5, 12, 100
SECTION, QUESTION, RADIOS = "configuration", "auto_logoff", 14
BARE = f"""
import streamlit as st
st.title("Bare")

@st.fragment
def question(number):
    with st.container(key=f"q_{{number}}"):
        if st.radio(f"Question {{number}}", ["a", "b", "c", "d"], index=None, key=f"radio_{{number}}") == "b":
            st.markdown("> Chosen")

for number in range({RADIOS}):
    question(number)
"""
ROOT = Path(__file__).parent.parent


class Server:
    """`streamlit run` of one script in our folder, so that both have our settings."""

    def __init__(self, script: str) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.url = f"http://localhost:{free.getsockname()[1]}"
        command = [sys.executable, "-m", "streamlit", "run", script, "--server.port", self.url.rpartition(":")[2]]
        self._process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def __enter__(self) -> "Server":
        while self._process.poll() is None:
            try:
                urllib.request.urlopen(f"{self.url}/_stcore/health")
                return self
            except OSError:
                time.sleep(0.01)
        raise RuntimeError("the server did not start")

    def __exit__(self, *_: object) -> None:
        self._process.kill()
        self._process.wait()


def cold_start(browser: Browser, script: str) -> float:
    """From the command to the first heading in a fresh browser profile; in ms."""
    begun = perf_counter()
    with Server(script) as server:
        page = browser.new_page()
        page.goto(server.url)
        page.locator("h1").first.wait_for()
        took = (perf_counter() - begun) * 1000
        page.context.close()
    return took


def click(page: Page, question: str, number: int) -> float:
    """Chooses the second or the first answer in turn; in ms, until its words appear or go."""
    box = page.locator(f".st-key-q_{question}")
    begun = perf_counter()
    box.get_by_role("radio").nth((number + 1) % 2).evaluate("radio => radio.click()")
    box.locator("blockquote").wait_for(state="detached" if number % 2 else "attached")
    took = (perf_counter() - begun) * 1000
    page.wait_for_timeout(60)
    return took


def told(name: str, ours: list[float], bare: list[float], most: float) -> None:
    """Prints both and the ratio against what it may be."""
    mine, theirs = statistics.median(ours), statistics.median(bare)
    print(f"{name}: {mine:.0f} ms; bare Streamlit {theirs:.0f} ms; ratio {mine / theirs:.2f} (at most {most:g})", flush=True)


def in_turns(ours: Callable[[], float], bare: Callable[[], float]) -> tuple[list[float], list[float]]:
    """Each measured five times, one after the other."""
    found = [(bare(), ours()) for _ in range(RUNS)]
    return [mine for _, mine in found], [theirs for theirs, _ in found]


def visited(browser: Browser, address: str, question: str) -> Page:
    page = browser.new_page()
    page.goto(address)
    page.locator(f".st-key-q_{question} input").first.wait_for(timeout=60_000)
    page.wait_for_timeout(1500)
    return page


def clicks(browser: Browser, bare: Server, ours: Server) -> None:
    pages = visited(browser, bare.url, "7"), visited(browser, f"{ours.url}/questions?a={created()}&section={SECTION}", QUESTION)
    both = [[[click(page, q, n) for page, q in zip(pages, ("7", QUESTION), strict=True)] for n in range(CLICKS)] for _ in range(RUNS)]
    found = [[statistics.median(pair[side] for pair in run) for run in both] for side in (0, 1)]
    told("a click to its words, 14 questions", found[1], found[0], 1.3)


def in_chromium(bare: str) -> None:
    with sync_playwright() as playwright:
        found = shutil.which("chromium") or shutil.which("google-chrome") or shutil.which("chromium-headless-shell")
        browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        told("cold start to the first text", *in_turns(lambda: cold_start(browser, "server.py"), lambda: cold_start(browser, bare)), 1.4)
        with Server(bare) as bare_server, Server("server.py") as our_server:
            clicks(browser, bare_server, our_server)
        browser.close()


def created() -> str:
    return store().create(read(load_bank(), EXAMPLE_FILE.read_bytes()).answered(QUESTION, None)).id


def people(bare: Server, ours: Server) -> None:
    places = [("questions", f"a={created()}&section={SECTION}") for _ in range(PEOPLE)]
    runs = in_turns(lambda: asyncio.run(p95_of_people(ours.url, places)), lambda: asyncio.run(p95_of_people(bare.url, [("", "")] * PEOPLE)))
    told(f"{PEOPLE} people, a click every two seconds, p95", *runs, 1.3)


def live_verdict() -> None:
    """The verdict so far and its reason, on the questions' page drawn anew with each click."""
    bank = load_bank()
    example, spent = read(bank, EXAMPLE_FILE.read_bytes()), []
    for _ in range(200):
        sheet = example.answered("seats", random.randint(1, 500))
        begun = thread_time()
        reason_of(Answered(bank, sheet), judgement(bank, walk(bank, sheet)), short=True)
        spent.append((thread_time() - begun) * 1000)
    print(f"the live verdict: {statistics.median(spent):.2f} ms of a click (at most 3)")


if __name__ == "__main__":
    live_verdict()
    with tempfile.TemporaryDirectory() as folder:
        bare_script = str(Path(folder, "bare.py"))
        Path(bare_script).write_text(BARE)
        in_chromium(bare_script)
        with Server(bare_script) as bare_server, Server("server.py") as our_server:
            people(bare_server, our_server)
