"""What is asked of HiGHS: the greatest sum, held against trying every set; and what it says of a search that is cut short."""

from collections.abc import Sequence
from itertools import product
from random import Random

import pytest

from scoring.schedule.highs import Row, SolverFailed, greatest, only_with, version

NOTHING: frozenset[int] = frozenset()


def knapsacks(seed: int, variables: int = 10, rows: int = 8) -> tuple[list[int], list[Row]]:
    """Gains and losses under several limits at once: too hard to be settled without branches."""
    rnd = Random(seed)
    gains = [rnd.randint(-3, 30) for _ in range(variables)]
    sizes = [[rnd.randint(0, 40) for _ in range(variables)] for _ in range(rows)]
    return gains, [Row(dict(enumerate(row)), at_most=sum(row) // 2) for row in sizes]


def best(gains: Sequence[int], rows: Sequence[Row]) -> int:
    def kept(values: Sequence[int]) -> bool:
        return all(row.at_least <= sum(n * values[v] for v, n in row.terms.items()) <= row.at_most for row in rows)

    return max(sum(g * v for g, v in zip(gains, values, strict=True)) for values in product((0, 1), repeat=len(gains)) if kept(values))


@pytest.mark.parametrize("seed", range(9, 17))
def test_a_search_is_as_good_as_trying_every_set(seed: int) -> None:
    gains, rows = knapsacks(seed)
    found = greatest(gains, rows, start=NOTHING)
    assert found.reached == sum(gains[n] for n in found.chosen) == best(gains, rows)
    assert found.bound == found.reached


@pytest.mark.parametrize("seed", range(9, 17))
@pytest.mark.parametrize("nodes", [0, 1, 2, 3])
def test_a_search_cut_short_never_says_that_less_is_possible_than_is(seed: int, nodes: int) -> None:
    gains, rows = knapsacks(seed)
    found, whole = greatest(gains, rows, start=NOTHING, nodes=nodes), greatest(gains, rows, start=NOTHING)
    assert found.reached <= whole.reached <= found.bound <= sum(gain for gain in gains if gain > 0)


def test_a_variable_that_brings_nothing_but_loss_is_left_out() -> None:
    for start in (None, NOTHING):
        found = greatest([3, -2], [], start=start)
        assert (found.chosen, found.reached, found.bound) == (frozenset({0}), 3, 3)


def test_one_only_with_the_other() -> None:
    assert greatest([3, -2], [only_with(0, 1)]).chosen == {0, 1}
    assert greatest([3, -4], [only_with(0, 1)]).chosen == NOTHING


def test_a_question_without_an_answer_is_never_passed_over() -> None:
    for start in (None, NOTHING):
        with pytest.raises(SolverFailed) as refused:
            greatest([1], [Row({0: 1}, at_most=-1)], start=start)
        assert str(refused.value) == f"{version()} ends with 'Infeasible' where an answer exists; please report this plan."


def test_the_solver_prints_nothing(capfd: pytest.CaptureFixture[str]) -> None:
    greatest(*knapsacks(1), start=NOTHING)
    assert capfd.readouterr() == ("", "")
