"""A report whose pages were tampered with is found out, and the place is named; one that was only saved again or filled in is not."""

import json
import tomllib
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache
from io import BytesIO
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pikepdf import Array, AttachedFileSpec, Dictionary, Name, Pdf, String
from pypdf import PdfReader, PdfWriter
from pypdfium2 import PdfDocument

from questionnaire import Assessment
from questionnaire.file import Refused, read, write
from questionnaire.handover import Override
from report import PageSize, compose, write_pdf
from report.handover.handover import Final, Handover
from report.quarantine.child import result_of
from report.quarantine.compare import compare
from report.saved.save_file import TROUBLE
from report.saved.verify import verify
from report.saved.verify_command import main
from report.saved.verify_command import outcome_lines as lines
from report.version import VERSION
from scoring import assess
from tests.conftest import ROOT
from tests.report import sheets
from tests.report.as_text import as_text
from tests.report.compared import SHEET, WHOLE, found, original, told_of
from tests.report.conftest import Made
from tests.report.documents import composed
from tests.report.filled_in import fields, filled_in_by_chrome
from tests.report.forged import changed, holding
from tests.scoring.sheets import BANK

OUT = read(BANK, write(sheets.out_of_scope()).encode())  # answers in the order in which a file has them
SCRIPT = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))
TITLE = BANK.verdict(assess(BANK, SHEET).verdict).title


def replaced(page: int, old: bytes, new: bytes) -> Callable[[Pdf], None]:
    def change(pdf: Pdf) -> None:
        content = pdf.pages[page].obj.Contents
        assert old in content.read_bytes()
        content.write(content.read_bytes().replace(old, new, 1))

    return change


def laid(page: int, **entries: Any) -> Callable[[Pdf], None]:
    """An annotation over the middle of the page."""

    def change(pdf: Pdf) -> None:
        entries.setdefault("Rect", Array([50, 50, 550, 700]))
        pdf.pages[page].obj.Annots.append(pdf.make_indirect(Dictionary(Type=Name.Annot, **entries)))

    return change


@pytest.mark.parametrize(("sheet", "size"), [(WHOLE, "letter"), (OUT, "a4")])
def test_a_report_as_we_wrote_it_tells_the_same(sheet: Assessment, size: PageSize) -> None:
    outcome = verify(BANK, write_pdf(composed(sheet), size))
    assert outcome.same and outcome.saved.page == size
    assert outcome.result == assess(BANK, sheet)


@pytest.mark.parametrize("name", ["worst", "out of scope"])
def test_saved_another_way_no_page_differs(name: str, report: Callable[[str], Made]) -> None:
    pdf = report(name).pdf
    assert result_of(compare, [changed(pdf), pdf]) == {"differences": [], "added": [], "notes": []}


def test_saved_again_by_other_programs_it_still_tells_the_same() -> None:
    by_pypdf, by_pdfium, by_qpdf = BytesIO(), BytesIO(), BytesIO()
    PdfWriter(clone_from=PdfReader(BytesIO(original()))).write(by_pypdf)
    PdfDocument(original()).save(by_pdfium)
    with Pdf.open(BytesIO(original())) as pdf:
        pdf.save(by_qpdf, qdf=True, normalize_content=True)
    for saved in (by_pypdf, by_pdfium, by_qpdf):
        assert saved.getvalue() != original()
        assert result_of(compare, [saved.getvalue(), original()]) == {"differences": [], "added": [], "notes": []}


def test_what_somebody_types_and_ticks_in_chrome_is_read_and_no_page_differs() -> None:
    """It put the font of the field among those of all pages, and each was told to be drawn differently."""
    first, second = (item.action for item in assess(BANK, SHEET).plan[:2])
    outcome = verify(BANK, filled_in_by_chrome(original(), **{f"done_{first}": "", f"owner_{second}": "Ben"}))
    assert outcome.same and [(one.action, one.part) for one in outcome.filled] == [(first, "status"), (second, "owner")]
    assert "Ben" in outcome.filled[1].value


def test_what_was_changed_by_hand_before_handing_over_is_no_tampering() -> None:
    from report import compose

    action = assess(BANK, SHEET).plan[0].action
    added = Handover(
        letter="Dear board",
        left_out=(*SHEET.handover.left_out, "roadmap"),
        overrides=(Override(what="owner", on=action, value="Ana", reason="Asked"),),
    )
    outcome = verify(BANK, changed(write_pdf(compose(BANK, SHEET, assess(BANK, SHEET), added))))
    assert outcome.same and outcome.saved.handover == added


