"""The next round with a client: everything said last time stands, and each answer waits to be confirmed or changed."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from questionnaire.assessment import Answer, Assessment
from questionnaire.flow import Sheet
from questionnaire.handover import Additions
from questionnaire.policy import AFTER_PHI, BAA_SIGNED_ON, BAA_STATUS, BAA_TIMING, REACH, REACHED, UNSIGNED
from questionnaire.shapes.versions import newer
from questionnaire.workshop import NO_WORKSHOP


def next_round(last: Assessment, bank: str, as_of: date) -> Assessment:
    """The sheet of a round that begins on `as_of`. Answers, reasons, notes, people and the plan go on.

    The bank is this one, but for a sheet that a newer one began: what it keeps is that one's, and its file is to open again.
    What was added for last time's papers does not, but for who prepares them: letter, comments and workshop speak of that round.
    """
    answers = _with_the_order(last.answers)
    return replace(
        last,
        answers=answers,
        bank=last.bank if newer(last.bank, than=bank) else bank,
        as_of=as_of,
        workshop=NO_WORKSHOP,
        handover=Additions(prepared_by=last.handover.prepared_by, left_out=last.handover.left_out),
        unconfirmed={question: last.unconfirmed.get(question, last.as_of) for question in sorted({*answers, *last.not_applicable})},
    )


def _with_the_order(answers: Mapping[str, Answer]) -> Mapping[str, Answer]:
    """A BAA that is signed by the next round comes after details that reached the desk without one: a deadline by law would vanish.

    Asked only once one is signed, and to be confirmed then as all else that goes on. What was answered to it before was not asked.
    """
    if answers.get(REACH) not in REACHED or answers.get(BAA_STATUS) not in UNSIGNED:
        return answers
    kept = {question: answer for question, answer in answers.items() if question != BAA_SIGNED_ON}
    return kept | {BAA_TIMING: AFTER_PHI}


def to_confirm(assessment: Assessment, sheet: Sheet) -> tuple[str, ...]:
    """Questions asked today whose answer was carried over and nobody has confirmed or changed yet."""
    return tuple(question for question in sheet.asked if question in assessment.unconfirmed)


def given(assessment: Assessment, sheet: Sheet) -> int:
    """How many of the questions asked today the file has an entry for, as a round carries over: all that there may be to confirm."""
    return len({*assessment.answers, *assessment.not_applicable} & {*sheet.asked})


def confirmed(assessment: Assessment, questions: Iterable[str]) -> Assessment:
    """The same sheet; the answers to all of these still hold."""
    for question in questions:
        assessment = assessment.confirmed(question)
    return assessment
