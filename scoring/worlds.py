"""Every way to answer what is unknown, as sums of points: the ground on which the interval stands.

A *world* settles the questions that bear on everything; what is left are questions by themselves, whose least and most
points simply add up, and groups, for which every way to answer their openers is listed.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

from questionnaire.assessment import Answer, Assessment
from questionnaire.conditions import atoms, holds
from questionnaire.facts import FACTS
from questionnaire.flow import Sheet, known_answer, reason_given
from questionnaire.model import UNKNOWN, Level, Question
from questionnaire.question_bank import Bank
from scoring.branches import Group, branches, distinct_choices
from scoring.points import span
from scoring.risk import exposure_of, weight
from scoring.use_conditions import rule_state
from scoring.verdict import gate_verdict

Answers = dict[str, Answer]


@dataclass(frozen=True)
class Sums:
    """Points at stake, and the least and most of them that can be lost."""

    weight: int
    least: int
    most: int

    def __add__(self, other: "Sums") -> "Sums":
        return Sums(self.weight + other.weight, self.least + other.least, self.most + other.most)


@dataclass(frozen=True)
class World:
    """One way to settle the questions that bear on everything."""

    answers: Answers
    ended: bool
    exposure: Level
    capped: bool
    sums: dict[str, Sums]
    """By section: these questions and those that stand by themselves."""
    key: tuple[object, ...]
    """Worlds of one key leave the groups the same ways."""


def worlds(bank: Bank, assessment: Assessment) -> Iterator[World]:
    """All worlds of an assessment; one where nothing that bears on everything is unknown."""
    for answers, ended in _settled(bank, assessment, list(branches(bank).everywhere), {}):
        yield _world(bank, assessment, answers, ended)


def _settled(bank: Bank, assessment: Assessment, left: list[str], answers: Answers) -> Iterator[tuple[Answers, bool]]:
    if not left:
        yield _decided(bank, assessment, answers), False
        return
    question, rest = bank.questions[left[0]], left[1:]
    if not _asked(bank, assessment, question, answers):
        yield from _settled(bank, assessment, rest, answers)
        return
    answer = known_answer(question, assessment)
    if answer is None and question.kind == "single" and not reason_given(question, assessment):
        options: list[Answer | None] = [*distinct_choices(bank, question.id)]
    else:
        options = [answer]
    for option in options:
        chosen = question.choice(option) if isinstance(option, str) else None
        further = answers if option is None else {**answers, question.id: option}
        if chosen is not None and chosen.ends:
            yield further, True
        else:
            yield from _settled(bank, assessment, rest, further)


def _decided(bank: Bank, assessment: Assessment, answers: Answers) -> Answers:
    for question in (bank.questions[q] for q in answers):
        if question.decided_by:
            value = FACTS[question.decided_by].value(answers, assessment.as_of)
            answers = {**answers, question.id: value} if value != UNKNOWN else answers
    return answers


def _asked(bank: Bank, assessment: Assessment, question: Question, answers: Mapping[str, Answer]) -> bool:
    section = bank.section_of(question.id)
    return holds(section.when, answers, assessment.as_of) and holds(question.when, answers, assessment.as_of)


def _world(bank: Bank, assessment: Assessment, answers: Answers, ended: bool) -> World:
    sheet = Sheet((), {}, answers, {}, frozenset(), assessment.as_of)
    states = {c.id: rule_state(c, sheet) for c in bank.conditions if not c.safest}
    exposure = exposure_of(bank, answers.get(bank.method.exposure_question))
    sums: dict[str, Sums] = {}
    for question in (bank.questions[q] for q in answers):
        lost = span(bank, question, answers[question.id], exposure, states)
        _add(bank, assessment, sums, question, lost)
    for question in (bank.questions[q] for q in branches(bank).alone if not ended):
        if _asked(bank, assessment, question, answers):
            _add(bank, assessment, sums, question, span(bank, question, known_answer(question, assessment), exposure, states))
    capped = gate_verdict(answers, states) in bank.method.capped_verdicts
    return World(answers, ended, exposure, capped, sums, (ended, exposure, *_bearing(bank, assessment, answers)))


def _bearing(bank: Bank, assessment: Assessment, answers: Answers) -> Iterator[bool]:
    """How the settled answers bear on the groups: each test of a group's conditions that looks at them."""
    for group in branches(bank).groups:
        inside = {*group.openers, *group.opened}
        for question in (bank.questions[q] for q in (*group.openers, *group.opened)):
            yield holds(bank.section_of(question.id).when, answers, assessment.as_of)
            yield from (holds(a, answers, assessment.as_of) for a in atoms(question.when) if a.question not in inside)


