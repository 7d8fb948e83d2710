"""What recurs, and from which day: what the plan sets up, else what the answers call for."""

from datetime import date

from dateutil.relativedelta import TU, relativedelta

from questionnaire.conditions import holds
from questionnaire.shapes.reviews import Every, Review
from report.content.context import Context
from report.paper.plan_rows import ReviewRow

LATER = {every: relativedelta(months=months, day=1, weekday=TU) for every, months in {"month": 1, "quarter": 3}.items()}
"""To the first Tuesday of a month."""


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

    Once a year it is the anniversary, of February 29 in other years February 28. Else the first Tuesday of a month: never on a weekend.
    """
    late = max(of, after)
    years = late.year - of.year
    try:
        if every == "year":
            found: date = next(day for more in (years, years + 1) if (day := of + relativedelta(years=more)) > late)
        else:
            found = late + LATER[every]
    except ValueError:
        return None
    return found
