"""The time there is: hours a week from a day on, and the calendar days that hours of work fall on."""

from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from math import ceil, floor

HOURS_OF_A_WEEK = 168
DAYS_OF_A_WEEK = 7


class ScheduleRefused(ValueError):
    """Why no schedule can be made: what is wrong, where, and the way out. Nothing was changed."""


@dataclass(frozen=True)
class Budget:
    """So many hours of work a week, spread evenly over its seven days, from a day on.

    Raises ScheduleRefused where the hours are not above 0 and at most 168.
    """

    hours_per_week: float
    start: date

    def __post_init__(self) -> None:
        if not 0 < self.hours_per_week <= HOURS_OF_A_WEEK:
            raise ScheduleRefused(
                f"Hours a week: {self.hours_per_week:g} is no amount of work for a week. "
                f"Give a number above 0 and at most {HOURS_OF_A_WEEK}, the hours a week has."
            )

    def begun(self, hours: Fraction) -> date:
        """The day on which work goes on after that many hours."""
        return self._day(floor(hours * self._days_per_hour))

    def done(self, hours: Fraction) -> date:
        """The day on which that many hours of work are reached; the start day for none."""
        return self._day(max(ceil(hours * self._days_per_hour) - 1, 0))

    @property
    def _days_per_hour(self) -> Fraction:
        return DAYS_OF_A_WEEK / exact(self.hours_per_week)

    def _day(self, number: int) -> date:
        if number > (date.max - self.start).days:
            raise ScheduleRefused(
                f"Hours a week: at {self.hours_per_week:g} from {self.start} on, the plan would end after the year {date.max.year}. "
                "Give more hours a week."
            )
        return self.start + timedelta(days=number)


def exact(number: float) -> Fraction:
    """The decimal number as people write it, without the rounding of binary fractions."""
    return Fraction(str(number))
