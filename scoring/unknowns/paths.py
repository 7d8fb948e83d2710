"""The ways through the questionnaire with what is given, and what the sheets that take them come to."""

from collections.abc import Iterable, Sequence
from datetime import date
from functools import cached_property, lru_cache

from questionnaire.assessment import Answer
from questionnaire.question_bank import Bank
from scoring.unknowns.steps import steps_of
from scoring.unknowns.tally import NONE, Tally, count, ends
from scoring.unknowns.ways import START, Crossing, Place, Way, ways_on

Tallies = dict[Place, Tally]
Given = tuple[tuple[bool, Answer | None], ...]
"""For the question of each step whether it does not apply, for a reason given, and its answer; None for a blank."""
LONG = 16
"""Entries from which it is quicker to leave out of a tally what can be no end than to carry it on."""


class Paths:
    """All ways on from each place that is reached. Nothing of it depends on notes, owners or the plan."""

    def __init__(self, bank: Bank, as_of: date, given: Given) -> None:
        reached: Iterable[Place] = (START,)
        found: list[dict[Place, tuple[Way, ...]]] = []
        for step, (excused, known) in zip(steps_of(bank), given, strict=True):
            crossing = Crossing(bank, as_of, step, excused)
            found.append({place: ways_on(crossing, place, known) for place in reached})
            reached = dict.fromkeys(way.end for ways in found[-1].values() for way in ways)
        self.by_step: Sequence[dict[Place, tuple[Way, ...]]] = found
        """At each step the places reached, and the ways that lead on from each."""

    @cached_property
    def so_far(self) -> Sequence[Tallies]:
        """Before each step, what the sheets at each place have come to."""
        found: list[Tallies] = [{START: NONE}]
        for places in self.by_step:
            found.append(_shortened(onward(found[-1], places)))
        return found

    @cached_property
    def ahead(self) -> Sequence[Tallies]:
        """Before each step, what the sheets at each place may still come to."""
        last = self.by_step[-1].values()
        found: list[Tallies] = [{way.end: NONE for ways in last for way in ways}]
        for places in reversed(self.by_step):
            here: Tallies = {}
            for place, ways in places.items():
                here[place] = {}
                for way in ways:
                    count(here[place], way.tally, found[-1][way.end])
            found.append(_shortened(here))
        return found[::-1]


@lru_cache(maxsize=8)
def paths(bank: Bank, as_of: date, given: Given) -> Paths:
    """The last few are kept: judging a sheet, what to find out first and why this score ask for the same one after the other."""
    return Paths(bank, as_of, given)


def onward(tallies: Tallies, places: dict[Place, tuple[Way, ...]], section: str = "") -> Tallies:
    """What sheets come to one step on: all points and verdicts, or the points of one section."""
    further: Tallies = {}
    for place, ways in places.items():
        for way in ways:
            tally = way.by_section.get(section, NONE) if section else way.tally
            if tally == NONE and way.end not in further:
                further[way.end] = {**tallies[place]}
            else:
                count(further.setdefault(way.end, {}), tally, tallies[place])
    return further


def _shortened(tallies: Tallies) -> Tallies:
    return {place: ends(tally) if len(tally) >= LONG else tally for place, tally in tallies.items()}
