"""The limit by law for notices of a breach, wherever the screen has it."""

import streamlit as st

from questionnaire.policy import BAA_TIMING, DISCOVERED_ON
from report.content.context import Context
from report.content.deadlines import alarm_sentence, earlier_limit, earlier_sentence, is_passed, notice_sentence, timing_open
from ui.elements.literal import literal
from ui.elements.words import days_left
from ui.shell.links import to_question
from ui.shell.session import OpenAssessment, today


def legal_limit(opened: OpenAssessment, context: Context) -> None:
    """In red where it has passed; where an answer decides whether it runs, with the way to the question. Nothing where there is none."""
    notice = literal(notice_sentence(context))
    if not notice:
        return
    earlier, ends = earlier_sentence(context), earlier_limit(context)
    if context.result.notice_by is None and ends and ends >= context.result.as_of:  # else it is said that it has passed
        notice = notice.replace(literal(earlier), f"{literal(earlier)} Counted from today: {days_left(ends, today())}.", 1)
    with st.container(key="countdown", gap="small"):
        limit, as_of = context.result.notice_by, context.result.as_of
        counted = as_of == today() and (is_passed(context) or DISCOVERED_ON in context.sheet.answers)  # in the sentence itself
        told = f"{notice} Counted from today: {days_left(limit, today())}." if limit and not counted else notice
        st.markdown(f":red[**{told}**]" if alarm_sentence(context) else told)
        if timing_open(context):
            to_question(opened, BAA_TIMING)
