"""The report page: every format to take away, what is added by hand, help to act, and final versions."""

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from functools import partial

import pytest
from streamlit.testing.v1 import AppTest

from questionnaire import load_bank
from questionnaire.file import read, write
from questionnaire.handover import Additions
from report import EXPORTS, PdfOptions, compose
from report.content.attached import content_hash
from report.content.letters import letter_ids
from report.formats.exports import UNPRINTABLE
from report.handover.handover import Handover, read_handover
from report.paper.editions import TITLES
from scoring import assess
from store import Store, StoreTrouble
from store.sentences import Kind
from tests.ui.conftest import plain, said, the_button
from ui.elements import words
from ui.handover.final_versions import version
from ui.shell import downloads
from ui.shell.links import field_at

TABS = ["Download", "Before handing over", "Letters and checklists", "Final versions"]


def view(visit, key: str, tab: str) -> AppTest:
    app = visit("report", key)
    app.session_state[f"report_views_{key}"] = tab
    app.run()
    assert not app.exception
    return app


def test_the_way_to_a_field_of_the_report_opens_the_view_in_which_it_stands(store: Store, visit, example) -> None:
    """It led to the downloads, where what had been refused was not."""
    key = store.create(example).id
    finding = assess(load_bank(), example).findings[3].id
    fields = {
        ("handover", "letter"): f"letter_{key}",
        ("handover", "comments", finding): f"comment_{key}_{finding}",
        ("brand", "accent"): "brand_accent",
    }
    for path, field in fields.items():
        _, page, query = field_at(load_bank(), key, path)
        app = visit(page, key, **{name: value for name, value in query.items() if name != "a"})
        assert field in [one.key for one in (*app.text_input, *app.text_area)]
        assert [*app.query_params] == ["a"]  # nobody is brought there twice


@pytest.mark.parametrize("typed", ["\U00013080", "bell \x07", "\x7f", "Zo\u00eb \x08"])
def test_what_no_font_prints_of_a_note_is_named_and_nothing_is_where_all_prints(store: Store, visit, example, typed: str) -> None:
    key = store.create(example.noted("desk", "Zoë \u60a3")).id
    assert UNPRINTABLE not in said(visit("report", key))
    store.change(key, lambda sheet: sheet.noted("desk", typed))
    assert f"U+{ord(typed[-1]):04X}" in plain(visit("report", key)).partition(UNPRINTABLE)[2]


def test_every_format_has_its_button(store: Store, visit, example) -> None:
    app = visit("report", store.create(example).id)
    labels = {button.label for button in app.button}
    assert {export.title for export in EXPORTS if export.id not in ("pdf", "json")} <= labels


def test_each_list_of_tasks_says_how_to_import_it(store: Store, visit, example) -> None:
    captions = {caption.value for caption in visit("report", store.create(example).id).caption}
    lists = {export.id for export in EXPORTS if export.title.startswith("Tasks")}
    assert {*words.IMPORT} == lists and {*words.IMPORT.values()} <= captions
    assert all(2 <= how.count(". ") + 1 <= 3 for how in words.IMPORT.values())


@pytest.mark.parametrize("given", ["x" * 128, "\u00e9" * 64], ids=["letters", "bytes"])
def test_a_password_that_is_too_long_stays_in_its_field_and_no_pdf_is_offered_open_in_its_place(
    store: Store, visit, example, given: str
) -> None:
    app = visit("report", store.create(example).id)
    app.text_input(key="password").set_value(given).run()
    assert app.text_input(key="password").value == given
    assert not [button.label for button in app.button if button.label.endswith("PDF)")]
    assert any("at most 127 bytes" in error.value and "no PDF is offered" in error.value for error in app.error)
    app.text_input(key="password").set_value("x" * 127).run()
    assert [button.label for button in app.button if button.label.endswith("(locked PDF)")] and not app.error
    assert f"{words.EVERYTHING} (not locked)" in [button.label for button in app.button], "its papers open without the password"


FULL = StoreTrouble(Kind.full)


