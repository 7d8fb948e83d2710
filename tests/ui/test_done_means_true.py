"""Marking an action as done asks what is true now; confirming changes the answer in one save; an undo brings both back."""

import pytest
from streamlit.testing.v1 import AppTest

from questionnaire import Assessment, load_bank
from questionnaire.assessment import PlanEntry
from report.paper.wording import UNCONFIRMED
from scoring import assess
from store import Store
from tests.scoring.sheets import base, marked_done
from tests.ui.conftest import plain as said


def opened(app: AppTest, key: str, action: str) -> AppTest:
    """Runs with the row open, and those behind the switch shown: the test's browser does not send what is open."""
    app.session_state[f"p_{key}_{action}"] = True
    app.session_state[f"others_{key}_risk"] = True
    app.run()
    assert not app.exception and not app.error
    return app


def status(app: AppTest, key: str, action: str):
    return next(box for box in app.selectbox if box.key.startswith(f"plan_status_{key}_{action}"))


def radios(app: AppTest, key: str, action: str) -> list:
    return [radio for radio in app.radio if radio.key.startswith(f"true_{key}_{action}")]


def choose(app: AppTest, key: str, action: str, *choices: str) -> AppTest:
    """Chooses in each field in turn, from above: an answer may take the next one away."""
    for number, choice in enumerate(choices):
        radios(app, key, action)[number].set_value(choice)
        opened(app, key, action)
    return app


def mark_done(visit, key: str, action: str) -> AppTest:
    app = opened(visit("plan", key), key, action)
    status(app, key, action).set_value("done")
    return opened(app, key, action)


def test_marking_as_done_asks_with_nothing_chosen_and_changes_no_answer(store: Store, visit) -> None:
    sheet = base("hurried_startup")
    key = store.create(sheet).id
    app = mark_done(visit, key, "enforce_sign_in")
    (radio,) = radios(app, key, "enforce_sign_in")
    question = load_bank().questions["sign_in"]
    assert radio.value is None and question.choices[-1].label in radio.label.replace("\\", "")
    assert app.button(key=f"confirm_{key}_enforce_sign_in").disabled
    assert f"To confirm, choose an answer first: {question.short}." in said(app)
    stored = store.load(key).assessment
    assert stored.answers == sheet.answers and stored.plan["enforce_sign_in"].status == "done"
    assert UNCONFIRMED in said(app)


def test_confirming_is_one_save_and_moves_the_verdict_and_undo_brings_all_back(store: Store, visit) -> None:
    bank = load_bank()
    sheet = base("careful_firm").answered("intercom_plan", "advanced").planned("upgrade_plan", PlanEntry("Dana"))
    assert assess(bank, sheet).verdict == "stop"
    key = store.create(sheet).id
    app = mark_done(visit, key, "upgrade_plan")
    before = store.load(key)
    choose(app, key, "upgrade_plan", "expert")
    app.button(key=f"confirm_{key}_upgrade_plan").click()
    app.run()
    after = store.load(key)
    assert after.revision == before.revision + 1 and after.assessment.answers["intercom_plan"] == "expert"
    assert assess(bank, after.assessment).verdict != "stop"
    assert "Done and confirmed" in said(app) and "a long break ends this Undo" in said(app)
    app.button(key=f"unconfirm_{key}_upgrade_plan").click()
    app.run()
    back = store.load(key).assessment
    assert back.answers == sheet.answers and back.plan["upgrade_plan"] == PlanEntry("Dana")
    assert "Done and confirmed" not in said(app)


def test_a_signed_baa_is_not_confirmed_without_its_timing(store: Store, visit) -> None:
    """One press that recorded the signature alone would take the assessment of earlier details out of the plan."""
    sheet = base("careful_firm").answered("baa_status", "not_signed").answered("baa_timing", None).answered("baa_signed_on", None)
    sheet = sheet.answered("past_phi_assessed", "not_assessed")
    key = store.create(sheet).id
    app = choose(mark_done(visit, key, "sign_baa"), key, "sign_baa", "signed")
    button, short = f"confirm_{key}_sign_baa", load_bank().questions["baa_timing"].short
    assert app.button(key=button).disabled and f"{short}." in said(app)
    radios(app, key, "sign_baa")[1].set_value("after_phi")
    opened(app, key, "sign_baa")
    app.button(key=button).click()
    app.run()
    after = store.load(key).assessment
    assert after.answers["baa_timing"] == "after_phi" and assess(load_bank(), after).notice_by
    other = store.create(sheet).id
    asked_for = choose(mark_done(visit, other, "sign_baa"), other, "sign_baa", "requested")
    assert not asked_for.button(key=f"confirm_{other}_sign_baa").disabled, "then nobody asks about the timing"


