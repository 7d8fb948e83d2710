"""The bank check's part for letters.yaml: what it names exists, placeholders can be filled, tables are whole."""

from collections.abc import Iterator

from questionnaire.check.conditions import (
    answers_in_words,
    at,
    missing,
    phrase_faults,
    placeholders,
    repeated,
    unfilled,
    when_faults,
)
from questionnaire.check.sources import citation_faults
from questionnaire.faults import meant
from questionnaire.question_bank import Bank
from questionnaire.shapes.letters import FILLED, Asked, Letter, Passage, WorkSheet
from questionnaire.yaml_file import Found, Place, Spot

LETTERS = "letters.yaml"


def letter_faults(bank: Bank) -> Iterator[Found]:
    """Every fault of the letters."""
    for found in (_phrase_faults(bank), _deadline_faults(bank), _every_letter(bank)):
        yield from ((LETTERS, place, what) for place, what in found)


def _phrase_faults(bank: Bank) -> Iterator[Spot]:
    seen = set(FILLED)
    for number, phrase in enumerate(bank.letters.phrases):
        place: Place = ("phrases", number)
        yield from _once(place, phrase.id, seen)
        yield from at(place, phrase_faults(bank, phrase))
        for case in phrase.cases:
            yield from _text_faults(bank, place, case.says, set(FILLED))


def _deadline_faults(bank: Bank) -> Iterator[Spot]:
    seen = {*FILLED, *(phrase.id for phrase in bank.letters.phrases)}
    for number, deadline in enumerate(bank.letters.deadlines):
        yield from _once(("deadlines", number), deadline.id, seen)
        yield from at(("deadlines", number), citation_faults(bank, deadline.citations))


def _once(place: Place, name: str, seen: set[str]) -> Iterator[Spot]:
    if name in seen:
        yield place, f'"{name}" is named before this one; a placeholder means one thing'
    seen.add(name)


def _every_letter(bank: Bank) -> Iterator[Spot]:
    yield from ((("letters", number), what) for number, what in repeated("letter", [letter.id for letter in bank.letters.letters]))
    for number, letter in enumerate(bank.letters.letters):
        place: Place = ("letters", number)
        if not any(letter.cited()):
            yield place, f'"{letter.id}" cites nothing; say what it rests on'
        yield from (((*place, *below), what) for below, what in _letter_faults(bank, letter))


def _letter_faults(bank: Bank, letter: Letter) -> Iterator[Spot]:
    yield from at(("citations",), citation_faults(bank, letter.citations))
    yield from at(("actions",), missing("action", letter.actions, bank.actions))
    yield from at(("shows",), missing("question", letter.shows, bank.questions))
    for name, text in (("use", letter.use), ("counsel", letter.counsel)):
        yield from _text_faults(bank, (name,), text)
    for number, said in enumerate(letter.missing):
        yield from at(("missing", number), when_faults(bank, said.when))
        yield from _text_faults(bank, ("missing", number), said.says)
    for number, passage in enumerate(letter.passages):
        yield from ((("passages", number, *below), what) for below, what in _passage_faults(bank, passage))


def _passage_faults(bank: Bank, passage: Passage) -> Iterator[Spot]:
    yield from at((), when_faults(bank, passage.when))
    yield from at((), citation_faults(bank, passage.citations))
    for text in (passage.heading, passage.text, passage.notice, passage.apps):
        yield from _text_faults(bank, (), text or "")
    mark = next((name for name in ("number", "dot", "box") if getattr(passage, name)), "")
    for number, line in enumerate(passage.lines):
        yield from at((mark, number), when_faults(bank, line.when))
        yield from at((mark, number), citation_faults(bank, line.citations))
        yield from _text_faults(bank, (mark, number), line.says)
    if passage.sheet:
        yield from ((("sheet", *below), what) for below, what in _sheet_faults(bank, passage.sheet))
    for number, asked in enumerate(passage.asked):
        yield from ((("asked", number, *below), what) for below, what in _asked_faults(bank, asked))
    yield from at(("sign",), missing("role", passage.sign, bank.owner_roles))


def _sheet_faults(bank: Bank, sheet: WorkSheet) -> Iterator[Spot]:
    if len(sheet.widths) != len(sheet.header):
        yield ("widths",), f'"{sheet.name}" has {len(sheet.header)} columns and {len(sheet.widths)} widths; give one a column'
    for number, row in enumerate(sheet.rows):
        place: Place = ("rows", number)
        if len(row.cells) != len(sheet.header):
            yield place, f'this row of "{sheet.name}" has {len(row.cells)} cells for {len(sheet.header)} columns'
        yield from at(place, when_faults(bank, row.when))
        yield from at(place, citation_faults(bank, row.citations))
        for text in row.cells:
            yield from _text_faults(bank, place, text)


def _asked_faults(bank: Bank, asked: Asked) -> Iterator[Spot]:
    yield from at((), when_faults(bank, asked.when))
    yield from at((), citation_faults(bank, asked.citations))
    yield from at((), missing("question", asked.questions, bank.questions))
    known = {choice.id for question in asked.questions if question in bank.questions for choice in bank.questions[question].choices}
    for choice, words in asked.instead.items():
        if choice not in known:
            yield ("instead",), f'"{choice}" is no answer of these questions; {meant(choice, known)}'
        yield from _text_faults(bank, ("instead",), words)


def _text_faults(bank: Bank, place: Place, text: str, known: set[str] | None = None) -> Iterator[Spot]:
    """Placeholders that nothing fills. `known` are those allowed, where that is not all there are."""
    if "{" not in text:
        return
    yield from at(place, unfilled(text, placeholders(bank) if known is None else known | answers_in_words(bank)))
