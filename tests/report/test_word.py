"""The Word file: all that was typed is there as text, styles and links are Word's own, and the bytes stay the same."""

import json
from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

import pytest
from docx.enum.section import WD_SECTION
from docx.shared import Pt
from lxml import etree
from PIL import Image

from questionnaire import Assessment
from report.formats.word import write
from report.paper.visible_text import revealed
from tests.report import sheets
from tests.report import word_text as wd
from tests.report.documents import NAMES, composed, document, sheet
from tests.report.pdf_text import squeezed
from tests.report.typed import HOSTILE
from tests.scoring.sheets import BANK

W = wd.W
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"


def seen(text: str) -> str:
    return squeezed(revealed(text))


@pytest.fixture(scope="module")
def word() -> bytes:
    return write(document("worst"))


def test_every_hostile_text_stands_as_typed_and_is_no_markup() -> None:
    file = write(composed(_noted()))
    assert all(seen(text) in wd.text(file) for text in HOSTILE)
    assert not any("evil.example" in link for link in wd.outer_links(file))


def _noted() -> Assessment:
    hostile = sheets.filled(BANK, True, HOSTILE[0], integrations_inventory="partial")
    for question, text in zip(BANK.questions, HOSTILE, strict=False):
        hostile = hostile.noted(question, text)
    return hostile


def test_line_ends_of_a_note_are_line_ends_in_word() -> None:
    file = write(composed(sheet("out of scope").noted("org_role", "Zebra one\r\ntwo\tthree")))
    run = next(found for found in wd.part(file).iter(f"{W}r") if "Zebra" in "".join(found.itertext()))
    assert [child.tag.removeprefix(W) for child in run if child.tag != f"{W}rPr"] == ["t", "br", "t", "tab", "t"]


@pytest.mark.parametrize("name", [*NAMES, "other scripts"])
def test_python_docx_opens_it_and_links_lead_somewhere(name: str) -> None:
    file = write(document(name))
    assert wd.opened(file).paragraphs
    marks = wd.bookmarks(file)
    assert len(marks) == len(set(marks)) and all(len(mark) <= 40 for mark in marks)
    assert wd.inner_links(file) <= set(marks)
    assert all(link.startswith(("https://", "http://")) for link in wd.outer_links(file))


def test_each_finding_links_to_its_action_and_back(word: bytes) -> None:
    links, marks = wd.inner_links(word), set(wd.bookmarks(word))
    assert any(link.startswith("finding_") for link in links) and any(link.startswith("action_") for link in links)
    row = next(found for found in wd.part(word).iter(f"{W}bookmarkStart") if found.get(f"{W}name", "").startswith("finding_"))
    assert any(parent.tag == f"{W}tr" for parent in row.iterancestors())
    assert {"cover", "board", "register", "cards"} <= marks


def test_headings_fill_the_navigation_pane_and_the_contents(word: bytes) -> None:
    file = wd.opened(word)
    titles = [p.text for p in file.paragraphs if p.style.name == "Heading 1"]
    parts = [part.title for part in document("worst").parts if part.blocks[0].__class__.__name__ == "Heading" and part.blocks[0].level == 1]
    assert titles == parts
    assert [p.text for p in file.paragraphs if p.style.name == "toc 1"] == parts
    kinds = [kind.get(f"{W}fldCharType") for kind in wd.part(word).iter(f"{W}fldChar")]
    assert kinds == ["begin", "separate", "end"]
    assert not wd.part(word, "word/settings.xml").findall(f"{W}updateFields")
    assert sum(p.style.name == "Heading 2" for p in file.paragraphs) > 40


def test_every_style_used_is_one_of_ours(word: bytes) -> None:
    defined = {style.get(f"{W}styleId") for style in wd.part(word, "word/styles.xml").iter(f"{W}style")}
    for name in ("word/document.xml", "word/header1.xml", "word/footer1.xml"):
        used = {s.get(f"{W}val") for tag in ("pStyle", "rStyle", "tblStyle") for s in wd.part(word, name).iter(f"{W}{tag}")}
        assert used <= defined
    assert {"Title", "Subtitle", "ListNumber", "ListBullet", "Caption", "PlanTable"} <= defined and len(defined) < 60


