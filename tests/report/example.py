"""The example's report, tasks and letters. What a new bank asks and the example does not say has its safest answer."""

from dataclasses import replace
from functools import cache
from pathlib import Path

from questionnaire import Assessment, load_bank
from questionnaire.file import read
from questionnaire.flow.safest import answered_safely
from questionnaire.workshop import Workshop
from report import Document, compose
from report.content.letters import compose_guide, compose_letter, letter_ids
from report.content.minutes import compose_minutes
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


def example_minutes() -> Document:
    """Of a workshop on the example."""
    bank, sheet = load_bank(), replace(example_sheet(), workshop=Workshop.model_validate(WORKSHOP))
    return compose_minutes(bank, sheet, assess(bank, sheet))


WORKSHOP = {
    "minutes": 90,
    "present": "Dana Whitfield, Sam Okafor, Priya N.",
    "decided": {"channels": "Dana Whitfield", "sign_in": "Sam Okafor", "whatsapp_cover": "Dana Whitfield"},
    "dissent": {"channels": {"1": {"who": "Sam Okafor", "what": "Text messages should stop this week."}, "2": {"who": "Priya N."}}},
    "parked": {
        "desk": {"1": {"text": "Ask Intercom for the export", "owner": "Sam Okafor", "due": "2026-12-11"}},
        "closing": {"1": {"text": "Who tells the clinics?"}},
    },
    "seconds": {"scope": 312, "channels": 905, "closing": 20},
}


@cache
def example_letters() -> dict[str, str]:
    """Text of each letter of the example, by its id."""
    bank, sheet = load_bank(), example_sheet()
    result = assess(bank, sheet)
    return {
        letter: as_text(compose_letter(bank, sheet, result, letter)) + as_text(compose_guide(bank, sheet, result, letter))
        for letter in letter_ids(bank)
    }
