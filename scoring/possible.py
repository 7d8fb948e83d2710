"""Which verdicts are still open: exactly those that some way to answer what is unknown leads to.

In each world the questions are folded one by one into a small set of summaries (worst level so far; a condition by safest
answers broken or not). What is left at the end says which verdicts can come out.
"""

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache, reduce

from questionnaire.assessment import Answer, Integration
from questionnaire.flow import known_answer, reason_given
from questionnaire.model import Level, Outcome, Question
from scoring.branches import Group, branches
from scoring.groups import openings
from scoring.judge import row_rule
from scoring.risk import rate
from scoring.verdict import graded_verdict
from scoring.worlds import Settled, Summaries, Summary, Worlds

_FINE = frozenset({Summary(Level.very_low, False)})


def verdicts_possible(worlds: Worlds) -> tuple[str, ...]:
    """Ids of the verdicts still open, worst first as the bank lists them; one for a full sheet."""
    found: set[str] = set()
    for settled in worlds.settled:
        if settled.gate or settled.ended:
            found.add(settled.gate)
        else:
            found |= {graded_verdict(s.worst, s.broken) for s in _Folding(worlds, settled).all()}
    return tuple(v.id for v in worlds.bank.file.verdicts if v.id in found)


class _Folding:
    """The summaries of one world in which plan and BAA forbid nothing."""

    def __init__(self, worlds: Worlds, settled: Settled) -> None:
        self.worlds, self.bank = worlds, worlds.bank
        self.answers, self.exposure = settled.answers, settled.exposure
        named = {name for c in self.bank.conditions for name in c.safest}
        self.judged_by_safest = {q for q in self.bank.questions if q in named or self.bank.section_of(q).id in named}
        alone = (self.bank.questions[q] for q in branches(self.bank).alone)
        self.asked_alone = [q for q in alone if worlds.asked(q, self.answers)]

    def all(self) -> Summaries:
        """What every way to answer can come to here."""
        start = _FINE if self._every_condition_asked(self.asked_alone) else frozenset({Summary(Level.very_low, True)})
        settled = (self._of(self.bank.questions[q], answer) for q, answer in self.answers.items())
        alone = (self._unsettled(q) for q in self.asked_alone)
        return _folded([start, *settled, *alone, *(self._group(group) for group in branches(self.bank).groups)])

    def _every_condition_asked(self, asked: list[Question]) -> bool:
        """A condition of whose questions none is asked is not known, and so not met."""
        ids = {q.id for q in asked}
        names = (set(c.safest) for c in self.bank.conditions if c.safest)
        return all(any(q in name or self.bank.section_of(q).id in name for q in ids) for name in names)

    def _group(self, group: Group) -> Summaries:
        key = (group, self.exposure, *self.worlds.bearing(self.answers, group))
        return self._once(key, lambda: self._ways(group))

    def _ways(self, group: Group) -> Summaries:
        come_to = {q: self._unsettled(self.bank.questions[q]) for q in group.opened}
        sorts: set[tuple[Summaries, ...]] = set()  # many openings come to the same
        for opening in openings(self.worlds, self.answers, group):
            openers = (self._of(self.bank.questions[q], answer) for q, answer in opening.answers.items())
            sorts.add((*openers, *(summaries for q, summaries in come_to.items() if q in opening.asked)))
        return frozenset().union(*map(_folded, sorts))

    def _unsettled(self, question: Question) -> Summaries:
        return self._of(question, known_answer(question, self.worlds.assessment))

    def _of(self, question: Question, answer: Answer | None) -> Summaries:
        """What one asked question can come to."""
        return self._once((question.id, answer, self.exposure), lambda: self._judged(question, answer))

    def _once(self, key: tuple[object, ...], make: Callable[[], Summaries]) -> Summaries:
        found = self.worlds.summaries.get(key)
        if found is None:
            found = self.worlds.summaries[key] = make()
        return found

    def _judged(self, question: Question, answer: Answer | None) -> Summaries:
        if question.risk is None or reason_given(question, self.worlds.assessment) or question.decides:
            return _FINE
        if question.kind == "rows":
            return frozenset(Summary(self._level(question, level), False) for level in _row_levels(question, answer))
        if isinstance(answer, tuple):
            worst = max((self._level(question, c.likelihood) for c in question.choices if c.id in answer), default=Level.very_low)
            return frozenset({Summary(worst, False)})
        open_choices = [c for c in question.choices if answer is None or c.id == answer]
        by_safest = question.id in self.judged_by_safest
        return frozenset(Summary(self._level(question, c.likelihood), by_safest and c is not question.choices[0]) for c in open_choices)

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


def _folded(parts: Iterable[Summaries]) -> Summaries:
    return reduce(_joined, parts, _FINE)


@lru_cache(maxsize=4096)
def _joined(some: Summaries, others: Summaries) -> Summaries:
    """There are ten summaries and few sets of them, so the same joins come again and again."""
    return frozenset(Summary(max(a.worst, b.worst), a.broken or b.broken) for a in some for b in others)
