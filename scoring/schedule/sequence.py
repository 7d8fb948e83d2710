"""The order with the least area under the curve of points left: blocks by Sidney's theorem, then each block by itself.

Sidney (1975): among the sets that can be done first, take one with the most points an hour; some best order begins with it. HiGHS
finds that set as a heaviest closed set, in whole numbers, for ratios that rise (Dinkelbach). What cannot be split goes to `block`.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from scoring.schedule.block import Ordered, ordered_block
from scoring.schedule.highs import greatest, only_with
from scoring.schedule.jobs import Jobs, numbers


@dataclass(frozen=True)
class Sequence:
    """An order of all jobs, its area (points times units of time), and the least area that is possible, as far as known."""

    order: tuple[int, ...]
    area: int
    bound: int
    methods: frozenset[str]
    """What decided inside the blocks; empty where none was needed."""

    @property
    def proven(self) -> bool:
        """True where no order has a smaller area."""
        return self.area == self.bound


def sequence(jobs: Jobs) -> Sequence:
    """The best order of all jobs. Jobs that bring nothing, nor anything that waits for them, come last in their own order."""
    parts = [*_parts(jobs, jobs.all)]
    order = tuple(j for part in parts for j in part.order)
    area = jobs.area(order, jobs.all)
    return Sequence(order, area, area - sum(part.gap for part in parts), frozenset(part.method for part in parts if part.method))


def _parts(jobs: Jobs, members: int) -> Iterator[Ordered]:
    """What to do in turn, block after block."""
    while members:
        if not jobs.weight(members):
            yield Ordered(tuple(numbers(members)))
            return
        first = densest(jobs, members)
        for block in _apart(jobs, first):
            yield from _block(jobs, block)
        members &= ~first


def _block(jobs: Jobs, block: int) -> Iterator[Ordered]:
    """A block in which all hangs together: what all the rest waits for goes first, then the rest is split again."""
    start = next((j for j in jobs.ready(block) if all(k == j or jobs.before[k] >> j & 1 for k in numbers(block))), None)
    if start is None:
        yield ordered_block(jobs, block)
    else:
        yield Ordered((start,))
        yield from _parts(jobs, block & ~(1 << start))


def _apart(jobs: Jobs, members: int) -> list[int]:
    """Parts with no prerequisite between them, the earliest first. In a densest set they are equally dense, so their order is free.

    A job's number is above those of its prerequisites: it only ever waits for what is in a part already.
    """
    parts: list[int] = []
    for job in numbers(members):
        part = 1 << job
        for other in [p for p in parts if p & jobs.before[job]]:
            parts.remove(other)
            part |= other
        parts.append(part)
    return sorted(parts, key=lambda p: p & -p)


def densest(jobs: Jobs, members: int) -> int:
    """Of the sets that can be done first, the one with the most points an hour; the largest of several."""
    theirs = (jobs.before[j] & members | 1 << j for j in numbers(members))
    # Only where to begin: any that takes time or brings points leads to the same set, a dense one in fewer steps.
    best = max(theirs, key=lambda s: jobs.weight(s) / (jobs.time(s) or 1))
    while True:
        found = _heaviest(jobs, members, points=jobs.weight(best), time=jobs.time(best))
        if jobs.weight(found) * jobs.time(best) == jobs.weight(best) * jobs.time(found):
            return found
        best = found


def _heaviest(jobs: Jobs, members: int, points: int, time: int) -> int:
    """The closed set with the greatest sum of weight * time - hours * points, and of those the largest: HiGHS, one variable a job."""
    column = {job: n for n, job in enumerate(numbers(members))}
    gains = [(jobs.weights[j] * time - jobs.hours[j] * points) * len(column) + 1 for j in column]
    rows = [only_with(column[j], column[k]) for j in column for k in numbers(jobs.before[j] & members)]
    chosen = greatest(gains, rows).chosen
    return sum(1 << job for job, n in column.items() if n in chosen)
