"""Working days: Monday to Friday without United States federal holidays (5 U.S.C. 6103), the days they are observed on included."""

from bisect import bisect_left
from datetime import date, timedelta
from functools import cache

from holidays import country_holidays

SATURDAY = 5


@cache
def _federal_holidays(year: int) -> frozenset[date]:
    """As far as the library knows them: to the year 2100. Later years have only weekends."""
    return frozenset(country_holidays("US", years=year, observed=True))


def working_day(day: date, step: int = 1) -> date:
    """The day itself where it is a working day, else the next; with `step` -1 the last before it."""
    while day.weekday() >= SATURDAY or day in _federal_holidays(day.year):
        day += timedelta(days=step)
    return day


class WorkingDays:
    """The working days from the day of the assessment on, numbered from 0: `as_of` itself where it is one, else the next.

    The calendar's last day, 9999-12-31, is a Friday and the last of them; whatever would come later is that day.
    """

    def __init__(self, as_of: date) -> None:
        self.as_of = as_of
        self._days = [working_day(as_of)]

    def __getitem__(self, number: int) -> date:
        while len(self._days) <= number and self._days[-1] < date.max:
            self._days.append(working_day(self._days[-1] + timedelta(days=1)))
        return self._days[min(number, len(self._days) - 1)]

    def number(self, day: date) -> int:
        """The number of the first working day on or after a day."""
        while self._days[-1] < day:
            self[len(self._days)]
        return bisect_left(self._days, day)

    def after(self, count: int) -> date:
        """The first, second, ... working day after `as_of`, which is never counted itself."""
        return self[count - (self[0] > self.as_of)]
