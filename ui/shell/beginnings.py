"""How an assessment comes into the store: begun empty, read from a file, or as the fictional client."""

from datetime import date
from pathlib import Path

from questionnaire import Assessment, load_bank
from questionnaire.file import read
from questionnaire.flow.safest import answered_safely
from ui.shell.session import store

EXAMPLE_FILE = Path(__file__).parents[2] / "examples" / "brightwell.json"


def begin(as_of: date) -> str:
    """Stores an empty assessment and answers its id."""
    return store().create(Assessment(bank=load_bank().version, as_of=as_of)).id


def take_in(assessment: Assessment) -> str:
    """Stores an assessment read from a file as one of its own, a copy of the example too, and answers its id."""
    return store().create(assessment).id


def open_example() -> str:
    """The id of the fictional client: one for everybody, begun anew once nobody has changed it for a day."""
    bank = load_bank()
    return store().example(answered_safely(bank, read(bank, EXAMPLE_FILE.read_bytes()))).id
