"""Assessments that a journey finds in the store, where it is not about how they came there: a page load less than by the start page."""

import time
from collections.abc import Callable
from datetime import date

from playwright.sync_api import Page

from questionnaire import Assessment, load_bank
from questionnaire.file import read
from store import Store
from tests.conftest import ROOT, Server
from tests.e2e.relay import Relay

EXAMPLE = read(load_bank(), (ROOT / "examples" / "brightwell.json").read_bytes())
BLANK = Assessment(load_bank().version, date.today())


def store_of(server: Server) -> Store:
    return Store(f"sqlite:///{(server.data / 'deskcheck.sqlite3').as_posix()}")


def keep(server: Server, sheet: Assessment) -> str:
    """Stores it as the button on the start page does, and answers its id."""
    return store_of(server).create(sheet).id


def the_example(server: Server) -> str:
    """The id of the one that its button opens."""
    return store_of(server).example(EXAMPLE).id


class Client:
    """One assessment in the store of a running server."""

    def __init__(self, server: Server, kept: Assessment | str, store: Store | None = None) -> None:
        """`kept`: what to store, or the id of what is stored."""
        self.server = server
        self.store = store or store_of(server)
        self.key = kept if isinstance(kept, str) else self.store.create(kept).id

    @property
    def sheet(self) -> Assessment:
        return self.store.load(self.key).assessment

    def url(self, path: str, line: Relay | None = None) -> str:
        return f"{line.url if line else self.server.url}/{path}{'&' if '?' in path else '?'}a={self.key}"

    def becomes(self, page: Page, seen: Callable[[Assessment], object], wanted: object, seconds: float = 30) -> None:
        """Waits until the store holds it."""
        end = time.monotonic() + seconds
        while seen(self.sheet) != wanted:
            assert time.monotonic() < end, f"{seen(self.sheet)!r} is stored, not {wanted!r}"
            page.wait_for_timeout(50)
