"""Many clients at once: where the risk sits, and what is missing most often. Pure."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from questionnaire import Bank
from questionnaire.shapes.question import Level
from report.paper.wording import capitalized, count, level_word
from report.portfolio.standing import Standing

MOST_FINDINGS = 12
MOST_TIED = 2
"""Sections that are named where they come first together."""
NOT_ASKED, NONE = "Not asked", "None"


@dataclass(frozen=True)
class HeatMap:
    """Clients by sections, each cell the worst finding. Satisfies `report.paper.figures.Picture`."""

    names: tuple[str, ...]
    sections: tuple[str, ...]
    """What they are called, in short."""
    cells: tuple[tuple[Level | None | str, ...], ...]
    """A row a client; None where a section has no finding, `NOT_ASKED` where it was not asked, and how far one without finding is open."""
    left_out: int = 0
    """Clients for which there is no room."""
    title: str = "Clients by section"

    @property
    def header(self) -> tuple[str, ...]:
        """Client, then the sections."""
        return ("Client", *self.sections)

    def rows(self) -> tuple[tuple[str, ...], ...]:
        """One row a client, in the words of the levels."""
        return tuple((name, *map(cell_words, row)) for name, row in zip(self.names, self.cells, strict=True))

    @property
    def description(self) -> str:
        """Which section is at high risk most often, in one sentence, and what the letters stand for."""
        high = [sum(cell in (Level.high, Level.very_high) for cell in column) for column in zip(*self.cells, strict=True)]
        most = max(high, default=0)
        first = [f"\u201c{name}\u201d" for name, number in zip(self.sections, high, strict=True) if number == most]
        where = " and ".join(first) if len(first) <= MOST_TIED else f"{len(first)} sections"
        often = f"Most often at high risk or above: {where}, {'each ' if len(first) > 1 else ''}at {count(most, 'client')}."
        told = often if most else "No section is at high risk."
        more = f" The other {count(self.left_out, 'client is', 'clients are')} in the list above." if self.left_out else ""
        letters = (
            "VH is very high, H high, M moderate, L low, VL very low, \u2013 none; an empty cell was not asked or is not answered whole."
        )
        return f"The worst finding of each section. {told} {letters}{more}"


@dataclass(frozen=True)
class Commonest:
    """What is missing, or not known to be there, at the most clients. Satisfies `report.paper.figures.Picture`."""

    found: tuple[tuple[str, int], ...]
    """A question in short, and at how many clients it is a finding."""
    clients: int
    tied: int = 1
    """How many are found at as many clients as the first."""
    title: str = "Commonest findings"
    header: tuple[str, ...] = ("Finding", "Clients", "Share")

    def rows(self) -> tuple[tuple[str, ...], ...]:
        """One row a finding."""
        return tuple((name, str(number), f"{round(100 * number / self.clients)}%") for name, number in self.found)

    @property
    def description(self) -> str:
        """The first of them, in one sentence."""
        if not self.found:
            return "No client has a finding."
        name, number = self.found[0]
        if self.clients == 1:
            return f"The one client with answers has {count(self.tied, 'finding')}."
        if self.tied > 1:
            return f"{self.tied} findings are the commonest, each at {number} of {count(self.clients, 'client')}."
        return f"\u201c{name}\u201d comes first: a finding at {number} of {count(self.clients, 'client')}."


def heat_map(bank: Bank, named: Sequence[tuple[str, Standing]], most: int) -> HeatMap:
    """Of the first `most`, in their order. Sections that nobody was asked are left out."""
    names, standings = [name for name, _ in named[:most]], [standing for _, standing in named[:most]]
    asked = [section for section in bank.sections if any(section.id in standing.sections for standing in standings)]
    cells = (tuple(standing.sections.get(section.id, NOT_ASKED) for section in asked) for standing in standings)
    return HeatMap(tuple(names), tuple(section.short for section in asked), tuple(cells), max(len(named) - most, 0))


def commonest(bank: Bank, standings: Sequence[Standing]) -> Commonest:
    """By the number of clients, then in the bank's order."""
    counts = Counter(question for standing in standings for question in standing.questions)
    order = sorted((question for question in bank.questions if question in counts), key=counts.__getitem__, reverse=True)
    found = tuple((bank.questions[question].short, counts[question]) for question in order[:MOST_FINDINGS])
    return Commonest(found, len(standings), tied=[*counts.values()].count(max(counts.values(), default=0)))


def cell_words(cell: Level | None | str) -> str:
    """A cell in words."""
    return NONE if cell is None else level_word(cell) if isinstance(cell, Level) else capitalized(cell)
