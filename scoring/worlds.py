"""Every way to answer what is unknown, as sums of points: the ground on which the interval stands.

A *world* settles the questions that bear on everything; what is left are questions by themselves, whose least and most
points simply add up, and groups (`scoring/groups.py`), for which every way to answer their openers is listed.
"""

from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import NamedTuple, TypeVar

from questionnaire.assessment import Answer, Assessment
from questionnaire.conditions import holds
from questionnaire.flow import known_answer, reason_given
from questionnaire.model import Level, Question, Section
from questionnaire.question_bank import Bank
from scoring.branches import Group, branches
from scoring.points import span
from scoring.risk import weight
from scoring.settled import Answers, Settled, is_asked, ways_to_settle
from scoring.sums import NOTHING, Sums, by_section, together

V = TypeVar("V")


class Summary(NamedTuple):
    """Worst level among the questions looked at, and whether a condition by safest answers is broken."""

    worst: Level
    broken: bool


Summaries = frozenset[Summary]


@dataclass(frozen=True)
class World:
    """One way to settle the questions that bear on everything, with what is at stake in it."""

    settled: Settled
    capped: bool
    sums: dict[str, Sums]
    """By section: these questions and those that stand by themselves."""
    bearing: tuple[object, ...]
    """Worlds of one bearing leave the groups the same ways."""


@dataclass(frozen=True)
class Opening:
    """One way to answer a group's openers, and what becomes of the group's questions then."""

    answers: Answers
    asked: frozenset[str]
    closed: tuple[str, ...]
    """At stake, but not asked."""


class Worlds:
    """All worlds of one assessment. What many worlds share is worked out once."""

    def __init__(self, bank: Bank, assessment: Assessment) -> None:
        self.bank, self.assessment = bank, assessment
        self.openings: dict[Hashable, tuple[Opening, ...]] = {}
        self.ways: dict[Hashable, tuple[dict[str, Sums], ...]] = {}
        self.summaries: dict[Hashable, Summaries] = {}
        self._stakes: dict[Hashable, Sums] = {}
        self._alone: dict[tuple[str, Level], Sums] = {}

    def knowing(self, question: str, assessment: Assessment) -> "Worlds":
        """The worlds of the same sheet with one question answered. What its answer cannot touch is not worked out again."""
        known = branches(self.bank)
        other = Worlds(self.bank, assessment)
        if question not in known.everywhere:
            touched = next((g for g in known.groups if question in (*g.openers, *g.opened)), None)
            other.settled = self.settled
            other.openings = _untouched(self.openings, touched)
            other.ways = _untouched(self.ways, touched)
            other.summaries = _untouched(self.summaries, touched)
            if touched is not None:
                other.all = self.all
        return other

    @cached_property
    def all(self) -> tuple[World, ...]:
        """Every world."""
        return tuple(self._world(settled) for settled in self.settled)

    @cached_property
    def settled(self) -> tuple[Settled, ...]:
        """Every way to answer the questions that bear on everything."""
        return tuple(ways_to_settle(self.bank, self.assessment))

    def asked(self, question: Question, answers: Mapping[str, Answer]) -> bool:
        """Whether a question would be asked."""
        return is_asked(self.bank, self.assessment, question, answers)

    def stake(self, question: Question, answer: Answer | None, exposure: Level, states: Mapping[str, str]) -> Sums:
        """A question's points: all it can take at most, and the least and most its answer takes."""
        key = (question.id, answer, exposure, states.get(question.decides) if question.decides else None)
        found = self._stakes.get(key)
        if found is None:
            at_stake = 0 if reason_given(question, self.assessment) else weight(self.bank, question.id)
            found = Sums(at_stake, *span(self.bank, question, answer, exposure, states)) if at_stake else NOTHING
            self._stakes[key] = found
        return found

    def _world(self, settled: Settled) -> World:
        sums = by_section(chain(self._stakes_of_settled(settled), () if settled.ended else self._stakes_alone(settled)))
        capped = settled.gate in self.bank.method.capped_verdicts
        return World(settled, capped, sums, (settled.ended, settled.exposure, *self.bearings(settled)))

    def _stakes_of_settled(self, settled: Settled) -> Iterator[tuple[str, Sums]]:
        for question, answer in settled.answers.items():
            stake = self.stake(self.bank.questions[question], answer, settled.exposure, settled.states)
            yield self.bank.section_of(question).id, stake

    def _stakes_alone(self, settled: Settled) -> Iterator[tuple[str, Sums]]:
        """Questions of no group: those asked, and those that a judged answer has closed, which stay at stake and take nothing."""
        for section in self.bank.sections:
            asked = holds(section.when, settled.answers, self.assessment.as_of)
            yield section.id, self._all_asked(section, settled.exposure) if asked else self._all_closed(section, settled.stakes)
        for question in (self.bank.questions[q] for q in branches(self.bank).conditional if q not in settled.answers):
            section = self.bank.section_of(question.id)
            if self.asked(question, settled.answers):
                yield section.id, self.stake(question, known_answer(question, self.assessment), settled.exposure, {})
            elif question.id in settled.stakes:
                yield section.id, self.closed(question)

    def closed(self, question: Question) -> Sums:
        """The points of a question that is at stake but not asked."""
        return Sums(weight(self.bank, question.id), 0, 0)

    def _all_asked(self, section: Section, exposure: Level) -> Sums:
        """Questions of an open section that stand by themselves and have no condition."""
        key = (section.id, exposure)
        if key not in self._alone:
            asked = (q for q in section.questions if q.when is None and q.id in branches(self.bank).alone)
            stakes = (self.stake(q, known_answer(q, self.assessment), exposure, {}) for q in asked)
            self._alone[key] = together(stakes)
        return self._alone[key]

    def _all_closed(self, section: Section, stakes: frozenset[str]) -> Sums:
        """The same of a closed section."""
        single = stakes & {*branches(self.bank).everywhere, *branches(self.bank).alone}
        closed = (q for q in section.questions if q.when is None and q.id in single)
        return together(map(self.closed, closed))

    def bearing(self, settled: Settled, group: Group) -> tuple[object, ...]:
        """What settled questions decide for a group: each test of its own, and which of the questions tested are at stake."""
        return group.outside & settled.stakes, *(holds(test, settled.answers, self.assessment.as_of) for test in group.tests)

    def bearings(self, settled: Settled) -> tuple[object, ...]:
        """The same for all groups."""
        return tuple(self.bearing(settled, group) for group in branches(self.bank).groups)


def _untouched(known: dict[Hashable, V], group: Group | None) -> dict[Hashable, V]:
    """What is known of other groups; keys begin with the group, or with a question and its very answer."""
    return {key: value for key, value in known.items() if not isinstance(key, tuple) or key[0] != group}
