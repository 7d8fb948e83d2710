"""What people take away: file names that are safe anywhere, and the buttons. The client's name is data, never a path."""

import logging
import secrets
from base64 import b64encode
from collections.abc import Callable, Mapping
from typing import Literal, cast

import streamlit as st

from questionnaire.assessment import Assessment
from questionnaire.file import Refused, write
from report import EXPORTS, Document, Edition, Export, PageSize, PdfOptions, compose, write_pdf
from report.formats.exports import is_password
from store import StoreTrouble
from store.portable.file import slug
from ui.elements import words
from ui.elements.literal import literal
from ui.shell.brand_fields import handover
from ui.shell.session import OpenAssessment
from ui.shell.session_values import SessionValue, widget_value

MOST_BYTES = 14_000_000
"""What one message to the browser can carry (`server.maxMessageSize`), as bytes before they are written as text."""
_READY = SessionValue[dict[str, object]]("download", dict)
log = logging.getLogger("deskcheck.downloads")

PDF = "application/pdf"


class TooLarge(Exception):
    """More than a browser can be handed. `str()` is Markdown of ours for the person: what to do instead."""


def file_name(assessment: Assessment, suffix: str, kind: str = "") -> str:
    """For instance `deskcheck-acme-telehealth-2026-11-21-jira.csv`: lower-case letters, digits and hyphens only."""
    parts = ("deskcheck", slug(assessment.client), assessment.as_of.isoformat(), kind.replace("_", "-"))
    return "-".join(part for part in parts if part) + suffix


def paper() -> PageSize:
    """The paper that was chosen on the report page."""
    return cast(PageSize, widget_value("paper", "letter"))


def answers_button(opened: OpenAssessment, *, key: str) -> None:
    """Everything typed, as the JSON file that the start page opens again."""
    save_button(
        words.DOWNLOAD_JSON, lambda: write(opened.assessment).encode(), file_name(opened.assessment, ".json"), "application/json", key
    )


def closing() -> PdfOptions | None:
    """How the report's PDFs are closed, as chosen on the report page. None where its password cannot be used."""
    password = widget_value("password") or ""
    return PdfOptions(password, attach=not widget_value("bare", False)) if not password or is_password(password) else None


def report_maker(opened: OpenAssessment, name: Edition = "full") -> Callable[[], Document]:
    """Composes the report of the answers as they are on this screen; made at the click. Raises StoreTrouble."""
    bank, assessment, result, added = opened.bank, opened.assessment, opened.result, handover(opened)
    return lambda: compose(bank, assessment, result, added, name)


def pdf_button(opened: OpenAssessment, name: Edition) -> None:
    """An edition as PDF for the archive. The plan stands first."""
    file = file_name(opened.assessment, ".pdf", "record" if name == "full" else name)
    report_pdf(words.DOWNLOAD_PDFS[name], report_maker(opened, name), file, f"pdf_{name}", primary=name == "plan")


def report_pdf(label: str, make: Callable[[], Document], name: str, key: str, *, primary: bool = False) -> None:
    """A report as PDF, closed as chosen, which the button says: on any page, since the choice holds for all."""
    options = closing()
    if options is None:
        st.error(words.NO_PDF)
        return
    kind = f"{'locked ' if options.password else ''}PDF{'' if options.attach else words.IS_BARE}"
    save_button(f"{label} ({kind})", lambda: write_pdf(make(), paper(), options), name, PDF, key, primary=primary)


def export_button(
    opened: OpenAssessment, make: Callable[[], Document], export: Export, kind: str, *, label: str = "", key: str = ""
) -> None:
    """One format of one document. `kind` tells its file from another's."""
    name = file_name(opened.assessment, export.suffix, kind)
    save_button(label or export.title, lambda: export.write(make(), paper()), name, export.media_type, key or f"export_{export.id}")


def paper_buttons(opened: OpenAssessment, make: Callable[[], Document], labels: Mapping[str, str], kind: str, key: str) -> None:
    """The buttons of a paper beside the report. `labels`: by the id of the format. The password is for the report's PDFs alone."""
    for name, label in labels.items():
        export = next(export for export in EXPORTS if export.id == name)
        if name == "pdf" and widget_value("password"):
            label = f"{label} (not locked)"
        export_button(opened, make, export, kind, label=label, key=f"{key}_{name}")


def save_button(label: str, data: Callable[[], bytes], name: str, media_type: str, key: str, *, primary: bool = False) -> None:
    """Makes the file at the click and hands it to the browser, which saves it (`browser/downloads.js`).

    An ordinary button: it works in a new session as in the old one, and where the file cannot be made the screen says so. Streamlit's own
    does neither, and leaves the file at an address that anybody may fetch.
    """
    kind: Literal["primary", "secondary"] = "primary" if primary else "secondary"
    if not st.button(label, key=f"download_{key}", type=kind):
        return
    made = b""
    try:
        with st.spinner("Making the file \u2026"):
            made = data()
        if len(made) > MOST_BYTES:
            made = b""
            raise TooLarge(words.DOWNLOAD_LARGE)
    except TooLarge as large:
        st.error(str(large))
    except (StoreTrouble, Refused) as trouble:
        st.error(literal(str(trouble)))
    except Exception:
        log.exception("The download %s failed", key)
        st.error(words.DOWNLOAD_FAILED)
    # Not before it is done: a run that is interrupted hands over nothing, and the browser asks again.
    _READY.set({"id": secrets.token_hex(8), "name": name, "type": media_type, "data": b64encode(made).decode()})


def ready() -> dict[str, object]:
    """The file that was asked for in this run, once; empty for none."""
    made = _READY.get()
    _READY.forget()
    return made
