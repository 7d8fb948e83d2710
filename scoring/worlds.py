"""Every way to answer what is unknown, as sums of points: the ground on which the interval stands.

A *world* settles the questions that bear on everything; what is left are questions by themselves, whose least and most
points simply add up, and groups (`scoring/groups.py`), for which every way to answer their openers is listed.
"""

from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import NamedTuple, TypeVar

from questionnaire.assessment import Answer, Assessment
from questionnaire.conditions import holds
from questionnaire.facts import FACTS
from questionnaire.flow import Sheet, known_answer, reason_given
from questionnaire.model import UNKNOWN, Level, Question, Section
from questionnaire.question_bank import Bank
from scoring.branches import Group, branches, distinct_choices
from scoring.points import span
from scoring.risk import exposure_of, weight
from scoring.stakes import at_stake
from scoring.use_conditions import rule_state
from scoring.verdict import gate_verdict

Answers = dict[str, Answer]
V = TypeVar("V")


class Summary(NamedTuple):
    """Worst level among the questions looked at, and whether a condition by safest answers is broken."""

    worst: Level
    broken: bool


Summaries = frozenset[Summary]


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
        if stake is not NOTHING:
            found.setdefault(section, []).append(stake)
    return {section: together(several) for section, several in found.items()}


@dataclass(frozen=True)
class Settled:
    """One way to settle the questions that bear on everything, and what it decides alone."""

    answers: Answers
    ended: bool
    """The questionnaire ends with one of these answers."""
    exposure: Level
    states: dict[str, str]
    """By id, the state of each condition that has a rule."""
    gate: str
    """The verdict where role, plan and BAA decide it; else empty."""
    stakes: frozenset[str]
    """Ids of all questions at stake."""


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
        self._alone: dict[Hashable, Sums] = {}

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
        ways = self._settled([self.bank.questions[q] for q in branches(self.bank).everywhere], {})
        return tuple(self._with_gate(answers, ended) for answers, ended in ways)

    def _with_gate(self, answers: Answers, ended: bool) -> Settled:
        sheet = Sheet((), {}, answers, {}, frozenset(), self.assessment.as_of)
        states = {c.id: rule_state(c, sheet) for c in self.bank.conditions if not c.safest}
        exposure = exposure_of(self.bank, answers.get(self.bank.method.exposure_question))
        stakes = at_stake(self.bank, answers, self.assessment.as_of)
        return Settled(answers, ended, exposure, states, gate_verdict(answers, states), stakes)

    def holds_for(self, part: Question | Section, answers: Mapping[str, Answer]) -> bool:
        """Whether a question's or section's own condition holds."""
        return part.when is None or holds(part.when, answers, self.assessment.as_of)

    def asked(self, question: Question, answers: Mapping[str, Answer]) -> bool:
        """Whether a question would be asked."""
        section, as_of = self.bank.section_of(question.id).when, self.assessment.as_of
        return (section is None or holds(section, answers, as_of)) and (question.when is None or holds(question.when, answers, as_of))

    def stake(self, question: Question, answer: Answer | None, exposure: Level, states: Mapping[str, str]) -> Sums:
        """A question's points: all it can take at most, and the least and most its answer takes."""
        key = (question.id, answer, exposure, states.get(question.decides or ""))
        found = self._stakes.get(key)
        if found is None:
            at_stake = 0 if reason_given(question, self.assessment) else weight(self.bank, question.id)
            found = Sums(at_stake, *span(self.bank, question, answer, exposure, states)) if at_stake else NOTHING
            self._stakes[key] = found
        return found

    def _settled(self, left: list[Question], answers: Answers) -> Iterator[tuple[Answers, bool]]:
        if not left:
            yield self._decided(answers), False
            return
        question, rest = left[0], left[1:]
        for option in self._options(question, answers):
            chosen = question.choice(option) if isinstance(option, str) else None
            further = answers if option is None else {**answers, question.id: option}
            if chosen is not None and chosen.ends:
                yield further, True
            else:
                yield from self._settled(rest, further)

    def _options(self, question: Question, answers: Answers) -> list[Answer | None]:
        """The known answer, or one choice of each sort; None for what is not asked, excused, or a blank day."""
        if not self.asked(question, answers):
            return [None]
        answer = known_answer(question, self.assessment)
        if answer is None and question.kind == "single" and not reason_given(question, self.assessment):
            return [*distinct_choices(self.bank, question.id)]
        return [answer]

    def _decided(self, answers: Answers) -> Answers:
        for question in (self.bank.questions[q] for q in answers):
            if question.decided_by:
                value = FACTS[question.decided_by].value(answers, self.assessment.as_of)
                answers = {**answers, question.id: value} if value != UNKNOWN else answers
        return answers

    def _world(self, settled: Settled) -> World:
        sums = by_section(chain(self._stakes_of_settled(settled), () if settled.ended else self._stakes_alone(settled)))
        capped = settled.gate in self.bank.method.capped_verdicts
        return World(settled, capped, sums, (settled.ended, settled.exposure, *self.bearing(settled)))

    def _stakes_of_settled(self, settled: Settled) -> Iterator[tuple[str, Sums]]:
        for question, answer in settled.answers.items():
            stake = self.stake(self.bank.questions[question], answer, settled.exposure, settled.states)
            yield self.bank.section_of(question).id, stake

    def _stakes_alone(self, settled: Settled) -> Iterator[tuple[str, Sums]]:
        """Questions of no group: those asked, and those that a judged answer has closed, which stay at stake and take nothing."""
        for section in self.bank.sections:
            asked = self.holds_for(section, settled.answers)
            yield section.id, self._all_asked(section, settled.exposure) if asked else self._all_closed(section, settled.stakes)
        for question in (self.bank.questions[q] for q in branches(self.bank).conditional if q not in settled.answers):
            section = self.bank.section_of(question.id)
            if self.asked(question, settled.answers):
                yield section.id, self.stake(question, known_answer(question, self.assessment), settled.exposure, {})
            elif question.id in settled.stakes:
                yield section.id, self.closed(question)

    def closed(self, question: Question) -> Sums:
        """The points of a question that is at stake but not asked."""
        at_most = weight(self.bank, question.id)
        return Sums(at_most, 0, 0) if at_most else NOTHING

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
        key = (section.id, stakes)
        if key not in self._alone:
            known = branches(self.bank)
            closed = (q for q in section.questions if q.when is None and q.id in stakes and q.id in (*known.everywhere, *known.alone))
            self._alone[key] = together(map(self.closed, closed))
        return self._alone[key]

    def bearing(self, settled: Settled, *groups: Group) -> tuple[object, ...]:
        """What settled questions decide for these groups, or for all: each test of theirs, and which questions tested are at stake."""
        return tuple(
            (group.outside & settled.stakes, *(holds(test, settled.answers, self.assessment.as_of) for test in group.tests))
            for group in groups or branches(self.bank).groups
        )


def _untouched(known: dict[Hashable, V], group: Group | None) -> dict[Hashable, V]:
    """What is known of other groups; keys begin with the group, or with a question and its very answer."""
    return {key: value for key, value in known.items() if not isinstance(key, tuple) or key[0] != group}
