"""Before handing over: the covering letter, parts left out, values changed with a reason, comments on findings."""

from datetime import date

import streamlit as st

from questionnaire.file import Refused
from questionnaire.handover import MAX_LETTER, MAX_NAME, MAX_TEXT, Override, What
from questionnaire.model import Level
from report.by_hand import WHAT, said
from report.compose import ALWAYS
from report.context import Context
from report.wording import LANE_WORDS, level_word
from ui.handed import hand_over, handover
from ui.kept import kept
from ui.literal import literal
from ui.question import EARLIEST, LATEST
from ui.session import OpenSheet

LEAD = (
    "What you add here goes into every download, and never into the judgement: verdict, score and counts stay computed. "
    "Each change is marked where it stands, beside the computed value and with your reason."
)


def by_hand(opened: OpenSheet, parts: dict[str, str]) -> None:
    """`parts`: id and title of every part of the report, in reading order."""
    st.markdown(LEAD)
    _letter(opened)
    _left_out(opened, parts)
    _changes(opened)
    _comments(opened)


def _letter(opened: OpenSheet) -> None:
    key = f"letter_{opened.id}"

    def draw(begin: str | None) -> str:
        return st.text_area("Covering letter (stands after the cover)", value=begin or "", key=key, max_chars=MAX_LETTER, height=160) or ""

    kept(key, handover(opened).letter, draw, lambda text: hand_over(opened, lambda h: h.model_copy(update={"letter": text})))


def _left_out(opened: OpenSheet, parts: dict[str, str]) -> None:
    key, choices = f"left_out_{opened.id}", [part for part in parts if part not in ALWAYS]
    stored = [part for part in handover(opened).left_out if part in choices]

    def draw(begin: list[str] | None) -> list[str]:
        return st.pills(
            "Leave out (the cover names what is left out)", choices, selection_mode="multi", default=begin,
            format_func=lambda part: literal(parts[part]), key=key,
        )  # fmt: skip

    def save(chosen: list[str]) -> None:
        hand_over(opened, lambda h: h.model_copy(update={"left_out": tuple(part for part in parts if part in chosen)}))

    kept(key, stored, draw, save)


def _changes(opened: OpenSheet) -> None:
    st.markdown("## Values changed by hand")
    context = opened.context
    for override in handover(opened).overrides:
        _change(opened, context, override)
    if not context.result.plan:
        st.caption("There is nothing to change: no finding calls for an action.")
        return
    what: What = st.radio("Change", list(WHAT), format_func=WHAT.__getitem__, key="change_what", horizontal=True)
    on = _target(context, what)
    with st.container(horizontal=True, vertical_alignment="bottom", key="change"):
        value = _value(opened, what)
        reason = st.text_input("Reason (is printed)", key="change_reason", max_chars=MAX_TEXT, live=True, width=420) or ""
        clicked = st.button("Change", key="change_now", disabled=not (on and value and reason.strip()))
    if clicked and on:
        _try(opened, what, on, value, reason)


def _change(opened: OpenSheet, context: Context, override: Override) -> None:
    with st.container(horizontal=True, vertical_alignment="center", key=f"changed_{override.what}_{override.on}"):
        where = literal(context.called(override.what, override.on))
        told = f"**{WHAT[override.what]}** of {where}: {literal(said(override))}  \n:small[:gray[{literal(override.reason)}]]"
        st.markdown(told, width="stretch")
        if st.button("Take back", key=f"back_{override.what}_{override.on}", type="tertiary"):
            hand_over(opened, lambda h: h.overriding(override.what, override.on, "", ""))
            opened.again = True


def _target(context: Context, what: What) -> str | None:
    """Which action or finding: all of them, by number."""
    if what == "risk":
        found = [finding.id for finding in context.result.findings]
        return st.selectbox("Finding", found, format_func=lambda on: context.called("risk", on), key="change_finding")
    actions = [item.action for item in context.result.plan]
    return st.selectbox("Action", actions, format_func=lambda on: context.called(what, on), key="change_action")


def _value(opened: OpenSheet, what: What) -> str:
    if what == "owner":
        return (st.text_input("New owner", key="change_owner", max_chars=MAX_NAME, live=True, width=240) or "").strip()
    if what == "due":
        day: date | None = st.date_input(
            "New day", value=None, min_value=EARLIEST, max_value=LATEST, key="change_due", format="YYYY-MM-DD", width=200
        )
        return day.isoformat() if day else ""
    words = dict(LANE_WORDS) if what == "lane" else {level.name: level_word(level) for level in Level}
    return st.selectbox(f"New {what}", list(words), index=None, format_func=words.__getitem__, key=f"change_{what}", width=200) or ""


def _try(opened: OpenSheet, what: What, on: str, value: str, reason: str) -> None:
    try:
        hand_over(opened, lambda h: h.overriding(what, on, value, reason))
    except Refused as refused:
        st.error("\n".join(f"- {literal(fault)}" for fault in refused.faults))
        return
    opened.again = True


def _comments(opened: OpenSheet) -> None:
    st.markdown("## Comments on findings")
    context, comments = opened.context, handover(opened).comments
    found = [finding.id for finding in context.result.findings]
    gone = [finding for finding in comments if finding not in found]
    names = {on: context.called("risk", on) + (" (has a comment)" if on in comments else "") for on in (*found, *gone)}
    on = st.selectbox("Finding", list(names), format_func=names.__getitem__, key="comment_on", index=None, placeholder="Choose a finding")
    if on is None:
        return
    key = f"comment_{opened.id}_{on}"

    def draw(begin: str | None) -> str:
        return st.text_area("Comment (is printed with the finding)", value=begin or "", key=key, max_chars=MAX_TEXT, height=100) or ""

    kept(key, comments.get(on, ""), draw, lambda text: hand_over(opened, lambda h: h.commented(on, text)))
