"""The names that a bank publishes: every id that a saved file may hold."""

import yaml

from questionnaire.question_bank import Bank


def names(bank: Bank) -> str:
    """Questions with their choices, and actions, as YAML. The tests keep it of each published version (docs/bank.md)."""
    found = {
        "questions": {question.id: [choice.id for choice in question.choices] for question in bank.questions.values()},
        "actions": [action.id for action in bank.actions.values() if not action.finds_out],
    }
    return yaml.safe_dump(found, sort_keys=False, width=140, default_flow_style=None)
