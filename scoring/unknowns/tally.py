"""What any number of full sheets come to: a small table of the points they lose."""

from questionnaire.question_bank import Bank
from scoring.result import Interval
from scoring.verdict import RULES

Key = tuple[int, int, int]
"""Number of the first rule of the verdict that holds, the cap by answers, points at stake."""
Tally = dict[Key, tuple[int, int]]
"""What sheets have in common -> the least and the most points that they lose."""
IN_ORDER = len(RULES) - 1
"""The last rule, which holds where no other does."""
NO_CAP = 100
NONE: Tally = {(IN_ORDER, NO_CAP, 0): (0, 0)}
"""One sheet on which nothing is answered yet."""


def count(tally: Tally, some: Tally, then: Tally = NONE) -> None:
    """Put into a tally each of some sheets, gone on with in each of the ways that come then."""
    for (rule, cap, at_stake), (least, most) in some.items():
        for (other, lower, more), (least_more, most_more) in then.items():
            key = (rule if rule < other else other, cap if cap < lower else lower, at_stake + more)
            low, high = least + least_more, most + most_more
            known = tally.get(key)
            if known is None:
                tally[key] = (low, high)
            elif low < known[0] or high > known[1]:
                tally[key] = (min(low, known[0]), max(high, known[1]))


def joined(some: Tally, then: Tally) -> Tally:
    """The same, counted by itself."""
    tally: Tally = {}
    count(tally, some, then)
    return tally


def ends(tally: Tally) -> Tally:
    """Only what can still be an end of the interval, whatever else all these sheets come to have at stake and to lose.

    The share lost is a slope, so both of its ends lie at corners of the hull of the points (at stake, lost) under one verdict and cap.
    """
    found: Tally = {}
    alike: dict[tuple[int, int], list[tuple[int, int, int]]] = {}
    for (rule, cap, at_stake), lost in tally.items():
        alike.setdefault((rule, cap), []).append((at_stake, *lost))
    for held, points in alike.items():
        if len(points) < 3:
            found |= {(*held, at_stake): (least, most) for at_stake, least, most in points}
            continue
        points.sort()
        corners = _corners([(at_stake, least) for at_stake, least, _ in points])
        corners |= {-at_stake for at_stake in _corners([(-at_stake, -most) for at_stake, _, most in reversed(points)])}
        found |= {(*held, at_stake): (least, most) for at_stake, least, most in points if at_stake in corners}
    return found


def _corners(points: list[tuple[int, int]]) -> set[int]:
    """Where the lower right of the hull has its corners; the points from left to right."""
    kept: list[tuple[int, int]] = []
    for x, y in points:
        while kept and y <= kept[-1][1]:
            kept.pop()
        while len(kept) > 1 and (kept[-1][1] - kept[-2][1]) * (x - kept[-1][0]) >= (y - kept[-1][1]) * (kept[-1][0] - kept[-2][0]):
            kept.pop()
        kept.append((x, y))
    return {x for x, _ in kept}


def interval(bank: Bank, tally: Tally) -> Interval:
    """The least and the greatest score, each sheet's under the caps of its own verdict and answers."""
    (low, _), (high, _) = furthest(bank, tally)
    return Interval(low, high)


def furthest(bank: Bank, tally: Tally) -> tuple[tuple[int, int], tuple[int, int]]:
    """The same two ends, each with the score before the cap, which tells those apart that a cap makes one."""

    def ending(key: Key, lost: int) -> tuple[int, int]:
        rule, cap, at_stake = key
        uncapped = share(at_stake, lost)
        return capped(bank, rule, cap, uncapped), uncapped

    return min(ending(key, most) for key, (_, most) in tally.items()), max(ending(key, least) for key, (least, _) in tally.items())


def share(at_stake: int, lost: int) -> int:
    """The score of a full sheet before the cap: what is left, of 100, rounded down; 100 where nothing is at stake."""
    return 100 * (at_stake - lost) // at_stake if at_stake else 100


def capped(bank: Bank, rule: int, cap: int, score: int) -> int:
    """The score under the caps of a verdict and of the answers."""
    return min(score, cap, bank.method.cap) if RULES[rule].verdict in bank.method.capped_verdicts else min(score, cap)
