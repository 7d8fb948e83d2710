"""What is counted: findings, actions and hours that answers call for; what waits for an answer is a section to answer."""

from dataclasses import replace

import pytest

from questionnaire import Assessment, walk
from questionnaire.flow.progress import progress
from questionnaire.shapes.question import Level
from scoring import assess
from scoring.ahead.strategies import compare
from scoring.counted import added_hours, counted_actions, counted_findings, hours, told_hours, waiting_actions
from scoring.plan_lines import Line, plan_lines
from scoring.result import Result, by_level
from tests.scoring.sheets import AS_OF, BANK, base


def first_pass(name: str = "careful_firm") -> Assessment:
    """A sheet of which only the first pass is answered."""
    sheet = base(name)
    return replace(sheet, answers={q: a for q, a in sheet.answers.items() if q in BANK.file.first_pass}, not_applicable={})


def judged(sheet: Assessment) -> tuple[Result, tuple[Line, ...]]:
    result = assess(BANK, sheet)
    return result, plan_lines(BANK, sheet, walk(BANK, sheet), result.findings, result.plan)


def test_what_only_blanks_call_for_is_neither_a_finding_nor_an_action_nor_an_hour() -> None:
    sheet = first_pass().answered("ai_use", ("staff_paste_into_ai",))
    result, lines = judged(sheet)
    found, actions, waiting = counted_findings(walk(BANK, sheet), result.findings), counted_actions(lines), waiting_actions(lines)
    assert found and {f.question for f in found} <= {*sheet.answers} and len(found) < len(result.findings)
    assert sorted([*(i.action for i in actions), *waiting]) == sorted(i.action for i in result.plan) and waiting
    assert hours(actions) < hours(result.plan)
    assert sum(by_level(found).values()) == len(found) and list(by_level(found)) == [*reversed(Level)]


def test_of_a_full_sheet_everything_is_counted() -> None:
    sheet = base("careful_firm")
    result, lines = judged(sheet)
    assert counted_findings(walk(BANK, sheet), result.findings) == result.findings
    assert counted_actions(lines) == result.plan and not waiting_actions(lines)
    assert sum(by_level(result.findings).values()) == len(result.findings)


def test_i_do_not_know_is_an_answer() -> None:
    sheet = first_pass().answered("risk_analysis", "unknown")
    assert "risk_analysis" in [f.question for f in counted_findings(walk(BANK, sheet), assess(BANK, sheet).findings)]


def test_a_list_without_an_app_and_a_mark_without_a_reason_are_no_answers_for_anybody() -> None:
    """What progress calls not answered yet is no finding, and neither key nor mark makes one of it."""
    listed = base("careful_firm").answered("integrations_inventory", "complete").answered("integrations", ())
    sheet = listed.answered("customer_requirements", None).excused("customer_requirements", " ")
    result, lines = judged(sheet)
    silent = {"integrations", "customer_requirements"}
    assert silent <= {f.question for f in result.findings}
    assert not silent & {f.question for f in counted_findings(walk(BANK, sheet), result.findings)}
    assert progress(map(BANK.questions.__getitem__, silent), sheet, walk(BANK, sheet)).blank == 2
    assert "find_out_integrations" in waiting_actions(lines)


def test_added_hours_hold_the_estimates() -> None:
    assert added_hours([(0.25, 0.5), (4.2, 10.7)]) == (4, 12) and added_hours([]) == (0, 0)


@pytest.mark.parametrize(
    ("estimated", "told"),
    [
        ((0.3, 0.9), (0.25, 1)),
        ((0.3, 1.0), (0.25, 1)),
        ((0.7, 1.25), (0.5, 1.5)),
        ((0.25, 1.1), (0, 1.5)),
        ((1.7, 4.75), (1.5, 5)),
        ((9.9, 9.95), (9.5, 10)),
        ((10.0, 10.1), (10, 11)),
        ((8.4, 24.0), (8, 24)),
        ((4 / 60, 4 / 60), (4 / 60, 4 / 60)),
    ],
)
def test_an_estimate_is_told_outwards_in_quarters_halves_or_added_hours_by_its_size(
    estimated: tuple[float, float], told: tuple[float, float]
) -> None:
    assert told_hours(estimated) == told and told_hours(told) == told


def test_what_is_told_of_any_action_holds_its_estimate_however_many_people_answer() -> None:
    """And no action has an estimate without a range, which would be told as exactly as it is worked out."""
    for action in BANK.actions.values():
        for seats in range(1, 60):
            (low, high), (below, above) = action.hours_for(seats, seats), told_hours(action.hours_for(seats, seats))
            assert below <= low < high <= above and low - below < 1 and above - high < 1
            assert below % 0.25 == above % 0.25 == 0 and (above <= 1 or above % 0.5 == below % 0.5 == 0)
            assert below % 1 == 0 or below < 10


def test_a_sum_is_that_of_what_is_told_of_its_parts() -> None:
    """Whoever adds up 1.5 and 2 hours finds 3.5; of the exact 1.9 and 2.3, 4 would be told."""
    assert added_hours([(1.9, 4.75), (2.3, 5)]) == (3.5, 10)
    assert added_hours([(1.9, 4.75), (2.3, 5), (6.5, 9.25)]) == (10, 20), "and from ten, half an hour is too exact for a sum"


def test_a_way_ahead_counts_no_step_that_only_blanks_call_for() -> None:
    for way in compare(BANK, first_pass()):
        waiting = [step for step in way.steps if step.waits]
        assert len(way.counted) + len(waiting) == len(way.steps)
        assert not any(BANK.action(step.action).kind == "law" for step in waiting)
        assert way.hours[1] <= added_hours([step.effort_hours for step in way.counted])[1]
    assert any(step.waits for way in compare(BANK, first_pass()) for step in way.steps)
    assert not any(step.waits for way in compare(BANK, base("careful_firm")) for step in way.steps)


def test_the_blanks_of_the_sections_are_those_of_the_sheet() -> None:
    blank = Assessment(BANK.version, AS_OF)
    assert sum(progress(section.questions, blank, walk(BANK, blank)).needed for section in BANK.sections) > 0
    full = base("careful_firm")
    assert not any(progress(section.questions, full, walk(BANK, full)).needed for section in BANK.sections)
