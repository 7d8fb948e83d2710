"""The documents of a consultant: logo and name on the cover, the name at the foot of each page, the accent where ours would stand."""

from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from typing import Any

import docx
import openpyxl
import pdfplumber
import pytest

from questionnaire import Bank
from report import Document, compose, export_for, write_pdf
from report.content.letters import compose_guide, compose_letter, letter_ids
from report.handover.brand import checked_logo
from report.handover.handover import Handover
from report.paper.brand import Brand
from report.paper.selection import only
from scoring import assess
from tests.report import sheets
from tests.report.logos import bar, saved
from tests.report.pdf_files import elements, opened

NAME = "Northlight & Søns <b>Privacy</b>"
ACCENT = "#8A1C5A"
OURS = "#0B6B7F"
PARTS = ("cover", "board", "where")
"""Some of the parts: they hold every place where an accent may stand, and are read quickly."""


@pytest.fixture(scope="module")
def logo() -> str:
    return checked_logo(saved(bar()))


@pytest.fixture(scope="module")
def plain(bank: Bank) -> Document:
    sheet = sheets.worst(bank)
    return only(compose(bank, sheet, assess(bank, sheet)), PARTS)


@pytest.fixture(scope="module")
def branded(bank: Bank, logo: str) -> Document:
    sheet = sheets.worst(bank)
    brand = Brand(name=NAME, accent=ACCENT, logo=logo)
    return only(compose(bank, sheet, assess(bank, sheet), Handover(prepared_by="Dana Reyes", brand=brand)), PARTS)


@pytest.fixture(scope="module")
def pdf(branded: Document) -> bytes:
    return write_pdf(branded)


def written(document: Document, suffix: str) -> bytes:
    export = export_for(suffix)
    assert export is not None
    return export.write(document, "letter")


def foot(page: Any) -> str:
    """What stands below the line at the foot of a page."""
    return str(page.crop((0, page.height - 45, page.width, page.height)).extract_text())


def fills(pdf: bytes) -> Iterator[str]:
    """Every colour that fills letters or grounds."""
    with pdfplumber.open(BytesIO(pdf)) as found:
        for page in found.pages:
            for drawn in (*page.chars, *page.rects):
                tone = drawn["non_stroking_color"] or ()
                if len(tone) == 3:
                    yield "#" + "".join(f"{round(255 * part):02X}" for part in tone)


def test_the_logo_is_a_figure_with_words_on_the_cover_and_nowhere_else(pdf: bytes) -> None:
    tagged = opened(pdf)
    told = [str(figure.Alt) for figure in elements(tagged, "Figure")]
    assert told[0] == f"{NAME} logo" and told.count(told[0]) == 1
    with pdfplumber.open(BytesIO(pdf)) as found:
        assert [len(page.images) for page in found.pages] == [1, *(0 for _ in found.pages[1:])]
        (image,) = found.pages[0].images
    assert image["width"] <= 260 and image["height"] <= 64 and image["top"] > 54


def test_the_name_stands_at_the_foot_of_every_page_and_beside_who_prepared_it(pdf: bytes) -> None:
    with pdfplumber.open(BytesIO(pdf)) as found:
        assert f"Dana Reyes, {NAME}" in found.pages[0].extract_text()
        assert all(foot(page).startswith(f"{NAME} |") for page in found.pages[1:])


def test_the_accent_takes_the_place_of_ours_and_severity_keeps_its_colours(pdf: bytes, plain: Document) -> None:
    ours, own = set(fills(write_pdf(plain))), set(fills(pdf))
    assert OURS in ours and ACCENT not in ours
    assert ACCENT in own and OURS not in own
    assert own - {ACCENT} == ours - {OURS}


def test_a_branded_report_is_the_same_on_any_day(branded: Document, pdf: bytes) -> None:
    assert write_pdf(branded) == pdf
    assert written(branded, ".docx") == written(branded, ".docx")


def test_a_long_name_is_shortened_at_the_foot_and_stands_whole_on_the_cover(branded: Document) -> None:
    long = "Ž" * 199 + "!"
    made = replace(branded, brand=Brand(name=long), client="L" * 200)
    with pdfplumber.open(BytesIO(write_pdf(made))) as found:
        assert long in found.pages[0].extract_text().replace("\n", "")
        shown = foot(found.pages[1])
    assert shown.startswith("ŽŽŽ") and "… | LLL" in shown and "Page 2 of" in shown


def test_word_holds_the_logo_with_its_words_the_name_and_the_accent(branded: Document, plain: Document) -> None:
    made, without = (docx.Document(BytesIO(written(each, ".docx"))) for each in (branded, plain))
    found = made.element.body.xpath("//wp:docPr/@descr")
    assert found[0] == f"{NAME} logo" and len(found) == len(without.element.body.xpath("//wp:docPr")) + 1
    (shape,) = [shape for shape in made.inline_shapes if shape._inline.docPr.get("descr") == f"{NAME} logo"]
    assert shape.width.pt <= 260 and shape.height.pt <= 64
    assert made.sections[0].footer.paragraphs[0].text.startswith(f"{NAME}  |  ")
    texts = {cell.text for table in made.tables[:1] for row in table.rows for cell in row.cells}
    assert f"Dana Reyes, {NAME}" in texts
    for file, inside, outside in ((made, ACCENT, OURS), (without, OURS, ACCENT)):
        everything = file.element.xml + file.styles.element.xml
        assert inside[1:] in everything and outside[1:] not in everything


def test_the_workbook_names_the_consultant_and_takes_the_accent(branded: Document) -> None:
    book = openpyxl.load_workbook(BytesIO(written(branded, ".xlsx")))
    summary = {row[0].value: row[1].value for row in book["Summary"].iter_rows()}
    assert summary["Prepared by"] == f"Dana Reyes, {NAME}"
    assert {cell.fill.fgColor.rgb for cell in book["Plan"][1]} == {"FF" + ACCENT[1:]}


def test_a_name_without_a_logo_heads_the_cover(bank: Bank) -> None:
    sheet = sheets.out_of_scope()
    made = compose(bank, sheet, assess(bank, sheet), Handover(brand=Brand(name=NAME)))
    with pdfplumber.open(BytesIO(write_pdf(made))) as found:
        text = found.pages[0].extract_text()
    assert text.count(NAME) == 2, "at the head, and as who prepared it"
    first = [paragraph.text for paragraph in docx.Document(BytesIO(written(made, ".docx"))).paragraphs][0]
    assert first == NAME


def test_a_name_that_is_typed_twice_stands_once(bank: Bank) -> None:
    sheet = sheets.out_of_scope()
    made = compose(bank, sheet, assess(bank, sheet), Handover(prepared_by=f"Dana Reyes of {NAME}", brand=Brand(name=NAME)))
    assert made.records.summary.prepared_by == f"Dana Reyes of {NAME}"


def test_a_letter_bears_the_brand_of_its_sender_and_its_guide_none(bank: Bank, logo: str) -> None:
    sheet = sheets.worst(bank)
    handover = Handover(brand=Brand(name=NAME, accent=ACCENT, logo=logo))
    letter = compose_letter(bank, sheet, assess(bank, sheet), letter_ids(bank)[0], handover)
    assert letter.brand == handover.brand and [*docx.Document(BytesIO(written(letter, ".docx"))).inline_shapes]
    assert compose_guide(bank, sheet, assess(bank, sheet), letter_ids(bank)[0], handover).brand == Brand()
