"""What stands on one page whatever the names in it: drawn smaller where it would not fit."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, partial
from itertools import pairwise
from math import ceil, log

from reportlab.platypus import CondPageBreak, Flowable, KeepInFrame

from report.formats.pdf.tags import Node

HIGH = 680.0
"""What fits between the margins of the lower of the two papers."""
STEP, STEPS = 1.03, 60
"""How much smaller each attempt is drawn, and how often: the last is a sixth of the size."""
Make = Callable[[float, Node], list[Flowable]]


def on_one_page(make: Make, room: float, node: Node) -> Flowable:
    """All of it as one piece, at its own size where that is no higher than a page; else laid out on a wider page that is drawn smaller.

    The least wide of these that does is looked for by halves: no layout is higher than a narrower one.
    """
    laid = cache(partial(_laid, make, room))
    least, most = 0, ceil(log(max(laid(0).high / HIGH, 1), STEP))
    most = min(most, STEPS)
    while least < most:
        middle = (least + most) // 2
        least, most = (least, middle) if laid(middle).fits else (middle + 1, most)
    node.kids += laid(least).node.kids
    # fakeWidth: else it takes the pieces for as wide as the room, and draws them smaller than they were laid out for.
    return KeepInFrame(room, HIGH, laid(least).pieces, mode="shrink", fakeWidth=False)


@dataclass(frozen=True)
class _Laid:
    """What is drawn smaller: its pieces, their elements, and how high it would be drawn."""

    pieces: list[Flowable]
    node: Node
    high: float

    @property
    def fits(self) -> bool:
        return self.high <= HIGH


def _laid(make: Make, room: float, step: int) -> _Laid:
    wide, node = room * STEP**step, Node("Sect")
    pieces = [piece for piece in make(wide, node) if not isinstance(piece, CondPageBreak)]
    return _Laid(pieces, node, _high(pieces, wide) * room / wide)


def _high(pieces: list[Flowable], wide: float) -> float:
    between = sum(max(one.getSpaceAfter(), other.getSpaceBefore()) for one, other in pairwise(pieces))
    return float(sum(piece.wrap(wide, 0)[1] for piece in pieces) + between)
