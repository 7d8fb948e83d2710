"""What is true now: asked in place where an action is marked as done, changed by one press and one save, and taken back by one.

What was there before is kept in this session only. Nothing that is chosen here counts before "Confirm".
"""

from dataclasses import dataclass, replace

import streamlit as st

from questionnaire.assessment import Assessment, Status
from questionnaire.file import Refused
from questionnaire.file.edit import Path, Value, all_edited, restored
from questionnaire.flow import walk
from questionnaire.shapes.question import NONE
from report.content.context import Context
from report.paper.wording import BAA_WORDS, BLANK, DATA_WORDS, UNCONFIRMED, capitalized, choice_label
from scoring.ahead.truth import Truth, still_needed, truths
from scoring.result import PlanItem
from ui.elements.literal import literal
from ui.shell.action_fields import action_line
from ui.shell.fields import alone
from ui.shell.links import to_question
from ui.shell.press import button, once
from ui.shell.session import OpenAssessment
from ui.shell.session_values import SessionValue

ROWS = {"data": ("Patient details reach it?", DATA_WORDS), "baa": ("BAA with its maker", BAA_WORDS)}


@dataclass(frozen=True)
class Confirmed:
    """An action whose answers were confirmed in this session, with what undoes it."""

    action: str
    following: tuple[str, ...]
    """What stood after it in the plan."""
    was: dict[Path, Value]
    now: dict[Path, Value]
    status: Status
    """From before it was done."""


CONFIRMED = SessionValue[dict[str, Confirmed]]("confirmed", dict)
_STATUS = SessionValue[dict[str, Status]]("status_before", dict)


def remember(opened: OpenAssessment, action: str, status: Status) -> None:
    """The status that an undo goes back to: the last one before "done"."""
    if status != "done":
        _STATUS.get(opened.id)[action] = status


def seen_open(opened: OpenAssessment, action: str) -> bool:
    """Whether this session has seen it before it was done."""
    return action in _STATUS.get(opened.id)


def ask(opened: OpenAssessment, item: PlanItem) -> None:
    """The questions whose answers this action changes, or why none can change yet."""
    asked = truths(opened.bank, opened.assessment, item.action)
    with st.container(border=True, key=f"truth_{opened.id}_{item.action}"):
        if not asked:
            _nothing(opened, item)
            return
        st.markdown(f"**{UNCONFIRMED}.** What is true now? Until you confirm it, verdict and score count the answer that you gave.")
        chosen = {t.path: _field(opened, item, number, t) for number, t in enumerate(asked)}
        new = {t.path: chosen[t.path] for t in asked if chosen[t.path] not in (None, t.now)}
        missing = _missing(opened, asked, chosen)
        closed = bool(missing) or not new or opened.is_finished
        if button("Confirm", key=f"confirm_{opened.id}_{item.action}", type="primary", disabled=closed):
            _confirm(opened, item, {t.path: t.now for t in asked if t.path in new}, new)
        if missing:
            st.caption(f"To confirm, choose an answer first: {'; '.join(missing)}.")
        elif not new:
            st.caption(
                "Choose an answer other than today's, or set the status back: until the answer changes, the action is not confirmed."
            )


def _missing(opened: OpenAssessment, asked: tuple[Truth, ...], chosen: dict[Path, Value]) -> list[str]:
    """The fields that nobody has answered here, but for those of questions that what is chosen leaves unasked."""
    left = [truth for truth in asked if chosen[truth.path] is None]
    given = {path: value for path, value in chosen.items() if value is not None}
    if not left or not given:
        return [_name(opened, truth) for truth in left]
    try:
        then = walk(opened.bank, all_edited(opened.bank, opened.assessment, given))
    except Refused:  # said once it is confirmed
        return []
    return [_name(opened, truth) for truth in left if truth.question in then.asked]


def _name(opened: OpenAssessment, truth: Truth) -> str:
    if truth.subject:
        return f"{literal(truth.subject)}, {ROWS[truth.path[-1]][0]}"
    return literal(opened.bank.questions[truth.question].short)


