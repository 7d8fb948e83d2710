"""The same sheet once some actions are done. What comes out is *projected* risk, never residual."""

from collections.abc import Collection

from questionnaire.assessment import Answer, Assessment, Integration
from questionnaire.flow import walk
from questionnaire.model import Outcome, Question
from questionnaire.question_bank import Bank
from scoring.judge import findings
from scoring.result import Finding


def projected(bank: Bank, assessment: Assessment, done: Collection[str]) -> Assessment:
    """The assessment as it will stand when these actions are done.

    A finding is mended once every action it calls for is done; its answer then becomes the one the action sets, else the
    safest. What nobody knows stays unknown: finding out changes nothing by itself. Records that are there stay there.
    """
    for finding in findings(bank, walk(bank, assessment)):
        if finding.outcome != Outcome.unknown and set(finding.actions) <= set(done):
            answer = _mended(bank, assessment, finding)
            assessment = assessment.answered(finding.question, answer) if answer is not None else assessment
    return assessment


def _mended(bank: Bank, assessment: Assessment, finding: Finding) -> Answer | None:
    question, answer = bank.questions[finding.question], assessment.answers.get(finding.question)
    if question.kind == "rows" and isinstance(answer, tuple):
        rows = (i for i in answer if isinstance(i, Integration))
        return tuple(Integration(i.name, i.data, "signed") if n == finding.row else i for n, i in enumerate(rows, 1))
    if question.lasting or (question.describes and question.kind == "single"):
        return None
    if question.kind == "multi" and isinstance(answer, tuple):
        return _without_risk(question, answer)
    return next((bank.action(a).sets[question.id] for a in finding.actions if question.id in bank.action(a).sets), question.choices[0].id)


def _without_risk(question: Question, answer: tuple[object, ...]) -> Answer | None:
    kept = tuple(c.id for c in question.choices if c.id in answer and c.likelihood is None)
    return kept or (("none",) if question.choice("none") else None)
