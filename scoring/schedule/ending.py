"""The actions that end a verdict: the fewest hours of work after which the verdict is a better one."""

from collections.abc import Callable, Iterator, Mapping, Sequence, Set

from questionnaire.assessment import Assessment
from questionnaire.question_bank import Bank
from scoring.result import Result
from scoring.schedule.highs import Row, greatest, only_with
from scoring.schedule.jobs import in_units
from scoring.schedule.standing import done_already, verdict_after

Enough = Callable[[Set[str]], bool]
"""True where doing these actions is enough. More actions are never less than enough (score law 6)."""


def ends_verdict(bank: Bank, assessment: Assessment, result: Result) -> tuple[str, ...] | None:
    """The open actions with the least hours, prerequisites included, that turn the verdict into a better one; in the plan's order.

    None where no actions of this plan do; empty where those marked as done already do, once the answers say so. Hours are the middle
    of the estimate. Raises ScheduleRefused where the plan names an action that the bank does not have.
    """
    done = done_already(bank, assessment, result)
    order = [v.id for v in bank.file.verdicts]  # from worst to best
    items = [i for i in result.plan if i.action not in done]
    _, hours = in_units(items)
    after = {i.action: tuple(a for a in i.after if a in hours) for i in items}

    def better(some: Set[str]) -> bool:
        return order.index(verdict_after(bank, assessment, done | some)) > order.index(result.verdict)

    return least(hours, after, better)


def least(hours: Mapping[str, int], after: Mapping[str, Sequence[str]], enough: Enough) -> tuple[str, ...] | None:
    """The set of least hours, closed under prerequisites, that is enough; None where not even all is.

    Exact: HiGHS proposes the least set that holds an action out of every rest known to be needed, until one is enough; a cheaper set
    would miss one of these rests. They begin with each action that all the others are not enough without: mostly that settles it.
    """
    everything = {*hours}
    if enough(set()):
        return ()
    if not enough(everything):
        return None
    rests = [{a} for a in hours if not enough(everything - {a})]
    while not enough(found := _proposed(hours, after, rests)):
        rests.append(_needed(found, hours, enough))
    return tuple(a for a in hours if a in found)


def _needed(found: Set[str], hours: Mapping[str, int], enough: Enough) -> set[str]:
    """Out of this rest at least one action is needed: all that is left after `found` has grown while it was not enough."""
    grown = {*found}
    for action in hours:
        grown |= set() if enough(grown | {action}) else {action}
    return {*hours} - grown


def _proposed(hours: Mapping[str, int], after: Mapping[str, Sequence[str]], rests: Sequence[Set[str]]) -> set[str]:
    """The closed set of least hours with an action out of each rest; of equal ones one with the fewest actions."""
    column = {action: n for n, action in enumerate(hours)}
    gains = [-hours[a] * len(column) - 1 for a in column]
    answer = greatest(gains, [*_rows(column, after, rests)], start=frozenset(column.values()))
    return {a for a, n in column.items() if n in answer.chosen}


def _rows(column: Mapping[str, int], after: Mapping[str, Sequence[str]], rests: Sequence[Set[str]]) -> Iterator[Row]:
    for action, number in column.items():
        yield from (only_with(number, column[before]) for before in after[action])
    for rest in rests:
        yield Row({column[a]: 1 for a in column if a in rest}, at_least=1)
