"""Marking an action as done asks what is true now; confirming changes the answer in one save; an undo brings both back."""

import pytest
from streamlit.testing.v1 import AppTest

from questionnaire import Assessment, load_bank
from questionnaire.assessment import PlanEntry
from report.paper.wording import UNCONFIRMED
from scoring import assess
from store import Store
from tests.scoring.sheets import base
from tests.ui import conftest


def said(app: AppTest) -> str:
    return conftest.said(app).replace("\\", "")


def opened(app: AppTest, key: str, action: str) -> AppTest:
    """Runs with the row open, and those behind the switch shown: the test's browser does not send what is open."""
    app.session_state[f"p_{key}_{action}"] = True
    app.session_state[f"others_{key}_risk"] = True
    app.run()
    assert not app.exception and not app.error
    return app


def marked(sheet: Assessment, *actions: str) -> Assessment:
    for action in actions:
        sheet = sheet.planned(action, PlanEntry(status="done"))
    return sheet


def status(app: AppTest, key: str, action: str):
    return next(box for box in app.selectbox if box.key.startswith(f"plan_status_{key}_{action}"))


def radios(app: AppTest, key: str, action: str) -> list:
    return [radio for radio in app.radio if radio.key.startswith(f"true_{key}_{action}")]


def mark_done(visit, key: str, action: str) -> AppTest:
    app = opened(visit("plan", key), key, action)
    status(app, key, action).set_value("done")
    return opened(app, key, action)


def test_marking_as_done_asks_with_the_safe_choice_ready_and_changes_no_answer(store: Store, visit) -> None:
    sheet = base("hurried_startup")
    key = store.create(sheet).id
    app = mark_done(visit, key, "enforce_sign_in")
    (radio,) = radios(app, key, "enforce_sign_in")
    choices = load_bank().questions["sign_in"].choices
    assert radio.value == choices[0].id and choices[-1].label in radio.label.replace("\\", "")
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
    app.button(key=f"confirm_{key}_upgrade_plan").click()
    app.run()
    after = store.load(key)
    assert after.revision == before.revision + 1 and after.assessment.answers["intercom_plan"] == "expert"
    assert assess(bank, after.assessment).verdict != "stop"
    assert "Done and confirmed" in said(app) and "while this tab stays open" in said(app)
    app.button(key=f"unconfirm_{key}_upgrade_plan").click()
    app.run()
    back = store.load(key).assessment
    assert back.answers == sheet.answers and back.plan["upgrade_plan"] == PlanEntry("Dana")
    assert "Done and confirmed" not in said(app)


def test_keeping_details_out_asks_whether_they_still_reach_the_desk(store: Store, visit) -> None:
    bank = load_bank()
    sheet = base("careful_firm").answered("intercom_plan", "advanced").answered("phi_reaches_support", "possible")
    assert assess(bank, sheet).verdict == "not_ready"
    key = store.create(sheet).id
    app = mark_done(visit, key, "keep_phi_out")
    assert UNCONFIRMED in said(app) and radios(app, key, "keep_phi_out")[0].value == "blocked"
    app.button(key=f"confirm_{key}_keep_phi_out").click()
    app.run()
    after = store.load(key).assessment
    assert after.answers["phi_reaches_support"] == "blocked" and assess(bank, after).condition("plan").state == "not_needed"


def test_undo_leaves_what_was_changed_again_since(store: Store, visit) -> None:
    key = store.create(marked(base("hurried_startup"), "enforce_sign_in")).id
    app = opened(visit("plan", key), key, "enforce_sign_in")
    app.button(key=f"confirm_{key}_enforce_sign_in").click()
    app.run()
    store.change(key, lambda sheet: sheet.answered("sign_in", "optional"))
    app.button(key=f"unconfirm_{key}_enforce_sign_in").click()
    app.run()
    stored = store.load(key).assessment
    assert stored.answers["sign_in"] == "optional" and "enforce_sign_in" not in stored.plan


def test_another_session_knows_of_no_undo(store: Store, visit) -> None:
    key = store.create(marked(base("hurried_startup"), "enforce_sign_in")).id
    app = opened(visit("plan", key), key, "enforce_sign_in")
    app.button(key=f"confirm_{key}_enforce_sign_in").click()
    app.run()
    assert "Done and confirmed" not in said(visit("plan", key))


def test_the_same_answer_confirms_nothing(store: Store, visit) -> None:
    key = store.create(marked(base("hurried_startup"), "enforce_sign_in")).id
    app = opened(visit("plan", key), key, "enforce_sign_in")
    (radio,) = radios(app, key, "enforce_sign_in")
    radio.set_value("password_only")
    opened(app, key, "enforce_sign_in")
    assert app.button(key=f"confirm_{key}_enforce_sign_in").disabled
    assert "until the answer changes, the action is not confirmed" in said(app)


def test_finding_out_asks_for_the_answer_with_none_ready(store: Store, visit) -> None:
    key = store.create(marked(base("careful_firm").answered("sign_in", "unknown"), "find_out_sign_in")).id
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
    key = store.create(marked(base("hurried_startup"), *MENDED)).id
    app = opened(visit("plan", key), key, "sign_integration_baas")
    assert [radio.value for radio in radios(app, key, "sign_integration_baas")] == ["phi", "signed"]
    app.button(key=f"confirm_{key}_sign_integration_baas").click()
    app.run()
    assert store.load(key).assessment.answers["integrations"][0].baa == "signed"
    opened(app, key, "stop_pasting_into_ai")
    app.button(key=f"confirm_{key}_stop_pasting_into_ai").click()
    app.run()
    assert store.load(key).assessment.answers["ai_use"] == ("vendor_ai",)


def test_finding_out_a_question_of_many_choices_takes_many(store: Store, visit) -> None:
    key = store.create(marked(base("careful_firm").answered("channels", None), "find_out_channels")).id
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
        (base("hurried_startup"), "keep_phi_out", "Whether patient details still reach the desk is asked here once this is done:"),
        (base("careful_firm").answered("special_records", ("reproductive",)), "special_records_rules", "says what was or is"),
        (
            base("careful_firm").answered("integrations_inventory", "complete"),
            "find_out_integrations",
            "The answer is given under its question",
        ),
    ],
)
def test_where_nothing_can_be_asked_it_says_why(sheet: Assessment, action: str, words: str, store: Store, visit) -> None:
    key = store.create(marked(sheet.answered("integrations", None) if "find" in action else sheet, action)).id
    app = opened(visit("plan", key), key, action)
    assert words in said(app) and not radios(app, key, action)


def test_results_and_plan_count_what_is_not_confirmed(store: Store, visit) -> None:
    key = store.create(marked(base("hurried_startup"), "enforce_sign_in", "personal_accounts")).id
    for page in ("results", "plan"):
        assert "2 actions are marked as done with the answer unchanged: not confirmed." in said(visit(page, key))
    assert "; 0 done." in said(visit("plan", key))
