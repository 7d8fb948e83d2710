"""What stands on one page whatever the names in it: drawn smaller where it would not fit."""

from collections.abc import Sequence

from reportlab.platypus import CondPageBreak, Flowable, KeepInFrame

HIGH = 680.0
"""What fits between the margins of the lower of the two papers."""


def on_one_page(content: Sequence[Flowable], room: float) -> Flowable:
    """All of it as one piece, at its own size where that is no higher than a page."""
    return KeepInFrame(room, HIGH, [piece for piece in content if not isinstance(piece, CondPageBreak)], mode="shrink")