def test_one_letter_of_the_verdict_is_found_with_both_lines() -> None:
    wrong = TITLE.replace(TITLE[1], "o", 1) if TITLE[1] != "o" else TITLE.replace("o", "a", 1)
    outcome = verify(BANK, changed(original(), replaced(1, TITLE.encode(), wrong.encode())))
    (one,) = outcome.differences
    assert (one.page, one.what, one.there, one.due) == (2, "it says something else", (wrong,), (TITLE,))
    assert not outcome.same


def test_other_answers_with_a_fitting_hash_make_other_pages() -> None:
    better = write(SHEET.answered("baa_status", "signed")).encode()
    outcome = verify(BANK, changed(original(), holding(better)))
    assert not outcome.same and outcome.result.verdict == assess(BANK, outcome.saved.assessment).verdict != assess(BANK, SHEET).verdict
    assert any(one.page == 2 and TITLE in one.there for one in outcome.differences)


def test_other_words_typed_with_a_fitting_hash_are_found_on_the_cover() -> None:
    outcome = verify(BANK, changed(original(), holding(write(replace(SHEET, client="Somebody Else, Inc.")).encode())))
    assert any(one.page == 1 and "Somebody Else, Inc." in one.due for one in outcome.differences)


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ({"Subtype": Name.Stamp, "Contents": String("APPROVED")}, "the stamp takes up more than a third of the page"),
        (
            {"Subtype": Name.FreeText, "Contents": String("All is well"), "DA": String("/Helv 20 Tf")},
            "the text box takes up more than a third",
        ),
        ({"Subtype": Name.Link, "A": Dictionary(S=Name.URI, URI=String("http://evil.example"))}, "a link lies on it"),
        ({"Subtype": Name.Widget, "FT": Name.Tx, "T": String("new"), "V": String("All is well")}, "a form field lies on it"),
        ({"Subtype": Name.Screen}, "an annotation lies on it"),
    ],
)
@pytest.mark.filterwarnings("ignore:This document has 1 form widget")
def test_whatever_is_laid_over_a_page_is_found(kind: dict[str, Any], said: str) -> None:
    (one,) = told_of(laid(1, **kind))
    assert one[0] == 2 and one[1].startswith(said)


@cache
def title_box() -> tuple[float, ...]:
    """Where the verdict's title stands on the board's page."""
    with PdfDocument(original()) as pdf:
        words = pdf[1].get_textpage()
        first, length = words.search(TITLE).get_next()
        lefts, lows, rights, highs = zip(*(words.get_charbox(place) for place in range(first, first + length)), strict=True)
        return min(lefts), min(lows), max(rights), max(highs)


def commented(kind: Name, rect: Sequence[float], tone: bytes = b"", color: Sequence[int] = (1, 1, 0), **more: Any) -> Callable[[Pdf], None]:
    """A comment as a reader leaves it; with a picture of one tone, where one is given."""
    left, low, right, high = rect

    def change(pdf: Pdf) -> None:
        look = pdf.make_stream(tone + b" g 0 0 900 900 re f", Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 900, 900])
        drawn = {"AP": Dictionary(N=look)} if tone else {}
        quad = Array([left, high, right, high, left, low, right, low])
        laid(1, Subtype=kind, Rect=Array(rect), QuadPoints=quad, C=Array(color), F=4, Contents=String("Look"), **drawn, **more)(pdf)

    return change


MARGIN = (20, 20, 40, 40)


