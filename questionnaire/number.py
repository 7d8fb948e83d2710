"""A whole number as people type it."""

import re

TYPED = r"\d{1,3}(?:,\d{3})+|\d+"
"""With or without commas for thousands; a comma elsewhere may stand for a decimal point."""


def whole_number(typed: str, between: tuple[int, int]) -> int | None:
    """The number; None where nothing is typed. Raises ValueError, whose words are for the person."""
    words = typed.strip()
    if not words:
        return None
    least, most = between
    digits = words.replace(",", "")
    if re.fullmatch(TYPED, words) and len(digits) <= len(str(most)) and least <= int(digits) <= most:
        return int(digits)
    raise ValueError(f"\u201c{words[:40]}\u201d is not saved. Type a whole number from {least:,} to {most:,}.")
