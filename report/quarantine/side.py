"""One file under comparison, and what comes of it."""

from collections import ChainMap
from collections.abc import Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import cached_property
from typing import Any

from pikepdf import Dictionary, Page

from .canonical import canonical, opened, resaved
from .fields import LONGEST

MOST_LINES = 1_000
LIGHT, DRAWN_LARGER, THICK = 236, 2, 5
"""Tones from here on are ground to write on; a page is drawn that much larger to look at; what is thick there in both directions is more
than a line."""
PALED, DARKENED = 40, 120
"""By as many tones of 256 may a marker change what it lies over, and it can still be read."""

Box = tuple[float, float, float, float]
"""Left, bottom, right and top, in points of the page."""


@dataclass
class Found:
    """What a comparison gathers."""

    differences: list[dict[str, Any]] = field(default_factory=list)
    added: list[dict[str, Any]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def differs(self, what: str, page: int | None = None, there: Sequence[str] = (), due: Sequence[str] = ()) -> None:
        """One difference. `page` counts from 0; None is the file as a whole."""
        self.differences.append({"page": _number(page), "what": what, "there": [*there], "due": [*due]})

    def lawful(self, kind: str, name: str, page: int | None) -> None:
        """One thing that a reader of PDF added, as readers may."""
        self.added.append({"page": _number(page), "kind": kind, "name": name})


class Side:
    """A file, resaved. Two libraries read it, which have no code in common: what its pages say is PDFium's word, of the bytes as given."""

    def __init__(self, file: bytes) -> None:
        self.pdf = resaved(opened(file))
        self.pages: list[Page] = [*self.pdf.pages]
        self._fonts: dict[tuple[int, int], bytes] = {}
        self.known = {one.objgen: b"annotation;" for page in self.pages for one in page.obj.get("/Annots") or () if _is_object(one)}
        self.number([(place, place) for place in range(len(self.pages))])
        self._file = file
        fonts = [one for one in self.pdf.objects if isinstance(one, Dictionary) and one.get("/Type") == "/Font"]
        # Every field leads to some of them and all they hold. None is passed over for it: what calls itself a font may be a field.
        self._fonts = {one.objgen: b"font %s;" % self.sum(one) for one in fonts}

    def number(self, pairs: Sequence[tuple[int, int]]) -> None:
        """Has pages called by the numbers of those that they are of the report. `pairs`: the number here, and there."""
        self.known |= {page.obj.objgen: b"no page;" for page in self.pages}
        self.known |= {self.pages[here].obj.objgen: b"page %d;" % original for here, original in pairs}

    def sum(self, value: Any, *without: str) -> bytes:
        """Of the value and all that it leads to, pages and annotations apart."""
        return canonical(value, ChainMap(self.known, self._fonts), frozenset(without))

    @cached_property
    def looks(self) -> list[tuple[bytes, bytes]]:
        """The sums of what each page draws, annotations apart, and of what it draws with."""
        return [(self.sum(page.obj.get("/Contents")), self.sum(page.get("/Resources"))) for page in self.pages]

    @cached_property
    def lines(self) -> list[list[str]]:
        """The lines of text on each page."""
        return [_lines(page.get_textpage().get_text_bounded()) for page in self._read]

    def frame(self, page: int) -> Box:
        """The page's own corners."""
        left, low, right, high = (float(side) for side in self.pages[page].mediabox)
        return left, low, right, high

    def lines_in(self, page: int, box: Box) -> list[str]:
        """The lines of text of which a letter stands in that part of the page."""
        return _lines(self._read[page].get_textpage().get_text_bounded(*box))

    def draws_in(self, page: int, box: Box) -> bool:
        """Whether something is drawn in that part of the page, other than on light ground and thinner than a line to sign on."""
        picture = self._drawn(page, box, False)
        return bool(picture and _thick(picture.point(lambda tone: 255 * (tone < LIGHT))))

    def hides_in(self, page: int, box: Box, due: "Side", original: int) -> bool:
        """Whether what lies on that part of the page makes pale, or dark over more than a line, what the report has there."""
        from PIL.ImageChops import subtract

        there, wanted = self._drawn(page, box, True), due._drawn(original, box, False)
        if there is None or wanted is None:
            return False
        paled = subtract(there, wanted).point(lambda tone: 255 * (tone > PALED))
        return bool(paled.getbbox()) or _thick(subtract(wanted, there).point(lambda tone: 255 * (tone > DARKENED)))

    def _drawn(self, page: int, box: Box, annotations: bool) -> Any:
        """That part of the page in tones of gray; None where it is smaller than a point."""
        edges = self.frame(page)
        left, low, right, high = (max(least, min(side, most)) for side, least, most in zip(box, edges[:2] * 2, edges[2:] * 2, strict=True))
        if right - left < 1 or high - low < 1:
            return None
        cut = left - edges[0], low - edges[1], edges[2] - right, edges[3] - high
        drawn = self._read[page].render(scale=DRAWN_LARGER, crop=cut, draw_annots=annotations, may_draw_forms=False)
        return drawn.to_pil().convert("L")

    @cached_property
    def _read(self) -> Any:
        from pypdfium2 import PdfDocument

        return PdfDocument(self._file)


def apart(there: list[str], due: list[str]) -> tuple[list[str], list[str]]:
    """The lines that stand only in the one, and only in the other."""
    steps = SequenceMatcher(None, there, due, autojunk=False).get_opcodes()
    changed = [step for step in steps if step[0] != "equal"]
    return [line for _, a, b, _, _ in changed for line in there[a:b]], [line for _, _, _, c, d in changed for line in due[c:d]]


def _lines(text: str) -> list[str]:
    lines = (" ".join(line.split()) for line in text.splitlines()[:MOST_LINES])
    return [line[:LONGEST] for line in lines if line]


def _thick(picture: Any) -> bool:
    from PIL.ImageFilter import MinFilter

    return bool(picture.filter(MinFilter(THICK)).getbbox())


def _is_object(one: Any) -> bool:
    return isinstance(one, Dictionary) and one.is_indirect


def _number(page: int | None) -> int | None:
    return None if page is None else page + 1
