"""The hours a week that there are for the plan: one field, and how it is read."""

import re

from questionnaire.assessment import MAX_HOURS, MIN_HOURS
from questionnaire.file.added import whole
from ui.shell.fields import number
from ui.shell.synced_widget import Fields

PATH = ("hours_per_week",)
TYPED = r"\d{1,3}(?:\.\d*|,\d{1,2})?"
"""A comma before three digits parts thousands, and nobody has so many hours."""


def hours_field(fields: Fields, counting: float) -> None:
    """Hours a week, typed; blank where nobody says. `counting`: the hours that count meanwhile."""
    number(fields, PATH, f"hours_{fields.id}", "Hours a week", hours_in, width=160, hint=f"{counting:g}")


def hours_in(typed: str) -> float | None:
    """The hours that were typed; None for nothing. Raises ValueError, whose words are for the person, for what nobody can have."""
    words = typed.strip()
    if not words:
        return None
    found = float(words.replace(",", ".")) if re.fullmatch(TYPED, words) else 0
    if not MIN_HOURS <= found <= MAX_HOURS:
        raise ValueError(f"Type a number from {MIN_HOURS} to {MAX_HOURS}. Until then it is not saved, and stays here.")
    return whole(found)
