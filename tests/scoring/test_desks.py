"""Every desk of the bank comes to every end that makes sense for it, judged by the whole program."""

from dataclasses import replace
from itertools import product

import pytest

from questionnaire import Assessment, walk
from questionnaire.assessment import Answer
from questionnaire.flow.safest import answered_safely
from questionnaire.policy import NO_DESK
from scoring import assess
from scoring.assess import judgement
from tests.scoring.sheets import AS_OF, BANK

DESKS = [desk.id for desk in BANK.desks if desk.id != NO_DESK]
PHI = [choice.id for choice in BANK.questions[BANK.method.exposure_question].choices]
DECIDES = [question for question in BANK.questions.values() if question.decides]
"""The questions whose answers decide plan and BAA."""


def careful(desk: str, **said: Answer) -> Assessment:
    return answered_safely(BANK, Assessment(BANK.version, AS_OF, answers={"desk": desk, **said}))


@pytest.mark.parametrize("phi", PHI)
@pytest.mark.parametrize("desk", DESKS)
def test_a_careful_firm_is_in_order_at_every_desk(desk: str, phi: str) -> None:
    assert assess(BANK, careful(desk, phi_reaches_support=phi)).verdict == "in_order"


@pytest.mark.parametrize("desk", DESKS)
def test_every_state_of_the_plan_can_be_reached_at_every_desk(desk: str) -> None:
    answers = [[*(choice.id for choice in question.choices), "unknown"] for question in DECIDES]
    firms = [careful(desk, phi_reaches_support=phi) for phi in ("blocked", "routinely")]
    given = [dict(zip([question.id for question in DECIDES], said, strict=True)) for said in product(*answers)]
    sheets = [replace(firm, answers={**firm.answers, **said}) for firm in firms for said in given]
    judged = (judgement(BANK, walk(BANK, sheet)) for sheet in sheets)
    assert {c.state for found in judged for c in found.conditions if c.id == "plan"} == {"met", "unmet", "unknown", "not_needed"}


def test_without_a_desk_the_plan_is_never_met() -> None:
    for phi in PHI:
        found = assess(BANK, careful(NO_DESK, phi_reaches_support=phi))
        assert found.condition("plan").state == ("not_needed" if phi == "blocked" else "unmet") and found.verdict != "in_order"
