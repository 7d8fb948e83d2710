"""Days worked out from other days: never past the calendar's ends."""

from datetime import date, timedelta

from hypothesis import example, given
from hypothesis import strategies as st

from scoring.calendar import days_after


@given(st.dates(), st.integers(-4_000_000, 4_000_000))
@example(date.max, 1)
@example(date.min, -1)
def test_so_many_days_after_a_day_or_the_last_day_there_is(day: date, days: int) -> None:
    found = days_after(day, days)
    assert found - day == timedelta(days=days) or found in (date.min, date.max)


def test_a_week_later_is_a_week_later() -> None:
    assert (days_after(date(2026, 11, 27), 7), days_after(date(9999, 12, 28), 7)) == (date(2026, 12, 4), date(9999, 12, 31))
    assert days_after(date(1, 1, 3), -7) == date(1, 1, 1)
