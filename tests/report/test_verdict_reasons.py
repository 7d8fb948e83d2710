"""Why the verdict holds, with one count of findings for screen and paper: what was answered apart from what nobody has answered."""

import re
from datetime import date, timedelta

import pytest

from questionnaire import Assessment
from questionnaire.assessment import Answer, Integration
from questionnaire.shapes.question import Level
from report import compose
from report.content.context import Context
from report.content.ending import deciding_sentence, ending_sentence
from report.content.minutes import compose_minutes
from report.content.sections.vendors import vendor_rows
from report.content.verdict_reasons import condition_reason, findings_words, next_step, verdict_reason, verdict_words
from scoring import assess
from tests.report import sheets
from tests.report.as_text import as_text
from tests.report.lies import PLANTED, changed
from tests.scoring.sheets import AS_OF, BANK, marked_done


def context(sheet: Assessment) -> Context:
    return Context(BANK, sheet, assess(BANK, sheet))


@pytest.mark.parametrize(
    ("sheet", "says"),
    [
        (changed("careful_firm", outside_agents="without_baa"), "1 high finding is open."),
        (changed("careful_firm", sign_in=None), "1 unanswered question counts as high risk until somebody answers."),
        (PLANTED["high and unanswered"], "1 high finding is open; 2 more count as high risk until somebody answers."),
        (changed("careful_firm", outside_agents="without_baa", sign_in="unknown"), "2 high findings are open."),
    ],
)
def test_the_reason_counts_what_was_answered_apart_from_what_nobody_has_answered(sheet: Assessment, says: str) -> None:
    told = context(sheet)
    assert told.result.verdict == "serious_gaps" and verdict_reason(told) == says


def test_the_reason_is_a_sentence_that_names_each_answer_once() -> None:
    told = verdict_reason(context(changed("careful_firm", intercom_plan="custom_contract", baa_status="not_signed")))
    assert told.startswith("Neither \u201cA plan that comes with a BAA\u201d nor \u201cA signed BAA\u201d is met (")
    assert told.count("BAA with the vendor: ") == 1
    told = verdict_reason(
        context(changed("careful_firm", phi_prevention=None, intercom_plan=None, baa_status=None, phi_reaches_support="blocked"))
    )
    assert "(Limits on what comes in, Intercom plan, BAA with the vendor)" in told, "of four answers only those that are not known"
    told = verdict_reason(context(changed("careful_firm", baa_status=None)))
    assert told.startswith("It is not known yet whether \u201cA signed BAA\u201d is met (")


FIRST, SIGN = "Stop the flow first, then ", "move to a desk whose vendor signs a BAA."


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("refused on a trial", f"{FIRST}assess what is already there, then {SIGN}"),
        (
            "refused, though another plan is offered",  # of a business associate
            f"{FIRST}report to your customers what their contracts ask for and assess what is already there, then {SIGN}",
        ),
        ("declined on every plan", f"{FIRST}find out whether what is already there was assessed, then {SIGN}"),
        (
            "only a trial",
            "Stop the flow first, ask the vendor in writing today whether your BAA is in force, then get a plan that comes with a BAA.",
        ),
        (
            "only a trial, no BAA",
            f"{FIRST}find out whether what is already there was assessed, then get a plan that comes with a BAA and a signed BAA.",
        ),
        (
            "refused, and no details seen",
            "Keep patient details out until you have moved to a desk whose vendor signs a BAA, and it is signed. "
            "Assess what reached the desk without a BAA, and keep the result.",  # a first day is on record
        ),
    ],
)
def test_what_comes_next_follows_from_the_answers(name: str, says: str) -> None:
    """A refused BAA leaves only moving (corrections, P6), and nothing is assessed where nothing lay uncovered."""
    told = context(PLANTED[name])
    assert next_step(told) == says
    plan = {item.action for item in told.result.plan}
    assert ("move_desk" in plan) == ("mov" in says) and not {"move_desk", "upgrade_plan"} <= plan


@pytest.mark.parametrize("reached", ["routinely", "possible"])
def test_no_paper_of_a_refused_baa_speaks_of_buying_a_plan(reached: str) -> None:
    for name in ("refused on a trial", "refused, though another plan is offered"):
        told = context(PLANTED[name].answered("phi_reaches_support", reached))
        text = as_text(compose(BANK, told.assessment, told.result, edition="full"))
        assert "it has to be replaced" in text
        assert not {
            words
            for words in ("can stay", "upgrade", "be bought", "Buy that plan", "until you have a plan", "better plan")
            if words in text
        }