@pytest.mark.parametrize(
    ("change", "kind"),
    [
        (lambda: commented(Name.Text, MARGIN), "comment"),
        (lambda: commented(Name.Stamp, MARGIN, b"0.5"), "stamp"),
        (lambda: commented(Name.FreeText, MARGIN, DA=String("/Helv 20 Tf")), "text box"),
        (lambda: commented(Name.Highlight, title_box()), "highlight"),
        (lambda: commented(Name.StrikeOut, title_box(), color=(1, 0, 0)), "strike-out"),
    ],
)
def test_a_comment_that_hides_nothing_is_listed_and_is_no_tampering(change: Callable[[], Callable[[Pdf], None]], kind: str) -> None:
    assert found(change()) == {"differences": [], "added": [{"page": 2, "kind": kind, "name": "Look"}], "notes": []}


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda: commented(Name.Text, title_box()), "the comment lies over what the page says"),
        (lambda: commented(Name.FreeText, title_box()), "the text box lies over what the page says"),
        (lambda: commented(Name.Square, title_box(), b"1"), "the rectangle lies over what the page says"),
        (lambda: commented(Name.Highlight, title_box(), b"1"), "the highlight hides what the page says"),
        (lambda: commented(Name.Underline, title_box(), b"0"), "the underline hides what the page says"),
        (lambda: commented(Name.Stamp, MARGIN, A=SCRIPT), "the stamp holds what nothing of its kind needs (/A)"),
        (lambda: commented(Name.Stamp, MARGIN, OC=Dictionary()), "the stamp holds what nothing of its kind needs (/OC)"),
    ],
)
def test_a_comment_that_hides_the_page_or_does_something_is_found(change: Callable[[], Callable[[Pdf], None]], said: str) -> None:
    assert told_of(change()) == [(2, said)]


def test_the_command_lists_a_comment(tmp_path, capfd) -> None:
    status, out, _ = printed(changed(original(), commented(Name.Highlight, title_box())), tmp_path, capfd)
    assert status == 0 and "Added after the report was made (highlight): Look, page 2\n" in out


def appended(file: bytes, number: int, content: bytes) -> bytes:
    """The file with one object redefined behind its end, as readers save what was added."""
    last = int(file.rsplit(b"startxref", 1)[1].split()[0])
    body = b"\n%d 0 obj\n<</Length %d>>\nstream\n%s\nendstream\nendobj\n" % (number, len(content), content)
    with Pdf.open(BytesIO(file)) as pdf:
        root, size = pdf.trailer.Root.objgen[0], int(pdf.trailer.Size)
    entry = b"%d 1\n%010d 00000 n \n" % (number, len(file) + 1)
    trailer = b"trailer\n<</Size %d/Root %d 0 R/Prev %d>>\nstartxref\n%d\n%%%%EOF\n" % (size, root, last, len(file) + len(body))
    return file + body + b"xref\n" + entry + trailer


def test_a_page_replaced_by_what_was_appended_to_the_file_is_found() -> None:
    with Pdf.open(BytesIO(original())) as pdf:
        content = pdf.pages[1].obj.Contents
        number, drawing = content.objgen[0], content.read_bytes()
    same, other = appended(original(), number, drawing), appended(original(), number, drawing.replace(TITLE.encode(), b"In order"))
    assert result_of(compare, [same, original()])["differences"] == []
    (one,) = result_of(compare, [other, original()])["differences"]
    assert other.startswith(original()) and (one["page"], one["what"]) == (2, "it says something else") and "In order" in one["there"]


def test_a_field_moved_over_the_verdict_is_found() -> None:
    name, _ = next(iter(fields(Pdf.open(BytesIO(original()))).items()))
    ((_, said),) = told_of(lambda pdf: setattr(fields(pdf)[name], "Rect", Array([50, 500, 550, 700])))
    assert said == f"the form field {name} was moved or changed, or does something"


def test_fields_filled_in_are_named_and_are_no_tampering() -> None:
    action = assess(BANK, SHEET).plan[0].action

    def fill(pdf: Pdf) -> None:
        held = fields(pdf)
        held[f"owner_{action}"].V, held[f"done_{action}"].V = String("Zoë \u202e"), Name.Yes
        held[f"done_{action}"].AS = Name.Yes
        del held[f"owner_{action}"].AP

    outcome = verify(BANK, changed(original(), fill))
    assert outcome.same
    assert {(one.action, one.label, one.value) for one in outcome.filled} == {
        (action, "A1 owner", "Zoë \u202e"), (action, "A1 done", "ticked"),
    }  # fmt: skip


def test_a_field_that_shows_something_else_than_it_holds_is_found() -> None:
    def dress(pdf: Pdf) -> None:
        held = [one for name, one in sorted(fields(pdf).items()) if name.startswith(("owner", "done"))]
        held[-1].AP = Dictionary(N=pdf.make_stream(b"/Tx BMC EMC", Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 9, 9]))
        held[0].AS = Name.Yes

    assert {what.split(" shows")[1] for _, what in told_of(dress)} == {" something other than it holds", " a state other than it holds"}


