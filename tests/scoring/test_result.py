"""The result as JSON: exactly the keys of the contract (section 7), in its order."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given

from questionnaire import Assessment, walk
from questionnaire.assessment import Integration
from questionnaire.shapes.question import Condition, Level
from scoring import assess
from scoring.ahead.strategies import compare
from scoring.conditions import condition_states
from scoring.result import Exposure, by_level
from scoring.result_json import to_data
from scoring.unknowns import explain
from tests.scoring.sheets import ANY_SHEET, BANK, base

KEYS = [
    "verdict",
    "conditions",
    "score",
    "coverage",
    "sections",
    "findings",
    "contradictions",
    "exposure",
    "plan",
    "notice_by",
    "bank",
    "as_of",
    "verdicts_possible",
    "hours_per_week",
    "least_hours",
]
FINDING = ["id", "question", "outcome", "likelihood", "impact", "risk", "citations", "actions"]
ITEM = [
    *("action", "class", "lane", "after", "resolves", "effort_hours", "owner_role", "start", "due", "latest", "latest_reason"),
]


def check_keys(found: dict[str, object]) -> None:
    assert list(found) == KEYS
    for key, wanted in {
        "conditions": ["plan", "baa", "configuration", "training"],
        "score": ["low", "high"],
        "coverage": ["asked", "answered", "unknown"],
        "exposure": ["first_phi_on", "baa_signed_on", "uncovered_days"],
    }.items():
        part = found[key]
        assert isinstance(part, dict) and list(part) == wanted
    for key, wanted in {
        "sections": ["id", "low", "high", "findings"],
        "findings": FINDING,
        "contradictions": ["questions", "message"],
        "plan": ITEM,
    }.items():
        rows = found[key]
        assert isinstance(rows, list)
        assert all(list(row) == wanted for row in rows)


@given(ANY_SHEET)
def test_the_keys_are_those_of_the_contract(sheet: Assessment) -> None:
    check_keys(to_data(assess(BANK, sheet)))


def test_the_values_are_plain_words_days_and_numbers() -> None:
    found = to_data(assess(BANK, base("hurried_startup")))
    assert found["exposure"] == {"first_phi_on": "2026-01-10", "baa_signed_on": None, "uncovered_days": 315}
    assert found["as_of"] == "2026-11-21"
    assert found["bank"] == BANK.version
    findings = found["findings"]
    assert isinstance(findings, list)
    by_id = {f["id"]: f for f in findings}
    assert by_id["baa_status"]["outcome"] == "not_satisfied"
    assert by_id["baa_status"]["impact"] == "high"
    assert by_id["integrations.2"]["outcome"] == "unknown"
    plan = found["plan"]
    assert isinstance(plan, list)
    hours = next(i["effort_hours"] for i in plan if i["action"] == "find_out_integrations")
    assert hours == [2, 8] and all(isinstance(h, int) for h in hours)


def test_a_whole_result_in_the_words_of_the_contract() -> None:
    sheet = base("careful_firm").answered("integrations_inventory", "complete").answered("baa_timing", "after_phi")
    sheet = sheet.answered("integrations", (Integration("Slack", "phi", "not_signed"),))
    found = to_data(assess(BANK, sheet))
    score, asked = explain(BANK, sheet)[0].score, len(walk(BANK, sheet).asked)
    sections, findings, contradictions, plan = (found.pop(key) for key in ("sections", "findings", "contradictions", "plan"))
    assert found == {
        "verdict": "serious_gaps",
        "conditions": {"plan": "met", "baa": "met", "configuration": "met", "training": "met"},
        "score": {"low": score, "high": score},
        "coverage": {"asked": asked, "answered": asked, "unknown": 0},
        "exposure": {"first_phi_on": "2026-03-01", "baa_signed_on": "2026-02-01", "uncovered_days": 0},
        "notice_by": None,
        "bank": BANK.version,
        "as_of": "2026-11-21",
        "verdicts_possible": ["serious_gaps"],
        "hours_per_week": 16,
        "least_hours": 4,
    }
    assert isinstance(sections, list) and isinstance(findings, list) and isinstance(contradictions, list) and isinstance(plan, list)
    assert {"id": "integrations", "low": 50, "high": 50, "findings": 1} in sections
    assert findings[0] == {
        "id": "integrations.1",
        "question": "integrations",
        "outcome": "not_satisfied",
        "likelihood": "very_high",
        "impact": "high",
        "risk": "high",
        "citations": list(BANK.questions["integrations"].citations),
        "actions": ["pause_integrations", "assess_past_integrations", "sign_integration_baas"],
    }
    assert [c["questions"] for c in contradictions] == [["baa_timing", "first_phi_on", "baa_signed_on"]]
    assert contradictions[0]["message"].startswith("Your two dates and your answer on the timing of the BAA disagree.")
    assert plan[2] == {
        "action": "sign_integration_baas",
        "class": "risk",
        "lane": "now",
        "after": ["pause_integrations"],
        "resolves": ["integrations.1"],
        "effort_hours": [2, 8],
        "owner_role": "privacy_officer",
        "start": "2026-11-24",
        "due": "2026-12-07",
        "latest": "2026-12-21",
        "latest_reason": "risk",
    }


@pytest.mark.parametrize(("apps", "hours"), [(1, (2, 8)), (5, (6, 32)), (200, (201, 1202))])
def test_the_hours_of_what_is_done_for_each_vendor_grow_with_their_number(apps: int, hours: tuple[float, float]) -> None:
    rows = tuple(Integration(f"App {n}", "phi", "not_signed") for n in range(apps))
    sheet = base("careful_firm").answered("integrations_inventory", "complete").answered("integrations", rows)
    (item,) = [item for item in assess(BANK, sheet).plan if item.action == "sign_integration_baas"]
    assert item.effort_hours == hours
    steps = [step for way in compare(BANK, sheet) for step in way.steps if step.action == item.action]
    assert {step.effort_hours for step in steps} == {hours}


def test_part_of_an_hour_stays_and_a_whole_one_is_a_whole_number() -> None:
    plan = to_data(assess(BANK, base("careful_firm").answered("intercom_plan", "unknown")))["plan"]
    assert isinstance(plan, list)
    (hours,) = [item["effort_hours"] for item in plan if item["action"] == "find_out_intercom_plan"]
    assert hours == [0.25, 1] and isinstance(hours[1], int)


def test_asked_is_answered_and_unknown_together() -> None:
    coverage = assess(BANK, base("nothing_answered")).coverage
    assert coverage.asked == coverage.answered + coverage.unknown and coverage.answered == 0


@given(ANY_SHEET)
def test_coverage_adds_up(sheet: Assessment) -> None:
    coverage = assess(BANK, sheet).coverage
    assert coverage.asked == coverage.answered + coverage.unknown


def test_a_result_is_asked_by_id() -> None:
    result = assess(BANK, base("hurried_startup"))
    assert result.finding("sign_in") is not None
    assert result.finding("no_such_finding") is None
    assert result.condition("baa").state == "unmet"
    assert "baa_status" in result.condition("baa").because
    with pytest.raises(StopIteration):
        result.condition("no_such_condition")
    counts = by_level(result.findings)
    assert list(counts) == [Level.very_high, Level.high, Level.moderate, Level.low, Level.very_low]
    assert sum(counts.values()) == len(result.findings)


def test_a_condition_names_the_questions_that_decide_it() -> None:
    blocked = assess(BANK, base("all_safest"))
    assert blocked.condition("plan").because == ("phi_reaches_support", "phi_prevention")
    careful = assess(BANK, base("careful_firm"))
    assert careful.condition("baa").because == ("baa_status",) or set(careful.condition("baa").because) == {"desk", "baa_status"}
    short = assess(BANK, base("careful_firm").answered("sign_in", "optional").answered("exports", "unknown"))
    assert short.condition("configuration").because == ("sign_in",)
    unknown = assess(BANK, base("careful_firm").answered("exports", "unknown"))
    assert unknown.condition("configuration").because == ("exports",)
    assert len(careful.condition("training").because) == 3


def test_what_only_meets_a_condition_decides_it_too() -> None:
    """A bank in which a vendor's "no" is no rule by itself: its "yes" still is."""
    plan = BANK.condition("plan")
    assert plan.unmet and plan.unmet.all_of
    unconfirmed, unmet = plan.unmet.all_of
    others = tuple(rule for rule in unmet.any_of_these or () if rule.question != "vendor_offers_baa")
    assert len(others) == len(unmet.any_of_these or ()) - 1
    rules = (unconfirmed, unmet.model_copy(update={"any_of_these": others}))
    without_no = plan.model_copy(update={"unmet": plan.unmet.model_copy(update={"all_of": rules})})
    conditions = tuple(without_no if condition is plan else condition for condition in BANK.conditions)
    result = assess(replace(BANK, file=BANK.file.model_copy(update={"conditions": conditions})), base("other_desk_firm"))
    assert result.condition("plan").because == ("desk", "vendor_offers_baa", "baa_status")


