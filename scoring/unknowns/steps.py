"""The questions of a bank as steps of a walk: what is judged at each, and what of the answers so far is still looked at after it.

A question is judged as soon as all is known that its points depend on. Of an answer only those choices are kept that something further on
asks for, choices that are judged alike as one: so sheets that nothing can tell apart any more become one.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from questionnaire.conditions import atoms, mentioned
from questionnaire.facts import FACTS
from questionnaire.question_bank import Bank
from questionnaire.shapes.bank import UseCondition
from questionnaire.shapes.method import Cap
from questionnaire.shapes.question import Condition, Question
from scoring.conditions import safest_wanted
from scoring.verdict import RULES

Choices = frozenset[str] | None
"""Ids of the choices of a question that are asked for; None where its very answer counts."""
Kept = Mapping[str, str] | None
"""What is kept of an answer: of each choice still asked for, the one that stands for it; None where the very answer is kept."""


class Look(NamedTuple):
    """At which step a question is looked at, which one, for which of its choices, and what looks."""

    at: int
    question: str
    choices: Choices
    by: object
    """The condition, or the question whose points depend on it."""


@dataclass(frozen=True, eq=False)
class Step:
    """One question, and what is settled once it is passed. Compared by identity, so that it can key a cache."""

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
    caps: tuple[Cap, ...]
    """Caps of the score of which it is known from here on whether they hold."""
    decided: tuple[Question, ...]
    """Questions whose answers a fact replaces from here on."""
    safest: frozenset[str]
    """Ids of the conditions that want its safest answer."""
    closed: frozenset[str]
    """Ids of the conditions by safest answers of which it is the last question."""
    bearing: tuple[str, ...]
    """Questions on which hangs what is settled here: points, rules of the verdict, caps."""
    kept: Mapping[str, Kept]
    """What is kept of an answer from here on, where that changes here."""
    either: tuple[tuple[Condition, ...], ...]
    """Tests that one condition further on asks any of, and that nothing else asks: once one holds, it does not matter which."""
    conditional: frozenset[str]
    """Questions that conditions further on look at."""


@lru_cache(maxsize=8)
def steps_of(bank: Bank) -> tuple[Step, ...]:
    """The steps of a bank, in the order of its questions; worked out once."""
    questions = tuple(bank.questions.values())
    number = {q.id: n for n, q in enumerate(questions)}
    decided_at = {p.id: n for n, q in enumerate(questions) for p in bank.decided_after(q.id)}
    settled = number | decided_at
    last_wanted = {c.id: 0 for c in bank.conditions if c.safest} | {c.id: n for n, q in enumerate(questions) for c in _wanting(bank, q)}
    judged_at = {q.id: _known_from(settled, _judging(bank, q)) for q in questions}
    gate_at = _known_from(settled, _gate(bank))
    caps_at = [_known_from(settled, _tests(cap.when)) for cap in bank.method.caps]
    looks = [Look(gate_at, *test, RULES) for test in _gate(bank)]
    looks += [Look(at, *test, cap) for at, cap in zip(caps_at, bank.method.caps, strict=True) for test in _tests(cap.when)]
    for n, q in enumerate(questions):
        looks += [Look(n, *test, when) for when in _whens(bank, q) for test in _tests(when)]
        looks += [Look(judged_at[q.id], *test, q) for test in _judging(bank, q)]
        looks += [Look(decided_at[q.id], seen, None, q.decided_by) for seen in (FACTS[q.decided_by].looks_at if q.decided_by else ())]
    kept = [{q.id: _kept(looks, q, n) for q in questions[: n + 1]} for n in range(len(questions))]
    return tuple(
        Step(
            question=q,
            section=bank.section_of(q.id).id,
            whens=_whens(bank, q),
            judged=judged,
            sections=frozenset(bank.section_of(p.id).id for p in (q, *judged)),
            gate=n == gate_at,
            caps=tuple(cap for at, cap in zip(caps_at, bank.method.caps, strict=True) if at == n),
            decided=bank.decided_after(q.id),
            safest=frozenset(c.id for c in _wanting(bank, q)),
            closed=frozenset(c for c, last in last_wanted.items() if last == n),
            bearing=tuple(sorted({look.question for look in looks if look.at == n and look.by not in _whens(bank, q)})),
            kept={p: now for p, now in kept[n].items() if number[p] == n or now != kept[n - 1][p]},
            either=tuple(filter(None, (_either(looks, when, n, number) for p in questions[n + 1 :] for when in _whens(bank, p)))),
            conditional=frozenset().union(*(mentioned(when) for p in questions[n + 1 :] for when in _whens(bank, p))),
        )
        for n, q in enumerate(questions)
        for judged in [tuple(p for p in questions if judged_at[p.id] == n)]
    )


def _known_from(settled: Mapping[str, int], tests: Iterator[tuple[str, Choices]]) -> int:
    return max((settled[q] for q, _ in tests if q in settled), default=0)


def _kept(looks: Sequence[Look], question: Question, n: int) -> Kept:
    """What of a question's answer is looked at after that step; where only its own points depend on it, choices as likely are alike."""
    found = [look for look in looks if look.question == question.id and look.at > n]
    if any(look.choices is None for look in found):
        return None
    wanted = {choice for look in found for choice in look.choices or ()}
    if all(look.by is question for look in found):
        first = {c.likelihood: c.id for c in reversed(question.choices)}
        return {c.id: first[c.likelihood] for c in question.choices if c.id in wanted}
    return {choice: choice for choice in wanted}


