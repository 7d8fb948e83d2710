"""Every way to answer what is unknown, as sums of points: the ground on which the interval stands.

A *world* settles the questions that bear on everything; what is left are questions by themselves, whose least and most
points simply add up, and groups (`scoring/groups.py`), for which every way to answer their openers is listed.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from questionnaire.assessment import Answer, Assessment
from questionnaire.conditions import atoms, holds
from questionnaire.facts import FACTS
from questionnaire.flow import Sheet, known_answer, reason_given
from questionnaire.model import UNKNOWN, Level, Question, Section
from questionnaire.question_bank import Bank
from scoring.branches import branches, distinct_choices
from scoring.points import span
from scoring.risk import exposure_of, weight
from scoring.stakes import at_stake
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


NOTHING = Sums(0, 0, 0)


@dataclass(frozen=True)
class World:
    """One way to settle the questions that bear on everything."""

    answers: Answers
    ended: bool
    """The questionnaire ends with one of these answers."""
    exposure: Level
    capped: bool
    sums: dict[str, Sums]
    """By section: these questions and those that stand by themselves."""
    bearing: tuple[object, ...]
    """Worlds of one bearing leave the groups the same ways."""


class Worlds:
    """All worlds of one assessment. What many worlds share is worked out once."""

    def __init__(self, bank: Bank, assessment: Assessment) -> None:
        self.bank, self.assessment = bank, assessment
        self._alone: dict[tuple[str, Level], Sums] = {}

    def __iter__(self) -> Iterator[World]:
        for answers, ended in self.settled():
            yield self._world(answers, ended)

    def settled(self) -> Iterator[tuple[Answers, bool]]:
        """Every way to answer the questions that bear on everything, and whether it ends the questionnaire."""
        return self._settled([self.bank.questions[q] for q in branches(self.bank).everywhere], {})

    def holds_for(self, part: Question | Section, answers: Mapping[str, Answer]) -> bool:
        """Whether a question's or section's own condition holds."""
        return part.when is None or holds(part.when, answers, self.assessment.as_of)

    def asked(self, question: Question, answers: Mapping[str, Answer]) -> bool:
        """Whether a question would be asked."""
        return self.holds_for(self.bank.section_of(question.id), answers) and self.holds_for(question, answers)

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

    def _world(self, answers: Answers, ended: bool) -> World:
        sheet = Sheet((), {}, answers, {}, frozenset(), self.assessment.as_of)
        states = {c.id: rule_state(c, sheet) for c in self.bank.conditions if not c.safest}
        exposure = exposure_of(self.bank, answers.get(self.bank.method.exposure_question))
        sums: dict[str, Sums] = {}
        for question in (self.bank.questions[q] for q in answers):
            add_to(sums, self.bank.section_of(question.id).id, self.stake(question, answers[question.id], exposure, states))
        if not ended:
            self._add_alone(sums, answers, exposure)
            self._add_closed(sums, answers)
        capped = gate_verdict(answers, states) in self.bank.method.capped_verdicts
        return World(answers, ended, exposure, capped, sums, (ended, exposure, *self.bearing(answers)))

    def _add_alone(self, sums: dict[str, Sums], answers: Answers, exposure: Level) -> None:
        alone = branches(self.bank).alone
        for section in self.bank.sections:
            if self.holds_for(section, answers):
                for question in section.questions:
                    if question.id in alone and question.when is not None and self.holds_for(question, answers):
                        add_to(sums, section.id, self.stake(question, known_answer(question, self.assessment), exposure, {}))
                add_to(sums, section.id, self._always_asked(section, exposure))

    def _add_closed(self, sums: dict[str, Sums], answers: Answers) -> None:
        """Questions of no group that a judged answer has closed: at stake, and nothing taken."""
        known = branches(self.bank)
        stakes = at_stake(self.bank, answers, self.assessment.as_of)
        for question in (self.bank.questions[q] for q in (*known.everywhere, *known.alone) if q in stakes and q not in answers):
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
            self._alone[key] = sum(stakes, NOTHING)
        return self._alone[key]

    def bearing(self, answers: Answers) -> Iterator[bool]:
        """Each test of a group's conditions that looks at settled questions."""
        for group in branches(self.bank).groups:
            inside = {*group.openers, *group.opened}
            for question in (self.bank.questions[q] for q in (*group.openers, *group.opened)):
                yield self.holds_for(self.bank.section_of(question.id), answers)
                yield from (holds(a, answers, self.assessment.as_of) for a in atoms(question.when) if a.question not in inside)


def add_to(sums: dict[str, Sums], section: str, stake: Sums) -> None:
    """Add a question's points to those of its section."""
    if stake is not NOTHING:
        sums[section] = sums[section] + stake if section in sums else stake
