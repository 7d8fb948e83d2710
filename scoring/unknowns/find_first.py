"""What to find out first: for each unknown, how far its answer could move verdict and score."""

from dataclasses import dataclass

from questionnaire.assessment import Answer, Assessment
from questionnaire.flow import Sheet, walk
from questionnaire.question_bank import Bank
from questionnaire.shapes.question import Level, Outcome
from scoring.judge import findings
from scoring.result import Interval
from scoring.unknowns.prospect import Unknowns


@dataclass(frozen=True)
class IfAnswered:
    """How the assessment would stand with one answer to one unknown."""

    answer: Answer
    score: Interval
    verdicts_possible: tuple[str, ...]


@dataclass(frozen=True)
class Unknown:
    """One unknown and what depends on it."""

    question: str
    action: str
    """The plan's item that finds it out; empty where the bank has none."""
    risk: Level
    ways: tuple[IfAnswered, ...]
    """In the order of the choices; a list of apps: as safe, and as unsafe, as it may turn out."""
    moves_verdict: bool
    """Whether its answer decides which verdicts stay open."""
    narrows_by: int
    """Points by which the score's interval shrinks at most once the answer is known."""


def find_first(bank: Bank, assessment: Assessment) -> tuple[Unknown, ...]:
    """All unknowns, first those that decide the verdict, then by how far they narrow the score, then by risk. Exact."""
    sheet = walk(bank, assessment)
    unknowns = Unknowns(bank, assessment, sheet)
    now = unknowns.prospect()
    risks = {f.question: f for f in findings(bank, sheet) if f.outcome == Outcome.unknown}
    found = []
    for step, question in enumerate(bank.questions.values()):
        if not sheet.unknown(question.id) or question.open_ended:
            continue
        ways = _ways(unknowns, step, assessment, sheet)
        finding = risks.get(question.id)
        found.append(
            Unknown(
                question=question.id,
                action=finding.actions[0] if finding else "",
                risk=finding.risk if finding else Level.very_low,
                ways=ways,
                moves_verdict=any(way.verdicts_possible != now.verdicts_possible for way in ways),
                narrows_by=max(_width(now.score) - _width(way.score) for way in ways),
            )
        )
    return tuple(sorted(found, key=lambda u: (not u.moves_verdict, -u.narrows_by, -u.risk)))


def _ways(unknowns: Unknowns, step: int, assessment: Assessment, sheet: Sheet) -> tuple[IfAnswered, ...]:
    """Each way to answer. A stored answer that is not asked counts for nothing, until the answer brings its question back."""
    stored = {*assessment.answers, *assessment.not_applicable} - {*sheet.asked}
    question = unknowns.steps[step].question.id
    found = []
    for answer, prospect in unknowns.if_answered(step).items():
        known = assessment.excused(question, None).answered(question, answer)
        if stored and stored & {*(then := walk(unknowns.bank, known)).asked}:
            prospect = Unknowns(unknowns.bank, known, then).prospect()
        found.append(IfAnswered(answer, prospect.score, prospect.verdicts_possible))
    return tuple(found)


def _width(score: Interval) -> int:
    return score.high - score.low
