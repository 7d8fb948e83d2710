"""What people take away: file names that are safe anywhere, and the buttons. The client's name is data, never a path."""

import re
import unicodedata
from collections.abc import Callable
from typing import Literal

import streamlit as st

from questionnaire.assessment import Assessment
from questionnaire.file import write
from report import Document, Edition, Export, PageSize, PdfOptions, compose, edition, write_pdf
from report.handover import Handover
from ui import words
from ui.session import OpenSheet

_LONGEST = 60
PDF = "application/pdf"


def file_name(sheet: Assessment, suffix: str, kind: str = "") -> str:
    """For instance `deskcheck-acme-telehealth-2026-11-21-jira.csv`: lower-case letters, digits and hyphens only."""
    plain = unicodedata.normalize("NFKD", sheet.client).encode("ascii", "ignore").decode().lower()
    client = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:_LONGEST].strip("-")
    return "-".join(part for part in ("deskcheck", client, sheet.as_of.isoformat(), kind.replace("_", "-")) if part) + suffix


def answers_button(opened: OpenSheet, *, key: str) -> None:
    """Everything typed, as the JSON file that the start page opens again."""
    # Read at the click: by then a fragment may have taken another answer without this button being drawn anew.
    _button(words.DOWNLOAD_JSON, lambda: write(opened.sheet).encode(), file_name(opened.sheet, ".json"), "application/json", key)


def report_maker(opened: OpenSheet, handover: Handover, name: Edition = "full") -> Callable[[], Document]:
    """Composes the report of the answers as they are on this screen; made at the click, in a thread without a session."""
    bank, sheet, result = opened.bank, opened.sheet, opened.result
    return lambda: edition(compose(bank, sheet, result, handover), name)


def pdf_button(opened: OpenSheet, handover: Handover, name: Edition, page: PageSize, password: str = "") -> None:
    """The report as PDF: for the archive with the answers inside, or locked with a password."""
    make, label = report_maker(opened, handover, name), words.DOWNLOAD_LOCKED if password else words.DOWNLOAD_PDF
    kind = "" if name == "full" else name
    _button(label, lambda: write_pdf(make(), page, PdfOptions(password)), file_name(opened.sheet, ".pdf", kind), PDF, "pdf", primary=True)


def export_button(
    opened: OpenSheet, make: Callable[[], Document], export: Export, page: PageSize, *, label: str = "", kind: str = "", key: str = ""
) -> None:
    """One format of one document. `kind` tells its file from another's."""
    name = file_name(opened.sheet, export.suffix, kind)
    _button(label or export.title, lambda: export.write(make(), page), name, export.media_type, key or f"export_{export.id}")


def _button(label: str, data: Callable[[], bytes], name: str, media_type: str, key: str, *, primary: bool = False) -> None:
    kind: Literal["primary", "secondary"] = "primary" if primary else "secondary"
    st.download_button(label, data=data, file_name=name, mime=media_type, on_click="ignore", key=key, type=kind)
