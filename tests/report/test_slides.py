"""Slides for the board: on the slide, whole, and readable, whatever the names; and they say what the decision page says."""

from base64 import b64encode
from dataclasses import replace
from datetime import date
from functools import cache
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import openpyxl
import pytest
from lxml import etree
from PIL import Image
from reportlab.pdfbase.pdfmetrics import stringWidth

from questionnaire.assessment import PlanEntry
from report import Document, compose
from report.formats.slides import write
from report.formats.slides.fitting import cut, fitted, wide
from report.handover.handover import Handover
from report.paper.brand import Brand
from report.paper.document import Run, rich
from report.paper.figures import SectionsFigure, sections_by_risk
from report.paper.visible_text import revealed
from report.paper.wording import level_word
from scoring import assess
from tests.report import sheets
from tests.report import slides_text as st
from tests.report.documents import composed, document, sheet
from tests.report.logos import PLUM, saved
from tests.report.pdf_text import squeezed
from tests.report.typed import HOSTILE
from tests.scoring.sheets import BANK

TITLES = ["Help-desk HIPAA remediation plan", None, "Where the risk sits", "What to decide", "The first month", "What we ask of you"]
LOGO = b64encode(saved(Image.new("RGB", (800, 300), PLUM))).decode()
NAMES = {
    "words": " ".join(["Montgomery-Whitfield"] * 10)[:200],
    "one word": "W" * 200,
    "capitals": "MARGARET " * 22,
    "Chinese": "\u60a3" * 200,
    "Arabic": "\u0645\u0631\u062d\u0628\u0627 " * 33,
    "emoji": "\U0001f468\u200d\U0001f469\u200d\U0001f467" * 40,
}
SHEETS = ["example", "worst", "safest", "in order", "blank", "out of scope", "huge", "other scripts"]
POINT = 12_700


@cache
def named(name: str) -> Document:
    """The worst sheet where everybody and everything is called by that name, with a brand and a logo."""
    sheet = replace(sheets.worst(BANK, name), people=dict.fromkeys(BANK.owner_roles, name))
    entries = {item.action: PlanEntry(name) for item in assess(BANK, sheet).plan}
    sheet = replace(sheet, plan=entries)
    return compose(BANK, sheet, assess(BANK, sheet), Handover(prepared_by=name[:120], brand=Brand(name=name[:120], logo=LOGO)))


def documents() -> list[Any]:
    return [pytest.param(lambda n=n: document(n), id=n) for n in SHEETS] + [
        pytest.param(lambda n=n: named(n), id=k) for k, n in NAMES.items()
    ]


