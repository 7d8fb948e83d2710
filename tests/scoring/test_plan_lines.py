"""The plan as people read it: one line for an unanswered section, the first week from the top, the classes in their order."""

from dataclasses import replace
from datetime import date

import pytest

from questionnaire import Assessment, walk
from questionnaire.assessment import PlanEntry
from questionnaire.shapes.question import KINDS, Kind
from scoring import assess
from scoring.counted import action_numbers
from scoring.plan_lines import FEWEST, MOST, Line, SectionLine, by_class, first_week, plan_lines, week_ends
from scoring.result import PlanItem
from tests.scoring.sheets import AS_OF, BANK, base

BLANK = Assessment(BANK.version, AS_OF)


def lines(sheet: Assessment) -> tuple[Line, ...]:
    result = assess(BANK, sheet)
    return plan_lines(BANK, sheet, walk(BANK, sheet), result.findings, result.plan)


def actions(found: tuple[Line, ...]) -> list[str]:
    return [line.action for line in found if isinstance(line, PlanItem)]


def sections(found: tuple[Line, ...]) -> dict[str, SectionLine]:
    return {line.unanswered.section.id: line for line in found if isinstance(line, SectionLine)}


def test_a_blank_sheet_is_a_handful_of_sections_which_stand_for_the_whole_plan() -> None:
    found, plan = lines(BLANK), assess(BANK, BLANK).plan
    assert not actions(found) and len(found) < 10 < len(plan)
    assert sorted(i.action for line in sections(found).values() for i in line.items) == sorted(i.action for i in plan)


def test_a_section_stands_where_the_first_of_its_items_stood_with_its_class_and_days() -> None:
    found, plan = lines(BLANK), assess(BANK, BLANK).plan
    places = [plan.index(line.items[0]) for line in sections(found).values()]
    assert places == sorted(places) and places[0] == 0
    first = sections(found)["exposure"]
    assert (first.kind, first.start) == (first.items[0].kind, first.items[0].start)
    assert first.latest == min(item.latest for item in first.items)


def test_one_answer_among_the_details_leaves_the_others_in_the_line_of_their_section() -> None:
    sheet = base("careful_firm")
    for question in BANK.section("configuration").questions:
        sheet = sheet.answered(question.id, None)
    whole = lines(sheet)
    asked = [q for q in sections(whole)["configuration"].unanswered.blank]
    assert len(asked) > 10 and not any(f"find_out_{q}" in actions(whole) for q in asked)
    begun = lines(sheet.answered("sign_in", "unknown"))
    assert sections(begun)["configuration"].unanswered.begun and "find_out_sign_in" in actions(begun)
    assert not {f"find_out_{q}" for q in asked if q != "sign_in"} & {*actions(begun)}


def test_what_an_answer_calls_for_too_keeps_its_own_line() -> None:
    """On a contract of one's own the plan's condition depends on the BAA, so finding that out is called for by the answer as well."""
    sheet = base("careful_firm").answered("intercom_plan", "custom_contract")
    for question in BANK.section("agreement").questions:
        sheet = sheet if question.id == "intercom_plan" else sheet.answered(question.id, None)
    found, result = lines(sheet), assess(BANK, sheet)
    item = next(i for i in result.plan if i.action == "find_out_baa_status")
    assert {*item.resolves} == {"intercom_plan", "baa_status"}
    assert "find_out_baa_status" in actions(found)


def test_a_hold_that_known_details_call_for_is_no_question_to_answer() -> None:
    sheet = BLANK.answered("org_role", "covered_entity").answered("desk", "intercom").answered("phi_reaches_support", "routinely")
    found = lines(sheet)
    assert "agreement" in sections(found) and "keep_phi_out" in actions(found)


def test_what_the_law_dates_keeps_its_own_line() -> None:
    sheet = base("hurried_startup").answered("past_phi_assessed", None).answered("baa_status", "not_signed")
    details = [q.id for q in BANK.section("agreement").questions if q.id not in BANK.file.first_pass]
    for question in details:
        sheet = sheet.answered(question, None)
    found = lines(sheet)
    assert sections(found)["agreement"].unanswered.begun and "find_out_past_phi_assessed" in actions(found)


