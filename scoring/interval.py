"""The score's exact interval: least and greatest score over all ways to answer what is blank or unknown.

Score of a full sheet = 100 * (weight - points lost) / weight, rounded down, over what is at stake (`stakes.py`); at most `cap`
while the verdict is `stop` or `not_ready`. The extremes of that fraction are found by Dinkelbach's method
(Management Science 13, 1967), exact in whole numbers: take the best sheet for a guessed fraction, until it no longer improves.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from scoring.groups import group_ways
from scoring.result import Interval
from scoring.sums import NOTHING, Sums, together
from scoring.worlds import World, Worlds

Ways = Sequence[Sequence[dict[str, Sums]]]
Groups = tuple[tuple[Sums, ...], ...]


class _Alike(NamedTuple):
    """Worlds of one bearing, and the ways that their groups can go."""

    worlds: Sequence[World]
    ways: Ways


class _Bundle(NamedTuple):
    """Sums of several ways to answer, for all of which the groups can still go the same ways."""

    fixed: frozenset[Sums]
    groups: Groups


def score_interval(worlds: Worlds, sections: Sequence[str]) -> tuple[Interval, dict[str, Interval]]:
    """The interval of the whole, each world capped by its own verdict, and of each section asked for, uncapped."""
    by_bearing: dict[object, list[World]] = {}
    for world in worlds.all:
        by_bearing.setdefault(world.bearing, []).append(world)
    alike = [_Alike(found, group_ways(worlds, found[0])) for found in by_bearing.values()]
    return _whole(worlds.bank.method.cap, alike), {section: _extremes(_bundles(alike, section)) for section in sections}


def _whole(cap: int, alike: Sequence[_Alike]) -> Interval:
    parts = []
    for capped in (False, True):
        kept = [_Alike([w for w in found if w.capped is capped], ways) for found, ways in alike]
        if bundles := _bundles(kept, None):
            part = _extremes(bundles)
            parts.append(Interval(min(part.low, cap), min(part.high, cap)) if capped else part)
    return Interval(min(p.low for p in parts), max(p.high for p in parts))


def _bundles(alike: Sequence[_Alike], section: str | None) -> list[_Bundle]:
    """The worlds' sums over one section or over all."""
    fixed: dict[Groups, set[Sums]] = {}
    for found, ways in alike:
        fixed.setdefault(_groups(ways, section), set()).update(_pick(world.sums, section) for world in found)
    return [_Bundle(frozenset(sums), groups) for groups, sums in fixed.items() if sums]


def _groups(options: Ways, section: str | None) -> Groups:
    picked = (tuple(dict.fromkeys(_pick(option, section) for option in group)) for group in options)
    return tuple(group for group in picked if group != (NOTHING,))


def _pick(sums: dict[str, Sums], section: str | None) -> Sums:
    return together(sums.values()) if section is None else sums.get(section, NOTHING)


def _extremes(bundles: list[_Bundle]) -> Interval:
    low = _score(_extreme(bundles, LOSE))
    return Interval(low, 100 if any(map(_can_weigh_nothing, bundles)) else _score(_extreme(bundles, KEEP)))


def _can_weigh_nothing(bundle: _Bundle) -> bool:
    """Whether some way to answer leaves nothing at stake: it scores 100."""
    return all(any(not s.weight for s in sums) for sums in (bundle.fixed, *bundle.groups))


def _score(at: "_Lost") -> int:
    return 100 * (at.of - at.points) // at.of


class _Lost(NamedTuple):
    """Points lost, of those at stake."""

    points: int
    of: int


LOSE, KEEP = 1, -1
"""Which end is looked for: as many points lost as can be, or as few."""


def _extreme(bundles: list[_Bundle], end: int) -> _Lost:
    """Points lost and points at stake at that end. Begins at the other end, which every sheet can only better."""
    parts = [[{_Lost(s.most if end == LOSE else s.least, s.weight) for s in sums} for sums in (b.fixed, *b.groups)] for b in bundles]
    reached = _Lost(0, 1) if end == LOSE else _Lost(1, 1)
    while True:
        further = max((_bettered(part, reached, end) for part in parts), key=lambda lost: _gain(lost, reached, end))
        if _gain(further, reached, end)[0] <= 0:
            return reached
        reached = further


def _bettered(parts: Iterable[Iterable[_Lost]], reached: _Lost, end: int) -> _Lost:
    """Of a bundle's ways to answer the one that goes furthest beyond the fraction reached."""
    best = [max(ways, key=lambda lost: _gain(lost, reached, end)) for ways in parts]
    return _Lost(sum(b.points for b in best), sum(b.of for b in best))


def _gain(lost: _Lost, reached: _Lost, end: int) -> tuple[int, int]:
    """How far it goes beyond the fraction reached; of two that go as far the one with more at stake."""
    return end * (lost.points * reached.of - reached.points * lost.of), lost.of
