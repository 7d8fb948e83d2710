"""Hours as people read them are no more exact than the estimates are, and a sum is that of the parts that stand above it."""

import re
from math import ceil, floor

import pytest

from questionnaire import Assessment
from report import compose
from report.formats.tasks import write_trello
from report.paper.document import Document, Table
from scoring import assess
from tests.report import sheets
from tests.report.as_text import as_text
from tests.scoring.sheets import BANK, base

HOURS = re.compile(r"(?:(\d[\d.]*) to )?(\d[\d.]*) (hour|minute)s?\b(?! a week)")
SHEETS = {f"{seats} seats": base("hurried_startup").answered("seats", seats) for seats in (2, 12, 40)}
SHEETS["worst"] = sheets.worst(BANK).answered("seats", 7)


def composed(sheet: Assessment, edition: str = "full") -> Document:
    return compose(BANK, sheet, assess(BANK, sheet), edition=edition)  # type: ignore[arg-type]


def efforts(text: str) -> list[tuple[float, float, str]]:
    return [(float(low or high), float(high), unit) for low, high, unit in HOURS.findall(text)]


@pytest.mark.parametrize("name", SHEETS)
def test_no_effort_is_told_finer_than_in_quarters_of_an_hour_halves_or_whole_hours(name: str) -> None:
    document = composed(SHEETS[name])
    told = [one for one in efforts(as_text(document) + write_trello(document).decode()) if one[2] == "hour"]
    assert len(told) > 10
    for low, high, _ in told:
        assert (low % 0.5, high % 0.5) == (0, 0), (low, high)
        assert all(end < 10 or end % 1 == 0 for end in (low, high)), (low, high)


@pytest.mark.parametrize("name", SHEETS)
def test_the_sum_below_what_ends_the_verdict_is_that_of_the_hours_above_it(name: str) -> None:
    tables = [
        b for part in composed(SHEETS[name]).parts for b in part.blocks if isinstance(b, Table) and "Hours (our estimate)" in b.header
    ]
    for table in tables:
        at = table.header.index("Hours (our estimate)")
        column = [efforts("".join(run.text for line in row.cells[at].lines for run in line))[0] for row in table.rows]
        *parts, (low, high, _) = [(a / 60, b / 60, u) if u == "minute" else (a, b, u) for a, b, u in column]
        if len(table.rows) > 1:
            least, most = sum(a for a, _, _ in parts), sum(b for _, b, _ in parts)
            assert low == (least if least < 10 else floor(least)) and high == (most if most < 10 else ceil(most))
