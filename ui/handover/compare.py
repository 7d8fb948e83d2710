"""Compare with an earlier report: a file is chosen, both are judged by this bank, and what changed is shown. Nothing is stored."""

from functools import partial

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from questionnaire import load_bank
from report import EXPORTS
from report.comparison.compare import Comparison, compare
from report.comparison.paper import compose_comparison
from report.comparison.passages import Passage, headline, passages
from report.paper.wording import count, long_day
from ui.elements import words
from ui.elements.literal import literal
from ui.elements.table import table
from ui.shell.brand_fields import handover
from ui.shell.downloads import export_button, paper
from ui.shell.saved_file import Saved, chosen_file, read_saved
from ui.shell.session import OpenAssessment
from ui.shell.session_values import SessionValue, nothing

LEAD = (
    "Choose an earlier report (PDF), tracker (Excel) or saved assessment (JSON). Both are judged by today's questions and rules, so what "
    "differs is your desk. The file is only read: nothing of it is kept, and your answers stay as they are."
)

LABELS = {"pdf": "Download what changed (PDF)", "docx": "Download what changed (Word)"}
_EARLIER = SessionValue[tuple[str, Saved] | None]("earlier", nothing)
"""The file that was chosen, by the browser's id for it."""


def compare_with_earlier(opened: OpenAssessment) -> None:
    """A closed line; in it the field for the file, and once it is chosen what changed since."""
    box = st.expander("Compare with an earlier report", key="compare", on_change="rerun", icon=":material/compare_arrows:")
    if not box.open:
        return
    with box:
        st.markdown(LEAD)
        file = chosen_file("Earlier assessment", f"earlier_{opened.id}")
        saved = _read(file) if file else None
        if saved is not None:
            _show(opened, saved)


def _read(file: UploadedFile) -> Saved | None:
    """Reads it once; one that is refused is read again, so that the screen says so again."""
    known = _EARLIER.get()
    if known is not None and known[0] == file.file_id:
        return known[1]
    saved = read_saved(file)
    if saved is not None:
        _EARLIER.set((file.file_id, saved))
    return saved


def _show(opened: OpenAssessment, saved: Saved) -> None:
    then = saved.assessment
    found = opened.once("compared", lambda: compare(opened.bank, then, opened.assessment), then)
    st.markdown(f"Compared with the answers of **{long_day(then.as_of)}** for {literal(then.client) or words.UNNAMED}.{_seal(saved)}")
    if saved.filled:
        st.caption(
            f"What was filled into this file after it was made ({count(len(saved.filled), 'field')}) is not compared. "
            "To take it over, open the file on the start page."
        )
    if then.bank != load_bank().version:
        st.caption(
            f"They were given under question bank {literal(then.bank)}; questions that have changed since may look as if they were "
            "answered differently."
        )
    _tables(found)
    _downloads(opened, saved)


def _downloads(opened: OpenAssessment, saved: Saved) -> None:
    """The comparison as a paper."""
    bank, then, now, brand = opened.bank, saved.assessment, opened.assessment, handover(opened).brand
    with st.container(horizontal=True, key="compared"):
        for export in (export for export in EXPORTS if export.id in LABELS):
            label, key = LABELS[export.id], f"compared_{export.id}"
            make = partial(compose_comparison, bank, then, now, brand)
            export_button(opened, make, export, paper(), label=label, kind="changed", key=key)


def _seal(saved: Saved) -> str:
    return f" The answers inside the file match their SHA-256 ({saved.sha256[:16]}\u2026)." if saved.sha256 else ""


def _tables(found: Comparison) -> None:
    st.markdown(f"**{literal(headline(found))}**")
    for passage in passages(found):
        st.markdown(f"### {passage.title}\n\n{_table(passage)}")


def _table(passage: Passage) -> str:
    """Lines of a cell stand one after the other: a Markdown table has no line breaks."""
    header = [literal(title) for title in passage.header]
    return table(header, [[literal("; ".join(cell.splitlines())) for cell in row] for row in passage.rows])
