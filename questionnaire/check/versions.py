"""The bank check's part for versions.yaml: it ends with this version, and explains every question that is new since the one before."""

from collections.abc import Collection, Iterator

from questionnaire.check.conditions import no_such, repeated
from questionnaire.faults import meant
from questionnaire.question_bank import Bank
from questionnaire.shapes.versions import BankVersion, QuestionChange
from questionnaire.yaml_file import Found, Place

FILE = "versions.yaml"


def version_faults(bank: Bank) -> Iterator[Found]:
    """Every fault of the list of versions."""
    listed = [one.version for one in bank.versions]
    if listed[-1:] != [bank.version]:
        yield FILE, ("versions",), f'ends with no entry for this version; add one for "{bank.version}" at the end'
        return
    yield from ((FILE, ("versions", number), what) for number, what in repeated("version", listed))
    for number, (before, version) in enumerate(zip(bank.versions, bank.versions[1:], strict=False), 1):
        if not before.asked:
            yield FILE, ("versions", number - 1), f'"{before.version}" is published: list the questions that it asked under `asked`'
            continue
        known = {bank.old_names.questions.get(old, old) for old in before.asked}
        yield from _missing(bank, known, version, ("versions", number))
        for place, change in enumerate(version.changes):
            yield from _change_faults(bank, known, change, ("versions", number, "changes", place))


def _missing(bank: Bank, known: Collection[str], version: BankVersion, place: Place) -> Iterator[Found]:
    """New questions that nothing is said of."""
    for question in version.asked or bank.questions:
        told = any(change.question == question for change in version.changes)
        if question in bank.questions and question not in known and not told:
            yield FILE, place, f'"{question}" is new in {version.version}; say under `changes` why it is asked'


def _change_faults(bank: Bank, known: Collection[str], change: QuestionChange, place: Place) -> Iterator[Found]:
    question = bank.questions.get(change.question)
    if question is None:
        yield FILE, (*place, "question"), no_such("question", change.question, bank.questions)
        return
    choices = [choice.id for choice in question.choices]
    for choice in change.choices:
        if choice not in choices:
            yield FILE, (*place, "choices"), f'"{question.id}" has no choice "{choice}"; {meant(choice, choices)}'
    if change.choices and not change.do:
        yield FILE, place, "says that answers mean something else now; say under `do` what to do about them"
    if not change.choices and question.id in known:
        yield FILE, place, f'"{question.id}" is not new: name the choices whose meaning changed under `choices`, or take the entry out'