def test_a_page_taken_out_added_or_put_elsewhere_is_named() -> None:
    total = len(PdfDocument(original()))
    gone = found(lambda pdf: pdf.pages.__delitem__(2))["differences"]
    assert {"page": None, "what": f"it has {total - 1} pages; the report has {total}", "there": [], "due": []} in gone
    assert any(one["what"] == "page 3 of the report was taken out" and one["due"] for one in gone)
    added = told_of(lambda pdf: pdf.pages.insert(3, pdf.pages[1]))
    assert (4, "this page is not of the report") in added
    assert told_of(lambda pdf: pdf.pages.append(pdf.pages.__getitem__(2)), lambda pdf: pdf.pages.__delitem__(2))


def test_a_font_changed_under_the_same_text_is_named() -> None:
    def change(pdf: Pdf) -> None:
        fonts = pdf.pages[1].obj.Resources.Font
        one, other = (fonts[key].FontDescriptor for key in [*fonts.keys()][:2])
        one.FontFile2 = other.FontFile2

    differences = told_of(change)
    assert (2, "it says the same, but is drawn differently: the fonts, pictures or forms that it is drawn with") in differences


def test_a_white_sheet_over_the_verdict_is_drawn_differently() -> None:
    ((page, what),) = told_of(lambda pdf: pdf.pages[1].contents_add(b"q 1 g 50 500 500 200 re f Q"))
    assert page == 2 and "drawn differently: colors, positions, or what covers what" in what


@pytest.mark.parametrize("fault", [b") " * 40, b">> " * 40, b"[ " * 200, b"] } { " * 40, b"<< /A " * 40, b"BI /W 10 ID abc ", b"% "])
def test_a_fault_in_the_drawing_hides_nothing_behind_it(fault: bytes) -> None:
    def cover(pdf: Pdf) -> None:
        content = pdf.pages[1].obj.Contents
        content.write(content.read_bytes() + b"\n" + fault + b"\nq 1 g 50 500 500 200 re f Q\n")

    ((page, what),) = told_of(cover)
    assert page == 2 and "drawn differently" in what