def test_numbered_steps_begin_at_one_on_every_card(word: bytes) -> None:
    paragraphs = wd.opened(word).paragraphs
    numbers = [(p.style.name, p._p.pPr.numPr.numId.val) for p in paragraphs if p._p.pPr is not None and p._p.pPr.numPr is not None]
    lists = list(dict.fromkeys(number for style, number in numbers if style == "List Number"))
    cards = [block for part in document("worst").parts for block in part.blocks if block.__class__.__name__ == "Card"]
    assert len(lists) >= len(cards) > 40
    numbering = wd.part(word, "word/numbering.xml")
    behind = {int(n.get(f"{W}numId")): n.find(f"{W}abstractNumId").get(f"{W}val") for n in numbering.iter(f"{W}num")}
    starts = {a.get(f"{W}abstractNumId"): a.find(f"{W}lvl/{W}start").get(f"{W}val") for a in numbering.iter(f"{W}abstractNum")}
    assert len({behind[number] for number in lists}) == len(lists) and {starts[behind[number]] for number in lists} == {"1"}
    order = [child.tag for child in numbering]
    assert order == sorted(order, key=lambda tag: tag == f"{W}num")


def test_a_card_does_not_leave_its_facts_at_the_end_of_a_page_or_break_in_them(word: bytes) -> None:
    """Heading and owner stood at the foot, and all they are about on the next page."""
    facts = [
        t for t in wd.part(word).iter(f"{W}tbl") if (t.find(f"{W}tblPr/{W}tblCaption").get(f"{W}val")).endswith(": who, when, how long")
    ]
    assert len(facts) > 40
    for table in facts:
        lines = [*table.iter(f"{W}tr")]
        assert all(line.find(f"{W}trPr/{W}cantSplit") is not None for line in lines)
        inside = [p for line in lines[1:] for p in line.iter(f"{W}p")]
        assert all(p.find(f"{W}pPr/{W}keepNext") is not None for p in (*inside, table.getnext()))


def test_the_short_end_of_a_card_is_not_left_alone_on_the_next_page(word: bytes) -> None:
    body = [element for element in wd.part(word).iter(f"{W}p") if element.getparent().tag == f"{W}body"]
    sources = [place for place, made in enumerate(body) if "".join(made.itertext()) == "Law and sources"]
    assert len(sources) > 10 and all(body[place - 1].find(f"{W}pPr/{W}keepNext") is not None for place in sources)


def test_tables_repeat_their_head_and_have_a_name(word: bytes) -> None:
    tables = list(wd.part(word).iter(f"{W}tbl"))
    heads = [t for t in tables if t.find(f"{W}tr/{W}trPr/{W}tblHeader") is not None]
    assert len(heads) >= len(tables) - 2  # the cover's facts and the board's numbers have no head
    assert all(t.find(f"{W}tblPr/{W}tblCaption") is not None for t in tables)
    wide = 612 * 20 - 2 * 54 * 20
    for table in tables:
        columns = [int(c.get(f"{W}w")) for c in table.iter(f"{W}gridCol")]
        assert abs(sum(columns) - wide) <= len(columns)
        assert all(len(row.findall(f"{W}tc")) == len(columns) for row in table.findall(f"{W}tr"))
        assert all(c[-1].tag == f"{W}p" for c in table.iter(f"{W}tc"))


def test_boxes_can_be_ticked_and_show_what_is_done(word: bytes) -> None:
    boxes = [box.get(f"{W14}val") for box in wd.part(word).iter(f"{W14}checked")]
    assert boxes.count("1") >= 1 and boxes.count("0") > 50
    ids = [found.get(f"{W}val") for found in wd.part(word).iter(f"{W}id")]
    assert len(ids) == len(set(ids))


def test_pictures_are_sharp_described_and_within_the_margins(word: bytes) -> None:
    described = [found.get("descr") for found in wd.part(word).iter(f"{WP}docPr")]
    figures = [block for part in document("worst").parts for block in part.blocks if block.__class__.__name__ == "Figure"]
    assert described == [figure.picture.description for figure in figures][: len(described)] and len(described) == 5
    with ZipFile(BytesIO(word)) as file:
        pictures = [Image.open(BytesIO(file.read(name))) for name in file.namelist() if name.endswith(".png")]
    assert len(pictures) == 5 and all(picture.width == 1400 for picture in pictures)
    assert all(len(picture.convert("RGB").getcolors(1 << 24) or ()) > 2 for picture in pictures)
    assert all(int(extent.get("cx")) == Pt(504) for extent in wd.part(word).iter(f"{WP}extent"))


