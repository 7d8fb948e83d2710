"""The inquiry as plain text to paste into an e-mail or a chat. Its lines are short, so that no mail program breaks them."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from textwrap import wrap

from questionnaire.condition_words import letter
from questionnaire.day import DAY_HELP
from questionnaire.inquiry.inquiry import Asked, Inquiry, everything
from questionnaire.question_bank import Bank
from questionnaire.shapes.question import Question
from questionnaire.shapes.section import Section

WIDTH = 72
MARKS = "b?a"
"""Of the sample: a letter, a question mark, another letter."""
FREE = {"date": "March 2026", "number": "12", "rows": "Slack yes no"}
"""The same for questions without letters, by their kind."""
CODE = re.compile(r"(?i)(?:please leave this line in\.\s*)?\bsheet:?\s+([a-z][a-z0-9_]*)[\s,]+(\d{4}\.\d+)(?:[ \t,]+([0-9a-f]{6})\b)?")
ONLY_IF = re.compile(r"\[Only if [^\]]*\]")
BRACKETS = str.maketrans("[]", "()")
_BEGIN = re.compile(r"^ *(?:\d+\. |[a-z]\) )?")
BAA = "A BAA is the contract that HIPAA requires with a vendor that handles patient data."


def how_to_reply(inquiry: Inquiry) -> tuple[str, ...]:
    """What the colleague is told before the questions. But for the sample it depends on the section alone: a quoted copy is known again."""
    told = [
        *([f"For: {inquiry.who}, or whoever knows."] if inquiry.who else []),
        "These questions come from a HIPAA self-assessment of our help desk. They ask how things are today, not how they should be.",
        _like(sample(inquiry.asked)),
        "A few words after an answer are welcome; they become a note. Please name no patient, and no details of one. A number that is "
        "missing below needs no answer.",
    ]
    return (*told, *([BAA] if any("BAA" in text for text in _texts(inquiry.section)) else []))


def sample(asked: Sequence[Asked]) -> str:
    """A reply to the first of these questions that a letter answers, `2b 3? 4a`, or to one of another kind where there are none."""
    return _sample([one.number for one in asked if one.question.choices]) or next(_free(asked), "")


def _sample(numbers: Sequence[int]) -> str:
    return " ".join(f"{number}{mark}" for number, mark in zip(numbers, MARKS, strict=False))


def _free(asked: Iterable[Asked]) -> Iterator[str]:
    """Replies to questions that no letter answers."""
    return (f"{one.number}: {FREE[one.question.kind]}" for one in asked if not one.question.choices)


def _like(example: str) -> str:
    return f"Reply with the number of each question and your answer, and with a question mark where you do not know: {example}"


def hint(asked: Asked) -> str:
    """How a question is answered that is not answered by one letter; empty for one that is."""
    number, question = asked.number, asked.question
    if question.kind == "multi":
        both = "".join(letter(question, choice.id) for choice in question.choices[-2:])
        return f"Choose all that apply; {number}{both} means both."
    if question.kind == "date":
        return f"Reply with a day or a month: {DAY_HELP}."
    if question.kind == "number":
        return "Reply with a whole number."
    if question.kind == "rows":
        return (
            "Name each app, then whether patient details reach it, then whether a BAA with its maker is signed: yes, no or ? for each. "
            f"Put semicolons between the apps, and no other answer on their line, as in {number}: Slack yes no; Zapier no ?"
        )
    return ""


def pasted_text(inquiry: Inquiry, width: int = WIDTH) -> str:
    """The whole inquiry, in lines of at most so many characters; its last line says what `Inquiry.code` says."""
    blocks = [[told] for told in how_to_reply(inquiry)] + [[*_question(asked)] for asked in inquiry.asked]
    lines = [[inquiry.title], *blocks, [f"Please leave this line in. Sheet: {inquiry.code}"]]
    return "\n\n".join("\n".join(_wrapped(line, width) for line in block) for block in lines) + "\n"


def known_lines(bank: Bank, section: Section) -> frozenset[str]:
    """Every line of an inquiry about this section that asks and does not answer, but for its asides, as `squeezed` makes them.

    As they are wrapped in the text, and whole as they stand in its paper; whichever questions the sample was made of.
    """
    asked = everything(bank, section)
    numbers = [one.number for one in asked.asked if one.question.choices]
    samples = [_sample(some) for most in range(1, len(MARKS) + 1) for some in combinations(numbers, most)]
    likes = [_like(one) for one in (*samples, *_free(asked.asked))]
    texts = [text for width in (WIDTH, 10_000) for text in (pasted_text(asked, width), *(_wrapped(like, width) for like in likes))]
    return frozenset(squeezed(line) for text in texts for line in text.splitlines())


def squeezed(line: str) -> str:
    """A line with each stretch of white space as one blank, and in small letters."""
    return " ".join(line.split()).casefold()


def _question(asked: Asked) -> Iterator[str]:
    begin = " " * len(f"{asked.number}. ")
    yield f"{asked.number}. {asked.question.text}"
    for aside in asked.asides:
        yield f"{begin}[{aside.translate(BRACKETS)}]"
    if told := hint(asked):
        yield f"{begin}{told}"
    for choice in asked.question.choices:
        yield f"{begin}{letter(asked.question, choice.id)}) {choice.option}"


def _wrapped(line: str, width: int) -> str:
    """Lines that follow begin below the words of the first, behind its blanks and its number or letter."""
    begin = " " * (len(line) - len(_BEGIN.sub("", line)))
    return "\n".join(wrap(line, width, subsequent_indent=begin, break_long_words=False, break_on_hyphens=False))


def _texts(section: Section) -> Iterator[str]:
    for question in section.questions:
        yield from (question.text, *(choice.option for choice in question.choices))


def letters(question: Question) -> str:
    """What a question of choices is answered by: `a, b, c or ?`."""
    return f"{', '.join(letter(question, choice.id) for choice in question.choices)} or ?"
