"""A part of the page that is drawn by itself while somebody types in it: what stands around it takes a judgement to draw."""

from collections.abc import Callable

from ui.shell.fragment import fragment
from ui.shell.session import OpenAssessment


def alone(opened: OpenAssessment, key: str, draw: Callable[[OpenAssessment], None]) -> None:
    """Draws it as a fragment of that key; where it says so, the whole page runs."""
    fragment(opened, "workshop", key, draw, lambda now, by_itself: by_itself and now.again)
