"""What screen readers are told: the tree of tags in reading order, with the words that stand for figures and links."""

from collections.abc import Iterator
from itertools import zip_longest
from typing import Any

from pikepdf import Array, Dictionary

from .limits import MOST_OBJECTS, TooMuch
from .sheet import LONGEST, Found, Side

TOLD = ("/S", "/Alt", "/ActualText", "/E", "/Lang")


def compare_tags(found: Found, there: Side, due: Side) -> None:
    """The first place where the two trees part; a note where there is none any more."""
    tree = there.pdf.Root.get("/StructTreeRoot")
    if not isinstance(tree, Dictionary):
        if "/StructTreeRoot" in due.pdf.Root:
            found.notes.append("The tags for screen readers were taken out.")
        return
    if "/RoleMap" in tree:
        found.differs("what screen readers are told was given other meanings (/RoleMap)")
    for one, other in zip_longest(_told(there), _told(due)):
        if one is None or other is None:
            found.differs("screen readers are told more, or less", None, _words(one), _words(other))
        elif one != other:
            found.differs("screen readers are told something else", other[1], _words(one), _words(other))
        if one != other:
            return


Told = tuple[tuple[str, ...], int | None, Any]
"""What an element is and says, on which page, and the number of the marked text where it is that."""


def _told(side: Side) -> Iterator[Told]:
    waiting: list[tuple[Any, Any]] = [(side.pdf.Root.get("/StructTreeRoot"), None)]
    for _ in range(MOST_OBJECTS):
        if not waiting:
            return
        node, page = waiting.pop()
        if not isinstance(node, Dictionary):
            yield (), side.normal.pages.get(page), node
            continue
        page = node["/Pg"].objgen if "/Pg" in node else page
        kids = node.get("/K")
        yield tuple(str(node.get(key, "")) for key in TOLD), side.normal.pages.get(page), node.get("/MCID")
        waiting += [(kid, page) for kid in reversed([*kids] if isinstance(kids, Array) else [] if kids is None else [kids])]
    raise TooMuch("objects")


def _words(told: Told | None) -> list[str]:
    return [" ".join(" ".join(told[0]).split())[:LONGEST]] if told and told[0] else []
