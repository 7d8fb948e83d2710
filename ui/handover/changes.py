"""Before handing over: the cover letter, parts left out, values changed with a reason, comments on findings."""

from collections.abc import Callable
from dataclasses import replace

import streamlit as st

from questionnaire.day import DAY_HELP, likely_day
from questionnaire.file import Refused
from questionnaire.handover import MAX_LETTER, MAX_NAME, MAX_TEXT, Additions, Override, What
from questionnaire.shapes.question import Level
from report.content.compose import ALWAYS
from report.content.context import Context
from report.content.handover_changes import WHAT, value_words
from report.paper.wording import LANE_WORDS, level_word
from ui.elements.literal import bullets, literal
from ui.shell import fields
from ui.shell.brand_fields import handover
from ui.shell.drafts import draft
from ui.shell.odd_day import ask, odd_due
from ui.shell.press import button, use_up
from ui.shell.session import OpenAssessment
from ui.shell.session_values import SessionValue, key_of, nothing, set_widget_value

LEAD = (
    "What you add here is printed in the plan and the full record, and never changes the judgment: verdict, score and counts stay "
    "computed. Both list each change with the computed value and your reason; the page for the board says how many there are."
)

_CHANGES = SessionValue[int]("changes", int)
"""How many were made; the form begins anew with each."""
_TAKEN_BACK = SessionValue[Override | None]("taken_back", nothing)


def changes_by_hand(opened: OpenAssessment, parts: dict[str, str]) -> None:
    """`parts`: id and name of every part of the report, in reading order."""
    st.markdown(LEAD)
    _letter(opened)
    _left_out(opened, parts)
    _changes(opened)
    _comments(opened)


def _letter(opened: OpenAssessment) -> None:
    fields.area(opened, ("handover", "letter"), f"letter_{opened.id}", "Cover letter (after the cover page)", MAX_LETTER, height=160)
    if who := handover(opened).by:
        st.caption(f"It is signed with what the cover says of who prepared it: {literal(who)}.")


def _left_out(opened: OpenAssessment, parts: dict[str, str]) -> None:
    choices = {part: literal(title) for part, title in parts.items() if part not in ALWAYS}
    label = "Leave out (the cover names what is left out)"
    # Where a part comes or goes, its list is another one: it begins with what is stored, and takes no part for ticked off that it had not.
    key = key_of(f"left_out_{opened.id}", [*choices])
    fields.several(opened, ("handover", "left_out"), key, label, choices, hidden=False)


def _changes(opened: OpenAssessment) -> None:
    st.markdown("## Values changed by hand")
    context = opened.context
    for override in handover(opened).overrides:
        _change(opened, context, override)
    _undo(opened, context)
    if not context.result.plan:
        st.caption("There is nothing to change: no finding calls for an action.")
        return
    offered = [what for what in WHAT if what != "risk" or context.result.findings]
    what: What = st.radio("Change", offered, format_func=WHAT.__getitem__, key="change_what", horizontal=True)
    on = _target(context, what)
    with st.container(horizontal=True, vertical_alignment="bottom", key="change"):
        value = _value(opened, what)
        reason = draft(opened, _form(opened, "reason"), "Reason (printed)", MAX_TEXT)
        # Another button after each change, so that the focus goes on to the first field, which is empty again.
        key = key_of(f"change_now_{opened.id}", (what, on, _CHANGES.get(opened.id)))
        clicked = button("Change", key, disabled=opened.is_finished)
    if what == "due":
        ask(value, odd_due(opened.assessment.as_of))
    if clicked and on:
        use_up(key)
        if value and value == _computed_risk(context, what, on):
            way = " Take the change above back to return to it." if handover(opened).override("risk", on) else ""
            st.warning(f"Nothing was changed: the computed risk is {level_word(Level[value]).lower()} itself.{way}")
        elif value and reason:
            _try(opened, what, on, value, reason)
        else:
            st.warning(f"Nothing was changed: a change needs a new {WHAT[what].lower()} and a reason.")


def _computed_risk(context: Context, what: What, on: str) -> str:
    found = context.result.finding(on) if what == "risk" else None
    return found.risk.name if found else ""


def _form(opened: OpenAssessment, part: str) -> str:
    """The key of a field of the form, which begins empty again after each change."""
    return f"change_{part}_{opened.id}_v{_CHANGES.get(opened.id)}"