def test_every_page_bears_its_marks_and_its_number(word: bytes) -> None:
    head = "".join(wd.part(word, "word/header1.xml").itertext())
    assert "FICTIONAL EXAMPLE" in head and "November 21, 2026" in head
    fields = [found.get(f"{W}instr", "").strip() for found in wd.part(word, "word/footer1.xml").iter(f"{W}fldSimple")]
    assert fields == ["PAGE", "NUMPAGES"]
    assert "DRAFT" in "".join(wd.part(write(replace(document("out of scope"), marks=("Draft",))), "word/header1.xml").itertext())


def test_letter_and_a4() -> None:
    sizes = {page: wd.opened(write(document("out of scope"), page)).sections[0] for page in ("letter", "a4")}
    assert (sizes["letter"].page_width, sizes["letter"].page_height) == (Pt(612), Pt(792))
    assert abs(sizes["a4"].page_width.mm - 210) < 0.2 and abs(sizes["a4"].page_height.mm - 297) < 0.2
    assert sizes["a4"].start_type == WD_SECTION.NEW_PAGE


def test_properties_and_language(word: bytes) -> None:
    core = wd.opened(word).core_properties
    assert core.title == document("worst").title and core.language == "en-US"
    assert (core.created.date(), core.modified.date()) == (document("worst").as_of,) * 2
    assert "python-docx" not in json.dumps([core.author, core.comments, core.last_modified_by])
    assert wd.part(word, "word/styles.xml").find(f".//{W}rPrDefault/{W}rPr/{W}lang").get(f"{W}val") == "en-US"


def test_a_client_of_ten_thousand_letters_is_in_the_text_and_shortened_in_the_properties_only() -> None:
    file = write(composed(replace(sheet("out of scope"), client="x" * 10_000)))
    assert "x" * 10_000 in wd.text(file) and len(wd.opened(file).core_properties.title) == 255


ORDER = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore numPr pBdr shd tabs spacing ind outlineLvl",
    "rPr": "rStyle rFonts b i color sz szCs u shd lang",
    "tblPr": "tblStyle tblW tblBorders tblLayout tblCellMar tblLook tblCaption",
    "tcPr": "tcW tcBorders shd",
    "sdtPr": "alias id checkbox",
    "style": "name basedOn next qFormat pPr rPr tblPr tblStylePr",
    "lvl": "start numFmt pStyle lvlText lvlJc pPr",
    "abstractNum": "nsid multiLevelType lvl",
    "tbl": "tblPr tblGrid tr",
    "tr": "trPr tc",
}
"""The order of the schema (ISO/IEC 29500-1, transitional), as far as this file uses it. Word refuses any other as damaged."""


def test_elements_stand_in_the_order_of_the_schema(word: bytes) -> None:
    with ZipFile(BytesIO(word)) as file:
        parts = [etree.fromstring(file.read(name)) for name in file.namelist() if name.startswith("word/") and name.endswith(".xml")]
    held = [element for part in parts for element in part.iter() if str(element.tag).removeprefix(W) in ORDER]
    assert len(held) > 1_000
    for element in held:
        order = ORDER[str(element.tag).removeprefix(W)].split()
        places = [order.index(etree.QName(child).localname) for child in element]
        once = str(element.tag).endswith("Pr")
        assert places == sorted({*places} if once else places), etree.tostring(element)[:300]


def test_bytes_are_the_same_twice_and_bear_no_day_of_making(word: bytes) -> None:
    assert write(document("worst")) == word
    with ZipFile(BytesIO(word)) as file:
        assert {part.date_time for part in file.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert not [name for name in file.namelist() if "thumbnail" in name or "customXml" in name]
        for name in file.namelist():
            if name.endswith((".xml", ".rels")):
                etree.fromstring(file.read(name))
