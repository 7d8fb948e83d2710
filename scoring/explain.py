"""Why this score: the questions whose points add up to it, for the least and for the greatest score."""

from dataclasses import dataclass

from questionnaire.assessment import Assessment
from questionnaire.flow import only_asked, reason_given, walk
from questionnaire.question_bank import Bank
from scoring.assess import standing, standing_in
from scoring.find_first import ways_to_answer
from scoring.points import span
from scoring.risk import exposure_of, weight
from scoring.stakes import at_stake
from scoring.use_conditions import condition_states
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
    score: int


def explain(bank: Bank, assessment: Assessment) -> tuple[Explanation, Explanation]:
    """A way to answer that gives the least score, and one that gives the greatest; the same twice for a full sheet."""
    now = standing(bank, assessment).score
    return _explained(bank, assessment, now.low, False), _explained(bank, assessment, now.high, True)


def _explained(bank: Bank, assessment: Assessment, score: int, greatest: bool) -> Explanation:
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
    return Explanation(full, parts, whole, taken, 100 * (whole - taken) // whole if whole else 100, score)


def _completed(bank: Bank, assessment: Assessment, greatest: bool) -> Assessment:
    """Answer one unknown after another so that the wanted end of the interval stays where it is; exactness says one way does."""
    worlds = Worlds(bank, assessment)
    while True:
        sheet = walk(bank, assessment)
        blank = next((q for q in sheet.asked if sheet.unknown(q) and bank.questions[q].kind != "date"), None)
        if blank is None:
            return assessment
        ways = [assessment.excused(blank, None).answered(blank, answer) for answer in ways_to_answer(bank.questions[blank], assessment)]
        judged = [(worlds.knowing(blank, only_asked(way, walk(bank, way))), way) for way in ways]
        scores = [standing_in(known).score for known, _ in judged]
        best = max(range(len(ways)), key=lambda n: scores[n].high if greatest else -scores[n].low)
        worlds, assessment = judged[best]
