"""What differs between two states of one assessment, field by field: what a history keeps, and what undo gives back."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from questionnaire.assessment import Assessment
from questionnaire.file import from_document, to_document
from questionnaire.file.edit import Path, Value
from questionnaire.question_bank import Bank


class FieldChange(NamedTuple):
    """One field that holds something else now. A list is one field, whatever stands in it."""

    path: Path
    """In the assessment file, as `questionnaire/file/edit.py` has it."""
    before: Value
    after: Value
    """As JSON has them; None where the file has nothing."""

    @property
    def is_text(self) -> bool:
        """Whether people type it letter by letter: all but answers, days, states and lists, each of whose changes is a press."""
        typed = self.path[0] in TEXTS or self.path[-1] == "owner"
        return typed and not isinstance(self.before, list) and not isinstance(self.after, list)


TEXTS = ("client", "notes", "not_applicable", "people", "handover", "workshop")
MEASURED = ("workshop", "seconds")
"""Time that passed on the screen: nobody changed it, and nobody undoes it."""


def changes(then: Assessment, now: Assessment) -> tuple[FieldChange, ...]:
    """Every field in which people made the two differ, in the order of the file. What is only kept under other names never changes."""
    return tuple(change for change in _between((), to_document(then), to_document(now)) if change.path[:2] != MEASURED)


def taken_back(found: Iterable[FieldChange]) -> tuple[FieldChange, ...]:
    """The changes that undo these."""
    return tuple(FieldChange(path, after, before) for path, before, after in found)


def joined(first: Iterable[FieldChange], then: Iterable[FieldChange]) -> tuple[FieldChange, ...]:
    """One change after the other as one: fields that end as they began are left out."""
    fields = {change.path: change for change in first}
    for path, before, after in then:
        fields[path] = FieldChange(path, fields[path].before if path in fields else before, after)
    return tuple(change for change in fields.values() if change.before != change.after)


def changed(bank: Bank, assessment: Assessment, found: Iterable[FieldChange]) -> Assessment:
    """The assessment with all of these fields set. Raises `questionnaire.file.Refused` where a value does not fit."""
    document = to_document(assessment)
    for path, _, after in found:
        _set(document, path, after)
    return from_document(bank, document, assessment.kept)


def set_back(assessment: Assessment, found: Iterable[Iterable[FieldChange]]) -> dict[str, Any]:
    """The assessment as its file held it before these changes, the last one first.

    Raises TypeError or AttributeError for a field that no assessment has.
    """
    document = to_document(assessment)
    for entry in found:
        for path, before, _ in entry:
            _set(document, path, before)
    return document


def _between(path: Path, then: Mapping[str, Any], now: Mapping[str, Any]) -> Iterator[FieldChange]:
    for key in dict.fromkeys([*then, *now]):
        old, new = then.get(key), now.get(key)
        if isinstance(old or new, dict) and isinstance(new if new is not None else {}, dict):
            yield from _between((*path, key), old or {}, new or {})
        elif old != new:
            yield FieldChange((*path, key), old, new)


def _set(held: dict[str, Any], path: Path, value: Value) -> None:
    """A part that nothing is left in goes too: an action without owner, day and state has no entry."""
    first, *rest = path
    if rest:
        _set(held.setdefault(first, {}), tuple(rest), value)
    if not rest and value is not None:
        held[first] = value
    elif not rest or not held[first]:
        held.pop(first, None)
