"""Write the golden document anew: `python -m tests.report.refresh_golden`. Read the diff before committing it."""

from pathlib import Path

from questionnaire import load_bank
from questionnaire.file import read
from report import compose
from scoring import assess
from tests.report.as_text import as_text

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "examples" / "brightwell.json"
GOLDEN = Path(__file__).parent / "golden" / "brightwell.txt"


def example_as_text() -> str:
    bank = load_bank()
    assessment = read(bank, EXAMPLE.read_bytes())
    return as_text(compose(bank, assessment, assess(bank, assessment)))


if __name__ == "__main__":
    GOLDEN.write_text(example_as_text(), encoding="utf-8")
