"""The schedule of real sheets: followed in order, complete, honest about its curve, its days and its verdicts."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from questionnaire import Assessment
from questionnaire.assessment import PlanEntry
from scoring import assess
from scoring.ahead.projection import projected
from scoring.schedule import Budget, Schedule, ScheduleRefused, best_sequence
from scoring.schedule.highs import version
from scoring.schedule.jobs import jobs_of
from scoring.schedule.sequence import sequence
from tests.schedule.small_jobs import every_order
from tests.scoring.sheets import ANY_SHEET, AS_OF, BANK, VERDICTS, base

FEW = settings(max_examples=25)
SIX = Budget(6, AS_OF)


def scheduled(sheet: Assessment, budget: Budget = SIX) -> Schedule:
    return best_sequence(BANK, sheet, assess(BANK, sheet), budget)


@FEW
@given(ANY_SHEET, st.data())
def test_every_open_action_comes_once_and_after_its_prerequisites(sheet: Assessment, data: st.DataObject) -> None:
    plan = assess(BANK, sheet).plan
    done = data.draw(st.sets(st.sampled_from([i.action for i in plan])) if plan else st.just(set()))
    for action in done:
        sheet = sheet.planned(action, PlanEntry(status="done"))
    order = [i.action for i in scheduled(sheet).items]
    place = {action: n for n, action in enumerate(order)}
    assert len(order) == len(place)
    assert {*order} == {i.action for i in plan} - done
    assert all(place[b] < place[i.action] for i in plan if i.action in place for b in i.after if b in place)


@FEW
@given(ANY_SHEET, st.sampled_from([0.5, 6, 7, 37.5, 168]), st.integers(0, 40))
def test_hours_and_days_are_in_line_and_leave_no_gap(sheet: Assessment, hours_per_week: float, later: int) -> None:
    budget = Budget(hours_per_week, AS_OF + timedelta(days=later))
    result = assess(BANK, sheet)
    found = best_sequence(BANK, sheet, result, budget)
    effort = {i.action: sum(i.effort_hours) / 2 for i in result.plan}
    assert [i.start_hours for i in found.items] == [0.0, *(i.end_hours for i in found.items)][: len(found.items)]
    for item in found.items:
        assert item.end_hours - item.start_hours == effort[item.action]
        assert budget.start <= item.start_day <= item.end_day
    assert all(one.end_day <= next_.start_day for one, next_ in pairwise(found.items))
    assert [(p.hours, p.day) for p in found.curve[1:]] == [(i.end_hours, i.end_day) for i in found.items]
    if found.items:
        assert (found.items[-1].end_day - budget.start).days < found.items[-1].end_hours / hours_per_week * 7


@FEW
@given(ANY_SHEET)
def test_the_curve_falls_from_all_points_to_none_and_its_area_is_what_was_made_small(sheet: Assessment) -> None:
    result, found = assess(BANK, sheet), scheduled(sheet)
    first, last = found.curve[0], found.curve[-1]
    assert (first.hours, first.day, first.findings_left) == (0, AS_OF, len(result.findings))
    assert first.points_left == sum(BANK.method.points[f.risk.name] for f in result.findings)
    assert (last.points_left, last.findings_left) == (0, 0)
    for one, next_ in pairwise(found.curve):
        assert one.points_left >= next_.points_left and one.findings_left >= next_.findings_left
    assert found.area == sum(one.points_left * (next_.hours - one.hours) for one, next_ in pairwise(found.curve))
    assert found.proven and found.gap == 0


@settings(max_examples=8)
@given(ANY_SHEET)
def test_verdicts_are_those_of_the_projected_sheet_and_end_with_the_best_in_reach(sheet: Assessment) -> None:
    found = scheduled(sheet)
    order = [i.action for i in found.items]
    expected = [assess(BANK, projected(BANK, sheet, order[:n])) for n in range(len(order) + 1)]
    at = {p.hours: e.verdict for p, e in zip(found.curve, expected, strict=True)}
    assert all(at[v.hours] == v.verdict for v in found.verdicts)
    assert len(found.verdicts) == 1 + sum(a.verdict != b.verdict for a, b in pairwise(expected))
    if found.verdicts[0].verdict != "not_in_scope":
        assert found.verdicts[-1].verdict == max((e.verdict for e in expected), key=VERDICTS.index)
    assert {f.id for f in found.left_over} == {f.id for f in expected[-1].findings}


@settings(max_examples=8)
@given(ANY_SHEET, st.randoms(use_true_random=False))
def test_the_same_sheet_in_another_order_gives_the_same_schedule(sheet: Assessment, rnd: Random) -> None:
    answers = [*sheet.answers.items()]
    rnd.shuffle(answers)
    assert scheduled(replace(sheet, answers=dict(answers))) == scheduled(sheet)


@FEW
@given(ANY_SHEET, st.data())
def test_a_real_plan_cut_down_to_a_few_actions_is_as_good_as_trying_all_orders(sheet: Assessment, data: st.DataObject) -> None:
    result = assess(BANK, sheet)
    actions = [i.action for i in result.plan]
    few = data.draw(st.sets(st.sampled_from(actions), max_size=6) if actions else st.just(set()))
    jobs = jobs_of(BANK, result, {*actions} - few)
    if len(jobs.hours) <= 8:
        assert sequence(jobs).area == min(jobs.area(order, jobs.all) for order in every_order(jobs, jobs.all))


def test_the_plans_order_is_never_better() -> None:
    jobs = jobs_of(BANK, assess(BANK, base("hurried_startup")), ())
    assert sequence(jobs).area <= jobs.area(range(len(jobs.hours)), jobs.all)


def test_a_finding_whose_actions_are_all_done_weighs_no_more() -> None:
    result = assess(BANK, base("hurried_startup"))
    finding = next(f for f in result.findings if f.actions)
    whole, left = (sum(jobs_of(BANK, result, done).weights) for done in ((), finding.actions))
    gone = [f for f in result.findings if set(f.actions) <= set(finding.actions)]
    assert finding in gone and whole - left == sum(BANK.method.points[f.risk.name] for f in gone)


@FEW
@given(ANY_SHEET)
def test_real_plans_fall_into_small_blocks(sheet: Assessment) -> None:
    """What keeps the time short; should a bank change this, HiGHS searches the block, and the schedule says so."""
    assert "HiGHS search" not in sequence(jobs_of(BANK, assess(BANK, sheet), ())).methods


# ---------------------------------------------------------------- what stops the flow


def test_while_phi_flows_where_it_may_not_what_stops_it_comes_first() -> None:
    sheet = base("hurried_startup")
    result = assess(BANK, sheet)
    due_today = {i.action for i in result.plan if i.due == result.as_of}
    assert result.verdict == "stop" and due_today
    assert {i.action for i in scheduled(sheet).items[: len(due_today)]} == due_today


def test_without_that_verdict_nothing_is_put_first() -> None:
    result = replace(assess(BANK, base("hurried_startup")), verdict="serious_gaps")
    first = best_sequence(BANK, base("hurried_startup"), result, SIX).items[0].action
    assert next(i.due for i in result.plan if i.action == first) > result.as_of


# ---------------------------------------------------------------- named sheets and bad input


def test_nothing_to_do_is_a_schedule_too() -> None:
    found = scheduled(base("all_safest"))
    assert (found.items, found.area, found.proven, found.solver) == ((), 0, True, "nothing to order")
    assert [(v.hours, v.verdict) for v in found.verdicts] == [(0, "in_order")]


def test_it_says_what_decided() -> None:
    assert scheduled(base("hurried_startup")).solver == f"{version()}, subset DP"


def test_a_start_before_the_assessment_is_refused() -> None:
    with pytest.raises(ScheduleRefused) as refused:
        scheduled(base("hurried_startup"), Budget(6, AS_OF - timedelta(days=1)))
    assert str(refused.value) == (
        "Start: 2026-11-20 lies before 2026-11-21, the day of the assessment. Start on that day or later, "
        "or correct the day of the assessment."
    )


def test_an_action_unknown_to_the_bank_is_refused_wherever_it_stands() -> None:
    sheet = base("hurried_startup")
    with pytest.raises(ScheduleRefused) as refused:
        scheduled(sheet.planned("sign_baaa", PlanEntry("Dana")).planned("gone", PlanEntry()).planned("gone", PlanEntry("Lee")))
    assert str(refused.value) == (
        "Plan: 'gone', 'sign_baaa' is in no question bank 2026.2. Take it off the plan of the assessment, "
        "or use the bank that the plan was made with."
    )
    result = assess(BANK, sheet)
    with pytest.raises(ScheduleRefused, match="'old_action'"):
        best_sequence(BANK, sheet, replace(result, plan=(replace(result.plan[0], action="old_action"),)), SIX)


def test_an_end_beyond_the_calendar_is_refused() -> None:
    with pytest.raises(ScheduleRefused, match="Give more hours a week"):
        scheduled(base("hurried_startup"), Budget(6, date.max))
