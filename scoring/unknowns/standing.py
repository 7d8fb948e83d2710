"""How an assessment stands, by all ways to answer what is unknown: score interval, sections, open verdicts, and all of that by answer."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from questionnaire.assessment import Answer, Assessment
from questionnaire.flow import known_answer, reason_given
from questionnaire.question_bank import Bank
from scoring.result import Interval
from scoring.unknowns.answers import ways_to_answer
from scoring.unknowns.steps import steps_of
from scoring.unknowns.tally import NONE, Tally, count, ends, interval, joined
from scoring.unknowns.ways import START, Crossing, Place, Way, ways_on
from scoring.verdict import RULES

Tallies = dict[Place, Tally]
LONG = 16
"""Entries from which it is quicker to leave out of a tally what can be no end than to carry it on."""


@dataclass(frozen=True)
class Standing:
    """Least and greatest score, and the verdicts that some way to answer leads to, worst first as the rules have them."""

    score: Interval
    verdicts_possible: tuple[str, ...]


class Unknowns:
    """The walk over one assessment, which holds answers to asked questions only."""

    def __init__(self, bank: Bank, assessment: Assessment) -> None:
        self.bank, self.assessment, self.steps = bank, assessment, steps_of(bank)

    def standing(self) -> Standing:
        """How it stands with what is known."""
        return self._standing(_all(self.so_far[-1]))

    def section(self, section: str) -> Interval:
        """The least and the greatest score of one section by itself, without a cap."""
        steps = [n for n, step in enumerate(self.steps) if section in step.sections]
        tallies: Tallies = dict.fromkeys(self.by_step[steps[0]], NONE)
        for places in self.by_step[steps[0] : steps[-1] + 1]:
            tallies = _onward(tallies, places, section)
        return interval(self.bank, _all(tallies))

    def if_answered(self, step: int) -> dict[Answer, Standing]:
        """How it would stand with each answer to the question of that step, where somebody is still to find it: no day, no number."""
        found: dict[Answer | None, Tally] = {}
        for place, ways in self.by_step[step].items():
            for way in ways:
                so_far = joined(self.so_far[step][place], way.tally)
                count(found.setdefault(way.answer, {}), so_far, self.ahead[step + 1][way.end])
        not_asked = found.pop(None, {})
        question = self.steps[step].question
        answers = ways_to_answer(question, known_answer(question, self.assessment))
        for answer in answers:
            count(found.setdefault(answer, {}), not_asked)
        return {answer: self._standing(found[answer]) for answer in answers}

    @cached_property
    def by_step(self) -> Sequence[dict[Place, tuple[Way, ...]]]:
        """At each step the places reached, and the ways that lead on from each."""
        reached: Iterable[Place] = (START,)
        found = []
        for step in self.steps:
            crossing = Crossing(self.bank, self.assessment.as_of, step, bool(reason_given(step.question, self.assessment)))
            known = known_answer(step.question, self.assessment)
            found.append({place: ways_on(crossing, place, known) for place in reached})
            reached = dict.fromkeys(way.end for ways in found[-1].values() for way in ways)
        return found

    @cached_property
    def so_far(self) -> Sequence[Tallies]:
        """Before each step, what the sheets at each place have come to."""
        found: list[Tallies] = [{START: NONE}]
        for places in self.by_step:
            found.append(_shortened(_onward(found[-1], places)))
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

    def _standing(self, tally: Tally) -> Standing:
        first = {rule for rule, _, _ in tally}
        return Standing(interval(self.bank, tally), tuple(rule.verdict for n, rule in enumerate(RULES) if n in first))


def _shortened(tallies: Tallies) -> Tallies:
    return {place: ends(tally) if len(tally) >= LONG else tally for place, tally in tallies.items()}


def _onward(tallies: Tallies, places: dict[Place, tuple[Way, ...]], section: str = "") -> Tallies:
    further: Tallies = {}
    for place, ways in places.items():
        for way in ways:
            count(further.setdefault(way.end, {}), way.tally_of(section) if section else way.tally, tallies[place])
    return further


def _all(tallies: Tallies) -> Tally:
    found: Tally = {}
    for tally in tallies.values():
        count(found, tally)
    return found
