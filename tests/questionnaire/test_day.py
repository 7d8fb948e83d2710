"""A day as people type it."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from questionnaire.day import DAY_HELP, day_first, is_ambiguous, is_month, likely_day, typed_day


@given(st.dates())
def test_every_day_is_read_in_each_of_its_forms(day: date) -> None:
    iso = day.isoformat()
    forms = (iso, iso.replace("-", ""), iso.replace("-", "/"), f" {iso} ")
    for typed in (*forms, f"{day.month}/{day.day}/{iso[:4]}", f"{day.month:02}.{day.day:02}.{iso[:4]}"):
        assert typed_day(typed) == day


@pytest.mark.parametrize(
    "typed", ["", "2026", "2026-02", "2026-2-1", "2026-13-01", "2/30/2026", "13/1/2026", "1/2/26", "03012026x", "soon"]
)
def test_what_is_no_day_is_none(typed: str) -> None:
    assert typed_day(typed) is None


@pytest.mark.parametrize("typed", ["March 2026", "mar 2026", " Mar. 2026 ", "3/2026", "03/2026", "03.2026", "2026/03", "2026/3"])
def test_a_month_is_counted_from_its_first_day(typed: str) -> None:
    assert typed_day(typed) == date(2026, 3, 1) and is_month(typed)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("March 1, 2026", date(2026, 3, 1)),
        ("Mar 31 2026", date(2026, 3, 31)),
        ("1 March 2026", date(2026, 3, 1)),
        ("Sept. 5, 2026", date(2026, 9, 5)),
        ("March 15th, 2026", date(2026, 3, 15)),
        ("1st March 2026", date(2026, 3, 1)),
        ("2nd Aug 2026", date(2026, 8, 2)),
        ("2026/3/15", date(2026, 3, 15)),
    ],
)
def test_a_day_with_its_month_in_words_is_no_month(typed: str, day: date) -> None:
    assert typed_day(typed) == day and not is_month(typed)


@pytest.mark.parametrize("typed", ["March 301", "Mar 26", "February 30, 2026", "13/2026", "Marsh 2026"])
def test_what_is_no_month_is_none(typed: str) -> None:
    assert typed_day(typed) is None and not is_month(typed)


def test_a_day_that_can_be_right_is_taken_and_another_is_refused_with_the_way_out() -> None:
    assert likely_day(" 3/1/2026 ") == date(2026, 3, 1)
    for typed, why in (
        ("3/1/1026", "The year 1026 cannot be right"),
        ("3126-01-01", "The year 3126"),
        ("March 3126", "The year 3126"),
        ("soon", "is not a valid date"),
    ):
        with pytest.raises(ValueError, match=why):
            likely_day(typed)


@pytest.mark.parametrize(
    ("typed", "way_out"),
    [
        ("3/15/26", "Write the year with four digits: 3/15/2026."),
        ("03.15.26", "Write the year with four digits: 3/15/2026."),
        ("March 15th, 26", "Write the year with four digits: 3/15/2026."),
        ("12/4", "The year is missing. Write it with four digits, like 12/4/2026."),
        ("March 15th", "The year is missing. Write it with four digits, like March 15th 2026."),
        ("2026-03", "Add the day, or write the month like March 2026."),
        ("2026", "Name a month too, if only by estimate, like March 2026."),
        ("march", "The year is missing. Write it with four digits, like march 2026."),
        *((typed, f"Type it like {DAY_HELP}.") for typed in ("12", "2/30/26", "13/4", "3/15/2", "soon")),
    ],
)
def test_what_is_refused_says_what_to_write_and_that_is_taken(typed: str, way_out: str) -> None:
    with pytest.raises(ValueError, match="is not a valid date, and is not saved") as refused:
        likely_day(typed)
    assert str(refused.value).endswith(f"\u201d is not a valid date, and is not saved. {way_out}")
    assert likely_day(re.split(": |like ", way_out.rstrip("."))[-1].split(" (")[0]).year == 2026


@pytest.mark.parametrize("typed", ["24/12/2026", "24.12.2026", "24-Dec-2026", "24-December-2026"])
def test_with_the_day_first_it_is_read_where_nothing_else_can_be_meant(typed: str) -> None:
    assert day_first(typed) == date(2026, 12, 24)


@pytest.mark.parametrize("typed", ["3/4/2026", "12/24/2026", "32/1/2026", "24/13/2026", "2026-12", "24-12", "soon"])
def test_with_the_day_first_nothing_is_guessed(typed: str) -> None:
    assert day_first(typed) is None


@pytest.mark.parametrize(("typed", "month"), [("March 2026", True), ("Mar 2026", True), ("3/1/2026", False), ("soon", False), ("", False)])
def test_a_whole_month_is_told_from_a_day(typed: str, month: bool) -> None:
    assert is_month(typed) is month


@pytest.mark.parametrize(
    ("typed", "two"),
    [("3/4/2026", True), ("03.04.2026", True), ("\u0663/\u0664/\u0662\u0660\u0662\u0666", True), ("4/4/2026", False), ("04/4/2026", False)]
    + [("3/13/2026", False), ("13/3/2026", False), ("2026-03-04", False), ("March 4, 2026", False), ("soon", False)],
)
def test_a_day_that_is_another_one_day_first_is_told_in_any_digits(typed: str, two: bool) -> None:
    assert is_ambiguous(typed) is two
