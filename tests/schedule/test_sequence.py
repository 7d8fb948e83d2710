"""The order is the best there is: equal to trying every order, whatever decides inside a block."""

import pytest
from hypothesis import assume, given, settings

from scoring.schedule import sequence as sequence_module
from scoring.schedule.block import Ordered, ordered_block
from scoring.schedule.jobs import Jobs, numbers
from scoring.schedule.sequence import densest, sequence
from tests.schedule.small_jobs import can_be_followed, every_order, small_jobs, tangled


@given(small_jobs(actions=4, findings=3))
def test_no_order_has_a_smaller_area(jobs: Jobs) -> None:
    found = sequence(jobs)
    assert can_be_followed(jobs, found.order)
    assert found.area == min(jobs.area(order, jobs.all) for order in every_order(jobs, jobs.all))
    assert found.proven and found.bound == found.area


@settings(max_examples=12)
@given(small_jobs(actions=8, findings=0))
def test_no_order_of_up_to_eight_actions_has_a_smaller_area(jobs: Jobs) -> None:
    found = sequence(jobs)
    assert can_be_followed(jobs, found.order)
    assert found.area == min(jobs.area(order, jobs.all) for order in every_order(jobs, jobs.all))


@given(small_jobs())
def test_the_densest_set_is_the_densest_of_all_and_the_largest_of_those(jobs: Jobs) -> None:
    sets = [s for s in range(1, jobs.all + 1) if all(not jobs.before[j] & ~s for j in numbers(s)) and jobs.time(s)]
    if not jobs.weight(jobs.all):
        return
    most = max(jobs.weight(s) / jobs.time(s) for s in sets)
    assert densest(jobs, jobs.all) == max((s for s in sets if jobs.weight(s) / jobs.time(s) == most), key=int.bit_count)


@settings(max_examples=25)
@given(small_jobs())
def test_subsets_and_search_agree_on_a_block(jobs: Jobs) -> None:
    assume(any(not jobs.before[j] >> i & 1 for j in range(len(jobs.hours)) for i in range(j)))  # else there is one order only
    subsets, search = ordered_block(jobs, jobs.all), ordered_block(jobs, jobs.all, subsets=0)
    assert (subsets.method, search.method) == ("subset DP", "HiGHS search")
    assert can_be_followed(jobs, search.order)
    assert jobs.area(search.order, jobs.all) == jobs.area(subsets.order, jobs.all)
    assert subsets.gap == search.gap == 0


def test_a_block_with_too_many_subsets_is_searched_and_proven() -> None:
    jobs = tangled(14)
    found = sequence(jobs)
    assert "HiGHS search" in found.methods
    assert found.proven and can_be_followed(jobs, found.order)


def test_three_free_jobs_have_eight_subsets() -> None:
    jobs = Jobs((1, 2, 3), (1, 2, 3), (0, 0, 0))
    assert [ordered_block(jobs, jobs.all, subsets=limit).method for limit in (8, 7)] == ["subset DP", "HiGHS search"]


def test_subsets_and_search_agree_on_a_tangled_block() -> None:
    jobs = tangled(9)
    subsets, search = ordered_block(jobs, jobs.all, subsets=100_000), ordered_block(jobs, jobs.all, subsets=0)
    assert (subsets.method, search.method) == ("subset DP", "HiGHS search")
    assert jobs.area(search.order, jobs.all) == jobs.area(subsets.order, jobs.all)


def test_a_search_cut_short_says_so_and_how_far_off_it_may_be(monkeypatch: pytest.MonkeyPatch) -> None:
    def cut_short(jobs: Jobs, block: int) -> Ordered:
        return ordered_block(jobs, block, subsets=0, nodes=0)

    jobs = tangled(14)
    best = sequence(jobs).area
    monkeypatch.setattr(sequence_module, "ordered_block", cut_short)
    found = sequence(jobs)
    assert can_be_followed(jobs, found.order)
    assert not found.proven
    assert found.bound <= best <= found.area


def test_equal_jobs_keep_their_order_and_none_is_weighed_against_another() -> None:
    found = sequence(Jobs((2, 2, 4, 2), (5, 5, 10, 5), (0, 0, 0, 0)))
    assert (found.order, found.methods) == ((0, 1, 2, 3), frozenset())


def test_of_two_equal_parts_the_one_that_begins_first_in_the_plan_comes_first() -> None:
    assert sequence(Jobs((1, 2, 1), (0, 2, 2), (0, 0, 0b1))).order == (0, 2, 1)


def test_a_denser_job_is_not_held_back_for_many_that_are_nearly_as_dense() -> None:
    assert densest(Jobs((1, 1, 1, 1), (1, 0, 1, 1), (0, 0, 0b10, 0b110)), 0b1111) == 0b1


def test_what_brings_nothing_comes_last_in_its_order() -> None:
    assert sequence(Jobs((1, 1, 9, 1), (0, 0, 2, 0), (0, 0, 0, 0b10))).order == (2, 0, 1, 3)
