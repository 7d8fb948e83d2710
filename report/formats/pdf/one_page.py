"""What stands on one page whatever the names in it: drawn smaller where it would not fit."""

from collections.abc import Callable

from reportlab.platypus import CondPageBreak, Flowable, KeepInFrame

from report.formats.pdf.tags import Node

HIGH = 680.0
"""What fits between the margins of the lower of the two papers."""
STEP, STEPS = 1.03, 60
"""How much smaller each attempt is drawn, and how often: the last is a sixth of the size."""
Make = Callable[[float, Node], list[Flowable]]


def on_one_page(make: Make, room: float, node: Node) -> Flowable:
    """All of it as one piece, at its own size where that is no higher than a page; else laid out on a wider page that is drawn smaller."""
    wide = room
    for _ in range(STEPS):
        if _high(make(wide, Node("Sect")), wide) <= HIGH * wide / room:
            break
        wide *= STEP
    return KeepInFrame(room, HIGH, _pieces(make(wide, node)), mode="shrink")


def _pieces(made: list[Flowable]) -> list[Flowable]:
    return [piece for piece in made if not isinstance(piece, CondPageBreak)]


def _high(made: list[Flowable], wide: float) -> float:
    pieces = _pieces(made)
    between = sum(max(one.getSpaceAfter(), other.getSpaceBefore()) for one, other in zip(pieces, pieces[1:], strict=False))
    return float(sum(piece.wrap(wide, 0)[1] for piece in pieces) + between)