def test_what_somebody_typed_something_at_keeps_its_own_line() -> None:
    typed = BLANK.planned("find_out_backup", PlanEntry(owner="Kim"))
    assert actions(lines(typed)) == ["find_out_backup"]
    assert "find_out_backup" not in [item.action for item in sections(lines(typed))["configuration"].items]


def test_what_is_shown_is_numbered_without_holes_and_the_rest_behind_it() -> None:
    sheet = base("careful_firm").answered("sign_in", "unknown").answered("risk_analysis", "none")
    for question in ("audit_log", "exports", "backup"):
        sheet = sheet.answered(question, None)
    found, plan = lines(sheet), assess(BANK, sheet).plan
    numbers = action_numbers(found)
    assert [numbers[action] for action in actions(found)] == [*range(1, len(actions(found)) + 1)]
    assert sorted(numbers.values()) == [*range(1, len(plan) + 1)] and {*numbers} == {item.action for item in plan}
    assert min(numbers[item.action] for item in sections(found)["configuration"].items) == len(actions(found)) + 1 > 1


def test_a_full_sheet_has_the_plans_own_lines() -> None:
    sheet = base("hurried_startup")
    assert lines(sheet) == assess(BANK, sheet).plan


def test_the_first_week_is_the_top_of_the_plan() -> None:
    sheet = base("hurried_startup")
    found = lines(sheet)
    week = first_week(found, AS_OF)
    assert week == found[: len(week)] and FEWEST <= len(week) <= MOST
    assert any(line.start <= week_ends(AS_OF) for line in week)


def dated(*starts: date) -> list[PlanItem]:
    item = assess(BANK, base("hurried_startup")).plan[0]
    return [replace(item, action=f"a{number}", start=start) for number, start in enumerate(starts)]


SOON, LATE, LAST = date(2026, 11, 24), date(2027, 3, 1), week_ends(AS_OF)


@pytest.mark.parametrize(
    ("starts", "number"),
    [
        ([SOON] * 8, 5),
        ([SOON, LATE, LATE, LATE, LATE, LATE], 3),
        ([SOON, LATE, LATE, SOON, LATE, LATE], 4),
        ([SOON, LATE, LATE, LAST, LATE, LATE], 4),
        ([LATE] * 6, 3),
        ([LATE], 1),
        ([], 0),
    ],
)
def test_three_to_five_lines_to_the_last_that_starts_in_time(starts: list[date], number: int) -> None:
    found = dated(*starts)
    assert first_week(found, AS_OF) == tuple(found[:number])


@pytest.mark.parametrize(
    ("as_of", "last"),
    [
        (date(2026, 11, 16), date(2026, 11, 20)),  # a Monday
        (date(2026, 11, 21), date(2026, 11, 30)),  # a Saturday before Thanksgiving
        (date.max, date.max),
    ],
)
def test_a_week_has_five_working_days(as_of: date, last: date) -> None:
    assert week_ends(as_of) == last


def test_the_classes_hold_every_line_once_in_the_plans_order() -> None:
    for name in ("hurried_startup", "careful_firm", "undecided_firm"):
        found = lines(base(name).answered("sign_in", "optional"))
        groups = by_class(found)
        assert [line for group in groups.values() for line in group] == [*found]
        assert [*groups] == [kind for kind in KINDS if kind in groups]


def test_what_a_more_urgent_class_needs_stands_with_it() -> None:
    kinds: tuple[Kind, ...] = ("flow", "risk", "law", "risk", "risk")
    items = [replace(item, kind=kind) for item, kind in zip(dated(*[SOON] * 5), kinds, strict=True)]
    groups = by_class(items)
    assert {kind: [line.action for line in group if isinstance(line, PlanItem)] for kind, group in groups.items()} == {
        "flow": ["a0"],
        "law": ["a1", "a2"],
        "risk": ["a3", "a4"],
    }