def test_keeping_details_out_asks_whether_they_still_reach_the_desk(store: Store, visit) -> None:
    bank = load_bank()
    sheet = base("careful_firm").answered("intercom_plan", "advanced").answered("phi_reaches_support", "possible")
    assert assess(bank, sheet).verdict == "not_ready"
    key = store.create(sheet).id
    app = mark_done(visit, key, "keep_phi_out")
    assert UNCONFIRMED in said(app)
    choose(app, key, "keep_phi_out", "blocked", *("technical_and_told" for _ in radios(app, key, "keep_phi_out")[1:]))
    app.button(key=f"confirm_{key}_keep_phi_out").click()
    app.run()
    after = store.load(key).assessment
    assert after.answers["phi_reaches_support"] == "blocked" and assess(bank, after).condition("plan").state == "not_needed"


def signed(store: Store, visit) -> tuple[str, AppTest]:
    """An agreement whose signing was confirmed with its timing: two answers."""
    sheet = base("careful_firm").answered("baa_status", "not_signed").answered("baa_timing", None).answered("baa_signed_on", None)
    key = store.create(sheet.answered("past_phi_assessed", "not_assessed")).id
    app = choose(mark_done(visit, key, "sign_baa"), key, "sign_baa", "signed", "after_phi")
    app.button(key=f"confirm_{key}_sign_baa").click()
    app.run()
    return key, app


def test_undo_leaves_what_was_changed_again_since(store: Store, visit) -> None:
    key, app = signed(store, visit)
    store.change(key, lambda sheet: sheet.answered("baa_timing", "unknown"))
    app.button(key=f"unconfirm_{key}_sign_baa").click()
    app.run()
    stored = store.load(key).assessment
    assert stored.answers["baa_timing"] == "unknown" and stored.answers["baa_status"] == "not_signed" and "sign_baa" not in stored.plan


def test_what_was_confirmed_is_said_only_while_it_is_so(store: Store, visit) -> None:
    """The sidebar's Undo once left "Done and confirmed" below the row that said "not confirmed"."""
    key, app = signed(store, visit)
    status, timing = (load_bank().questions[q].short for q in ("baa_status", "baa_timing"))
    assert f"Done and confirmed; changed: {status}, {timing}." in said(app)
    store.change(key, lambda sheet: sheet.answered("baa_timing", "unknown"))
    app.run()
    assert f"Done and confirmed; changed: {status}." in said(app)
    for button, shown in (("undo", True), ("undo", False), ("redo", True)):
        app.button(key=button).click()
        app.run()
        assert ("Done and confirmed" in said(app)) is shown
        assert any(b.key == f"unconfirm_{key}_sign_baa" for b in app.button) is shown


def test_another_session_knows_of_no_undo(store: Store, visit) -> None:
    key = store.create(marked_done(base("hurried_startup"), "enforce_sign_in")).id
    app = choose(opened(visit("plan", key), key, "enforce_sign_in"), key, "enforce_sign_in", "sso_or_mfa_enforced")
    app.button(key=f"confirm_{key}_enforce_sign_in").click()
    app.run()
    assert "Done and confirmed" not in said(visit("plan", key))


def test_the_same_answer_confirms_nothing(store: Store, visit) -> None:
    key = store.create(marked_done(base("hurried_startup"), "enforce_sign_in")).id
    app = opened(visit("plan", key), key, "enforce_sign_in")
    (radio,) = radios(app, key, "enforce_sign_in")
    radio.set_value("password_only")
    opened(app, key, "enforce_sign_in")
    assert app.button(key=f"confirm_{key}_enforce_sign_in").disabled
    assert "until the answer changes, the action is not confirmed" in said(app)


