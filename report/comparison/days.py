"""What the days of an earlier plan mean by now: what is past its day, and a legal limit that must not be counted anew."""

from datetime import date

from questionnaire.policy import DISCOVERED_ON
from report.content.context import Context
from report.content.deadlines import limit_by_law
from report.content.duties import counted_from
from report.paper.wording import NO_DAY_GIVEN, day


def limits(then: Context, now: Context) -> tuple[str, str]:
    """By when the law wants a breach told, in both, in words.

    Without a day of discovery each counts from its own day; for what was known by the earlier one that makes the limit no later.
    """
    was, is_ = _limit(then), _limit(now)
    told = day(was) if was else NO_DAY_GIVEN, day(is_) if is_ else NO_DAY_GIVEN
    if not was or not is_ or is_ <= was or isinstance(now.on_record.get(DISCOVERED_ON), date):
        return told
    verb = "was" if was < now.assessment.as_of else "is"
    known = f"For what was already known on {day(then.assessment.as_of)}, it {verb} {day(was)} at the latest."
    return told[0], f"{told[1]}, counted from the day of this assessment\n{known}"


def _limit(context: Context) -> date | None:
    undated = context.result.in_scope and context.assessments_left
    return limit_by_law(context) or (counted_from(context, None) if undated else None)


def overdue(then: Context, now: Context) -> tuple[tuple[str, str, str], ...]:
    """Actions of the earlier plan that are still to be done and were due before the day of the later one: title, both days."""
    due = {item.action: item.due for item in then.left}
    late = (item for item in now.left if item.action in due and due[item.action] < now.assessment.as_of)
    return tuple((now.action_title(item.action), day(due[item.action]), day(item.due)) for item in late)
