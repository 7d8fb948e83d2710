"""The cover and the page for the board are one page each, whatever the names, the logo and the letter that meet on them."""

from base64 import b64encode
from functools import cache
from io import BytesIO

import pdfplumber
import pytest

from questionnaire.assessment import MAX_PERSON, PlanEntry
from questionnaire.flow.rounds import next_round
from report import Edition, compose
from report.formats.exports import PageSize, write_pdf
from report.handover.handover import Final, Handover
from report.paper.brand import Brand
from report.paper.document import Document
from report.paper.selection import only
from scoring import assess
from tests.report import sheets
from tests.report.logos import bar, saved
from tests.report.pdf_text import pages, reader
from tests.scoring.sheets import BANK


@cache
def dressed(sign: str, logo: bool, kind: Edition = "full") -> Document:
    """The longest names of one sign, a letter, a logo or else a name, all parts but the needed ones left out."""
    sheet = sheets.worst(BANK, sign * 200)
    for item in assess(BANK, sheet).plan:
        sheet = sheet.planned(item.action, PlanEntry(sign * MAX_PERSON))
    sheet = next_round(sheet, BANK.version, sheet.as_of)  # of which nobody has confirmed an answer
    brand = Brand(name=sign * 200, logo=b64encode(saved(bar("RGB", (800, 300), (255, 255, 255), (138, 28, 90)))).decode() if logo else "")
    added = Handover(prepared_by=sign * 200, letter="Dear board", brand=brand, final=Final(number=99, on="2026-11-21"))
    parts = compose(BANK, sheet, assess(BANK, sheet), added).parts
    left_out = tuple(part.id for part in parts if part.id not in ("cover", "letter", "board", "cards"))
    return compose(BANK, sheet, assess(BANK, sheet), added.model_copy(update={"left_out": left_out}), kind)


@pytest.mark.parametrize("page", ["letter", "a4"])
@pytest.mark.parametrize("logo", [True, False])
@pytest.mark.parametrize("sign", ["W", "\u4e2d", "\ufdfd"])
def test_cover_and_board_are_a_page_each(sign: str, logo: bool, page: PageSize) -> None:
    document = dressed(sign, logo)
    cover, letter, board, *rest = pages(write_pdf(only(document, [part.id for part in document.parts[:3]]), page))
    assert "Contents" in cover and "not legal advice" in " ".join(cover.split())
    assert "Dear board" in letter and "On one page" in board and "Do these three first" in board and not rest
    assert len(pages(write_pdf(dressed(sign, logo, "board"), page))) == 1


def test_what_fits_is_drawn_at_its_own_size() -> None:
    sheet = sheets.safest(BANK)
    (board,) = reader(write_pdf(compose(BANK, sheet, assess(BANK, sheet), edition="board"))).pages
    sizes = []
    board.extract_text(visitor_text=lambda text, cm, tm, font, size: sizes.append(size * cm[0]) if "On one page" in text else None)
    assert sizes == [22]


def test_what_is_drawn_smaller_is_as_wide_as_what_is_not() -> None:
    """Its tables ended before its sentences did: they were laid out for one width, and all was drawn for another."""
    own, smaller = (
        pdfplumber.open(BytesIO(write_pdf(compose(BANK, sheet, assess(BANK, sheet), edition="board")))).pages[0]
        for sheet in (sheets.safest(BANK), sheets.worst(BANK))
    )
    assert max(char["size"] for char in smaller.chars) < max(char["size"] for char in own.chars) == 22
    assert max(rect["x1"] for rect in smaller.rects) == pytest.approx(max(rect["x1"] for rect in own.rects), abs=0.5)
