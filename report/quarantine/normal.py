"""Objects of a PDF in a normal form: equal for equal content, wherever and in whatever order a program has put them."""

import zlib
from decimal import Decimal
from hashlib import sha256
from typing import Any

from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream, String

from .content import drawn
from .limits import DEEPEST, MOST_UNPACKED, TooMuch

PACKING = frozenset(("/Length", "/Filter", "/DecodeParms", "/DL"))
ASIDE = frozenset(("/Parent", "/P", "/StructParent", "/StructParents", "/ProcSet", "/Metadata", "/PieceInfo", "/LastModified"))
"""Where an object belongs and what programs note for themselves: nothing that is seen."""


def decoded(stream: Stream, most: int) -> bytes | None:
    """The content of a stream that is plain or packed with Flate; None for other packings. Raises TooMuch over `most` bytes."""
    packings = stream.get("/Filter")
    if isinstance(packings, Array) and len(packings) == 1:
        packings = packings[0]
    raw = stream.read_raw_bytes()
    if "/F" in stream:  # it says that its content is in another file
        return None
    if packings is None or (isinstance(packings, Array) and not len(packings)):
        return raw if len(raw) <= most else _too_much()
    if packings != Name.FlateDecode or _predicted(stream):
        return None
    unpacking = zlib.decompressobj()
    data = unpacking.decompress(raw, most + 1)
    return data if len(data) <= most else _too_much()


def _predicted(stream: Stream) -> bool:
    parms = stream.get("/DecodeParms")
    if isinstance(parms, Array):
        parms = parms[0] if len(parms) else None
    return isinstance(parms, Dictionary) and parms.get("/Predictor", 1) != 1


def _too_much() -> bytes:
    raise TooMuch("unpacked")


class Normal:
    """The objects of one file. A page is called by its number; everything else is followed, once."""

    def __init__(self, pdf: Pdf) -> None:
        self.pages: dict[tuple[int, int], int] = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
        self._known: dict[tuple[int, int], bytes] = {}
        self._left = MOST_UNPACKED

    def of(self, value: Any, depth: int = 0) -> bytes:
        """A short sum of the value and all that it leads to."""
        if depth > DEEPEST:
            raise TooMuch("nested")
        where = value.objgen if isinstance(value, Object) else (0, 0)
        if where == (0, 0):
            return self._made(value, depth)
        if where in self.pages:
            return b"page %d" % self.pages[where]
        if where not in self._known:
            self._known[where] = b"round"  # what leads back to itself; nothing that is drawn by us does
            self._known[where] = self._made(value, depth)
        return self._known[where]

    def _made(self, value: Any, depth: int) -> bytes:
        if isinstance(value, Stream):
            return sha256(b"stream" + self.entries(value, PACKING, depth) + self.content(value)).digest()
        if isinstance(value, Dictionary):
            return self.entries(value, frozenset(), depth)
        if isinstance(value, Array):
            return sha256(b"array" + b"".join(_framed(self.of(item, depth + 1)) for item in value)).digest()
        return plain(value)

    def entries(self, held: Object, without: frozenset[str], depth: int = 0) -> bytes:
        """The sum of a dictionary's entries but some."""
        kept = sorted(key for key in keys(held) if key not in without and key not in ASIDE)
        parts = (_framed(key.encode("utf-8", "replace")) + _framed(self.of(held[key], depth + 1)) for key in kept)
        return sha256(b"dictionary" + b"".join(parts)).digest()

    def content(self, stream: Stream) -> bytes:
        """The sum of what the stream holds, however it is packed; of what is packed otherwise, as it stands, with its packing."""
        data = self.unpacked(stream)
        if data is None:
            return sha256(stream.read_raw_bytes() + repr((stream.get("/Filter"), stream.get("/DecodeParms"))).encode()).digest()
        return drawn(data)[0] if stream.get("/Subtype") == Name.Form else sha256(data).digest()

    def unpacked(self, stream: Stream) -> bytes | None:
        """What the stream holds, as `decoded`; all streams of a file together may not be more than it may take."""
        data = decoded(stream, self._left)
        self._left -= len(data or b"")
        return data


def keys(held: Any) -> list[str]:
    """The names of a dictionary's or a stream's entries; none for anything else."""
    return [*held.keys()] if isinstance(held, (Dictionary, Stream)) else []


def plain(value: Any) -> bytes:
    """A value that holds no others. 54.00 and 54 are the same number."""
    if isinstance(value, (bool, type(None))):
        return b"%r" % value if value is not None else b"null"
    if isinstance(value, (int, float, Decimal)):
        return b"number " + f"{float(value):.4f}".rstrip("0").rstrip(".").encode()
    if isinstance(value, String):
        return b"text " + bytes(value)
    return b"name " + str(value).encode("utf-8", "replace")


def _framed(part: bytes) -> bytes:
    return len(part).to_bytes(4, "big") + part
