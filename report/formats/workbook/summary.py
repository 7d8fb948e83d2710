"""The first sheet: verdict, conditions and counts, and how to use the workbook."""

from collections.abc import Iterable, Iterator

from xlsxwriter.worksheet import Worksheet

from report.formats.workbook.book import FIRST_DAY, Book, Value, fit, split
from report.formats.workbook.progress import days_left, progress
from report.paper.document import Document
from report.paper.records import Summary
from report.paper.wording import (
    LEGAL_DEADLINE,
    NO_ADVICE,
    NO_DAY_GIVEN,
    PLAN_TITLE,
    SELF_ASSESSED,
    SPREAD,
    STATE_WORDS,
    capitalized,
    level_word,
    score_words,
)

USE = (
    "Plan is yours to keep: choose status and owner from the lists or type over them, change due dates, note what was done and where its "
    "evidence is, filter by lane or owner. What is due and not done turns dark automatically. Owner, due date and status can flow back: "
    "open this workbook on Deskcheck's start page. Texts too long for one cell continue in the row below."
)
WAITING = "Counted neither as findings nor as actions. They are on the sheet Sections to answer."
WIDTHS = (30, 70, 60)
Line = tuple[str, Value, str]


def summary_sheet(book: Book, sheet: Worksheet, document: Document, last: int) -> None:
    """Label, value and, where there is one, the reason. `last`: the last row of the plan's sheet, 0 where the plan is empty."""
    records = document.records
    sheet.hide_gridlines(2)
    sheet.merge_range(0, 0, 0, 2, PLAN_TITLE, book.formats.title)  # over all columns: in the first alone it takes two lines
    sheet.set_row(0, 24)
    at = _written(book, sheet, 2, _judged(records.summary))
    at = _limit(book, sheet, at, records.summary)
    if last:
        at = _written(book, sheet, at, progress(records.actions, last, document.as_of))
    if records.sections:
        at = _written(book, sheet, at, [("Sections to answer", float(len(records.sections)), WAITING)])
    at = _written(book, sheet, at, (*_exposure(records.summary), *([("Cover letter", records.letter, "")] if records.letter else [])))
    for text in (NO_ADVICE, USE):
        sheet.merge_range(at + 1, 0, at + 1, 2, "", book.formats.notice)
        sheet.write_string(at + 1, 0, text, book.formats.notice)
        sheet.set_row(at + 1, 30)
        at += 1


def _written(book: Book, sheet: Worksheet, at: int, lines: Iterable[Line]) -> int:
    """Writes lines from a row on, and answers the row below them."""
    for label, value, because in lines:
        values, reasons = split(value, WIDTHS[1]), split(because, WIDTHS[2])
        for step in range(max(len(values), len(reasons))):
            named = label if step == 0 else f"{label} (continued)"
            said, why = (held[step] if step < len(held) else "" for held in (values, reasons))
            sheet.write_string(at, 0, named, book.formats.label)
            book.cell(sheet, at, 1, said)
            book.cell(sheet, at, 2, why)
            fit(sheet, at, zip((named, said, why), WIDTHS, strict=True))
            at += 1
    return at


def _limit(book: Book, sheet: Worksheet, at: int, summary: Summary) -> int:
    """The limit by law with the days left, or that it is not confirmed whether there is one; nothing where there is none."""
    day = summary.by_law
    if day is None:
        return _written(book, sheet, at, [(LEGAL_DEADLINE, NO_DAY_GIVEN, summary.limit)]) if summary.limit else at
    at = _written(book, sheet, at, [(LEGAL_DEADLINE, day, summary.limit)])
    if day < FIRST_DAY:
        return at
    left = days_left(f"B{at}", day, summary.as_of)
    return _written(book, sheet, at, [("Days from today to that deadline", left, "Below zero once it has passed.")])


def _judged(summary: Summary) -> Iterator[Line]:
    yield "Client", summary.client or "Not named", ""
    yield "Support desk", summary.desk, ""
    yield "Day of the assessment", summary.as_of, ""
    yield "Prepared by", summary.prepared_by or SELF_ASSESSED, ""
    yield "Question bank", f"Version {summary.bank}", ""
    if summary.marks:
        yield "Status of this report", ", ".join(summary.marks), ""
    yield "Verdict", summary.title, summary.sentence
    yield "What it means", summary.means, ""
    yield "Next", summary.next, ""
    if summary.carried:
        yield "Not confirmed yet", summary.carried, ""
    for condition in summary.conditions:
        yield condition.title, STATE_WORDS[condition.state], condition.because
    if summary.score is not None:
        spread = "" if summary.score.low == summary.score.high else SPREAD
        yield "Score, of 100 (100 is best)", score_words(summary.score.low, summary.score.high), spread
    yield "Questions asked", float(summary.asked), summary.answers
    for level, found in summary.counts:
        if found:
            yield f"{level_word(level)} risk", float(found), ""


def _exposure(summary: Summary) -> Iterator[Line]:
    for label, day in (("First patient details", summary.first_phi_on), ("BAA signed", summary.baa_signed_on)):
        if day is not None:
            yield label, day, ""
    if summary.score is not None:  # else nothing was asked of it
        yield "Desk without a signed BAA", capitalized(summary.uncovered), ""
