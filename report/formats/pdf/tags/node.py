"""One element of the structure tree (ISO 32000-1, 14.7): a heading, a paragraph, a table's cell, a figure, a link, a form field."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field


@dataclass(eq=False, slots=True)
class Node:
    """What it is, and what stands in it, in reading order: other elements, marked text on a page, links and fields."""

    kind: str
    alternative: str = ""
    """What a person who does not see it is told; figures have it."""
    attributes: str = ""
    """PDF attribute dictionaries (14.8.5) as they are written, such as a header cell's scope."""
    once: bool = False
    """True for what is drawn again on every page, such as a table's header: only the first time it is read."""
    actual: str = ""
    """The text that it is, where it is drawn in another order than it is read (14.9.4)."""
    kids: list[Node | tuple[int, int] | int] = field(default_factory=list)
    """Elements; (page, number) of marked text, both from 0; the number of an annotation, from 0."""

    reference: str = ""
    """How other objects name it; known when all pages are drawn."""

    def add(self, kind: str, alternative: str = "", attributes: str = "", once: bool = False) -> Node:
        """A new element at the end of this one."""
        made = Node(kind, alternative, attributes, once)
        self.kids.append(made)
        return made

    def walk(self) -> Iterator[Node]:
        """The element itself and all below it, in reading order."""
        yield self
        for kid in self.kids:
            if isinstance(kid, Node):
                yield from kid.walk()


def text_string(text: str) -> str:
    """A PDF text string that holds any letters: UTF-16 in hexadecimal, so nothing in it can be read as PDF."""
    return f"<FEFF{text.encode('utf-16-be', 'surrogatepass').hex().upper()}>"
