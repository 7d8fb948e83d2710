"""The result as JSON: exactly the keys of the contract (section 6), in its order."""

from datetime import date

import pytest
from hypothesis import given

from questionnaire import Assessment
from questionnaire.model import Level
from scoring import assess
from scoring.result_json import to_data
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
    "bank",
    "as_of",
    "verdicts_possible",
]
FINDING = ["id", "question", "outcome", "likelihood", "impact", "risk", "citations", "actions"]
ITEM = ["action", "lane", "after", "resolves", "effort_hours", "owner_role", "due"]


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
    counts = result.counts()
    assert list(counts) == [Level.very_high, Level.high, Level.moderate, Level.low, Level.very_low]
    assert sum(counts.values()) == len(result.findings)


def test_a_condition_names_the_questions_that_decide_it() -> None:
    blocked = assess(BANK, base("all_safest"))
    assert blocked.condition("plan").because == ("phi_reaches_support",)
    careful = assess(BANK, base("careful_firm"))
    assert careful.condition("baa").because == ("baa_status",) or set(careful.condition("baa").because) == {"desk", "baa_status"}
    short = assess(BANK, base("careful_firm").answered("sign_in", "optional").answered("exports", "unknown"))
    assert short.condition("configuration").because == ("sign_in",)
    unknown = assess(BANK, base("careful_firm").answered("exports", "unknown"))
    assert unknown.condition("configuration").because == ("exports",)
    assert len(careful.condition("training").because) == 3


def test_the_exposure_keeps_both_days() -> None:
    exposure = assess(BANK, base("careful_firm")).exposure
    assert (exposure.first_phi_on, exposure.baa_signed_on) == (date(2026, 3, 1), date(2026, 2, 1))