@pytest.mark.parametrize(
    ("trouble", "said"),
    [
        (RuntimeError("no answer stands here"), words.DOWNLOAD_FAILED),
        (FULL, str(FULL)),
        (None, words.DOWNLOAD_LARGE),
    ],
    ids=["a fault", "the store", "too large for a browser"],
)
def test_a_download_that_fails_says_so_in_words(store: Store, visit, example, monkeypatch, trouble: Exception | None, said: str) -> None:
    def write(*_: object) -> bytes:
        if trouble:
            raise trouble
        return bytes(downloads.MOST_BYTES + 1)

    app = visit("report", store.create(example).id)
    monkeypatch.setattr(downloads, "write_pdf", write)
    app.button(key="download_pdf_plan").click().run()
    assert [error.value.replace("\\", "") for error in app.error] == [said]


def test_who_prepared_it_is_kept(store: Store, visit, example) -> None:
    key = store.create(example).id
    visit("report", key).text_input(key=f"prepared_by_{key}").set_value("Rivera Advisory").run()
    assert store.load(key).assessment.handover.prepared_by == "Rivera Advisory"
    assert visit("report", key).text_input(key=f"prepared_by_{key}").value == "Rivera Advisory"


def test_a_file_asked_for_in_one_breath_with_typing_holds_what_was_typed(store: Store, visit, example, monkeypatch) -> None:
    """The field stands below the buttons, and the browser may send both in one message."""
    files = []
    monkeypatch.setattr(downloads, "write", lambda assessment: files.append(write(assessment)) or files[-1])
    key = store.create(example).id
    app = visit("report", key)
    app.text_input(key=f"prepared_by_{key}").input("Rivera Advisory")
    app.button(key="download_json").click().run()
    assert [read(load_bank(), file.encode()).handover.prepared_by for file in files] == ["Rivera Advisory"]


def test_what_no_font_prints_is_named_before_the_download(store: Store, visit, example) -> None:
    app = visit("report", store.create(example.noted("desk", "\u60a3\u8005 \U00013080 called")).id)
    assert [info for info in app.info if "13080" in info.value and "60A3" not in info.value]
    assert not visit("report", store.create(example).id).info


def test_a_change_by_hand_is_saved_shown_and_taken_back(store: Store, visit, example) -> None:
    key, action = store.create(example).id, assess(load_bank(), example).plan[0].action
    app = view(visit, key, TABS[1])
    app.text_input(key=f"draft_change_owner_{key}_v0").set_value("Kim <b>Lee</b>").run()
    app.text_input(key=f"draft_change_reason_{key}_v0").set_value("She knows the desk.").run()
    the_button(app, "change_now").click().run()
    assert store.load(key).assessment.handover.override("owner", action).value == "Kim <b>Lee</b>"
    assert "She knows the desk" in said(app)
    app.button(key=f"back_{key}_owner_{action}").click().run()
    assert store.load(key).assessment.handover.overrides == ()
    app.button(key=f"undo_change_{key}").click().run()
    assert store.load(key).assessment.handover.override("owner", action).reason == "She knows the desk."


def test_nothing_can_be_changed_without_a_reason(store: Store, visit, example) -> None:
    key = store.create(example).id
    app = view(visit, key, TABS[1])
    app.text_input(key=f"draft_change_owner_{key}_v0").set_value("Kim").run()
    the_button(app, "change_now").click().run()
    assert "Nothing was changed: a change needs a new owner and a reason." in said(app)
    assert store.load(key).assessment.handover.overrides == ()
    assert app.text_input(key=f"draft_change_owner_{key}_v0").value == "Kim"


def test_the_form_begins_anew_with_each_change_and_no_risk_is_set_to_what_it_is(store: Store, visit, example) -> None:
    """The risk chosen for one finding stayed, and went to the next."""
    first, second = assess(load_bank(), example).findings[:2]
    key = store.create(example).id
    app = view(visit, key, TABS[1])
    app.radio(key="change_what").set_value("risk").run()
    app.selectbox(key=f"change_risk_{key}_v0").set_value(first.risk.name).run()
    app.text_input(key=f"draft_change_reason_{key}_v0").set_value("Seen on site.").run()
    the_button(app, "change_now").click().run()
    assert "the computed risk is" in said(app) and store.load(key).assessment.handover.overrides == ()
    app.selectbox(key=f"change_risk_{key}_v0").set_value("low").run()
    the_button(app, "change_now").click().run()
    assert store.load(key).assessment.handover.override("risk", first.id).value == "low"
    app.selectbox(key="change_finding").set_value(second.id).run()
    assert app.selectbox(key=f"change_risk_{key}_v1").value is None


