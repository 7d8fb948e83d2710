"""The same sheet once some actions are done. What comes out is *projected* risk, never residual."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from questionnaire.assessment import Answer, Assessment, rows_of
from questionnaire.conditions import mentioned
from questionnaire.flow import walk
from questionnaire.question_bank import Bank
from questionnaire.shapes.question import NONE, Outcome, Question
from scoring.judge import findings
from scoring.result import Finding, Result


def projected(bank: Bank, assessment: Assessment, done: Collection[str], found: Sequence[Finding] | None = None) -> Assessment:
    """The assessment as it will stand when these actions are done. `found`: its findings, where they are known already.

    A finding is resolved once every remedy it calls for is done (`remedies`); its answer then becomes the one the action sets, else the
    safest. What nobody knows stays unknown: finding out changes nothing by itself. Records that are there stay there, and a BAA
    signed today came after what was there before.
    """
    carried_out: dict[str, None] = {}
    asked = walk(bank, assessment).asked
    for finding in findings_of(bank, assessment) if found is None else found:
        if finding.outcome != Outcome.unknown and set(remedies(bank, finding)) <= set(done):
            answer = resolved(bank, assessment, finding)
            assessment = assessment.answered(finding.question, answer) if answer is not None else assessment
            carried_out |= dict.fromkeys(finding.actions)
    for question, choice in opened_by(bank, assessment, carried_out, asked).items():
        assessment = assessment.answered(question, choice)
    return assessment


def findings_of(bank: Bank, assessment: Assessment) -> tuple[Finding, ...]:
    """The findings of an assessment alone."""
    return findings(bank, walk(bank, assessment))


def opened_by(bank: Bank, assessment: Assessment, actions: Iterable[str], asked: Collection[str]) -> dict[str, str]:
    """What these actions set of questions that are now asked and not answered, where what is known says that they arise.

    `asked`: what was asked before. What is kept of a question that was not is an answer about another desk, or another time.
    """
    sets = {q: choice for a in actions for q, choice in bank.action(a).sets.items()}
    if not sets:
        return {}
    sheet = walk(bank, assessment)
    opened = (q for q in sets if q in sheet.asked and (q not in asked or sheet.unknown(q)))
    return {q: sets[q] for q in opened if mentioned(bank.questions[q].when) <= sheet.answers.keys()}


def missing(bank: Bank, result: Result, done: Collection[str]) -> dict[str, tuple[str, ...]]:
    """For each of these actions, what it needs of the plan and is not among them, in the plan's order.

    What comes before it, and before that; and, but for a pause, the other remedies of its findings: without these they stand. A pause
    is due today whatever else is done, so nothing waits for one here.
    """
    after = {i.action: i.after for i in result.plan}
    found = {}
    for action in (a for a in after if a in done):
        needed = set(_before(after, action))
        if bank.action(action).kind != "flow":
            of = [f for f in result.findings if action in f.actions and f.outcome != Outcome.unknown]
            needed |= {a for f in of if not bank.questions[f.question].lasting for a in remedies(bank, f)}
        if lacking := tuple(a for a in after if a in needed and a not in done and bank.action(a).kind != "flow"):
            found[action] = lacking
    return found


def _before(after: Mapping[str, Iterable[str]], action: str) -> Iterator[str]:
    for other in after[action]:
        yield other
        yield from _before(after, other)


def remedies(bank: Bank, finding: Finding) -> tuple[str, ...]:
    """The actions that make another answer true. A pause makes none, unless there is nothing else to do."""
    if finding.outcome == Outcome.unknown:
        return tuple(a for a in finding.actions if bank.action(a).finds_out)
    return tuple(a for a in finding.actions if bank.action(a).kind != "flow") or finding.actions


def resolved(bank: Bank, assessment: Assessment, finding: Finding) -> Answer | None:
    """The answer that holds once a finding is resolved; None where no action changes it, or only people can say."""
    question, answer = bank.questions[finding.question], assessment.answers.get(finding.question)
    if question.kind == "rows" and isinstance(answer, tuple):
        return tuple(replace(row, baa="signed") if n == finding.row else row for n, row in enumerate(rows_of(answer), 1))
    if question.lasting or (question.describes and question.kind == "single"):
        return None
    if question.kind == "multi" and isinstance(answer, tuple):
        return _without_risk(question, answer)
    return next((bank.action(a).sets[question.id] for a in finding.actions if question.id in bank.action(a).sets), question.choices[0].id)


def _without_risk(question: Question, answer: tuple[object, ...]) -> Answer | None:
    kept = tuple(c.id for c in question.choices if c.id in answer and c.likelihood is None)
    return kept or ((NONE,) if question.choice(NONE) else None)
