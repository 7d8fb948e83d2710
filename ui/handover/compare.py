"""Compare with an earlier report: a file is chosen, both are judged by this bank, and what changed is shown. Nothing is stored."""

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from questionnaire import load_bank
from report.comparison.compare import compare
from report.paper.wording import count, long_day
from ui.elements import words
from ui.elements.literal import literal
from ui.shell.comparison import comparison
from ui.shell.saved_file import Saved, chosen_file, read_saved
from ui.shell.session import OpenAssessment
from ui.shell.session_values import SessionValue, nothing

LEAD = (
    "Choose an earlier report (PDF), tracker (Excel) or saved assessment (JSON). Both are judged by today's questions and rules, so what "
    "differs is your desk. The file is only read: nothing from it is kept, and your answers stay as they are."
)
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
    if then.as_of > opened.assessment.as_of:
        st.markdown("**The file is of a later day than this assessment.** What stands under \u201cThen\u201d is the newer of the two.")
    if then.client != opened.assessment.client:
        ours, theirs = literal(opened.assessment.client) or words.UNNAMED, literal(then.client) or words.UNNAMED
        st.markdown(f"**The file is on {theirs}, and this assessment on {ours}.** If these are two organizations, they are what differs.")
    if saved.filled:
        noun = "cell" if saved.tracker else "field"
        st.caption(
            f"What was filled into this file after it was made ({count(len(saved.filled), noun)}) is not compared. "
            "To take it over, open the file on the start page."
        )
    if then.bank != load_bank().version:
        st.caption(
            f"They were given under question bank {literal(then.bank)}; questions that have changed since may look as if they were "
            "answered differently."
        )
    comparison(opened, found, then)


def _seal(saved: Saved) -> str:
    if not saved.sha256:
        return ""
    another = (
        ""
        if saved.tracker
        else " The SHA-256 on the cover of a final version is a different one: it covers everything that the report is made from."
    )
    return f" The answers inside the file match their SHA-256 ({saved.sha256[:16]}\u2026).{another}"
