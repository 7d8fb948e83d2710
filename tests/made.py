"""What is made from the bank and the example: `make docs` writes every file anew. Read the diff before you commit it.

The golden files are excerpts, the first few of every kind: what is lost in a report or a list is for other tests to find.
"""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from questionnaire import load_bank
from questionnaire.__main__ import DOCUMENTS
from tests.report.as_text import excerpt
from tests.report.example import ROOT, example, example_letters, example_minutes, example_tasks
from tests.report.oscal_excerpt import oscal_excerpt
from tests.report.oscal_reader import WRITERS

GOLDEN = ROOT / "tests" / "report" / "golden"
PAGES = {"questions": "questions.md", "flow": "flow.svg", "schema": "assessment.schema.json"}
FEW = 2


def made() -> dict[Path, Callable[[], str]]:
    """Every file with what makes its text."""
    pages = {ROOT / "docs" / file: partial(DOCUMENTS[name][1], load_bank()) for name, file in PAGES.items()}
    letters = {GOLDEN / "letters" / f"{letter}.txt": partial(str, text) for letter, text in example_letters().items()}
    oscal = {GOLDEN / f"brightwell.oscal-{kind}.json": partial(oscal_excerpt, kind, FEW) for kind in WRITERS}
    return {
        **pages,
        GOLDEN / "brightwell.txt": report_text,
        GOLDEN / "brightwell.csv": first_tasks,
        GOLDEN / "minutes.txt": minutes_text,
        **letters,
        **oscal,
    }


def report_text() -> str:
    about = f"The example's full report: of every table, list and part with cards the first {FEW}. `make docs` writes this file."
    return f"{about}\n\n{excerpt(example(), FEW)}"


def minutes_text() -> str:
    about = f"The minutes of a workshop on the example: of every table the first {FEW}. `make docs` writes this file."
    return f"{about}\n\n{excerpt(example_minutes(), FEW)}"


def first_tasks() -> str:
    """Header and first tasks of the list, as the file has them: a new line inside a cell is `\\n`, at the end of a row `\\r\\n`."""
    rows = example_tasks().decode().split("\r\n")
    return "\r\n".join([*rows[: FEW + 1], f"… {len(rows) - 2} tasks in all", ""])


def stale() -> list[Path]:
    """The files that are not what is made now, and golden letters that nothing makes any more."""
    wanted = made()
    left = set((GOLDEN / "letters").iterdir()) - wanted.keys()
    return sorted(left | {path for path, make in wanted.items() if not path.is_file() or path.read_bytes().decode() != make()})


if __name__ == "__main__":
    for path, make in made().items():
        path.write_bytes(make().encode())
    for path in stale():  # a letter that there is no more
        path.unlink()
