"""What an assessment from an earlier version of the bank has to be asked again, and why (`bank/versions.yaml`)."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import dropwhile

from questionnaire.assessment import Assessment
from questionnaire.flow import Sheet
from questionnaire.question_bank import Bank
from questionnaire.shapes.versions import QuestionChange


@dataclass(frozen=True)
class AskedAgain:
    """Three kinds of questions to look at again, each in the order of the bank."""

    new: tuple[QuestionChange, ...] = ()
    """Asked, not asked back then, and blank."""
    meaning: tuple[QuestionChange, ...] = ()
    """Their answers mean something else now, or may."""
    kept: tuple[tuple[str, str], ...] = ()
    """Id of a question, today's or of then, and the answer that the file keeps and nothing counts."""

    @property
    def number(self) -> int:
        """How many there are."""
        return len(self.new) + len(self.meaning) + len(self.kept)


def asked_again(bank: Bank, assessment: Assessment, sheet: Sheet) -> AskedAgain:
    """What is to be asked again; nothing for an assessment of this version that keeps no other answers."""
    since = [*dropwhile(lambda one: one.version != assessment.bank, bank.versions)][1:]
    order = [*bank.questions]
    changes = sorted((change for version in since for change in version.changes), key=lambda change: order.index(change.question))
    asked = [change for change in changes if change.question in sheet.asked]
    return AskedAgain(
        tuple(change for change in asked if not change.choices and change.question in sheet.blank),
        tuple(change for change in asked if assessment.answers.get(change.question) in change.choices),
        tuple(_kept(bank, assessment, sheet)),
    )


def _kept(bank: Bank, assessment: Assessment, sheet: Sheet) -> Iterator[tuple[str, str]]:
    """Of a question of today only while it is asked: where it is not, its answer would not count anyway."""
    for entry in assessment.kept:
        if entry.part == "answers" and (entry.name in sheet.asked or entry.name not in bank.questions):
            yield entry.name, ", ".join(map(str, entry.value)) if isinstance(entry.value, list) else str(entry.value)
