"""Sections that nobody has gone through yet: one thing to do each, instead of one for every question left blank.

"I don't know" is an answer: it is held as `unknown`, among many choices as an empty list, and is no blank.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from questionnaire.flow import Sheet
from questionnaire.question_bank import Bank
from questionnaire.shapes.section import Section

QUESTIONS_A_MINUTE = 2


@dataclass(frozen=True)
class Unanswered:
    """A section in which nothing is given but, perhaps, what the first pass asks."""

    section: Section
    blank: tuple[str, ...]
    """Its questions that are asked and blank, in order; never empty."""
    begun: bool
    """Whether the first pass has given some of its answers."""

    @property
    def minutes(self) -> int:
        """How long the blank ones take, at half a minute each."""
        return minutes(len(self.blank))


def minutes(questions: int) -> int:
    """How long so many questions take, rounded up."""
    return -(-questions // QUESTIONS_A_MINUTE)


def unanswered(bank: Bank, sheet: Sheet) -> Iterator[Unanswered]:
    """The sections nobody has gone through, in order. Answers of the first pass alone begin a section, and do not go through it."""
    for section in bank.sections:
        asked = [q.id for q in section.questions if q.id in sheet.asked]
        blank = tuple(q for q in asked if q in sheet.blank)
        details = [q for q in asked if q not in bank.file.first_pass] or asked
        if asked and set(details) <= set(blank):
            yield Unanswered(section, blank, len(blank) < len(asked))