def test_a_breach_is_spoken_of_only_where_a_baa_is_missing_or_not_known() -> None:
    said = {
        name: verdict_words(context(PLANTED[name]), context(PLANTED[name]).result).means for name in PLANTED if name.startswith("only a")
    }
    assert "Each new message" not in said["only a trial"] and "Ask in writing whether yours is in force" in said["only a trial"]
    assert "If no BAA is signed, each new message" in said["only a trial, BAA not known"]
    assert "{" not in "".join(said.values()) and "Each new message adds" in said["only a trial, no BAA"]


def test_where_a_barrier_is_not_confirmed_it_is_what_is_to_be_found_out() -> None:
    """ "Find out first whether you have a signed BAA", of a BAA that was refused."""
    told = context(PLANTED["refused, and a barrier that nobody confirmed"])
    assert told.result.verdict == "cannot_tell"
    assert next_step(told).startswith("Find out first whether what keeps patient details out is technical.")


BEHIND = changed("careful_firm", phi_reaches_support="blocked", first_phi_on=None, intercom_plan="essential", baa_status="not_signed")


def test_a_barrier_that_other_answers_put_in_doubt_is_said_so_in_the_verdict_and_on_the_board() -> None:
    """Three answers told of ways past it, and the board read "Usable" without a word of them (corrections, P5)."""
    assert "barrier that" not in verdict_reason(context(BEHIND))
    doubted = BEHIND.answered("attachments", "anyone")
    told = (
        "This rests on a technical barrier that another of your answers puts in doubt (Attachments). Test it today: if it does not hold "
        "there, patient details can reach the desk, which needs a signed BAA first."
    )
    assert verdict_reason(context(doubted)).startswith(told)
    assert told in as_text(compose(BANK, doubted, assess(BANK, doubted), edition="board"))
    assert next_step(context(doubted)).startswith("First test the barrier. ") and "test the barrier" not in next_step(context(BEHIND))
    two = doubted.answered("channels", ("web_chat", "email")).answered("email_cover", "neither")
    assert "that 2 of your other answers put in doubt (Attachments; E-mail cover)" in verdict_reason(context(two))
    assert "patient details can reach support, which" in verdict_reason(context(two.answered("desk", "not_chosen")))
    for question, answer in (("org_role", "neither"), ("phi_prevention", "unknown")):  # nothing rests on a barrier that nobody confirmed
        assert "barrier that" not in verdict_reason(context(doubted.answered(question, answer)))


def test_a_plan_alone_lets_no_details_in_where_nobody_knows_of_a_baa() -> None:
    """45 CFR 164.308(b): it said "until you have a plan that comes with a BAA"."""
    sheet = changed("careful_firm", phi_reaches_support="possible", first_phi_on=None, intercom_plan="advanced", baa_status="unknown")
    assert next_step(context(sheet)) == "Keep patient details out until you have a plan that comes with a BAA and a signed BAA."
    means = verdict_words(context(sheet), context(sheet).result).means
    assert means.endswith("What is missing is a plan that comes with a BAA. Your answers do not say that patient details reach this desk.")
    listed = sheet.answered("integrations_inventory", "complete").answered("integrations", (Integration("Slack", "phi", "signed"),))
    assert verdict_words(context(listed), context(listed).result).means.endswith(
        "by your list of apps, at least one of them gets some. Until it is, assume that they do."
    )


def test_a_baa_dated_after_the_assessment_is_what_comes_next() -> None:
    """ "This verdict does not hold" stood above "Keep the evidence, and assess again after a year", and above no action at all."""
    told = context(changed("careful_firm", baa_signed_on=AS_OF + timedelta(45), baa_timing="before_phi", first_phi_on=None))
    assert "look today for the day of its last signature" in verdict_reason(told)
    assert next_step(told).startswith("First confirm the date of the BAA. ")
    desk = next(vendor_rows(told))
    assert (desk.tasks, desk.instead) == ((), "Settle which answer is right")


@pytest.mark.parametrize("verdict", ["minor_gaps", "serious_gaps"])
def test_records_under_stricter_rules_stay_out_while_these_are_not_settled(verdict: str) -> None:
    """ "Usable, work through the plan on its dates" stood above the action that keeps such records out."""
    sheet = changed("careful_firm", special_records=("substance_use",), special_records_settled="unknown")
    if verdict == "serious_gaps":
        sheet = sheet.answered("risk_analysis", "none")
    told = context(sheet)
    assert told.result.verdict == verdict and "Keep the records under stricter rules out of the desk where you can" in next_step(told)
    assert "stricter rules" not in next_step(context(sheet.answered("special_records_settled", "settled")))


