"""The forecast: where each proposed rule stands, and that it bears on no judgement."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given

from questionnaire import Assessment
from questionnaire.shapes.question import Condition
from scoring import assess
from scoring.ahead.forecast import Forecast, forecast
from tests.scoring.sheets import ANY_SHEET, BANK, base, changed, only_asked

CASES = yaml.load((Path(__file__).parent / "cases.yaml").read_text(encoding="utf-8"), yaml.CSafeLoader)
PLACES = ("falls_short", "unknown", "holds", "not_judged")
NEVER_JUDGED = {"no_addressable", "scans_and_tests", "restore_within_72_hours", "notice_within_24_hours"}


def rules_in(found: Forecast, place: str) -> dict[str, list[str]]:
    return {f.rule.id: list(f.questions) for f in getattr(found, place)}


@pytest.mark.parametrize("case", CASES, ids=lambda c: c["sentence"])
def test_case(case: dict[str, Any]) -> None:
    found = forecast(BANK, changed(base(case["from"]), case.get("change", {})))
    for place in PLACES[:3]:
        for rule, questions in case.get(place, {}).items():
            assert rules_in(found, place).get(rule) == questions, rule
    assert set(case.get("not_judged", [])) <= set(rules_in(found, "not_judged"))


def test_it_says_that_it_is_not_law_and_when_we_looked() -> None:
    found = forecast(BANK, base("careful_firm"))
    assert (found.status, found.checked) == ("Proposed, not law", date(2026, 10, 31))


@given(ANY_SHEET)
def test_it_never_changes_the_judgement(sheet: Assessment) -> None:
    """Neither by being asked, nor by what it is made of: a bank without proposals judges alike."""
    before = assess(BANK, sheet)
    forecast(BANK, sheet)
    assert assess(BANK, sheet) == before
    bare = replace(BANK, proposals=BANK.proposals.model_copy(update={"rules": ()}))
    assert assess(bare, sheet) == before
    assert not any(getattr(forecast(bare, sheet), place) for place in PLACES)


@given(ANY_SHEET)
def test_every_rule_stands_in_one_place_and_only_what_is_asked_counts(sheet: Assessment) -> None:
    found = forecast(BANK, sheet)
    placed = [rule for place in PLACES for rule in rules_in(found, place)]
    assert sorted(placed) == sorted(r.id for r in BANK.proposals.rules)
    assert set(rules_in(found, "not_judged")) >= NEVER_JUDGED
    assert found == forecast(BANK, only_asked(sheet))
    for place in PLACES[:3]:
        assert all(questions for questions in rules_in(found, place).values()), place


def test_every_rule_has_its_sources_and_how_sure_they_are() -> None:
    for rule in BANK.proposals.rules:
        kinds = {BANK.cite(text).kind for text in rule.citations}
        assert "proposed_law" in kinds and rule.confidence, rule.id


def test_the_newest_fact_is_marked_as_resting_on_one_source() -> None:
    (agenda,) = [n for n in BANK.proposals.news if "July 2027" in n.says]
    assert (agenda.confidence, agenda.dated) == ("One source", "read October 2026")


def test_what_would_be_unclear_only_together_with_something_else_is_not_named() -> None:
    (rule,) = [r for r in BANK.proposals.rules if r.id == "mfa_required"]
    known = Condition.model_validate({"question": "sign_in", "is": "sso_or_mfa_enforced"})
    other = Condition.model_validate({"question": "encryption", "is": "not_confirmed"})
    both = rule.model_copy(update={"questions": ("sign_in", "encryption"), "unclear": Condition.model_validate({"all": [known, other]})})
    bank = replace(BANK, proposals=BANK.proposals.model_copy(update={"rules": (both,)}))
    sheet = base("careful_firm").answered("encryption", None)
    assert rules_in(forecast(bank, sheet), "unknown") == {"mfa_required": ["encryption"]}
    unclear = rules_in(forecast(bank, sheet.answered("encryption", "not_confirmed")), "unknown")
    assert unclear == {"mfa_required": ["sign_in", "encryption"]}
