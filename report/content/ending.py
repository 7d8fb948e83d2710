"""What ends the verdict, in words: for the decision page and for the part that lists the actions."""

from collections.abc import Iterable, Sequence

from questionnaire.policy import BAA_STATUS, DESK, GATES, NO_DESK, PREVENTION, REACH, ROLE, UNSIGNED
from report.content.context import Context
from report.paper.document import Rich, Run, rich
from report.paper.uncovered import in_doubt
from report.paper.wording import count, effort, listed
from scoring.ahead.ending import done_already, verdict_after
from scoring.counted import hours
from scoring.result import PlanItem

DEPENDS = "cannot_tell"
"""The verdict that depends on what is not known about plan and agreement."""
DESK_FIRST = "Choosing a desk whose vendor signs a BAA may: the questions about it come up then, and the verdict follows from the answers."


def desk_first(context: Context) -> str:
    """What no action of the plan can be computed to do while no desk is chosen; empty otherwise."""
    return f" {DESK_FIRST}" if context.sheet.chose(DESK, NO_DESK) else ""


def ending_items(context: Context) -> tuple[PlanItem, ...]:
    """The plan's rows that end the verdict, in the order to do them."""
    named = context.ending or ()
    return tuple(item for item in context.result.plan if item.action in named)


def ending_hours(context: Context) -> str:
    """Their efforts added up."""
    return effort(hours(ending_items(context)))


def verdict_then(context: Context) -> str:
    """The title of the projected verdict once they are done, beside what is marked as done."""
    return context.bank.verdict(_verdict_if_done(context, done_already(context.bank, context.planned))).title


def provided(context: Context) -> str:
    """What else it takes: ", if what is marked as done is so (A7)", or that a BAA in doubt holds. Empty where it takes nothing of that."""
    done = done_already(context.bank, context.planned)
    then, marked = _verdict_if_done(context, done), [item.action for item in context.result.plan if item.action in done]
    needed = [context.action_link(action).text for action in marked if _verdict_if_done(context, done - {action}) != then]
    told = [f"what is marked as done is so ({', '.join(needed)})"] if needed else []
    no_baa = context.planned.answered(BAA_STATUS, UNSIGNED[0])
    if in_doubt(context.result, context.sheet) and verdict_after(context.bank, no_baa, done | set(context.ending or ())) != then:
        told.append("the vendor confirms that your BAA is in force")
    return f", if {' and '.join(told)}" if told else ""


def _verdict_if_done(context: Context, done: frozenset[str]) -> str:
    """The verdict once what ends it is done, beside these."""
    return verdict_after(context.bank, context.planned, done | set(context.ending or ()))


def settles(context: Context, item: PlanItem) -> bool:
    """Whether it is about plan or agreement: to find out whether patient details reach the desk is about neither."""
    about = {question for gate in GATES for question in context.result.condition(gate).because}
    found = (finding for finding in context.result.findings if finding.id in item.resolves)
    return not context.bank.action(item.action).finds_out or any(finding.question in about for finding in found)


def deciding_sentence(context: Context) -> Rich:
    """What finds out plan and agreement, where the verdict depends on that; nothing where it does not."""
    asked = [item for item in context.left if context.bank.action(item.action).finds_out and settles(context, item)]
    if not asked or context.result.verdict != DEPENDS or context.ending is not None:
        return ()
    turned = [item for item in context.left if item not in asked and _may_turn(context, item)]
    too = [Run(". It may also turn on "), *_named(context, turned)] if turned else []
    barrier, others = [item for item in asked if PREVENTION in item.resolves], [item for item in asked if PREVENTION not in item.resolves]
    either = [Run(", if it finds a technical barrier; otherwise ")] if barrier and others else []
    decided = [*_named(context, barrier), *either, *_named(context, others)]
    return rich(Run("What decides this verdict: ", strong=True), *decided, *too, ". Then update the answers.")


def _may_turn(context: Context, item: PlanItem) -> bool:
    """Whether it finds out what may set plan and agreement aside: that HIPAA does not apply, or a barrier (contract, sections 2 and 3)."""
    return bool(context.bank.action(item.action).finds_out) and not {ROLE, REACH, PREVENTION}.isdisjoint(item.resolves)


def _named(context: Context, items: Iterable[PlanItem]) -> list[Run]:
    return [run for item in items for run in (Run("; "), context.action_link(item.action), Run(f" {item.title}"))][1:]


def _comes_after(context: Context, items: Sequence[PlanItem]) -> str:
    """What has to be done before one of these, although the verdict itself does not need it: ", after A3"."""
    ending = {item.action for item in items}
    before = [i for i in context.left if i.kind == "verdict" and i.action not in ending and any(i.action in item.after for item in items)]
    return f", after {listed([context.action_link(i.action).text for i in before])}" if before else ""


def ending_sentence(context: Context) -> Rich:
    """One sentence for the board; nothing where there is no better verdict or nothing of the plan ends or decides this one."""
    if not context.result.can_improve:
        return ()
    items = ending_items(context)
    if not items:
        return deciding_sentence(context)
    least = f"{count(len(items), 'action')}, each of which this plan needs: " if len(items) > 1 else "one action: "
    lasts = f" ({ending_hours(context)} by our estimate){_comes_after(context, items)}{provided(context)}"
    told = f"{lasts}. The projected verdict is then: \u201c{verdict_then(context)}\u201d."
    return rich(Run("What ends this verdict: ", strong=True), least, *_named(context, items), told)
