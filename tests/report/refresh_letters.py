"""Write the golden letters anew: `python -m tests.report.refresh_letters`. Read the diff before committing them."""

from functools import cache
from pathlib import Path

from questionnaire import load_bank
from questionnaire.file import read
from report.content.letters import compose_letter, letter_ids
from scoring import assess
from tests.report.as_text import as_text

GOLDEN = Path(__file__).parent / "golden" / "letters"
EXAMPLE = Path(__file__).parents[2] / "examples" / "brightwell.json"


@cache
def example_letters() -> dict[str, str]:
    """Text of each letter of the example, by its id."""
    bank = load_bank()
    assessment = read(bank, EXAMPLE.read_bytes())
    result = assess(bank, assessment)
    return {letter: as_text(compose_letter(bank, assessment, result, letter)) for letter in letter_ids(bank)}


if __name__ == "__main__":
    GOLDEN.mkdir(exist_ok=True)
    for letter, text in example_letters().items():
        (GOLDEN / f"{letter}.txt").write_text(text, encoding="utf-8")
