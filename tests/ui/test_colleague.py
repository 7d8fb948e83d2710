"""A section for a colleague on the screen: what is sent, and a reply that is shown before it is taken over, once, and taken back."""

from dataclasses import replace
from datetime import date
from io import BytesIO

import docx
import pytest
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Button

from questionnaire import Assessment, load_bank, walk
from questionnaire.condition_words import letter
from questionnaire.flow.rounds import next_round
from questionnaire.inquiry import inquiry, pasted_text
from store import Store
from tests.report.test_sheet import blank, filled, row
from tests.scoring.sheets import BANK, base
from tests.ui import conftest
from tests.ui.conftest import plain as said
from ui.questions.colleague import GIVE, NOT_THE_SHEET, NOTHING_READ, UNCHANGED


def opened(visit, key: str, section: str = "configuration") -> AppTest:
    """The questions page with the box open: the test's browser does not send what is open."""
    return again(visit("questions", key, section=section), key, section)


def again(app: AppTest, key: str, section: str = "configuration") -> AppTest:
    app.session_state[f"hand_{key}_{section}"] = True
    app.run()
    assert not app.exception and not app.error
    return app


def paste(app: AppTest, key: str, reply: str, section: str = "configuration") -> AppTest:
    app.text_area(key=f"draft_reply_{key}_{section}").set_value(reply)
    return again(app, key, section)


def take(app: AppTest, key: str, section: str = "configuration") -> AppTest:
    takes(app, key, section)[0].click()
    return again(app, key, section)


def takes(app: AppTest, key: str, section: str = "configuration") -> list[Button]:
    """The button that takes over the reply that is shown, if there is one; it is another one for each reply."""
    return [button for button in app.button if (button.key or "").startswith(f"take_{key}_{section}_")]


def boxes(app: AppTest) -> list[str]:
    return [box.label for box in app.expander if box.label == GIVE]


def partly(sheet: Assessment) -> Assessment:
    """All of the desk's settings answered but for two."""
    return sheet.answered("sign_in", "unknown").answered("exports", None)


def test_every_section_that_is_asked_can_be_given_away_and_the_first_pass_cannot(store: Store, visit) -> None:
    sheet = base("undecided_firm")
    key, asked = store.create(sheet).id, walk(load_bank(), sheet).asked
    for section in load_bank().sections:
        wanted = [GIVE] if any(question.id in asked for question in section.questions) else []
        assert boxes(visit("questions", key, section=section.id)) == wanted
        assert wanted or section.id in ("agreement", "configuration")
    assert boxes(visit("questions", key, section="first")) == []


def test_what_has_no_answer_is_asked_and_with_a_tick_all_of_it(store: Store, visit) -> None:
    key = store.create(partly(base("hurried_startup"))).id
    app = opened(visit, key)
    text = app.code[0].value
    assert "2. How do agents sign in" in text and "13. Who can export" in text and "1. Do the desk's settings" not in text
    assert "Usually answered by: Security officer" in said(app) and "Your notes and the answers you gave are not in it." in said(app)
    app.checkbox(key=f"hand_{key}_configuration_again").check()
    assert "1. Do the desk's settings" in again(app, key).code[0].value


def test_where_all_is_answered_all_is_asked_again_and_where_nothing_is_there_is_nothing_to_choose(store: Store, visit) -> None:
    key = store.create(base("hurried_startup")).id
    app = opened(visit, key)
    assert "Nothing here is open; this asks every question again." in said(app) and "1. Do the desk's settings" in app.code[0].value
    assert not [box for box in app.checkbox if box.key.startswith("hand_")]
    blank = store.create(replace(base("hurried_startup"), answers={})).id
    app = opened(visit, blank)
    assert not [box for box in app.checkbox if box.key.startswith("hand_")] and "14. Do e-mail" not in app.code[0].value


