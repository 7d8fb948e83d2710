"""How Word's pages come out, as far as the file says it: no column breaks a day, and long names make the decision page smaller."""

import re
from collections.abc import Iterator

import pytest
from docx.oxml.ns import qn

from report import Edition
from report.content.minutes import compose_minutes
from report.formats.slides.fitting import wide
from report.formats.word import write
from report.formats.word.one_page import TIGHT
from report.paper.document import Document
from report.paper.wording import MONTHS
from scoring import assess
from tests.report import word_text as wd
from tests.report.documents import document
from tests.report.long_names import long_names
from tests.report.test_any_text import history, papers, sheet
from tests.scoring.sheets import BANK

DAY = re.compile(rf"({'|'.join(MONTHS)}) \d{{1,2}}, \d{{4}}")
LONGEST_DAY, SMALL, SIDES = "Nov 30, 2026", 8.5, 7.0
"""The size of a table's text, and the margins of a cell beside it, in points."""


def documents() -> Iterator[tuple[str, Document]]:
    yield from ((f"{name} {kind}", document(name, kind)) for name in ("example", "worst") for kind in ("plan", "full"))
    yield "minutes", compose_minutes(BANK, sheet(), assess(BANK, sheet()))
    yield "history", history()
    yield from papers()


def test_no_table_breaks_a_day() -> None:
    """Wherever a cell begins with a day, alone or after its name, the day has a line of its own whatever font stands in for ours."""
    seen = 0
    for name, made in documents():
        for cell in wd.part(write(made)).iter(qn("w:tc")):
            room = int(cell.find(f".//{qn('w:tcW')}").get(qn("w:w"))) / 20 - SIDES
            for line in cell.iter(qn("w:p")):
                text = "".join(held.text or "" for held in line.iter(qn("w:t")))
                if found := re.match(rf"(\w+: )?{DAY.pattern}", text):
                    seen += 1
                    assert wide(f"{found[1] or ''}{LONGEST_DAY}", SMALL) <= room, (name, text, room)
    assert seen > 300


def test_the_roadmap_has_the_same_columns_whatever_stands_in_them() -> None:
    widths = {tuple(grid) for made in (document("example"), document("huge"), document("worst")) for grid in _roadmaps(write(made))}
    assert len(widths) == 1


def _roadmaps(word: bytes) -> Iterator[list[str]]:
    for table in wd.part(word).iter(qn("w:tbl")):
        caption = table.find(f".//{qn('w:tblCaption')}")
        if caption is not None and caption.get(qn("w:val")) == "Roadmap":
            yield [str(column.get(qn("w:w"))) for column in table.iter(qn("w:gridCol"))]


@pytest.mark.parametrize("kind", ["plan", "board"])
def test_long_names_make_the_decision_page_smaller_and_no_other(kind: Edition) -> None:
    assert not _tight(document("safest", kind))
    styles = [str(style.get(qn("w:val"))) for style in wd.part(write(long_names(kind))).iter(qn("w:pStyle"))]
    tight = [place for place, style in enumerate(styles) if style.endswith((*TIGHT,))]
    assert tight and "Heading1" in styles
    if kind == "plan":
        assert not any(style.endswith((*TIGHT,)) for style in styles[tight[-1] + 1 :]) and tight[-1] < len(styles) / 2


def _tight(made: Document) -> bool:
    return any(str(style.get(qn("w:val"))).endswith((*TIGHT,)) for style in wd.part(write(made)).iter(qn("w:pStyle")))
