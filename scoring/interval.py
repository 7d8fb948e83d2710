"""The score's exact interval: least and greatest score over all ways to answer what is blank or unknown.

Score of a full sheet = 100 * (weight - points lost) / weight, rounded down, over what is at stake (`stakes.py`); at most `cap`
while the verdict is `stop` or `not_ready`. The extremes of that fraction are found by Dinkelbach's method
(Management Science 13, 1967), exact in whole numbers: take the best sheet for a guessed fraction, until it no longer improves.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from questionnaire.assessment import Assessment
from questionnaire.question_bank import Bank
from scoring.groups import group_ways
from scoring.result import Interval
from scoring.worlds import NOTHING, Sums, World, Worlds

Bearing = tuple[object, ...]
Ways = Sequence[Sequence[dict[str, Sums]]]


@dataclass(frozen=True)
class _Candidate:
    """Sums of one way to answer, with the ways each group can still go."""

    fixed: Sums
    groups: tuple[tuple[Sums, ...], ...]
    capped: bool


def score_interval(bank: Bank, assessment: Assessment, sections: Sequence[str]) -> tuple[Interval, dict[str, Interval]]:
    """The interval of the whole, capped by the verdict, and of each section asked for, uncapped."""
    worlds = Worlds(bank, assessment)
    found = list(worlds)
    ways: dict[Bearing, Ways] = {world.bearing: group_ways(worlds, world) for world in {w.bearing: w for w in found}.values()}
    whole = _whole(bank.method.cap, _candidates(found, ways, None))
    return whole, {section: _extremes(_candidates(found, ways, section)) for section in sections}


def _candidates(found: Sequence[World], ways: Mapping[Bearing, Ways], section: str | None) -> list[_Candidate]:
    """The worlds' sums over one section or over all, each sort once."""
    groups = {key: _groups(options, section) for key, options in ways.items()}
    return list(dict.fromkeys(_Candidate(_pick(w.sums, section), groups[w.bearing], w.capped and section is None) for w in found))


def _groups(options: Ways, section: str | None) -> tuple[tuple[Sums, ...], ...]:
    picked = (tuple(dict.fromkeys(_pick(option, section) for option in group)) for group in options)
    return tuple(group for group in picked if group != (NOTHING,))


def _pick(sums: dict[str, Sums], section: str | None) -> Sums:
    if section is not None:
        return sums.get(section, NOTHING)
    chosen = sums.values()
    return Sums(sum(s.weight for s in chosen), sum(s.least for s in chosen), sum(s.most for s in chosen))


def _whole(cap: int, candidates: list[_Candidate]) -> Interval:
    free = [c for c in candidates if not c.capped]
    held = [c for c in candidates if c.capped]
    parts = [_extremes(free)] if free else []
    if held:
        under = _extremes(held)
        parts.append(Interval(min(under.low, cap), min(under.high, cap)))
    return Interval(min(p.low for p in parts), max(p.high for p in parts))


def _extremes(candidates: list[_Candidate]) -> Interval:
    weighed = [c for c in candidates if c.fixed.weight or any(s.weight for g in c.groups for s in g)]
    if not weighed:
        return Interval(100, 100)
    low, high = _score(*_extreme(weighed, LOSE)), _score(*_extreme(weighed, KEEP))
    return Interval(low, 100 if len(weighed) < len(candidates) else high)


def _score(lost: int, weight: int) -> int:
    return 100 * (weight - lost) // weight


LOSE, KEEP = 1, -1
"""Which end is looked for: as many points lost as can be, or as few."""


def _extreme(candidates: list[_Candidate], end: int) -> tuple[int, int]:
    """Points lost and points at stake at that end. Begins at the other end, which every sheet can only better."""
    lost, weight = (0, 1) if end == LOSE else (1, 1)
    while True:
        gain, further, of = max(_bettered(c, lost, weight, end) for c in candidates)
        if gain <= 0:
            return lost, weight
        lost, weight = further, of


def _bettered(candidate: _Candidate, lost: int, weight: int, end: int) -> tuple[int, int, int]:
    """How far a candidate's best ways go beyond the guessed fraction, with the points lost and at stake there."""

    def points(sums: Sums) -> int:
        return sums.most if end == LOSE else sums.least

    picked = [candidate.fixed, *(max(g, key=lambda s: (end * (points(s) * weight - lost * s.weight), s.weight)) for g in candidate.groups)]
    further, of = sum(points(s) for s in picked), sum(s.weight for s in picked)
    return end * (further * weight - lost * of), further, of
