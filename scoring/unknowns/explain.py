"""Why this score: the questions whose points add up to it, for the least and for the greatest score."""

from collections.abc import Mapping
from dataclasses import dataclass

from questionnaire.assessment import Assessment
from questionnaire.flow import Sheet, walk
from questionnaire.question_bank import Bank
from scoring.unknowns.prospect import Unknowns
from scoring.unknowns.tally import NONE, Tally, capped, furthest, joined, share
from scoring.unknowns.ways import START, Way
from scoring.verdict import RULES


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
    """A full sheet behind one end of the interval. score = 100 * (weight - taken) / weight, rounded down; then the caps."""

    sheet: Assessment
    parts: tuple[Part, ...]
    weight: int
    taken: int
    uncapped: int
    verdict: str
    """The verdict of this very sheet: its cap holds, and those of its answers, and no other."""
    score: int


def explain(bank: Bank, assessment: Assessment) -> tuple[Explanation, Explanation]:
    """A way to answer that gives the least score, and one that gives the greatest; the same twice for a full sheet.

    Of several that a cap makes equal, the one that is least, or greatest, before it.
    """
    sheet = walk(bank, assessment)
    unknowns = Unknowns(bank, assessment, sheet)
    return _explained(unknowns, sheet, 0), _explained(unknowns, sheet, 1)


def _explained(unknowns: Unknowns, sheet: Sheet, end: int) -> Explanation:
    """`end`: 0 for the least, 1 for the greatest."""
    path, tally = _path(unknowns, end)
    ((rule, cap, weight), (taken, _)) = next(iter(tally.items()))
    full = unknowns.assessment
    for question, way in path.items():
        if way.answer is not None and not sheet.answered(question):
            full = full.excused(question, None).answered(question, way.answer)
    uncapped = share(weight, taken)
    return Explanation(full, _parts(path, sheet), weight, taken, uncapped, RULES[rule].verdict, capped(unknowns.bank, rule, cap, uncapped))


def _path(unknowns: Unknowns, end: int) -> tuple[dict[str, Way], Tally]:
    """By question, one way after another from which the end can still be reached; exactness says that one always can."""
    wanted = furthest(unknowns.bank, unknowns.paths.ahead[0][START])[end]
    path: dict[str, Way] = {}
    place, tally = START, NONE
    for number, step in enumerate(unknowns.steps):
        way, tally = next(
            (way, further)
            for way in unknowns.paths.by_step[number][place]
            for further in [joined(tally, way.tally)]
            if furthest(unknowns.bank, joined(further, unknowns.paths.ahead[number + 1][way.end]))[end] == wanted
        )
        path[step.question.id], place = way, way.end
    return path, tally


def _parts(path: Mapping[str, Way], sheet: Sheet) -> tuple[Part, ...]:
    """The questions at stake: first those asked, then those that a judged answer has closed."""
    points = [p for way in path.values() for p in way.points]
    taken = {p.question: p.taken for p in points if p.taken}
    parts = [
        Part(p.question, p.section, p.at_stake, taken.get(p.question, 0), asked and not sheet.answered(p.question), asked)
        for p in points
        if p.at_stake
        for asked in [path[p.question].answer is not None]
    ]
    return tuple(sorted(parts, key=lambda part: not part.asked))
