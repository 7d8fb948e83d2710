"""What was answered, in words: all that a sentence about the answers needs, before anything is made of them."""

from dataclasses import dataclass
from functools import cached_property

from questionnaire import Bank, Sheet, walk
from questionnaire.assessment import Assessment
from questionnaire.model import NOT_APPLICABLE, UNKNOWN
from questionnaire.progress import Progress, progress
from report.paper.wording import BLANK, DONT_KNOW, choice_label


@dataclass(frozen=True)
class Answered:
    """One assessment and the answers that count."""

    bank: Bank
    assessment: Assessment

    @cached_property
    def sheet(self) -> Sheet:
        """The questions asked and the answers that count."""
        return walk(self.bank, self.assessment)

    @cached_property
    def progress(self) -> Progress:
        """How far the questions are answered."""
        return progress(self.bank.questions.values(), self.assessment, self.sheet)

    @property
    def desk(self) -> str:
        """The desk's id, or `unknown`."""
        desk = self.sheet.answers.get("desk")
        return desk if isinstance(desk, str) else UNKNOWN

    def answered(self, question_id: str) -> str:
        """The counting answer of a single-choice question in words; "I don't know" only where somebody said so."""
        counting, given = self.sheet.answers.get(question_id), self.assessment.answers.get(question_id)
        if isinstance(counting, str):
            return choice_label(self.bank.questions.get(question_id), counting)
        if question_id in self.sheet.excused:
            return choice_label(None, NOT_APPLICABLE)
        return DONT_KNOW if given in (UNKNOWN, ()) else BLANK
