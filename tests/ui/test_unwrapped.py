"""Saved files as mail programs, phones and text editors hand them on: opened where they can be, else refused with the way out."""

from dataclasses import replace
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from questionnaire.file import Refused, write
from report import write_pdf
from report.formats.exports import write_docx, write_workbook
from tests.report.documents import composed
from ui.shell import unwrapped as module
from ui.shell.saved_file import NOT_OURS
from ui.shell.unwrapped import unwrapped


def zipped(**files: bytes) -> bytes:
    held = BytesIO()
    with ZipFile(held, "w", ZIP_DEFLATED) as packed:
        for name, data in files.items():
            packed.writestr(name, data)
    return held.getvalue()


@pytest.fixture
def acme(example):
    return replace(example, client="Acm\u00e9")


def test_a_saved_file_opens_under_another_name_encoding_or_in_a_zip(store, visit, acme) -> None:
    text = write(acme)
    report = write_pdf(composed(acme, "board"))
    ways = {
        "answers.json.txt": text.encode(),
        "report.pdf": text.encode(),
        "bom.json": text.encode("utf-8-sig"),
        "utf16.json": text.encode("utf-16"),
        "answers.json.zip": zipped(**{"answers.json": text.encode("utf-16")}),
        "report.pdf.zip": zipped(**{"report.pdf": report, "__MACOSX/._report.pdf": b"extra"}),
    }
    for name, data in ways.items():
        app = visit("start")
        app.file_uploader[0].upload(name, data).run()
        assert not app.error, (name, [error.value for error in app.error])
    assert [store.load(found.id).assessment for found in store.recent()] == [acme] * len(ways)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (zipped(**{"__MACOSX/._report.pdf": b""}), "holds 0 files"),
        (zipped(a=b"{}", b=b"{}"), "holds 2 files. Unpack it"),
        (zipped(**{"[Content_Types].xml": b"", "word/document.xml": b""}), "a Word file"),
        (zipped(**{"META-INF/manifest.xml": b"", "content.xml": b""}), "LibreOffice's own format"),
        (b"PK\x03\x04 and nothing else", "is damaged"),
        (b"\xff\xfe{", "is damaged"),
    ],
)
def test_what_cannot_be_undone_is_refused_with_the_way_out(data: bytes, words: str) -> None:
    with pytest.raises(Refused, match=words):
        unwrapped(data)


def test_a_damaged_zip_is_refused() -> None:
    whole = bytearray(zipped(a=b"{}" * 500))
    whole[40] ^= 0xFF
    with pytest.raises(Refused, match="is damaged"):
        unwrapped(bytes(whole))


@pytest.mark.parametrize("write", [write_workbook, write_docx])
def test_a_workbook_or_word_file_that_was_cut_off_is_told_to_be_damaged(visit, acme, write) -> None:
    app = visit("start")
    cut = write(composed(acme))[:20_000]
    app.file_uploader[0].upload("tracker.xlsx", cut).run()
    (error,) = app.error
    assert "This file is damaged" in error.value and "Unpack" not in error.value


def test_a_zip_that_is_locked_is_to_be_unpacked_on_the_computer() -> None:
    locked = bytearray(zipped(a=b"{}"))
    for header, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        locked[locked.index(header) + flags] |= 1
    with pytest.raises(Refused, match="cannot be unpacked here. Unpack it on your computer"):
        unwrapped(bytes(locked))


def test_a_zip_that_would_fill_the_memory_is_refused_unread(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_UNPACKED", 1_000)
    with pytest.raises(Refused, match="over 20 MB"):
        unwrapped(zipped(a=b" " * 1_001))
    assert unwrapped(zipped(a=b" " * 1_000)) == b" " * 1_000


@pytest.mark.parametrize("name", ["notes.txt", "photo.json"])
def test_another_kind_of_file_is_told_what_to_choose_instead(store, visit, name: str) -> None:
    app = visit("start")
    app.file_uploader[0].upload(name, b"Dear all, please find attached").run()
    assert [error.value for error in app.error] == [NOT_OURS] and not store.recent()
