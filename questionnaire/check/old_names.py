"""The bank check's part for old_names.yaml: an old name is free, and leads to one of today."""

from collections.abc import Collection, Iterator, Mapping

from questionnaire.check.conditions import no_such
from questionnaire.question_bank import Bank
from questionnaire.shapes.versions import RETIRED
from questionnaire.yaml_file import Found, Place

FILE = "old_names.yaml"


def old_name_faults(bank: Bank) -> Iterator[Found]:
    """Every fault of the list of old names."""
    old = bank.old_names
    written = [action.id for action in bank.actions.values() if not action.finds_out]
    yield from _faults(("questions",), old.questions, bank.questions, "question")
    yield from _faults(("actions",), old.actions, written, "action")
    for question in bank.questions.values():
        known = [choice.id for choice in question.choices]
        yield from _faults(("choices", question.id), old.choices.get(question.id, {}), known, f'choice of "{question.id}"')
    for name in old.choices:
        if name not in bank.questions:
            yield FILE, ("choices", name), no_such("question", name, bank.questions)


def _faults(place: Place, old: Mapping[str, str], known: Collection[str], what: str) -> Iterator[Found]:
    if RETIRED in known:
        yield FILE, place, f'a {what} is called "{RETIRED}", which says here that there is none; give it another id'
    for name, now in old.items():
        if name in known:
            yield FILE, (*place, name), f'"{name}" is a {what} again; an old name is never used anew, so choose another id'
        if now != RETIRED and now not in known:
            yield FILE, (*place, name), no_such(what, now, known)
