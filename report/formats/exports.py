"""What people can carry away: one entry a format. A writer's library is loaded when it first writes, not before."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from report.formats.markdown import write as write_markdown
from report.formats.oscal import write_poam, write_results
from report.formats.tasks import write_asana, write_general, write_github, write_jira, write_linear, write_trello
from report.paper.document import ASSESSMENT, Document

PageSize = Literal["letter", "a4"]
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
SLIDES = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
LONGEST_PASSWORD = 127
"""Bytes of a password that AES-256 in PDF takes note of (ISO 32000-2, 7.6.4.3)."""


@dataclass(frozen=True)
class Export:
    """One format. Several may share a suffix; the first of them in `EXPORTS` is meant where only the suffix is given."""

    id: str
    suffix: str
    title: str
    media_type: str
    writer: Callable[..., bytes]
    """Of a document and, where it is `on_paper`, the size of the page."""
    prints: bool = False
    """Whether it lays the blocks out, and so has editions and can print a letter too; the others hold the plan's rows, or some of each."""
    on_paper: bool = False
    """Whether it is laid out for a size of paper."""
    by_name: bool = False
    """Whether it has to be named: its suffix is that of any text."""

    def write(self, document: Document, page: PageSize = "letter") -> bytes:
        """The same bytes for the same document on any day."""
        return self.writer(document, page) if self.on_paper else self.writer(document)


@dataclass(frozen=True)
class PdfOptions:
    """How a PDF is closed: to be archived as it is, or locked. PDF/A forbids encryption, so it is one or the other."""

    password: str = ""
    """Locks the file (AES-256), where `is_password`. Chance enters its bytes, so they differ every time."""
    attach: bool = True
    """Whether what the document carries is attached (PDF/A-3a) or left out (PDF/A-2a)."""


def is_password(typed: str) -> bool:
    """Whether a PDF can be locked with it: some text without control characters, in UTF-8 no longer than the encryption takes note of."""
    return typed.isprintable() and 0 < len(typed.encode()) <= LONGEST_PASSWORD


def write_pdf(document: Document, page: PageSize = "letter", options: PdfOptions = PdfOptions()) -> bytes:
    """The document as a PDF: the same bytes for the same document on any day, but for one with a password."""
    from report.formats.pdf import write

    return write(document, page, options.password, options.attach)


UNPRINTABLE = "No font in the PDF has these characters. They appear there as codes such as [U+13000]; the JSON file keeps them as typed:"


def unprintable(document: Document) -> tuple[str, ...]:
    """What no font of the PDF can print, a line a place in reading order; it stands there as `[U+13000]`."""
    from report.formats.pdf.unprintable import unprintable as found

    return found(document)


def lacks_a_font(text: str) -> bool:
    """Whether a text has a character that no font of the PDF can print."""
    from report.formats.pdf.fonts import without_glyph

    return bool(without_glyph(text))


def write_docx(document: Document, page: PageSize = "letter") -> bytes:
    """The document as an editable Word file: the same bytes for the same document on any day."""
    from report.formats.word import write

    return write(document, page)


def write_slides(document: Document) -> bytes:
    """At most six slides for the board; see `report.formats.slides`."""
    from report.formats.slides import write

    return write(document)


def write_html(document: Document) -> bytes:
    """The document as one HTML file that needs nothing else; see `report.formats.html`."""
    from report.formats.html import write

    return write(document)


def write_workbook(document: Document, page: PageSize = "letter") -> bytes:
    """The rows as a workbook, the plan as a tracker."""
    from report.formats.workbook import write

    return write(document, page)


def write_calendar(document: Document) -> bytes:
    """Due dates, the legal limit and what recurs as a calendar; importing it again updates."""
    from report.formats.calendar_file import write

    return write(document)


def write_answers(document: Document) -> bytes:
    """The assessment as its own file, which opens again; see `questionnaire.file`."""
    return next(held.data for held in document.attachments if held.name == ASSESSMENT)


EXPORTS: tuple[Export, ...] = (
    Export("pdf", ".pdf", "Report (PDF)", "application/pdf", write_pdf, prints=True, on_paper=True),
    Export("docx", ".docx", "Report (Word)", WORD, write_docx, prints=True, on_paper=True),
    Export("pptx", ".pptx", "Slides for the board (PowerPoint)", SLIDES, write_slides),
    Export("md", ".md", "Report to paste (Markdown)", "text/markdown", write_markdown, prints=True),
    Export("html", ".html", "Report as a web page (HTML)", "text/html", write_html, prints=True),
    Export("xlsx", ".xlsx", "Plan as a tracker (Excel)", WORKBOOK, write_workbook, on_paper=True),
    Export("tasks", ".csv", "Tasks (CSV, all columns)", "text/csv", write_general),
    Export("jira", ".csv", "Tasks for Jira (CSV)", "text/csv", write_jira),
    Export("asana", ".csv", "Tasks for Asana (CSV)", "text/csv", write_asana),
    Export("github", ".csv", "Tasks for GitHub issues (CSV)", "text/csv", write_github),
    Export("linear", ".csv", "Tasks for Linear (CSV)", "text/csv", write_linear),
    Export("trello", ".txt", "Tasks to paste into Trello (text)", "text/plain", write_trello, by_name=True),
    Export("ics", ".ics", "Due dates (calendar)", "text/calendar", write_calendar),
    Export("json", ".json", "Answers (JSON)", "application/json", write_answers),
    Export("oscal-ar", ".json", "Assessment results (OSCAL)", "application/json", write_results),
    Export("oscal-poam", ".json", "Plan of action and milestones (OSCAL)", "application/json", write_poam),
)
"""Every format, in the order in which they are offered. A new one is a writer and a line here."""


def export_for(suffix: str, format_id: str = "") -> Export | None:
    """The format of that id among those with that suffix (in any case), or the first of them; None where there is none."""
    fitting = (e for e in EXPORTS if e.suffix == suffix.lower() and (e.id == format_id or not (format_id or e.by_name)))
    return next(fitting, None)
