"""What to do, in the order to do it: prerequisites first, then by lane, risk, day and effort."""

from collections.abc import Mapping, Sequence
from datetime import date
from graphlib import TopologicalSorter
from heapq import heappop, heappush

from questionnaire.model import LANES, Action, Level
from questionnaire.question_bank import Bank
from scoring.calendar import days_after
from scoring.result import Finding, PlanItem


def plan(bank: Bank, findings: Sequence[Finding], as_of: date) -> tuple[PlanItem, ...]:
    """One item for each action that a finding calls for. What others wait for is as urgent as they are."""
    resolves: dict[str, list[Finding]] = {}
    for finding in findings:
        for action in finding.actions:
            resolves.setdefault(action, []).append(finding)
    after = {a: tuple(b for b in bank.action(a).after if b in resolves) for a in resolves}
    urgency = _urgency(bank, resolves, after, as_of)
    items = {a: _item(bank, a, resolves[a], after[a], urgency[a]) for a in resolves}
    return tuple(_ordered(items, list(bank.actions)))


def _urgency(
    bank: Bank, resolves: Mapping[str, Sequence[Finding]], after: Mapping[str, Sequence[str]], as_of: date
) -> dict[str, tuple[Level, date]]:
    """Highest risk and earliest due day of each action, its own or of anything that waits for it."""
    found = {a: (max(f.risk for f in of), min(_due(bank, bank.action(a), f.risk, as_of) for f in of)) for a, of in resolves.items()}
    for action in reversed([*TopologicalSorter(after).static_order()]):
        risk, due = found[action]
        for before in after[action]:
            found[before] = (max(found[before][0], risk), min(found[before][1], due))
    return found


def _due(bank: Bank, action: Action, risk: Level, as_of: date) -> date:
    days = action.due_days.get(risk.name, bank.method.due_days[risk.name])
    return days_after(as_of, days)


def _item(bank: Bank, action_id: str, of: Sequence[Finding], after: tuple[str, ...], urgency: tuple[Level, date]) -> PlanItem:
    action, (risk, due) = bank.action(action_id), urgency
    return PlanItem(
        action=action_id,
        lane=bank.method.lanes[risk.name],
        risk=risk,
        after=after,
        resolves=tuple(f.id for f in of),
        effort_hours=action.hours_for(sum(f.row > 0 for f in of)),
        owner_role=action.owner_role,
        due=due,
    )


def _ordered(items: Mapping[str, PlanItem], bank_order: Sequence[str]) -> list[PlanItem]:
    """Of all that waits for nothing any more, always the most urgent next."""
    rank = {action: number for number, action in enumerate(bank_order)}
    urgency = {a: (LANES.index(i.lane), -i.risk, i.due, sum(i.effort_hours), rank[a], a) for a, i in items.items()}
    sorter = TopologicalSorter({a: item.after for a, item in items.items()})
    sorter.prepare()
    ready: list[tuple[int, int, date, float, int, str]] = []
    done: list[PlanItem] = []
    while sorter.is_active():
        for action in sorter.get_ready():
            heappush(ready, urgency[action])
        first = heappop(ready)[-1]
        done.append(items[first])
        sorter.done(first)
    return done
