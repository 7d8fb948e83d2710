"""What is behind a finding, as the bank words it."""

from questionnaire.assessment import Integration
from questionnaire.shapes.question import UNKNOWN, Question
from report.content.context import Context
from report.paper.wording import unconfirmed
from scoring.result import Finding

BRIEF = 320


def consequence(context: Context, finding: Finding) -> str:
    """The threat or consequence behind a finding, as the bank words it; of an unknown, what is not confirmed."""
    question, choice = context.question(finding), context.chosen(finding)
    if finding.outcome == UNKNOWN and choice is None:
        return unconfirmed(question, row=finding.id != question.id)
    if finding.id != question.id and question.rows:
        return question.rows.not_signed.consequence
    if choice and choice.consequence:
        return choice.consequence
    worst = _worst_of_many(context, question)
    return worst or (question.risk.threat if question.risk else question.why)


def _worst_of_many(context: Context, question: Question) -> str:
    answer = context.sheet.answers.get(question.id)
    if not isinstance(answer, tuple):
        return ""
    named = [question.choice(a) for a in answer if not isinstance(a, Integration)]
    texts = [c.consequence for c in named if c and c.consequence and c.likelihood is not None]
    return " ".join(texts)


def briefly(context: Context, finding: Finding) -> str:
    """What is behind a finding, or its threat where the bank says more than a row of a table can hold."""
    words, question = consequence(context, finding), context.question(finding)
    if len(words) <= BRIEF or question.risk is None:
        return words
    return unconfirmed(question) if finding.outcome == UNKNOWN else question.risk.threat


def consequence_for(context: Context, finding: Finding, action_id: str) -> str:
    """What is behind a finding, as far as one action resolves it: for many choices, only those that ask for it."""
    question, answer = context.question(finding), context.sheet.answers.get(finding.question)
    if question.kind != "multi" or not isinstance(answer, tuple):
        return consequence(context, finding)
    texts = [c.consequence for c in question.choices if c.id in answer and action_id in c.actions]
    return " ".join(texts) or (question.risk.threat if question.risk else question.why)
