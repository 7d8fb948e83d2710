"""How the bank branches: which questions bear on all others, and which only open a few of their own.

The score's exact interval looks at every way to answer what is unknown. Questions that bear on everything
(role, desk, PHI, plan, BAA) are tried out one by one; the rest falls into small groups that do not touch each other.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from questionnaire.conditions import atoms, mentioned
from questionnaire.facts import FACTS
from questionnaire.model import Choice, Condition, Question
from questionnaire.question_bank import Bank


@dataclass(frozen=True)
class Group:
    """Questions that open others, with all they open; two groups share no question."""

    openers: tuple[str, ...]
    opened: tuple[str, ...]
    tests: tuple[Condition, ...] = field(compare=False)
    """What the group's own conditions and sections ask of questions outside it."""
    outside: frozenset[str] = field(compare=False)
    """Ids of those questions."""


@dataclass(frozen=True)
class Branches:
    """The bank's questions by how they bear on each other; ids in the order asked."""

    everywhere: tuple[str, ...]
    groups: tuple[Group, ...]
    alone: tuple[str, ...]
    conditional: tuple[str, ...]
    """Questions of no group that have a condition of their own."""


@lru_cache(maxsize=4)
def branches(bank: Bank) -> Branches:
    """Sort the bank's questions. Exact whatever the bank: what belongs together lands in one group."""
    everywhere = _everywhere(bank)
    looked_at = {q: _looks_at(bank, bank.questions[q]) - everywhere for q in bank.questions if q not in everywhere}
    groups: list[set[str]] = []
    for question, others in looked_at.items():
        if others:
            together = {question} | others
            touching = [g for g in groups if g & together]
            groups = [g for g in groups if g not in touching] + [together.union(*touching)]
    openers: set[str] = set().union(*looked_at.values())
    order = tuple(bank.questions)
    single = tuple(q for q in order if not any(q in g for g in groups))
    return Branches(
        tuple(q for q in order if q in everywhere),
        tuple(_group(bank, [q for q in order if q in g], openers) for g in groups),
        tuple(q for q in single if q not in everywhere),
        tuple(q for q in single if bank.questions[q].when),
    )


def _group(bank: Bank, questions: list[str], openers: set[str]) -> Group:
    tests: list[Condition] = []
    for question in questions:
        for condition in (bank.section_of(question).when, bank.questions[question].when):
            tests += [atom for atom in atoms(condition) if atom.question not in questions and atom not in tests]
    return Group(
        tuple(q for q in questions if q in openers),
        tuple(q for q in questions if q not in openers),
        tuple(tests),
        frozenset().union(*map(mentioned, tests)),
    )


def _everywhere(bank: Bank) -> set[str]:
    found = {bank.method.exposure_question}
    for condition in bank.conditions:
        for rule in (condition.not_needed, condition.met, condition.unmet):
            found |= mentioned(rule)
    for question in bank.questions.values():
        found |= {question.id} if question.decides or any(c.ends for c in question.choices) else set()
        found |= set(FACTS[question.decided_by].looks_at) if question.decided_by else set()
    return _closed(bank, found)


def _closed(bank: Bank, found: set[str]) -> set[str]:
    wider = found.union(*(_looks_at(bank, bank.questions[q]) for q in found if q in bank.questions))
    return found if wider == found else _closed(bank, wider)


def _looks_at(bank: Bank, question: Question) -> set[str]:
    return mentioned(question.when) | mentioned(bank.section_of(question.id).when)


@lru_cache(maxsize=512)
def distinct_choices(bank: Bank, question_id: str) -> tuple[str, ...]:
    """Ids of one choice of each sort: choices that no condition, level or exposure tells apart count once."""
    question = bank.questions[question_id]
    sorts = {_sort(bank, question, choice): choice.id for choice in reversed(question.choices)}
    return tuple(reversed(sorts.values()))


def _sort(bank: Bank, question: Question, choice: Choice) -> tuple[object, ...]:
    exposure = bank.method.exposure[choice.id] if question.id == bank.method.exposure_question else None
    tests = []
    for atom in (a for rule in _rules(bank) for a in atoms(rule)):
        if atom.question == question.id:
            tests.append(choice.id in (atom.equals, atom.differs, *(atom.among or ())))
        elif atom.fact is not None and question.id in FACTS[atom.fact].looks_at:
            return (choice.id,)
    return (choice.likelihood, choice.ends, exposure, *tests)


def _rules(bank: Bank) -> Iterator[Condition | None]:
    for section in bank.sections:
        yield section.when
        yield from (q.when for q in section.questions)
    for condition in bank.conditions:
        yield from (condition.not_needed, condition.met, condition.unmet)