def test_what_is_said_of_the_plan_to_download_leaves_out_what_is_left_out(store: Store, visit, example) -> None:
    key = store.create(replace(example, handover=Additions(left_out=("register", "cards", "where")))).id
    assert "**Start with the plan:** the decisions on one page and a list of what to do." in said(visit("report", key))
    key = store.create(replace(example, handover=Additions(left_out=("register", "cards", "where", "later")))).id
    assert "**Start with the plan:** the decisions on one page." in said(visit("report", key))


def test_papers_that_the_password_does_not_lock_say_so(store: Store, visit, example) -> None:
    key = store.create(example).id
    store.change(key, lambda now: now.noted("desk", "A change."))
    app = visit("report", key)
    app.text_input(key="password").set_value("a long password").run()
    labels = [button.label for button in app.switch_page("pages/history.py").run().button]
    assert {"Download the history (PDF) (not locked)", "Download the history (Word)"} <= {*labels}


def test_a_part_that_was_left_out_stays_so_while_it_comes_and_goes(store: Store, visit, example) -> None:
    """To look put the parts into another order and saved that; who took the letter away and wrote a new one had it printed again."""
    added = Additions(letter="Dear board,", left_out=("letter", "conditions"))
    key = store.create(replace(example, handover=added)).id

    def now() -> tuple[str, tuple[str, ...]]:
        return store.load(key).assessment.handover.letter, store.load(key).assessment.handover.left_out

    app = view(visit, key, TABS[1])
    for letter in ("", "Dear all,"):
        app.text_area(key=f"letter_{key}").set_value(letter).run()
        app.session_state[f"report_views_{key}"] = TABS[1]
        app.run()
        view(visit, key, TABS[1]).run()
        assert now() == (letter, ("letter", "conditions"))


def test_letter_parts_left_out_and_comments_are_kept(store: Store, visit, example) -> None:
    key, finding = store.create(example).id, assess(load_bank(), example).findings[0].id
    app = view(visit, key, TABS[1])
    app.text_area(key=f"letter_{key}").set_value("Dear board").run()
    next(group for group in app.button_group if (group.key or "").startswith("left_out_")).set_value(["method"]).run()
    app.selectbox(key="comment_on").set_value(finding).run()
    app.text_area(key=f"comment_{key}_{finding}").set_value("Seen on site").run()
    kept = store.load(key).assessment.handover
    assert (kept.letter, kept.left_out, kept.comments) == ("Dear board", ("method",), {finding: "Seen on site"})


def test_each_help_to_act_can_be_read_on_the_page(store: Store, visit, example) -> None:
    key = store.create(example).id
    app = view(visit, key, TABS[2])
    for letter in letter_ids(load_bank()):
        app.selectbox(key=f"letter_{key}_which").set_value(letter).run()
        assert load_bank().letter(letter).title in said(app)


def test_a_letter_that_cannot_be_filled_in_says_why_once(store: Store, visit, example) -> None:
    key = store.create(example.answered("past_phi_assessed", "assessed_and_documented").answered("desk", "not_chosen")).id
    app = view(visit, key, TABS[2])
    counted = {}
    for letter in letter_ids(load_bank()):
        app.selectbox(key=f"letter_{key}_which").set_value(letter).run()
        told = said(app)
        counted[letter] = told.count("Why there is nothing to fill in")
        assert counted[letter] == ("How to use it, and its sources" not in [box.label for box in app.expander])
    assert {*counted.values()} == {0, 1}


def test_a_final_version_stays_as_it_was_frozen(store: Store, visit, example) -> None:
    key = store.create(example).id
    the_button(view(visit, key, TABS[3]), "freeze").click().run()
    store.change(key, lambda sheet: sheet.noted("desk", "changed later"))
    (final,) = store.report_versions.finals(key)
    assert final.number == 1 and "changed later" not in final.assessment
    assert final.sha256 in said(view(visit, key, TABS[3])).replace("\\", "")


def test_a_draft_cannot_be_frozen(store: Store, visit, example) -> None:
    app = view(visit, store.create(example.answered("desk", None)).id, TABS[3])
    assert the_button(app, "freeze").disabled and "1 question is not answered yet" in said(app)