@pytest.mark.parametrize("part", range(6))
def test_no_line_of_a_drawing_may_go(part: int) -> None:
    def shorten(pdf: Pdf) -> None:
        content = pdf.pages[1].obj.Contents
        lines = content.read_bytes().splitlines()
        del lines[(2 * part + 1) * len(lines) // 12]
        content.write(b"\n".join(lines))

    assert {page for page, _ in told_of(shorten)} == {2}


def test_a_space_more_in_a_text_is_found() -> None:
    assert told_of(replaced(1, TITLE.encode(), TITLE.encode().replace(b" ", b"  ", 1)))


def test_a_number_drawn_by_a_form_is_found() -> None:
    def change(pdf: Pdf) -> None:
        form = next(form for name, form in pdf.pages[1].obj.Resources.XObject.items() if "page_total" in name)
        form.write(form.read_bytes().replace(b") Tj", b"1) Tj"))

    assert {what for _, what in told_of(change)} == {"it says something else"}


def test_the_part_of_a_page_that_is_shown_cannot_be_cut() -> None:
    (page, what), *_ = told_of(lambda pdf: setattr(pdf.pages[1].obj, "CropBox", Array([0, 0, 612, 400])))
    assert page == 2 and "the part of it that is shown" in what
    (page, what), *_ = told_of(lambda pdf: setattr(pdf.pages[1].obj, "Rotate", 180))
    assert page == 2 and "its rotation" in what


def test_a_turn_that_pages_inherit_is_found() -> None:
    target = BytesIO()
    with Pdf.open(BytesIO(original())) as pdf:
        del pdf.pages[1].obj.Rotate
        pdf.Root.Pages.Rotate = 180
        pdf.save(target)
    pages = {one["page"] for one in result_of(compare, [target.getvalue(), original()])["differences"] if "its rotation" in one["what"]}
    assert pages == {2}


def test_a_link_that_leads_elsewhere_is_found_with_its_address() -> None:
    def bend(pdf: Pdf) -> None:
        links = [one for page in pdf.pages for one in page.obj.get("/Annots", ()) if "/URI" in one.get("/A", {})]
        links[0].A.URI = String("http://evil.example/")

    outcome = found(bend)
    (one,) = outcome["differences"]
    assert one["what"] == "a link lies on it that is not of the report" and one["there"][-1] == "http://evil.example/"
    assert outcome["notes"] == [f"Page {one['page']}: 1 of its links was taken out."]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda pdf: setattr(pdf.Root, "OpenAction", SCRIPT), "something happens when the file is opened (/OpenAction)"),
        (lambda pdf: setattr(pdf.Root, "AA", Dictionary(WC=SCRIPT)), "something happens when the file is opened or closed (/AA)"),
        (lambda pdf: setattr(pdf.Root.Names, "JavaScript", Dictionary(Names=[String("x"), SCRIPT])), "a script runs when the file"),
        (lambda pdf: setattr(pdf.Root, "OCProperties", Dictionary(OCGs=[])), "there are layers that can be shown and hidden"),
        (lambda pdf: setattr(pdf.Root.AcroForm, "XFA", String("<x/>")), "it holds a second form"),
        (lambda pdf: pdf.Root.AcroForm.Fields.append(pdf.make_indirect(Dictionary(T=String("x"), AA=Dictionary(K=SCRIPT)))),
         "a form field does something"),
        (lambda pdf: pdf.Root.AcroForm.Fields.append(pdf.make_indirect(Dictionary(Type=Name.Font, T=String("x"), A=SCRIPT))),
         "a form field does something"),
        (lambda pdf: pdf.Root.AcroForm.Fields.extend([Dictionary(T=String("x")), Dictionary(T=String("y"), AA=Dictionary(K=SCRIPT))]),
         "a form field does something"),
        (lambda pdf: setattr(pdf.pages[2].obj, "AA", Dictionary(O=SCRIPT)), "readers of PDF may act on (/AA)"),
        (lambda pdf: setattr(next(iter(fields(pdf).values())), "AA", Dictionary(K=SCRIPT)), "was moved or changed, or does something"),
        (lambda pdf: setattr(pdf.Root, "Surprise", Dictionary()), "something was added that readers of PDF may act on (/Surprise)"),
        (lambda pdf: pdf.attachments.__setitem__("x.exe", AttachedFileSpec(pdf, b"MZ", filename="x.exe")), "another file is attached"),
        (lambda pdf: setattr(pdf.trailer.Info, "Title", String("All is well")), "the title of the file was changed"),
        (lambda pdf: setattr(pdf.Root.Outlines.First, "Title", String("All is well")), "its bookmarks were changed"),
        (lambda pdf: setattr(pdf.Root.OutputIntents[0], "DestOutputProfile", pdf.make_stream(b"x")), "its colors are bound"),
        (lambda pdf: setattr(pdf.Root.StructTreeRoot.K[0].K[0], "Alt", String("All is well")), "screen readers are given something else"),
        (lambda pdf: pdf.Root.StructTreeRoot.K[0].K.append(Dictionary(S=Name.P)), "screen readers are given something else"),
    ],
)  # fmt: skip
def test_what_belongs_to_the_whole_file_is_found(change: Callable[[Pdf], None], said: str) -> None:
    ((_, what),) = told_of(change)
    assert said in what


def test_what_only_helps_to_find_the_way_may_go_and_is_noted() -> None:
    def strip(pdf: Pdf) -> None:
        del pdf.Root.StructTreeRoot
        del pdf.Root.Outlines
        pdf.pages[0].obj.Annots = Array()

    outcome = found(strip)
    assert not outcome["differences"]
    assert outcome["notes"] == [outcome["notes"][0], "The bookmarks were taken out.", "The tags for screen readers were taken out."]
    assert "links were taken out" in outcome["notes"][0]


def test_a_report_by_another_bank_is_judged_anew_and_not_compared() -> None:
    def older(pdf: Pdf) -> None:
        pdf.trailer.Info.Subject = String("HIPAA self-assessment of a support desk, 2026-11-21, question bank 2025.9")

    outcome = verify(BANK, changed(original(), older))
    assert "question bank 2025.9; this Deskcheck has" in outcome.incomparable and not outcome.same
    assert outcome.result == assess(BANK, SHEET) and outcome.differences == ()
    assert "cannot be compared one by one" in "\n".join(lines(BANK, outcome))