def test_finding_out_asks_for_the_answer_with_none_ready(store: Store, visit) -> None:
    key = store.create(marked_done(base("careful_firm").answered("sign_in", "unknown"), "find_out_sign_in")).id
    app = opened(visit("plan", key), key, "find_out_sign_in")
    (radio,) = radios(app, key, "find_out_sign_in")
    assert radio.value is None and app.button(key=f"confirm_{key}_find_out_sign_in").disabled
    radio.set_value("optional")
    opened(app, key, "find_out_sign_in")
    app.button(key=f"confirm_{key}_find_out_sign_in").click()
    app.run()
    assert store.load(key).assessment.answers["sign_in"] == "optional"


MENDED = ("make_integration_inventory", "assess_past_integrations", "sign_integration_baas", "assess_past_pasting", "stop_pasting_into_ai")


def test_apps_are_asked_one_by_one_and_many_choices_together(store: Store, visit) -> None:
    key = store.create(marked_done(base("hurried_startup"), *MENDED)).id
    app = opened(visit("plan", key), key, "sign_integration_baas")
    held = radios(app, key, "sign_integration_baas")
    assert [radio.value for radio in held] == ["phi", None], "what reaches the app is not what the action changes"
    assert "To confirm, choose an answer first: Slack, BAA with its maker." in said(app)
    held[1].set_value("signed")
    opened(app, key, "sign_integration_baas")
    app.button(key=f"confirm_{key}_sign_integration_baas").click()
    app.run()
    assert store.load(key).assessment.answers["integrations"][0].baa == "signed"
    opened(app, key, "stop_pasting_into_ai")
    (pills,) = [group for group in app.button_group if group.key.startswith(f"true_{key}_stop_pasting")]
    assert pills.value == []
    pills.set_value(["vendor_ai"])
    opened(app, key, "stop_pasting_into_ai")
    app.button(key=f"confirm_{key}_stop_pasting_into_ai").click()
    app.run()
    assert store.load(key).assessment.answers["ai_use"] == ("vendor_ai",)


def test_finding_out_a_question_of_many_choices_takes_many(store: Store, visit) -> None:
    key = store.create(marked_done(base("careful_firm").answered("channels", None), "find_out_channels")).id
    app = opened(visit("plan", key), key, "find_out_channels")
    (pills,) = [group for group in app.button_group if group.key.startswith(f"true_{key}_find_out_channels")]
    pills.set_value(["web_chat", "sms"])
    opened(app, key, "find_out_channels")
    app.button(key=f"confirm_{key}_find_out_channels").click()
    app.run()
    assert store.load(key).assessment.answers["channels"] == ("web_chat", "sms")


@pytest.mark.parametrize(
    ("sheet", "action", "words"),
    [
        (base("hurried_startup"), "block_phi_technically", "changes once this is done too"),
        (base("hurried_startup"), "keep_phi_out", "Whether patient details still reach the desk is asked here once these are done:"),
        (base("careful_firm").answered("special_records", ("reproductive",)), "special_records_rules", "says what was or is"),
        (
            base("careful_firm").answered("integrations_inventory", "complete"),
            "find_out_integrations",
            "The answer is given under its question",
        ),
    ],
)
def test_where_nothing_can_be_asked_it_says_why(sheet: Assessment, action: str, words: str, store: Store, visit) -> None:
    key = store.create(marked_done(sheet.answered("integrations", None) if "find" in action else sheet, action)).id
    app = opened(visit("plan", key), key, action)
    assert words in said(app) and not radios(app, key, action)


def test_what_was_done_and_confirmed_is_still_counted_and_named_on_the_plan_once_it_has_left_it(store: Store, visit) -> None:
    """The plan went from "46 actions; 1 done" to "45 actions; 0 done" with the press that confirmed it."""
    done = base("hurried_startup").planned("upgrade_plan", PlanEntry(owner="Dana *Lee*", status="done"))
    before = said(visit("plan", store.create(done).id))
    after = said(visit("plan", store.create(done.answered("intercom_plan", "expert")).id))
    assert "no longer called for" not in before and "Done before" not in before
    assert "; 0 done, 1 done before and no longer called for." in after
    assert "- ~~Get a plan or contract that comes with a BAA~~ :gray[Dana *Lee*]" in after


def test_results_and_plan_count_what_is_not_confirmed(store: Store, visit) -> None:
    key = store.create(marked_done(base("hurried_startup"), "enforce_sign_in", "personal_accounts")).id
    for page in ("results", "plan"):
        assert "2 actions are marked as done but not confirmed." in said(visit(page, key))
    assert "; 2 marked as done." in said(visit("plan", key))