def test_a_brand_is_kept_for_every_report_and_a_pale_colour_is_refused(store: Store, visit, example) -> None:
    key = store.create(example).id
    app = view(visit, key, TABS[1])
    app.text_input(key="brand_name").set_value("Rivera Advisory").run()
    app.text_input(key="brand_accent").set_value("yellow").run()
    assert "Not saved. This is not a color code. Write" in said(app).replace("\\", "")
    app.text_input(key="brand_accent").set_value("#ffee00").run()
    assert any("contrast" in warning.value for warning in app.warning)
    app.text_input(key="brand_accent").set_value("#0b6b7f").run()
    other = view(visit, store.create(example).id, TABS[1])
    assert other.text_input(key="brand_name").value == "Rivera Advisory" and other.text_input(key="brand_accent").value == "#0B6B7F"


def test_a_damaged_brand_is_said_until_it_is_entered_anew_and_reports_are_made_without_it(store: Store, visit, example, tmp_path) -> None:
    key = store.create(example).id
    store.report_versions.change_brand(lambda _: "no brand")
    assert words.BRAND_DAMAGED in said(visit("report", key)), "whole, but not what we write"
    with sqlite3.connect(tmp_path / "deskcheck.sqlite3") as connection:
        connection.execute("UPDATE brands SET text = '{}'")
    app = view(visit, key, TABS[1])
    assert words.BRAND_DAMAGED in said(app) and not app.error, "not as it was written"
    app.text_input(key="brand_name").set_value("Rivera Advisory").run()
    assert words.BRAND_DAMAGED not in said(app.run()) and app.text_input(key="brand_name").value == "Rivera Advisory"


def test_the_brand_is_read_once_a_run(store: Store, visit, example, monkeypatch) -> None:
    read, stored = [], store.report_versions.brand
    monkeypatch.setattr(store.report_versions, "brand", lambda: read.append(1) or stored())
    visit("report", store.create(example).id)
    assert len(read) == 1


def test_a_logo_is_checked_before_it_is_kept(store: Store, visit, example) -> None:
    app = view(visit, store.create(example).id, TABS[1])
    assert not app.file_uploader(key="brand_file_0").proto.type, "one turned away by its name is told so by nobody"
    app.file_uploader(key="brand_file_0").upload("logo.png", b"not a picture").run()
    assert any("JPEG or SVG" in error.value for error in app.error) and not store.report_versions.brand()
    svg = b'<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><circle cx="12" cy="10" r="8" fill="#0b6b7f"/></svg>'
    app = view(visit, store.create(example).id, TABS[1])
    app.file_uploader(key="brand_file_0").upload("logo.svg", svg).run()
    assert not app.error, [error.value for error in app.error]
    assert '"logo":"iVBOR' in store.report_versions.brand()
    app.run()
    app.button(key="brand_logo_remove").click().run()
    app.run()
    assert '"logo":"iVBOR' not in store.report_versions.brand()
    assert not app.file_uploader(key="brand_file_1").value, "the name of the file that was removed goes, too"


def test_a_draft_is_not_frozen_as_final(store: Store, visit, example) -> None:
    """Its cover read "Draft" and "Final, version 1"."""
    key = store.create(replace(example, unconfirmed={"desk": date(2026, 1, 2)})).id
    app = view(visit, key, TABS[3])
    assert the_button(app, "freeze").disabled and "1 answer from an earlier round is not confirmed yet." in said(app)


def test_nothing_is_frozen_twice(store: Store, visit, example) -> None:
    key = store.create(example).id
    the_button(view(visit, key, TABS[3]), "freeze").click().run()
    app = view(visit, key, TABS[3])
    assert the_button(app, "freeze").disabled and "Nothing has changed since version 1 was frozen." in said(app)
    store.change(key, lambda sheet: sheet.noted("desk", "changed"))
    app = view(visit, key, TABS[3])
    assert not the_button(app, "freeze").disabled and "Something has changed since version 1 was frozen." in said(app)


