"""Sections with questions that nobody has answered yet: one thing to do each, instead of one for every question left blank.

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
    """A section with blanks."""

    section: Section
    blank: tuple[str, ...]
    """Its questions that are asked and blank, in order; never empty."""
    begun: bool
    """Whether some of its questions are answered."""

    @property
    def minutes(self) -> int:
        """How long the blank ones take, at half a minute each."""
        return minutes(len(self.blank))


def minutes(questions: int) -> int:
    """How long so many questions take, rounded up."""
    return -(-questions // QUESTIONS_A_MINUTE)


def unanswered(bank: Bank, sheet: Sheet) -> Iterator[Unanswered]:
    """Those sections, in order."""
    for section in bank.sections:
        asked = [q.id for q in section.questions if q.id in sheet.asked]
        if blank := tuple(q for q in asked if q in sheet.blank):
            yield Unanswered(section, blank, len(blank) < len(asked))
