"""The time there is: what is refused, in words that say the way out, and the days that hours fall on."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.schedule import Budget, ScheduleRefused

START = date(2026, 11, 23)


@pytest.mark.parametrize("hours", [0, -1, -0.5, 168.5, 1e9, float("inf"), float("-inf"), float("nan")])
def test_hours_that_no_week_has_are_refused(hours: float) -> None:
    with pytest.raises(ScheduleRefused) as refused:
        Budget(hours, START)
    assert str(refused.value) == (
        f"Hours a week: {hours:g} is no amount of work for a week. Give a number above 0 and at most 168, the hours a week has."
    )


@pytest.mark.parametrize(
    ("hours_per_week", "hours", "begun", "done"),
    [
        (7, 0, 0, 0),
        (7, 1, 1, 0),  # the first day is full: work is done on it, and goes on on the next
        (7, 1.5, 1, 1),
        (7, 7, 7, 6),
        (3.5, 1, 2, 1),
        (168, 24, 1, 0),
        (0.7, 0.1, 1, 0),
    ],
)
def test_days_are_counted_at_an_even_pace(hours_per_week: float, hours: float, begun: int, done: int) -> None:
    budget, amount = Budget(hours_per_week, START), Fraction(str(hours))
    assert ((budget.begun(amount) - START).days, (budget.done(amount) - START).days) == (begun, done)


@given(st.integers(1, 168), st.fractions(0, 500), st.fractions(0, 500))
def test_more_hours_never_end_earlier(hours_per_week: int, one: Fraction, other: Fraction) -> None:
    budget, (less, more) = Budget(hours_per_week, START), sorted((one, other))
    assert budget.begun(less) <= budget.begun(more)
    assert START <= budget.done(less) <= budget.done(more) <= budget.begun(more)


def test_an_end_beyond_the_calendar_is_refused() -> None:
    with pytest.raises(ScheduleRefused) as refused:
        Budget(1e-9, START).done(Fraction(1))
    assert str(refused.value) == (
        "Hours a week: at 1e-09 from 2026-11-23 on, the plan would end after the year 9999. Give more hours a week."
    )


def test_a_plan_may_end_on_the_last_day_of_the_calendar() -> None:
    budget = Budget(7, date(9999, 12, 30))
    assert budget.done(Fraction(2)) == date(9999, 12, 31)
    with pytest.raises(ScheduleRefused):
        budget.done(Fraction(3))