def _add(bank: Bank, assessment: Assessment, sums: dict[str, Sums], question: Question, lost: tuple[int, int]) -> None:
    if not weight(bank, question.id) or reason_given(question, assessment):
        return
    section = bank.section_of(question.id).id
    sums[section] = sums.get(section, Sums(0, 0, 0)) + Sums(weight(bank, question.id), *lost)


def group_options(bank: Bank, assessment: Assessment, world: World) -> tuple[tuple[dict[str, Sums], ...], ...]:
    """For each group every way its openers can be answered, as sums by section."""
    if world.ended:
        return ()
    return tuple(_Group(bank, assessment, world, group).ways() for group in branches(bank).groups)


class _Group:
    """One group in one world: what each of its questions weighs is looked up once, not for every way."""

    def __init__(self, bank: Bank, assessment: Assessment, world: World, group: Group) -> None:
        self.bank, self.assessment, self.world = bank, assessment, world
        self.openers = [bank.questions[q] for q in group.openers]
        opened = (bank.questions[q] for q in group.opened if weight(bank, q))
        self.stakes = [
            (question, bank.section_of(question.id).id, Sums(weight(bank, question.id), *self._span(question, None)))
            for question in opened
            if holds(bank.section_of(question.id).when, world.answers, assessment.as_of) and not reason_given(question, assessment)
        ]

    def _span(self, question: Question, answer: Answer | None) -> tuple[int, int]:
        return span(self.bank, question, answer or known_answer(question, self.assessment), self.world.exposure, {})

    def ways(self) -> tuple[dict[str, Sums], ...]:
        distinct = {tuple(way.items()): way for answers in self._answers(self.openers, {}) for way in [self._sums(answers)]}
        return tuple(distinct.values())

    def _answers(self, left: list[Question], answers: Answers) -> Iterator[Answers]:
        if not left:
            yield answers
            return
        for option in _options(self.bank, self.assessment, left[0], {**self.world.answers, **answers}):
            yield from self._answers(left[1:], answers if option is None else {**answers, left[0].id: option})

    def _sums(self, answers: Answers) -> dict[str, Sums]:
        sums: dict[str, Sums] = {}
        for question in (q for q in self.openers if q.id in answers):
            _add(self.bank, self.assessment, sums, question, self._span(question, answers[question.id]))
        together = {**self.world.answers, **answers}
        for question, section, stake in self.stakes:
            if holds(question.when, together, self.assessment.as_of):
                sums[section] = sums[section] + stake if section in sums else stake
        return sums


def _options(bank: Bank, assessment: Assessment, question: Question, answers: Answers) -> list[Answer | None]:
    if not _asked(bank, assessment, question, answers):
        return [None]
    known = known_answer(question, assessment)
    if known is not None or reason_given(question, assessment):
        return [known]
    if question.kind == "multi":
        others = [c.id for c in question.choices if c.id != "none"]
        chosen = [subset for size in range(1, len(others) + 1) for subset in combinations(others, size)]
        return [*chosen, *([("none",)] if question.choice("none") else [])]
    return [*distinct_choices(bank, question.id)]
