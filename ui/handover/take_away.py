"""The downloads of the report page: the plan to hand over first, then the others in their order of use."""

import re
from collections.abc import Collection
from typing import TypeVar, cast

import streamlit as st

from questionnaire.file import write
from questionnaire.handover import MAX_NAME
from report import EXPORTS, Edition, PageSize, PdfOptions, lacks_a_font, unprintable
from report.content.context import Context
from report.content.sections.cards import CARDS, soon
from report.formats.exports import UNPRINTABLE
from report.formats.summary import write as write_summary
from report.paper.editions import TITLES
from report.paper.wording import listed
from report.saved.everything import everything
from ui.elements import words
from ui.elements.literal import bullets
from ui.shell import fields
from ui.shell.brand_fields import handover
from ui.shell.downloads import answers_button, closing, export_button, file_name, paper, pdf_button, report_maker, save_button
from ui.shell.session import OpenAssessment
from ui.shell.session_values import widget_value
from ui.shell.trail import history_paper

PAGES: dict[PageSize, str] = {"letter": "US Letter", "a4": "A4"}
Choice = TypeVar("Choice", Edition, PageSize)
MOST_SHOWN = 8
NEXT = ("docx", "pptx", "xlsx", "ics")
"""Formats that many people use, in the order of `EXPORTS`."""


def take_away(opened: OpenAssessment) -> None:
    """One button, then what else people use, then what few do. How the paper looks is chosen below, and holds for all.

    The files come last: typing and the click may arrive in one run, and a file holds what was typed before it was asked for.
    """
    _unprintable(opened)
    files = st.container()
    _look()
    fields.text(opened, ("handover", "prepared_by"), f"prepared_by_{opened.id}", "Prepared by (on the cover)", MAX_NAME)
    with files:
        _files(opened)


def _files(opened: OpenAssessment) -> None:
    options = closing()
    with st.container(key="first_download"):
        st.markdown(f"**Start with the plan:** {_holds(opened.context)}.")
        pdf_button(opened, "plan")
    st.markdown("## Also to download")
    with st.container(horizontal=True, key="downloads"):
        if options:  # else the reason stands in the plan's place
            pdf_button(opened, "board")
            pdf_button(opened, "full")
        _exports(opened, NEXT)
        answers_button(opened, key="json")
        _everything(opened, locked=bool(options and options.password))
    st.caption(words.SAVE_FILE if options == PdfOptions() else words.SAVE_FILE_WITHOUT_PDF)
    _summary(opened)
    with st.expander("More formats: web page, task lists, Markdown, OSCAL", key="more_formats"):
        _task_lists(opened)
        with st.container(horizontal=True, key="rare"):
            _exports(opened, tuple(e.id for e in EXPORTS if e.id not in (*NEXT, *words.IMPORT, "pdf", "json")))
    with st.expander("What each of them holds", key="holds"):
        st.caption(words.IN_PRINT)
        st.caption(words.IN_TABLES)
        st.caption(f"{words.EVERYTHING_HOLDS}{words.EVERYTHING_HOLDS_OF_A_PLAN if opened.result.plan else ''}.")


def _holds(context: Context) -> str:
    """What stands in the plan that is handed over, by these answers."""
    if not context.result.in_scope:
        return "where you stand under HIPAA, what would change that, what to do and what to keep watching"
    gone = context.assessment.handover.left_out
    cards = () if CARDS in gone else soon(context)
    more = len(context.lines) > len(cards)
    parts = ["the decisions on one page"]
    parts += ["where the risk sits"] if "where" not in gone else []
    parts += ["the findings"] if context.findings and "register" not in gone else []
    parts += [f"a card for each {'of the first actions' if more else 'action'}"] if cards else []
    parts += [f"a list of {'the others' if cards else 'what to do'}"] if more and "later" not in gone else []
    return listed(parts)


def _task_lists(opened: OpenAssessment) -> None:
    """Each list with the way into its program."""
    for export_id, how in words.IMPORT.items():
        with st.container(key=f"import_{export_id}", gap="xsmall"):
            _exports(opened, (export_id,))
            st.caption(how)


def _everything(opened: OpenAssessment, *, locked: bool) -> None:
    """`locked`: whether the papers beside it are, which what is in it never is."""
    bank, assessment, result, added = opened.bank, opened.assessment, opened.result, handover(opened)

    def packed() -> bytes:
        return everything(bank, assessment, result, added, paper(), history_paper(opened))

    save_button(
        f"{words.EVERYTHING} (not locked)" if locked else words.EVERYTHING,
        packed,
        file_name(assessment, ".zip"),
        "application/zip",
        "everything",
    )


def _summary(opened: OpenAssessment) -> None:
    """Drawn only once it is open: it takes a report to be composed."""
    box = st.expander("Summary to paste into an e-mail", key="summary", on_change="rerun")
    if box.open:
        with box:
            added = handover(opened)
            made = opened.once("summary", lambda: write_summary(report_maker(opened, "board")()).decode(), added)
            st.code(made, language=None, wrap_lines=True)


def _look() -> None:
    with st.expander("Paper, what is inside, and a password", key="look"):
        _choice("Paper", PAGES, "paper")
        _choice("What Word, Markdown and HTML hold", TITLES, "edition")
        st.checkbox(words.BARE, key="bare", help=words.BARE_HELP, persist_state="session")
        _password()


def _choice(label: str, words: dict[Choice, str], key: str) -> Choice:
    return st.radio(label, list(words), format_func=words.__getitem__, key=key, horizontal=True, persist_state="session")


def _exports(opened: OpenAssessment, ids: Collection[str]) -> None:
    """A button for each of these formats. Word, Markdown and HTML hold what was chosen for them; tables are always of the whole."""
    name = cast(Edition, widget_value("edition", "plan"))
    for export in (export for export in EXPORTS if export.id in ids):
        kind = export.id if sum(e.suffix == export.suffix for e in EXPORTS) > 1 else ""
        export_button(opened, report_maker(opened, name if export.prints else "full"), export, kind)


def _unprintable(opened: OpenAssessment) -> None:
    """Names the signs that no font of ours has, before they are missed on paper."""
    added = handover(opened)
    found = opened.once("unprintable", lambda: _missing(opened, added.brand.name), added)
    if found:
        st.info(f"{UNPRINTABLE}\n\n{bullets(found, MOST_SHOWN)}", icon=":material/font_download_off:")


def _missing(opened: OpenAssessment, brand: str) -> tuple[str, ...]:
    """What no font prints, with its place. A report is composed only where something typed needs it: that takes longest of the page."""
    typed = write(opened.assessment) + brand
    has_control_characters = re.search(r"(?<!\\)(?:\\\\)*\\[bfu]", typed)  # as JSON writes them
    return unprintable(report_maker(opened)()) if has_control_characters or lacks_a_font(typed) else ()


def _password() -> None:
    st.text_input("Lock the PDF with a password", type="password", key="password", live=True, width=320, persist_state="session")
    if not closing():
        st.error(words.NO_PDF)
    st.caption(words.LOCKED)
