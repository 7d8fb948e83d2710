"""Which verdicts are still open: exactly those that some way to answer what is unknown leads to.

In each world the questions are folded one by one into a small set of summaries (worst level so far; a condition by safest
answers broken or not). What is left at the end says which verdicts can come out.
"""

from collections.abc import Callable, Collection, Iterable, Iterator
from functools import lru_cache, reduce
from typing import NamedTuple

from questionnaire.assessment import Answer
from questionnaire.flow import known_answer, reason_given
from questionnaire.model import Level, Question
from scoring.branches import Group, branches
from scoring.groups import openings
from scoring.points import worst
from scoring.settled import Answers, Settled
from scoring.verdict import graded_verdict
from scoring.ways_to_answer import ways_to_answer
from scoring.worlds import Summaries, Summary, Worlds

_FINE = frozenset({Summary(Level.very_low, False)})


def verdicts_possible(worlds: Worlds) -> tuple[str, ...]:
    """Ids of the verdicts still open, worst first as the bank lists them; one for a full sheet."""
    decided = {settled.gate for settled in worlds.settled if settled.gate or settled.ended}
    folding = _Folding(worlds)
    grounds = {folding.ground(settled): settled for settled in worlds.settled if not settled.gate and not settled.ended}
    found = decided.union(*(folding.verdicts(ground, settled) for ground, settled in grounds.items()))
    return tuple(v.id for v in worlds.bank.file.verdicts if v.id in found)


class _Ground(NamedTuple):
    """What worlds in which plan and BAA forbid nothing have to share for the same verdicts to be open in them."""

    exposure: Level
    settled: Summaries
    """What the settled answers come to."""
    alone: tuple[str, ...]
    """Questions asked that stand by themselves."""
    bearing: tuple[object, ...]


class _Folding:
    """The summaries of worlds, one after the other."""

    def __init__(self, worlds: Worlds) -> None:
        self.worlds, self.bank = worlds, worlds.bank
        self.by_safest = [{*c.safest} for c in worlds.bank.conditions if c.safest]

    def ground(self, settled: Settled) -> _Ground:
        answers = settled.answers
        come_to = _folded(self._of_all(answers, settled))
        alone = (q for q in branches(self.bank).alone if self.worlds.asked(self.bank.questions[q], answers))
        return _Ground(settled.exposure, come_to, tuple(alone), self.worlds.bearings(settled))

    def verdicts(self, ground: _Ground, settled: Settled) -> set[str]:
        """The verdicts open where one of the worlds stands on this ground."""
        start = _FINE if self._every_condition_asked(ground.alone) else frozenset({Summary(Level.very_low, True)})
        alone = (self._unsettled(q, ground.exposure) for q in ground.alone)
        groups = (self._group(group, settled) for group in branches(self.bank).groups)
        return {graded_verdict(s.worst, s.broken) for s in _folded([start, ground.settled, *alone, *groups])}

    def _every_condition_asked(self, asked: tuple[str, ...]) -> bool:
        """A condition of whose questions none is asked is not known, and so not met."""
        return all(any(self._named(q, safest) for q in asked) for safest in self.by_safest)

    def _named(self, question: str, safest: Collection[str]) -> bool:
        return question in safest or self.bank.section_of(question).id in safest

    def _group(self, group: Group, settled: Settled) -> Summaries:
        key = (group, settled.exposure, *self.worlds.bearing(settled, group))
        return self._once(key, lambda: self._ways(group, settled))

    def _ways(self, group: Group, settled: Settled) -> Summaries:
        come_to = {q: self._unsettled(q, settled.exposure) for q in group.opened}
        sorts = {  # many openings come to the same
            frozenset((*self._of_all(opening.answers, settled), *(come_to[q] for q in group.opened if q in opening.asked)))
            for opening in openings(self.worlds, settled, group)
        }
        return frozenset().union(*map(_folded, sorts))

    def _of_all(self, answers: Answers, settled: Settled) -> Iterator[Summaries]:
        return (self._of(q, answer, settled.exposure) for q, answer in answers.items())

    def _unsettled(self, question: str, exposure: Level) -> Summaries:
        return self._of(question, known_answer(self.bank.questions[question], self.worlds.assessment), exposure)

    def _of(self, question: str, answer: Answer | None, exposure: Level) -> Summaries:
        """What one asked question can come to."""
        return self._once((question, answer, exposure), lambda: self._judged(self.bank.questions[question], answer, exposure))

    def _once(self, key: tuple[object, ...], make: Callable[[], Summaries]) -> Summaries:
        found = self.worlds.summaries.get(key)
        if found is None:
            found = self.worlds.summaries[key] = make()
        return found

    def _judged(self, question: Question, answer: Answer | None, exposure: Level) -> Summaries:
        if question.risk is None or reason_given(question, self.worlds.assessment) or question.decides:
            return _FINE
        by_safest = any(self._named(question.id, safest) for safest in self.by_safest)
        return frozenset(
            Summary(found.risk if found else Level.very_low, by_safest and way != question.choices[0].id)
            for way in ways_to_answer(question, answer)
            for found in [worst(self.bank, question, way, exposure)]
        )


def _folded(parts: Iterable[Summaries]) -> Summaries:
    return reduce(_joined, parts, _FINE)


@lru_cache(maxsize=4096)
def _joined(some: Summaries, others: Summaries) -> Summaries:
    """There are ten summaries and few sets of them, so the same joins come again and again."""
    return frozenset(Summary(max(a.worst, b.worst), a.broken or b.broken) for a in some for b in others)
