"""LibreOffice opens the workbook, the slides and the Word file: formulas come to our figures, rows show their texts, nothing is lost."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

import docx
import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from report import Edition, PageSize, compose
from report.formats.exports import write_docx, write_slides, write_workbook
from scoring import assess
from tests.report import pdf_text
from tests.report import slides_text as st
from tests.report.documents import document
from tests.report.long_names import NO_BAA, long_names
from tests.report.office import converted, without_heights, without_values
from tests.scoring.sheets import BANK, base

NAMES = ("example", "worst")
LONG: tuple[tuple[Edition, PageSize], ...] = (("plan", "letter"), ("plan", "a4"), ("board", "letter"), ("board", "a4"))
"""What is made of long names, and for which paper."""
NOBODY = replace(base("careful_firm"), client="Nobody Telehealth", answers={**base("careful_firm").answers, **NO_BAA})
"""Has signed no BAA."""
NUMBER = "\u2039#\u203a"
"""Stands for the number of a slide, which is another on each."""
HIGHEST = 409.0
"""Points; no row of a workbook is higher."""


@cache
def made(name: str) -> dict[str, bytes]:
    plan = document(name, "plan")
    return {"xlsx": write_workbook(document(name)), "pptx": write_slides(plan), "docx": write_docx(plan)}


@pytest.fixture(scope="module")
def opened() -> Iterator[dict[str, bytes]]:
    """What LibreOffice made of them, each by its sheet's name and what was done to it."""
    with TemporaryDirectory() as held:
        books = {name: made(name)["xlsx"] for name in NAMES}
        changed = {f"{name}-anew.xlsx": without_heights(without_values(book)) for name, book in books.items()}
        printed = {f"{name}-{kind}.{kind}": made(name)[kind] for name in NAMES for kind in ("pptx", "docx")}
        printed |= {f"long-{kind}-{paper}.docx": write_docx(long_names(kind), paper) for kind, paper in LONG}
        printed["nobody-docx.docx"] = write_docx(compose(BANK, NOBODY, assess(BANK, NOBODY), edition="plan"))
        yield converted(Path(held), changed, "xlsx") | converted(Path(held), printed, "pdf")


def book(data: bytes, values: bool = True) -> Workbook:
    return load_workbook(BytesIO(data), data_only=values)


def pairs(name: str, opened: dict[str, bytes]) -> Iterator[tuple[Worksheet, Worksheet]]:
    ours, theirs = book(made(name)["xlsx"]), book(opened[f"{name}-anew"])
    assert ours.sheetnames == theirs.sheetnames
    yield from ((ours[title], theirs[title]) for title in ours.sheetnames)


@pytest.mark.parametrize("name", NAMES)
def test_every_cell_is_there_and_every_formula_comes_to_our_figure(name: str, opened: dict[str, bytes]) -> None:
    formulas = {
        (s.title, c.coordinate): c.value for s in book(made(name)["xlsx"], values=False) for row in s for c in row if c.data_type == "f"
    }
    assert len(formulas) > 5
    for ours, theirs in pairs(name, opened):
        for row in ours:
            for cell in row:
                if "TODAY()" not in str(formulas.get((ours.title, cell.coordinate), "")):
                    assert same(cell.value, theirs[cell.coordinate].value), (ours.title, cell.coordinate)
    today = {key: formula for key, formula in formulas.items() if "TODAY()" in formula}
    computed = book(opened[f"{name}-anew"])
    assert len(today) == 2 and all(isinstance(computed[sheet][cell].value, int | float) for sheet, cell in today)
    limit = document(name).records.summary.notice_by
    assert limit and (limit - date.today()).days in {computed[sheet][cell].value for sheet, cell in today}


def same(ours: object, theirs: object) -> bool:
    if isinstance(ours, float | int) and isinstance(theirs, float | int):
        return abs(ours - theirs) < 1e-6
    return (ours or "") == (theirs or "") or str(ours).split() == str(theirs).split()


@pytest.mark.parametrize("name", NAMES)
def test_every_row_is_as_high_as_its_texts_and_lists_and_filters_are_there(name: str, opened: dict[str, bytes]) -> None:
    for ours, theirs in pairs(name, opened):
        low = [
            (ours.title, row, ours.row_dimensions[row].height, needed)
            for row in range(1, ours.max_row + 1)
            if (needed := theirs.row_dimensions[row].height or 0) > (ours.row_dimensions[row].height or 15) + 1 and needed <= HIGHEST
        ]
        assert not low
        assert ours.auto_filter.ref == theirs.auto_filter.ref
        assert len(ours.data_validations.dataValidation) == len(theirs.data_validations.dataValidation)


@pytest.mark.parametrize("name", NAMES)
def test_every_slide_is_one_page_and_says_what_it_said(name: str, opened: dict[str, bytes]) -> None:
    pages, slides = pdf_text.pages(opened[f"{name}-pptx"]), st.slides(made(name)["pptx"])
    assert len(pages) == len(slides)
    for page, slide in zip(pages, slides, strict=True):
        texts = {frame.text for frame in st.frames(slide)} - {NUMBER}
        assert not [text for text in texts if pdf_text.squeezed(text) not in pdf_text.squeezed(page)]


@pytest.mark.parametrize("name", NAMES)
def test_every_paragraph_of_the_word_file_is_printed(name: str, opened: dict[str, bytes]) -> None:
    printed = "".join(pdf_text.whole(opened[f"{name}-docx"]).split())
    file = docx.Document(BytesIO(made(name)["docx"]))
    texts = {"".join(paragraph.text.split()) for paragraph in file.paragraphs}
    assert len(texts) > 50 and not [text for text in texts if text not in printed]


def test_the_decision_page_of_the_word_file_is_one_page_and_no_heading_is_parted_from_its_table(opened: dict[str, bytes]) -> None:
    """The lines to sign on stood alone on a page, and "Findings" on the page before its table."""
    _, board, after, *rest = pdf_text.pages(opened["nobody-docx"])
    assert "On one page" in board and "By signing" in board and "not legal advice" in " ".join(board.split())
    assert "Where the risk sits" in after
    (register,) = [page for page in rest if "worst first. What each means" in page]
    assert "Intercom plan" in register and "Attachments" in register


def test_long_names_a_brand_and_a_passed_deadline_leave_the_decision_page_one_page(opened: dict[str, bytes]) -> None:
    """The lines to sign on stood alone on a second page: LibreOffice draws our serif titles in a wider font, as others may."""
    for kind, paper in LONG:
        pages = pdf_text.pages(opened[f"long-{kind}-{paper}"])
        board, *after = [" ".join(page.split()) for page in pages[1 if kind == "plan" else 0 :]]
        assert "On one page" in board and "Call counsel" in board and "not legal advice" in board, (kind, paper)
        assert ("Where the risk sits" in after[0]) if kind == "plan" else not after, (kind, paper)
