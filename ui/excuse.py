"""The answer "does not apply to us": only where the bank allows it, and only with a written reason."""

import streamlit as st

from questionnaire import Assessment
from questionnaire.assessment import MAX_NOTE
from questionnaire.model import Question
from ui.kept import kept
from ui.session import OpenSheet

_LONGEST = 500
LABEL = "This does not apply to us"
WHY = "Why does it not apply? Without a reason it counts as not known."


def edit(opened: OpenSheet, question: Question) -> None:
    """A box to tick, and the reason."""
    box, text = f"na_{opened.id}_{question.id}", f"why_{opened.id}_{question.id}"
    reason = opened.sheet.not_applicable.get(question.id)

    def save(ticked: bool) -> None:
        opened.again = True  # the choices above are greyed, or no longer
        opened.save(lambda sheet: excused(sheet, question.id) if ticked else taken_back(sheet, question.id))

    kept(box, reason is not None, lambda begin: st.checkbox(LABEL, value=bool(begin), key=box), save)
    if question.id in opened.sheet.not_applicable:
        stored = opened.sheet.not_applicable[question.id]
        kept(
            text,
            stored,
            lambda begin: st.text_area(WHY, value=begin or "", key=text, height=80, max_chars=max(_LONGEST, len(stored))) or "",
            lambda words: opened.save(lambda sheet: sheet.excused(question.id, words)),
        )


def excused(sheet: Assessment, question: str) -> Assessment:
    """Marked as not applicable; a reason that another tab has given stays."""
    return sheet.excused(question, sheet.not_applicable.get(question, ""))


def taken_back(sheet: Assessment, question: str) -> Assessment:
    """Applicable again. The reason moves into the note, so that nothing typed is lost; where it has no room, it stays where it is."""
    reason, note = sheet.not_applicable.get(question, ""), sheet.notes.get(question, "")
    joined = "\n".join(part for part in (note, reason) if part.strip())
    if len(joined) > MAX_NOTE:
        return sheet
    return sheet.noted(question, joined).excused(question, None)
