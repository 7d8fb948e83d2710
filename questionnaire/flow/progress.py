"""How far some questions are answered: the one place that counts them, for every sentence that says so.

"Not answered yet" is a blank. "I don't know" is an answer. Neither is known, nor is an answer that cannot count as it was given.
"""

from collections.abc import Iterable
from typing import NamedTuple

from questionnaire.assessment import Assessment
from questionnaire.flow import Sheet, needed
from questionnaire.shapes.question import UNKNOWN, Question


class Progress(NamedTuple):
    """Numbers of questions."""

    asked: int
    blank: int
    """Not answered yet."""
    needed: int
    """Of those, the ones that may not stay blank."""
    unsure: int
    """Answered "I don't know"."""
    unusable: int
    """Answered, and not known all the same: an app of which something is not known, a day that cannot be."""

    @property
    def answered(self) -> int:
        """Whatever the answer is."""
        return self.asked - self.blank

    @property
    def not_known(self) -> int:
        """What the judgement's coverage counts as unknown."""
        return self.blank + self.unsure + self.unusable

    @property
    def optional(self) -> int:
        """Not answered, and may stay so: a day or a number that nobody knows."""
        return self.blank - self.needed

    @property
    def complete(self) -> bool:
        """Whether something is answered, and nothing is left to answer, to complete or to correct."""
        return bool(self.answered) and not self.needed and not self.unusable


def progress(questions: Iterable[Question], assessment: Assessment, sheet: Sheet) -> Progress:
    """Of those of the questions that are asked."""
    asked = [q for q in questions if q.id not in sheet.skipped]
    unknown = [q for q in asked if sheet.unknown(q.id)]
    blanks = sum(q.id in sheet.blank for q in asked)
    unsure = sum(assessment.answers.get(q.id) in (UNKNOWN, ()) and q.kind != "rows" for q in unknown)
    return Progress(len(asked), blanks, sum(needed(q, sheet) for q in asked), unsure, len(unknown) - blanks - unsure)