@pytest.mark.parametrize(
    ("answers", "turns"),
    [
        ({"org_role": "unknown"}, {"find_out_org_role"}),
        ({"phi_reaches_support": "unknown"}, {"find_out_phi_reaches_support"}),
        ({}, set()),
    ],
)
def test_what_may_set_plan_and_agreement_aside_is_named_beside_what_decides_them(answers: dict[str, str], turns: set[str]) -> None:
    """45 CFR 160.102: with a role that is not known, HIPAA may not apply, and only plan and BAA were said to decide."""
    told = context(changed("careful_firm", baa_status="unknown", **answers))
    said = "".join(run.text for run in deciding_sentence(told))
    assert told.result.verdict == "cannot_tell" and "Find out: BAA with the vendor" in said
    assert ("It may also turn on" in said) is bool(turns)
    assert all(f"A{told.action_numbers[action]} {told.bank.action(action).title}" in said for action in turns)


def test_a_barrier_may_decide_by_itself() -> None:
    """Whether plan and BAA are there was said to decide as well, although a barrier that is found makes them unnecessary."""
    unknown = {"phi_reaches_support": "blocked", "phi_prevention": "unknown", "intercom_plan": "unknown", "baa_status": "unknown"}
    said = "".join(run.text for run in deciding_sentence(context(changed("careful_firm", **unknown))))
    assert re.search(r"Limits on what comes in, if it finds a technical barrier; otherwise A\d+ .*Intercom plan; A\d+ .*BAA", said)
    only = "".join(run.text for run in deciding_sentence(context(changed("careful_firm", baa_status="unknown"))))
    assert "otherwise" not in only


def test_what_ends_the_verdict_says_what_else_that_takes() -> None:
    """A plan that is bought does not put a BAA in force that ended with another one; and what waits is not done in its hours."""
    lapsed = context(changed("careful_firm", intercom_plan="essential", phi_reaches_support="sometimes"))
    said = "".join(run.text for run in ending_sentence(lapsed))
    assert "Get a plan or contract that comes with a BAA" in said and ", if the vendor confirms that your BAA is in force. The" in said
    requested = context(
        changed(
            "careful_firm", intercom_plan="custom_contract", baa_status="requested", phi_reaches_support="sometimes", baa_signed_on=None
        )
    )
    said = "".join(run.text for run in ending_sentence(requested))
    assert re.search(r"one action: A\d+ Check and sign the BAA \([^)]+\), after A\d+\. The", said) and "in force" not in said


def test_what_nothing_covers_is_paused_before_anything_is_found_out() -> None:
    """ "Find out first" stood above a channel that nothing covers."""
    told = changed("careful_firm", baa_status="unknown")
    assert next_step(context(told)).startswith("Find out first whether you have a signed BAA.")
    told = told.answered("channels", ("sms",)).answered("sms_cover", "neither")
    assert next_step(context(told)).startswith("Pause today what nothing covers, and find out without delay whether you have a signed BAA.")


@pytest.mark.parametrize(
    ("role", "first"),
    [
        ("covered_entity", "Assess what came in without a BAA, beginning today."),
        (
            "business_associate",
            "Report to your customers what their contracts ask for, and assess what came in without a BAA, beginning today.",
        ),
    ],
)
def test_what_the_law_dates_comes_before_the_plans_order(role: str, first: str) -> None:
    told = context(PLANTED["BAA signed after"].answered("org_role", role).answered("past_phi_assessed", "not_assessed"))
    assert told.result.verdict == "serious_gaps" and next_step(told) == f"{first} Then work through the plan in its order."


TO_COME = {"baa_signed_on": AS_OF + timedelta(45)}
AFTER = {"baa_signed_on": date(2026, 4, 1)}
CUSTOMERS = {"org_role": "business_associate", "past_phi_assessed": "not_assessed"}
RECORDS = {"special_records": ("substance_use",), "special_records_settled": "unknown"}
PAUSE, HELD = "Pause today what nothing covers.", "Check that each pause you marked as done holds."
REPORT = "Report to your customers what their contracts ask for, and assess what came in without a BAA, beginning today."
KEEP = "Keep the records under stricter rules out of the desk where you can until those rules are settled in writing."
ASK = "Stop the flow first, ask the vendor in writing today whether your BAA is in force, then"
GET = "then get a plan that comes with a BAA."
WORK, DATES = "Then work through the plan in its order.", "Work through the plan on its dates."


