"""Write the golden files anew: `python -m tests.report.refresh_golden`. Read the diff before committing them."""

from pathlib import Path

from questionnaire import load_bank
from questionnaire.file import read
from report import Document, compose
from report.formats.tasks import write_general
from scoring import assess
from tests.report.as_text import as_text

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "examples" / "brightwell.json"
GOLDEN = Path(__file__).parent / "golden" / "brightwell.txt"
TASKS = GOLDEN.with_suffix(".csv")


def example() -> Document:
    bank = load_bank()
    assessment = read(bank, EXAMPLE.read_bytes())
    return compose(bank, assessment, assess(bank, assessment))


def example_as_text() -> str:
    return as_text(example())


def example_tasks() -> bytes:
    return write_general(example())


if __name__ == "__main__":
    GOLDEN.write_text(example_as_text(), encoding="utf-8")
    TASKS.write_bytes(example_tasks())
