"""Opening what people kept: a report's PDF goes on where it was left; what cannot be opened is refused in words."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from questionnaire import load_bank
from questionnaire.assessment import Integration, PlanEntry
from questionnaire.file import write
from questionnaire.handover import Additions
from report import EXPORTS, PdfOptions, compose, write_pdf
from report.handover.handover import Final, Handover
from report.paper.brand import Brand
from scoring import assess
from tests.ui.conftest import said, the_button
from tests.ui.test_report_page import TABS, view
from ui.shell.saved_file import A_BACKUP, NOT_OURS, SQLITE

CASE_07 = Path(__file__).parent / "saved" / "case_07.json"
"""A file of format 1, as it was downloaded."""


@pytest.fixture(scope="module")
def bank():
    return load_bank()


def report(bank, sheet, handover=None, options=PdfOptions()) -> bytes:  # noqa: B008 - frozen
    return write_pdf(compose(bank, sheet, assess(bank, sheet), handover, "board"), options=options)


def test_a_report_opens_as_an_assessment_of_its_own_with_what_was_added_by_hand(store, visit, example, bank) -> None:
    sheet = replace(example, client="Acme [x](http://evil.example)")
    added = Handover(prepared_by="Ana", letter="Dear all", final=Final(number=1, on="2026-11-21"), brand=Brand(name="Others"))
    app = visit("start")
    app.file_uploader[0].upload("report.formats.pdf", report(bank, sheet, added)).run()
    (summary,) = store.recent()
    typed = Additions(prepared_by="Ana", letter="Dear all")
    assert store.load(summary.id).assessment == replace(sheet, handover=typed) and not app.error
    (told,) = app.success
    assert "of November 21, 2026" in told.value and "match their SHA-256" in told.value and "](http" not in told.value
    app.run()
    assert len(store.recent()) == 1 and len(app.success) == 1


def test_a_report_and_its_json_file_open_as_the_same_assessment(store, visit, example, bank) -> None:
    sheet = replace(example, client="Acme", handover=Additions(letter="Dear all", comments={"desk": "Seen on site."}))
    for name, data in (("a.pdf", report(bank, sheet)), ("a.json", write(sheet).encode())):
        app = visit("start")
        app.file_uploader[0].upload(name, data).run()
    first, second = (store.load(summary.id).assessment for summary in store.recent())
    assert first == second == sheet


def test_the_json_file_brings_back_all_that_was_typed_before_handing_over(store, visit, bank) -> None:
    """Case 07: an assessment opened from a file; name, letter, a comment and a change typed; downloaded as JSON; opened again."""
    app = visit("start")
    app.file_uploader[0].upload("input.json", CASE_07.read_bytes()).run()
    (summary,) = store.recent()
    key, finding = summary.id, assess(bank, store.load(summary.id).assessment).findings[0].id
    visit("report", key).text_input(key=f"prepared_by_{key}").set_value("Rivera Advisory").run()
    app = view(visit, key, TABS[1])
    app.text_area(key=f"letter_{key}").set_value("Dear board,\n\nplease read page two.").run()
    app.text_input(key=f"draft_change_owner_{key}_v0").set_value("Kim Lee").run()
    app.text_input(key=f"draft_change_reason_{key}_v0").set_value("She knows the desk.").run()
    the_button(app, "change_now").click().run()
    app.selectbox(key="comment_on").set_value(finding).run()
    app.text_area(key=f"comment_{key}_{finding}").set_value("Seen on site.").run()

    app = visit("start")
    app.file_uploader[0].upload("downloaded.json", write(store.load(key).assessment).encode()).run()
    again = next(store.load(found.id).assessment for found in store.recent() if found.id != key)
    assert again == store.load(key).assessment
    added = again.handover
    assert (added.prepared_by, added.letter) == ("Rivera Advisory", "Dear board,\n\nplease read page two.")
    assert added.comments == {finding: "Seen on site."} and [change.value for change in added.overrides] == ["Kim Lee"]


@pytest.mark.parametrize(("name", "data", "words"), [("x.pdf", b"no pdf", "is not a PDF"), ("x.json", b"%PDF-1.7 broken", "is damaged")])
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


@pytest.mark.parametrize("data", [b'{"a": 1, "b": [2]}', b"[1, 2]"], ids=["object", "list"])
def test_json_of_another_kind_is_said_to_be_no_assessment_with_the_file_to_choose_and_the_lines_folded_away(store, visit, data) -> None:
    app = visit("start")
    app.file_uploader[0].upload("other.json", data).run()
    (told,) = app.error
    assert "not an assessment that Deskcheck saved" in told.value and "Choose the JSON file" in told.value
    assert "is missing" not in told.value
    (folded,) = [box for box in app.expander if box.label == "What an assessment would need"]
    assert "format\\, as\\_of and answers" in folded.markdown[0].value and not store.recent()


def test_an_assessment_with_faults_is_told_each_of_them(store, visit, example) -> None:
    app = visit("start")
    app.file_uploader[0].upload("a.json", json.dumps(json.loads(write(example)) | {"colour": "blue"}).encode()).run()
    assert 'there is no key \\"colour' in app.error[0].value and "not an assessment" not in app.error[0].value


def test_what_is_said_is_of_the_file_that_is_chosen_now(store, visit) -> None:
    app = visit("start")
    app.file_uploader[0].upload("other.json", b'{"a": 1}').run()
    app.file_uploader[0].upload("photo.png", b"\x89PNG\r\n\x1a\n" + bytes(500)).run()
    (told,) = app.error
    assert told.value == NOT_OURS and not store.recent()


def test_a_backup_is_told_what_it_is(store, visit) -> None:
    app = visit("start")
    app.file_uploader[0].upload("deskcheck-backup-2026-11-30.sqlite3", SQLITE + bytes(3_000_000)).run()
    assert app.error[0].value == A_BACKUP and not store.recent()


@pytest.mark.parametrize("kind", ["trello", "jira", "ics", "html", "md"])
def test_what_deskcheck_saved_for_other_programs_is_not_said_to_be_foreign(store, visit, bank, example, kind: str) -> None:
    (export,) = [one for one in EXPORTS if one.id == kind]
    app = visit("start")
    app.file_uploader[0].upload(f"plan{export.suffix}", export.write(compose(bank, example, assess(bank, example)), "letter")).run()
    (told,) = app.error
    assert told.value == NOT_OURS and not store.recent()
    assert "What else Deskcheck saves, such as a task list, is for other programs" in told.value and "not a file that" not in told.value
