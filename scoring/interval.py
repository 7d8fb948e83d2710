"""The score's exact interval: least and greatest score over all ways to answer what is blank or unknown.

Score of a full sheet = 100 * (weight - points lost) / weight, rounded down, over what is at stake (`stakes.py`); at most `cap`
while the verdict is `stop` or `not_ready`. The extremes of that fraction are found by Dinkelbach's method
(Management Science 13, 1967), exact in whole numbers: take the best sheet for a guessed fraction, until it no longer improves.
"""

from collections.abc import Mapping, Sequence
from functools import reduce
from typing import NamedTuple

from scoring.groups import group_ways
from scoring.result import Interval
from scoring.worlds import NOTHING, Sums, World, Worlds

Bearing = tuple[object, ...]
Ways = Sequence[Sequence[dict[str, Sums]]]
Groups = tuple[tuple[Sums, ...], ...]


class _Bundle(NamedTuple):
    """Sums of several ways to answer, for all of which the groups can still go the same ways."""

    fixed: frozenset[Sums]
    groups: Groups


def score_interval(worlds: Worlds, sections: Sequence[str]) -> tuple[Interval, dict[str, Interval]]:
    """The interval of the whole, capped by the verdict, and of each section asked for, uncapped."""
    found = worlds.all
    ways: dict[Bearing, Ways] = {world.bearing: group_ways(worlds, world) for world in {w.bearing: w for w in found}.values()}
    whole = _whole(worlds.bank.method.cap, found, ways)
    return whole, {section: _extremes(_bundles(found, ways, section)) for section in sections}


def _whole(cap: int, found: Sequence[World], ways: Mapping[Bearing, Ways]) -> Interval:
    free, held = [w for w in found if not w.capped], [w for w in found if w.capped]
    parts = [_extremes(_bundles(free, ways, None))] if free else []
    if held:
        under = _extremes(_bundles(held, ways, None))
        parts.append(Interval(min(under.low, cap), min(under.high, cap)))
    return Interval(min(p.low for p in parts), max(p.high for p in parts))


def _bundles(found: Sequence[World], ways: Mapping[Bearing, Ways], section: str | None) -> list[_Bundle]:
    """The worlds' sums over one section or over all."""
    fixed: dict[Bearing, set[Sums]] = {}
    for world in found:
        fixed.setdefault(world.bearing, set()).add(_pick(world.sums, section))
    return [_Bundle(frozenset(sums), _groups(ways[bearing], section)) for bearing, sums in fixed.items()]


def _groups(options: Ways, section: str | None) -> Groups:
    picked = (tuple(dict.fromkeys(_pick(option, section) for option in group)) for group in options)
    return tuple(group for group in picked if group != (NOTHING,))


def _pick(sums: dict[str, Sums], section: str | None) -> Sums:
    return reduce(Sums.plus, sums.values(), NOTHING) if section is None else sums.get(section, NOTHING)


def _extremes(bundles: list[_Bundle]) -> Interval:
    weighed = [kept for bundle in bundles if (kept := _weighed(bundle)).fixed]
    if not weighed:
        return Interval(100, 100)
    low, high = _score(*_extreme(weighed, LOSE)), _score(*_extreme(weighed, KEEP))
    return Interval(low, high if weighed == bundles else 100)


def _weighed(bundle: _Bundle) -> _Bundle:
    """The bundle without the ways to answer in which nothing is at stake: they score 100."""
    if any(s.weight for group in bundle.groups for s in group):
        return bundle
    return bundle._replace(fixed=frozenset(s for s in bundle.fixed if s.weight))


def _score(lost: int, weight: int) -> int:
    return 100 * (weight - lost) // weight


LOSE, KEEP = 1, -1
"""Which end is looked for: as many points lost as can be, or as few."""


def _extreme(bundles: list[_Bundle], end: int) -> tuple[int, int]:
    """Points lost and points at stake at that end. Begins at the other end, which every sheet can only better."""
    lost, weight = (0, 1) if end == LOSE else (1, 1)
    while True:
        gain, further, of = max(_bettered(b, lost, weight, end) for b in bundles)
        if gain <= 0:
            return lost, weight
        lost, weight = further, of


def _bettered(bundle: _Bundle, lost: int, weight: int, end: int) -> tuple[int, int, int]:
    """How far the best ways of a bundle go beyond the guessed fraction, with the points lost and at stake there."""

    def gain(sums: Sums) -> tuple[int, int]:
        return end * ((sums.most if end == LOSE else sums.least) * weight - lost * sums.weight), sums.weight

    picked = [max(sums, key=gain) for sums in (bundle.fixed, *bundle.groups)]
    return sum(gain(s)[0] for s in picked), sum(s.most if end == LOSE else s.least for s in picked), sum(s.weight for s in picked)
