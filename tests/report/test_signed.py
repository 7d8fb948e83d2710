"""Signing or certifying a report is no tampering; a signature that does something else, or hides something, is found."""

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from io import BytesIO
from typing import Any

import pytest
from pikepdf import Array, Dictionary, Name, Pdf, String
from pypdf import PdfReader, PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, FloatObject, NameObject, TextStringObject
from pypdfium2 import PdfDocument
from pypdfium2.raw import FPDF_PAGEOBJ_PATH

from report.quarantine.carried import look
from report.quarantine.child import result_of
from report.quarantine.compare import compare
from report.saved.save_file import Added, read_report
from report.saved.verify import verify
from report.saved.verify_command import NOT_JUDGED, SIGNED
from report.saved.verify_command import outcome_lines as lines
from tests.report.compared import SHEET, found, original, told_of
from tests.report.filled_in import PICTURE, fields, filled_in, signature, signed
from tests.report.forged import changed
from tests.report.test_past_reports import PAST
from tests.scoring.sheets import BANK

SCRIPT = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))
LINK = Dictionary(S=Name.URI, URI=String("http://evil.example"))


@cache
def last() -> int:
    with Pdf.open(BytesIO(original())) as pdf:
        return len(pdf.pages)


def to_sign(file: bytes) -> int:
    """The number of the page with lines to sign on, from 0."""
    with PdfDocument(file) as pdf:
        return next(number for number, page in enumerate(pdf) if "Signature" in page.get_textpage().get_text_bounded())


def on_the_sign_off(file: bytes, **more: Any) -> Callable[[Pdf], None]:
    """Signed on the line for a signature, just as the page asks for it."""
    number = to_sign(file)
    with PdfDocument(file) as pdf:
        words = pdf[number].get_textpage()
        first, _ = words.search("Signature", match_case=True).get_next()
        left, low, _, _ = words.get_charbox(first)
    return signed(page=number, rect=(left, low - 45, left + 150, low - 5), **more)


def test_a_report_signed_on_its_sign_off_page_tells_the_same_and_says_so() -> None:
    outcome = verify(BANK, changed(original(), on_the_sign_off(original())))
    (one,) = outcome.added
    assert outcome.same and (one.name, one.kind) == ("Signature1", "signed")
    said = "\n".join(lines(BANK, outcome))
    assert f"Signed after the report was made: Signature1, page {one.page}\nWho signed" in said
    assert "is for your PDF reader to check" in said and said.endswith("The pages say the same.")


@pytest.mark.parametrize(
    ("change", "kind"),
    [
        (lambda: signed(), "signed"),
        (lambda: signed(rect=(0, 0, 0, 0), AP=None), "signed"),
        (lambda: signed(rect=(50, 50, 550, 700), F=2), "signed"),
        (lambda: signed(certified=True), "certified"),
        (lambda: signed(V=signature(Type=Name.DocTimeStamp), rect=(0, 0, 0, 0)), "stamped"),
        (lambda: signed(V=None, AP=None), "empty"),
    ],
)
def test_signed_in_any_way_it_tells_the_same(change: Callable[[], Callable[[Pdf], None]], kind: str) -> None:
    outcome = found(change())
    assert outcome["differences"] == []
    assert outcome["added"] == [{"page": last(), "name": "Signature1", "kind": kind}]
    assert result_of(look, [changed(original(), change())])["signed"] == outcome["added"], (
        "so it is said of pages that cannot be compared, too"
    )


def test_a_signature_on_a_report_of_an_older_bank_is_named_though_its_pages_cannot_be_compared() -> None:
    past = (PAST / "report_bank_2026.1.pdf").read_bytes()
    outcome = verify(BANK, changed(past, signed(page=0)))
    assert outcome.incomparable and outcome.added == (Added(1, "signed", "Signature1"),)
    said = [*lines(BANK, outcome)]
    assert "Signed after the report was made: Signature1, page 1" in said and NOT_JUDGED in said
    assert verify(BANK, past).added == ()


def test_signed_on_the_line_it_names_that_page() -> None:
    assert found(on_the_sign_off(original()))["added"] == [{"page": to_sign(original()) + 1, "name": "Signature1", "kind": "signed"}]


