"""Law 7: the same file gives the same result on any day; the day is `as_of`, never the clock."""

from dataclasses import replace
from datetime import date

from hypothesis import assume, given

from questionnaire import Assessment, load_bank, walk
from questionnaire.loader import FOLDER, read_bank
from scoring import assess
from tests.scoring.sheets import ANY_SHEET, AS_OF, BANK, DAYS


@given(ANY_SHEET)
def test_the_same_sheet_gives_the_same_result_twice(sheet: Assessment) -> None:
    assert assess(BANK, sheet) == assess(BANK, sheet)


def test_the_bank_is_read_once_and_a_second_reading_judges_alike() -> None:
    assert load_bank() is load_bank()
    again = read_bank(FOLDER)
    sheet = Assessment(BANK.version, AS_OF, answers={"desk": "intercom"})
    assert assess(again, sheet) == assess(BANK, sheet)


@given(ANY_SHEET, DAYS)
def test_another_day_of_assessment_moves_only_days(sheet: Assessment, day: date) -> None:
    moved = replace(sheet, as_of=day)
    assume(walk(BANK, sheet).impossible.keys() == walk(BANK, moved).impossible.keys())  # a day after the assessment counts as not known
    one, other = assess(BANK, sheet), assess(BANK, moved)
    assert (one.verdict, one.conditions, one.score, one.coverage, one.findings) == (
        other.verdict,
        other.conditions,
        other.score,
        other.coverage,
        other.findings,
    )
    assert [(i.action, i.kind, i.lane, i.risk, i.after) for i in one.plan] == [
        (i.action, i.kind, i.lane, i.risk, i.after) for i in other.plan
    ]
    assert other.as_of == day
