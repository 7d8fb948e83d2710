"""Help to act: a letter, check list or work sheet filled in from the answers, as it will look, and its downloads."""

import re
from collections.abc import Callable

import streamlit as st

from report import EXPORTS, Document, PageSize
from report.content.letters import compose_letter, letter_ids
from ui.shell.brand_fields import handover
from ui.shell.downloads import export_button
from ui.shell.session import OpenAssessment

LABELS = {"pdf": "Download (PDF)", "docx": "Download (Word)", "md": "Download (Markdown)", "html": "Download (HTML)"}
LEAD = (
    "Ready to send and to edit, filled in from your answers. What is not known is said as not known; words in brackets are for you to "
    "fill in. Notes and names from the plan stay out of what leaves the company."
)


def letters(opened: OpenAssessment, page: PageSize) -> None:
    """Choose one, read it, take it away."""
    st.markdown(LEAD)
    titles = {letter: opened.bank.letter(letter).title for letter in letter_ids(opened.bank)}
    begin = [*titles].index(asked_for(opened) or next(iter(titles)))
    chosen = st.selectbox("Which", list(titles), begin, format_func=titles.__getitem__, key=f"letter_{opened.id}_which")
    with st.container(horizontal=True, key="letter_downloads"):
        for export in (export for export in EXPORTS if export.prints):
            key = f"letter_{export.id}"
            export_button(opened, _maker(opened, chosen), export, page, label=LABELS[export.id], kind=chosen, key=key)
    with st.container(border=True, key="letter_preview"):
        st.markdown(opened.once("letter", lambda: _preview(opened, chosen), chosen, handover(opened)))


def asked_for(opened: OpenAssessment) -> str:
    """The letter that the address names; empty where it names none that there is."""
    named = st.query_params.get("letter", "")
    return named if named in letter_ids(opened.bank) else ""


def _maker(opened: OpenAssessment, letter: str) -> Callable[[], Document]:
    """Composes it of the answers as they are on this screen; made at the click."""
    bank, assessment, result, added = opened.bank, opened.assessment, opened.result, handover(opened)
    return lambda: compose_letter(bank, assessment, result, letter, added)


def _preview(opened: OpenAssessment, letter: str) -> str:
    """The Markdown that people can paste, in which all that was typed is literal; its title a step smaller, below the page's own.

    The page takes no HTML, not even a line's end in a cell of a table; typed text holds no such mark, as it is escaped.
    """
    from report.formats.markdown import write
    from report.formats.markdown.literal import TABLE_BREAK

    text = write(_maker(opened, letter)()).decode().replace(TABLE_BREAK, " \u00b7 ")
    return re.sub(r"^# ", "## ", text, flags=re.MULTILINE)
