"""The PDF as a file: fonts, links, marks, the same bytes on any day."""

import gc
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from pikepdf import PasswordError
from pypdfium2 import PdfDocument

from questionnaire import Assessment, Bank
from report import PageSize, PdfOptions, compose, write_pdf
from report.formats.exports import LONGEST_PASSWORD, is_password
from report.formats.pdf.fonts import visible
from report.paper.theme import MARGIN
from scoring import assess
from tests.report import sheets
from tests.report.conftest import Made
from tests.report.documents import pdf_of
from tests.report.example import EXAMPLE, ROOT, example_sheet
from tests.report.pdf_files import opened
from tests.report.pdf_text import fonts, pages, reader, squeezed, whole

Report = Callable[[str], Made]


@pytest.mark.parametrize("name", ["worst", "safest", "blank", "out of scope", "huge"])
def test_every_font_is_embedded(name: str, report: Report) -> None:
    used = fonts(report(name).pdf)
    assert used and all(used.values()), used
    assert all("Source" in font for font in used), used


@pytest.mark.parametrize("name", ["worst", "blank", "huge"])
def test_another_program_finds_every_object_where_the_file_says(name: str, report: Report) -> None:
    made = report(name)
    for data, password in ((made.pdf, ""), (write_pdf(made.document, options=PdfOptions("between us")), "between us")):
        with opened(data, password) as pdf:
            assert pdf.check_pdf_syntax() == [] and not pdf.get_warnings()


def test_the_same_report_twice_has_the_same_bytes(report: Report, bank: Bank) -> None:
    made = report("worst")
    again = write_pdf(compose(bank, made.assessment, assess(bank, made.assessment)))
    assert again == made.pdf


def test_a_fresh_process_on_another_day_makes_the_same_bytes(bank: Bank, tmp_path: Path) -> None:
    script = (
        "import sys, time, random\n"
        "later = 400 * 86_400\n"
        "clock = time.time\n"
        "time.time = lambda: clock() + later\n"
        "real = time.localtime, time.gmtime\n"
        "time.localtime = lambda s=None: real[0](time.time() if s is None else s)\n"
        "time.gmtime = lambda s=None: real[1](time.time() if s is None else s)\n"
        "from report.__main__ import main\n"
        "sys.exit(main([sys.argv[1], '--out', sys.argv[2]]))\n"
    )
    out = tmp_path / "later.pdf"
    command = [sys.executable, "-c", script, str(EXAMPLE), str(out)]
    subprocess.run(command, cwd=ROOT, env={"PYTHONHASHSEED": "77", "TZ": "Asia/Tokyo"}, check=True)
    sheet = example_sheet()
    assert out.read_bytes() == write_pdf(compose(bank, sheet, assess(bank, sheet), edition="plan"))


def test_a_fictional_example_is_marked_on_every_page(report: Report) -> None:
    for page in pages(report("worst").pdf):
        assert "FICTIONAL EXAMPLE" in page
    assert "FICTIONAL EXAMPLE" not in " ".join(pages(report("safest").pdf))


def test_a_draft_is_marked_on_every_page_until_all_is_answered(report: Report) -> None:
    for page in pages(report("blank").pdf):
        assert "DRAFT" in page
    for name in ("safest", "worst", "out of scope"):
        assert "DRAFT" not in " ".join(pages(report(name).pdf))


def test_dont_know_is_an_answer_and_no_draft(make: Callable[[Assessment], Made], bank: Bank) -> None:
    assert make(sheets.safest(bank).answered("backup", "unknown")).document.marks == ()


def test_title_language_bookmarks_and_page_numbers(report: Report) -> None:
    made = report("worst")
    pdf = reader(made.pdf)
    assert pdf.trailer["/Root"]["/Lang"] == "en-US"
    assert pdf.trailer["/Root"]["/ViewerPreferences"]["/DisplayDocTitle"]
    assert pdf.metadata is not None and pdf.metadata.title == made.document.title and pdf.metadata.subject == made.document.subject
    titles = [entry.title for entry in pdf.outline if not isinstance(entry, list)]
    decided = ["Find out first", "What ends this verdict", "Ways forward"]
    assert titles[1:8] == ["On one page", "Where the risk sits", *decided, "Findings register", "Action cards"]
    total = len(pdf.pages)
    assert squeezed(f"Page 2 of {total}") in squeezed(pages(made.pdf)[1])


