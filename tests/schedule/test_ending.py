"""What ends a verdict: the least hours that do, held against trying every set."""

from collections.abc import Iterator, Mapping, Set
from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from questionnaire import Assessment
from questionnaire.assessment import PlanEntry
from questionnaire.model import Question
from questionnaire.question_bank import Bank
from scoring import assess
from scoring.ahead.projection import projected
from scoring.schedule import ScheduleRefused, ends_verdict
from scoring.schedule.ending import least
from tests.scoring.sheets import BANK, VERDICTS, base, near_a_base

# ---------------------------------------------------------------- any question of "is this enough?"


def subsets(names: Set[str]) -> Iterator[frozenset[str]]:
    return (frozenset(c) for size in range(len(names) + 1) for c in combinations(sorted(names), size))


@given(
    st.lists(st.integers(1, 9), min_size=1, max_size=6),
    st.lists(st.sets(st.sampled_from("abcdef"), min_size=1, max_size=4), max_size=4),
    st.lists(st.tuples(st.sampled_from("abcdef"), st.sampled_from("abcdef")), max_size=4),
)
def test_least_is_the_cheapest_of_all_sets(times: list[int], ways: list[set[str]], pairs: list[tuple[str, str]]) -> None:
    """Enough is to have done all of any one of the `ways`."""
    hours = dict(zip("abcdef", times, strict=False))
    after: Mapping[str, tuple[str, ...]] = {a: tuple(b for b, c in pairs if c == a and b < a and b in hours) for a in hours}

    def enough(done: Set[str]) -> bool:
        return any(way <= done for way in ways)

    costs = [sum(hours[a] for a in s) for s in subsets({*hours}) if enough(s) and all({*after[a]} <= s for a in s)]
    found = least(hours, after, enough)
    if found is None:
        assert not costs
    else:
        assert enough({*found}) and all({*after[a]} <= {*found} for a in found)
        assert sum(hours[a] for a in found) == min(costs)
        assert list(found) == [a for a in hours if a in found]


# ---------------------------------------------------------------- real sheets


def better(bank: Bank, sheet: Assessment, done: Set[str], verdict: str) -> bool:
    after = assess(bank, projected(bank, sheet, done)).verdict
    return VERDICTS.index(after) > VERDICTS.index(verdict)


@settings(max_examples=25)
@given(near_a_base(changes=4))
def test_no_cheaper_set_of_the_plan_ends_the_verdict(sheet: Assessment) -> None:
    result = assess(BANK, sheet)
    if result.verdict == "not_in_scope":
        assert ends_verdict(BANK, sheet, result) is None
        return
    items, found = {i.action: i for i in result.plan}, ends_verdict(BANK, sheet, result)
    if found is None:
        assert not better(BANK, sheet, {*items}, result.verdict)
        return
    assert better(BANK, sheet, {*found}, result.verdict)
    assert all({*items[a].after} <= {*found} for a in found)
    some = {*items} if len(items) <= 8 else {*found}
    cost = sum(sum(items[a].effort_hours) for a in found)
    for other in subsets(some) if len(some) <= 8 else ():
        if sum(sum(items[a].effort_hours) for a in other) < cost and all({*items[a].after} <= other for a in other):
            assert not better(BANK, sheet, other, result.verdict)


def phi_keeps_coming() -> Bank:
    """The bank with PHI as something that no action of the plan keeps away for good."""

    def changed(question: Question) -> Question:
        lasting = question.lasting or question.id == BANK.method.exposure_question
        return question.model_copy(update={"lasting": lasting})

    return replace(BANK, sections=tuple(s.model_copy(update={"questions": tuple(map(changed, s.questions))}) for s in BANK.sections))


def test_three_actions_end_stop() -> None:
    bank, sheet = phi_keeps_coming(), base("hurried_startup")
    result = assess(bank, sheet)
    assert result.verdict == "stop"
    assert ends_verdict(bank, sheet, result) == ("keep_phi_out", "upgrade_plan", "sign_baa")