def _nothing(opened: OpenAssessment, item: PlanItem) -> None:
    context = opened.context
    told = context.status(item)
    waits = [
        action_line(context, a)
        for a in sorted(still_needed(opened.bank, opened.assessment, item.action), key=context.action_numbers.__getitem__)
    ]
    first = f"{'this is' if len(waits) == 1 else 'these are'} done"
    if item.action in context.unconfirmed:
        st.markdown(f"**{UNCONFIRMED}.** The answer is given under its question.")
        to_question(opened, opened.bank.action(item.action).finds_out)
    elif waits and opened.bank.action(item.action).stops:
        st.markdown(f"**{told}.** Whether patient details still reach the desk is asked here once {first}: {'; '.join(waits)}.")
    elif waits:
        st.markdown(f"**{told}.** The answer behind it changes once {first} too: {'; '.join(waits)}.")
    else:
        st.markdown(f"**{told}.** Its finding says what was or is, which no action changes, so it stays.")


def _field(opened: OpenAssessment, item: PlanItem, number: int, truth: Truth) -> Value:
    """One answer. None is chosen beforehand, but what the action leaves as it is. It begins anew where the answer has changed meanwhile."""
    labels = _labels(opened, truth)
    today = ", ".join(labels.get(v, v) for v in _listed(truth.now)) or BLANK
    name = f"{literal(truth.subject)}: {ROWS[truth.path[-1]][0]}" if truth.subject else literal(opened.bank.questions[truth.question].text)
    label, key = f"{name}  \n:small[:gray[Your answer today: {today}]]", f"true_{opened.id}_{item.action}_{number}_{truth.now}"
    if opened.bank.questions[truth.question].kind == "multi":
        picked = st.pills(label, truth.choices, selection_mode="multi", format_func=labels.__getitem__, key=key)
        return alone(NONE, _listed(truth.now), [*picked]) or None
    index = truth.choices.index(truth.now) if truth.now and truth.now == truth.offered else None
    return st.radio(label, truth.choices, index=index, format_func=labels.__getitem__, key=key)


def _labels(opened: OpenAssessment, truth: Truth) -> dict[str, str]:
    words = ROWS[truth.path[-1]][1] if truth.subject else {}
    question = opened.bank.questions[truth.question]
    told = {c: words.get(c) or choice_label(question, c) for c in truth.choices}
    return {c: literal(capitalized(label)) for c, label in told.items()}


def _listed(value: Value) -> list[str]:
    return value if isinstance(value, list) else [value] if value else []


def _confirm(opened: OpenAssessment, item: PlanItem, was: dict[Path, Value], now: dict[Path, Value]) -> None:
    order = [i.action for i in opened.result.plan]
    following = tuple(order[order.index(item.action) + 1 :])
    status = _STATUS.get(opened.id).get(item.action, "open")
    try:
        opened.save(lambda assessment: all_edited(opened.bank, assessment, now))
    except Refused as refused:
        st.warning(literal("; ".join(refused.faults)))
        return
    CONFIRMED.get(opened.id)[item.action] = Confirmed(item.action, following, was, now, status)
    opened.again = True


def undo_line(opened: OpenAssessment, context: Context, done: Confirmed) -> None:
    """What was confirmed, where the action stood, and the way back; nothing where it is so no more."""
    still = opened.still(done.now)
    if not still or opened.assessment.entry(done.action).status != "done":
        return
    shorts = dict.fromkeys(literal(context.bank.questions[path[1]].short) for path in still)
    with st.container(border=True, gap="xsmall", key=f"confirmed_{opened.id}_{done.action}"):
        st.markdown(f"~~{literal(context.action_title(done.action))}~~ :small[Done and confirmed; changed: {', '.join(shorts)}.]")
        st.caption("Closing the tab or a long break ends this Undo; Undo and History in the sidebar work after that too.")
        if once("Undo", key=f"unconfirm_{opened.id}_{done.action}", type="tertiary", disabled=opened.is_finished):
            opened.save(lambda assessment: _undone(opened, assessment, done))
            CONFIRMED.get(opened.id).pop(done.action, None)
            opened.again = True


def _undone(opened: OpenAssessment, assessment: Assessment, done: Confirmed) -> Assessment:
    """The answers and the status from before, but for what was changed again since."""
    assessment = restored(opened.bank, assessment, done.was, done.now)
    entry = assessment.entry(done.action)
    return assessment.planned(done.action, replace(entry, status=done.status)) if entry.status == "done" else assessment
