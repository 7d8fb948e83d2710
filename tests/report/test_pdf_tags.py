"""What a screen reader hears: every text once, in reading order; what figures show in words; where links lead; heads and feet never."""

from collections.abc import Callable, Iterator
from io import BytesIO

import pdfplumber
import pikepdf
import pytest

from report.formats.pdf.fonts import visible
from report.paper.document import Block, Card, Figure, SignOff, Table
from report.paper.figures import RoadmapFigure
from tests.report.as_text import lines
from tests.report.conftest import Made
from tests.report.documents import document, pdf_of
from tests.report.heard import heard
from tests.report.pdf_files import elements, opened
from tests.report.pdf_text import squeezed

Report = Callable[[str], Made]


@pytest.fixture(scope="module")
def read(report: Report) -> pikepdf.Pdf:
    return opened(report("worst").pdf)


def test_language_title_tab_order_and_marks(read: pikepdf.Pdf) -> None:
    assert str(read.Root.Lang) == "en-US" and bool(read.Root.MarkInfo.Marked) and bool(read.Root.ViewerPreferences.DisplayDocTitle)
    assert all(str(page.obj.Tabs) == "/S" for page in read.pages)


def test_headings_begin_at_one_and_skip_no_level(report: Report) -> None:
    for name in ("worst", "blank", "out of scope"):
        pdf = opened(report(name).pdf)
        levels = [int(str(e.S)[2]) for e in elements(pdf) if str(e.S) in ("/H1", "/H2", "/H3")]
        assert levels[0] == 1
        assert all(after <= before + 1 for before, after in zip(levels, levels[1:], strict=False))


def test_a_table_over_many_pages_is_one_table_with_one_header(read: pikepdf.Pdf, report: Report) -> None:
    blocks = [block for part in report("worst").document.parts for block in part.blocks]
    tables = [block for block in blocks if isinstance(block, Table)]
    roadmaps = [block for block in blocks if isinstance(block, Figure) and isinstance(block.picture, RoadmapFigure)]
    signing = [block for block in blocks if isinstance(block, SignOff)]
    found = elements(read, "Table")
    assert len(found) == len(tables) + len(roadmaps) + len(signing)
    columns = [len(block.header) for block in blocks if isinstance(block, Table)]
    headers = [table.K[0].K[0].K for table in found]
    assert sorted(len(cells) for cells in headers) == sorted([*columns, *(3 for _ in roadmaps), *(4 for _ in signing)])
    for cell in (cell for cells in headers for cell in cells):
        assert str(cell.S) == "/TH" and str(cell.A.Scope) == "/Column"
        assert len({_page(cell, kid) for kid in cell.K}) <= 1


def _page(element: pikepdf.Dictionary, kid: pikepdf.Object) -> object:
    return (kid.Pg if isinstance(kid, pikepdf.Dictionary) else element.Pg).objgen


def test_every_row_of_a_table_has_as_many_cells_as_its_header(read: pikepdf.Pdf) -> None:
    for table in elements(read, "Table"):
        wide = len(table.K[0].K[0].K)
        for row in table.K[1].K:
            assert sum(int(cell.A.get("/ColSpan", 1)) if "/A" in cell else 1 for cell in row.K) == wide


def test_a_figure_is_told_in_words_with_every_row_of_its_table(read: pikepdf.Pdf, report: Report) -> None:
    told = [str(e.Alt) for e in elements(read, "Figure")]
    pictures = [b.picture for part in report("worst").document.parts for b in part.blocks if isinstance(b, Figure)]
    for picture in (p for p in pictures if not isinstance(p, RoadmapFigure)):
        words = next(words for words in told if words.startswith(picture.description))
        assert all(cell in words for row in picture.rows() for cell in row)
    assert all(told)


def test_every_link_has_words_an_annotation_and_a_description(read: pikepdf.Pdf) -> None:
    links = elements(read, "Link")
    assert len(links) > 300
    for link in links:
        notes = [kid.Obj for kid in link.K if isinstance(kid, pikepdf.Dictionary) and str(kid.get("/Type")) == "/OBJR"]
        marks = [kid for kid in link.K if not isinstance(kid, pikepdf.Dictionary) or str(kid.get("/Type")) == "/MCR"]
        assert notes and marks and all(str(note.Contents).strip() for note in notes)


def test_the_contents_name_every_part_that_has_a_title(read: pikepdf.Pdf, report: Report) -> None:
    titled = [part for part in report("worst").document.parts if getattr(part.blocks[0], "level", 0) == 1]
    (contents,) = elements(read, "TOC")
    assert [str(entry.S) for entry in contents.K] == ["/TOCI"] * len(titled)


@pytest.mark.parametrize("name", ["example", "other scripts"])
def test_the_board_page_is_read_in_the_order_of_the_document(name: str) -> None:
    board = document(name, "board")
    heard, unheard = _heard(pdf_of(name, "board"))
    place = 0
    for line in (line for block in board.parts[0].blocks for line in _read(block)):
        for words in line.lstrip("#\n ").replace("[very_high] ", "").replace("[high] ", "").split(" | "):
            for said in words.replace("<", "").replace(">", "").split(" / "):
                found = heard.find(squeezed(visible(said)).replace(";", ""), place)
                assert found >= 0, said
        place = max(place, heard.find(squeezed(visible(line.lstrip("#\n ").split(" | ")[0])[:30])))
    assert "Page1of1" in squeezed(unheard) and board.parts[0].title not in unheard


def _read(block: Block) -> Iterator[str]:
    """Lines to sign on are read cell by cell; an empty one is nothing to read."""
    if isinstance(block, SignOff):
        yield from (words for line in block.lines for words in (line.role, line.name) if words)
    else:
        yield from lines(block)


def _heard(pdf: bytes) -> tuple[str, str]:
    """The text of the marked content in the order of the tree, without white space; and what no element holds."""
    with pdfplumber.open(BytesIO(pdf)) as found:
        (page,) = found.pages
        texts: dict[int, str] = {}
        for letter in page.chars:
            texts[letter["mcid"]] = texts.get(letter["mcid"], "") + letter["text"]
        unheard = texts.pop(None, "")  # type: ignore[call-overload]
    tagged = opened(pdf)
    order = [int(kid) for element in elements(tagged) for kid in _marks(element)]
    assert set(texts) <= set(order) and len(set(order)) == len(order)
    return squeezed(heard(pdf)).replace(";", ""), unheard


def _marks(element: pikepdf.Dictionary) -> list[pikepdf.Object]:
    return [kid for kid in element.K if not isinstance(kid, pikepdf.Dictionary)]


def test_every_card_is_a_section_with_its_title_its_fields_and_its_steps(read: pikepdf.Pdf, report: Report) -> None:
    cards = [block for part in report("worst").document.parts for block in part.blocks if isinstance(block, Card)]
    sections = [e for e in elements(read, "Sect") if any(str(kid.S) == "/Form" for kid in e.K)]
    assert len(sections) == len(cards)
    for section in sections:
        kinds = [str(kid.S) for kid in section.K]
        assert kinds.index("/H2") < kinds.index("/Form") < kinds.index("/H3") < kinds.index("/L")
