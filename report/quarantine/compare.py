"""Two files side by side: the one in hand, and the one that its answers make today. What differs is said in words."""

from dataclasses import asdict
from typing import Any

from .pages import compare_pages
from .sheet import Found, Side
from .whole import compare_whole


def compare(there: Side, due: Side) -> dict[str, Any]:
    """`differences`: page (from 1, null for the whole file), what, the lines that stand there, the lines that should.

    `signed`: fields for signing, each with its page (null for none), name and kind. `notes`: what was taken out or added without
    changing what is seen.
    """
    found = Found()
    compare_pages(found, there, due)  # first: it finds out which page of the one is which of the other
    compare_whole(found, there, due)
    return asdict(found)
