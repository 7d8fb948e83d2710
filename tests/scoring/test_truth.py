"""Done means true: which answers are asked for again, what is still needed, and what stays unconfirmed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from questionnaire import Assessment, walk
from questionnaire.assessment import Integration, PlanEntry
from questionnaire.file import to_document
from questionnaire.file.edit import all_edited, restored, value_at
from scoring import assess
from scoring.ahead.truth import still_needed, truths, unconfirmed
from tests.scoring.sheets import ANY_SHEET, BANK, VERDICTS, base, marked_done

APPS = (Integration("Slack", "phi", "not_signed"), Integration("Jira", "unknown", "unknown"), Integration("Zoom", "no_phi", "unknown"))


def asks(sheet: Assessment, action: str) -> list[tuple[str, object, object]]:
    return [("/".join(t.path[1:]), t.now, t.offered) for t in truths(BANK, sheet, action)]


def not_confirmed(sheet: Assessment) -> set[str]:
    return set(unconfirmed(BANK, sheet, assess(BANK, sheet)))


def offered(sheet: Assessment, action: str) -> Assessment:
    return all_edited(BANK, sheet, {t.path: t.offered for t in truths(BANK, sheet, action) if t.offered is not None})


def test_an_action_asks_for_the_answer_of_its_question_and_offers_the_safe_choice() -> None:
    assert asks(base("hurried_startup"), "enforce_sign_in") == [("sign_in", "password_only", "sso_or_mfa_enforced")]


def test_marked_as_done_it_is_not_confirmed_until_the_answer_says_so() -> None:
    sheet = marked_done(base("hurried_startup"), "enforce_sign_in")
    assert not_confirmed(sheet) == {"enforce_sign_in"}
    after = offered(sheet, "enforce_sign_in")
    assert after.answers["sign_in"] == "sso_or_mfa_enforced" and not_confirmed(after) == set()
    assert truths(BANK, after, "enforce_sign_in") == ()


def test_what_is_only_under_way_is_not_unconfirmed() -> None:
    assert not_confirmed(base("hurried_startup").planned("enforce_sign_in", PlanEntry(status="in_progress"))) == set()


def test_a_pause_makes_no_other_answer_true_and_names_what_does() -> None:
    sheet = marked_done(base("hurried_startup"), "pause_email")
    assert asks(sheet, "pause_email") == []
    assert "cover_email" in still_needed(BANK, sheet, "pause_email") and not_confirmed(sheet) == set()


STOPPED = [("phi_reaches_support", "sometimes", "blocked"), ("phi_prevention", "told_only", "technical_and_told")]


def lets_in(reached: str) -> Assessment:
    """A desk whose plan comes with no BAA, and what reaches it."""
    sheet = base("careful_firm").answered("intercom_plan", "advanced").answered("baa_status", "not_signed")
    return (
        sheet.answered("phi_reaches_support", reached).answered("phi_prevention", "told_only").answered("past_phi_assessed", "not_assessed")
    )


def test_keeping_details_out_asks_whether_they_still_reach_the_desk_and_the_verdict_follows() -> None:
    sheet = marked_done(lets_in("possible"), "keep_phi_out")
    assert asks(sheet, "keep_phi_out") == [("phi_reaches_support", "possible", "blocked"), STOPPED[1]]
    assert not_confirmed(sheet) == {"keep_phi_out"} and assess(BANK, sheet).verdict == "not_ready"
    after = offered(sheet, "keep_phi_out")
    assert not_confirmed(after) == set() and truths(BANK, after, "keep_phi_out") == () == still_needed(BANK, after, "keep_phi_out")
    assert assess(BANK, after).condition("baa").state == "not_needed"
    assert VERDICTS.index(assess(BANK, after).verdict) > VERDICTS.index("cannot_tell")


def test_details_that_are_there_are_assessed_before_anybody_says_that_none_come() -> None:
    """Where none come, the contract asks for no assessment of the past: confirmed too soon, the duty would leave the plan."""
    sheet = marked_done(lets_in("sometimes"), "keep_phi_out")
    assert asks(sheet, "keep_phi_out") == [] and still_needed(BANK, sheet, "keep_phi_out") == ("assess_past_phi",)
    assert not_confirmed(sheet) == set() and assess(BANK, sheet).verdict == "stop"
    for assessed in (marked_done(sheet, "assess_past_phi"), sheet.answered("past_phi_assessed", "assessed_and_documented")):
        assert asks(assessed, "keep_phi_out") == STOPPED and "keep_phi_out" in not_confirmed(assessed)
        assert assess(BANK, offered(assessed, "keep_phi_out")).verdict not in ("stop", "not_ready", "cannot_tell")


@pytest.mark.parametrize("question", ["baa_status", "phi_reaches_support"])
def test_what_is_not_known_of_the_flow_is_found_out_before_its_end_is_confirmed(question: str) -> None:
    sheet = marked_done(lets_in("sometimes").answered(question, "unknown"), "keep_phi_out")
    assert asks(sheet, "keep_phi_out") == [] and still_needed(BANK, sheet, "keep_phi_out") == (f"find_out_{question}",)


def test_a_remedy_asks_although_nobody_paused() -> None:
    assert [name for name, _, _ in asks(base("hurried_startup"), "upgrade_plan")] == ["intercom_plan"]


def test_one_of_several_actions_asks_nothing_until_the_others_are_done() -> None:
    sheet = base("hurried_startup")
    first, second = "block_phi_technically", "minimise_phi"
    assert asks(sheet, first) == [] and still_needed(BANK, sheet, first) == (second,)
    assert not_confirmed(marked_done(sheet, first)) == set()
    both = marked_done(sheet, first, second)
    assert asks(both, first) == asks(both, second) == [("phi_prevention", "nothing", "technical_and_told")]
    assert not_confirmed(both) == {first, second} and still_needed(BANK, both, first) == ()


def test_a_signed_baa_asks_too_what_was_there_before_it() -> None:
    sheet = base("hurried_startup").answered("first_phi_on", None)
    assert asks(sheet, "sign_baa") == [("baa_status", "not_signed", "signed"), ("baa_timing", None, "after_phi")]
    assert assess(BANK, offered(sheet, "sign_baa")).finding("past_phi_assessed") is not None


def test_where_no_details_came_nothing_was_there_before_the_baa() -> None:
    sheet = base("careful_firm").answered("baa_status", "not_signed").answered("phi_reaches_support", "possible")
    assert asks(sheet, "sign_baa") == [("baa_status", "not_signed", "signed")]


def test_whether_details_came_is_not_made_up_where_nobody_knows() -> None:
    sheet = (
        base("careful_firm").answered("baa_status", "not_signed").answered("phi_reaches_support", "unknown").answered("baa_timing", None)
    )
    assert asks(sheet, "sign_baa") == [("baa_status", "not_signed", "signed")]


def test_a_move_asks_which_desk_it_is_now() -> None:
    sheet = base("hurried_startup").answered("baa_status", "refused").answered("vendor_offers_baa", None).answered("first_phi_on", None)
    sheet = sheet.answered("intercom_plan", "expert")
    assert asks(sheet, "move_desk") == [
        ("baa_status", "refused", "signed"), ("desk", "intercom", "other_help_desk"),
        ("vendor_offers_baa", None, "offers"), ("baa_timing", None, "after_phi"),
    ]  # fmt: skip
    after = assess(BANK, offered(sheet, "move_desk"))
    assert (after.condition("plan").state, after.condition("baa").state) == ("met", "met")


def test_a_desk_is_named_by_people_alone() -> None:
    assert asks(base("undecided_firm"), "choose_desk") == [("desk", "not_chosen", None)]


def test_finding_out_asks_for_the_answer_itself() -> None:
    sheet = base("careful_firm").answered("sign_in", "unknown")
    (asked,) = truths(BANK, sheet, "find_out_sign_in")
    assert (asked.now, asked.offered, asked.choices[0], asked.choices[-1]) == ("unknown", None, "sso_or_mfa_enforced", "unknown")
    assert not_confirmed(marked_done(sheet, "find_out_sign_in")) == {"find_out_sign_in"}
    assert truths(BANK, sheet.answered("sign_in", "optional"), "find_out_sign_in") == ()


def test_finding_out_one_of_two_does_not_wait_for_the_other() -> None:
    sheet = base("careful_firm").answered("intercom_plan", None).answered("baa_status", None)
    assert not_confirmed(marked_done(sheet, "find_out_intercom_plan")) == {"find_out_intercom_plan"}


def test_many_choices_are_offered_without_the_one_that_was_stopped() -> None:
    sheet = marked_done(base("hurried_startup"), "assess_past_pasting")
    (asked,) = truths(BANK, sheet, "stop_pasting_into_ai")
    assert (asked.now, asked.offered) == (["vendor_ai", "staff_paste_into_ai"], ["vendor_ai"])
    assert "unknown" not in asked.choices


def test_each_app_is_asked_by_its_name() -> None:
    sheet = base("careful_firm").answered("integrations_inventory", "complete").answered("integrations", APPS)
    sheet = marked_done(sheet, "assess_past_integrations")
    assert asks(sheet, "sign_integration_baas") == [
        ("integrations/Slack~1/data", "phi", "phi"), ("integrations/Slack~1/baa", "not_signed", "signed"),
    ]  # fmt: skip
    assert asks(sheet, "find_out_integrations") == [
        ("integrations/Jira~1/data", "unknown", None), ("integrations/Jira~1/baa", "unknown", None),
    ]  # fmt: skip
    assert offered(sheet, "sign_integration_baas").answers["integrations"] == (Integration("Slack", "phi", "signed"), *APPS[1:])


@pytest.mark.parametrize(
    ("row", "asked"),
    [
        (Integration("A", "phi", "unknown"), True),
        (Integration("A", "no_phi", "unknown"), False),
        (Integration("A", "phi", "signed"), False),
    ],
)
def test_only_what_is_not_known_of_an_app_is_to_be_found_out(row: Integration, asked: bool) -> None:
    rows = (Integration("B", "unknown", "signed"), row)
    sheet = base("careful_firm").answered("integrations_inventory", "complete").answered("integrations", rows)
    assert any(t.subject == "A" for t in truths(BANK, sheet, "find_out_integrations")) is asked


def test_apps_that_nobody_listed_are_listed_under_the_questions() -> None:
    sheet = base("careful_firm").answered("integrations_inventory", "complete").answered("integrations", None)
    assert truths(BANK, sheet, "find_out_integrations") == ()
    assert not_confirmed(marked_done(sheet, "find_out_integrations")) == {"find_out_integrations"}


def test_what_is_marked_as_not_applicable_without_a_reason_is_settled_under_its_question() -> None:
    sheet = base("careful_firm").excused("customer_requirements", " ")
    action = "find_out_customer_requirements"
    assert truths(BANK, sheet, action) == () and not_confirmed(marked_done(sheet, action)) == {action}


def test_what_was_or_is_no_action_changes() -> None:
    sheet = marked_done(base("careful_firm").answered("special_records", ("reproductive",)), "special_records_rules")
    assert truths(BANK, sheet, "special_records_rules") == () == still_needed(BANK, sheet, "special_records_rules")
    assert not_confirmed(sheet) == set()


def test_taking_back_restores_the_answers_but_not_over_newer_ones() -> None:
    sheet = base("hurried_startup").answered("first_phi_on", None)
    asked = truths(BANK, sheet, "sign_baa")
    before, after = {t.path: t.now for t in asked}, {t.path: t.offered for t in asked}
    now = all_edited(BANK, sheet, after)
    assert restored(BANK, now, before, after) == sheet
    newer = now.answered("baa_timing", "before_phi")
    assert restored(BANK, newer, before, after) == newer.answered("baa_status", "not_signed")


def test_what_is_kept_of_another_desk_s_vendor_does_not_answer_for_the_desk_that_was_moved_to() -> None:
    """The new desk was said to offer no BAA, as a desk before the last had, and the plan moved on from it."""
    sheet = base("careful_firm").answered("baa_status", "refused").answered("vendor_offers_baa", "declines")
    assert sheet.answers["desk"] == "intercom" and "vendor_offers_baa" not in walk(BANK, sheet).asked
    asked = truths(BANK, marked_done(sheet, "move_desk"), "move_desk")
    assert {truth.question: truth.offered for truth in asked}["vendor_offers_baa"] == "offers"


@given(ANY_SHEET, st.data())
def test_confirming_what_is_offered_leaves_nothing_unconfirmed_and_no_worse_verdict(sheet: Assessment, data: st.DataObject) -> None:
    before = assess(BANK, sheet)
    actions = [i.action for i in before.plan]
    if not actions or before.verdict == "not_in_scope":
        return
    action = data.draw(st.sampled_from(actions))
    marked = marked_done(sheet, action)
    asked = truths(BANK, marked, action)
    assert all(value_at(to_document(marked), t.path) == t.now for t in asked)
    assert {t.offered for t in asked if not isinstance(t.offered, list)} <= {None, *(c for t in asked for c in t.choices)}
    if all(t.offered is not None for t in asked):
        after = assess(BANK, offered(marked, action))
        assert action not in unconfirmed(BANK, offered(marked, action), after) or not asked
        assert after.verdict == "cannot_tell" or VERDICTS.index(after.verdict) >= VERDICTS.index(before.verdict)
