"""One file under comparison, and what comes of it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import cached_property
from typing import Any

from pikepdf import Array, Dictionary, Page, Pdf, Stream

from .content import drawn
from .normal import Normal, keys

LONGEST, MOST_LINES = 400, 1_000
LIGHT, DRAWN_LARGER, THICK = 236, 2, 5
"""Tones from here on are ground to write on; a page is drawn that much larger to look at; what is thick there in both directions is more
than a line."""

Box = tuple[float, float, float, float]
"""Left, bottom, right and top, in points of the page."""


@dataclass
class Found:
    """What a comparison gathers."""

    differences: list[dict[str, Any]] = field(default_factory=list)
    signed: list[dict[str, Any]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def differs(self, what: str, page: int | None = None, there: Sequence[str] = (), due: Sequence[str] = ()) -> None:
        """One difference. `page` counts from 0; None is the file as a whole."""
        number = None if page is None else page + 1
        self.differences.append({"page": number, "what": what, "there": [*there], "due": [*due]})


class Side:
    """A file, opened, with the sums of what it holds. Two libraries read it, which have no code in common: see `lines`."""

    def __init__(self, pdf: Pdf, file: bytes) -> None:
        self.pdf = pdf
        self.normal = Normal(pdf)
        self.pages: list[Page] = [*pdf.pages]
        self._file = file

    @cached_property
    def looks(self) -> list[bytes]:
        """The sum of what each page draws, annotations apart, with all that it draws with. What it holds and never names does not count."""
        return [self._look(page.obj) for page in self.pages]

    def _look(self, page: Dictionary) -> bytes:
        found, resources = page.get("/Contents"), page.get("/Resources")
        streams = [found] if isinstance(found, Stream) else [*found] if isinstance(found, Array) else []
        total, names = drawn(b"\n".join(self.normal.unpacked(stream) or stream.read_raw_bytes() for stream in streams))
        kinds = {kind: resources[kind] for kind in keys(resources)} if isinstance(resources, Dictionary) else {}
        used = [(kind, name, self.normal.of(kinds[kind][name])) for kind in sorted(kinds) for name in sorted({*keys(kinds[kind])} & names)]
        return total + repr(used).encode()

    @cached_property
    def lines(self) -> list[list[str]]:
        """The lines of text on each page, as PDFium finds them in the file as it was given."""
        return [_lines(page.get_textpage().get_text_bounded()) for page in self._read]

    def frame(self, page: int) -> Box:
        """The page's own corners."""
        left, low, right, high = (float(side) for side in self.pages[page].mediabox)
        return left, low, right, high

    def lines_in(self, page: int, box: Box) -> list[str]:
        """The lines of text of which a letter stands in that part of the page."""
        return _lines(self._read[page].get_textpage().get_text_bounded(*box))

    def drawn_in(self, page: int, box: Box) -> bool:
        """Whether something is drawn in that part of the page, other than on light ground and thinner than a line to sign on."""
        from PIL.ImageFilter import MinFilter

        edges = self.frame(page)
        left, low, right, high = (max(least, min(side, most)) for side, least, most in zip(box, edges[:2] * 2, edges[2:] * 2, strict=True))
        if right - left < 1 or high - low < 1:
            return False
        cut = left - edges[0], low - edges[1], edges[2] - right, edges[3] - high
        picture = self._read[page].render(scale=DRAWN_LARGER, crop=cut, draw_annots=False, may_draw_forms=False).to_pil().convert("L")
        return bool(picture.point(lambda tone: 255 * (tone < LIGHT)).filter(MinFilter(THICK)).getbbox())

    @cached_property
    def _read(self) -> Any:
        from pypdfium2 import PdfDocument

        return PdfDocument(self._file)


def _lines(text: str) -> list[str]:
    lines = (" ".join(line.split()) for line in text.splitlines()[:MOST_LINES])
    return [line[:LONGEST] for line in lines if line]


def apart(there: list[str], due: list[str]) -> tuple[list[str], list[str]]:
    """The lines that stand only in the one, and only in the other."""
    steps = SequenceMatcher(None, there, due, autojunk=False).get_opcodes()
    changed = [step for step in steps if step[0] != "equal"]
    return [line for _, a, b, _, _ in changed for line in there[a:b]], [line for _, _, _, c, d in changed for line in due[c:d]]
