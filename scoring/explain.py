"""Why this score: the questions whose points add up to it, for the least and for the greatest score."""

from dataclasses import dataclass

from questionnaire.assessment import Assessment
from questionnaire.flow import known_answer, only_asked, reason_given, walk
from questionnaire.question_bank import Bank
from scoring.assess import standing_in
from scoring.judge import findings
from scoring.points import span
from scoring.risk import exposure_of, weight
from scoring.stakes import at_stake
from scoring.use_conditions import condition_states
from scoring.verdict import verdict
from scoring.ways_to_answer import ways_to_answer
from scoring.worlds import Worlds


@dataclass(frozen=True)
class Part:
    """One question's part of the score."""

    question: str
    section: str
    weight: int
    """Points at stake: its least safe answer at the greatest exposure."""
    taken: int
    """Points its answer takes."""
    assumed: bool
    """True where nobody knows the answer and one was assumed."""
    asked: bool
    """False where a judged answer has closed the question: it stays at stake and takes nothing."""


@dataclass(frozen=True)
class Explanation:
    """A full sheet behind one end of the interval. score = 100 * (weight - taken) / weight, rounded down; then the cap."""

    sheet: Assessment
    parts: tuple[Part, ...]
    weight: int
    taken: int
    uncapped: int
    verdict: str
    """The verdict of this very sheet: its cap, and no other, holds."""
    score: int


def explain(bank: Bank, assessment: Assessment) -> tuple[Explanation, Explanation]:
    """A way to answer that gives the least score, and one that gives the greatest; the same twice for a full sheet."""
    return _explained(bank, assessment, False), _explained(bank, assessment, True)


def _explained(bank: Bank, assessment: Assessment, greatest: bool) -> Explanation:
    full = _completed(bank, only_asked(assessment, walk(bank, assessment)), greatest)
    sheet = walk(bank, full)
    states = {c.id: c.state for c in condition_states(bank, sheet)}
    exposure = exposure_of(bank, sheet.answers.get(bank.method.exposure_question))
    known = walk(bank, assessment)
    asked = tuple(
        Part(q, bank.section_of(q).id, weight(bank, q), taken, not known.answered(q), True)
        for q in sheet.asked
        if weight(bank, q) and not reason_given(bank.questions[q], full)
        for taken, _ in [span(bank, bank.questions[q], sheet.answers.get(q), exposure, states)]  # of a full sheet: least = most
    )
    closed = at_stake(bank, sheet.answers, sheet.as_of) - {*sheet.asked}
    idle = (q for q in sheet.skipped if q in closed and weight(bank, q))
    parts = asked + tuple(Part(q, bank.section_of(q).id, weight(bank, q), 0, False, False) for q in idle)
    whole, taken = sum(p.weight for p in parts), sum(p.taken for p in parts)
    uncapped = 100 * (whole - taken) // whole if whole else 100
    reached = verdict(sheet, states, findings(bank, sheet))
    score = min(uncapped, bank.method.cap) if reached in bank.method.capped_verdicts else uncapped
    return Explanation(full, parts, whole, taken, uncapped, reached, score)


def _completed(bank: Bank, assessment: Assessment, greatest: bool) -> Assessment:
    """Answer one unknown after another so that the wanted end of the interval stays where it is; exactness says one way does."""
    worlds = Worlds(bank, assessment)
    while True:
        sheet = walk(bank, assessment)
        blank = next((q for q in sheet.asked if sheet.unknown(q) and bank.questions[q].kind != "date"), None)
        if blank is None:
            return assessment
        answers = ways_to_answer(bank.questions[blank], known_answer(bank.questions[blank], assessment))
        ways = [assessment.excused(blank, None).answered(blank, answer) for answer in answers]
        judged = [(worlds.knowing(blank, only_asked(way, walk(bank, way))), way) for way in ways]
        scores = [standing_in(known).score for known, _ in judged]
        best = max(range(len(ways)), key=lambda n: scores[n].high if greatest else -scores[n].low)
        worlds, assessment = judged[best]
