"""The questions of a bank as steps of a walk: what is judged at each, and what of the answers so far is still looked at after it.

A question is judged as soon as all is known that its points hang on. Of an answer only those choices are kept that something further on
asks for: so sheets that nothing can tell apart any more become one.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from questionnaire.bank_model import UseCondition
from questionnaire.conditions import atoms, mentioned
from questionnaire.facts import FACTS
from questionnaire.model import Condition, Question
from questionnaire.question_bank import Bank
from scoring.conditions import safest_wanted
from scoring.verdict import RULES

Choices = frozenset[str] | None
"""Ids of the choices of a question that are asked for; None where its very answer counts."""
NOTHING: Choices = frozenset()
Look = tuple[int, str, Choices]
"""At which step a question is looked at, which one, and for which of its choices."""


@dataclass(frozen=True)
class Step:
    """One question, and what is settled once it is passed."""

    question: Question
    section: str
    whens: tuple[Condition, ...]
    """The conditions under which it is asked: its section's and its own."""
    judged: tuple[Question, ...]
    """Questions whose points are known from here on."""
    sections: frozenset[str]
    """Ids of the sections that have points put at stake or taken here."""
    gate: bool
    """Whether all is known from here on that the rules of the verdict look at themselves, and the conditions that have a rule."""
    decided: tuple[Question, ...]
    """Where a section ends: its questions whose answers a fact replaces."""
    safest: frozenset[str]
    """Ids of the conditions that want its safest answer …"""
    closed: frozenset[str]
    """… and of those of which it is the last question."""
    kept: Mapping[str, Choices]
    """What is kept of an answer from here on, where that changes here."""
    conditional: frozenset[str]
    """Questions that conditions further on look at."""


@lru_cache(maxsize=4)
def steps_of(bank: Bank) -> tuple[Step, ...]:
    """The steps of a bank, in the order of its questions; worked out once."""
    questions = tuple(bank.questions.values())
    number = {q.id: n for n, q in enumerate(questions)}
    section_end = {bank.section_of(q.id).id: n for n, q in enumerate(questions)}
    last_wanted = {c.id: 0 for c in bank.conditions if c.safest} | {c.id: n for n, q in enumerate(questions) for c in _wanting(bank, q)}
    judged_at = {q.id: _known_from(number, _judging(bank, q)) for q in questions}
    judged_at |= {q.id: max(judged_at[q.id], section_end[bank.section_of(q.id).id]) for q in questions if q.decided_by}
    gate_at = _known_from(number, _gate(bank))
    looks: list[Look] = [(gate_at, q, choices) for q, choices in _gate(bank)]
    for n, q in enumerate(questions):
        looks += [(n, *test) for when in _whens(bank, q) for test in _tests(when)]
        looks += [(judged_at[q.id], *test) for test in _judging(bank, q)]
        looks += [(section_end[bank.section_of(q.id).id], seen, None) for seen in (FACTS[q.decided_by].looks_at if q.decided_by else ())]
    return tuple(
        Step(
            q,
            section,
            _whens(bank, q),
            tuple(p for p in questions if judged_at[p.id] == n),
            frozenset(bank.section_of(p.id).id for p in (q, *(p for p in questions if judged_at[p.id] == n))),
            n == gate_at,
            tuple(p for p in bank.section_of(q.id).questions if p.decided_by and n == section_end[section]),
            frozenset(c.id for c in _wanting(bank, q)),
            frozenset(c for c, last in last_wanted.items() if last == n),
            {p: _kept(looks, p, n) for p in number if number[p] == n or (number[p] < n and _kept(looks, p, n) != _kept(looks, p, n - 1))},
            frozenset().union(*(mentioned(when) for p in questions[n + 1 :] for when in _whens(bank, p))),
        )
        for n, q in enumerate(questions)
        for section in [bank.section_of(q.id).id]
    )


def _known_from(number: Mapping[str, int], tests: Iterator[tuple[str, Choices]]) -> int:
    return max((number[q] for q, _ in tests if q in number), default=0)


def _kept(looks: Sequence[Look], question: str, n: int) -> Choices:
    """What of a question's answer is looked at after that step."""
    found = [choices for at, q, choices in looks if q == question and at > n]
    return None if None in found else frozenset(choice for choices in found for choice in choices or ())


def _whens(bank: Bank, question: Question) -> tuple[Condition, ...]:
    return tuple(when for when in (bank.section_of(question.id).when, question.when) if when is not None)


def _wanting(bank: Bank, question: Question) -> Iterator[UseCondition]:
    return (c for c in bank.conditions if safest_wanted(bank, c, question.id))


def _judging(bank: Bank, question: Question) -> Iterator[tuple[str, Choices]]:
    """What the points of a question hang on: of its own choices those that leave something to mend."""
    rated = frozenset(choice.id for choice in question.choices if choice.likelihood is not None)
    yield question.id, None if question.rows or any(_wanting(bank, question)) else rated
    if question.risk is not None:
        yield bank.method.exposure_question, None
    if question.decides:
        yield from _rule(bank.condition(question.decides))


def _gate(bank: Bank) -> Iterator[tuple[str, Choices]]:
    """What the verdict hangs on beside the findings, and the conditions by safest answers."""
    for rule in RULES:
        yield from _tests(rule.answers)
    for condition in bank.conditions:
        yield from _rule(condition)


def _rule(condition: UseCondition) -> Iterator[tuple[str, Choices]]:
    for part in (condition.not_needed, condition.met, condition.unmet):
        yield from _tests(part)


def _tests(condition: Condition | None) -> Iterator[tuple[str, Choices]]:
    """The questions that a condition looks at, each with the choices that it asks for."""
    for atom in atoms(condition):
        if atom.question:
            yield atom.question, frozenset(c for c in (atom.equals, atom.differs, *(atom.among or ())) if c)
        else:
            yield from ((q, None) for q in FACTS[atom.fact or ""].looks_at)