def test_a_reply_is_shown_changes_nothing_is_taken_in_one_save_and_taken_back_in_one(store: Store, visit) -> None:
    sheet = partly(base("hurried_startup"))
    key = store.create(sheet).id
    app = paste(opened(visit, key), key, "1a 2a (Okta) 13?\n9: yes")
    shown = said(app)
    assert "**1** Do the desk's settings follow" in shown and "**Yes, all of them, and the decision behind each is written down**" in shown
    assert "Note: Okta" in shown and "**I don't know**" in shown and "No answer" in shown
    assert "9: “yes” is not read. It takes a, b or ?." in shown and "Without an answer in this reply" not in shown
    before = store.load(key)
    assert before.assessment == sheet
    app = take(app, key)
    after = store.load(key)
    assert after.revision == before.revision + 1
    assert {q: after.assessment.answers[q] for q in ("settings_follow_risk_analysis", "sign_in", "exports")} == {
        "settings_follow_risk_analysis": "fully",
        "sign_in": "sso_or_mfa_enforced",
        "exports": "unknown",
    }
    assert after.assessment.notes["sign_in"] == "Okta" and "Taken over: 3 answers and 1 note." in said(app)
    assert "9: “yes” is not read. It takes a, b or ?." in said(app), "what was not taken over is still said"
    app.button(key=f"untake_{key}_configuration").click()
    app = again(app, key)
    assert store.load(key).assessment == sheet and "Taken over" not in said(app) and takes(app, key)


def test_the_word_file_they_filled_in_is_shown_as_the_reply_it_is_and_taken_over_once(store: Store, visit) -> None:
    sheet = partly(base("hurried_startup"))
    key = store.create(sheet).id
    app = opened(visit, key)
    app.file_uploader(key=f"reply_{key}_configuration_file").upload("answers.docx", filled(row(2, "a", "Okta")))
    app = again(app, key)
    assert "Note: Okta" in said(app) and store.load(key).assessment == sheet
    app = take(app, key)
    kept = store.load(key).assessment
    assert (kept.answers["sign_in"], kept.notes["sign_in"]) == (
        "sso_or_mfa_enforced",
        "Okta",
    ) and "Taken over: 1 answer and 1 note." in said(app)


def test_what_is_written_in_a_sheet_and_cannot_be_read_is_named(store: Store, visit) -> None:
    key = store.create(partly(base("hurried_startup"))).id
    app = opened(visit, key)
    sheet = filled(row(2, "Okta for most, I will ask Jim about the rest"))
    app.file_uploader(key=f"reply_{key}_configuration_file").upload("answers.docx", sheet)
    told = said(again(app, key))
    assert NOT_THE_SHEET in told and "Okta for most" in told and "Correct it in the file" in told
    app.text_area(key=f"draft_reply_{key}_configuration").set_value("1a").run()
    told = said(again(app, key))
    assert "What is pasted counts, and not the file." in told and "Okta for most" not in told


def test_a_sheet_of_another_section_is_told_what_it_is_and_a_file_that_is_no_reply_is_not_read_out(store: Store, visit) -> None:
    """A sheet filled in for another section was told that it held no answer, and not where it belongs."""
    key = store.create(partly(base("hurried_startup"))).id
    app = opened(visit, key, "people")
    app.file_uploader(key=f"reply_{key}_people_file").upload("answers.docx", filled(row(2, "a", "Okta")))
    assert "This reply is to the section \u201cHow the desk is set up\u201d" in said(again(app, key, "people"))
    other, made = docx.Document(), BytesIO()
    other.add_paragraph("The chimney smokes.")
    other.save(made)
    app = opened(visit, key)
    app.file_uploader(key=f"reply_{key}_configuration_file").upload("letter.docx", made.getvalue())
    told = said(again(app, key))
    assert NOT_THE_SHEET in told and "Not taken over" not in told and "chimney" not in told


def test_an_empty_box_says_that_there_is_nothing_to_show(store: Store, visit) -> None:
    key = store.create(partly(base("hurried_startup"))).id
    app = opened(visit, key)
    app.button(key=f"reply_{key}_configuration_show").click().run()
    assert "There is nothing to show yet." in app.info[0].value


def test_a_file_that_is_no_sheet_is_refused_and_an_empty_one_says_so(store: Store, visit) -> None:
    key = store.create(partly(base("hurried_startup"))).id
    app = opened(visit, key)
    app.file_uploader(key=f"reply_{key}_configuration_file").upload("answers.docx", blank())
    told = said(again(app, key))
    assert NOT_THE_SHEET in told and NOTHING_READ not in told and "the box above" not in told
    app = opened(visit, key)
    assert not app.file_uploader(key=f"reply_{key}_configuration_file").proto.type, "one turned away by its name is told so by nobody"
    app.file_uploader(key=f"reply_{key}_configuration_file").upload("answers.pdf", b"Dear all")
    app.run()
    assert "Nothing was read: this file is damaged, locked or no Word file;" in said(app) and not app.exception


