"""One action of the plan: a closed line; behind it why, how, what to keep, and who, when and how far."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import streamlit as st

from questionnaire.assessment import STATUSES, Assessment, PlanEntry, Status
from report.context import Context
from report.wording import STATUS_WORDS, day, effort, role_word
from scoring.result import PlanItem
from ui.badge import badge
from ui.citations import cited_with_days
from ui.kept import changed, kept
from ui.literal import literal
from ui.question import EARLIEST, LATEST
from ui.session import OpenSheet

LONGEST_OWNER = 120
MOST_FINDINGS = 6


def card(opened: OpenSheet, context: Context, item: PlanItem) -> None:
    """The line is always drawn, its body only once it is open, so that ninety actions stay fast."""
    box = st.expander(_line(context, item), key=f"p_{item.action}", on_change="rerun")
    if box.open or touched(opened, item):
        with box:
            _fields(opened, item)
            st.markdown(_body(opened.context, item))


def touched(opened: OpenSheet, item: PlanItem) -> bool:
    """Whether owner, day or status came back with a value that nobody has looked at."""
    return any(changed(_key(opened, item, part)) for part in ("owner", "due", "status"))


def _line(context: Context, item: PlanItem) -> str:
    entry = context.entry(item)
    who = literal(entry.owner) or literal(role_word(context.bank, item.owner_role))
    title = literal(context.bank.action(item.action).title)
    done = entry.status == "done"
    state = "" if entry.status == "open" else f" · {STATUS_WORDS[entry.status]}"
    number = f"A{context.action_numbers[item.action]}"
    named = f"~~{number} {title}~~" if done else f"**{number}** {title}"
    return f"{named} {badge(item.risk)}   :small[:gray[{day(entry.due or item.due)} · {who}{state}]]"


def _fields(opened: OpenSheet, item: PlanItem) -> None:
    entry = opened.sheet.plan.get(item.action, PlanEntry())
    owner, due, status = (_key(opened, item, part) for part in ("owner", "due", "status"))

    def change(make: Callable[[PlanEntry], PlanEntry]) -> None:
        def edit(sheet: Assessment) -> Assessment:
            return sheet.planned(item.action, make(sheet.plan.get(item.action, PlanEntry())))

        opened.save(edit)
        opened.again = True  # the line above shows owner, day and status too

    with st.container(horizontal=True):
        kept(owner, entry.owner, lambda begin: _owner(opened, item, owner, begin), lambda name: change(lambda e: replace(e, owner=name)))
        kept(due, entry.due, lambda begin: _due(due, entry.due, begin), lambda chosen: change(lambda e: replace(e, due=chosen)))
        kept(status, entry.status, lambda begin: _status(status, begin), lambda chosen: change(lambda e: replace(e, status=chosen)))


def _owner(opened: OpenSheet, item: PlanItem, key: str, begin: str | None) -> str:
    suggested = role_word(opened.bank, item.owner_role)
    return st.text_input("Owner", value=begin or "", key=key, max_chars=LONGEST_OWNER, live=True, placeholder=suggested, width=240) or ""


def _due(key: str, stored: date | None, begin: date | None) -> date | None:
    earliest, latest = min(EARLIEST, stored or EARLIEST), max(LATEST, stored or LATEST)
    return st.date_input(
        "Due, if not as suggested", value=begin, min_value=earliest, max_value=latest, key=key, format="YYYY-MM-DD", width=200
    )


def _status(key: str, begin: Status | None) -> Status:
    index = STATUSES.index(begin) if begin else 0
    return st.selectbox("Status", STATUSES, index=index, format_func=STATUS_WORDS.__getitem__, key=key, width=160)


def _body(context: Context, item: PlanItem) -> str:
    action = context.bank.action(item.action)
    steps = "\n".join(f"{number}. {literal(step)}" for number, step in enumerate(action.steps_for(context.desk), 1))
    evidence = "\n".join(f"- {literal(kept_thing)}" for kept_thing in action.evidence)
    before = "\n".join(
        f"- **A{context.action_numbers[a]}** {literal(context.bank.action(a).title)}" for a in item.after if a in context.action_numbers
    )
    parts = [
        f"**Why**\n\n{_why(context, item)}",
        f"**Do first**\n\n{before}" if before else "",
        f"**Steps**\n\n{steps}",
        f"**Evidence to keep**\n\n{evidence}",
        f"**Effort** {effort(item.effort_hours)} (our estimate). **Suggested owner** {literal(role_word(context.bank, item.owner_role))}. "
        f"**Suggested day** {day(item.due)}.",
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
    return "\n".join(lines) or "It prepares other actions, or keeps in order what you already have."


def _key(opened: OpenSheet, item: PlanItem, part: str) -> str:
    return f"plan_{part}_{opened.id}_{item.action}"
