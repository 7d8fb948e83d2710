"""Opening a report's PDF: what was typed comes back, and whatever is not ours, or not whole, is refused in a sentence."""

import sys
from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from questionnaire import Bank, load_bank
from questionnaire.file import Refused, write, write_for_hash
from questionnaire.handover import Additions
from report import EDITIONS, Edition, PdfOptions, compose, write_pdf
from report.content.letters import compose_letter
from report.handover.handover import Final, Handover
from report.paper.brand import Brand
from report.quarantine import FAILED, Trouble, examine, process
from report.quarantine.carried import look
from report.quarantine.child import result_of
from report.quarantine.limits import LOOK, MOST_BYTES
from report.saved.save_file import TROUBLE, from_found, is_pdf, read_report
from report.saved.verify import verify
from tests.handovers import ADDITIONS
from tests.report import bombs, sheets
from tests.report.conftest import Made
from tests.report.documents import composed, document, pdf_of
from tests.report.forged import changed, holding

Report = Callable[[str], Made]


def refused(bank: Bank, data: bytes) -> str:
    with pytest.raises(Refused) as found:
        read_report(bank, data)
    return "\n".join(found.value.faults)


@pytest.mark.parametrize("name", ["safest", "worst"])
def test_a_report_opens_with_all_that_was_typed(name: str, report: Report, bank: Bank) -> None:
    made = report(name)
    saved = read_report(bank, made.pdf)
    assert saved.assessment == made.assessment and saved.handover == Handover()
    assert saved.sha256 == sha256(write(made.assessment).encode()).hexdigest()
    assert (saved.page, saved.bank) == ("letter", bank.version)


def test_what_was_handed_over_comes_back_too(report: Report, bank: Bank) -> None:
    made, added = report("safest"), Handover(prepared_by="Ana & Söhne <x>", letter="Dear all,\n\n\U0001f600")
    pdf = write_pdf(compose(bank, made.assessment, made.result, added, "board"), "a4")
    saved = read_report(bank, pdf)
    assert (saved.assessment, saved.handover, saved.page) == (replace(made.assessment, handover=added.added), added, "a4")


@settings(max_examples=6)
@given(added=ADDITIONS)
def test_whatever_was_added_comes_back_out_of_the_pdf(added: Additions) -> None:
    bank, sheet = load_bank(), replace(sheets.empty(), answers={"org_role": "neither"}, handover=added)
    assert read_report(bank, write_pdf(composed(sheet, "board"))).assessment == sheet


def test_a_report_of_before_format_2_opens_with_what_was_added(report: Report, bank: Bank) -> None:
    """There `assessment.json` was of format 1, and only `handover.json` held what was added."""
    made, added = report("safest"), Handover(letter="Dear all", brand=Brand(name="Rivera"), final=Final(number=1, on="2026-11-21"))
    added = added.model_copy(update={"comments": {"desk": "Seen on site."}})
    pdf = write_pdf(compose(bank, made.assessment, made.result, added, "board"))
    old = changed(pdf, holding(write_for_hash(made.assessment).encode()))
    saved = read_report(bank, old)
    assert saved.assessment == replace(made.assessment, handover=Additions(letter="Dear all", comments={"desk": "Seen on site."}))
    assert (saved.handover.brand.name, saved.handover.final) == ("Rivera", Final(number=1, on="2026-11-21"))
    assert verify(bank, old).same


def test_a_report_whose_two_files_tell_otherwise_is_refused(report: Report, bank: Bank) -> None:
    made = report("safest")
    pdf = write_pdf(compose(bank, made.assessment, made.result, Handover(letter="Dear all"), "board"))
    other = write(replace(made.assessment, handover=Additions(letter="Dear nobody")))
    assert "handover.json: says something other than assessment.json" in refused(bank, changed(pdf, holding(other.encode())))


def test_saved_again_by_another_program_it_still_opens(report: Report, bank: Bank) -> None:
    made = report("worst")
    assert read_report(bank, changed(made.pdf)).assessment == made.assessment


@pytest.mark.parametrize("kind", EDITIONS)
def test_every_edition_opens_again_and_says_which_it_is(kind: Edition, report: Report, bank: Bank) -> None:
    saved = read_report(bank, pdf_of("worst", kind))
    assert saved.assessment == report("worst").assessment and saved.edition == kind


def test_a_report_of_before_that_names_no_edition_is_the_full_one(report: Report, bank: Bank) -> None:
    before = changed(report("worst").pdf, lambda pdf: pdf.docinfo.__delitem__("/Edition"))
    assert read_report(bank, before).edition == "full"


def test_what_carries_no_assessment_says_so(report: Report, bank: Bank) -> None:
    made = report("safest")
    letter = compose_letter(bank, made.assessment, made.result, "baa_request")
    for pdf in (
        write_pdf(document("safest", "board"), options=PdfOptions(attach=False)),
        write_pdf(letter),
        changed(made.pdf, lambda pdf: pdf.Root.__delattr__("Names")),
    ):
        assert "carries no assessment; open a report" in refused(bank, pdf)


def test_a_locked_report_says_how_to_go_on(bank: Bank) -> None:
    pdf = write_pdf(document("safest", "board"), options=PdfOptions("secret"))
    assert "locked with a password" in refused(bank, pdf) and "JSON" in refused(bank, pdf)


