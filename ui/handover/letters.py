"""Help to act: a letter, checklist or worksheet filled in from the answers, as it will look, and its downloads."""

import re
from collections.abc import Callable

import streamlit as st

from questionnaire import Bank
from questionnaire.assessment import Assessment
from report import Document
from report.content.letters import compose_guide, compose_letter, is_filled_in, letter_ids
from report.handover.handover import Handover
from scoring.result import Result
from ui.shell.brand_fields import handover
from ui.shell.downloads import paper_buttons
from ui.shell.session import OpenAssessment

Composer = Callable[[Bank, Assessment, Result, str, Handover | None], Document]
LABELS = {"pdf": "Download (PDF)", "docx": "Download (Word)", "md": "Download (Markdown)", "html": "Download (HTML)"}
LEAD = (
    "Filled in from your answers, to edit and send. What is not known is marked as not known; words in brackets are for you to fill in. "
    "The download holds none of your notes. What is to be signed names the people who have signing roles in the plan."
)


def letters(opened: OpenAssessment) -> None:
    """Choose one, read it, take it away."""
    st.markdown(LEAD)
    titles = {letter: opened.bank.letter(letter).title for letter in letter_ids(opened.bank)}
    begin = [*titles].index(asked_for(opened) or next(iter(titles)))
    chosen = st.selectbox("Which", list(titles), begin, format_func=titles.__getitem__, key=f"letter_{opened.id}_which")
    with st.container(horizontal=True, key="letter_downloads"):
        paper_buttons(opened, _maker(opened, chosen), LABELS, chosen, "letter")
    with st.container(border=True, key="letter_preview"):
        st.markdown(opened.once("letter", lambda: _preview(_maker(opened, chosen)()), chosen, handover(opened)))
    if not is_filled_in(opened.bank, opened.assessment, opened.result, chosen, handover(opened)):
        return  # the reason stands above
    with st.expander("How to use it, and its sources", key="letter_guide", expanded=True):
        guide = _maker(opened, chosen, compose_guide)
        st.markdown(opened.once("guide", lambda: _preview(guide(), titled=False), chosen, handover(opened)))
        paper_buttons(opened, guide, {"docx": "Download this (Word)"}, f"{chosen}-use", "letter_guide")


def asked_for(opened: OpenAssessment) -> str:
    """The letter that the address names; empty where it names none that there is."""
    named = st.query_params.get("letter", "")
    return named if named in letter_ids(opened.bank) else ""


def _maker(opened: OpenAssessment, letter: str, compose: Composer = compose_letter) -> Callable[[], Document]:
    """Composes it of the answers as they are on this screen; made at the click."""
    bank, assessment, result, added = opened.bank, opened.assessment, opened.result, handover(opened)
    return lambda: compose(bank, assessment, result, letter, added)


def _preview(document: Document, titled: bool = True) -> str:
    """The Markdown that people can paste, in which all that was typed is literal; its title a step smaller, below the page's own.

    The page takes no HTML, not even a line's end in a cell of a table; typed text holds no such mark, as it is escaped.
    """
    from report.formats.markdown import write
    from report.formats.markdown.literal import TABLE_BREAK

    text = write(document).decode().replace(TABLE_BREAK, " \u00b7 ")
    return re.sub(r"^# ", "## ", text, flags=re.MULTILINE) if titled else re.sub(r"^# .*\n+", "", text, count=1, flags=re.MULTILINE)
