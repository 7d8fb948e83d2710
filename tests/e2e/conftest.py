"""A real Chromium, and a watch on what it must never do: fail in silence, break the policy, talk to somebody else."""

import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, expect, sync_playwright

from tests.e2e.rest import WATCH_THE_LINE

expect.set_options(timeout=30_000)  # a busy machine with two cores takes its time, and what comes late is no fault
BROWSERS = ("chromium-headless-shell", "chromium", "google-chrome")
"""The first that is there, else Playwright's own. The shell is Chromium without its windows: half of the processor's time a page."""
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--js-flags=--no-opt",  # the dearest compiler pays for pages that stay open: without it a page of a test takes a seventh less
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--font-render-hinting=none",  # else the shell's letters are a tenth wider than those of a browser with windows
]
# Streamlit probes for its server beside a deep link before it looks at the root; these two are not found, and that is fine.
PROBES = re.compile(r"/[^/]+/_stcore/(health|host-config)$")
REPORT_VIOLATIONS = (
    "document.addEventListener('securitypolicyviolation', e => console.error(`CSP violation: ${e.violatedDirective} ${e.blockedURI}`))"
)
# Only a secure page has it: here every page is as one at a plain address of a team's own network.
AS_ON_A_NETWORK = "delete Crypto.prototype.randomUUID"
# A number library in Streamlit's front end asks whether it may use WebAssembly, and does without when it may not.
REFUSED_ON_PURPOSE = "CSP violation: script-src wasm-eval"


LONGEST = ("test_pdf_standards.py", "test_every_page.py", "test_workshop.py")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The longest first, beside which the others fit."""
    items.sort(key=lambda item: item.path.name not in LONGEST)


@dataclass
class Watch:
    """What a page did that nobody should have to see."""

    console_errors: list[str] = field(default_factory=list)
    violations: list[str] = field(default_factory=list)
    foreign_requests: list[str] = field(default_factory=list)

    def heard(self, message: ConsoleMessage) -> None:
        if message.text == REFUSED_ON_PURPOSE:
            return
        if "CSP violation" in message.text or "Content Security Policy" in message.text:
            self.violations.append(message.text)
        elif message.type == "error" and not PROBES.search(urlsplit(message.location["url"]).path):
            self.console_errors.append(f"{message.text} ({message.location['url']})")

    def requested(self, request: Request) -> None:
        parts = urlsplit(request.url)
        if parts.scheme not in ("data", "blob", "about") and parts.hostname not in ("localhost", "127.0.0.1"):
            self.foreign_requests.append(request.url)

    def expect_lost_connection(self) -> None:
        """Forgets the errors so far: a test that killed the server asked for them."""
        self.console_errors.clear()

    def attach(self, page: Page) -> None:
        page.on("console", self.heard)
        page.on("pageerror", lambda error: self.console_errors.append(str(error)))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    executable = next(filter(None, map(shutil.which, BROWSERS)), None)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def watch() -> Watch:
    return Watch()


@pytest.fixture
def context(browser: Browser, watch: Watch, start_server: object) -> Iterator[BrowserContext]:
    """A fresh browser profile. The test fails at its end when any page of it did what `Watch` records.

    It asks for `start_server` so that pages close before the servers of the test stop: a page without one would report errors.
    """
    context = browser.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    context.set_default_timeout(30_000)
    context.add_init_script(REPORT_VIOLATIONS)
    context.add_init_script(AS_ON_A_NETWORK)
    context.add_init_script(WATCH_THE_LINE)
    context.on("request", watch.requested)
    context.on("page", watch.attach)
    yield context
    context.close()
    assert watch == Watch()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    return context.new_page()
