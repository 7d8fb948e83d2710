"""The sheet of questions filled in with Word: its table and its boxes are the reply; any other file is refused in words."""

from collections.abc import Callable
from functools import cache
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import docx
import pytest

from questionnaire import walk
from questionnaire.file import Refused
from questionnaire.inquiry import Reply, inquiry, read_reply
from report.content.inquiry import compose_inquiry
from report.formats.word import write
from report.quarantine import packed
from report.saved.sheet import TROUBLE, read_sheet
from tests.report.documents import sheet
from tests.scoring.sheets import BANK

SECTION = next(section for section in BANK.sections if section.id == "configuration")
BODY = "word/document.xml"
Fill = Callable[[docx.document.Document], None]


@cache
def blank(section: str = SECTION.id) -> bytes:
    found = inquiry(BANK, walk(BANK, sheet("example")), next(s for s in BANK.sections if s.id == section), answered=True)
    return write(compose_inquiry(BANK, sheet("example"), found))


def filled(fill: Fill, section: str = SECTION.id) -> bytes:
    file, target = docx.Document(BytesIO(blank(section))), BytesIO()
    fill(file)
    file.save(target)
    return target.getvalue()


def changed(change: Callable[[str], str], file: bytes | None = None) -> bytes:
    """The file with its body changed as text."""
    target = BytesIO()
    with ZipFile(BytesIO(file or blank())) as old, ZipFile(target, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            data = old.read(name)
            new.writestr(name, change(data.decode()).encode() if name == BODY else data)
    return target.getvalue()


def rows(answers: dict[int, tuple[str, ...]]) -> Fill:
    def fill(file: docx.document.Document) -> None:
        for found in file.tables[-1].rows[1:]:
            for cell, words in zip(found.cells[1:], answers.get(int(found.cells[0].text), ()), strict=False):
                cell.text = words

    return fill


def row(number: int, *cells: str) -> Fill:
    return rows({number: cells})


def reply(file: bytes) -> Reply:
    return read_reply(BANK, SECTION, read_sheet(BANK, SECTION, file))


def given(file: bytes) -> list[tuple[int, object, str]]:
    found = reply(file)
    assert not found.unread, found.unread
    return [(one.number, one.answer, one.remark) for one in found.given]


def test_a_sheet_that_nobody_filled_in_holds_no_answer() -> None:
    for section in (
        section for section in BANK.sections if section.id in {"agreement", "channels", "configuration", "integrations", "people"}
    ):
        names = [row.name for row in sheet("example").rows("integrations")]
        assert read_reply(BANK, section, read_sheet(BANK, section, blank(section.id)), names) == Reply((), ())


def test_the_table_is_read_with_its_words_and_a_letter_alone_is_an_answer() -> None:
    assert given(filled(rows({1: ("a", "as far as we know"), 2: ("B",), 13: ("?",)}))) == [
        (1, "fully", "as far as we know"),
        (2, "optional", ""),
        (13, "unknown", ""),
    ]


def test_a_word_in_the_cell_of_an_answer_is_named_beside_its_number() -> None:
    """“Not read: “3yes”.” ran the two together."""
    (unread,) = reply(filled(row(3, "yes"))).unread
    assert unread.startswith("3: \u201cyes\u201d is not read.")


def test_boxes_that_were_ticked_are_answers_too_and_a_contradiction_is_named() -> None:
    second = lambda text: text.replace("\u2610", "\u2612", 2).replace("\u2612", "\u2610", 1)  # noqa: E731
    assert given(changed(second)) == [(1, "partly", "")]
    both = reply(changed(second, filled(row(1, "c"))))
    assert not both.given and any("1 is answered twice" in sentence for sentence in both.unread)


def test_what_was_written_elsewhere_is_read_or_named_and_what_was_struck_out_is_not() -> None:
    def beside(made: docx.document.Document) -> None:
        made.paragraphs[3].insert_paragraph_before("3 b")
        made.paragraphs[3].insert_paragraph_before("Ask Priya about the rest")

    found = reply(filled(beside))
    assert [one.number for one in found.given] == [3] and any("Ask Priya" in sentence for sentence in found.unread)
    struck = changed(lambda text: text.replace("<w:body>", "<w:body><w:p><w:del><w:r><w:delText>4 b</w:delText></w:r></w:del></w:p>"))
    assert given(struck) == []


def test_a_sheet_of_another_section_is_refused_whole() -> None:
    found = reply(filled(row(1, "a"), "people"))
    assert not found.given and "This reply is to the section" in found.unread[0]


@pytest.mark.parametrize(
    ("file", "kind"),
    [
        (b"%PDF-1.7", "pdf"),
        (b"PK\x03\x04", "damaged"),
        (changed(lambda text: text[:200]), "damaged"),
        (changed(lambda text: text.replace("<w:body>", "<w:body>" + "<w:p><w:r><w:t>x</w:t></w:r></w:p>" * 6_000)), "objects"),
        (b"x" * 20_000_001, "large"),
    ],
)
def test_any_other_file_is_refused_in_words(file: bytes, kind: str) -> None:
    with pytest.raises(Refused) as refused:
        read_sheet(BANK, SECTION, file)
    assert refused.value.faults == (f"this file {TROUBLE[kind]}",)


def test_a_bomb_and_an_entity_from_outside_do_nothing() -> None:
    bomb = BytesIO()
    with ZipFile(bomb, "w", ZIP_DEFLATED) as file:
        file.writestr(BODY, b"0" * (packed.MOST_UNPACKED + 1))
    with pytest.raises(Refused, match="too much memory"):
        read_sheet(BANK, SECTION, bomb.getvalue())
    declared = '<!DOCTYPE w [<!ENTITY out SYSTEM "file:///etc/hostname"><!ENTITY two "2b">]>'

    def with_entity(text: str) -> str:
        begin, _, rest = text.partition("?>")
        return f"{begin}?>{declared}{rest}".replace("<w:body>", "<w:body><w:p><w:r><w:t>&out;&two;</w:t></w:r></w:p>")

    assert read_sheet(BANK, SECTION, changed(with_entity)) == ""
