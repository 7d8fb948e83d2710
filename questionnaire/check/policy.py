"""The bank check's part for policy.py: the questions, choices and roles that Python calls by name are there."""

from collections.abc import Iterator

from questionnaire.policy import NAMED, SIGNING
from questionnaire.question_bank import Bank
from questionnaire.yaml_file import Found


def policy_faults(bank: Bank) -> Iterator[Found]:
    """Every one that the bank does not have, at its old name where it is renamed."""
    words = "which questionnaire/policy.py names; call it there as it is called now"
    for name, choices in NAMED.items():
        question = bank.questions.get(name)
        if question is None:
            yield "old_names.yaml", ("questions", name), f'there is no question "{name}", {words}'
            continue
        for choice in choices:
            if question.choice(choice) is None:
                yield "old_names.yaml", ("choices", name, choice), f'there is no choice "{choice}" of "{name}", {words}'
    for role in SIGNING:
        if role not in bank.owner_roles:
            yield "bank.yaml", ("owner_roles",), f'there is no role "{role}", {words}'
