"""The example's report, tasks and letters. What a new bank asks and the example does not say has its safest answer."""

from functools import cache
from pathlib import Path

from questionnaire import Assessment, load_bank
from questionnaire.file import read
from questionnaire.safest import answered_safely
from report import Document, compose
from report.content.letters import compose_guide, compose_letter, letter_ids
from report.formats.tasks import write_general
from scoring import assess
from tests.report.as_text import as_text

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "examples" / "brightwell.json"


def example_sheet() -> Assessment:
    bank = load_bank()
    return answered_safely(bank, read(bank, EXAMPLE.read_bytes()))


def example() -> Document:
    bank, sheet = load_bank(), example_sheet()
    return compose(bank, sheet, assess(bank, sheet))


def example_tasks() -> bytes:
    return write_general(example())


@cache
def example_letters() -> dict[str, str]:
    """Text of each letter of the example, by its id."""
    bank, sheet = load_bank(), example_sheet()
    result = assess(bank, sheet)
    return {
        letter: as_text(compose_letter(bank, sheet, result, letter)) + as_text(compose_guide(bank, sheet, result, letter))
        for letter in letter_ids(bank)
    }
