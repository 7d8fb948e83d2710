"""Points added up: what is at stake, and the least and most of it that can be lost."""

from collections.abc import Iterable
from typing import NamedTuple


class Sums(NamedTuple):
    """Points at stake, and the least and most of them that can be lost. A tuple, because thousands are made and compared."""

    weight: int
    least: int
    most: int


NOTHING = Sums(0, 0, 0)


def together(stakes: Iterable[Sums]) -> Sums:
    """All of them added up."""
    weight = least = most = 0
    for stake in stakes:
        weight, least, most = weight + stake[0], least + stake[1], most + stake[2]
    return Sums(weight, least, most)


def by_section(stakes: Iterable[tuple[str, Sums]]) -> dict[str, Sums]:
    """Added up by the sections named; a section in which nothing is at stake is left out."""
    found: dict[str, list[Sums]] = {}
    for section, stake in stakes:
        if stake.weight:
            found.setdefault(section, []).append(stake)
    return {section: together(several) for section, several in found.items()}
