"""What people take away: file names that are safe anywhere, and the buttons. The client's name is data, never a path."""

import re
import unicodedata
from typing import Literal

import streamlit as st

from questionnaire.assessment import Assessment
from questionnaire.file import write
from report import compose, write_pdf
from report.handover import Handover
from ui import words
from ui.session import OpenSheet

_LONGEST = 60


def file_name(sheet: Assessment, suffix: str) -> str:
    """For instance `deskcheck-acme-telehealth-2026-11-21.pdf`: lower-case letters, digits and hyphens only."""
    plain = unicodedata.normalize("NFKD", sheet.client).encode("ascii", "ignore").decode().lower()
    client = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:_LONGEST].strip("-")
    return "-".join(part for part in ("deskcheck", client, sheet.as_of.isoformat()) if part) + suffix


def answers_button(opened: OpenSheet, *, key: str) -> None:
    """Everything typed, as the JSON file that the start page opens again."""
    # Read at the click: by then a fragment may have taken another answer without this button being drawn anew.
    st.download_button(
        words.DOWNLOAD_JSON,
        data=lambda: write(opened.sheet).encode(),
        file_name=file_name(opened.sheet, ".json"),
        mime="application/json",
        on_click="ignore",
        key=key,
    )


def pdf_button(opened: OpenSheet, prepared_by: str, page: Literal["letter", "a4"]) -> None:
    """The report. It is made at the click, of the answers as they are on this screen."""
    bank, sheet, result = opened.bank, opened.sheet, opened.result

    def made() -> bytes:
        return write_pdf(compose(bank, sheet, result, Handover(prepared_by=prepared_by)), page)

    name = file_name(sheet, ".pdf")
    st.download_button(words.DOWNLOAD_PDF, data=made, file_name=name, mime="application/pdf", on_click="ignore", key="pdf", type="primary")
