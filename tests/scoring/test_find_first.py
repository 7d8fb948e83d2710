"""What to find out first: the order, and what is said of each unknown."""

from questionnaire import Assessment
from questionnaire.assessment import Integration
from questionnaire.shapes.question import Level
from scoring import assess
from scoring.result import Interval
from scoring.unknowns import IfAnswered, find_first
from tests.scoring.sheets import BANK, base, without


def listed(sheet: Assessment) -> list[tuple[str, str, Level, bool]]:
    return [(u.question, u.action, u.risk, u.moves_verdict) for u in find_first(BANK, sheet)]


def narrowing(sheet: Assessment) -> list[int]:
    return [unknown.narrows_by for unknown in find_first(BANK, sheet)]


def score(sheet: Assessment) -> Interval:
    return assess(BANK, sheet).score


def blank(sheet: Assessment, *questions: str) -> Assessment:
    for question in questions:
        sheet = without(sheet, question)
    return sheet


def test_of_unknowns_that_move_no_verdict_the_one_that_narrows_the_score_most_comes_first_and_then_the_greater_risk() -> None:
    sheet = base("careful_firm").answered("access_roles", "everyone_sees_all")  # a high risk that is known anyway
    unknown = ("attachments", "channels", "attestation_report", "sign_in", "backup", "training_records")
    by = narrowing(blank(sheet, *unknown))
    assert by == sorted(by, reverse=True)
    assert listed(blank(sheet, *unknown)) == [
        ("channels", "find_out_channels", Level.low, False),
        ("sign_in", "find_out_sign_in", Level.high, False),
        ("attachments", "find_out_attachments", Level.moderate, False),
        ("backup", "find_out_backup", Level.moderate, False),
        ("training_records", "find_out_training_records", Level.moderate, False),
        ("attestation_report", "find_out_attestation_report", Level.low, False),
    ]


def test_what_decides_the_verdict_comes_before_what_narrows_the_score_more() -> None:
    first, second, *_ = find_first(BANK, blank(base("hurried_startup"), "ai_use", "desk"))
    assert (first.question, first.moves_verdict) == ("desk", True)
    assert (second.question, second.moves_verdict) == ("ai_use", False)
    assert second.narrows_by > first.narrows_by > 0


def test_each_way_to_answer_says_where_the_desk_would_stand() -> None:
    (unknown,) = find_first(BANK, blank(base("careful_firm"), "backup"))
    assert unknown.ways == (
        IfAnswered("confirmed", score(base("careful_firm")), ("in_order",)),
        IfAnswered("not_confirmed", score(base("careful_firm").answered("backup", "not_confirmed")), ("minor_gaps",)),
    )
    assert unknown.moves_verdict and unknown.narrows_by > 0


def test_a_question_with_many_choices_is_tried_with_every_set_of_them_and_with_none() -> None:
    (unknown,) = find_first(BANK, blank(base("all_safest"), "ai_use"))
    assert [way.answer for way in unknown.ways] == [
        ("vendor_ai",),
        ("third_party_bot",),
        ("staff_paste_into_ai",),
        ("vendor_ai", "third_party_bot"),
        ("vendor_ai", "staff_paste_into_ai"),
        ("third_party_bot", "staff_paste_into_ai"),
        ("vendor_ai", "third_party_bot", "staff_paste_into_ai"),
        ("none",),
    ]


def test_a_list_that_was_not_made_may_hold_one_app_without_a_baa() -> None:
    sheet = base("careful_firm").answered("integrations_inventory", "complete")
    (unknown,) = find_first(BANK, sheet)
    assert [way.answer for way in unknown.ways] == [(Integration("", "no_phi", "unknown"),), (Integration("", "phi", "not_signed"),)]
    assert [way.verdicts_possible for way in unknown.ways] == [("in_order",), ("serious_gaps",)]


def test_what_is_known_of_an_app_stays_as_it_is() -> None:
    known = [
        Integration("Jira", "phi", "not_signed"),
        Integration("Zoom", "phi", "signed"),
        Integration("Status page", "no_phi", "not_signed"),
    ]
    open_ones = [
        Integration("Slack", "phi", "unknown"),
        Integration("Box", "unknown", "signed"),
        Integration("Miro", "unknown", "not_signed"),
    ]
    sheet = base("careful_firm").answered("integrations_inventory", "complete").answered("integrations", (*known, *open_ones))
    (unknown,) = find_first(BANK, sheet)
    safest = Integration("Slack", "phi", "signed"), Integration("Box", "no_phi", "signed"), Integration("Miro", "no_phi", "not_signed")
    least_safe = Integration("Slack", "phi", "not_signed"), Integration("Box", "phi", "signed"), Integration("Miro", "phi", "not_signed")
    assert [way.answer for way in unknown.ways] == [(*known, *safest), (*known, *least_safe)]


def test_what_is_not_needed_is_listed_last_and_calls_for_nothing() -> None:
    sheet = blank(base("all_safest"), "intercom_plan", "backup")
    assert listed(sheet) == [
        ("backup", "find_out_backup", Level.low, True),
        ("intercom_plan", "", Level.very_low, False),
    ]


def test_a_reason_why_another_question_does_not_apply_still_holds() -> None:
    """Without it the score would be that of a firm whose customers' requirements nobody knows."""
    excused = blank(base("careful_firm"), "customer_requirements").excused("customer_requirements", "No such customer.")
    (unknown,) = find_first(BANK, blank(excused, "backup"))
    ways = [(answer, score(excused.answered("backup", answer))) for answer in ("confirmed", "not_confirmed")]
    assert [(way.answer, way.score) for way in unknown.ways] == ways


def test_not_applicable_without_a_reason_gives_way_to_the_answer_that_is_tried() -> None:
    (unknown,) = find_first(BANK, base("all_safest").excused("customer_requirements", " "))
    assert (unknown.question, unknown.action) == ("customer_requirements", "find_out_customer_requirements")
    ways = [(c.id, score(base("all_safest").answered(unknown.question, c.id))) for c in BANK.questions[unknown.question].choices]
    assert [(way.answer, way.score) for way in unknown.ways] == ways


def test_days_are_not_looked_for() -> None:
    assert find_first(BANK, blank(base("careful_firm"), "first_phi_on", "baa_signed_on")) == ()


def test_of_those_that_narrow_the_score_alike_the_greater_risk_comes_first() -> None:
    assert listed(blank(base("careful_firm"), "phi_reaches_support", "sign_in", "risk_analysis")) == [
        ("risk_analysis", "find_out_risk_analysis", Level.high, True),
        ("sign_in", "find_out_sign_in", Level.moderate, True),
        ("phi_reaches_support", "find_out_phi_reaches_support", Level.low, True),
    ]
