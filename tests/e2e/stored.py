"""Assessments that a journey finds in the store, where it is not about how they came there: a page load less than by the start page."""

from datetime import date

from questionnaire import Assessment, load_bank
from questionnaire.file import read
from store import Store
from tests.conftest import ROOT, Server

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
