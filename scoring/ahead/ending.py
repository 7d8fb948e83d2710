"""The actions that end a verdict: those of the plan without which no better one comes out of the answers."""

from bisect import bisect_left
from collections.abc import Collection, Sequence

from questionnaire.assessment import Assessment
from questionnaire.flow import walk
from questionnaire.question_bank import Bank
from scoring.ahead.projection import projected
from scoring.assess import judgement
from scoring.result import Finding, Result
from scoring.verdict import WORST_FIRST


def ends_verdict(bank: Bank, assessment: Assessment, result: Result) -> tuple[str, ...] | None:
    """Open actions that together turn the verdict into a better one, each of which the plan needs for that.

    In the plan's order. None where no actions of this plan do; empty where those marked as done already do, once the answers say so.
    Beginning with the last, each is left out if the rest is still enough. Doing more is never worse (score law 6), so that halving finds
    the fewest first ones that are enough; the last of these is needed, and is needed at the end. What only comes before one of them,
    such as a pause, is not named: the verdict ends without it.
    """
    done = done_already(bank, assessment)

    def better(some: Collection[str]) -> bool:
        then = verdict_after(bank, assessment, done.union(some), result.findings)
        return WORST_FIRST.index(then) > WORST_FIRST.index(result.verdict)

    kept = [i.action for i in result.plan if i.action not in done]
    if not better(kept):
        return None
    needed: list[str] = []
    while not better(needed):
        enough = bisect_left(range(len(kept)), True, key=lambda first: better([*kept[:first], *needed]))
        needed.insert(0, kept[enough - 1])
        del kept[enough - 1 :]
    return tuple(needed)


def verdict_after(bank: Bank, assessment: Assessment, done: Collection[str], found: Sequence[Finding] | None = None) -> str:
    """The verdict once these actions are done, as `assess` would give it for the projected sheet. `found`: today's findings, if known."""
    return judgement(bank, walk(bank, projected(bank, assessment, done, found))).verdict


def done_already(bank: Bank, assessment: Assessment) -> frozenset[str]:
    """Actions of this bank that people marked as done."""
    return frozenset(a for a, entry in assessment.plan.items() if entry.status == "done" and a in bank.actions)
