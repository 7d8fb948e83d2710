"""A PDF in one canonical writing: two files that hold the same come out the same, whichever program saved them."""

from collections.abc import Mapping
from decimal import Decimal
from hashlib import sha256
from io import BytesIO
from typing import Any

from pikepdf import Array, Dictionary, Object, ObjectStreamMode, PasswordError, Pdf, Stream, StreamDecodeLevel, String

from .limits import MOST_OBJECTS, TooMuch

ASIDE = frozenset(("/Parent", "/P", "/StructParent", "/StructParents", "/ProcSet", "/Metadata", "/PieceInfo", "/LastModified"))
"""Where an object belongs and what programs note for themselves: nothing that is seen."""
LENGTH = frozenset(("/Length", "/DL"))


def opened(file: bytes) -> Pdf:
    """The file as it stands: nothing in it is guessed or repaired. Raises TooMuch."""
    try:
        pdf = Pdf.open(BytesIO(file), attempt_recovery=False)
    except PasswordError:
        raise TooMuch("locked") from None
    if len(pdf.objects) > MOST_OBJECTS:
        raise TooMuch("objects")
    return pdf


def resaved(pdf: Pdf) -> Pdf:
    """The same file as qpdf saves it: a page's drawing in one piece, its words one space apart, and nothing packed that qpdf can unpack."""
    for page in pdf.pages:
        page.contents_coalesce()
    target = BytesIO()
    pdf.save(
        target, normalize_content=True, stream_decode_level=StreamDecodeLevel.generalized, compress_streams=False,
        object_stream_mode=ObjectStreamMode.disable,
    )  # fmt: skip
    return opened(target.getvalue())


def keys(held: Any) -> list[str]:
    """The names of a dictionary's or a stream's entries; none for anything else."""
    return [*held.keys()] if isinstance(held, (Dictionary, Stream)) else []


def canonical(value: Any, known: Mapping[tuple[int, int], bytes], without: frozenset[str]) -> bytes:
    """The sum of a value and all that it leads to, each object once, in the order in which they are met.

    `known`: what stands for an object that is compared by itself and not followed here. `without`: entries left out wherever they stand.
    """
    total, met, waiting = sha256(), dict[tuple[int, int], bytes](), [value]
    while waiting:
        one = waiting.pop()
        where = one.objgen if isinstance(one, Object) else (0, 0)
        if name := known.get(where) or met.get(where):
            total.update(name)
            continue
        if where != (0, 0):
            met[where] = b"met %d;" % len(met)
        total.update(_plain(one))
        if isinstance(one, Array):
            waiting += reversed([*one])
        elif isinstance(one, (Dictionary, Stream)):
            leave = ASIDE | without | (LENGTH if isinstance(one, Stream) else frozenset())
            kept = sorted(key for key in keys(one) if key not in leave)
            total.update(repr(kept).encode())
            waiting += reversed([one[key] for key in kept])
    return total.digest()


def _plain(value: Any) -> bytes:
    """What the value is by itself, so that no other is written so. 54.00 and 54 are the same number."""
    if isinstance(value, Stream):
        # What qpdf could unpack is unpacked by now; what still is packed so is broken or too large, and reading it says which.
        data = value.read_bytes() if "Flate" in repr(value.get("/Filter")) else value.read_raw_bytes()
        return b"stream %d %s;" % (len(data), sha256(data).digest())
    if isinstance(value, Dictionary):
        return b"dictionary;"
    if isinstance(value, Array):
        return b"array %d;" % len(value)
    if isinstance(value, String):
        return b"text %s;" % bytes(value).hex().encode()
    if isinstance(value, (int, float, Decimal)) and not isinstance(value, bool):
        return b"number %s;" % f"{float(value):.4f}".rstrip("0").rstrip(".").encode()
    return b"%s;" % repr(value).encode()
