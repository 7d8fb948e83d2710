"""Owner and day of an action, as fields: on the plan's rows and in the workshop."""

from questionnaire.assessment import MAX_PERSON
from report.content.context import Context
from report.content.handover_changes import WHAT, value_words
from report.content.plan_days import PASSED, due_mark
from report.paper.wording import day
from scoring.result import PlanItem
from ui.elements.literal import literal
from ui.shell import fields
from ui.shell.odd_day import odd_due
from ui.shell.session import OpenAssessment, today


def action_name(context: Context, item: PlanItem) -> str:
    """For labels that are read aloud: "A1 Sign the BAA"."""
    return f"A{context.action_numbers[item.action]} {item.title}"


def action_line(context: Context, action: str) -> str:
    """The same on the screen, for an action of the plan by its id: "**A1** Sign the BAA", as Markdown."""
    return f"**A{context.action_numbers[action]}** {literal(context.action_title(action))}"


def day_marks(context: Context, item: PlanItem) -> list[str]:
    """What is to be said in red beside its day. By the clock, which no paper reads, it may be overdue: that says more than "too late",
    which is planned to be so; never of the fictional client.
    """
    mark = due_mark(context, item)
    overdue = item.due < today() and item in context.left and mark != PASSED and not context.assessment.is_example
    told = "overdue" if overdue else mark
    return [f":red[**{told}**]"] if told else []


def by_hand_mark(context: Context, item: PlanItem) -> list[str]:
    """What was changed by hand before handing over, and stands on every paper in place of what the plan has."""
    changes = [o for o in context.assessment.handover.overrides if o.on == item.action and o.what != "risk"]
    return [f"on papers, by hand: {literal('; '.join(f'{WHAT[o.what].lower()} {value_words(o)}' for o in changes))}"] if changes else []


def owner_and_day(opened: OpenAssessment, context: Context, item: PlanItem) -> None:
    """Two fields. Their labels are read aloud, so each names its action; each says in gray what it is, and what counts while blank."""
    path, key, name = ("plan", item.action), f"{opened.id}_{item.action}", action_name(context, item)
    role = f"Owner: {context.player(item.owner_role).words}"
    fields.text(opened, (*path, "owner"), f"plan_owner_{key}", f"Owner of {name}", MAX_PERSON, width=190, hint=role, hidden=True)
    label, odd = f"Due date of {name}", odd_due(opened.assessment.as_of)
    is_done = context.entry(item).status == "done"  # its day would be today's: the plan no longer works one out
    hint = "Due date" if is_done else f"Due: {day(item.due_by_rule)}"
    fields.day(opened, (*path, "due"), f"plan_due_{key}", label, hidden=True, width=130, hint=hint, odd=odd)
