"""Edits of the list of connected apps, and an identity for each of its rows on the screen. Pure."""

from collections.abc import Sequence
from difflib import SequenceMatcher
from hashlib import sha256

from questionnaire import Assessment
from questionnaire.assessment import MAX_NAME, MAX_ROWS, Integration
from questionnaire.file import Refused
from questionnaire.file.edit import row_name
from questionnaire.shapes.question import UNKNOWN

Rows = tuple[Integration, ...]


def added(assessment: Assessment, question: str, names: Sequence[str]) -> Assessment:
    """More apps, nothing known of them yet, without those that are there, in whatever case. Raises Refused where they do not fit."""
    rows = assessment.rows(question)
    held = {row.name.casefold() for row in rows}
    new = [name for name in names if name.casefold() not in held]
    if len(rows) + len(new) > MAX_ROWS:
        raise Refused((f"the list holds {MAX_ROWS} apps at most, and has {len(rows)}; combine some",))
    long = [name for name in new if len(name) > MAX_NAME]
    if long:
        raise Refused((f"a name has at most {MAX_NAME} characters, and this one {len(long[0])}; shorten it",))
    return assessment.answered(question, (*rows, *(Integration(name, UNKNOWN, UNKNOWN) for name in new))) if new else assessment


def removed(assessment: Assessment, question: str, name: str) -> Assessment:
    """The list without the row of this name (`questionnaire.file.edit.row_name`); the same where it is gone already."""
    rows = assessment.rows(question)
    left = tuple(row for place, row in enumerate(rows) if row_name(rows, place) != name)
    return assessment.answered(question, left or None)


def put_back(assessment: Assessment, question: str, place: int, row: Integration) -> Assessment:
    """The list with a removed row in its place again. Raises Refused where the list is full."""
    rows = assessment.rows(question)
    if len(rows) >= MAX_ROWS:
        raise Refused((f"The list is full: it holds {MAX_ROWS} apps. Remove one first, then undo.",))
    return assessment.answered(question, (*rows[:place], row, *rows[place:]))


def identities(ids: list[str], before: Rows, now: Rows) -> list[str]:
    """The identities of the rows now: of the same name, or in the place between the same neighbors, it is the same row.

    A new one is made of the name, so that another window and a restarted server give the same.
    """
    unlike = [(old, new) for old, new in zip(before, now, strict=False) if old.name != new.name]
    if len(before) == len(now) and all((old.data, old.baa) == (new.data, new.baa) for old, new in unlike) and len(unlike) < 2:
        return ids  # at most one was given another name
    found: list[str | None] = [None] * len(now)
    for tag, a, b, c, d in SequenceMatcher(None, [r.name for r in before], [r.name for r in now], autojunk=False).get_opcodes():
        if tag == "equal" or (tag == "replace" and b - a == d - c):
            found[c:d] = ids[a:b]
    for place, row in enumerate(now):
        if found[place] is None:
            found[place] = _fresh(row.name, found)
    return [identity for identity in found if identity is not None]


def _fresh(name: str, taken: list[str | None]) -> str:
    base, number = sha256(name.encode()).hexdigest()[:8], 0
    while f"{base}{number}" in taken:
        number += 1
    return f"{base}{number}"
