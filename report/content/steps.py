"""The steps of an action, as far as they may be this client's."""

from questionnaire.shapes.question import UNKNOWN
from report.content.context import Context
from report.content.placeholders import filled
from scoring.result import PlanItem


def steps_of(context: Context, item: PlanItem) -> tuple[str, ...]:
    """How it is done: at the desk there is, or in general where that is left for a new one."""
    if not item.at_new_desk:
        return steps_at(context, item.action, context.desk)
    without_past = (context.bank.file.find_out_at_new_desk,) if context.bank.action(item.action).finds_out else ()
    return (*without_past, *steps_at(context, item.action, UNKNOWN))


def first_step(context: Context, item: PlanItem) -> str:
    """Where it begins, apart from what to hold back until it is settled."""
    hold = context.bank.action(item.action).hold
    held = hold is not None and not item.at_new_desk and context.can_hold(hold.when)
    return steps_of(context, item)[int(held)]


def steps_at(context: Context, action_id: str, desk: str) -> tuple[str, ...]:
    """How an action is done at a desk, with what is known of the client filled in."""
    found = context.bank.action(action_id).said_at(desk)
    return tuple("".join(run.text for run in filled(context, step.says)) for step in found if context.can_hold(step.when))
