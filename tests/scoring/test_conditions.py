"""The four conditions: which questions are named as those that decide."""

from dataclasses import replace

from questionnaire import walk
from questionnaire.model import Condition
from scoring.use_conditions import condition_states
from tests.scoring.sheets import BANK, base


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
