"""What ends a verdict: enough together, none of it to be left out, and the same once people confirm it."""

from collections.abc import Set
from dataclasses import replace

import pytest
from hypothesis import given, settings

from questionnaire import Assessment
from questionnaire.assessment import PlanEntry
from questionnaire.file.edit import all_edited
from questionnaire.question_bank import Bank
from questionnaire.shapes.question import Question
from scoring import assess
from scoring.ahead.ending import ends_verdict
from scoring.ahead.projection import projected
from scoring.ahead.truth import truths
from tests.scoring.sheets import BANK, VERDICTS, base, bases, near_a_base


def better(bank: Bank, sheet: Assessment, done: Set[str], verdict: str) -> bool:
    after = assess(bank, projected(bank, sheet, done)).verdict
    return VERDICTS.index(after) > VERDICTS.index(verdict)


@settings(max_examples=25)
@given(near_a_base(changes=4))
def test_what_ends_the_verdict_is_enough_and_nothing_of_it_can_be_left_out(sheet: Assessment) -> None:
    result = assess(BANK, sheet)
    items, found = {i.action: i for i in result.plan}, ends_verdict(BANK, sheet, result)
    if found is None:
        assert result.verdict == "not_in_scope" or not better(BANK, sheet, {*items}, result.verdict)
        return
    assert better(BANK, sheet, {*found}, result.verdict)
    assert list(found) == [a for a in items if a in found] and not any(BANK.action(a).kind == "flow" for a in found)
    for action in found:
        assert not better(BANK, sheet, {*found} - {action}, result.verdict), action


def phi_keeps_coming() -> Bank:
    """The bank with PHI as something that no action of the plan keeps away for good."""

    def changed(question: Question) -> Question:
        lasting = question.lasting or question.id == BANK.method.exposure_question
        return question.model_copy(update={"lasting": lasting})

    return replace(BANK, sections=tuple(s.model_copy(update={"questions": tuple(map(changed, s.questions))}) for s in BANK.sections))


def test_two_actions_end_stop() -> None:
    bank, sheet = phi_keeps_coming(), base("hurried_startup")
    result = assess(bank, sheet)
    assert result.verdict == "stop"
    assert ends_verdict(bank, sheet, result) == ("upgrade_plan", "sign_baa")


def test_what_is_done_is_not_asked_for_again() -> None:
    bank, sheet = phi_keeps_coming(), base("hurried_startup").planned("upgrade_plan", PlanEntry(status="done"))
    assert ends_verdict(bank, sheet, assess(bank, sheet)) == ("sign_baa",)
    sheet = sheet.planned("sign_baa", PlanEntry(status="done"))
    assert ends_verdict(bank, sheet, assess(bank, sheet)) == ()


def test_where_all_is_done_nothing_is_left_to_ask_for() -> None:
    sheet = base("hurried_startup")
    for item in assess(BANK, sheet).plan:
        sheet = sheet.planned(item.action, PlanEntry(status="done"))
    assert ends_verdict(BANK, sheet, assess(BANK, sheet)) == ()


@pytest.mark.parametrize("name", ["nothing_answered", "all_safest"])
def test_none_where_finding_out_or_nothing_is_left_to_do(name: str) -> None:
    assert ends_verdict(BANK, base(name), assess(BANK, base(name))) is None


def test_an_entry_for_an_action_that_the_bank_does_not_have_counts_for_nothing() -> None:
    sheet = base("hurried_startup")
    strange = sheet.planned("sign_baaa", PlanEntry(status="done"))
    assert ends_verdict(BANK, strange, assess(BANK, strange)) == ends_verdict(BANK, sheet, assess(BANK, sheet))


def test_an_action_that_only_comes_before_another_is_not_named() -> None:
    sheet = base("hurried_startup").answered("intercom_plan", "custom_contract")
    result = assess(BANK, sheet)
    assert better(BANK, sheet, {"sign_baa"}, result.verdict)
    assert ends_verdict(BANK, sheet, result) == ("sign_baa",), "a BAA signed under a contract of one's own is enough"


@pytest.mark.parametrize("name", [n for n, sheet in bases().items() if ends_verdict(BANK, sheet, assess(BANK, sheet))])
def test_confirming_what_ends_the_verdict_gives_the_verdict_that_was_projected(name: str) -> None:
    """What if, the list of what ends the verdict, and what people confirm on the plan page agree; no other action is marked as done."""
    sheet = base(name)
    found = ends_verdict(BANK, sheet, assess(BANK, sheet)) or ()
    ahead = assess(BANK, projected(BANK, sheet, {*found})).verdict
    for action in found:
        sheet = sheet.planned(action, PlanEntry(status="done"))
    for action in found:
        sheet = all_edited(BANK, sheet, {t.path: t.offered for t in truths(BANK, sheet, action) if t.offered is not None})
    assert assess(BANK, sheet).verdict == ahead
