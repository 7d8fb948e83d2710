"""Time of the report: composing it and writing each format, as it is downloaded. Milliseconds of processor, medians.

Beside each format stands its floor: what its library takes to write out the same content once all of it is there, and nothing more.
"""

import csv
import json
import sys
from collections.abc import Callable
from functools import partial
from io import BytesIO, StringIO
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

import docx
import lxml.html
from icalendar import Calendar
from openpyxl import load_workbook
from pptx import Presentation
from xlsxwriter import Workbook

from bench.bare_pdf import bare, paragraphs
from bench.judge import sheets, timed
from questionnaire import load_bank
from report import EXPORTS, Document, compose
from scoring import assess

RUNS = 7
LAW = 1_000
"""Milliseconds that all downloads of the example together take at most."""
Work = Callable[[], object]


def floor(suffix: str, document: Document, made: bytes) -> Work:
    """The least work that writes out the same content."""
    match suffix:
        case ".pdf":
            pages = paragraphs(document)
            return lambda: bare(pages)
        case ".docx":
            word = docx.Document(BytesIO(made))
            return lambda: word.save(BytesIO())
        case ".pptx":
            slides = Presentation(BytesIO(made))
            return lambda: slides.save(BytesIO())
        case ".xlsx":
            rows = [[[str(value or "") for value in row] for row in sheet.values] for sheet in load_workbook(BytesIO(made))]
            return lambda: _cells(rows)
        case ".html":
            page = lxml.html.fromstring(made)
            return lambda: lxml.html.tostring(page)
        case ".csv":
            table = [*csv.reader(StringIO(made.decode("utf-8-sig")))]
            return lambda: csv.writer(StringIO()).writerows(table)
        case ".ics":
            calendar = Calendar.from_ical(made)
            return calendar.to_ical
        case ".json":
            data = json.loads(made)
            return lambda: json.dumps(data, ensure_ascii=False, indent=2).encode()
    return made.decode


def _cells(sheets: list[list[list[str]]]) -> None:
    with Workbook(BytesIO(), {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        for rows in sheets:
            sheet = book.add_worksheet()
            for place, row in enumerate(rows):
                sheet.write_row(place, 0, row)


if __name__ == "__main__":
    bank = load_bank()
    for name, sheet in sheets(bank).items():
        result = assess(bank, sheet)
        documents = {prints: compose(bank, sheet, result, edition="plan" if prints else "full") for prints in (True, False)}
        together = timed(partial(compose, bank, sheet, result), RUNS)
        print(f"report, {name}: compose {together:.0f} ms")
        for export in EXPORTS:
            document = documents[export.prints]
            took = timed(partial(export.write, document, "letter"), RUNS)
            least = timed(floor(export.suffix, document, export.write(document, "letter")), RUNS)
            together += took
            print(f"  {export.id}: {took:.0f} ms (floor {least:.0f})")
        print(f"  all downloads together: {together:.0f} ms" + (f" (at most {LAW:,})" if name == "the example" else ""))
