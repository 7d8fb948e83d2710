"""A whole number as people type it."""


def whole_number(typed: str, between: tuple[int, int]) -> int | None:
    """The number, its commas allowed; None where nothing is typed. Raises ValueError, whose words are for the person."""
    digits = typed.strip().replace(",", "")
    if not digits:
        return None
    least, most = between
    if digits.isdecimal() and len(digits) <= len(str(most)) and least <= int(digits) <= most:
        return int(digits)
    raise ValueError(f"\u201c{typed.strip()[:40]}\u201d is not saved. Type a whole number from {least:,} to {most:,}.")
