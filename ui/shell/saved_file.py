"""A file that somebody kept: the JSON of an assessment, a report's PDF, or the tracker. Read on the screen; refused in words."""

from codecs import BOM_UTF8
from dataclasses import dataclass

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from questionnaire import load_bank
from questionnaire.assessment import Assessment
from questionnaire.file import MAX_BYTES, Refused, read
from report import compose
from report.saved.returned import Filled, filled
from report.saved.save_file import SavedReport, is_pdf, read_report
from report.saved.tracker import Tracker, read_tracker
from scoring import assess
from ui.elements.literal import bullets
from ui.shell.unwrapped import ZIP, unwrapped

MOST_MB = 20
"""As in .streamlit/config.toml, which holds the server to it."""
TOO_LARGE = "This file is over 2 MB. A saved assessment is far smaller; choose the answers (JSON) that Deskcheck saved."
NOT_OURS = (
    "Deskcheck cannot open this file. Choose a report (PDF), the tracker (Excel) or the answers (JSON); each may be in a zip. What else "
    "Deskcheck saves, such as a task list, is for other programs. A picture of the report or a locked workbook cannot be read."
)
NO_ASSESSMENT = (
    "This JSON file is not an assessment that Deskcheck saved. Nothing was opened or changed. "
    "Choose the JSON file that holds the answers, or its report (PDF) or tracker (Excel)."
)
SQLITE = b"SQLite format 3\x00"
A_BACKUP = (
    "This is a database, such as a backup that Deskcheck saved, and no single assessment. Deskcheck's instructions say how to put such a "
    "backup back."
)
MOST_SHOWN = 30


@dataclass(frozen=True)
class Saved:
    """What a file held."""

    assessment: Assessment
    sha256: str = ""
    """Of the answers inside a PDF or a workbook, which they fit; empty for a JSON file, which has none."""
    fields: bool = False
    """Whether it has form fields to fill in."""
    filled: tuple[Filled, ...] = ()
    """What was filled into them, or typed into the workbook, after it was made; it is no part of the assessment."""
    tracker: Tracker | None = None
    """Where it was a workbook."""


def chosen_file(label: str, key: str) -> UploadedFile | None:
    """The field to choose a file with. It takes any kind: one turned away would leave the last file chosen, and what was said of it."""
    label = f"{label} (JSON, report as PDF, or tracker as Excel; at most {MOST_MB} MB)"
    found: UploadedFile | None = st.file_uploader(label, key=key)
    return found


def read_saved(file: UploadedFile) -> Saved | None:
    """What the file holds; None where it is refused, which the screen then says."""
    try:
        data = unwrapped(file.getvalue())
        text = data.removeprefix(BOM_UTF8).lstrip().startswith((b"{", b"["))
        if is_pdf(data) or (file.name.lower().endswith(".pdf") and not text):
            with st.spinner("Reading the report \u2026"):
                report = read_report(load_bank(), data)
                return Saved(report.assessment, report.sha256, bool(report.fields), _filled(report))
        if data.startswith(ZIP):
            with st.spinner("Reading the tracker \u2026"):
                tracker = read_tracker(load_bank(), data)
                return Saved(tracker.assessment, tracker.sha256, filled=tracker.typed, tracker=tracker)
        if len(data) > MAX_BYTES and not data.startswith(SQLITE):
            st.error(TOO_LARGE)
            return None
        if not text:
            st.error(A_BACKUP if data.startswith(SQLITE) else NOT_OURS)
            return None
        return Saved(read(load_bank(), data))
    except Refused as refused:
        _refused(refused)
        return None


def _filled(report: SavedReport) -> tuple[Filled, ...]:
    if not report.fields:
        return ()
    result = assess(load_bank(), report.assessment)
    return filled(load_bank(), report, compose(load_bank(), report.assessment, result, report.handover, report.edition))


def _refused(refused: Refused) -> None:
    shown = bullets(refused.faults, MOST_SHOWN)
    if refused.foreign:
        st.error(NO_ASSESSMENT)
        with st.expander("What an assessment would need"):
            st.markdown(shown)
        return
    st.error(f"This file was not opened, and nothing saved was changed. What is wrong with it:\n\n{shown}")
