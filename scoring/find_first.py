"""What to find out first: for each unknown, how far its answer could move verdict and score."""

from dataclasses import dataclass

from questionnaire.assessment import Answer, Assessment
from questionnaire.flow import known_answer, only_asked, walk
from questionnaire.model import Level, Outcome, Question
from questionnaire.question_bank import Bank
from scoring.assess import standing_in
from scoring.judge import findings
from scoring.result import Interval
from scoring.ways_to_answer import ways_to_answer
from scoring.worlds import Worlds


@dataclass(frozen=True)
class IfAnswered:
    """How the assessment would stand with one answer to one unknown."""

    answer: Answer
    score: Interval
    verdicts_possible: tuple[str, ...]


@dataclass(frozen=True)
class Unknown:
    """One unknown and what hangs on it."""

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
    """All unknowns, first those that decide the verdict, then by how far they narrow the score, then by risk.

    Exact, by judging every way to answer. Some milliseconds for a sheet with a few unknowns; a wholly blank one takes seconds.
    """
    sheet = walk(bank, assessment)
    worlds = Worlds(bank, only_asked(assessment, sheet))
    now = standing_in(worlds)
    risks = {f.question: f for f in findings(bank, sheet) if f.outcome == Outcome.unknown}
    found = []
    for question in (bank.questions[q] for q in sheet.asked if sheet.unknown(q) and bank.questions[q].kind != "date"):
        ways = tuple(
            _judged(worlds, assessment, question, answer) for answer in ways_to_answer(question, known_answer(question, assessment))
        )
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


def _judged(worlds: Worlds, assessment: Assessment, question: Question, answer: Answer) -> IfAnswered:
    excuses = {q: reason for q, reason in assessment.not_applicable.items() if q != question.id}
    known = Assessment(assessment.bank, assessment.as_of, answers={**assessment.answers, question.id: answer}, not_applicable=excuses)
    found = standing_in(worlds.knowing(question.id, only_asked(known, walk(worlds.bank, known))))
    return IfAnswered(answer, found.score, found.verdicts_possible)


def _width(score: Interval) -> int:
    return score.high - score.low
