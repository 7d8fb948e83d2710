"""The full report, the board's page, the action plan; what travels inside; a password instead of the archive form."""

import json
from collections.abc import Callable
from hashlib import sha256

import pikepdf
import pytest

from questionnaire import Bank
from questionnaire.file import read, write
from report import EDITIONS, Edition, PageSize, PdfOptions, compose, edition, write_pdf
from report.paper.document import ASSESSMENT, Run
from report.paper.editions import NOTHING
from scoring import assess
from tests.report.as_text import as_text
from tests.report.conftest import Made
from tests.report.documents import pdf_of, sheet
from tests.report.pdf_files import opened
from tests.report.pdf_text import pages, squeezed, whole

Report = Callable[[str], Made]


@pytest.mark.parametrize("page", ["letter", "a4"])
@pytest.mark.parametrize("name", ["example", "worst", "blank"])
def test_the_board_s_page_is_one_page(name: str, page: PageSize) -> None:
    assert len(opened(pdf_of(name, "board", page)).pages) == 1


def test_the_plan_has_its_cards_its_roadmap_and_lines_to_sign(report: Report) -> None:
    plan = edition(report("worst").document, "plan")
    assert [part.id for part in plan.parts] == ["cover", "ends", "cards", "roadmap", "sign_off"]
    assert plan.title.endswith("(action plan)")


def test_an_empty_plan_says_so(report: Report) -> None:
    assert NOTHING in as_text(edition(report("in order").document, "plan"))


def test_the_full_edition_is_the_document_itself(report: Report) -> None:
    assert edition(report("worst").document, "full") is report("worst").document


@pytest.mark.parametrize("name", ["example", "worst", "blank", "huge", "other scripts"])
@pytest.mark.parametrize("kind", EDITIONS)
def test_no_edition_links_to_what_it_leaves_out(kind: Edition, name: str) -> None:
    made = opened(pdf_of(name, kind))
    known = {page.obj.objgen for page in made.pages}
    notes = [note for page in made.pages for note in page.obj.get("/Annots", []) if str(note.Subtype) == "/Link"]
    assert all("/A" in note or note.Dest[0].objgen in known for note in notes)


def test_words_stay_where_a_link_goes(report: Report) -> None:
    full, board = report("worst").document, edition(report("worst").document, "board")
    said = [run.text for part in full.parts if part.id == "board" for run in _runs(part)]
    assert [run.text for part in board.parts for run in _runs(part)] == said
    assert not any(run.href.startswith("#") for part in board.parts for run in _runs(part))


def _runs(value: object) -> list[Run]:
    if isinstance(value, Run):
        return [value]
    inner = value if isinstance(value, tuple) else tuple(vars(value).values()) if hasattr(value, "__dataclass_fields__") else ()
    return [run for part in inner for run in _runs(part)]


def test_the_assessment_travels_inside_the_full_report_with_its_hash(report: Report, bank: Bank) -> None:
    made = report("worst")
    pdf = opened(made.pdf)
    spec = pdf.attachments[ASSESSMENT]
    data = spec.get_file().read_bytes()
    assert data == write(made.assessment).encode() and read(bank, data) == made.assessment
    digest = sha256(data).hexdigest()
    assert digest in spec.description and digest == str(pdf.docinfo["/AssessmentSHA256"])
    assert f"<deskcheck:assessmentSHA256>{digest}<".encode() in pdf.Root.Metadata.read_bytes()
    assert str(pdf.Root.AF[0].AFRelationship) == "/Source" and str(spec.obj.EF.F.Subtype) == "/application/json"


def test_only_the_full_report_carries_it(report: Report) -> None:
    for kind in ("board", "plan"):
        assert not list(opened(pdf_of("worst", kind)).attachments)
    bare = opened(write_pdf(report("worst").document, options=PdfOptions(attach=False)))
    assert not list(bare.attachments) and b"<pdfaid:part>2<" in bare.Root.Metadata.read_bytes()


def test_a_note_with_half_a_letter_travels_as_json_writes_it(bank: Bank) -> None:
    broken = sheet("example").noted("desk", "half \ud83d a letter")
    pdf = opened(write_pdf(edition(compose(bank, broken, assess(bank, broken)), "full")))
    assert json.loads(pdf.attachments[ASSESSMENT].get_file().read_bytes().decode())["notes"]["desk"] == "half \ud83d a letter"


def test_a_password_locks_the_file_and_claims_no_archive_form(report: Report) -> None:
    made = write_pdf(report("safest").document, options=PdfOptions(password="offen \u00e4\u00f6\u00fc"))
    for wrong in ("", "offen"):
        with pytest.raises(pikepdf.PasswordError):
            opened(made, wrong)
    pdf = opened(made, "offen \u00e4\u00f6\u00fc")
    assert pdf.encryption.R == 6 and pdf.encryption.bits == 256
    claims = pdf.Root.Metadata.read_bytes()
    assert b"pdfaid:part" not in claims and b"<pdfuaid:part>1<" in claims
    assert list(pdf.attachments) == [ASSESSMENT] and pdf.allow.accessibility
    assert b"Careful Clinic" not in made


def test_what_each_edition_prints_is_printed_in_the_full_report_too(report: Report) -> None:
    full = whole(report("in order").pdf)
    for kind in ("board", "plan"):
        for page in pages(pdf_of("in order", kind)):
            for line in page.splitlines()[3:-2]:
                assert squeezed(line) in full, line