def test_each_kind_of_signature_has_words_of_its_own() -> None:
    outcome = verify(BANK, original())
    for kind in SIGNED:
        said = [*lines(BANK, replace(outcome, added=(Added(None, kind, "S"),)))]
        assert f"{SIGNED[kind]}: S, on no page" in said and (kind != "empty") == any("Who signed" in line for line in said)


def test_a_field_whose_kind_stands_at_its_parent_and_one_on_no_page_are_signatures_too() -> None:
    def with_parent(pdf: Pdf) -> None:
        signed(FT=None, T=None, V=None)(pdf)
        kid = pdf.Root.AcroForm.Fields[-1]
        top = pdf.make_indirect(Dictionary(FT=Name.Sig, T=String("Board"), V=signature(), Kids=[kid]))
        kid.Parent = top
        pdf.Root.AcroForm.Fields[-1] = top

    def on_no_page(pdf: Pdf) -> None:
        pdf.Root.AcroForm.Fields.append(pdf.make_indirect(Dictionary(FT=Name.Sig, T=String("Board"), V=signature())))

    for change, page in ((with_parent, last()), (on_no_page, None)):
        assert found(change) == {"differences": [], "added": [{"page": page, "kind": "signed", "name": "Board"}], "notes": []}


def test_signed_by_adding_to_the_end_of_the_file_it_tells_the_same() -> None:
    writer = PdfWriter(BytesIO(original()), incremental=True)
    seal = {"/Type": NameObject("/Sig"), "/ByteRange": ArrayObject([FloatObject(0)] * 4), "/Contents": TextStringObject("x" * 64)}
    entries = {"/Type": NameObject("/Annot"), "/Subtype": NameObject("/Widget"), "/FT": NameObject("/Sig"), "/T": TextStringObject("S1")}
    rect = ArrayObject(FloatObject(side) for side in (300, 200, 450, 220))
    entries |= {"/Rect": rect, "/V": DictionaryObject({NameObject(k): v for k, v in seal.items()})}
    page = writer.pages[-1]
    field = writer._add_object(DictionaryObject({NameObject(key): value for key, value in entries.items()}))
    page[NameObject("/Annots")] = ArrayObject([*page.get("/Annots", ()), field])
    target = BytesIO()
    writer.write(target)
    assert target.getvalue().startswith(original()) and len(PdfReader(target).pages) == last()
    outcome = result_of(compare, [target.getvalue(), original()])
    assert outcome["differences"] == [] and [one["name"] for one in outcome["added"]] == ["S1"]


def test_filled_in_and_then_signed_both_are_said() -> None:
    outcome = verify(BANK, changed(original(), filled_in(**{owners()[0]: "Ana"}), on_the_sign_off(original())))
    assert outcome.same and [one.value for one in outcome.filled] == ["Ana"] and len(outcome.added) == 1


def owners() -> list[str]:
    with Pdf.open(BytesIO(original())) as pdf:
        return [name for name in fields(pdf) if name.startswith("owner_")]


def test_a_signed_report_opens() -> None:
    for change in (signed(), signed(certified=True), signed(rect=(0, 0, 0, 0))):
        saved = read_report(BANK, changed(original(), change))
        assert saved.assessment.answers == SHEET.answers and "Signature1" not in {field.name for field in saved.fields}


def test_a_signature_over_words_is_named_with_what_it_covers() -> None:
    (one,) = found(signed(page=1, rect=(50, 640, 400, 720)))["differences"]
    assert (one["page"], one["what"]) == (2, "the signature Signature1 lies over what the page says") and one["due"]


def test_a_signature_over_a_field_is_named_with_it() -> None:
    with Pdf.open(BytesIO(original())) as pdf:
        page, name, place = next(
            (number, name, [float(side) for side in one.Rect])
            for number, sheet in enumerate(pdf.pages)
            for one in sheet.obj.get("/Annots", ())
            if (name := str(one.get("/T", ""))).startswith("owner_")
        )
    (one,) = found(signed(page=page, rect=tuple(place)))["differences"]
    assert one["what"] == "the signature Signature1 lies over what the page says" and f"the form field {name}" in one["due"]


