"""Days that are worked out from other days. The calendar ends on December 31 of the year 9999; what would come later is that day."""

from datetime import date, timedelta


def days_after(day: date, days: int) -> date:
    """The day so many days after another, before it where negative; the calendar's first or last day where it would end outside."""
    return day + timedelta(days=min(max(days, (date.min - day).days), (date.max - day).days))