def _either(looks: Sequence[Look], when: Condition, n: int, number: Mapping[str, int]) -> tuple[Condition, ...]:
    """The tests of an `any` of plain tests whose questions are passed, in their order; empty where something else asks for one."""
    parts = when.any_of_these or ()
    if not all(part.question and part.equals for part in parts):
        return ()
    passed = sorted((part for part in parts if number[part.question or ""] <= n), key=lambda part: number[part.question or ""])
    asked = {part.question for part in passed}
    return tuple(passed) if all(look.by is when for look in looks if look.at > n and look.question in asked) else ()


def _whens(bank: Bank, question: Question) -> tuple[Condition, ...]:
    return tuple(when for when in (bank.section_of(question.id).when, question.when) if when is not None)


def _wanting(bank: Bank, question: Question) -> Iterator[UseCondition]:
    return (c for c in bank.conditions if safest_wanted(bank, c, question.id))


def _judging(bank: Bank, question: Question) -> Iterator[tuple[str, Choices]]:
    """What the points of a question depend on: of its own choices those that leave something to fix."""
    rated = frozenset(choice.id for choice in question.choices if choice.likelihood is not None)
    yield question.id, None if question.rows or any(_wanting(bank, question)) else rated
    if question.risk is not None:
        yield bank.method.exposure_question, None
        yield from _tests(bank.method.unconfirmed_barrier)
    if question.decides:
        yield from _rule(bank.condition(question.decides))


def _gate(bank: Bank) -> Iterator[tuple[str, Choices]]:
    """What the verdict depends on beside the findings, and the conditions by safest answers."""
    for rule in RULES:
        yield from _tests(rule.answers)
    for condition in bank.conditions:
        yield from _rule(condition)


def _rule(condition: UseCondition) -> Iterator[tuple[str, Choices]]:
    for rule in condition.rules.values():
        yield from _tests(rule)


def _tests(condition: Condition | None) -> Iterator[tuple[str, Choices]]:
    """The questions that a condition looks at, each with the choices that it asks for."""
    for atom in atoms(condition):
        if atom.question:
            yield atom.question, frozenset(c for c in (atom.equals, atom.differs, *(atom.among or ())) if c)
        else:
            yield from ((q, None) for q in FACTS[atom.fact or ""].looks_at)
