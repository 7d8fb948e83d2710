"""The first sheet: verdict, conditions and counts, and how to use the workbook."""

from collections.abc import Iterator

from report.formats.workbook.book import Book, Value, split
from report.paper.document import Document
from report.paper.records import Summary
from report.paper.wording import NO_ADVICE, STATE_WORDS, count, level_word, score_words

TITLE = "Help-desk HIPAA remediation plan"
USE = (
    "Plan is yours to keep: choose status and owner from the lists or type over them, change due days, filter by lane or owner. What is "
    "due and not done turns dark automatically. Nothing flows back into Deskcheck. Texts too long for one cell continue in the row below."
)
WIDTHS = (30, 70, 60)
Line = tuple[str, Value, str]


def summary_sheet(book: Book, document: Document) -> None:
    """Label, value and, where there is one, the reason."""
    sheet = book.sheet("Summary", WIDTHS)
    sheet.hide_gridlines(2)
    sheet.write_string(0, 0, TITLE, book.formats.title)
    at = 2
    lines = (*_lines(document.records.summary), *([("Covering letter", letter, "")] if (letter := document.records.letter) else []))
    for label, value, because in lines:
        values, reasons = split(value, WIDTHS[1]), split(because, WIDTHS[2])
        for step in range(max(len(values), len(reasons))):
            sheet.write_string(at, 0, label if step == 0 else f"{label} (continued)", book.formats.label)
            book.cell(sheet, at, 1, values[step] if step < len(values) else "")
            book.cell(sheet, at, 2, reasons[step] if step < len(reasons) else "")
            at += 1
    for text in (NO_ADVICE, USE):
        sheet.merge_range(at + 1, 0, at + 1, 2, "", book.formats.notice)
        sheet.write_string(at + 1, 0, text, book.formats.notice)
        sheet.set_row(at + 1, 30)
        at += 1


def _lines(summary: Summary) -> Iterator[Line]:
    yield "Client", summary.client or "Not named", ""
    yield "Support desk", summary.desk, ""
    yield "Day of the assessment", summary.as_of, ""
    yield "Prepared by", summary.prepared_by or "Self-assessment, prepared with Deskcheck", ""
    yield "Question bank", f"Version {summary.bank}", ""
    if summary.marks:
        yield "Status of this report", ", ".join(summary.marks), ""
    yield "Verdict", summary.title, summary.sentence
    yield "What it means", summary.means, ""
    yield "Next", summary.next, ""
    for condition in summary.conditions:
        yield condition.title, STATE_WORDS[condition.state], condition.because
    if summary.score is not None:
        spread = "" if summary.score.low == summary.score.high else "The span is what the unknown answers leave open."
        yield "Score, of 100 (100 is best)", score_words(summary.score.low, summary.score.high), spread
    yield "Questions asked", float(summary.asked), f"{summary.answered} answered, {summary.unknown} not known"
    for level, found in summary.counts:
        if found:
            yield f"{level_word(level)} risk", float(found), ""
    yield from _exposure(summary)


def _exposure(summary: Summary) -> Iterator[Line]:
    for label, day in (("First patient details", summary.first_phi_on), ("BAA signed", summary.baa_signed_on)):
        if day is not None:
            yield label, day, ""
    if summary.notice_by is not None:
        yield "Legal deadline for notices", summary.notice_by, "If it was a breach (45 CFR 164.404(b))"
    days = summary.uncovered_days
    yield "Without a signed BAA", "Not known, or none counted" if days is None else count(days, "day") + " with patient details", ""
