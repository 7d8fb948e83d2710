"""Opening what people kept: a report's PDF goes on where it was left; what cannot be opened is refused in words."""

import json
from dataclasses import replace

import pytest

from questionnaire import load_bank
from questionnaire.assessment import Integration, PlanEntry
from questionnaire.file import write
from report import PdfOptions, compose, write_pdf
from report.handover import Brand, Final, Handover, read_handover
from scoring import assess
from tests.ui.conftest import said


@pytest.fixture(scope="module")
def bank():
    return load_bank()


def report(bank, sheet, handover=Handover(), options=PdfOptions()) -> bytes:  # noqa: B008 - frozen
    return write_pdf(compose(bank, sheet, assess(bank, sheet), handover), options=options)


def test_a_report_opens_as_an_assessment_of_its_own_with_what_was_added_by_hand(store, visit, example, bank) -> None:
    sheet = replace(example, client="Acme [x](http://evil.example)")
    added = Handover(prepared_by="Ana", letter="Dear all", final=Final(number=1, on="2026-11-21"), brand=Brand(name="Others"))
    app = visit("start")
    app.file_uploader[0].upload("report.pdf", report(bank, sheet, added)).run()
    (summary,) = store.recent()
    assert store.load(summary.id).assessment == sheet and not app.error
    assert read_handover(store.papers.handover(summary.id).encode()) == Handover(prepared_by="Ana", letter="Dear all")
    (told,) = app.success
    assert "of November 21, 2026" in told.value and "fit their SHA-256" in told.value and "](http" not in told.value
    app.run()
    assert len(store.recent()) == 1 and len(app.success) == 1


def test_a_report_and_its_json_file_open_as_the_same_assessment(store, visit, example, bank) -> None:
    sheet = replace(example, client="Acme")
    for name, data in (("a.pdf", report(bank, sheet)), ("a.json", write(sheet).encode())):
        app = visit("start")
        app.file_uploader[0].upload(name, data).run()
    first, second = (store.load(summary.id).assessment for summary in store.recent())
    assert first == second == sheet


@pytest.mark.parametrize(("name", "data", "words"), [("x.pdf", b"no pdf", "is no PDF"), ("x.json", b"%PDF-1.7 broken", "is damaged")])
def test_what_is_no_report_is_refused(store, visit, name: str, data: bytes, words: str) -> None:
    app = visit("start")
    app.file_uploader[0].upload(name, data).run()
    assert words in app.error[0].value and store.recent() == []


def test_a_locked_report_is_refused_with_the_way_out(store, visit, example, bank) -> None:
    app = visit("start")
    app.file_uploader[0].upload("locked.pdf", report(bank, example, options=PdfOptions("secret"))).run()
    assert "locked with a password" in app.error[0].value and store.recent() == []
    assert "Start an assessment" in [button.label for button in app.button] and said(app)


CONTROLS = "bell \x07 null \x00 esc \x1b next \x85 line \u2028 turned \u202e nowhere \ufffe emoji \U0001f600"


def test_a_file_with_control_characters_opens_and_every_page_shows_it(store, visit, example) -> None:
    rows = (Integration(CONTROLS, "phi", "unknown"),)
    sheet = replace(
        example,
        client=CONTROLS,
        answers={**example.answers, "integrations": rows, "integrations_inventory": "partial"},
        notes={question: CONTROLS for question in example.answers},
        not_applicable={"customer_requirements": CONTROLS},
        plan={action: PlanEntry(CONTROLS) for action in load_bank().actions},
    )
    app = visit("start")
    app.file_uploader[0].upload("a.json", write(sheet).encode()).run()
    (summary,) = store.recent()
    assert store.load(summary.id).assessment == sheet and not app.error
    for page in ("questions", "results", "plan", "report", "start"):
        app = visit(page, summary.id)
        assert not app.error and "bell" in said(app)


def test_half_an_emoji_is_refused_in_words(store, visit, example) -> None:
    app = visit("start")
    app.file_uploader[0].upload("a.json", write(replace(example, client="half @")).replace("@", "\\ud83d").encode()).run()
    assert "client: holds half a character" in app.error[0].value.replace("\\", "") and not store.recent()


def test_a_file_with_very_many_faults_is_told_how_many_more_there_are(store, visit, example) -> None:
    app = visit("start")
    faulty = json.loads(write(example)) | {"answers": {f"q{n}": 1 for n in range(1_234)}}
    app.file_uploader[0].upload("a.json", json.dumps(faulty).encode()).run()
    (told,) = app.error
    assert told.value.count("there is no question") == 30 and told.value.endswith("… and 1,204 more") and not store.recent()