@pytest.mark.parametrize(
    ("answers", "says"),
    [
        (
            {"intercom_plan": "essential", "phi_reaches_support": "routinely", **TO_COME},
            f"{ASK} get a plan that comes with a BAA. Also confirm the date of the BAA today.",
        ),
        ({"outside_agents": "without_baa", **TO_COME}, f"{PAUSE} {WORK} Also confirm the date of the BAA today."),
        (
            {"intercom_plan": "essential", "phi_reaches_support": "sometimes", **AFTER, **CUSTOMERS},
            f"{ASK} report to your customers what their contracts ask for and assess what is already there, {GET}",
        ),
        (
            {"intercom_plan": "essential", "phi_reaches_support": "sometimes", **AFTER, "past_phi_assessed": "unknown"},
            f"{ASK} find out whether what is already there was assessed, {GET}",
        ),
        ({"outside_agents": "without_baa", **AFTER, **CUSTOMERS}, f"{PAUSE} {REPORT} {WORK}"),
        ({**AFTER, "past_phi_assessed": "unknown"}, f"Find out today whether what came in without a BAA was assessed. {WORK}"),
        ({**AFTER, **CUSTOMERS, **RECORDS}, f"{REPORT} {KEEP} {WORK}"),
    ],
)
def test_what_stops_comes_first_and_nothing_that_is_urgent_hides_another(answers: dict[str, Answer], says: str) -> None:
    """ "Settle the day of the BAA first" stood before "Stop the flow first"; and an open flow hid a limit that had passed."""
    assert next_step(context(changed("careful_firm", **answers))) == says


def test_what_goes_past_a_barrier_is_paused_before_the_barrier_is_tested() -> None:
    """ "Work through the plan on its dates" was all that was said of it."""
    pasted = changed("all_safest", baa_status="not_signed", ai_use=("staff_paste_into_ai",))
    assert next_step(context(pasted)) == f"{PAUSE} {DATES} Also test the barrier today."
    two = pasted.answered("baa_status", "signed").answered("baa_signed_on", TO_COME["baa_signed_on"])
    assert next_step(context(two)).endswith("Also confirm the date of the BAA and test the barrier today.")


def test_a_pause_that_is_marked_as_done_is_to_be_checked_and_not_to_be_begun() -> None:
    sms = changed("careful_firm", channels=("sms",), sms_cover="neither")
    for told, says in ((sms, f"{HELD} {WORK}"), (sms.answered("baa_status", "unknown"), f"{HELD[:-1]}, and find out without delay")):
        paused = {item.action for item in context(told).result.plan if item.kind == "flow"}
        assert next_step(context(told)).startswith(PAUSE[:-1])
        assert next_step(context(marked_done(told, *paused))).startswith(says)


def test_an_answer_that_meets_a_condition_is_not_hidden_behind_those_that_nobody_knows() -> None:
    """ "Met" stood with two unknown answers as its reason, and without the plan that meets it."""
    told = context(
        changed("careful_firm", phi_reaches_support="blocked", phi_prevention="unknown", intercom_plan="expert", baa_status="unknown")
    )
    plan = told.result.condition("plan")
    assert plan.state == "met" and "Intercom plan" in condition_reason(told, plan)


def test_a_barrier_ends_a_verdict_whether_or_not_the_baa_is_in_force() -> None:
    told = PLANTED["told to keep details out, and the plan is not known"]
    said = "".join(run.text for run in ending_sentence(context(told)))
    assert "Set technical limits on what can be sent" in said and "in force" not in said


def test_board_and_minutes_say_the_same_of_the_findings() -> None:
    sheet = PLANTED["high and unanswered"]
    told = context(sheet)
    board = as_text(compose(BANK, sheet, told.result, edition="board"))
    assert verdict_reason(told) in board and "1 finding: 1 high." in board
    assert verdict_reason(told) in as_text(compose_minutes(BANK, sheet, told.result))


def test_a_verdict_over_a_role_that_is_not_known_says_that_hipaa_may_not_apply() -> None:
    """It read of a desk that is not allowed to hold details, of somebody whom the law may not bind."""
    said = "Your role is not known yet; what follows holds if HIPAA applies to you."
    for role, is_said in (("unknown", True), (None, False), ("covered_entity", False), ("neither", False)):
        assert verdict_reason(context(sheets.worst(BANK).answered("org_role", role))).startswith(said) is is_said


def test_what_the_dates_decide_is_an_answer() -> None:
    told = context(PLANTED["BAA signed after"].answered("baa_timing", None))
    timing = told.result.finding("baa_timing")
    assert timing is not None and told.is_answered(timing)


def test_where_there_is_no_such_finding_it_says_so_and_levels_are_listed_worst_first() -> None:
    told = context(PLANTED["all safest"])
    assert findings_words(told, told.result, (Level.very_high, Level.high)) == "no finding is very high or high"
    worst = context(PLANTED["worst"])
    assert findings_words(worst, worst.result, tuple(Level)).index("high") < findings_words(worst, worst.result, tuple(Level)).index("low")
