"""The parts of the score, one by one: what each question has at stake, what it takes, and what was assumed."""

from questionnaire.assessment import Integration
from scoring.unknowns import Explanation, Part, explain
from tests.scoring.sheets import BANK, base, only_asked, without

HIGH, MODERATE, LOW = (BANK.method.points[level] for level in ("high", "moderate", "low"))
CLOSED = [
    Part("past_phi_assessed", "agreement", weight=HIGH, taken=0, assumed=False, asked=False),
    Part("integrations", "integrations", weight=HIGH, taken=0, assumed=False, asked=False),
]
"""What a BAA signed in time, and a desk with nothing connected, need not answer: at stake, and nothing taken."""


def telling(explanation: Explanation) -> list[Part]:
    return [part for part in explanation.parts if part.taken or part.assumed or not part.asked]


def adds_up(explanation: Explanation, taken: int) -> bool:
    """Whether so many points are taken, the sums are those of the parts, and the score is what they come to."""
    whole = sum(part.weight for part in explanation.parts)
    assert (explanation.weight, explanation.taken) == (whole, sum(part.taken for part in explanation.parts)) == (whole, taken)
    return explanation.uncapped == 100 * (whole - taken) // whole


def test_a_full_sheet_loses_what_its_answers_take_and_keeps_what_good_answers_closed() -> None:
    for explanation in explain(BANK, base("careful_firm")):
        assert telling(explanation) == CLOSED
        assert adds_up(explanation, 0) and explanation.score == explanation.uncapped
        assert explanation.sheet == only_asked(base("careful_firm"))


def test_the_least_score_assumes_the_worst_and_the_greatest_the_best() -> None:
    least, greatest = explain(BANK, without(without(base("careful_firm"), "sign_in"), "backup"))
    assert telling(least) == [
        Part("sign_in", "configuration", weight=HIGH, taken=HIGH, assumed=True, asked=True),
        Part("backup", "configuration", weight=MODERATE, taken=MODERATE, assumed=True, asked=True),
        *CLOSED,
    ]
    assert telling(greatest) == [
        Part("sign_in", "configuration", weight=HIGH, taken=0, assumed=True, asked=True),
        Part("backup", "configuration", weight=MODERATE, taken=0, assumed=True, asked=True),
        *CLOSED,
    ]
    assert adds_up(least, HIGH + MODERATE) and adds_up(greatest, 0) and least.score < greatest.score
    assert (least.sheet.answers["backup"], greatest.sheet.answers["sign_in"]) == ("not_confirmed", "sso_or_mfa_enforced")


def test_an_app_that_nobody_knows_is_assumed_to_have_a_baa_or_none() -> None:
    listed = base("careful_firm").answered("integrations_inventory", "complete")
    least, greatest = explain(BANK, listed.answered("integrations", (Integration("Slack", "phi", "unknown"),)))
    assert least.sheet.answers["integrations"] == (Integration("Slack", "phi", "not_signed"),)
    assert greatest.sheet.answers["integrations"] == (Integration("Slack", "phi", "signed"),)
    assert Part("integrations", "integrations", weight=HIGH, taken=HIGH, assumed=True, asked=True) in least.parts
    assert Part("integrations", "integrations", weight=HIGH, taken=0, assumed=True, asked=True) in greatest.parts


def test_a_condition_that_is_not_met_takes_points_and_the_cap_comes_last() -> None:
    least, greatest = explain(BANK, base("careful_firm").answered("intercom_plan", "advanced"))
    assert least == greatest
    assert telling(least) == [Part("intercom_plan", "agreement", weight=HIGH, taken=HIGH, assumed=False, asked=True), *CLOSED]
    assert adds_up(least, HIGH) and least.score == BANK.method.cap < least.uncapped


def test_what_does_not_apply_is_no_part_and_what_describes_is_none() -> None:
    least, _ = explain(BANK, base("careful_firm").excused("customer_requirements", "No such customer."))
    parts = {part.question for part in least.parts}
    assert not parts & {"customer_requirements", "channels", "org_role", "first_phi_on"}
    assert least.weight == explain(BANK, base("careful_firm"))[0].weight - LOW


def test_a_question_that_the_firm_cannot_have_is_not_at_stake() -> None:
    """Without SMS there is no SMS to lose points with (unlike the list of apps, which a good answer has closed)."""
    least, _ = explain(BANK, base("careful_firm"))
    assert not {"sms_cover", "vendor_offers_baa"} & {part.question for part in least.parts}
    least, _ = explain(BANK, base("undecided_firm"))
    assert "configuration" not in {part.section for part in least.parts}, "no desk, no settings"
