"""Report: what goes in, and the downloads."""

import streamlit as st

from questionnaire.assessment import MAX_CLIENT
from report import compose
from report.context import Context
from report.wording import count
from ui import words
from ui.about import about
from ui.downloads import answers_button, pdf_button
from ui.literal import literal
from ui.once import once
from ui.page import Visit, enter
from ui.sections import how_to_go_on
from ui.session import OpenSheet

PAGES = {"letter": "US Letter", "a4": "A4"}


def report_screen(visit: Visit) -> None:
    """Whose it is, how it will look, the buttons, and what goes in."""
    opened = visit.opened
    st.title(words.TITLES["report"])
    st.markdown("One file for the board, the people who do the work, and whoever asks for proof later. Everything typed is in it.")
    about(opened, "report")
    _draft(opened)
    with st.container(horizontal=True, key="look"):
        prepared = st.text_input(
            "Prepared by (on the cover)", key="prepared_by", max_chars=MAX_CLIENT, persist_state="session", live=True, width=420
        )
        page = st.radio("Paper", list(PAGES), format_func=PAGES.__getitem__, key="paper", horizontal=True, persist_state="session")
    with st.container(horizontal=True, key="downloads"):
        pdf_button(opened, prepared or "", "a4" if page == "a4" else "letter")
        answers_button(opened, key="json")
    st.caption(
        "The JSON file opens again on the start page, here or on another computer. Neither file leaves this computer unless you send it."
    )
    _contents(opened)


def _draft(opened: OpenSheet) -> None:
    blanks = opened.context.blanks
    if blanks:
        st.info(f"{count(blanks, 'question')} without an answer: the report will be marked as a draft.", icon=":material/edit_note:")
        how_to_go_on(opened)


def _contents(opened: OpenSheet) -> None:
    """The parts hang on the sheet alone, so they are composed once, not at every letter of "Prepared by"."""
    titles = once(opened, "report_titles", lambda: [p.title for p in compose(opened.bank, opened.sheet, opened.result).parts])
    st.markdown("## What goes in")
    st.markdown("\n".join(f"1. {literal(title)}" for title in titles))
    number = _uncounted(opened.context)
    if number:
        st.caption(
            f"{count(number, 'entry', 'entries')} for questions or actions that no longer come up will be listed in full, "
            "marked as kept but not counted."
        )


def _uncounted(context: Context) -> int:
    typed = {*context.assessment.answers, *context.assessment.notes, *context.assessment.not_applicable}
    return len(typed - set(context.sheet.asked)) + len(set(context.assessment.plan) - set(context.action_numbers))


with enter("report") as visit:
    report_screen(visit)
