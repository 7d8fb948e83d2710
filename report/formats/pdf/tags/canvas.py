"""The canvas: whatever is drawn belongs to an element of the tree or else is an artifact. There is no third."""

from collections.abc import Callable
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFCatalog, PDFPage
from reportlab.pdfgen.canvas import Canvas

from report.formats.pdf.tags.node import Node
from report.formats.pdf.tags.objects import Objects

ARTIFACT = "/Artifact BMC"
END = "EMC"

PAGE = [*PDFPage.__NoDefault__, "Tabs", "StructParents"]
"""What reportlab writes of a page; the last two it does not know: how the tab key goes, where marked content is looked up."""

CATALOG = [*PDFCatalog.__NoDefault__, "AF", "OutputIntents"]
"""And of the catalog: what is attached, what the colors mean."""

Rectangle = tuple[float, float, float, float]


class TaggedCanvas(Canvas):  # type: ignore[misc]
    """A page begins as an artifact (rules, grounds, heads and feet); `begin` and `end` take text and figures out of it."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.objects = self._doc.objects = Objects(self._doc)
        self._doc.Catalog.__NoDefault__ = CATALOG
        self._marks = 0

    def opening(self, node: Node) -> str:
        """The code that begins marked content of that element, which becomes its next part."""
        page = self.getPageNumber() - 1
        if node.once and any(isinstance(kid, tuple) and kid[0] != page for kid in node.kids):
            return ARTIFACT
        node.kids.append((page, self._marks))
        self._marks += 1
        return f"/{node.kind} <</MCID {self._marks - 1}>> BDC"

    def begin(self, node: Node) -> None:
        """From here all that is drawn belongs to that element."""
        self._code.append(f"{END} {self.opening(node)}")

    def end(self) -> None:
        """From here all that is drawn is an artifact again."""
        self._code.append(f"{END} {ARTIFACT}")

    def annotate(self, node: Node, rectangle: Rectangle, body: Callable[[Objects], str]) -> str:
        """Put a link or a field on this page; `body` is asked for when the places of all pages are known. Answers its reference."""
        found = self.objects.annotation(node, self.getPageNumber() - 1, rectangle, body)
        self._annotationrefs.append(found)
        return found

    def spot(self, anchor: str, x: float, y: float) -> None:
        """Links to that anchor lead here."""
        self.objects.spots[anchor] = (self.getPageNumber() - 1, *self.absolutePosition(x, y))

    def showPage(self) -> None:
        """End the page: all of it is marked, and the tab key follows the tree. No transitions, which PDF/A forbids."""
        self._code.insert(0, ARTIFACT)
        self._code.append(END)
        self._marks = 0
        super().showPage()
        page, number = self._doc.Pages.pages[-1], len(self._doc.Pages.pages) - 1
        page.Trans, page.Tabs, page.StructParents, page.__NoDefault__ = None, "/S", number, PAGE
