"""The bank check's part for conditions: they look back, at questions, facts and answers that there are."""

from collections.abc import Collection, Iterator
from difflib import get_close_matches

from questionnaire.conditions import atoms
from questionnaire.facts import FACTS
from questionnaire.question_bank import Bank
from questionnaire.shapes.question import UNKNOWN, Condition


def meant(word: str, known: Collection[str]) -> str:
    """How a message goes on: the likely word, or all that could be meant."""
    words = sorted(known)
    close = get_close_matches(word, words, n=1)
    return f'did you mean "{close[0]}"?' if close else f"known are: {', '.join(words[:12])}{' …' if len(words) > 12 else ''}"


def condition_faults(bank: Bank, condition: Condition | None, seen: set[str]) -> Iterator[str]:
    """What is wrong with a condition that may look at the questions in `seen`."""
    for atom in atoms(condition):
        wanted = [w for w in (atom.equals, atom.differs, *(atom.among or ())) if w is not None]
        if atom.fact is not None:
            if atom.fact not in FACTS:
                yield f'there is no fact "{atom.fact}"; {meant(atom.fact, FACTS)}'
                continue
            known = set(FACTS[atom.fact].values)
        elif atom.question not in bank.questions:
            yield f'there is no question "{atom.question}"; {meant(atom.question or "", bank.questions)}'
            continue
        elif atom.question not in seen:
            yield f'the condition looks ahead to "{atom.question}"; it may only look at earlier questions'
            continue
        else:
            known = {c.id for c in bank.questions[atom.question].choices} | {UNKNOWN}
        yield from (
            f'"{word}" is no answer of "{atom.question or atom.fact}"; {meant(word, known)}' for word in wanted if word not in known
        )