def test_the_sheet_sent_back_as_pdf_is_not_called_damaged(store: Store, visit) -> None:
    key = store.create(partly(base("hurried_startup"))).id
    app = opened(visit, key)
    app.file_uploader(key=f"reply_{key}_configuration_file").upload("answers.pdf", b"%PDF-1.7 and the rest of it")
    app.run()
    assert "Nothing was read: this file is a PDF, and answers are read from the Word file alone; paste them." in said(app)


@pytest.mark.parametrize(("name", "warned"), [("Nodesk Clinic", True), ("  harbor  PEDIATRICS ", False), ("", False)])
def test_of_a_sheet_that_was_made_for_another_client_the_screen_warns(store: Store, visit, name: str, warned: bool) -> None:
    """It was taken over without a word, into the answers of the wrong firm."""
    key = store.create(replace(partly(base("hurried_startup")), client="Harbor Pediatrics")).id
    asked = inquiry(BANK, walk(BANK, base("hurried_startup")), BANK.section("configuration"), name, answered=True)
    app = paste(opened(visit, key), key, f"2a\n{pasted_text(asked).splitlines()[-1]}")
    assert any("made for a client of another name than **Harbor Pediatrics**." in one.value for one in app.warning) is warned
    assert takes(app, key), "a client may have been renamed"


def test_an_undo_leaves_what_was_changed_again_since(store: Store, visit) -> None:
    key = store.create(partly(base("hurried_startup"))).id
    app = take(paste(opened(visit, key), key, "2a 13a"), key)
    store.change(key, lambda sheet: sheet.answered("sign_in", "optional"))
    app.button(key=f"untake_{key}_configuration").click()
    again(app, key)
    answers = store.load(key).assessment.answers
    assert answers["sign_in"] == "optional" and "exports" not in answers


def test_in_a_round_that_was_finished_meanwhile_there_is_no_way_back(store: Store, visit) -> None:
    """The press found a closed round, and took the rest of the page with it."""
    key = store.create(partly(base("hurried_startup"))).id
    app = take(paste(opened(visit, key), key, "2a 13a"), key)
    store.clients.finish(key)
    again(app, key)
    shut = [button for button in app.button if button.key == f"untake_{key}_configuration"]
    assert [button.disabled for button in shut] == [True] and "exports" in store.load(key).assessment.answers


def test_what_was_taken_over_is_said_only_while_any_of_it_is_so(store: Store, visit) -> None:
    """The sidebar's Undo once left "Taken over: 12 answers." with all twelve gone."""
    key = store.create(partly(base("hurried_startup"))).id
    app = take(paste(opened(visit, key), key, "2a 13a"), key)
    assert "Taken over: 2 answers." in said(app) and "Undo and History in the sidebar work after that too." in said(app)
    for button, shown in (("undo", False), ("redo", True)):
        app.button(key=button).click()
        app = again(app, key)
        assert ("Taken over" in said(app)) is shown
        assert bool(takes(app, key)) is not shown, "what was pasted can be taken over again"


def test_a_press_that_meets_another_reply_than_it_was_made_for_takes_nothing_over(store: Store, visit) -> None:
    """What was typed in the breath before the press was taken over with the rest, and had never been shown."""
    key = store.create(partly(base("hurried_startup"))).id
    app = paste(opened(visit, key), key, "2a")
    takes(app, key)[0].click()
    app = paste(app, key, "2a 13a")
    assert store.load(key).revision == 1 and [button.label for button in takes(app, key)] == ["Take over 2 answers"]


def test_what_stays_says_so_and_a_reply_that_changes_nothing_has_no_button(store: Store, visit) -> None:
    key = store.create(base("careful_firm").excused("customer_requirements", "None of that size.")).id
    app = paste(opened(visit, key, "program"), key, "1a 2? 6?", "program")
    shown = said(app)
    assert "As before." in shown and "Your answer stays." in shown and "Marked as not applicable" in shown and UNCHANGED in shown
    assert not takes(app, key, "program")
    app = paste(app, key, "7z, hello", "program")
    assert NOTHING_READ in said(app) and "7: “z, hello” is not read. This section has 6 questions." in said(app)
    blank = store.create(replace(base("careful_firm"), answers={"phi_reaches_support": "sometimes"})).id
    assert "It stays blank." in said(paste(opened(visit, blank, "exposure"), blank, "6?", "exposure"))


