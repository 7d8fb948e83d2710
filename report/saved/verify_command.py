"""`python -m report verify FILE`: verdict, score and findings of the answers inside, and whether the pages say the same."""

import argparse
import sys
from codecs import BOM_UTF8
from collections.abc import Iterable, Iterator
from typing import TextIO

from questionnaire import Bank, load_bank
from questionnaire.assessment import Assessment
from questionnaire.command import NOT_DONE, given
from questionnaire.file import Refused, read
from report.content.attached import content_hash
from report.content.compose import compose
from report.content.context import Context
from report.content.verdict_summary import verdict_summary
from report.formats.exports import write_workbook
from report.paper.visible_text import revealed
from report.paper.wording import count, day, level_word, score_words
from report.saved.returned import Filled
from report.saved.save_file import Added, is_pdf
from report.saved.tracker import Tracker, read_tracker
from report.saved.verify import Difference, Verification, verify
from scoring import assess
from scoring.result import Result, by_level

SAME, DIFFERENT = 0, 3
MOST_LINES = 12
"""Lines of one difference that are printed; the others are counted."""
SIGNED = {
    "signed": "Signed after the report was made",
    "certified": "Certified after the report was made",
    "stamped": "Stamped with a time after the report was made",
    "empty": "A field to sign was added after the report was made, and is empty",
}
NOT_JUDGED = (
    "Who signed, whether the signature is genuine, and whether anything was added after it, is for your PDF reader to check; what a "
    "signature shows on the page is not compared."
)

PACKED = b"PK\x03\x04"
AS_MADE = "The workbook is as Deskcheck made it."
NOT_AS_MADE = (
    "The workbook was changed or saved again after it was made, as a workbook is meant to be, or it was made under another name or by "
    "another version. The answers inside match their SHA-256; what else its sheets say was not compared. The report as PDF can be."
)
ONLY_ANSWERS = "A file of answers has no pages that could say otherwise, and no SHA-256 of its own: nothing was compared."
REDRAWN = (
    "Programs that redraw the pages when they save, such as Preview on a Mac, leave pages that say the same and are drawn differently; "
    "ask for the file as Deskcheck made it."
)


def main(arguments: list[str]) -> int:
    """Exit status: 0 the file is as it was made; 3 it is not, or cannot be compared; 2 the file was refused, one line a fault."""
    parser = argparse.ArgumentParser(prog="python -m report verify", description="Check whether a report's pages match the answers inside.")
    parser.add_argument("file", help="a report (PDF) of any edition, the tracker (Excel) or the answers (JSON), or - for standard input")
    file = parser.parse_args(arguments).file
    bank = load_bank()
    try:
        same, lines = _lines_of(bank, given(file))
    except Refused as refused:
        return _write(sys.stderr, NOT_DONE, refused.faults)
    return _write(sys.stdout, SAME if same else DIFFERENT, lines)


def _lines_of(bank: Bank, data: bytes) -> tuple[bool, Iterable[str]]:
    """Whether it is as it was made, and the outcome in lines. A PDF is what nothing else is."""
    if data.startswith(PACKED):
        tracker = read_tracker(bank, data)
        same = data == write_workbook(compose(bank, tracker.assessment, assess(bank, tracker.assessment)))
        return same, _tracker(bank, tracker, same)
    if not is_pdf(data) and data.removeprefix(BOM_UTF8).lstrip()[:1] == b"{":
        sheet = read(bank, data)
        return False, (*_judged(bank, f"Answers of {_whose(sheet)}", sheet, assess(bank, sheet)), "", ONLY_ANSWERS)
    found = verify(bank, data)
    return found.same, outcome_lines(bank, found)


def _tracker(bank: Bank, tracker: Tracker, same: bool) -> Iterator[str]:
    sheet = tracker.assessment
    yield from _judged(bank, f"Tracker on {_whose(sheet)}; SHA-256 of its answers {tracker.sha256}", sheet, assess(bank, sheet))
    yield ""
    yield from (f"Changed on its sheet Plan ({one.place}): {one.label}: {one.value}{_why(one)}" for one in tracker.typed)
    yield from (f"Beside the plan ({one.place}): {one.label}: {one.value}" for one in tracker.outside)
    yield from tracker.missing
    yield AS_MADE if same else NOT_AS_MADE


def _whose(sheet: Assessment) -> str:
    return f"{sheet.client or 'an unnamed organization'} of {day(sheet.as_of)}"


def _judged(bank: Bank, what: str, sheet: Assessment, result: Result) -> Iterator[str]:
    """Whose it is, and what the answers inside come to."""
    context = Context(bank, sheet, result)
    said, found = verdict_summary(context), context.findings
    yield what
    yield f"Verdict: {said.title}"
    if said.carried:
        yield said.carried
    yield f"Score: {score_words(result.score.low, result.score.high)} of 100"
    levels = "; ".join(f"{level_word(level)}: {number}" for level, number in by_level(found).items())
    yield f"{count(len(found), 'finding')}. {levels}"
    if changes := len(sheet.handover.overrides):
        yield f"{count(changes, 'value')} changed by hand, with reasons; verdict, score and findings above are without them"


def outcome_lines(bank: Bank, found: Verification) -> Iterator[str]:
    """The outcome in lines."""
    sheet = found.saved.assessment
    yield from _judged(bank, f"Report on {_whose(sheet)}; SHA-256 of its answers {found.saved.sha256}", sheet, found.result)
    if final := found.saved.handover.final:
        content = content_hash(sheet, found.saved.handover)
        yield f"Final version {final.number} of {day(final.on)}; SHA-256 of its content, which its cover bears, {content}"
    yield ""
    yield from map(_filled, found.filled)
    yield from map(_added, found.added)
    if any(one.kind in SIGNED and one.kind != "empty" for one in found.added):
        yield NOT_JUDGED
    yield from found.notes
    yield from _compared(found)


def _compared(found: Verification) -> Iterator[str]:
    """Whether the pages say the same, and each difference."""
    if found.incomparable:
        yield found.incomparable
    elif found.same:
        yield "The pages say the same."
    else:
        yield f"The pages are not as they were made: {count(len(found.differences), 'difference')}."
        for difference in found.differences:
            yield from _difference(difference)
        if all("says the same" in difference.what for difference in found.differences):
            yield REDRAWN


def _filled(one: Filled) -> str:
    return f"Filled in after the report was made ({one.place}): {one.label}: {one.value}{_why(one)}"


def _why(one: Filled) -> str:
    return f" (cannot be taken over: {one.fault})" if one.fault else ""


def _added(one: Added) -> str:
    what = SIGNED.get(one.kind, f"Added after the report was made ({one.kind})")
    return f"{what}: {one.name or 'without words'}, {'on no page' if one.page is None else f'page {one.page}'}"


def _difference(one: Difference) -> Iterator[str]:
    yield f"- {'The file' if one.page is None else f'Page {one.page}'}: {one.what}"
    for word, lines in (("there", one.there), ("due", one.due)):
        yield from (f"    {word}: {line}" for line in lines[:MOST_LINES])
        if len(lines) > MOST_LINES:
            yield f"    {word}: … and {count(len(lines) - MOST_LINES, 'more line')}"


def _write(where: TextIO, status: int, lines: Iterable[str]) -> int:
    """A line each: what anybody wrote into the file cannot steer the terminal."""
    where.flush()
    where.buffer.write("".join(" ".join(revealed(line).split("\n")) + "\n" for line in lines).encode())
    return status
