"""The bytes of the file (ISO 32000-1, 7.5): reportlab's objects and ours, those without a stream packed together, as reportlab cannot."""

import struct
from collections.abc import Iterator
from hashlib import sha256
from typing import Any

from report.formats.pdf.tags.objects import END, compressed

HEAD = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
TOGETHER = 200
"""Objects in one stream (7.5.7)."""
Place = tuple[int, int, int]
"""Where an object stands (7.5.8.3): 1, its first byte, 0; or 2, the stream that it is packed in, its place there."""


def written(canvas: Any, info: str) -> bytes:
    """The file of a canvas whose pages are all drawn. `info` is the reference of its document information."""
    root, streams, plain = _catalog(canvas), dict[int, bytes](), list[tuple[int, bytes]]()
    for number, content in _contents(canvas._doc):
        if content.endswith(END):
            streams[number] = content
        else:
            plain.append((number, content))
    places: dict[int, Place] = {0: (0, 0, 0xFFFF)}
    for start in range(0, len(plain), TOGETHER):
        number, held = len(streams) + len(plain) + 1, plain[start : start + TOGETHER]
        streams[number] = _together(held)
        places.update((one, (2, number, place)) for place, (one, _) in enumerate(held))
    out = bytearray(HEAD)
    for number, content in streams.items():
        places[number] = (1, len(out), 0)
        out += _indirect(number, content)
    return bytes(out) + _table(places, len(out), f"/Root {root}/Info {info}/ID[{2 * f'<{sha256(out).hexdigest()[:32]}>'}]")


def _catalog(canvas: Any) -> str:
    """The reference of the catalog, once fonts and bookmarks have added what they need."""
    document = canvas._doc
    for font in document.delayedFonts:
        font.addObjects(document)
    document.Outlines.prepare(document, canvas)
    if document.Outlines.ready < 0:
        document.Catalog.Outlines = None
    found: bytes = document.Reference(document.Catalog).format(document)
    return found.decode("ascii")


def _contents(document: Any) -> Iterator[tuple[int, bytes]]:
    """Every object by its number, from 1; asking for one may add others at the end."""
    number = 0
    while number < document.objectcounter:
        number += 1
        name = document.numberToId.get(number)
        yield number, document.idToObject[name].format(document) if name else document.objects.written(number)


def _together(held: list[tuple[int, bytes]]) -> bytes:
    """A stream of several objects: their numbers and where each begins, and then they themselves."""
    begins, numbers = 0, []
    for number, content in held:
        numbers.append(f"{number} {begins}")
        begins += len(content) + 1
    head = " ".join(numbers).encode("ascii") + b"\n"
    return compressed(f"/Type/ObjStm/N {len(held)}/First {len(head)}", head + b"\n".join(content for _, content in held))


def _indirect(number: int, stream: bytes) -> bytes:
    """The object as it stands in the file; reportlab leaves out the line end before a stream's end (ISO 19005-3, 6.1.7.1)."""
    return b"%d 0 obj\n%b\n%bendobj\n" % (number, stream.removesuffix(END), END)


def _table(places: dict[int, Place], begins: int, entries: str) -> bytes:
    """Where every object stands, itself included, and the end of the file."""
    size = len(places) + 1
    rows = b"".join(struct.pack(">BIH", *places[number]) for number in range(size - 1)) + struct.pack(">BIH", 1, begins, 0)
    table = compressed(f"/Type/XRef/Size {size}/W[1 4 2]{entries}", rows)
    return _indirect(size - 1, table) + b"startxref\n%d\n%%%%EOF\n" % begins