def needed(frame: Any, room: float) -> float:
    """Points that a text takes in Arial (in widths), laid out word by word: another count than the writer's."""
    tall = 0.0
    for paragraph in frame.paragraphs:
        used, lines = 0.0, 1
        for run in paragraph.runs:
            face = "Helvetica-Bold" if run.font.bold else "Helvetica"
            for word in run.text.split(" "):
                long = stringWidth(f"{word} ", face, run.font.size.pt)
                lines, used = (lines + 1, 0.0) if used and used + long > room + stringWidth(" ", face, run.font.size.pt) else (lines, used)
                lines, used = (lines + int(long // room), long % room) if long > room else (lines, used + long)
        tall += lines * paragraph.line_spacing.pt + (paragraph.space_before.pt if paragraph.space_before else 0) if paragraph.runs else 0
    return tall


@pytest.mark.parametrize("made", documents())
def test_every_shape_is_on_its_slide_and_every_text_within_its_shape(made) -> None:
    for slide in st.slides(write(made())):
        for shape in slide.shapes:
            assert shape.left >= 0 and shape.top >= 0
            assert shape.left + shape.width <= 960 * POINT + 9 and shape.top + shape.height <= 540 * POINT + 9, shape.name
            if shape.has_text_frame:
                assert needed(shape.text_frame, shape.width / POINT) <= shape.height / POINT + 0.1, (shape.name, shape.text_frame.text)
            if shape.has_table:
                assert sum(row.height for row in shape.table.rows) <= shape.height + 99
                for row in shape.table.rows:
                    for cell, column in zip(row.cells, shape.table.columns, strict=True):
                        assert needed(cell.text_frame, column.width / POINT - 12) <= row.height / POINT - 12 + 0.1, cell.text_frame.text


def test_names_of_two_hundred_letters_stand_whole_on_the_slides() -> None:
    name = NAMES["words"]
    decided, first, asked = (st.shown(slide) for slide in st.slides(write(named(name)))[3:])
    assert [decided.count(squeezed(name)), first.count(squeezed(name)), asked.count(squeezed(name))] == [4, 5, 7]


def test_no_shape_lies_on_another() -> None:
    for name in NAMES.values():
        for slide in st.slides(write(named(name))):
            boxes = [(s.name, s.left, s.top, s.left + s.width, s.top + s.height) for s in slide.shapes]
            for place, (one, left, top, right, low) in enumerate(boxes):
                for other, x, y, to, down in boxes[place + 1 :]:
                    assert right <= x or to <= left or low <= y or down <= top, (one, other)


def test_the_estimate_is_never_below_what_common_faces_take() -> None:
    for code in (*range(0x20, 0x7F), *range(0xA1, 0x100)):
        for face in ("Helvetica", "Helvetica-Bold"):
            assert wide(chr(code), 100) >= stringWidth(chr(code), face, 100), chr(code)


@pytest.mark.parametrize("made", documents())
def test_slides_are_at_most_six_with_titles_marks_numbers_and_sources(made) -> None:
    held = made()
    slides = st.slides(write(held))
    assert 2 <= len(slides) <= 6
    titles = [slide.shapes.title.text_frame.text for slide in slides]
    assert titles[1] == held.records.summary.title and [t for t in TITLES if t in titles] == [t for t in titles if t != titles[1]]
    for slide in slides:
        assert all(mark in slide.shapes[1].text_frame.text for mark in held.marks) or not held.marks
        assert [shape.name for shape in slide.shapes].count("Marks") == bool(held.marks)
        assert b'type="slidenum"' in slide.shapes._spTree.xml.encode()
        assert f"questionbank{held.records.summary.bank}." in st.notes(slide)


def test_the_example_has_all_six() -> None:
    slides = st.slides(write(document("example")))
    assert len(slides) == 6 and slides[0].part.package.presentation_part.presentation.slide_width == 960 * POINT


def test_out_of_scope_there_is_nothing_to_decide() -> None:
    slides = st.slides(write(document("out of scope")))
    assert [slide.shapes.title.text_frame.text for slide in slides][:1] == TITLES[:1]
    assert not any(shape.has_table and shape.name == "To decide" for slide in slides for shape in slide.shapes)


@cache
def example() -> tuple[Any, ...]:
    return st.slides(write(document("example")))


def test_the_chart_is_the_reports_own_figure_and_its_sheet_holds_no_formula() -> None:
    (frame,) = [shape for shape in example()[2].shapes if shape.has_chart]
    figure = sections_by_risk(BANK, sheet("example"), assess(BANK, sheet("example")))
    shown = {(bar.title, level_word(level)): number for bar in figure.bars for level, number in bar.counts}
    plot = frame.chart.plots[0]
    drawn = {
        (category, series.name): value
        for series in plot.series
        for category, value in zip(plot.categories, series.values, strict=True)
        if value is not None
    }
    assert drawn == shown
    assert figure.description in _alternative(frame) and all(bar.title in _alternative(frame) for bar in figure.bars if bar.findings)
    cells = [c for row in openpyxl.load_workbook(BytesIO(frame.chart.part.chart_workbook.xlsx_part.blob)).active for c in row]
    assert cells and not any(cell.data_type == "f" for cell in cells)


def _alternative(shape: Any) -> str:
    return str(shape._element.xpath(".//p:cNvPr")[0].get("descr"))


def test_numbers_are_those_of_the_decision_page() -> None:
    page = document("example", "board")
    table = next(block for part in page.parts for block in part.blocks if getattr(block, "name", "") == "To decide")
    for row in table.rows:
        for cell in row.cells:
            assert all(squeezed("".join(run.text for run in line)) in st.shown(example()[3]) for line in cell.lines)
    assert "110days" in st.shown(example()[2]) and "49daysleftasofNov21,2026" in st.shown(example()[2])


def test_a_legal_limit_that_has_passed_is_told_beside_the_days_it_passed_before() -> None:
    given = sheet("example")
    for done in ({}, {item.action: PlanEntry(status="done") for item in assess(BANK, given).plan if item.kind == "law"}):
        passed = replace(given, answers={**given.answers, "discovered_on": date(2026, 8, 1)}, plan=done)
        shown = st.shown(st.slides(write(composed(passed)))[2])
        assert "52daysbeforeNov21,2026IfpatientdetailsinthedeskwithoutaBAAamounttoabreach,thelegaldeadlinefornotices" in shown


def test_what_is_asked_of_the_board_is_each_decision_with_who_answers_for_it_above_what_a_signature_means() -> None:
    page = document("example", "board")
    table = next(block for part in page.parts for block in part.blocks if getattr(block, "name", "") == "To decide")
    (what, _, who), shown = table.header, st.shown(example()[5])
    assert (what, who) == ("Decision", "Who")
    for number, row in enumerate(table.rows, 1):
        decision, _, owner = ("".join(run.text for line in cell.lines for run in line) for cell in row.cells)
        assert squeezed(f"{number}. {decision}: {owner}") in shown
    assert squeezed("By signing you confirm that you read this summary and will see that the plan is carried out.") in shown


def test_the_first_month_names_owner_and_day_of_each_and_counts_the_others() -> None:
    shown, rows = st.shown(example()[4]), document("example").records.plan
    for row in rows[:8]:
        assert squeezed(f"{row.number}{row.title}") in shown and squeezed(row.owner or row.role) in shown
    begins = [row for row in rows if row.start <= document("example").records.summary.month_end and row.status != "done"]
    assert f"{len(begins) - 8}morebegin" in shown
    assert all(citation.replace(" ", "") in st.notes(example()[4]) for row in rows[:8] for citation in row.citations)


def test_what_ends_the_verdict_stands_on_a_slide_too() -> None:
    ending = document("example").records.summary.ending
    assert ending.startswith("What ends this verdict: 2 actions") and squeezed(ending) in st.shown(example()[4])


def test_where_nothing_is_answered_yet_the_sections_to_answer_are_the_first_month_and_nothing_is_to_be_decided() -> None:
    """The only thing that the board was asked of a draft was to choose among three ways, by hours from 8 to 75."""
    begun = sheets.empty().answered("org_role", "covered_entity").answered("desk", "intercom")
    shown = [st.shown(slide) for slide in st.slides(write(composed(begun)))]
    assert any("Thefirstmonth" in slide and squeezed("Answer \u201cPlan and agreement\u201d") in slide for slide in shown)
    assert not any("Whichway" in slide for slide in shown)


def test_logo_and_accent_are_the_brands() -> None:
    made = write(replace(document("example"), brand=Brand(name="Rivera Advisory", accent="#7A1F5C", logo=LOGO)))
    slide = st.slides(made)[0]
    (logo,) = [shape for shape in slide.shapes if shape.shape_type == 13]
    assert _alternative(logo) == "Rivera Advisory logo" and logo.width / logo.height == pytest.approx(800 / 300, rel=1e-3)
    assert b'<a:accent1><a:srgbClr val="7A1F5C"/></a:accent1>' in ZipFile(BytesIO(made)).read("ppt/theme/theme1.xml")
    assert all("RiveraAdvisory" in st.shown(slide) for slide in st.slides(made))
    without = st.slides(write(replace(document("example"), brand=Brand(name="Rivera Advisory"))))[0]
    assert "RiveraAdvisory" in st.shown(without) and not [shape for shape in without.shapes if shape.shape_type == 13]


def test_the_template_leaves_nothing_behind_and_every_shape_has_a_number_of_its_own() -> None:
    packed = ZipFile(BytesIO(write(document("example"))))
    assert not [name for name in packed.namelist() if "printer" in name or "thumbnail" in name]
    assert len([name for name in packed.namelist() if name.startswith("ppt/slideLayouts/slideLayout")]) == 1
    assert b"4x3" not in packed.read("ppt/presentation.xml")
    assert b"python-pptx" not in packed.read("docProps/core.xml")
    for name in packed.namelist():
        if name.startswith(("ppt/slides/slide", "ppt/slideMasters/slide", "ppt/slideLayouts/slide")):
            numbers = etree.fromstring(packed.read(name)).xpath(".//*[local-name()='cNvPr']/@id")
            assert len(numbers) == len({*numbers}), name


def test_what_is_left_out_of_the_report_is_left_out_of_the_slides() -> None:
    assessment = sheet("example")
    made = compose(BANK, assessment, assess(BANK, assessment), Handover(left_out=("where",)))
    assert not any(shape.has_chart for slide in st.slides(write(made)) for shape in slide.shapes)


def test_every_edition_with_the_figures_gives_the_same_slides() -> None:
    plan, full = ([st.shown(s) + st.notes(s) for s in st.slides(write(document("example", kind)))] for kind in ("plan", "full"))
    assert plan == full


def test_what_is_shortened_stands_whole_in_the_notes() -> None:
    name = " ".join(f"word{n}" for n in range(2_000))
    made = st.slides(write(composed(replace(sheets.out_of_scope(), client=name))))
    assert squeezed(name) in st.notes(made[0]) and "\u2026" in st.shown(made[0]) and squeezed(name) not in st.shown(made[0])


@pytest.mark.parametrize("client", HOSTILE)
def test_hostile_names_are_text(client: str) -> None:
    made = write(composed(replace(sheets.out_of_scope(), client=client), "board"))
    assert squeezed(revealed(client)) in st.shown(st.slides(made)[0])
    packed = ZipFile(BytesIO(made))
    assert not any(b'TargetMode="External"' in packed.read(name) for name in packed.namelist() if name.endswith(".rels"))


def test_bytes_are_the_same_on_any_day() -> None:
    made = write(document("example"))
    assert made == write(document("example"))
    outer = ZipFile(BytesIO(made))
    (sheet_name,) = [name for name in outer.namelist() if name.endswith(".xlsx")]
    for file in (outer, ZipFile(BytesIO(outer.read(sheet_name)))):
        assert file.read("docProps/core.xml").count(b"2026-11-21T00:00:00Z</dcterms") == 2
        assert {part.date_time for part in file.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_texts_are_set_as_large_as_they_fit_and_shortened_last() -> None:
    told = (rich("one two three"), rich(Run("four", strong=True), " five"))
    assert fitted(told, 400, 100, (20, 10)) == (told, 20) and fitted(told, 400, 30, (20, 10)) == (told, 10)
    assert fitted(told, 60, 26, (20, 10)) == (cut(told, 12), 10)
    assert cut(told, 13) == (told[0], (Run("\u2026", strong=True),)) and cut(told, 5) == (rich("one t\u2026"),)
    assert cut(told, 15) == (told[0], (Run("fo\u2026", strong=True),)) and cut(told, 18) == (told[0], (*told[1][:1], Run("\u2026")))
    assert cut(told, 99) == told


def test_a_section_without_findings_has_no_bar() -> None:
    made = st.slides(write(document("in order")))
    figure = next(
        block.picture
        for part in document("in order").parts
        for block in part.blocks
        if isinstance(getattr(block, "picture", None), SectionsFigure)
    )
    assert any(bar.findings for bar in figure.bars) == any(shape.has_chart for slide in made for shape in slide.shapes)
