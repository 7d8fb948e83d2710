"""A condition of the bank in words, for documents that people read."""

from questionnaire.model import UNKNOWN, Condition
from questionnaire.question_bank import Bank

FACT_WORDS = {
    ("baa_timing", "after_phi"): "patient details came before the BAA",
    ("baa_timing", "before_phi"): "the BAA came before patient details",
}
"""How a named fact with its value reads; others read as they are named."""


def in_words(bank: Bank, condition: Condition | None) -> str:
    """What has to be true, such as `Desk is “Intercom”`; nothing for no condition."""
    if condition is None:
        return ""
    if condition.all_of is not None:
        return " and ".join(_part(bank, part) for part in condition.all_of)
    if condition.any_of_these is not None:
        return " or ".join(_part(bank, part) for part in condition.any_of_these)
    if condition.negated is not None:
        return _not(bank, condition.negated)
    return _tested(bank, condition, "")


def _part(bank: Bank, condition: Condition) -> str:
    """A part of a longer condition, in brackets where it is one itself."""
    words = in_words(bank, condition)
    return f"({words})" if condition.all_of or condition.any_of_these else words


def _not(bank: Bank, condition: Condition) -> str:
    single = condition.question is not None and condition.differs is None
    return _tested(bank, condition, "not ") if single else f"not ({in_words(bank, condition)})"


def _tested(bank: Bank, condition: Condition, negation: str) -> str:
    values = [value for value in (condition.equals, condition.differs, *(condition.among or ())) if value]
    if condition.fact is not None:
        named = [FACT_WORDS.get((condition.fact, value), f"{condition.fact} is {value}".replace("_", " ")) for value in values]
        return f"{'not ' if condition.differs or negation else ''}{' or '.join(named)}"
    question = bank.questions[condition.question or ""]
    labels = [_label(bank, question.id, value) for value in values]
    negation = "not " if condition.differs and not negation else negation
    plain = "includes" if question.kind == "multi" else "is"
    verb = plain if not negation else "does not include" if question.kind == "multi" else "is not"
    return f"{question.short} {verb} {' or '.join(labels)}"


def _label(bank: Bank, question: str, value: str) -> str:
    choice = bank.questions[question].choice(value)
    return "\u201cI don't know\u201d" if value == UNKNOWN else f"\u201c{choice.label if choice else value}\u201d"