@pytest.mark.parametrize(("creator", "maker"), [("Deskcheck 0.0.9", "Deskcheck 0.0.9"), ("Deskcheck", "an earlier Deskcheck")])
def test_a_report_by_another_version_is_called_that_and_its_answers_are_checked(creator: str, maker: str) -> None:
    def elsewhere(pdf: Pdf) -> None:
        pdf.trailer.Info.Creator = String(creator)
        del pdf.pages[1]

    outcome = verify(BANK, changed(original(), elsewhere))
    assert not outcome.same and outcome.differences == () and outcome.result == assess(BANK, SHEET)
    assert (
        f"made by {maker}; this is Deskcheck {VERSION}. Pages made by another version may be laid out differently" in outcome.incomparable
    )
    assert "not as they were made" not in "\n".join(lines(BANK, outcome))


def test_a_file_that_names_no_program_any_more_is_compared() -> None:
    def forgotten(pdf: Pdf) -> None:
        del pdf.trailer.Info.Creator

    assert verify(BANK, changed(original(), forgotten)).same
    assert verify(BANK, changed(original(), forgotten, laid(1, Subtype=Name.Screen))).differences


def test_the_version_is_the_project_s() -> None:
    assert tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["version"] == VERSION
    with Pdf.open(BytesIO(original())) as pdf, pdf.open_metadata() as said:
        assert str(pdf.trailer.Info.Creator) == said["xmp:CreatorTool"] == f"Deskcheck {VERSION}"


def test_a_file_whose_pages_only_were_drawn_anew_is_told_what_programs_do_so(tmp_path, capfd) -> None:
    status, out, _ = printed(changed(original(), lambda pdf: pdf.pages[1].contents_add(b"q Q")), tmp_path, capfd)
    assert status == 3 and "Preview on a Mac" in out


def printed(data: bytes, tmp_path: Any, capfd: pytest.CaptureFixture[str]) -> tuple[int, str, str]:
    (tmp_path / "report.formats.pdf").write_bytes(data)
    status = main([str(tmp_path / "report.formats.pdf")])
    out, trouble = capfd.readouterr()
    return status, out, trouble


def test_the_command_prints_verdict_score_findings_and_the_outcome(tmp_path, capfd) -> None:
    status, out, _ = printed(original(), tmp_path, capfd)
    assert status == 0 and f"Verdict: {TITLE}" in out and "Score: " in out and "findings. Very high: " in out
    assert out.endswith("The pages say the same.\n")
    status, out, _ = printed(changed(original(), laid(1, Subtype=Name.Stamp, Contents=String("\x1b[2J"))), tmp_path, capfd)
    assert status == 3 and "- Page 2: the stamp takes up more than a third" in out and "\x1b" not in out and "[U+001B]" in out


def test_the_command_refuses_in_a_sentence(tmp_path, capfd) -> None:
    assert printed(b"no", tmp_path, capfd) == (2, "", "file: is not a PDF; open a report that Deskcheck made, or the JSON file\n")
    assert main([str(tmp_path / "none.pdf")]) == 2


@given(data=st.data())
def test_a_report_damaged_at_random_is_compared_or_refused(data: st.DataObject) -> None:
    pdf = bytearray(original())
    for _ in range(data.draw(st.integers(1, 4))):
        place = data.draw(st.integers(0, len(pdf) - 1))
        pdf[place : place + data.draw(st.integers(0, 30))] = data.draw(st.binary(max_size=30))
    outcome = result_of(compare, [bytes(pdf), original()])
    assert outcome.get("trouble") in TROUBLE or json.dumps(outcome["differences"])


def test_a_bomb_among_the_pages_is_refused() -> None:
    from tests.report.bombs import packed_zeros

    packed = packed_zeros(1_000)
    with pytest.raises(Refused) as refusal:
        verify(BANK, changed(original(), lambda pdf: pdf.pages[1].obj.Contents.write(packed, filter=Name.FlateDecode)))
    assert "too much memory" in str(refusal.value)


def test_of_a_final_version_its_number_is_named_and_what_its_cover_bears() -> None:
    """The terminal gave another SHA-256 than the cover, and said of which file it is nothing."""
    added = Handover(final=Final(number=3, on="2026-11-21"), left_out=SHEET.handover.left_out)
    made = compose(BANK, SHEET, assess(BANK, SHEET), added)
    told = [line for line in lines(BANK, verify(BANK, write_pdf(made))) if line.startswith("Final version 3 of Nov 21, 2026")]
    (bears,) = (fact for fact in as_text(made).splitlines() if "SHA-256 of its content" in fact)
    assert len(told) == 1 and told[0].rpartition(" ")[2] in bears
