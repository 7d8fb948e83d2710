"""The bank check's part for sections, questions and choices: order, kinds, risks, and that each gap leads to an action."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from questionnaire.check.conditions import condition_faults, no_such
from questionnaire.facts import FACTS
from questionnaire.policy import COVERS
from questionnaire.question_bank import Bank
from questionnaire.shapes.question import UNKNOWN, Choice, Level, Question
from questionnaire.shapes.section import Section
from questionnaire.yaml_file import Found, Place


@dataclass(frozen=True)
class _Spot:
    """A question and where it stands."""

    file: str
    place: Place
    question: Question


def question_faults(bank: Bank) -> Iterator[Found]:
    """Every fault of the sections, their questions and choices."""
    seen: set[str] = set()
    for section, name in zip(bank.sections, bank.file.sections, strict=True):
        if section.id != name:
            yield f"{name}.yaml", ("id",), f'the section in this file is called "{section.id}"; it must be "{name}", as bank.yaml lists it'
        yield from _when_faults(bank, f"{name}.yaml", (), section, seen)
        for number, question in enumerate(section.questions):
            place: Place = ("questions", number)
            if question.id in seen:
                yield f"{name}.yaml", place, f'a question "{question.id}" stands before this one; an id is used once'
            yield from _when_faults(bank, f"{name}.yaml", place, question, seen)
            yield from _one_question_faults(bank, _Spot(f"{name}.yaml", place, question))
            seen.add(question.id)


def _when_faults(bank: Bank, file: str, place: Place, part: Section | Question, seen: set[str]) -> Iterator[Found]:
    if part.when is not None and not part.skipped_because:
        yield file, (*place, "when"), f'"{part.id}" has `when` but no `skipped_because`; say why it is not asked'
    for what in condition_faults(bank, part.when, seen):
        yield file, (*place, "when"), what


def _one_question_faults(bank: Bank, spot: _Spot) -> Iterator[Found]:
    question = spot.question
    wanted = {
        "single": bool(question.choices),
        "multi": bool(question.choices),
        "rows": question.rows is not None,
        "date": not question.choices,
        "number": not question.choices and question.between is not None and question.between[0] <= question.between[1],
    }
    if not wanted[question.kind]:
        yield (
            spot.file,
            spot.place,
            f'"{question.id}" is of kind {question.kind}: single and multi take choices, rows takes row rules, number takes `between`, '
            "date takes none of these",
        )
    if question.decided_by is not None and question.decided_by not in FACTS:
        yield spot.file, spot.place, no_such("fact", question.decided_by, FACTS)
    conditions = [c.id for c in bank.conditions]
    if question.decides is not None and question.decides not in conditions:
        yield spot.file, spot.place, no_such("condition", question.decides, conditions)
    yield from _risk_faults(spot)
    for number, choice in enumerate(question.choices):
        yield from _choice_faults(bank, spot, number, choice)
    judged = [c for c in question.choices if not question.describes]
    for number, (safer, worse) in enumerate(pairwise(judged), 1):
        if _rank(worse) < _rank(safer):
            what = f'"{worse.id}" is less likely to do harm than the safer "{safer.id}"; likelihoods never fall along the choices'
            yield spot.file, (*spot.place, "choices", number), what


def _rank(choice: Choice) -> int:
    return -1 if choice.likelihood is None else choice.likelihood


def _risk_faults(spot: _Spot) -> Iterator[Found]:
    question = spot.question
    levels = [c.likelihood for c in question.choices if c.likelihood is not None] + (
        [question.rows.not_signed.likelihood] if question.rows else []
    )
    if question.risk is None:
        if levels:
            yield spot.file, spot.place, f'"{question.id}" has choices with a likelihood but no `risk`; say threat and impact'
        return
    if question.find_out is None:
        yield spot.file, spot.place, f'"{question.id}" is judged but has no `find_out`; say where the answer can be looked up'
    if not re.search(r"\bcould\b", question.risk.threat):
        what = f'the threat of "{question.id}" is told as something that happens; say what could happen: it is printed of unknowns too'
        yield spot.file, (*spot.place, "risk", "threat"), what
    if question.risk.impact > Level.high:
        yield spot.file, (*spot.place, "risk", "impact"), "impact is at most high: one desk is not the whole enterprise"
    if levels and question.risk.unknown > max(levels):
        yield spot.file, (*spot.place, "risk"), f'"unknown" may not be likelier than the least safe answer ({max(levels).name})'


def _choice_faults(bank: Bank, spot: _Spot, number: int, choice: Choice) -> Iterator[Found]:
    question, place = spot.question, (*spot.place, "choices", number)
    if choice.id == UNKNOWN:
        yield spot.file, place, '"unknown" is added by the program; take it out'
    if [c.id for c in question.choices].index(choice.id) != number:
        yield spot.file, place, f'"{choice.id}" stands here twice; an id is used once'
    if choice.likelihood is not None and number == 0 and not question.describes:
        yield spot.file, place, f'"{choice.id}" is the safest answer and takes no likelihood'
    if not choice.actions and choice.likelihood is not None:
        yield spot.file, place, f'"{choice.id}" has a likelihood and leads to no action; name at least one'
    if (choice.likelihood is not None or choice.actions) and not choice.consequence:
        yield spot.file, place, f'"{choice.id}" has a likelihood or actions but no `consequence`; say what it means'
    for action in choice.actions:
        if action not in bank.actions or bank.actions[action].finds_out:
            yield spot.file, (*place, "actions"), no_such("action", action, bank.actions)
    if choice.covered_by is not None and choice.covered_by not in bank.questions:
        yield spot.file, place, no_such("question", choice.covered_by, bank.questions)
    covers = bank.questions[choice.covered_by].choices if choice.covered_by in bank.questions else ()
    if strange := [cover.id for cover in covers if cover.id not in COVERS]:
        yield (
            spot.file,
            place,
            f'"{choice.covered_by}" has the choice "{strange[0]}"; the covers that the program knows are {", ".join(COVERS)}',
        )
