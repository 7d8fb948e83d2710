"""The bank check's part for what recurs: its actions, answers and day are there."""

from collections.abc import Iterator

from questionnaire.check.conditions import missing, repeated, when_faults
from questionnaire.faults import meant
from questionnaire.question_bank import Bank
from questionnaire.shapes.reviews import Review
from questionnaire.yaml_file import Found


def review_faults(bank: Bank) -> Iterator[Found]:
    """Every fault of the reviews."""
    for number, what in repeated("review", [review.id for review in bank.reviews]):
        yield "bank.yaml", ("reviews", number), what
    for number, review in enumerate(bank.reviews):
        for what in _faults(bank, review):
            yield "bank.yaml", ("reviews", number), what


def _faults(bank: Bank, review: Review) -> Iterator[str]:
    if review.id in bank.actions:
        yield f'"{review.id}" is an action; their events would take each other\'s place in a calendar, so choose another id'
    yield from when_faults(bank, review.when)
    yield from missing("action", review.actions, bank.actions)
    days = {question.id for question in bank.questions.values() if question.kind == "date"}
    if review.since is not None and review.since not in days:
        yield f'"{review.since}" asks for no day; {meant(review.since, days)}'