def test_what_an_earlier_round_left_to_confirm_is_asked_and_a_reply_confirms_it(store: Store, visit) -> None:
    """ "As before." was all that came of an administrator's word that it still holds."""
    sheet = next_round(partly(base("hurried_startup")), load_bank().version, date(2027, 5, 3))
    key = store.create(sheet).id
    app = opened(visit, key)
    assert "3. Does everybody" in app.code[0].value
    same = letter(load_bank().questions["unique_accounts"], sheet.answers["unique_accounts"])
    app = paste(app, key, f"2b 3{same}")
    assert "As before, and not confirmed yet." in said(app)
    assert [button.label for button in takes(app, key)] == ["Take over 1 answer and confirm 1 answer"]
    app = take(app, key)
    kept = store.load(key).assessment
    assert kept.answers["sign_in"] == "optional" and not {"sign_in", "unique_accounts"} & {*kept.unconfirmed}
    assert "Taken over: 1 answer. Confirmed: 1 answer." in said(app) and "not confirmed yet" not in said(app)
    assert "access_roles" in kept.unconfirmed
    app = paste(app, key, f"4{letter(load_bank().questions['access_roles'], sheet.answers['access_roles'])}")
    assert [button.label for button in takes(app, key)] == ["Confirm 1 answer"]
    app = take(app, key)
    assert "access_roles" not in store.load(key).assessment.unconfirmed and "Confirmed: 1 answer." in said(app)
    app.button(key=f"untake_{key}_configuration").click()
    again(app, key)
    assert store.load(key).assessment.unconfirmed["access_roles"] == sheet.as_of.replace(year=2026, month=11, day=21)


def test_an_answer_that_does_not_count_says_why(store: Store, visit) -> None:
    key = store.create(base("careful_firm").answered("channels", ("email",))).id
    app = paste(opened(visit, key, "channels"), key, "3a", "channels")
    assert "Kept, and does not count: not asked, because" in said(app)


def test_a_reply_that_does_not_fit_is_refused_whole(store: Store, visit) -> None:
    sheet = partly(base("hurried_startup")).noted("sign_in", "x" * 1_990)
    key = store.create(sheet).id
    app = take(paste(opened(visit, key), key, "2a (a few words more)\n13a"), key)
    assert "Nothing was taken over." in said(app) and "at most 2,000" in said(app)
    assert store.load(key).assessment == sheet


def test_what_looks_like_patient_details_is_warned_of_before_it_is_taken(store: Store, visit) -> None:
    key = store.create(partly(base("hurried_startup"))).id
    app = paste(opened(visit, key), key, "2a (ask patient Jane Doe, 555-12-3456)")
    assert any("This looks like it holds" in warning.value for warning in app.warning)
    out = "Left out: The note of 2. This looks like it holds a Social Security number"
    assert out in said(app) and "Note:" not in said(app), "until somebody decides otherwise"
    app = take(app, key)
    kept = store.load(key).assessment
    assert kept.answers["sign_in"] == "sso_or_mfa_enforced" and "sign_in" not in kept.notes and out in said(app)


def test_of_a_reply_any_answer_and_any_note_may_be_left_out(store: Store, visit) -> None:
    sheet = partly(base("hurried_startup"))
    key = store.create(sheet).id
    app = paste(opened(visit, key), key, "1a 2a (Okta)")
    (choice,) = app.multiselect
    assert choice.options == ["1 Settings follow risk analysis", "2 Agent sign-in", "The note of 2"] and not choice.value
    choice.set_value([0, 2])
    app = again(app, key)
    assert "Left out: 1 Settings follow risk analysis" in said(app) and "Left out: The note of 2" in said(app)
    app = take(app, key)
    assert store.load(key).assessment == sheet.answered("sign_in", "sso_or_mfa_enforced") and "Taken over: 1 answer." in said(app)

    app = paste(opened(visit, key), key, "1a 3b")
    app.multiselect[0].set_value([0, 1])
    app = again(app, key)
    assert "All of it is left out: nothing is taken over." in said(app) and not takes(app, key)


def test_what_is_pasted_stays_literal(store: Store, visit) -> None:
    key = store.create(partly(base("hurried_startup"))).id
    app = paste(opened(visit, key), key, "2a (**bold** [x](http://evil.example) | cell)\n<b>Hi</b>")
    raw = conftest.said(app)
    assert "[x](http" not in raw and "<b>" not in raw and "**bold**" not in raw and "\\|" in raw
