"""Time of the report: composing it and writing each format, for a full plan, the example and a blank sheet. Milliseconds, medians."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from bench.judge import sheets, timed  # noqa: E402
from questionnaire import load_bank  # noqa: E402
from report import (
    EXPORTS,
    Document,
    compose,  # noqa: E402
)
from scoring import assess  # noqa: E402

RUNS = 7


def each_format(document: Document) -> dict[str, float]:
    """Id of a format -> milliseconds of writing it."""
    return {export.id: timed(lambda export=export: export.write(document, "letter"), RUNS) for export in EXPORTS}


if __name__ == "__main__":
    bank = load_bank()
    for name, sheet in sheets(bank).items():
        result = assess(bank, sheet)
        document = compose(bank, sheet, result)
        composing = timed(lambda sheet=sheet, result=result: compose(bank, sheet, result), RUNS)
        formats = each_format(document)
        told = ", ".join(f"{name} {took:.0f}" for name, took in formats.items())
        print(f"report, {name}: compose {composing:.0f} ms; {told} ms; all downloads together {composing + sum(formats.values()):.0f} ms")
