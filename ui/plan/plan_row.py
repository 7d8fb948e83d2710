"""One row of the plan as a fragment of the page: done, owner and day are set in the closed row; behind it why, how and what to keep."""

from dataclasses import dataclass, replace

import streamlit as st

from questionnaire.assessment import STATUSES
from questionnaire.file.edit import Value
from report.content.context import Context
from report.content.helping import letters_for
from report.content.plan_days import out_of_turn
from report.paper.wording import STATUS_WORDS
from scoring.result import PlanItem
from ui.elements.badge import action_badge
from ui.elements.literal import literal
from ui.plan.confirm import ask, remember
from ui.plan.plan_body import body
from ui.shell import fields
from ui.shell.action_fields import action_name, by_hand_mark, day_marks, owner_and_day
from ui.shell.fragment import fragment
from ui.shell.links import answer_link, link
from ui.shell.session import OpenAssessment
from ui.shell.steady import shown, steady
from ui.shell.synced_widget import WidgetKind, synced


@dataclass
class Around:
    """What stands around the rows, as of the last full run of the page."""

    seen: object = None


def around(opened: OpenAssessment) -> object:
    """All that the rows depend on but their owners' names: where it changes, every row may have another day or another place."""
    sheet = opened.assessment
    entries = {action: replace(entry, owner="") for action, entry in sheet.plan.items()}
    return opened.trouble, replace(sheet, plan=entries)


def row(opened: OpenAssessment, item: PlanItem, page: Around) -> None:
    """Draws a row. What is changed in it is saved before this returns; an owner's name draws this row anew and nothing else."""

    def after(now: OpenAssessment, alone: bool) -> bool:
        return alone and (now.again or page.seen != around(now))

    fragment(opened, "plan", f"row_{item.action}", lambda now: _draw(now, item), after)


def _draw(opened: OpenAssessment, item: PlanItem) -> None:
    context = opened.context
    remember(opened, item.action, context.entry(item).status)
    box = steady(_line(context, item), f"p_{opened.id}_{item.action}")
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key=f"set_{item.action}"):
        _fields(opened, context, item)
    context = opened.context  # with what was just set
    letters = letters_for(context, item.action)
    if letters or opened.bank.action(item.action).finds_out:
        with st.container(horizontal=True, gap="small", key=f"papers_{item.action}"):
            for letter in letters:
                link("report", literal(letter.title), icon=":material/description:", a=opened.id, letter=letter.id)
            answer_link(opened, item.action)
    marked = context.entry(item).status == "done"
    if item.action in context.unconfirmed or (marked and (box.open or item == context.paused)):
        ask(opened, item)
    if box.open:
        with box:
            if (line := _line(opened.context, item)) != shown(f"p_{opened.id}_{item.action}"):
                st.markdown(f"Now: {line}")
            statuses: dict[str, str] = {s: STATUS_WORDS[s] for s in STATUSES}
            fields.pick(opened, ("plan", item.action, "status"), f"plan_status_{opened.id}_{item.action}", "Status", statuses, width=160)
            st.markdown(body(opened.context, item))


def _line(context: Context, item: PlanItem) -> str:
    entry = context.entry(item)
    number, title = f"A{context.action_numbers[item.action]}", literal(item.title)
    named = f"~~{number} {title}~~" if context.is_done(item) else f"**{number}** {title}"
    plain = entry.status == "open" or context.status(item) == STATUS_WORDS["done"]  # a box that is ticked says it
    told = [] if plain else [context.status(item)]
    told += day_marks(context, item)
    told += [f":red[**due {early}**]"] if (early := out_of_turn(context, item)) else []
    told += by_hand_mark(context, item)
    named += action_badge(item)
    return f"{named} :small[:gray[{', '.join(told)}]]" if told else named


def _fields(opened: OpenAssessment, context: Context, item: PlanItem) -> None:
    """Tick, owner, day."""
    _done(opened, item, f"plan_done_{opened.id}_{item.action}", f"Done\n{action_name(context, item)}")
    owner_and_day(opened, context, item)


def _done(opened: OpenAssessment, item: PlanItem, key: str, label: str) -> None:
    def reads(status: Value) -> str:
        return "done" if status == "done" else "open"  # what is in progress is not done, and stays in progress while nobody ticks it

    def draw(name: str, begin: bool) -> bool:
        return st.checkbox(label, value=begin, key=name, disabled=opened.is_finished)

    kind = WidgetKind(
        reads=reads,
        shows=lambda value: value == "done",
        means=lambda ticked: "done" if ticked else "open",
        mark=(("o", ["open", "done"]),),
    )
    synced(opened, ("plan", item.action, "status"), key, kind, draw)