def test_a_signature_over_a_bar_of_the_roadmap_is_found() -> None:
    found_at = None
    for number, page in enumerate(PdfDocument(original())):
        if "Due, owner, status" not in page.get_textpage().get_text_bounded():
            continue
        for shape in page.get_objects(filter=[FPDF_PAGEOBJ_PATH]):
            left, low, right, high = shape.get_bounds()
            if 6 < high - low < 9 and right - left < 40 and left > 200:
                found_at = number, (left - 1, low - 1, right + 1, high + 1)
    assert found_at
    assert told_of(signed(page=found_at[0], rect=found_at[1])) == [(found_at[0] + 1, "the signature Signature1 lies over a figure")]


def test_a_signature_of_more_than_a_third_of_a_page_is_found() -> None:
    assert told_of(signed(rect=(30, 100, 580, 500))) == [
        (last(), "the signature Signature1 takes up more than a third of the page, so it may hide what the page says")
    ]


@pytest.mark.parametrize(
    ("more", "key"),
    [
        ({"A": LINK}, "/A"),
        ({"A": Dictionary(S=Name.Launch, F=String("x.exe"))}, "/A"),
        ({"AA": Dictionary(E=SCRIPT)}, "/AA"),
        ({"Surprise": Dictionary()}, "/Surprise"),
        ({"V": String("All is well")}, "/V"),
        ({"V": Dictionary(Type=Name.Sig)}, "/V"),
        ({"AP": Dictionary(N=String("none"))}, "/AP"),
        ({"F": 4 | 8}, "/F"),
        ({"F": 4 | 256}, "/F"),
        ({"F": String("4")}, "/F"),
    ],
)
def test_a_signature_that_is_or_does_something_else_is_found(more: dict[str, Any], key: str) -> None:
    assert (last(), f"the signature Signature1 holds what nothing of its kind needs ({key})") in told_of(signed(**more))


def test_a_picture_that_no_frame_holds_is_found() -> None:
    def unbound(pdf: Pdf) -> None:
        signed()(pdf)
        pdf.Root.AcroForm.Fields[-1].AP.N = pdf.make_stream(PICTURE, Subtype=Name.Form)

    assert told_of(unbound) == [(last(), "the signature Signature1 holds what nothing of its kind needs (/AP)")]


@pytest.mark.parametrize("rect", [None, Array([1, 2, 3]), Array([String("a")] * 4)])
def test_a_signature_without_a_place_is_found(rect: Any) -> None:
    assert told_of(signed(Rect=rect)) == [(last(), "the signature Signature1 has no place")]


def test_what_a_field_above_a_signature_does_is_found() -> None:
    def acting_parent(pdf: Pdf) -> None:
        signed(Parent=Dictionary(FT=Name.Sig, AA=Dictionary(K=SCRIPT)))(pdf)

    assert (last(), "the signature Signature1 holds what nothing of its kind needs (/AA)") in told_of(acting_parent)


@pytest.mark.parametrize(
    "permitted",
    [
        lambda: Dictionary(DocMDP=signature(Contents=String("other"))),
        lambda: Dictionary(DocMDP=signature(), UR3=signature()),
        lambda: Dictionary(UR3=signature()),
        lambda: SCRIPT,
    ],
)
def test_permissions_that_no_signature_of_the_file_brought_are_found(permitted: Callable[[], Any]) -> None:
    def change(pdf: Pdf) -> None:
        signed()(pdf)
        pdf.Root.Perms = permitted()

    assert told_of(change) == [(None, "something was added that readers of PDF may act on (/Perms)")]


def test_a_script_a_stamp_or_other_words_beside_a_signature_are_found_as_ever() -> None:
    def beside(pdf: Pdf) -> None:
        signed(certified=True)(pdf)
        pdf.Root.OpenAction = SCRIPT
        pdf.pages[1].obj.Annots.append(pdf.make_indirect(Dictionary(Type=Name.Annot, Subtype=Name.Stamp, Rect=[566, 300, 606, 340])))
        pdf.pages[1].contents_add(b"q 1 g 50 500 500 200 re f Q")

    outcome = found(beside)
    said = [one["what"] for one in outcome["differences"]]
    assert len(said) == 2 and any("/OpenAction" in what for what in said) and any("drawn differently" in what for what in said)
    assert [one["kind"] for one in outcome["added"]] == ["stamp", "certified"]


def test_a_field_of_the_report_made_into_a_signature_is_found() -> None:
    name = owners()[0]
    assert any(
        what == f"the form field {name} was moved or changed, or does something"
        for _, what in told_of(lambda pdf: fields(pdf)[name].update({"/FT": Name.Sig}))
    )
