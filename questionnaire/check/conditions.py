"""The bank check's part for conditions, and what several parts of it say in the same words."""

from collections.abc import Collection, Container, Iterable, Iterator, Sequence
from datetime import date
from typing import TypeVar

from questionnaire.conditions import atoms
from questionnaire.facts import FACTS
from questionnaire.faults import meant
from questionnaire.question_bank import Bank
from questionnaire.shapes.letters import ANSWER, FILLED, PLACEHOLDER, Phrase
from questionnaire.shapes.question import UNKNOWN, Condition

P = TypeVar("P")
ANY_DAY = date(2026, 11, 21)
"""Where no rule looks at the day."""


def at(place: P, found: Iterable[str]) -> Iterator[tuple[P, str]]:
    """The same faults, each with its place."""
    return ((place, what) for what in found)


def no_such(what: str, name: str, known: Collection[str]) -> str:
    """The fault of a name that is none of those known."""
    return f'there is no {what} "{name}"; {meant(name, known)}'


def missing(what: str, names: Iterable[str], known: Collection[str]) -> Iterator[str]:
    """One fault for each of these names that there is not."""
    return (no_such(what, name, known) for name in names if name not in known)


def repeated(what: str, ids: Sequence[str]) -> Iterator[tuple[int, str]]:
    """One fault for each place, counted from 0, at which an id stands again."""
    again = ((number, name) for number, name in enumerate(ids) if name in ids[:number])
    return ((number, f'a {what} "{name}" stands before this one; an id is used once') for number, name in again)


def placeholders(bank: Bank) -> set[str]:
    """Every name that may stand in braces in a letter or a step."""
    named = {*FILLED, *(p.id for p in bank.letters.phrases), *(d.id for d in bank.letters.deadlines)}
    return named | answers_in_words(bank)


def answers_in_words(bank: Bank) -> set[str]:
    """The placeholders that stand for an answer."""
    return {f"{ANSWER}{question}" for question in bank.questions}


def unfilled(text: str, filled: Collection[str]) -> Iterator[str]:
    """One fault for each placeholder in a text that nothing fills."""
    return (f'nothing fills "{{{name}}}"; {meant(name, filled)}' for name in PLACEHOLDER.findall(text) if name not in filled)


def condition_faults(bank: Bank, condition: Condition | None, seen: Container[str]) -> Iterator[str]:
    """What is wrong with a condition that may look at the questions in `seen`."""
    for atom in atoms(condition):
        wanted = [w for w in (atom.equals, atom.differs, *(atom.among or ())) if w is not None]
        if atom.fact is not None:
            if atom.fact not in FACTS:
                yield no_such("fact", atom.fact, FACTS)
                continue
            known = set(FACTS[atom.fact].values)
        elif atom.question not in bank.questions:
            yield no_such("question", atom.question or "", bank.questions)
            continue
        elif atom.question not in seen:
            yield f'the condition looks ahead to "{atom.question}"; it may only look at earlier questions'
            continue
        else:
            known = {c.id for c in bank.questions[atom.question].choices} | {UNKNOWN}
        yield from (
            f'"{word}" is no answer of "{atom.question or atom.fact}"; {meant(word, known)}' for word in wanted if word not in known
        )


def when_faults(bank: Bank, *conditions: Condition | None) -> Iterator[str]:
    """What is wrong with conditions that may look at every question."""
    for condition in conditions:
        yield from condition_faults(bank, condition, bank.questions)


def phrase_faults(bank: Bank, phrase: Phrase) -> Iterator[str]:
    """What is wrong with when the cases of a phrase hold: one of them always has to."""
    if phrase.cases[-1].when is not None:
        yield f'the last case of "{phrase.id}" has a `when`; end with words that always hold'
    yield from when_faults(bank, *(case.when for case in phrase.cases))
