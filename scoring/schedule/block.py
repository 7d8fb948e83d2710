"""The best order inside a block that cannot be split: subset by subset where they are few, else by search with HiGHS."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations
from math import floor

from scoring.schedule.highs import NODES, Row, greatest
from scoring.schedule.jobs import Jobs, numbers

SUBSETS = 5_000
"""Subsets that are looked through one by one, some hundredths of a second; more are left to HiGHS."""
ROUNDING = 1e-3
"""HiGHS counts in fractions what are whole numbers: a bound this little below one is taken for it."""


@dataclass(frozen=True)
class Ordered:
    """Jobs in turn, and by how much (points times units of time) a better order could at most be better."""

    order: tuple[int, ...]
    gap: int = 0
    method: str = ""


class _TooMany(Exception):
    pass


def ordered_block(jobs: Jobs, block: int, subsets: int = SUBSETS, nodes: int = NODES) -> Ordered:
    """The best order of a block; of equal ones that with the lowest numbers first, where subsets decide."""
    try:
        return Ordered(_by_subsets(jobs, block, subsets), method="subset DP")
    except _TooMany:
        return _by_search(jobs, block, nodes)


def _by_subsets(jobs: Jobs, block: int, limit: int) -> tuple[int, ...]:
    """Dynamic programming over what is still to do: what to do first, and the least area from there on."""
    best: dict[int, tuple[int, int]] = {0: (0, -1)}

    def least(members: int) -> int:
        if members not in best:
            if len(best) > limit:
                raise _TooMany
            left = jobs.weight(members)
            best[members] = min((jobs.hours[j] * left + least(members & ~(1 << j)), j) for j in jobs.ready(members))
        return best[members][0]

    least(block)
    order = []
    while block:
        order.append(best[block][1])
        block &= ~(1 << order[-1])
    return tuple(order)


def _by_search(jobs: Jobs, block: int, nodes: int) -> Ordered:
    """One variable for each pair that is free: 1 where the lower number comes first. The block's own order is where the search starts."""
    members = [*numbers(block)]
    pairs = [(i, j) for i, j in combinations(members, 2) if not jobs.before[j] >> i & 1]
    column = {pair: n for n, pair in enumerate(pairs)}
    gains = [jobs.hours[j] * jobs.weights[i] - jobs.hours[i] * jobs.weights[j] for i, j in pairs]
    rows = [row for triple in combinations(members, 3) for row in _in_line(*triple, column)]
    found = greatest(gains, rows, start=frozenset(range(len(pairs))), nodes=nodes)
    ahead = {j: sum(1 for i in members if _comes_first(i, j, column, found.chosen)) for j in members}
    order = tuple(sorted(members, key=ahead.__getitem__))
    reached, most = sum(gains[n] for n in found.chosen), sum(max(gain, 0) for gain in gains)
    gap = 0 if found.proven else floor(min(found.bound + ROUNDING, most)) - reached
    return Ordered(order, gap, "HiGHS search")


def _comes_first(i: int, j: int, column: Mapping[tuple[int, int], int], chosen: frozenset[int]) -> bool:
    if i > j:
        return (j, i) in column and column[j, i] not in chosen
    return i < j and ((i, j) not in column or column[i, j] in chosen)


def _in_line(i: int, j: int, k: int, column: Mapping[tuple[int, int], int]) -> list[Row]:
    """No three jobs in a ring, either way round. A pair that is not free stands at 1: its lower number comes first."""
    rows = []
    for sign, most in ((1, 1), (-1, 0)):
        terms: dict[int, int] = {}
        fixed = 0
        for pair, factor in (((i, j), sign), ((j, k), sign), ((i, k), -sign)):
            if pair in column:
                terms[column[pair]] = factor
            else:
                fixed += factor
        rows.append(Row(terms, most - fixed))
    return [row for row in rows if row.terms]
