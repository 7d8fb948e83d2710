"""The first and last days of the calendar, which other systems write for "always" and "never": an accepted file is written all the same."""

import json
from datetime import date
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from questionnaire.shapes.question import Level
from report import EDITIONS, EXPORTS
from report.__main__ import main
from report.content.letters import letter_ids
from report.formats.pdf.draw_roadmap import Scale
from report.paper.figures import RoadmapBar, RoadmapFigure
from scoring.calendar import days_after
from tests.report.example import EXAMPLE
from tests.report.tabulated import NO_SHRINKING
from tests.scoring.sheets import BANK

EDGES = (date.min, date(1, 12, 31), date(9999, 11, 30), date(9999, 12, 1), date.max)
DAYS = st.one_of(st.sampled_from(EDGES), st.dates())
ASKED = [
    *(("--format", export.id) for export in EXPORTS),
    *(("--format", export.id, "--edition", name) for export in EXPORTS if export.prints for name in EDITIONS[1:]),
    *(("--format", "docx", "--letter", letter) for letter in letter_ids(BANK)),
]


def written(as_of: date, due: date, first: date, *asked: str) -> int:
    """The exit status of the command for the example with these days, and proof that it wrote something."""
    given = json.loads(EXAMPLE.read_bytes())
    given["as_of"], given["answers"]["first_phi_on"] = as_of.isoformat(), first.isoformat()
    given["plan"] = {"keep_phi_out": {"due": due.isoformat()}, "sign_baa": {"due": first.isoformat()}}
    suffix = next(export.suffix for export in EXPORTS if export.id == asked[1])
    with TemporaryDirectory() as folder:
        file, out = Path(folder, "given.json"), Path(folder, f"made{suffix}")
        file.write_text(json.dumps(given))
        status = main([str(file), "--out", str(out), *asked])
        assert out.stat().st_size > 0
    return status


@pytest.mark.parametrize("asked", ASKED, ids=" ".join)
def test_a_plan_without_end_is_written_in_every_format_edition_and_letter(asked: tuple[str, ...]) -> None:
    assert written(date.max, date.max, date.max, *asked) == 0
    assert written(date.min, date.max, date.min, *asked) == 0


@given(DAYS, DAYS, DAYS, st.sampled_from(ASKED))
@settings(max_examples=8, phases=NO_SHRINKING)
@example(date(2026, 11, 21), date.max, date(2026, 8, 3), ("--format", "pdf"))
@example(date.max, date.min, date.min, ("--format", "pdf"))
def test_whatever_the_days_the_command_writes_the_report(as_of: date, due: date, first: date, asked: tuple[str, ...]) -> None:
    assert written(as_of, due, first, *asked) == 0


@given(DAYS, st.integers(0, 1_000) | st.integers(0, 3_700_000))
@example(date.max, 0)
@example(date.min, 3_652_058)
def test_the_calendar_of_a_plan_has_one_to_seven_marks_in_order_and_all_on_it(as_of: date, days: int) -> None:
    until = days_after(as_of, days)
    bar = RoadmapBar(1, "sign_baa", "Sign the BAA", "now", as_of, until, True, "Dana", Level.high, "open", until, False)
    ticks = [when for when, _ in Scale(RoadmapFigure((bar,), as_of, days_after(as_of, max(days, 14)))).ticks()]
    assert 1 <= len(ticks) <= 7 and all(before < after for before, after in pairwise(ticks))
    assert as_of <= ticks[0] and ticks[-1] <= max(until, days_after(as_of, 14))


def test_each_new_year_is_named_on_the_calendar_of_a_plan() -> None:
    bar = RoadmapBar(
        1,
        "sign_baa",
        "Sign the BAA",
        "now",
        date(2026, 11, 21),
        date(2028, 12, 31),
        True,
        "Dana",
        Level.high,
        "open",
        date(2028, 12, 31),
        False,
    )
    told = [words for _, words in Scale(RoadmapFigure((bar,), date(2026, 11, 21), date(2028, 12, 31))).ticks()]
    assert told == ["Dec", "Apr 2027", "Aug", "Dec", "Apr 2028", "Aug", "Dec"]
