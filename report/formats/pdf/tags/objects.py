"""The objects that reportlab does not know: the structure tree, the annotations and fields that stand in it."""

from collections.abc import Callable
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFObject, PDFObjectReference

from report.formats.pdf.tags.node import Node, text_string


class Raw(PDFObject):  # type: ignore[misc]
    """An object whose bytes are made when the file is written, and the numbers of all others are known."""

    __RefOnly__ = 1

    def __init__(self, make: Callable[[], str | bytes]) -> None:
        self._make = make

    def format(self, document: Any) -> bytes:
        """Called by reportlab, once."""
        made = self._make()
        return made if isinstance(made, bytes) else made.encode("ascii")


class Objects:
    """Adds objects to a document. Pages are counted from 0."""

    def __init__(self, document: Any) -> None:
        self.document = document
        self.spots: dict[str, tuple[int, float, float]] = {}
        """Anchor -> page and place, which links lead to."""
        self.fields: list[str] = []
        """References of the form's fields, in reading order."""
        self._numbers: dict[int, int] = {}
        self._annotations: list[tuple[Node, int, str]] = []

    def add(self, make: Callable[[], str | bytes]) -> str:
        """A new object; answers the reference to it."""
        return self._reference(self.document.Reference(Raw(make)))

    def stream(self, entries: str, content: bytes) -> str:
        """A new stream with those entries of its dictionary; answers the reference to it."""
        return self.add(lambda: f"<<{entries}/Length {len(content)}>>\nstream\n".encode("ascii") + content + b"\nendstream\n")

    def annotation(self, node: Node, page: int, rectangle: tuple[float, ...], body: Callable[["Objects"], str]) -> tuple[Any, str]:
        """A link or field on a page, and part of an element; answers it and the reference to it."""
        place = len(self._annotations)
        box = " ".join(f"{side:.2f}" for side in rectangle)

        def made() -> str:
            return f"<</Type/Annot/Rect[{box}]/F 4/P {self.page(page)}/StructParent {self._pages + place}{body(self)}>>"

        found = self.document.Reference(Raw(made))
        self._annotations.append((node, page, self._reference(found)))
        node.kids.append(place)
        return found, self._reference(found)

    def named(self, name: str) -> str:
        """The reference of what reportlab holds under that name."""
        return self._reference(PDFObjectReference(name))

    def catalog(self, entry: str, make: Callable[[], str | bytes]) -> None:
        """A new object that the catalog names."""
        setattr(self.document.Catalog, entry, self.document.Reference(Raw(make)))

    def page(self, number: int) -> str:
        """The reference of a page."""
        return self.named(f"Page{number + 1}")

    def tree(self, root: Node) -> None:
        """Write the structure tree. To be called when all pages are drawn."""
        nodes = list(root.walk())
        parents = self._reference(self.document.Reference(Raw(lambda: self._parents(nodes))))
        top = Raw(lambda: f"<</Type/StructTreeRoot/K[{self._numbers[id(root)]} 0 R]/ParentTree {parents}/ParentTreeNextKey {self._next}>>")
        self.document.Catalog.StructTreeRoot = self.document.Reference(top)
        above = {id(kid): node for node in nodes for kid in node.kids if isinstance(kid, Node)}
        above[id(root)] = top
        for node in nodes:
            self._element(node, above[id(node)])
        self._numbers[id(top)] = self._number(top)

    def _element(self, node: Node, parent: Node | Raw) -> None:
        found = Raw(lambda: self._written(node, parent))
        self.document.Reference(found)
        self._numbers[id(node)] = self._number(found)

    def _written(self, node: Node, parent: Node | Raw) -> str:
        page = next((kid[0] for kid in node.kids if isinstance(kid, tuple)), None)
        kids = " ".join(self._kid(kid, page) for kid in node.kids)
        alternative = f"/Alt {text_string(node.alternative)}" if node.alternative else ""
        actual = f"/ActualText {text_string(node.actual)}" if node.actual else ""
        on = f"/Pg {self.page(page)}" if page is not None else ""
        return f"<</S/{node.kind}/P {self._numbers[id(parent)]} 0 R{on}/K[{kids}]{node.attributes}{alternative}{actual}>>"

    def _kid(self, kid: Node | tuple[int, int] | int, page: int | None) -> str:
        if isinstance(kid, Node):
            return f"{self._numbers[id(kid)]} 0 R"
        if isinstance(kid, int):
            _, at, reference = self._annotations[kid]
            return f"<</Type/OBJR/Obj {reference}/Pg {self.page(at)}>>"
        return str(kid[1]) if kid[0] == page else f"<</Type/MCR/Pg {self.page(kid[0])}/MCID {kid[1]}>>"

    def _parents(self, nodes: list[Node]) -> str:
        """From marked content and annotations back to their elements."""
        marks: list[list[str]] = [[] for _ in range(self._pages)]
        found = ((kid, node) for node in nodes for kid in node.kids if isinstance(kid, tuple))
        for (page, _), node in sorted(found, key=lambda pair: pair[0]):
            marks[page].append(f"{self._numbers[id(node)]} 0 R")
        pages = [f"{page} [{' '.join(held)}]" for page, held in enumerate(marks)]
        notes = [f"{self._pages + place} {self._numbers[id(node)]} 0 R" for place, (node, _, _) in enumerate(self._annotations)]
        return f"<</Nums[{' '.join([*pages, *notes])}]>>"

    @property
    def _pages(self) -> int:
        return len(self.document.Pages.pages)

    @property
    def _next(self) -> int:
        return self._pages + len(self._annotations)

    def _number(self, found: Any) -> int:
        return int(self.document.idToObjectNumberAndVersion[found.__InternalName__][0])

    def _reference(self, found: Any) -> str:
        number, version = self.document.idToObjectNumberAndVersion[found.name]
        return f"{number} {version} R"
