"""Each page as a reader turns it: none under a third full but the last, and no title parted from what it is the title of."""

import re
from dataclasses import replace
from typing import Literal

import pypdfium2
import pytest
from pypdfium2.raw import FPDF_PAGEOBJ_TEXT

from report import EDITIONS, write_pdf
from report.paper.document import Cell, Heading, Paragraph, Part, Row, Table, rich
from tests.report.as_text import words
from tests.report.documents import composed, document, pdf_of
from tests.report.pdf_text import pages
from tests.scoring.sheets import base, read_yaml
from tests.scoring.test_cases import sheet_of

TITLE, HEAD, FOOT = 12.0, 60.0, 50.0
"""Points: letters of a title from here on; what stands nearer to the upper or lower edge than that is no part of the page's matter."""
KEPT = 12.0
CLIENTS = ("example", "in order", "blank", "out of scope", "other scripts")


def texts(page: pypdfium2.PdfPage) -> list[tuple[float, float]]:
    """Height above the lower edge and size of each text of the page's matter; a blank has no width."""
    found = []
    for drawn in page.get_objects(filter=[FPDF_PAGEOBJ_TEXT]):
        left, low, right, _ = drawn.get_bounds()
        if left < right and FOOT < low < page.get_height() - HEAD:
            found.append((low, drawn.get_font_size()))
    return found


def faults(data: bytes) -> list[str]:
    told = []
    turned = list(pypdfium2.PdfDocument(data))
    for number, page in enumerate(turned[:-1], 1):
        matter = texts(page)
        lowest = min(low for low, _ in matter)
        if lowest > page.get_height() * 2 / 3:
            told.append(f"page {number} is under a third full")
        if number > 1 and any(size >= TITLE and low < lowest + KEPT for low, size in matter):
            told.append(f"page {number} ends with a title")
    return told


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("name", CLIENTS)
def test_pages_are_full_and_titles_stand_above_what_they_name(name: str, edition: str) -> None:
    assert not faults(pdf_of(name, edition))


@pytest.mark.parametrize("name", ["careful_firm", "hurried_startup"])
def test_so_are_those_of_clients_with_little_and_with_much_to_do(name: str) -> None:
    for edition in EDITIONS:
        assert not faults(write_pdf(composed(base(name), edition)))


CASES = {case["name"]: case for case in read_yaml("six_clients.yaml")}


@pytest.mark.parametrize("name", CASES)
def test_method_and_sources_end_the_plan_on_one_page_and_leave_no_few_lines_for_another(name: str) -> None:
    for size in ("letter", "a4"):
        *_, last = pages(write_pdf(composed(sheet_of(CASES[name]), "plan"), size))
        assert "Method and sources" in last and "Sources cited on these pages" in last


def test_a_source_is_named_once_before_all_that_is_cited_of_it() -> None:
    (part,) = [part for part in composed(base("hurried_startup"), "plan").parts if part.id == "method"]
    line = words(part.blocks[-1].content)  # type: ignore[union-attr]
    assert line.count("45 CFR") == line.count("Intercom help") == 1
    assert re.search(r"45 CFR [^:]*: 16\d\.[\w.()]+, 16\d\.", line) and re.search(r": S\d+, S\d+", line)


@pytest.mark.parametrize("level", [1, 2])
@pytest.mark.parametrize("lines", range(26, 46, 2))
def test_a_title_stands_on_the_page_of_its_table_wherever_it_falls(lines: int, level: Literal[1, 2]) -> None:
    filler = tuple(Paragraph(rich(f"Line {number}.")) for number in range(lines))
    row = tuple(Row((Cell((rich(f"Cell {number}"),)), Cell((rich("Beside"),)))) for number in range(40))
    below = (Heading("What the law provides for", level), Paragraph(rich("A lead."), "lead"), Table(("One", "Two"), (1, 1), row, "Rows"))
    made = replace(document("blank", "board"), parts=(Part("filler", "Filler", (*filler, *below)),))
    (page,) = [page for page in pages(write_pdf(made)) if "What the law provides for" in page]
    assert "Cell 0" in page
