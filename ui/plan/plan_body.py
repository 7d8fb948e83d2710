"""What stands behind a row of the plan once it is opened: why, what comes first, steps, evidence, effort, sources."""

from report.content.consequences import consequence
from report.content.context import Context
from report.content.plan_days import if_late, latest_words
from report.content.steps import steps_of
from report.paper.wording import day, effort, set_by_you
from scoring.result import PlanItem
from ui.elements.badge import badge
from ui.elements.citations import cited_with_days
from ui.elements.literal import bullets, literal
from ui.shell.action_fields import action_line

MOST_FINDINGS = 6


def body(context: Context, item: PlanItem) -> str:
    """All of it as Markdown."""
    action = context.bank.action(item.action)
    steps = "\n".join(f"{number}. {literal(step)}" for number, step in enumerate(steps_of(context, item), 1))
    evidence = bullets(action.evidence)
    before = "\n".join(f"- {action_line(context, a)}" for a in item.after if a in context.action_numbers)
    parts = [
        f"**Why**\n\n{_why(context, item)}",
        f"**Do first**\n\n{before}" if before else "",
        f"**Steps**\n\n{steps}",
        f"**Evidence to keep**\n\n{evidence}",
        f"**Effort** {effort(item.effort_hours)} (our estimate). **Suggested owner** {literal(context.owner(item).role)}. "
        f"{_days(context, item)}, {if_late(context, item)}{latest_words(item)}.",
        f"**Sources**\n\n{cited_with_days(context.bank, action.citations)}" if action.citations else "",
    ]
    return "\n\n".join(part for part in parts if part)


def _days(context: Context, item: PlanItem) -> str:
    """When it is planned; where somebody set its day, that day, which is what may be late, and the plan's own."""
    if context.entry(item).due:
        return f"**Due** {day(item.due)} ({set_by_you(item.due, item.due_by_rule)})"
    return f"**Planned** {day(item.start)} to {day(item.due_by_rule)}"


def _why(context: Context, item: PlanItem) -> str:
    found = [f for f in context.result.findings if f.id in item.resolves]
    lines = [
        f"- **F{context.finding_numbers[f.id]}** {literal(context.title(f))} {badge(f.risk)} {literal(consequence(context, f))}"
        for f in found[:MOST_FINDINGS]
    ]
    if len(found) > MOST_FINDINGS:
        lines.append(f"- and {len(found) - MOST_FINDINGS} more findings of the same list")
    return "\n".join(lines) or literal(context.called_for(item))