@pytest.mark.parametrize("data", [b"", b"{}", b"PK\x03\x04", bytes(5_000), b"x" * 2_000 + b"%PDF-1.7"])
def test_what_is_no_pdf_says_so(data: bytes, bank: Bank) -> None:
    assert not is_pdf(data) and "is not a PDF" in refused(bank, data)


def test_a_damaged_report_says_so(report: Report, bank: Bank) -> None:
    pdf = report("safest").pdf
    for broken in (pdf[:-2_000], pdf[: len(pdf) // 2], pdf.replace(b"startxref", b"startxxxx"), b"%PDF-1.7\n"):
        assert "is damaged" in refused(bank, broken)


def test_an_attachment_of_another_name_is_not_ours(report: Report, bank: Bank) -> None:
    sheet = write(report("safest").assessment).encode()
    assert "carries 'answers.json', but no assessment.json" in refused(
        bank, changed(report("safest").pdf, holding(sheet, name="answers.json"))
    )


def test_an_attachment_that_does_not_fit_its_hash_is_refused(report: Report, bank: Bank) -> None:
    made = report("safest")
    other = write(replace(made.assessment, client="Somebody Else")).encode()
    assert "does not match its SHA-256" in refused(bank, changed(made.pdf, holding(other, sealed=False)))

    def only_described(pdf) -> None:
        seal = str(pdf.trailer.Info.AssessmentSHA256)
        holding(other)(pdf)
        pdf.trailer.Info.AssessmentSHA256 = seal

    assert "does not match its SHA-256" in refused(bank, changed(made.pdf, only_described))
    assert "SHA-256 is missing" in refused(bank, changed(made.pdf, lambda pdf: pdf.attachments["assessment.json"].obj.__delattr__("Desc")))


def test_faults_of_the_assessment_and_of_the_handover_are_passed_on(report: Report, bank: Bank) -> None:
    pdf = report("safest").pdf
    faults = refused(bank, changed(pdf, holding(b'{"format": 1, "as_of": "2026-11-21", "answers": {"desk": "fax", "x": 1}}')))
    assert "answers.desk: there is no choice" in faults and 'no question "x"' in faults
    added = write_pdf(compose(bank, report("safest").assessment, report("safest").result, Handover(prepared_by="Ana"), "board"))
    newer = b'{"format": 2}'

    def meddled(pdf) -> None:
        spec = pdf.attachments["handover.json"].obj
        spec.EF.F.write(newer)
        spec.Desc = f"SHA-256: {sha256(newer).hexdigest()}"

    assert "handover.format" in refused(bank, changed(added, meddled))


def test_two_attachments_of_one_name_are_refused(report: Report, bank: Bank) -> None:
    def twice(pdf) -> None:
        names = pdf.Root.Names.EmbeddedFiles.Names
        names.extend(["zzz", names[1]])

    assert "two files of one name" in refused(bank, changed(report("safest").pdf, twice))


def test_a_file_over_the_limit_is_not_even_opened(report: Report, bank: Bank) -> None:
    assert "larger than 20 MB" in refused(bank, report("safest").pdf + bytes(MOST_BYTES))


@pytest.mark.parametrize(
    ("bomb", "said"),
    [
        (bombs.ten_thousand_attachments, "more than 50 files attached"),
        (bombs.a_gigabyte_when_unpacked, "too much memory"),
        (bombs.deep_nesting, "carries no assessment"),
        (bombs.a_tree_of_names_that_leads_back_to_itself, "carries no assessment"),
        (bombs.a_reference_to_itself, "carries no assessment"),
        (bombs.pages_that_lead_back_to_themselves, "damaged"),
        (bombs.a_table_of_ten_million_objects, "damaged"),
        (bombs.objects_in_a_stream_of_a_gigabyte, "damaged"),
        (bombs.a_thousand_tables_in_a_row, "too long"),
    ],
)
def test_a_bomb_is_refused(bomb: Callable[[], bytes], said: str, bank: Bank) -> None:
    assert said in refused(bank, bomb())


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limits; the clock remains")
def test_the_process_is_held_to_its_memory_and_its_time() -> None:
    with pytest.raises(Trouble) as found:
        examine("look", replace(LOOK, clock=1), bombs.a_thousand_tables_in_a_row())
    assert found.value.kind == "long"


def test_a_fault_of_ours_is_never_said_to_be_one_of_the_file(bank: Bank, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(process, "_START", "import no_such_part")
    assert FAILED in refused(bank, b"%PDF-1.7")


@given(st.binary(max_size=3_000))
def test_random_bytes_never_raise_anything_but_a_refusal(data: bytes) -> None:
    assert result_of(look, [b"%PDF-1.7\n" + data])["trouble"] in TROUBLE


@given(data=st.data())
def test_a_report_damaged_at_random_opens_unchanged_or_is_refused(data: st.DataObject, report: Report, bank: Bank) -> None:
    made = report("safest")
    pdf = bytearray(made.pdf)
    for _ in range(data.draw(st.integers(1, 6))):
        place = data.draw(st.integers(0, len(pdf) - 1))
        pdf[place : place + data.draw(st.integers(0, 40))] = data.draw(st.binary(max_size=40))
    found = result_of(look, [bytes(pdf)])
    if "trouble" in found:
        assert found["trouble"] in TROUBLE
        return
    try:
        assert from_found(bank, found).assessment == made.assessment
    except Refused as refusal:
        assert refusal.faults
