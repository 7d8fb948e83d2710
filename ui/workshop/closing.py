"""The end of a workshop: who was there, who does what by when, what becomes of the points put aside, and the minutes to take along."""

from functools import partial

import streamlit as st

from questionnaire.handover import MAX_TEXT
from questionnaire.workshop import CLOSING, MAX_WHO, in_order, numbers
from report.content.context import Context
from report.content.minutes import compose_minutes
from report.content.verdict_reasons import next_step
from report.content.workshop import CLOSING_TITLE
from scoring.plan_lines import Line, SectionLine, first_week
from ui.elements.badge import action_badge
from ui.elements.literal import literal
from ui.shell import fields
from ui.shell.action_fields import action_line, by_hand_mark, day_marks, owner_and_day
from ui.shell.brand_fields import handover
from ui.shell.downloads import paper_buttons
from ui.shell.fragment import fragment
from ui.shell.links import link, to_question
from ui.shell.odd_day import odd_due
from ui.shell.section_row import section_row
from ui.shell.session import OpenAssessment
from ui.shell.verdict_box import verdict_box
from ui.workshop.clock import clock
from ui.workshop.place import Place, used

FORMATS = {"pdf": "Minutes (PDF)", "docx": "Minutes (Word)"}


def closing(opened: OpenAssessment, place: Place) -> None:
    """From the verdict to the minutes."""
    context = opened.context
    st.markdown(f"# {CLOSING_TITLE}")
    times = st.container(key="times")
    verdict_box(context)
    fragment(opened, "workshop", "present", _present)
    _actions(opened, context)
    _parking_lot(opened)
    _minutes(opened)
    with times:
        clock(opened, place)


def _present(opened: OpenAssessment) -> None:
    fields.text(opened, ("workshop", "present"), f"present_{opened.id}", "Who was here?", MAX_TEXT, width="stretch")


def _actions(opened: OpenAssessment, context: Context) -> None:
    """What the plan starts with and what there is to answer; the other actions behind a switch, which brings fields for each."""
    week = first_week(context.todo, context.result.as_of)
    if not week:
        left = "Nothing in the plan is left to do." if context.result.plan else literal(next_step(context))
        st.markdown(f"## What to do first\n{left}")
        return
    st.markdown("## What to do first")
    before = _days(opened)
    later = context.todo[len(week) :]
    rest = [line for line in later if not isinstance(line, SectionLine)]
    for line in [*week, *(line for line in later if line not in rest)]:
        _action(opened, context, line, before)
    if rest and st.toggle(f"Also assign the other {len(rest)}", key=f"workshop_rest_{opened.id}"):
        for line in rest:
            _action(opened, context, line, before)
    link("plan", "Open the plan", icon=":material/arrow_forward:", a=opened.id)
    opened.again |= _days(opened) != before  # what stands above was drawn before


def _days(opened: OpenAssessment) -> object:
    """Those that somebody set: with one of them all others may move, and so may what the week holds."""
    return {action: entry.due for action, entry in opened.assessment.plan.items() if entry.due}


def _action(opened: OpenAssessment, context: Context, line: Line, before: object) -> None:
    """One as a row; the whole page is drawn anew once the days that somebody set are others than `before`."""
    if isinstance(line, SectionLine):
        section_row(opened, context, line.unanswered)
        return

    def moved(now: OpenAssessment, alone: bool) -> bool:
        return alone and (now.again or _days(now) != before)

    def draw(now: OpenAssessment) -> None:
        with st.container(horizontal=True, vertical_alignment="center", gap="small", key=f"give_{line.action}"):
            marked = [*day_marks(context, line), *by_hand_mark(context, line)]
            marks = f" :small[{', '.join(marked)}]" if marked else ""
            st.markdown(f"{action_line(context, line.action)}{action_badge(line)}{marks}", width="stretch")
            owner_and_day(now, context, line)

    fragment(opened, "workshop", f"hand_{line.action}", draw, moved)


def _parking_lot(opened: OpenAssessment) -> None:
    """Every point with an owner and a day, and where it came up; then an empty row for one more, as in the panel.

    No row moves or goes under whoever empties one to write it anew, or types the first letter of the next.
    """
    st.markdown("## Parking lot")
    rows = used(opened, "parked")
    elsewhere = in_order(rows.keys() - {CLOSING}, opened.bank.questions)
    points = [(question, number) for question in elsewhere for number in sorted(rows[question], key=int)]
    own = [(CLOSING, number) for number in numbers(rows.get(CLOSING, ()))]
    for place, (question, number) in enumerate([*points, *own], 1):
        fragment(opened, "workshop", f"point_{question}_{number}", partial(_point, question=question, number=number, place=place))


def _point(opened: OpenAssessment, question: str, number: str, place: int) -> None:
    """One point as fields. Their labels are read aloud, and so have a number, not what was typed."""
    path, key = ("workshop", "parked", question, number), f"parked_{opened.id}_{question}_{number}"
    was_there = opened.value(path) is not None
    name = f"point {place}"
    with st.container(horizontal=True, gap="small", key=f"take_{question}_{number}"):
        with st.container(gap="xsmall", width="stretch", key=f"record_parked_{question}_{number}"):
            hint = "Put another point here (P)"
            fields.text(opened, (*path, "text"), f"{key}_text", name.capitalize(), MAX_TEXT, width="stretch", hint=hint, hidden=True)
            if question in opened.bank.questions:
                to_question(opened, question)
        fields.text(opened, (*path, "owner"), f"{key}_owner", f"Owner of {name}", MAX_WHO, width=190, hint="Who takes it?", hidden=True)
        due, odd = f"Due date of {name}", odd_due(opened.assessment.as_of)
        fields.day(opened, (*path, "due"), f"{key}_due", due, hidden=True, width=130, hint="By when?", odd=odd)
    opened.again |= was_there != (opened.value(path) is not None)


def _minutes(opened: OpenAssessment) -> None:
    st.markdown("## Minutes\nEverything on record here, with the answers, what to do first and the parking lot.")
    with st.container(horizontal=True, key="minutes"):
        make = partial(compose_minutes, opened.bank, opened.assessment, opened.result, handover(opened))
        paper_buttons(opened, make, FORMATS, "workshop-minutes", "minutes")
