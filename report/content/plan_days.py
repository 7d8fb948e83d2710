"""The days of the plan in words: what ends too late or out of turn, and how many hours would do."""

from collections.abc import Sequence

from questionnaire.policy import PAST_PHI_ASSESSED, REACH
from report.content.context import Context
from report.content.deadlines import is_passed
from report.paper.wording import TOO_LATE, capitalized, count, day, listed, marked_day, weekly
from scoring.days.schedule import MOST_HOURS
from scoring.plan_lines import SectionLine
from scoring.result import PlanItem

MOST_NAMED = 3
PASSED = "that day has passed"


def is_open_and_late(context: Context, item: PlanItem) -> bool:
    """Whether it is still to be done and planned to end after its latest day."""
    return item.late and context.entry(item).status != "done"


def due_mark(context: Context, item: PlanItem) -> str:
    """What is to be said beside its day: "too late", or that a day set by hand has passed; empty where nothing is."""
    if is_open_and_late(context, item):
        return TOO_LATE
    return PASSED if has_passed(context, item) else ""


def has_passed(context: Context, item: PlanItem) -> bool:
    """Whether its day, set by hand, lies before the assessment though it is still to be done."""
    return item.due < context.result.as_of and context.entry(item).status != "done"


def day_mark(context: Context, item: PlanItem) -> str:
    """The same on paper, and what a day set by hand comes before: "too late, before A2 is done"."""
    return ", ".join(filter(None, (due_mark(context, item), out_of_turn(context, item))))


def due_words(context: Context, item: PlanItem) -> str:
    """Its day, and that beside it: "Nov 16, 2026 (too late)"."""
    return marked_day(item.due, day_mark(context, item))


def out_of_turn(context: Context, item: PlanItem) -> str:
    """What a day set by hand comes before, although it needs it, as in "before A2 is done"; empty where nothing is so."""
    if context.entry(item).due is None or item not in context.left:
        return ""
    due = {other.action: other.due for other in context.left}
    needed = [f"A{context.action_numbers[a]}" for a in item.after if due.get(a, item.due) > item.due]
    return f"before {' and '.join(needed)} {'is' if len(needed) == 1 else 'are'} done" if needed else ""


def late_sentence(context: Context) -> str:
    """How many actions end too late, and the hours a week that would meet every latest day; empty where none does."""
    result = context.result
    late = [item for item in context.actions if is_open_and_late(context, item)]
    if not late:
        return ""
    least, typed = result.schedule.least_hours, sum(context.entry(item).due is not None for item in late)
    but = f", but for {count(typed, 'day')} set by hand" if typed else ""
    if is_passed(context):
        remedy = "A legal deadline has passed, and no number of hours a week would meet it."
    elif least is None:
        fixed = sum(context.entry(item).due is not None for item in context.left)
        none = f"not even {weekly(MOST_HOURS)} would meet every latest day."
        remedy = f"With {count(fixed, 'day')} set by hand, {none}" if result.schedule.least_by_rule else capitalized(none)
    elif least > result.hours_per_week:
        remedy = f"{weekly(least)} would meet every latest day{but}."
    else:
        remedy = "The days were set by hand."
    return (
        f"At {weekly(result.hours_per_week)}, {count(len(late), 'action is', 'actions are')} planned to end after the latest day. {remedy}"
    )


def hours_sentence(context: Context) -> str:
    """What the days are worked out with."""
    said = "" if context.assessment.hours_per_week else ", which nobody has set yet"
    return f"The days are worked out with {weekly(context.result.hours_per_week)}{said}."


def late_after(item: PlanItem) -> str:
    """The day after which it is late, or the limit by law that has passed."""
    if item.overdue:
        passed = f"the legal deadline passed on {day(item.overdue)}"
        if PAST_PHI_ASSESSED in item.resolves:
            return f"counted from the discovery in the answers, {passed}"
        return f"{passed} if this was discovered on the day in the answers (it may have been on another)"
    return "right away" if item.kind == "flow" else f"no later than {day(item.latest)}"


def if_late(context: Context, item: PlanItem) -> str:
    """What stands before that day where it is planned to be done after it: "too late: should be"; empty where it is not."""
    told = f"{TOO_LATE}: " if item.overdue else f"{TOO_LATE}: should be "
    return told if is_open_and_late(context, item) else ""


def also_right_away(context: Context, first: int) -> str:
    """What is as urgent as the first so many actions and not among them: the other flows to be paused; empty where none is left."""
    rest = [item for item in context.todo[first:] if not isinstance(item, SectionLine) and item.kind == "flow"]
    named = [f"A{context.action_numbers[item.action]} {item.title}" for item in rest]
    return f"Right away as well: {'; '.join(_few(named))}." if rest else ""


def in_the_meantime(context: Context) -> str:
    """What is to be done until an action has settled it, as its first step says; empty where the desk is shut anyway."""
    if any(REACH in context.bank.action(item.action).stops for item in context.left):
        return ""
    told = [words for item in context.left if not item.at_new_desk and (words := _until_settled(context, item))]
    return f"In the meantime: {'; '.join(_few(told))}." if told else ""


def _until_settled(context: Context, item: PlanItem) -> str:
    hold = context.bank.action(item.action).hold
    if hold is None or not context.can_hold(hold.when):
        return ""
    named = [*dict.fromkeys(f.subject for f in context.result.findings if f.id in item.resolves and f.subject)]
    return f"until A{context.action_numbers[item.action]} is settled, {hold.says}{f' ({listed(_few(named))})' if named else ''}"


def _few(words: Sequence[str]) -> list[str]:
    """The first of them, and how many more the plan has."""
    more = [f"{len(words) - MOST_NAMED} more in the plan"] if len(words) > MOST_NAMED else []
    return [*words[:MOST_NAMED], *more]


SETS = {
    "flow": "as nothing is known to cover it",
    "law": "so that the legal deadline can be met",
    "verdict": "as it ends the verdict",
    "risk": "by its risk",
}


def latest_words(item: PlanItem) -> str:
    """The same, and what sets that day: "no later than Dec 14, 2026, as it ends the verdict"."""
    return late_after(item) if item.overdue else f"{late_after(item)}, {SETS[item.kind]}"