def test_what_is_looked_at_to_meet_a_condition_and_what_breaks_it_both_decide_and_what_waives_it_alone() -> None:
    def when(question: str, answer: str) -> Condition:
        return Condition.model_validate({"question": question, "is": answer})

    rule = BANK.condition("baa").model_copy(
        update={"not_needed": when("attachments", "off"), "met": when("backup", "confirmed"), "unmet": when("exports", "anyone")}
    )
    bank = replace(BANK, file=BANK.file.model_copy(update={"conditions": (rule,)}))
    found = {}
    for answer in ("off", "anyone"):
        (state,) = condition_states(bank, walk(bank, base("careful_firm").answered("attachments", answer)))
        found[answer] = (state.state, state.because)
    assert found == {"off": ("not_needed", ("attachments",)), "anyone": ("met", ("backup", "exports"))}


def test_the_exposure_keeps_both_days() -> None:
    exposure = assess(BANK, base("careful_firm")).exposure
    assert (exposure.first_phi_on, exposure.baa_signed_on) == (date(2026, 3, 1), date(2026, 2, 1))


DAYS = (date.min, date(1995, 12, 31), date(1996, 1, 1), date(2026, 11, 21), date(9998, 12, 31), date(9999, 1, 1), date.max)


@pytest.mark.parametrize("as_of", DAYS)
@pytest.mark.parametrize("day", DAYS)
def test_a_day_that_does_not_count_is_said_beside_its_question(as_of: date, day: date) -> None:
    dates = ("first_phi_on", "baa_signed_on", "discovered_on")
    for name in ("careful_firm", "hurried_startup"):
        sheet = replace(base(name), as_of=as_of, answers={**base(name).answers, **dict.fromkeys(dates, day)})
        walked, said = walk(BANK, sheet), {one.questions[0] for one in assess(BANK, sheet).contradictions}
        assert [q for q in dates if q in walked.asked and walked.answers.get(q) != day and q not in said] == []


def test_the_last_year_of_the_calendar_counts_as_any_other() -> None:
    last, first = date.max, date(9999, 12, 1)
    late = replace(base("careful_firm"), as_of=last).answered("first_phi_on", first).answered("baa_signed_on", last)
    assert walk(BANK, late).answers["baa_timing"] == "after_phi" and assess(BANK, late).exposure == Exposure(first, last, 30)
    found = assess(BANK, replace(base("hurried_startup"), as_of=last).answered("first_phi_on", first).answered("discovered_on", first))
    assert (found.exposure, found.notice_by) == (Exposure(first, None, 30), last), "no day is later than the calendar's last"
