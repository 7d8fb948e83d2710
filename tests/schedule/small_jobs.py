"""Small random sets of jobs, and every order in which they can be done: what the solver is held against."""

from collections.abc import Iterator
from random import Random

from hypothesis import strategies as st

from scoring.schedule.jobs import Jobs, numbers


@st.composite
def small_jobs(draw: st.DrawFn, actions: int = 5, findings: int = 3) -> Jobs:
    """Actions with prerequisites among them, then findings that take no time and wait for some of them."""
    count = draw(st.integers(1, actions))
    hours = draw(st.lists(st.integers(1, 9), min_size=count, max_size=count))
    before: list[int] = []
    for _ in range(count):
        before.append(closed(draw(st.sets(st.integers(0, len(before) - 1), max_size=2)) if before else set(), before))
    waiting = draw(st.lists(st.sets(st.integers(0, count - 1), min_size=1, max_size=3), max_size=findings))
    weights = draw(st.lists(st.sampled_from([0, 0, 2, 5, 8, 10]), min_size=count + len(waiting), max_size=count + len(waiting)))
    return Jobs((*hours, *(0 for _ in waiting)), tuple(weights), (*before, *(closed(w, before) for w in waiting)))


def closed(chosen: set[int], before: list[int]) -> int:
    members = 0
    for job in chosen:
        members |= 1 << job | before[job]
    return members


def tangled(actions: int, seed: int = 1) -> Jobs:
    """Actions that only bring something three by three: one block that nothing splits."""
    rnd = Random(seed)
    calls = [rnd.sample(range(actions), 3) for _ in range(actions)]
    hours = (*(rnd.randint(1, 40) for _ in range(actions)), *(0 for _ in calls))
    weights = (*(0 for _ in range(actions)), *(rnd.choice([2, 5, 8, 10]) for _ in calls))
    return Jobs(hours, weights, (*(0 for _ in range(actions)), *(closed({*c}, [0] * actions) for c in calls)))


def every_order(jobs: Jobs, members: int) -> Iterator[tuple[int, ...]]:
    if not members:
        yield ()
    for job in numbers(members):
        if not jobs.before[job] & members:
            yield from ((job, *rest) for rest in every_order(jobs, members & ~(1 << job)))


def can_be_followed(jobs: Jobs, order: tuple[int, ...]) -> bool:
    done = 0
    for job in order:
        if jobs.before[job] & ~done:
            return False
        done |= 1 << job
    return done == jobs.all and len(order) == len(jobs.hours)
