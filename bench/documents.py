"""Time of the report: composing it and writing the PDF, for a full plan, the example and a blank sheet. Milliseconds, medians."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from bench.judge import sheets, timed  # noqa: E402
from questionnaire import load_bank  # noqa: E402
from report import compose, write_pdf  # noqa: E402
from scoring import assess  # noqa: E402

RUNS = 7

if __name__ == "__main__":
    bank = load_bank()
    for name, sheet in sheets(bank).items():
        result = assess(bank, sheet)
        document = compose(bank, sheet, result)
        composing = timed(lambda sheet=sheet, result=result: compose(bank, sheet, result), RUNS)
        writing = timed(lambda document=document: write_pdf(document), RUNS)
        print(f"report, {name}: compose {composing:.0f} ms, PDF {writing:.0f} ms")
