"""A day as people type it."""

import re
from datetime import date

_ISO = re.compile(r"(\d{4})-?(\d{2})-?(\d{2})")
_SLASHED = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})")


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
