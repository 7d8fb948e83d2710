"""A day as people type it, and as files hold it."""

import re
from contextlib import suppress
from datetime import date, datetime

from questionnaire.faults import misfit, quoted

EARLIEST, LATEST = date(1996, 8, 21), date(2100, 12, 31)
"""From the day HIPAA was enacted; a typed day outside is a slip of the finger."""
FIRST_YEAR = EARLIEST.year
WRITTEN = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
DAY_HELP = "3/1/2026 (month first), March 2026, or 2026-03-01"
_YEAR = re.compile(r"(?:19|20)\d\d")
_ISO = re.compile(r"(\d{4})-?(\d{2})-?(\d{2})")
_SLASHED = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})")
_MONTHS = ("%B %Y", "%b %Y", "%m/%Y", "%m %Y", "%Y/%m")
_WORDED = ("%B %d %Y", "%b %d %Y", "%d %B %Y", "%d %b %Y", "%Y/%m/%d")
_DAY_FIRST = ("%d %B %Y", "%d %b %Y")
_SHORT = ("%m/%d/%y", "%m %d %y", "%B %d %y", "%b %d %y", "%d %B %y", "%d %b %y")
"""With two digits of the year: refused, because a day that is still being typed passes through them."""


def possible(day: date, as_of: date) -> bool:
    """Whether something can have happened on that day: not after the assessment, nor before the year of HIPAA."""
    return day <= as_of and day.year >= FIRST_YEAR


def written_day(found: object) -> date:
    """The day that a file holds as YYYY-MM-DD. Raises ValueError, whose words are for the person."""
    if not isinstance(found, str) or not re.fullmatch(WRITTEN, found):
        raise ValueError(misfit(found, "a day written YYYY-MM-DD"))
    try:
        return date.fromisoformat(found)
    except ValueError:
        raise ValueError(f"{quoted(found)} is not a calendar date; write a real one as YYYY-MM-DD") from None


def typed_day(text: str) -> date | None:
    """The day that `2026-03-01`, `20260301`, `March 1st, 2026` or, in US order, `3/1/2026` names; the first of a month; else None."""
    words = text.strip()
    if found := _ISO.fullmatch(words):
        year, month, number = found.groups()
    elif found := _SLASHED.fullmatch(words):
        month, number, year = found.groups()
    else:
        return _worded(words, _MONTHS + _WORDED)
    try:
        return date(int(year), int(month), int(number))
    except ValueError:
        return None


def day_first(text: str) -> date | None:
    """The day that `24/12/2026` or `24-Dec-2026` names, where the day stands before the month and nothing else can be meant; else None."""
    words = text.strip()
    if found := _SLASHED.fullmatch(words):
        number, month, year = found.groups()
        return typed_day(f"{month}/{number}/{year}") if int(number) > 12 else None
    return _worded(words.replace("-", " "), _DAY_FIRST)


def is_month(text: str) -> bool:
    """Whether a whole month was typed, such as `March 2026` or `Mar 2026`."""
    return _worded(text.strip(), _MONTHS) is not None


def is_ambiguous(text: str) -> bool:
    """Whether it names another day to those who write the day before the month, as `3/4/2026` does."""
    found = _SLASHED.fullmatch(text.strip())
    return found is not None and int(found[1]) != int(found[2]) and max(int(found[1]), int(found[2])) <= 12


def _worded(words: str, forms: tuple[str, ...]) -> date | None:
    plain = re.sub(r"(?i)\bsept\b", "Sep", re.sub(r"[.,]", " ", re.sub(r"(?i)(?<=\d)(?:st|nd|rd|th)\b", "", words))).strip()
    for form in forms:
        with suppress(ValueError):
            return datetime.strptime(plain, form).date()
    return None


def likely_day(text: str) -> date:
    """The same, for a day that can have something to do with a help desk. Raises ValueError, whose words are for the person."""
    day = typed_day(text)
    if day is None:
        raise ValueError(f"\u201c{text.strip()[:40]}\u201d is not a valid date, and is not saved. {_way_out(text.strip())}")
    if not EARLIEST <= day <= LATEST:
        raise ValueError(f"The year {day.year} cannot be right, so this is not saved. Type the day like {DAY_HELP}.")
    return day


def _way_out(words: str) -> str:
    """What to type instead, as exactly as it can be said."""
    if _YEAR.fullmatch(words):
        return f"Name a month too, if only by estimate, like March {words}."
    if month := _worded(words.replace("-", "/"), _MONTHS):  # no day by itself: it is the beginning of one
        return f"Add the day, or write the month like {month:%B %Y}."
    if short := _worded(words, _SHORT):
        return f"Write the year with four digits: {short.month}/{short.day}/{short.year}."
    for whole in (f"{words}/2026", f"{words} 2026"):
        if typed_day(whole) and not words.isdigit():
            return f"The year is missing. Write it with four digits, like {whole}."
    return f"Type it like {DAY_HELP}."