def test_versions_frozen_at_once_bear_the_number_they_are_kept_under(store: Store, example) -> None:
    key = store.create(example).id
    write = partial(version, example, Handover(letter="Dear board"), example.as_of)
    with ThreadPoolExecutor(10) as pool:
        list(pool.map(lambda _: store.report_versions.freeze(key, write), range(30)))
    written = [read_handover(final.handover.encode()) for final in store.report_versions.finals(key)]
    assert [added.final.number for added in written] == list(range(1, 31))
    assert [final.sha256 for final in store.report_versions.finals(key)] == [content_hash(example, added) for added in written]


def test_a_damaged_final_version_is_said_and_the_others_are_shown(store: Store, visit, example, tmp_path) -> None:
    key = store.create(example).id
    for note in ("one", "two"):
        store.change(key, lambda sheet, note=note: sheet.noted("desk", note))
        the_button(view(visit, key, TABS[3]), "freeze").click().run()
    with sqlite3.connect(tmp_path / "deskcheck.sqlite3") as connection:
        connection.execute("UPDATE finals SET assessment = '{}' WHERE number = 2")
    app = view(visit, key, TABS[3])
    assert "**Version 2** is damaged" in app.error[0].value and "**Version 1**" in said(app)


def test_beside_the_downloads_stands_what_they_hold(store: Store, visit, example) -> None:
    """That it is so is held by tests/report/test_what_each_holds.py."""
    app = visit("report", store.create(example).id)
    assert {words.SAVE_FILE, words.IN_PRINT, words.IN_TABLES} <= {caption.value for caption in app.caption}
    captions = {caption.value for caption in app.checkbox(key="bare").check().run().caption}
    assert words.SAVE_FILE_WITHOUT_PDF in captions and words.SAVE_FILE not in captions, "a PDF without the answers opens nowhere"


def test_what_is_chosen_for_the_pdf_holds_for_the_button_on_results_and_for_final_versions_and_each_says_so(
    store: Store, visit, example, monkeypatch
) -> None:
    """Both gave the answers along, unlocked, while the report page said that they were left out."""
    key, made = store.create(example).id, []
    monkeypatch.setattr(downloads, "write_pdf", lambda document, page, options: made.append((page, options)) or b"%PDF")
    app = visit("report", key)
    app.checkbox(key="bare").check()
    app.text_input(key="password").set_value("correct horse")
    app.radio(key="paper").set_value("a4").run()
    app.session_state[f"report_views_{key}"] = TABS[3]
    the_button(app.run(), "freeze").click().run()
    for button in ("download_final_1", "download_pdf_plan"):
        assert app.button(key=button).label.endswith(f"(locked PDF{words.IS_BARE})")
        app.button(key=button).click().run()
        app.switch_page("pages/results.py").run()
    assert made == [("a4", PdfOptions("correct horse", attach=False))] * 2


def test_a_final_version_holds_the_answers_whatever_its_pdf_leaves_out(store: Store, visit, example) -> None:
    key = store.create(example).id
    app = visit("report", key)
    app.checkbox(key="bare").check().run()
    app.session_state[f"report_views_{key}"] = TABS[3]
    the_button(app.run(), "freeze").click().run()
    (final,) = store.report_versions.finals(key)
    assert final.assessment == write(example)


def test_what_goes_in_is_listed_for_each_paper_as_it_is_composed(store: Store, visit, example) -> None:
    """One list of the record's parts stood below a button that downloads the plan, which has less than half of them."""
    app, bank = view(visit, store.create(example).id, "Download"), load_bank()
    for edition in ("plan", "full"):
        parts = compose(bank, example, assess(bank, example), edition=edition).parts
        (told,) = [block.value for block in app.markdown if block.value.startswith(f"### {TITLES[edition]}\n")]
        assert told.replace("\\", "").split("\n1. ")[1:] == [part.title for part in parts]


def test_a_draft_says_what_may_stay_empty_and_so_does_the_sidebar_when_nothing_else_is_left(store: Store, visit, example) -> None:
    key = store.create(example.answered("desk", None).answered("seats", None)).id
    assert "2 questions are not answered yet: the report will be marked as a draft. Of these, 1 may stay empty." in said(
        visit("report", key)
    )
    key = store.create(example.answered("seats", None)).id
    app = visit("report", key)
    assert "marked as a draft" not in said(app) and "; 1 may stay empty" in "".join(part.proto.body for part in app.get("html"))