def test_every_link_inside_leads_somewhere(report: Report) -> None:
    pdf = reader(report("worst").pdf)
    known = {page.indirect_reference.idnum for page in pdf.pages if page.indirect_reference}
    inside = 0
    for page in pdf.pages:
        for note in page.get("/Annots") or ():
            target = note.get_object().get("/Dest")
            if target is not None:
                inside += 1
                assert target[0].idnum in known, target
    assert inside > 100


@pytest.mark.parametrize("size", ["letter", "a4"])
def test_nothing_runs_over_the_edge(size: PageSize) -> None:
    for page in PdfDocument(pdf_of("worst", page=size)):
        text, (wide, high) = page.get_textpage(), page.get_size()
        for number in range(text.count_rects()):
            left, bottom, right, top = text.get_rect(number)
            assert left >= MARGIN - 8 and right <= wide - MARGIN + 8
            assert bottom >= 20 and top <= high - 20


def test_hostile_text_is_shown_as_typed(make: Callable[[Assessment], Made], bank: Bank) -> None:
    hostile = "<b>bold</b> &amp; <unknown attr='1'> =1+1 ${x} %s \\n </para><a href='x'>"
    text = whole(make(sheets.safest(bank, client=hostile).noted("desk", hostile)).pdf)
    assert text.count(squeezed(hostile)) >= 2


def test_what_has_no_glyph_is_named_instead_of_an_empty_box(make: Callable[[Assessment], Made], bank: Bank) -> None:
    odd = "bell\x07 hieroglyph\U00013080 joiner\u200d override\u202e lone\ud800 nul\x00 caf\u00e9"
    text = whole(make(sheets.safest(bank, client=odd).noted("desk", odd)).pdf)
    for shown in ("bell[U+0007]", "hieroglyph[U+13080]", "joiner[U+200D]", "override[U+202E]", "lone[U+D800]", "nul[U+0000]"):
        assert text.count(shown) >= 2, shown
    assert text.count("café") >= 2


def test_line_ends_are_kept_and_letters_composed() -> None:
    assert visible("a\r\nb\rc\u2028d\te") == "a\nb\nc\nd e"
    assert visible("e\u0301") == "\u00e9"


def test_the_words_compliant_and_certified_are_no_claims(report: Report) -> None:
    for name in ("safest", "worst", "blank", "out of scope"):
        text = " ".join(" ".join(pages(report(name).pdf)).split()).lower()
        for claim in (
            "hipaa compliant",
            "hipaa-compliant",
            "is compliant",
            "are compliant",
            "is certified",
            "are certified",
            "fully compliant",
        ):
            for hit in range(text.count(claim)):
                assert claim in ("hipaa-compliant", "hipaa compliant"), (claim, hit)  # titles of the two source documents


def test_importing_the_report_loads_no_pdf_library() -> None:
    script = "import report, report.paper.figures, sys; sys.exit('reportlab' in sys.modules)"
    subprocess.run([sys.executable, "-c", script], cwd=ROOT, check=True)


def test_nothing_of_a_file_is_kept_once_it_is_written(report: Report) -> None:
    for _ in range(2):
        write_pdf(report("out of scope").document)
    gc.collect()
    assert not [held for held in gc.get_objects() if type(held).__name__ in ("PDFDocument", "TaggedCanvas", "Codes")]


def test_every_byte_of_the_longest_password_that_is_taken_counts_and_one_more_would_not(bank: Bank) -> None:
    longest = "\u00e9" * (LONGEST_PASSWORD // 2) + "x"
    assert is_password(longest) and not is_password(longest + "y") and not is_password("") and not is_password("tab\t")
    sheet = sheets.empty()
    locked = write_pdf(compose(bank, sheet, assess(bank, sheet), edition="board"), options=PdfOptions(longest))
    assert opened(locked, longest).pages
    assert opened(locked, longest + "y").pages  # the encryption takes no note of it, and so it would only seem to lock
    with pytest.raises(PasswordError):
        opened(locked, longest[:-1])
