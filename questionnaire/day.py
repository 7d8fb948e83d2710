"""A day as people type it."""

import re
from datetime import date

EARLIEST, LATEST = date(1996, 8, 21), date(2100, 12, 31)
"""From the day HIPAA was enacted; a typed day outside is a slip of the finger."""
FIRST_YEAR, LAST_YEAR = 1996, 9998
DAY_HELP = "2026-03-01, or month first: 3/1/2026"
_ISO = re.compile(r"(\d{4})-?(\d{2})-?(\d{2})")
_SLASHED = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})")


def possible(day: date, as_of: date) -> bool:
    """Whether something can have happened on that day: not after the assessment, nor before the year of HIPAA."""
    return day <= as_of and FIRST_YEAR <= day.year <= LAST_YEAR


def typed_day(text: str) -> date | None:
    """The day that `2026-03-01`, `20260301` or, in US order, `3/1/2026` names; None where it is none."""
    words = text.strip()
    if found := _ISO.fullmatch(words):
        year, month, number = found.groups()
    elif found := _SLASHED.fullmatch(words):
        month, number, year = found.groups()
    else:
        return None
    try:
        return date(int(year), int(month), int(number))
    except ValueError:
        return None


def likely_day(text: str) -> date:
    """The same, for a day that can have something to do with a help desk. Raises ValueError, whose words are for the person."""
    day = typed_day(text)
    if day is None:
        raise ValueError(f"\u201c{text.strip()[:40]}\u201d is not a day yet, and is not saved. Type it like {DAY_HELP}.")
    if not EARLIEST <= day <= LATEST:
        raise ValueError(f"The year {day.year} cannot be right, so this is not saved. Type the day like {DAY_HELP}.")
    return day
