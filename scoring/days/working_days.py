"""Working days: Monday to Friday without United States federal holidays (5 U.S.C. 6103), the days they are observed on included."""

from datetime import date, timedelta
from functools import lru_cache

from holidays import country_holidays

SATURDAY = 5


@lru_cache(maxsize=16384)
def _federal_holidays(year: int) -> frozenset[date]:
    """As far as the library knows them: to the year 2100. Later years have only weekends."""
    return frozenset(country_holidays("US", years=year, observed=True))


@lru_cache(maxsize=4096)
def working_day(day: date, step: int = 1) -> date:
    """The day itself where it is a working day, else the next; with `step` -1 the last before it.

    There is one each way: the calendar begins on a Monday and ends, on 9999-12-31, on a Friday.
    """
    while day.weekday() >= SATURDAY or day in _federal_holidays(day.year):
        day += timedelta(days=step)
    return day


@lru_cache(maxsize=4096)
def next_working_day(day: date) -> date:
    """The first working day after a day; after the calendar's last day, that day."""
    return working_day(min(day, date.max - timedelta(days=1)) + timedelta(days=1))


@lru_cache(maxsize=4096)
def working_days_after(day: date, count: int) -> date:
    """The so many-th working day after a day, which is never counted itself."""
    for _ in range(count):
        day = next_working_day(day)
    return day


def most_working_days(first: date, last: date) -> int:
    """No more than so many working days from one day to another, both counted; holidays are not looked at. At least 1."""
    weeks, rest = divmod((last - first).days + 1, 7)
    return max(1, 5 * weeks + min(rest, 5))


def monday(day: date) -> date:
    """The Monday of its week."""
    return day - timedelta(days=day.weekday())  # the calendar begins on one


def working_days_of(monday: date) -> tuple[date, ...]:
    """The working days of the week that begins on a Monday. The calendar ends on a Friday."""
    week = (monday + timedelta(days=number) for number in range(SATURDAY))
    return tuple(day for day in week if day not in _federal_holidays(day.year))
