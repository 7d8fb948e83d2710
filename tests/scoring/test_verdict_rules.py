"""The seven rules of the verdict: one for each verdict of the bank, in the order in which they are tried (contract, section 3)."""

from typing import Any

import pytest

from questionnaire.shapes.bank import NOT_KNOWN, UNMET
from questionnaire.shapes.question import Level
from scoring.result import Judgement
from scoring.verdict import GATES, IN_THE_DESK, RULES, WORST_FIRST, Grounds, Rule, first_rule, rule_of
from tests.scoring.sheets import BANK, VERDICTS

MET = dict.fromkeys((c.id for c in BANK.conditions), "met")
REACHED = {"desk": "intercom", "phi_reaches_support": "sometimes"}


def test_there_is_a_rule_for_each_verdict_in_the_banks_order_and_words_for_people() -> None:
    assert [rule.verdict for rule in RULES] == [verdict.id for verdict in BANK.file.verdicts]
    assert all(rule_of(rule.verdict) is rule and rule.words for rule in RULES)
    assert (*VERDICTS, "not_in_scope") == WORST_FIRST


@pytest.mark.parametrize("asked", [{"gate": UNMET}, {"answers": IN_THE_DESK}])
@pytest.mark.parametrize("more", [{"risks": (Level.high,)}, {"states": (UNMET,)}])
def test_no_rule_asks_at_once_for_what_is_settled_at_different_questions(asked: dict[str, Any], more: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="never for both"):
        Rule("stop", "both hold", **asked, **more)
    assert Rule("stop", "holds", **asked).answers or Rule("stop", "holds", **asked).gate
    assert Rule("stop", "holds", **more).risks or Rule("stop", "holds", **more).states


@pytest.mark.parametrize("gate", GATES)
@pytest.mark.parametrize(
    ("answers", "state", "verdict"),
    [
        ({**REACHED, "org_role": "neither"}, UNMET, "not_in_scope"),
        (REACHED, UNMET, "stop"),
        ({**REACHED, "phi_reaches_support": "routinely"}, UNMET, "stop"),
        ({**REACHED, "phi_reaches_support": "possible"}, UNMET, "not_ready"),
        ({**REACHED, "desk": "not_chosen"}, UNMET, "not_ready"),
        ({}, UNMET, "not_ready"),
        (REACHED, NOT_KNOWN, "cannot_tell"),
        (REACHED, "not_needed", "in_order"),
    ],
)
def test_role_desk_plan_and_baa_come_before_the_findings(gate: str, answers: dict[str, str], state: str, verdict: str) -> None:
    worst = Level.very_low if verdict == "in_order" else Level.very_high
    assert RULES[first_rule(Grounds(answers, MET | {gate: state}, worst))].verdict == verdict


@pytest.mark.parametrize(
    ("worst", "training", "verdict"),
    [
        (Level.very_high, "met", "serious_gaps"),
        (Level.high, UNMET, "serious_gaps"),
        (Level.moderate, "met", "minor_gaps"),
        (Level.low, UNMET, "minor_gaps"),
        (Level.low, NOT_KNOWN, "minor_gaps"),
        (Level.low, "met", "in_order"),
    ],
)
def test_after_them_the_worst_finding_and_the_other_conditions(worst: Level, training: str, verdict: str) -> None:
    assert RULES[first_rule(Grounds(REACHED, MET | {"training": training}, worst))].verdict == verdict


@pytest.mark.parametrize("verdict", [*VERDICTS, "not_in_scope"])
def test_a_verdict_can_get_better_where_hipaa_applies_and_it_is_not_the_best(verdict: str) -> None:
    judged = Judgement(verdict, (), ())
    assert judged.in_scope == (verdict in VERDICTS) and judged.can_improve == (verdict in VERDICTS[:-1])
