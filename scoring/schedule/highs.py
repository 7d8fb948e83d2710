"""The one place that knows HiGHS. It is loaded with the first question put to it, so that nothing else waits for it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from highspy import Highs

NODES = 400
"""Branches after which a search ends without a proof. A count and no time: the same input must give the same output."""


class SolverFailed(RuntimeError):
    """HiGHS gave no answer to a question that has one. Never hidden behind a weaker method."""


@dataclass(frozen=True)
class Row:
    """A sum of variables times whole numbers that is at most `at_most`."""

    terms: Mapping[int, int]
    at_most: int


@dataclass(frozen=True)
class Answer:
    """Variables that are 1, the greatest sum that may be possible, and whether the search was finished."""

    chosen: frozenset[int]
    bound: float
    proven: bool


def version() -> str:
    """What decides, for instance `HiGHS 1.15.1`."""
    return f"HiGHS {_highs().version()}"


def greatest(gains: Sequence[int], rows: Sequence[Row], start: frozenset[int] | None = None, nodes: int = NODES) -> Answer:
    """Variables between 0 and 1 with the greatest sum of gains under the rows.

    With a `start` that keeps to the rows they are whole by search, in so many branches at most; without one, the rows must be such
    that a best corner is whole, as for prerequisites. Raises SolverFailed where there is no answer.
    """
    highs = _highs()
    for gain in gains:
        highs.addCol(float(-gain), 0.0, 1.0, 0, [], [])
    for row in rows:
        highs.addRow(-highs.inf, float(row.at_most), len(row.terms), [*row.terms], [float(v) for v in row.terms.values()])
    if start is not None:
        _search(highs, len(gains), start, nodes)
    highs.run()
    return _answer(highs, searched=start is not None)


def _highs() -> "Highs":
    from highspy import Highs

    highs = Highs()  # type: ignore[no-untyped-call]  # its __init__ bears no types
    for option, value in (("output_flag", False), ("parallel", "off"), ("mip_rel_gap", 0.0), ("mip_abs_gap", 0.5)):
        highs.setOptionValue(option, value)  # all gains are whole numbers: less than 1 apart is the same
    return highs


def _search(highs: "Highs", size: int, start: frozenset[int], nodes: int) -> None:
    from highspy import HighsVarType

    for variable in range(size):
        highs.changeColIntegrality(variable, HighsVarType.kInteger)
    highs.setOptionValue("mip_max_nodes", nodes)
    highs.setSolution(size, [*range(size)], [float(v in start) for v in range(size)])


def _answer(highs: "Highs", searched: bool) -> Answer:
    from highspy import HighsModelStatus

    status, info = highs.getModelStatus(), highs.getInfo()
    proven = status == HighsModelStatus.kOptimal
    if not proven and not (searched and status == HighsModelStatus.kSolutionLimit):
        raise SolverFailed(f"{version()} ends with {highs.modelStatusToString(status)!r} where an answer exists; please report this plan.")
    values = highs.getSolution().col_value
    return Answer(
        frozenset(n for n, value in enumerate(values) if value > 0.5),
        -(info.mip_dual_bound if searched else info.objective_function_value),
        proven,
    )