def test_what_is_done_is_not_asked_for_again() -> None:
    bank, sheet = phi_keeps_coming(), base("hurried_startup").planned("upgrade_plan", PlanEntry(status="done"))
    assert ends_verdict(bank, sheet, assess(bank, sheet)) == ("keep_phi_out", "sign_baa")
    for action in ("keep_phi_out", "sign_baa"):
        sheet = sheet.planned(action, PlanEntry(status="done"))
    assert ends_verdict(bank, sheet, assess(bank, sheet)) == ()


def test_where_all_is_done_nothing_is_left_to_ask_for() -> None:
    sheet = base("hurried_startup")
    for item in assess(BANK, sheet).plan:
        sheet = sheet.planned(item.action, PlanEntry(status="done"))
    assert ends_verdict(BANK, sheet, assess(BANK, sheet)) == ()


@pytest.mark.parametrize("name", ["nothing_answered", "all_safest"])
def test_none_where_finding_out_or_nothing_is_left_to_do(name: str) -> None:
    assert ends_verdict(BANK, base(name), assess(BANK, base(name))) is None


def test_an_action_unknown_to_the_bank_is_refused() -> None:
    sheet = base("hurried_startup").planned("sign_baaa", PlanEntry("Dana"))
    with pytest.raises(ScheduleRefused, match="^Plan: 'sign_baaa' is in no question bank 2026.2"):
        ends_verdict(BANK, sheet, assess(BANK, sheet))


def test_an_action_that_ends_nothing_by_itself_comes_along_where_another_waits_for_it() -> None:
    sheet = base("hurried_startup").answered("intercom_plan", "custom_contract")
    result = assess(BANK, sheet)
    assert better(BANK, sheet, {"keep_phi_out", "sign_baa"}, result.verdict)
    assert ends_verdict(BANK, sheet, result) == ("keep_phi_out", "upgrade_plan", "sign_baa")


def test_what_is_needed_comes_with_all_it_waits_for_directly_or_not() -> None:
    hours, after = {"ask": 1, "plan": 1, "other": 1, "sign": 1}, {"ask": (), "plan": ("ask",), "other": (), "sign": ("plan",)}
    assert least(hours, after, lambda some: "sign" in some) == ("ask", "plan", "sign")


def test_any_two_of_three_are_two_and_no_halves_of_all() -> None:
    hours = {"a": 1, "b": 1, "c": 1}
    found = least(hours, {a: () for a in hours}, lambda some: len(some) >= 2)
    assert found is not None and len(found) == 2


def test_of_equal_hours_fewer_actions_are_taken_but_an_hour_less_comes_first() -> None:
    hours = {"a": 1, "b": 1, "c": 1, "d": 1, "at once": 4}
    for at_once, found in ((4, ("at once",)), (5, ("a", "b", "c", "d"))):
        assert least({**hours, "at once": at_once}, {a: () for a in hours}, lambda some: {*"abcd"} <= some or "at once" in some) == found


def test_actions_that_end_nothing_do_not_multiply_the_questions_asked() -> None:
    hours = {"buy": 9, "switch": 8, **{f"idle {n}": 1 for n in range(7)}}
    asked = []

    def enough(some: Set[str]) -> bool:
        asked.append(some)
        return "buy" in some or "switch" in some

    assert least(hours, {a: () for a in hours}, enough) == ("switch",)
    assert len(asked) <= 3 * len(hours)


def test_where_either_of_two_would_do_the_one_of_fewer_hours_is_taken_with_what_it_waits_for() -> None:
    """No action is needed by itself here, so the solver has to propose."""
    hours, after = {"buy": 3, "switch": 2, "prepare": 4}, {"buy": (), "switch": ("prepare",), "prepare": ()}
    assert least(hours, after, lambda some: "buy" in some or "switch" in some) == ("buy",)
    assert least({**hours, "prepare": 0}, after, lambda some: "buy" in some or "switch" in some) == ("switch", "prepare")
