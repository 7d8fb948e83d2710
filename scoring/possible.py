"""Which verdicts are still open: exactly those that some way to answer what is unknown leads to.

In each world the questions are folded one by one into a small set of summaries (worst level so far; a condition by safest
answers broken or not). What is left at the end says which verdicts can come out.
"""

from collections.abc import Iterable, Iterator
from functools import lru_cache, reduce
from typing import NamedTuple

from questionnaire.assessment import Answer, Assessment, Integration
from questionnaire.flow import Sheet, known_answer, reason_given
from questionnaire.model import Level, Outcome, Question
from questionnaire.question_bank import Bank
from scoring.branches import Group, branches
from scoring.groups import opener_answers
from scoring.judge import row_rule
from scoring.risk import exposure_of, rate
from scoring.use_conditions import rule_state
from scoring.verdict import gate_verdict, graded_verdict
from scoring.worlds import Answers, Worlds


class _Summary(NamedTuple):
    """Worst level among the questions looked at, and whether a condition by safest answers is broken."""

    worst: Level
    broken: bool


_FINE = frozenset({_Summary(Level.very_low, False)})
_Summaries = frozenset[_Summary]


def verdicts_possible(bank: Bank, assessment: Assessment) -> tuple[str, ...]:
    """Ids of the verdicts still open, worst first as the bank lists them; one for a full sheet."""
    worlds = Worlds(bank, assessment)
    found: set[str] = set()
    folded: dict[tuple[object, ...], _Summaries] = {}
    for answers, ended in worlds.settled():
        sheet = Sheet((), {}, answers, {}, frozenset(), assessment.as_of)
        gate = gate_verdict(answers, {c.id: rule_state(c, sheet) for c in bank.conditions if not c.safest})
        if gate or ended:
            found.add(gate)
            continue
        folding = _Folding(worlds, answers)
        rest = folded.get(folding.bearing) or folded.setdefault(folding.bearing, folding.rest())
        found |= {graded_verdict(s.worst, s.broken) for s in _folded([rest, *folding.settled()])}
    return tuple(v.id for v in bank.file.verdicts if v.id in found)


class _Folding:
    """The summaries of one world in which plan and BAA forbid nothing."""

    def __init__(self, worlds: Worlds, answers: Answers) -> None:
        self.worlds, self.answers, self.bank = worlds, answers, worlds.bank
        self.exposure = exposure_of(self.bank, answers.get(self.bank.method.exposure_question))
        named = {name for c in self.bank.conditions for name in c.safest}
        self.judged_by_safest = {q for q in self.bank.questions if q in named or self.bank.section_of(q).id in named}
        alone = (self.bank.questions[q] for q in branches(self.bank).alone)
        self.asked_alone = [q for q in alone if worlds.asked(q, answers)]

    @property
    def bearing(self) -> tuple[object, ...]:
        """Worlds of one bearing leave all but the settled questions the same ways."""
        return (self.exposure, *(q.id for q in self.asked_alone), *self.worlds.bearing(self.answers))

    def settled(self) -> Iterator[_Summaries]:
        """What the questions that bear on everything come to here."""
        return (self._of(self.bank.questions[q], answer) for q, answer in self.answers.items())

    def rest(self) -> _Summaries:
        """What all other questions can come to here."""
        start = _FINE if self._every_condition_asked(self.asked_alone) else frozenset({_Summary(Level.very_low, True)})
        alone = (self._of(q, known_answer(q, self.worlds.assessment)) for q in self.asked_alone)
        return _folded([start, *alone, *(self._group(group) for group in branches(self.bank).groups)])

    def _every_condition_asked(self, asked: list[Question]) -> bool:
        """A condition of whose questions none is asked is not known, and so not met."""
        ids = {q.id for q in asked}
        names = (set(c.safest) for c in self.bank.conditions if c.safest)
        return all(any(q in name or self.bank.section_of(q).id in name for q in ids) for name in names)

    def _group(self, group: Group) -> _Summaries:
        opened = [self.bank.questions[q] for q in group.opened if self.worlds.holds_for(self.bank.section_of(q), self.answers)]
        come_to = [(q, self._of(q, known_answer(q, self.worlds.assessment))) for q in opened]
        found: set[_Summary] = set()
        for chosen in opener_answers(self.worlds, self.answers, [self.bank.questions[q] for q in group.openers]):
            together = {**self.answers, **chosen}
            asked = (summaries for q, summaries in come_to if self.worlds.holds_for(q, together))
            found |= _folded([*(self._of(self.bank.questions[q], answer) for q, answer in chosen.items()), *asked])
        return frozenset(found)

    def _of(self, question: Question, answer: Answer | None) -> _Summaries:
        """What one asked question can come to."""
        if question.risk is None or reason_given(question, self.worlds.assessment) or question.decides:
            return _FINE
        if question.kind == "rows":
            return frozenset(_Summary(self._level(question, level), False) for level in _row_levels(question, answer))
        if isinstance(answer, tuple):
            worst = max((self._level(question, c.likelihood) for c in question.choices if c.id in answer), default=Level.very_low)
            return frozenset({_Summary(worst, False)})
        open_choices = [c for c in question.choices if answer is None or c.id == answer]
        by_safest = question.id in self.judged_by_safest
        return frozenset(_Summary(self._level(question, c.likelihood), by_safest and c is not question.choices[0]) for c in open_choices)

    def _level(self, question: Question, occurrence: Level | None) -> Level:
        if occurrence is None or question.risk is None:
            return Level.very_low
        return rate(self.bank, occurrence, self.exposure, question.risk.impact).risk


def _row_levels(question: Question, answer: Answer | None) -> Iterator[Level | None]:
    """Likelihoods that a list can come to: a row without a BAA, or none."""
    assert question.rows is not None  # held by the bank check
    outcomes = [row_rule(question, r)[0] for r in answer if isinstance(r, Integration)] if isinstance(answer, tuple) else [Outcome.unknown]
    if Outcome.not_satisfied not in outcomes:
        yield None
    if Outcome.not_satisfied in outcomes or Outcome.unknown in outcomes:
        yield question.rows.not_signed.likelihood


def _folded(parts: Iterable[_Summaries]) -> _Summaries:
    return reduce(_joined, parts, _FINE)


@lru_cache(maxsize=4096)
def _joined(some: _Summaries, others: _Summaries) -> _Summaries:
    """There are ten summaries and few sets of them, so the same joins come again and again."""
    return frozenset(_Summary(max(a.worst, b.worst), a.broken or b.broken) for a in some for b in others)
