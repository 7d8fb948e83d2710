"""The full report, the board's page, the action plan; what travels inside; a password instead of the archive form."""

import json
import re
from collections.abc import Callable
from hashlib import sha256

import pikepdf
import pytest

from questionnaire import Bank
from questionnaire.assessment import PlanEntry
from questionnaire.file import read, write
from report import EDITIONS, Edition, PageSize, PdfOptions, compose, write_pdf
from report.content.sections.cards import MOST
from report.paper.document import ASSESSMENT, Card, Run, Table
from report.paper.wording import NO_ACTION
from scoring import assess
from tests.report.as_text import as_text
from tests.report.conftest import Made
from tests.report.documents import composed, document, pdf_of, sheet
from tests.report.pdf_files import opened
from tests.report.pdf_text import pages
from tests.scoring.sheets import BANK

Report = Callable[[str], Made]


@pytest.mark.parametrize("page", ["letter", "a4"])
@pytest.mark.parametrize("name", ["example", "worst", "blank"])
def test_the_board_s_page_is_one_page(name: str, page: PageSize) -> None:
    assert len(opened(pdf_of(name, "board", page)).pages) == 1


def test_the_plan_is_a_paper_of_ten_to_fourteen_pages_and_short_for_a_client_in_order() -> None:
    assert 10 <= len(opened(pdf_of("example", "plan")).pages) <= 14
    assert len(opened(pdf_of("in order", "plan")).pages) <= 6


def test_long_names_of_owners_make_the_plan_two_pages_longer_at_most_and_each_is_printed_in_full() -> None:
    owners = [f"{first} {'Featherstonehaugh-Cholmondeley ' * 4}".strip()[:120] for first in ("Alexandria", "Bartholomew", "Clementina")]
    plan, actions = sheet("example"), [item.action for item in assess(BANK, sheet("example")).plan]
    for number, action in enumerate(actions):
        plan = plan.planned(action, PlanEntry(owners[number % 3]))
    made = write_pdf(composed(plan, "plan"))
    text = "".join("".join(pages(made)).split())
    assert len(opened(made).pages) <= 16 and all("".join(owner.split()) in text for owner in owners)


def test_the_plan_has_cards_for_what_comes_first_and_every_other_action_in_a_list() -> None:
    made = document("example", "plan")
    cards = [block for part in made.parts for block in part.blocks if isinstance(block, Card)]
    (later,) = (block for part in made.parts if part.id == "later" for block in part.blocks if isinstance(block, Table))
    assert [card.number for card in cards] == [f"A{number}" for number in range(1, MOST + 1)]
    numbers = [row.cells[0].lines[0][0].text for row in later.rows]
    assert numbers == [row.number for row in made.records.plan[MOST:]]


def test_each_row_of_the_register_names_the_page_of_its_card() -> None:
    pdf = pdf_of("example", "plan")
    rows = re.findall(r"(A\d+)(?:, A\d+)*\s+(\d+)\s*$", "\n".join(pages(pdf)), re.MULTILINE)
    assert len(rows) == len(document("example").records.findings)
    for action, page in rows:
        assert re.search(rf"^(?:. )?{action} ", pages(pdf)[int(page) - 1], re.MULTILINE), (action, page)


def test_an_empty_plan_says_so() -> None:
    assert NO_ACTION in as_text(document("in order", "plan"))


@pytest.mark.parametrize("name", ["example", "worst", "blank", "huge", "other scripts"])
@pytest.mark.parametrize("kind", EDITIONS)
def test_no_edition_links_to_what_it_leaves_out(kind: Edition, name: str) -> None:
    made = opened(pdf_of(name, kind))
    known = {page.obj.objgen for page in made.pages}
    notes = [note for page in made.pages for note in page.obj.get("/Annots", []) if str(note.Subtype) == "/Link"]
    assert all("/A" in note or note.Dest[0].objgen in known for note in notes)


def test_words_stay_where_a_link_goes(report: Report) -> None:
    full, board = report("worst").document, document("worst", "board")
    said = [run.text for part in full.parts if part.id == "board" for run in _runs(part)]
    assert [run.text for part in board.parts for run in _runs(part)] == said
    assert not any(run.href.startswith("#") for part in board.parts for run in _runs(part))


def _runs(value: object) -> list[Run]:
    if isinstance(value, Run):
        return [value]
    inner = value if isinstance(value, tuple) else tuple(vars(value).values()) if hasattr(value, "__dataclass_fields__") else ()
    return [run for part in inner for run in _runs(part)]


@pytest.mark.parametrize("kind", EDITIONS)
def test_the_assessment_travels_inside_every_edition_with_its_hash(kind: Edition, report: Report, bank: Bank) -> None:
    made = report("worst")
    pdf = opened(pdf_of("worst", kind))
    spec = pdf.attachments[ASSESSMENT]
    data = spec.get_file().read_bytes()
    assert data == write(made.assessment).encode() and read(bank, data) == made.assessment
    digest = sha256(data).hexdigest()
    assert digest in spec.description and digest == str(pdf.docinfo["/AssessmentSHA256"])
    assert f"<deskcheck:assessmentSHA256>{digest}<".encode() in pdf.Root.Metadata.read_bytes()
    assert str(pdf.Root.AF[0].AFRelationship) == "/Source" and str(spec.obj.EF.F.Subtype) == "/application/json"


def test_without_its_attachment_it_claims_the_lower_level(report: Report) -> None:
    bare = opened(write_pdf(report("worst").document, options=PdfOptions(attach=False)))
    assert not list(bare.attachments) and b"<pdfaid:part>2<" in bare.Root.Metadata.read_bytes()


def test_a_note_with_half_a_letter_travels_as_json_writes_it(bank: Bank) -> None:
    broken = sheet("example").noted("desk", "half \ud83d a letter")
    pdf = opened(write_pdf(compose(bank, broken, assess(bank, broken))))
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
