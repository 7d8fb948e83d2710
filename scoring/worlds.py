"""Every way to answer what is unknown, as sums of points: the ground on which the interval stands.

A *world* settles the questions that bear on everything; what is left are questions by themselves, whose least and most
points simply add up, and groups (`scoring/groups.py`), for which every way to answer their openers is listed.
"""

from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, reduce
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

    def plus(self, other: "Sums") -> "Sums":
        """Both together."""
        return Sums(self.weight + other.weight, self.least + other.least, self.most + other.most)


NOTHING = Sums(0, 0, 0)


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
    """One way to answer a group's openers, and which of the group's questions are then asked."""

    answers: Answers
    asked: frozenset[str]


class Worlds:
    """All worlds of one assessment. What many worlds share is worked out once."""

    def __init__(self, bank: Bank, assessment: Assessment) -> None:
        self.bank, self.assessment = bank, assessment
        self.openings: dict[Hashable, tuple[Opening, ...]] = {}
        self.ways: dict[Hashable, tuple[dict[str, Sums], ...]] = {}
        self.summaries: dict[Hashable, Summaries] = {}
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
        ways = self._settled([self.bank.questions[q] for q in branches(self.bank).everywhere], {})
        return tuple(self._with_gate(answers, ended) for answers, ended in ways)

    def _with_gate(self, answers: Answers, ended: bool) -> Settled:
        sheet = Sheet((), {}, answers, {}, frozenset(), self.assessment.as_of)
        states = {c.id: rule_state(c, sheet) for c in self.bank.conditions if not c.safest}
        exposure = exposure_of(self.bank, answers.get(self.bank.method.exposure_question))
        return Settled(answers, ended, exposure, states, gate_verdict(answers, states))

    def holds_for(self, part: Question | Section, answers: Mapping[str, Answer]) -> bool:
        """Whether a question's or section's own condition holds."""
        return part.when is None or holds(part.when, answers, self.assessment.as_of)

    def asked(self, question: Question, answers: Mapping[str, Answer]) -> bool:
        """Whether a question would be asked."""
        section, as_of = self.bank.section_of(question.id).when, self.assessment.as_of
        return (section is None or holds(section, answers, as_of)) and (question.when is None or holds(question.when, answers, as_of))

    def stake(self, question: Question, answer: Answer | None, exposure: Level, states: Mapping[str, str]) -> Sums:
        """A question's points: all it can take at most, and the least and most its answer takes."""
        at_stake = weight(self.bank, question.id)
        if not at_stake or reason_given(question, self.assessment):
            return NOTHING
        return Sums(at_stake, *span(self.bank, question, answer, exposure, states))

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
        answers, exposure = settled.answers, settled.exposure
        sums: dict[str, Sums] = {}
        for question in (self.bank.questions[q] for q in answers):
            add_to(sums, self.bank.section_of(question.id).id, self.stake(question, answers[question.id], exposure, settled.states))
        if not settled.ended:
            self._add_alone(sums, answers, exposure)
            self._add_closed(sums, answers)
        capped = settled.gate in self.bank.method.capped_verdicts
        return World(settled, capped, sums, (settled.ended, exposure, *self.bearing(answers)))

    def _add_alone(self, sums: dict[str, Sums], answers: Answers, exposure: Level) -> None:
        for section in self.bank.sections:
            if self.holds_for(section, answers):
                add_to(sums, section.id, self._always_asked(section, exposure))
        for question in (self.bank.questions[q] for q in branches(self.bank).opened_alone):
            if self.asked(question, answers):
                stake = self.stake(question, known_answer(question, self.assessment), exposure, {})
                add_to(sums, self.bank.section_of(question.id).id, stake)

    def _add_closed(self, sums: dict[str, Sums], answers: Answers) -> None:
        """Questions of no group that a judged answer has closed: at stake, and nothing taken."""
        stakes = at_stake(self.bank, answers, self.assessment.as_of)
        for question in (self.bank.questions[q] for q in branches(self.bank).closable if q in stakes and q not in answers):
            if not self.asked(question, answers):
                add_to(sums, self.bank.section_of(question.id).id, self.closed(question))

    def closed(self, question: Question) -> Sums:
        """The points of a question that is at stake but not asked."""
        at_most = weight(self.bank, question.id)
        return Sums(at_most, 0, 0) if at_most else NOTHING

    def _always_asked(self, section: Section, exposure: Level) -> Sums:
        key = (section.id, exposure)
        if key not in self._alone:
            asked = (q for q in section.questions if q.when is None and q.id in branches(self.bank).alone)
            stakes = (self.stake(q, known_answer(q, self.assessment), exposure, {}) for q in asked)
            self._alone[key] = reduce(Sums.plus, stakes, NOTHING)
        return self._alone[key]

    def bearing(self, answers: Answers, *groups: Group) -> tuple[bool, ...]:
        """Each test of these groups, or of all groups, that looks at settled questions."""
        tests = (test for group in groups or branches(self.bank).groups for test in group.tests)
        return tuple(holds(test, answers, self.assessment.as_of) for test in tests)


def _untouched(known: dict[Hashable, V], group: Group | None) -> dict[Hashable, V]:
    """What is known of other groups; keys begin with the group, or with a question and its very answer."""
    return {key: value for key, value in known.items() if not isinstance(key, tuple) or key[0] != group}


def add_to(sums: dict[str, Sums], section: str, stake: Sums) -> None:
    """Add a question's points to those of its section."""
    if stake is not NOTHING:
        sums[section] = sums[section].plus(stake) if section in sums else stake
