"""The objects that reportlab does not know: the structure tree, the annotations and fields that stand in it, what the catalog names."""

import zlib
from collections.abc import Callable
from typing import Any

from report.formats.pdf.tags.node import Node, text_string

Made = str | bytes
END = b"endstream\n"


def stream(entries: str, content: bytes) -> bytes:
    """A stream as it is written, with those entries of its dictionary."""
    return f"<<{entries}/Length {len(content)}>>\nstream\n".encode("ascii") + content + END


def compressed(entries: str, content: bytes) -> bytes:
    """The same, its content compressed."""
    return stream(f"{entries}/Filter/FlateDecode", zlib.compress(content))


class Objects:
    """Adds objects to a document, whose numbers they share. Pages are counted from 0."""

    def __init__(self, document: Any) -> None:
        self.document = document
        self._made: dict[int, Made | Callable[[], Made]] = {}
        self.spots: dict[str, tuple[int, float, float]] = {}
        """Anchor -> page and place, which links lead to."""
        self.fields: list[str] = []
        """References of the form's fields, in reading order."""
        self._annotations: list[tuple[Node, int, str]] = []
        self._shared: dict[Callable[[Objects], str], str] = {}

    def add(self, made: Made | Callable[[], Made]) -> str:
        """A new object, or what makes it once the places of all pages are known; answers the reference to it."""
        self.document.objectcounter += 1
        number: int = self.document.objectcounter
        self._made[number] = made
        return f"{number} 0 R"

    def written(self, number: int) -> bytes:
        """The object of that number."""
        found = self._made[number]
        made = found() if callable(found) else found
        return made if isinstance(made, bytes) else made.encode("ascii")

    def annotation(self, node: Node, page: int, rectangle: tuple[float, ...], body: Callable[["Objects"], str]) -> str:
        """A link or field on a page, and part of an element; answers the reference to it."""
        place = len(self._annotations)
        box = " ".join(f"{side:.2f}" for side in rectangle)
        found = self.add(lambda: f"<</Type/Annot/Rect[{box}]/F 4/P {self.page(page)}/StructParent {self._pages + place}{body(self)}>>")
        self._annotations.append((node, page, found))
        node.kids.append(place)
        return found

    def named(self, name: str) -> str:
        """The reference of what reportlab holds under that name."""
        number, version = self.document.idToObjectNumberAndVersion[name]
        return f"{number} {version} R"

    def once(self, make: Callable[["Objects"], str]) -> str:
        """The reference that `make` answers, who is asked for it once a document."""
        if make not in self._shared:
            self._shared[make] = make(self)
        return self._shared[make]

    def entries(self, name: str) -> str:
        """What stands in the dictionary that reportlab holds under that name, once all of it does."""
        written: bytes = self.document.idToObject[name].format(self.document)
        return written.decode("ascii").strip().removeprefix("<<").removesuffix(">>")

    def catalog(self, **entries: str) -> None:
        """Entries of the catalog, as they are written."""
        vars(self.document.Catalog).update(entries)

    def page(self, number: int) -> str:
        """The reference of a page."""
        return self.named(f"Page{number + 1}")

    def tree(self, root: Node) -> None:
        """Write the structure tree. To be called when all pages are drawn."""
        parents = self.add(lambda: self._parents(root))
        top = self.add(lambda: f"<</Type/StructTreeRoot/K[{root.reference}]/ParentTree {parents}/ParentTreeNextKey {self._next}>>")
        self.catalog(StructTreeRoot=top, MarkInfo="<</Marked true>>")
        self._element(root, top)

    def _element(self, node: Node, above: str) -> None:
        node.reference = self.add(lambda: self._written(node, above))
        for kid in node.kids:
            if isinstance(kid, Node):
                self._element(kid, node.reference)

    def _written(self, node: Node, above: str) -> str:
        page = next((kid[0] for kid in node.kids if isinstance(kid, tuple)), None)
        kids = " ".join([self._kid(kid, page) for kid in node.kids])
        alternative = f"/Alt {text_string(node.alternative)}" if node.alternative else ""
        actual = f"/ActualText {text_string(node.actual)}" if node.actual else ""
        on = f"/Pg {self.page(page)}" if page is not None else ""
        return f"<</S/{node.kind}/P {above}{on}/K[{kids}]{node.attributes}{alternative}{actual}>>"

    def _kid(self, kid: Node | tuple[int, int] | int, page: int | None) -> str:
        if isinstance(kid, Node):
            return kid.reference
        if isinstance(kid, int):
            _, at, reference = self._annotations[kid]
            return f"<</Type/OBJR/Obj {reference}/Pg {self.page(at)}>>"
        return str(kid[1]) if kid[0] == page else f"<</Type/MCR/Pg {self.page(kid[0])}/MCID {kid[1]}>>"

    def _parents(self, root: Node) -> str:
        """From marked content and annotations back to their elements."""
        marks: list[list[str]] = [[] for _ in range(self._pages)]
        found = ((kid, node) for node in root.walk() for kid in node.kids if isinstance(kid, tuple))
        for (page, _), node in sorted(found, key=lambda pair: pair[0]):
            marks[page].append(node.reference)
        pages = [f"{page} [{' '.join(held)}]" for page, held in enumerate(marks)]
        notes = [f"{self._pages + place} {node.reference}" for place, (node, _, _) in enumerate(self._annotations)]
        return f"<</Nums[{' '.join([*pages, *notes])}]>>"

    @property
    def _pages(self) -> int:
        return len(self.document.Pages.pages)

    @property
    def _next(self) -> int:
        return self._pages + len(self._annotations)
