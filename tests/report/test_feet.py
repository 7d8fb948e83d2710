"""Heads and feet: a name is shortened where there is no room, and "Confidential" never is."""

from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO

import docx
import pdfplumber
import pptx
import pytest

from report import Document
from report.formats.exports import write_docx, write_html, write_pdf, write_slides
from report.paper.brand import Brand
from report.paper.selection import only
from tests.report.documents import document
from tests.report.long_names import BRAND, CLIENT

NAMES = [("", "Acme"), ("", CLIENT), (BRAND, CLIENT), ("B" * 200, "C" * 200), ("\u4e2d" * 200, "\u4e2d" * 200), (BRAND, "")]


@pytest.fixture(params=NAMES, ids=lambda names: f"{names[0][:9]}, {names[1][:9]}")
def named(request: pytest.FixtureRequest) -> Document:
    brand, client = request.param
    return replace(document("safest", "plan"), brand=Brand(name=brand), client=client)


def feet(pdf: bytes) -> Iterator[str]:
    with pdfplumber.open(BytesIO(pdf)) as found:
        yield from (str(page.crop((0, page.height - 45, page.width, page.height)).extract_text()) for page in found.pages)


def test_every_page_of_the_pdf_says_confidential_in_full(named: Document) -> None:
    board = only(named, [part.id for part in named.parts if part.id == "board"])
    assert all("| Confidential Page" in foot for foot in feet(write_pdf(board)))


def test_word_says_it_on_the_one_line_of_its_foot(named: Document) -> None:
    foot = docx.Document(BytesIO(write_docx(named))).sections[0].footer.paragraphs[0]
    names, _, last = foot.text.partition("  |  Confidential\t")
    assert last.startswith("Page ") and len(names) < 110 and len(foot.paragraph_format.tab_stops) == 1


def test_slides_and_the_printed_web_page_say_it_too(named: Document) -> None:
    for slide in pptx.Presentation(BytesIO(write_slides(named))).slides:
        (foot,) = [shape.text_frame.text for shape in slide.shapes if shape.name == "Foot"]
        assert foot.endswith("Help-desk HIPAA remediation plan \u00b7 Confidential")
    assert '@bottom-left { content: "Confidential";' in write_html(named).decode()


def test_a_letter_to_somebody_outside_says_it_nowhere(named: Document) -> None:
    letter = replace(named, outgoing=True)
    assert '"Confidential"' not in write_html(letter).decode()
    assert "Confidential" not in docx.Document(BytesIO(write_docx(letter))).sections[0].footer.paragraphs[0].text
