"""What is counted: findings, actions and hours that answers call for; what waits for an answer is a section to answer."""

from dataclasses import replace

from questionnaire import Assessment, walk
from questionnaire.flow.progress import progress
from questionnaire.shapes.question import Level
from scoring import assess
from scoring.ahead.strategies import compare
from scoring.counted import counted_actions, counted_findings, hours, to_answer, whole_hours
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
    found, actions, waiting = counted_findings(walk(BANK, sheet), result.findings), counted_actions(lines), to_answer(lines)
    assert found and {f.question for f in found} <= {*sheet.answers} and len(found) < len(result.findings)
    assert sorted([*(i.action for i in actions), *waiting]) == sorted(i.action for i in result.plan) and waiting
    assert hours(actions) < hours(result.plan)
    assert sum(by_level(found).values()) == len(found) and list(by_level(found)) == [*reversed(Level)]


def test_of_a_full_sheet_everything_is_counted() -> None:
    sheet = base("careful_firm")
    result, lines = judged(sheet)
    assert counted_findings(walk(BANK, sheet), result.findings) == result.findings
    assert counted_actions(lines) == result.plan and not to_answer(lines)
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
    assert "find_out_integrations" in to_answer(lines)


def test_hours_are_whole_and_hold_the_estimates() -> None:
    assert whole_hours([(0.25, 0.5), (4.2, 10.7)]) == (4, 12) and whole_hours([]) == (0, 0)


def test_a_way_ahead_counts_no_step_that_only_blanks_call_for() -> None:
    for way in compare(BANK, first_pass()):
        waiting = [step for step in way.steps if step.waits]
        assert len(way.counted) + len(waiting) == len(way.steps)
        assert not any(BANK.action(step.action).kind == "law" for step in waiting)
        assert way.hours[1] <= sum(step.effort_hours[1] for step in way.counted)
    assert any(step.waits for way in compare(BANK, first_pass()) for step in way.steps)
    assert not any(step.waits for way in compare(BANK, base("careful_firm")) for step in way.steps)


def test_the_blanks_of_the_sections_are_those_of_the_sheet() -> None:
    blank = Assessment(BANK.version, AS_OF)
    assert sum(progress(section.questions, blank, walk(BANK, blank)).needed for section in BANK.sections) > 0
    full = base("careful_firm")
    assert not any(progress(section.questions, full, walk(BANK, full)).needed for section in BANK.sections)
