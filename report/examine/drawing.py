"""What a page draws, step by step, with each font, picture or form in place of its name: equal however the names were given."""

from hashlib import sha256
from typing import Any

from pikepdf import ContentStreamInlineImage, Dictionary, Name, Object, Page, Pdf, Stream, parse_content_stream

from .limits import DEEPEST, TooMuch
from .normal import Normal

NAMED = {"Tf": "/Font", "Do": "/XObject", "gs": "/ExtGState", "cs": "/ColorSpace", "CS": "/ColorSpace", "scn": "/Pattern",
         "SCN": "/Pattern", "sh": "/Shading", "BDC": "/Properties", "DP": "/Properties"}  # fmt: skip
"""Which kind of resource an operator names (ISO 32000-1, table 51)."""
LAST = ("scn", "SCN", "BDC", "DP")
"""Operators that name it last; the others name it first."""
SETTING = frozenset(("/Resources", "/Length", "/Filter", "/DecodeParms", "/Name"))


class Drawing:
    """The drawings of one file. Forms and fonts are looked at once."""

    def __init__(self, pdf: Pdf, normal: Normal) -> None:
        self.pdf, self.normal = pdf, normal
        self._known: dict[tuple[int, int], bytes] = {}

    def page(self, page: Page) -> bytes:
        """The sum of all that a page draws, annotations apart."""
        return self._steps(page, page.obj.get("/Resources"), 0)

    def content(self, page: Page) -> bytes:
        """The page's content as it stands, joined as a reader joins it."""
        found = page.obj.get("/Contents")
        streams = [found] if isinstance(found, Stream) else [*(found or ())]
        return sha256(b"\n".join(self.normal.content(stream) for stream in streams)).digest()

    def _steps(self, drawn: Any, resources: Any, depth: int) -> bytes:
        if depth > DEEPEST:
            raise TooMuch("nested")
        total = sha256()
        for step in parse_content_stream(drawn):
            if isinstance(step, ContentStreamInlineImage):
                total.update(b"picture" + repr(step).encode() + bytes(step.iimage.unparse()))
                continue
            total.update(self._step(str(step.operator), [*step.operands], resources, depth))
        return total.digest()

    def _step(self, operator: str, operands: list[Any], resources: Any, depth: int) -> bytes:
        parts = [self.normal.of(operand) for operand in operands]
        kind, place = NAMED.get(operator), -1 if operator in LAST else 0
        if kind and operands and isinstance(operands[place], Name):
            parts[place] = self._resource(resources, kind, operands[place], depth) or parts[place]
        return b"%d %s %s\n" % (len(parts), operator.encode(), b"".join(len(part).to_bytes(4, "big") + part for part in parts))

    def _resource(self, resources: Any, kind: str, name: Name, depth: int) -> bytes | None:
        held = resources.get(kind) if isinstance(resources, Dictionary) else None
        found = held.get(str(name)) if isinstance(held, Dictionary) else None
        if not isinstance(found, (Dictionary, Stream)):
            return self.normal.of(found) if found is not None else None
        if found.objgen not in self._known or found.objgen == (0, 0):
            self._known[found.objgen] = b"round"
            self._known[found.objgen] = self._looks(found, resources, depth)
        return self._known[found.objgen]

    def _looks(self, found: Object, resources: Any, depth: int) -> bytes:
        entries = self.normal.entries(found, SETTING)
        if not isinstance(found, Stream):
            return entries
        if found.get("/Subtype") != Name.Form:
            return entries + self.normal.content(found)
        return entries + self._steps(found, found.get("/Resources", resources), depth + 1)
