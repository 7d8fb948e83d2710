"""What recurs, and from which day: what the plan sets up, else what the answers call for."""

from datetime import MAXYEAR, date, timedelta

from questionnaire.conditions import holds
from questionnaire.shapes.reviews import Every, Review
from report.content.context import Context
from report.paper.plan_rows import ReviewRow

MONTHS: dict[Every, int] = {"month": 1, "quarter": 3}
TUESDAY = 1


def reviews(context: Context) -> tuple[ReviewRow, ...]:
    """Every review that is called for, in the order of the bank; none whose first day the calendar no longer holds."""
    called = ((review, _since(context, review)) for review in context.bank.reviews)
    first = ((review, since and following(since, context.result.as_of, review.every)) for review, since in called)
    return tuple(ReviewRow(r.id, r.title, r.says, day, r.every, r.citations) for r, day in first if day)


def _since(context: Context, review: Review) -> date | None:
    """The day from which it is counted; None where nothing calls for it."""
    due = [item.due for item in context.result.plan if item.action in review.actions]
    if due:
        return max(due)
    if not holds(review.when, context.sheet.answers, context.result.as_of):
        return None
    found = context.sheet.answers.get(review.since) if review.since else context.result.as_of
    return found if isinstance(found, date) else None


def following(of: date, after: date, every: Every) -> date | None:
    """The first time later than both days; None past the year 9999.

    Once a year it is the anniversary. Else the first Tuesday of a month: never on a weekend, and there is one in every month.
    """
    if every == "year":
        return anniversary(of, max(of, after))
    months = max(of, after).year * 12 + max(of, after).month - 1 + MONTHS[every]
    return _first_tuesday(months // 12, months % 12 + 1) if months // 12 <= MAXYEAR else None


def _first_tuesday(year: int, month: int) -> date:
    begin = date(year, month, 1)
    return begin + timedelta(days=(TUESDAY - begin.weekday()) % 7)


def anniversary(of: date, after: date) -> date | None:
    """The first anniversary later than a day; of February 29 it is February 28 in other years. None past the year 9999."""
    for year in (after.year, after.year + 1):
        if year > MAXYEAR:
            return None
        leap = (of.month, of.day) == (2, 29)
        found = date(year, 3, 1) - timedelta(days=1) if leap else of.replace(year=year)
        if found > after:
            return found
    return None
