"""The one list of the ways in which an answer may turn out that is not known, or only half known.

Interval, open verdicts, what to find out first and the explanation of the score all read it, so that none of them can know of a
way that another does not.
"""

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations

from questionnaire.assessment import Answer, Integration, rows_of
from questionnaire.shapes.question import NONE, UNKNOWN, Question

UNLISTED = Integration("", UNKNOWN, UNKNOWN)
"""What a list that nobody has made may hold: an app of which nothing is known."""


def ways_to_answer(question: Question, known: Answer | None) -> tuple[Answer, ...]:
    """Each way in which the answer may turn out, the safest first where choices have an order; a known answer is the only way.

    `known` is None for a blank. A list of apps has two ways, as safe and as unsafe as its rows may be: a list is judged by its worst
    row, so what lies between is judged as one of these two. A day or a number has none: blank ones are not tried out.
    """
    if question.kind == "rows":
        return _lists(known)
    if known is not None:
        return (known,)
    return tuple(subsets(question)) if question.kind == "multi" else tuple(choice.id for choice in question.choices)


def _lists(known: Answer | None) -> tuple[Answer, ...]:
    rows = rows_of(known) or (UNLISTED,)
    return tuple(dict.fromkeys((tuple(map(_safest, rows)), tuple(map(_least_safe, rows)))))


def _safest(row: Integration) -> Integration:
    """Where no PHI arrives no BAA is needed, so that nothing else has to be assumed (S38)."""
    if row.data == UNKNOWN:
        return replace(row, data="no_phi")
    return row if row.known else replace(row, baa="signed")


def _least_safe(row: Integration) -> Integration:
    if row.data == "no_phi":
        return row
    return Integration(row.name, "phi", "not_signed" if row.baa == UNKNOWN else row.baa)


def subsets(question: Question) -> Iterator[tuple[str, ...]]:
    """Every set of choices that can stand together: `none` stands alone."""
    others = [c.id for c in question.choices if c.id != NONE]
    for size in range(1, len(others) + 1):
        yield from combinations(others, size)
    if question.choice(NONE):
        yield (NONE,)
