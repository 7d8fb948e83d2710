"""How far the plan's order is from the best there is, in risk-days; and the time for a plan of 60 jobs.

Risk-days: the sum over all jobs of the points of risk they take away times the calendar days until they are due. The best: every order
that keeps prerequisites and kinds, tried one by one, each given its days by the same rule.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial
from random import Random
from statistics import mean, median

from bench.judge import timed
from questionnaire import load_bank
from questionnaire.shapes.question import KINDS, Level
from scoring.days import Job, law_limit, schedule
from scoring.days.latest import latest_days
from scoring.days.order import in_order
from scoring.days.schedule import dated

AS_OF = date(2026, 11, 26)
HOURS_A_WEEK = 8
LIMITS = load_bank().method.limits


def plan_of(count: int, random: Random) -> list[Job]:
    """A made-up plan: most jobs only lower a risk, each waits on average for one other at most, and some for an answer."""
    jobs: list[Job] = []
    for number in range(count):
        kind = random.choices(KINDS, [1, 1, 2, 6])[0]
        earlier = [job.id for job in jobs if kind != "flow" or job.kind == "flow"]
        jobs.append(
            Job(
                f"{number}",
                kind,
                takes_away=random.choice([1, 4, 8, 20, 40, 80]),
                hours=random.choice([0.5, 1, 2, 4, 8, 16]),
                risk=random.choice([*Level]),
                after=tuple(name for name in earlier if random.random() < 1.2 / count),
                waiting=random.choice([0, 0, 0, 0, 5, 14]) if kind == "risk" else 0,
                by_law=law_limit(LIMITS, AS_OF, None) if kind == "law" else None,
            )
        )
    return jobs


def risk_days(ordered: Sequence[Job]) -> float:
    found = dated(ordered, latest_days(LIMITS, ordered, AS_OF), AS_OF, HOURS_A_WEEK)
    return sum(one.job.takes_away * (one.due - AS_OF).days for one in found)


def allowed_orders(left: Sequence[tuple[int, Job]], done: tuple[Job, ...] = ()) -> Iterator[tuple[Job, ...]]:
    """`left`: each with its kind, or that of a more urgent job that needs it."""
    if not left:
        yield done
    now, waiting = min((urgency for urgency, _ in left), default=0), {job.id for _, job in left}
    for urgency, job in left:
        if urgency == now and waiting.isdisjoint(job.after):
            yield from allowed_orders([other for other in left if other[1] != job], (*done, job))


def with_urgency(jobs: Sequence[Job]) -> list[tuple[int, Job]]:
    urgency = {job.id: KINDS.index(job.kind) for job in jobs}
    for job in reversed(in_order(jobs)):
        for before in job.after:
            urgency[before] = min(urgency[before], urgency[job.id])
    return [(urgency[job.id], job) for job in jobs]


if __name__ == "__main__":
    random = Random(2026)
    ratios = []
    for number in range(300):
        jobs = plan_of(3 + number % 5, random)
        best = min(risk_days(order) for order in allowed_orders(with_urgency(jobs)))
        ratios.append(risk_days(in_order(jobs)) / best)
    share = sum(ratio == 1 for ratio in ratios) / len(ratios)
    print(f"plan, risk-days against the best of all orders, {len(ratios)} plans of 3 to 7 jobs: "
          f"mean {mean(ratios):.4f}, worst {max(ratios):.3f}, {share:.0%} best")  # fmt: skip
    plans = [plan_of(60, random) for _ in range(25)]
    took = [timed(partial(schedule, LIMITS, jobs, AS_OF, HOURS_A_WEEK), runs=5) for jobs in plans]
    print(f"plan of 60 jobs, order, days and least hours: median {median(took):.2f} ms, worst of {len(plans)} plans {max(took):.2f} ms")
