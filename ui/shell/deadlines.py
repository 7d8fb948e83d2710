"""The limit by law for notices of a breach, wherever the screen has it."""

import streamlit as st

from questionnaire.policy import DISCOVERED_ON
from report.content.context import Context
from report.content.deadlines import NEAR, alarm_sentence, is_passed, limit_by_law, notice
from report.content.undated import limit_decided_by
from ui.elements.literal import literal
from ui.elements.words import days_left
from ui.shell.links import to_question
from ui.shell.session import OpenAssessment, today


def legal_limit(opened: OpenAssessment, context: Context) -> None:
    """The day in red where it has passed or is near; where an answer decides whether it runs, the way to the question.

    Where the day of the desk is known, or what decides whether there is one, that says enough for a first screen; of other events the
    decision page tells.
    """
    dated, decided, others = map(literal, notice(context))
    undated = "" if context.result.notice_by else decided or others
    if not dated and not undated:
        return
    counted = " ".join(filter(None, (dated, _countdown(context)))) if dated else ""
    if counted and alarm_sentence(context):
        counted = f":red[**{counted}**]"
    with st.container(key="countdown", gap="small"):
        st.markdown(" ".join(filter(None, (counted, undated))))
        if decided:
            to_question(opened, limit_decided_by(context))


def _countdown(context: Context) -> str:
    """How long it is from today; empty where there is no day, the sentence itself says so, or another day is the nearer one."""
    limit, as_of = limit_by_law(context), context.result.as_of
    if limit and alarm_sentence(context) and (limit - as_of).days >= NEAR:  # counsel is called because of the day of the signing
        return ""
    if context.result.notice_by:
        is_said = as_of == today() and (is_passed(context) or DISCOVERED_ON in context.sheet.answers)
    else:
        is_said = bool(limit and limit < as_of)
    return f"Counted from today: {days_left(limit, today())}." if limit and not is_said else ""
