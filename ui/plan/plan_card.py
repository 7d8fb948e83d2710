"""One action of the plan: a closed line; behind it why, how, what to keep, and who, when and how far."""

import streamlit as st

from questionnaire.assessment import STATUSES
from questionnaire.owner import owner_of
from report.content.context import Context
from report.content.deadlines import is_open_and_late, latest_words
from report.paper.wording import STATUS_WORDS, day, effort
from scoring.result import PlanItem
from ui.elements.badge import badge
from ui.elements.citations import cited_with_days
from ui.elements.literal import bullets, literal
from ui.plan.confirm import ask, remember
from ui.shell import fields
from ui.shell.session import OpenAssessment
from ui.shell.steady import steady

LONGEST_OWNER = 120
MOST_FINDINGS = 6


def card(opened: OpenAssessment, context: Context, item: PlanItem) -> None:
    """The line is always drawn, its body only once it is open, so that ninety actions stay fast."""
    box = steady(_line(context, item), f"p_{opened.id}_{item.action}")
    if box.open:
        with box:
            remember(opened, item.action, opened.context.entry(item).status)
            _fields(opened, item)
            if opened.context.entry(item).status == "done":
                ask(opened, item)
            st.markdown(_body(opened.context, item))


def _line(context: Context, item: PlanItem) -> str:
    entry = context.entry(item)
    who = literal(context.owner(item).words)
    title = literal(item.title)
    done = entry.status == "done" and item.action not in context.unconfirmed
    state = "" if entry.status == "open" else f" · {context.status(item)}"
    number = f"A{context.action_numbers[item.action]}"
    named = f"~~{number} {title}~~" if done else f"**{number}** {title}"
    due = f"{day(item.due)}{', late' if is_open_and_late(context, item) else ''}"
    return f"{named} {badge(item.risk)}   :small[:gray[{due} · {who}{state}]]"


def _fields(opened: OpenAssessment, item: PlanItem) -> None:
    path, key = ("plan", item.action), f"{opened.id}_{item.action}"
    with st.container(horizontal=True):
        by_role = owner_of(opened.bank, opened.assessment, "", item.owner_role).words
        fields.text(opened, (*path, "owner"), f"plan_owner_{key}", "Owner", LONGEST_OWNER, width=240, hint=by_role)
        fields.day(opened, (*path, "due"), f"plan_due_{key}", "Due, if not as planned")
        fields.pick(opened, (*path, "status"), f"plan_status_{key}", "Status", {s: STATUS_WORDS[s] for s in STATUSES}, width=160)


def _body(context: Context, item: PlanItem) -> str:
    action = context.bank.action(item.action)
    steps = "\n".join(f"{number}. {literal(step)}" for number, step in enumerate(context.steps(item), 1))
    evidence = bullets(action.evidence)
    before = "\n".join(
        f"- **A{context.action_numbers[a]}** {literal(context.action_title(a))}" for a in item.after if a in context.action_numbers
    )
    parts = [
        f"**Why**\n\n{_why(context, item)}",
        f"**Do first**\n\n{before}" if before else "",
        f"**Steps**\n\n{steps}",
        f"**Evidence to keep**\n\n{evidence}",
        f"**Effort** {effort(item.effort_hours)} (our estimate). **Suggested owner** {literal(context.owner(item).role)}. "
        f"**Planned** {day(item.start)} to {day(item.due_by_rule)}, {latest_words(item)}.",
        f"**Sources**\n\n{cited_with_days(context.bank, action.citations)}" if action.citations else "",
    ]
    return "\n\n".join(part for part in parts if part)


def _why(context: Context, item: PlanItem) -> str:
    found = [f for f in context.result.findings if f.id in item.resolves]
    lines = [
        f"- **F{context.finding_numbers[f.id]}** {literal(context.title(f))} {badge(f.risk)} {literal(context.said(f))}"
        for f in found[:MOST_FINDINGS]
    ]
    if len(found) > MOST_FINDINGS:
        lines.append(f"- and {len(found) - MOST_FINDINGS} more findings of the same list")
    return "\n".join(lines) or literal(context.called_for(item))
