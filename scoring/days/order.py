"""The order in which to do things."""

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from graphlib import TopologicalSorter
from heapq import heappop, heappush
from math import fsum
from typing import TypeVar

from questionnaire.shapes.question import KINDS
from scoring.days.job import Job

V = TypeVar("V")


def in_order(jobs: Sequence[Job]) -> tuple[Job, ...]:
    """Never one before what it needs; otherwise by kind, and within it by the risk taken away an hour; the given order breaks a tie.

    What a more urgent kind needs is as urgent. Raises ValueError where jobs wait for each other, or where a flow waits for what is none:
    it is paused today.
    """
    by_id, after = {job.id: job for job in jobs}, needed(jobs)
    for job in jobs:
        if job.kind == "flow" and any(by_id[a].kind != "flow" for a in after[job.id]):
            raise ValueError(f"{job.id}: a flow is paused today and waits for nothing but the pause of another.")
    urgency = _urgency(by_id, after)
    rank = {job.id: (*urgency[job.id], number, job.id) for number, job in enumerate(jobs)}
    sorter = TopologicalSorter(after)
    sorter.prepare()
    ready: list[tuple[int, float, int, str]] = []
    done: list[Job] = []
    while sorter.is_active():
        for found in sorter.get_ready():
            heappush(ready, rank[found])
        first = heappop(ready)[-1]
        done.append(by_id[first])
        sorter.done(first)
    return tuple(done)


def needed(jobs: Sequence[Job]) -> dict[str, tuple[str, ...]]:
    """What each job has to come after, of the jobs that there are."""
    there = {job.id for job in jobs}
    return {job.id: tuple(a for a in job.after if a in there) for job in jobs}


def passed_on(values: Mapping[str, V], after: Mapping[str, Sequence[str]], first: Callable[[V, V], V]) -> dict[str, V]:
    """Of each the `first` of its own value and of those of all that wait for it: what is urgent makes urgent what it needs."""
    found = dict(values)
    for job in _last_first(after):
        for before in after[job]:
            found[before] = first(found[before], found[job])
    return found


def _last_first(after: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """Each before all that it needs. One plan asks five times."""
    return _sorted(tuple((job, tuple(needs)) for job, needs in after.items()))


@lru_cache(maxsize=64)
def _sorted(after: tuple[tuple[str, tuple[str, ...]], ...]) -> tuple[str, ...]:
    return tuple(TopologicalSorter(dict(after)).static_order())[::-1]


def _urgency(by_id: Mapping[str, Job], after: Mapping[str, Sequence[str]]) -> dict[str, tuple[int, float]]:
    """Kind and (below 0) risk taken away a second; each job counted with what waits for it, of its own kind, while that raises its rate.

    So a long job that is needed by a good one comes neither last nor first, but where the two together deserve it (`bench/plan.py`).
    """
    kind = passed_on({job.id: KINDS.index(job.kind) for job in by_id.values()}, after, min)
    last_first = _last_first(after)
    waiting: dict[str, list[str]] = {job: [] for job in by_id}
    for job in last_first:
        for before in after[job]:
            waiting[before].append(job)
    counted: dict[str, set[str]] = {}
    urgency: dict[str, tuple[int, float]] = {}
    for job in last_first:
        together, points, seconds = {job}, by_id[job].takes_away, by_id[job].seconds
        for next_job in sorted((n for n in waiting[job] if kind[n] == kind[job]), key=urgency.__getitem__):
            more = [by_id[m] for m in counted[next_job] - together]
            gain, cost = fsum(m.takes_away for m in more), sum(m.seconds for m in more)
            if gain * seconds > points * cost:
                together, points, seconds = together | counted[next_job], points + gain, seconds + cost
        counted[job], urgency[job] = together, (kind[job], -points / seconds)
    return urgency