def _change(opened: OpenAssessment, context: Context, override: Override) -> None:
    with st.container(horizontal=True, vertical_alignment="center", key=f"changed_{override.what}_{override.on}"):
        where = literal(context.numbered_name(override.what, override.on))
        told = f"**{WHAT[override.what]}** of {where}: {literal(value_words(override))}  \n:small[:gray[{literal(override.reason)}]]"
        st.markdown(told, width="stretch")
        if button("Take back", key=f"back_{opened.id}_{override.what}_{override.on}", type="tertiary", disabled=opened.is_finished):
            _hand_over(opened, lambda h: h.overriding(override.what, override.on, "", ""))
            _TAKEN_BACK.set(override, opened.id)
            opened.again = True


def _undo(opened: OpenAssessment, context: Context) -> None:
    """The last change that was taken back can come back, with its reason."""
    gone = _TAKEN_BACK.get(opened.id)
    if gone is None or handover(opened).override(gone.what, gone.on):
        return
    with st.container(horizontal=True, vertical_alignment="center", key="taken_back"):
        st.markdown(f"Taken back: {WHAT[gone.what]} of {literal(context.numbered_name(gone.what, gone.on))}.")
        if button("Undo", key=f"undo_change_{opened.id}", type="tertiary", disabled=opened.is_finished):
            _hand_over(opened, lambda h: h.overriding(gone.what, gone.on, gone.value, gone.reason))
            opened.again = True


def _target(context: Context, what: What) -> str | None:
    """Which action or finding: all of them, by number."""
    if what == "risk":
        found = [finding.id for finding in context.result.findings]
        return st.selectbox("Finding", found, format_func=lambda on: context.numbered_name("risk", on), key="change_finding")
    actions = [item.action for item in context.result.plan]
    return st.selectbox("Action", actions, format_func=lambda on: context.numbered_name(what, on), key="change_action")


def _value(opened: OpenAssessment, what: What) -> str:
    if what == "owner":
        return draft(opened, _form(opened, "owner"), "New owner", MAX_NAME, width=240)
    if what == "due":
        typed = draft(opened, _form(opened, "due"), "New day", fields.LONGEST_DAY, width=200, hint=DAY_HELP)
        try:
            return likely_day(typed).isoformat() if typed else ""
        except ValueError as fault:
            st.warning(literal(str(fault)))
            return ""
    words = dict(LANE_WORDS) if what == "lane" else {level.name: level_word(level) for level in Level}
    return st.selectbox(f"New {what}", list(words), index=None, format_func=words.__getitem__, key=_form(opened, what), width=200) or ""


def _try(opened: OpenAssessment, what: What, on: str, value: str, reason: str) -> None:
    try:
        _hand_over(opened, lambda h: h.overriding(what, on, value, reason))
    except Refused as refused:
        st.error(bullets(refused.faults))
        return
    _CHANGES.set(_CHANGES.get(opened.id) + 1, opened.id)
    opened.again = True


def _comments(opened: OpenAssessment) -> None:
    st.markdown("## Comments on findings")
    context, comments = opened.context, handover(opened).comments
    found = [finding.id for finding in context.result.findings]
    gone = [finding for finding in comments if finding not in found]
    if not (found or gone):
        st.caption("There is nothing to comment on: there are no findings.")
        return
    names = {on: context.numbered_name("risk", on) + (" (has a comment)" if on in comments else "") for on in (*found, *gone)}
    if (asked := st.query_params.pop("finding", "")) in names:
        set_widget_value("comment_on", asked)
    on = st.selectbox("Finding", list(names), format_func=names.__getitem__, key="comment_on", index=None, placeholder="Choose a finding")
    if on is None:
        return
    fields.area(opened, ("handover", "comments", on), f"comment_{opened.id}_{on}", "Comment (printed with the finding)", MAX_TEXT)
    if (on in comments) != (on in handover(opened).comments):
        opened.again = True  # the list above says which findings have one


def _hand_over(opened: OpenAssessment, edit: Callable[[Additions], Additions]) -> None:
    """Applies one edit to the newest state and saves it. Raises Refused for what does not fit."""
    edit(opened.assessment.handover).checked()
    opened.save(lambda assessment: replace(assessment, handover=edit(assessment.handover)))
