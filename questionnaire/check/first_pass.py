"""The bank check's part for the first pass: short enough for five minutes, each question once, in the order of the bank."""

from collections.abc import Iterator

from questionnaire.check.conditions import no_such
from questionnaire.question_bank import Bank
from questionnaire.yaml_file import Found

MOST_GROUPS = 14


def first_pass_faults(bank: Bank) -> Iterator[Found]:
    """Every fault of the list `first_pass` in bank.yaml."""
    listed, order = bank.file.first_pass, [*bank.questions]
    for number, question in enumerate(listed):
        place = ("first_pass", number)
        if question not in bank.questions:
            yield "bank.yaml", place, no_such("question", question, order)
        elif question in listed[:number]:
            yield "bank.yaml", place, f'"{question}" stands here twice; keep one'
        elif any(order.index(question) < order.index(before) for before in listed[:number] if before in bank.questions):
            yield "bank.yaml", place, f'"{question}" is asked earlier than what stands above it; keep the order of the bank'
    if len(bank.first_pass) > MOST_GROUPS:
        yield "bank.yaml", ("first_pass",), f"has {len(bank.first_pass)} groups of questions; {MOST_GROUPS} are what five minutes hold"
