"""What to find out first: the order, and what is said of each unknown."""

from questionnaire import Assessment
from questionnaire.assessment import Answer
from questionnaire.model import Level
from scoring.find_first import IfAnswered, find_first
from scoring.result import Interval
from tests.scoring.sheets import BANK, base, without


def listed(sheet: Assessment) -> list[tuple[str, str, Level, bool, int]]:
    return [(u.question, u.action, u.risk, u.moves_verdict, u.narrows_by) for u in find_first(BANK, sheet)]


def blank(sheet: Assessment, *questions: str) -> Assessment:
    for question in questions:
        sheet = without(sheet, question)
    return sheet


def test_of_unknowns_that_move_no_verdict_the_one_that_narrows_the_score_most_comes_first_and_then_the_greater_risk() -> None:
    sheet = base("careful_firm").answered("access_roles", "everyone_sees_all")  # a high risk that is known anyway
    unknown = ("people_affected", "attachments", "channels", "attestation_report", "sign_in", "backup", "training_records")
    assert listed(blank(sheet, *unknown)) == [
        ("channels", "find_out_channels", Level.low, False, 18),
        ("sign_in", "find_out_sign_in", Level.high, False, 3),
        ("attachments", "find_out_attachments", Level.moderate, False, 2),
        ("backup", "find_out_backup", Level.moderate, False, 2),
        ("training_records", "find_out_training_records", Level.moderate, False, 2),
        ("people_affected", "find_out_people_affected", Level.low, False, 1),
        ("attestation_report", "find_out_attestation_report", Level.low, False, 1),
    ]


def test_what_decides_the_verdict_comes_before_what_narrows_the_score_more() -> None:
    first, second, *_ = find_first(BANK, blank(base("hurried_startup"), "ai_use", "desk"))
    assert (first.question, first.moves_verdict) == ("desk", True)
    assert (second.question, second.moves_verdict) == ("ai_use", False)
    assert second.narrows_by > first.narrows_by > 0


def test_each_way_to_answer_says_where_the_desk_would_stand() -> None:
    (unknown,) = find_first(BANK, blank(base("careful_firm"), "backup"))
    assert unknown.ways == (
        IfAnswered("confirmed", Interval(99, 99), ("in_order",)),
        IfAnswered("not_confirmed", Interval(97, 97), ("minor_gaps",)),
    )
    assert (unknown.moves_verdict, unknown.narrows_by) == (True, 2)


def test_a_question_with_many_choices_is_tried_with_every_set_of_them() -> None:
    (unknown,) = find_first(BANK, blank(base("all_safest"), "ai_use"))
    answers: list[Answer] = [way.answer for way in unknown.ways]
    assert len(answers) == 8 and ("none",) in answers and ("vendor_ai", "third_party_bot", "staff_paste_into_ai") in answers


def test_not_applicable_without_a_reason_gives_way_to_the_answer_that_is_tried() -> None:
    (unknown,) = find_first(BANK, base("all_safest").excused("customer_requirements", " "))
    assert (unknown.question, unknown.action) == ("customer_requirements", "find_out_customer_requirements")
    assert [(way.answer, way.score) for way in unknown.ways] == [
        ("met", Interval(100, 100)),
        ("asked_not_met", Interval(99, 99)),
        ("not_known", Interval(99, 99)),
    ]


def test_days_are_not_looked_for() -> None:
    assert find_first(BANK, blank(base("careful_firm"), "first_phi_on", "baa_signed_on")) == ()
