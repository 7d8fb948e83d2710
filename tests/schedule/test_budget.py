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
    with pytest.raises(ScheduleRefused, match=r"^Hours a week: .* above 0 and at most 168"):
        Budget(hours, START)


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
    with pytest.raises(ScheduleRefused, match=r"after the year 9999. Give more hours a week"):
        Budget(1e-9, START).done(Fraction(1))
