"""The best order inside a block that cannot be split: subset by subset where they are few, else by search with HiGHS."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations

from scoring.schedule.highs import Row, greatest
from scoring.schedule.jobs import Jobs, numbers

SUBSETS = 5_000
"""Subsets that are looked through one by one, some hundredths of a second; more are left to HiGHS."""
NODES = 400
"""Branches after which a search ends without a proof. A count and no time: the same input must give the same output."""


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
    """Dynamic programming over what is still to do: the least area from there on, and the order that has it."""
    best: dict[int, tuple[int, tuple[int, ...]]] = {0: (0, ())}

    def least(members: int) -> tuple[int, tuple[int, ...]]:
        if members not in best:
            left = jobs.weight(members)
            rests = ((j, *least(members & ~(1 << j))) for j in jobs.ready(members))
            best[members] = min((jobs.hours[j] * left + area, (j, *order)) for j, area, order in rests)
            if len(best) > limit:
                raise _TooMany
        return best[members]

    _, order = least(block)
    return order


def _by_search(jobs: Jobs, block: int, nodes: int) -> Ordered:
    """One variable for each pair that is free: 1 where the lower number comes first. The block's own order is where the search starts."""
    members = [*numbers(block)]
    pairs = [(i, j) for i, j in combinations(members, 2) if not jobs.before[j] >> i & 1]
    column = {pair: n for n, pair in enumerate(pairs)}
    gains = [jobs.hours[j] * jobs.weights[i] - jobs.hours[i] * jobs.weights[j] for i, j in pairs]
    rows = [row for triple in combinations(members, 3) if (row := _in_line(*triple, column)).terms]
    found = greatest(gains, rows, start=frozenset(range(len(pairs))), nodes=nodes)
    ahead = {j: (jobs.before[j] & block).bit_count() for j in members}
    for n, (i, j) in enumerate(pairs):
        ahead[j if n in found.chosen else i] += 1
    return Ordered(tuple(sorted(members, key=ahead.__getitem__)), found.bound - found.reached, "HiGHS search")


def _in_line(i: int, j: int, k: int, column: Mapping[tuple[int, int], int]) -> Row:
    """No three jobs in a ring, either way round. A pair that is not free stands at 1: its lower number comes first."""
    terms: dict[int, int] = {}
    fixed = 0
    for pair, factor in (((i, j), 1), ((j, k), 1), ((i, k), -1)):
        if pair in column:
            terms[column[pair]] = factor
        else:
            fixed += factor
    return Row(terms, at_most=1 - fixed, at_least=-fixed)
