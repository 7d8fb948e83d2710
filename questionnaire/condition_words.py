"""A condition of the bank in words, for documents that people read."""

from collections.abc import Mapping

from questionnaire.policy import AFTER_PHI, BAA_TIMING, BEFORE_PHI
from questionnaire.question_bank import Bank
from questionnaire.shapes.question import UNKNOWN, Condition, Question

FACT_WORDS = {
    (BAA_TIMING, AFTER_PHI): "patient details came before the BAA",
    (BAA_TIMING, BEFORE_PHI): "the BAA came before patient details",
}
"""How a named fact with its value reads; others read as they are named."""


Numbers = Mapping[str, int]
"""Question id -> its number, where a text names questions by number and choices by letter."""
LETTERS = "abcdefghijklmnopqrstuvwxyz"


def letter(question: Question, choice_id: str) -> str:
    """By which letter a choice is called beside its question's number: its place in the bank, and `?` for "I don't know"."""
    return "?" if choice_id == UNKNOWN else LETTERS[[choice.id for choice in question.choices].index(choice_id)]


def in_words(bank: Bank, condition: Condition | None, numbers: Numbers = {}) -> str:  # noqa: B006 - never written
    """What has to be true, such as `Desk is “Intercom”`, or `2 is a` where it has a number; nothing for no condition."""
    if condition is None:
        return ""
    if condition.all_of is not None:
        return " and ".join(_part(bank, part, numbers) for part in condition.all_of)
    if condition.any_of_these is not None:
        return " or ".join(_part(bank, part, numbers) for part in condition.any_of_these)
    if condition.negated is not None:
        return _not(bank, condition.negated, numbers)
    return _tested(bank, condition, "", numbers)


def _part(bank: Bank, condition: Condition, numbers: Numbers) -> str:
    """A part of a longer condition, in brackets where it is one itself."""
    words = in_words(bank, condition, numbers)
    return f"({words})" if condition.all_of or condition.any_of_these else words


def _not(bank: Bank, condition: Condition, numbers: Numbers) -> str:
    single = condition.question is not None and condition.differs is None
    return _tested(bank, condition, "not ", numbers) if single else f"not ({in_words(bank, condition, numbers)})"


def _tested(bank: Bank, condition: Condition, negation: str, numbers: Numbers) -> str:
    values = [value for value in (condition.equals, condition.differs, *(condition.among or ())) if value]
    if condition.fact is not None:
        named = [FACT_WORDS.get((condition.fact, value), f"{condition.fact} is {value}".replace("_", " ")) for value in values]
        return f"{'not ' if condition.differs or negation else ''}{' or '.join(named)}"
    question = bank.questions[condition.question or ""]
    number = numbers.get(question.id)
    said = _any([letter(question, v) for v in values]) if number else " or ".join(_label(bank, question.id, v) for v in values)
    negation = "not " if condition.differs and not negation else negation
    plain = "includes" if question.kind == "multi" else "is"
    verb = plain if not negation else "does not include" if question.kind == "multi" else "is not"
    return f"{number or question.short} {verb} {said}"


def _any(letters: list[str]) -> str:
    *rest, last = letters
    return f"{', '.join(rest)} or {last}" if rest else last


def _label(bank: Bank, question: str, value: str) -> str:
    choice = bank.questions[question].choice(value)
    return "\u201cI don't know\u201d" if value == UNKNOWN else f"\u201c{choice.label if choice else value}\u201d"
