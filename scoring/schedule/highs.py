"""The one place that knows HiGHS. It is loaded with the first question put to it, so that nothing else waits for it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import floor, inf
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from highspy import Highs

ROUNDING = 1e-3
"""HiGHS counts in fractions what are whole numbers: a bound this little below one is taken for it."""


class SolverFailed(RuntimeError):
    """HiGHS gave no answer to a question that has one. Never hidden behind a weaker method."""


@dataclass(frozen=True)
class Row:
    """A sum of variables times whole numbers, no more than `at_most` and no less than `at_least`."""

    terms: Mapping[int, int]
    at_most: float = inf
    at_least: float = -inf


def only_with(variable: int, other: int) -> Row:
    """The variable is no greater than the other: 1 only where the other is."""
    return Row({variable: 1, other: -1}, at_most=0)


@dataclass(frozen=True)
class Answer:
    """Variables that are 1, the sum of their gains, and the greatest sum that may be possible: the same where the search was finished."""

    chosen: frozenset[int]
    reached: int
    bound: int


def version() -> str:
    """What decides, for instance `HiGHS 1.15.1`."""
    return f"HiGHS {_highs().version()}"


def greatest(gains: Sequence[int], rows: Sequence[Row], start: frozenset[int] | None = None, nodes: int | None = None) -> Answer:
    """Variables between 0 and 1 with the greatest sum of gains under the rows.

    With a `start` that keeps to the rows they are whole by search, in so many branches at most or until proven; without one, the rows
    must be such that a best corner is whole, as for prerequisites. Raises SolverFailed where there is no answer.
    """
    highs = _highs()
    for gain in gains:
        highs.addCol(float(-gain), 0.0, 1.0, 0, [], [])
    for row in rows:
        highs.addRow(row.at_least, row.at_most, len(row.terms), [*row.terms], [float(v) for v in row.terms.values()])
    if start is not None:
        _search(highs, len(gains), start)
    if nodes is not None:
        highs.setOptionValue("mip_max_nodes", nodes)
    highs.run()
    return _answer(highs, gains)


def _highs() -> "Highs":
    from highspy import Highs, HighsOptions

    options = HighsOptions()  # by name, where a wrong one is an error, and not by setOptionValue, which passes over it
    options.output_flag = False
    options.parallel = "off"
    options.mip_rel_gap = 0.0
    highs = Highs()  # type: ignore[no-untyped-call]  # its __init__ bears no types
    highs.passOptions(options)
    return highs


def _search(highs: "Highs", size: int, start: frozenset[int]) -> None:
    from highspy import HighsVarType

    for variable in range(size):
        highs.changeColIntegrality(variable, HighsVarType.kInteger)
    highs.setSolution(size, [*range(size)], [float(v in start) for v in range(size)])


def _answer(highs: "Highs", gains: Sequence[int]) -> Answer:
    from highspy import HighsModelStatus

    status = highs.getModelStatus()
    if status not in (HighsModelStatus.kOptimal, HighsModelStatus.kSolutionLimit):
        raise SolverFailed(f"{version()} ends with {highs.modelStatusToString(status)!r} where an answer exists; please report this plan.")
    chosen = frozenset(n for n, value in enumerate(highs.getSolution().col_value) if round(value))
    reached = sum(gains[n] for n in chosen)
    if status == HighsModelStatus.kOptimal:
        return Answer(chosen, reached, bound=reached)
    most = sum(max(gain, 0) for gain in gains)  # a search that has not begun knows no bound
    return Answer(chosen, reached, bound=floor(min(ROUNDING - highs.getInfo().mip_dual_bound, most)))
