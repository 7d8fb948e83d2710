"""The bank check's part for what recurs: its actions, answers and day are there."""

from collections.abc import Iterator

from questionnaire.check.conditions import condition_faults, meant
from questionnaire.question_bank import Bank
from questionnaire.shapes.reviews import Review
from questionnaire.yaml_file import Found


def review_faults(bank: Bank) -> Iterator[Found]:
    """Every fault of the reviews."""
    ids = [review.id for review in bank.reviews]
    for number, review in enumerate(bank.reviews):
        if ids.index(review.id) != number:
            yield "bank.yaml", ("reviews", number), f'a review "{review.id}" stands before this one; an id is used once'
        for what in _faults(bank, review):
            yield "bank.yaml", ("reviews", number), what


def _faults(bank: Bank, review: Review) -> Iterator[str]:
    if review.id in bank.actions:
        yield f'"{review.id}" is an action; their events would take each other\'s place in a calendar, so choose another id'
    yield from condition_faults(bank, review.when, {*bank.questions})
    yield from (f'there is no action "{action}"; {meant(action, bank.actions)}' for action in review.actions if action not in bank.actions)
    days = {question.id for question in bank.questions.values() if question.kind == "date"}
    if review.since is not None and review.since not in days:
        yield f'"{review.since}" asks for no day; {meant(review.since, days)}'
