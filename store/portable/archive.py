"""A portable file's ZIP, read without trust: sizes, names and hashes are held before anything inside is believed.

Nothing is ever unpacked onto the disk, so a name in it can lead nowhere.
"""

import hashlib
import zlib
from collections.abc import Iterable
from io import BytesIO
from typing import TypeVar
from zipfile import BadZipFile, ZipFile

from pydantic import BaseModel, ValidationError

from questionnaire.faults import Faults, Refused, quoted
from questionnaire.handover import faults_in
from store.portable.manifest import FORMAT, MANIFEST, Head, Manifest, Member

MOST_BYTES, MOST_UNPACKED, MOST_OF_ONE, MOST_MEMBERS = 100_000_000, 400_000_000, 40_000_000, 200_000
"""Of the file, of all that is packed in it, of one file inside, and how many these may be."""
OURS = "choose the file that the export of clients made"
AGAIN = "copy it or export it again"
FEWER = f"{OURS}, or export fewer clients at once"
UNREADABLE = (BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError, MemoryError)
"""What `zipfile` raises where a ZIP is damaged, cut off, locked, or packed in a way it does not know."""
M = TypeVar("M", bound=BaseModel)


class Archive:
    """An opened file. Every method raises Refused, in words, and never anything else."""

    def __init__(self, data: bytes) -> None:
        if len(data) > MOST_BYTES:
            raise refusal("file", f"is over {MOST_BYTES // 1_000_000} MB; {FEWER}")
        if not data.startswith(b"PK\x03\x04"):
            raise refusal("file", f"is not an export of clients, which is a ZIP; {OURS}")
        try:
            self._packed = ZipFile(BytesIO(data))
        except UNREADABLE:
            raise refusal("file", f"is damaged or cut off; {AGAIN}") from None
        inside = self._packed.infolist()
        if len(inside) > MOST_MEMBERS or sum(one.file_size for one in inside) > MOST_UNPACKED:
            raise refusal("file", f"would unpack to more than an export holds; {FEWER}")
        self._names = [one.filename for one in inside]

    def manifest(self) -> Manifest:
        """The list of what is inside. Newer formats and other programs' files are refused by name."""
        if MANIFEST not in self._names:
            raise refusal("file", f"is a ZIP without {MANIFEST}, so not an export of clients; {OURS}")
        data = self._bytes(MANIFEST, MOST_OF_ONE)
        try:
            head = Head.model_validate_json(data)
        except ValidationError:
            raise refusal(MANIFEST, f"is not that of an export of clients; {OURS}") from None
        if head.format > FORMAT:
            what = f"format {head.format} is newer than this program reads ({FORMAT}); import the file with a newer Deskcheck"
            raise refusal(MANIFEST, what)
        return valid(MANIFEST, Manifest, data)

    def hold_to(self, members: Iterable[Member]) -> None:
        """Just these files and the manifest are inside, each once."""
        listed = [MANIFEST, *(member.file for member in members)]
        if extra := sorted({*self._names} - {*listed}):
            raise refusal("file", f"holds {quoted(extra[0])}, which {MANIFEST} does not list; {OURS}, as it was saved")
        if missing := sorted({*listed} - {*self._names}):
            raise refusal("file", f"lacks {quoted(missing[0])}, which {MANIFEST} lists; {AGAIN}")
        if len(self._names) > len(listed) or len({*listed}) < len(listed):
            raise refusal("file", f"holds two files of one name, so nobody can tell which counts; {AGAIN}")

    def read(self, member: Member, most: int = MOST_OF_ONE) -> bytes:
        """The bytes of a file inside, which fit their hash."""
        data = self._bytes(member.file, most)
        if hashlib.sha256(data).hexdigest() != member.sha256:
            raise refusal(member.file, f"does not match its SHA-256, so it was changed or damaged after the export; {AGAIN}")
        return data

    def _bytes(self, name: str, most: int) -> bytes:
        if (size := self._packed.getinfo(name).file_size) > most:
            raise refusal(name, f"has {size:,} bytes; at most {most:,} belong there; {OURS}")
        try:
            return self._packed.read(name)
        except UNREADABLE:
            raise refusal(name, f"is damaged, cut off or locked with a password; {AGAIN}") from None


def valid(name: str, shape: type[M], data: bytes) -> M:
    """JSON of that shape. Raises Refused with the faults."""
    try:
        return shape.model_validate_json(data)
    except ValidationError as error:
        faults = Faults()
        for where, what in faults_in(error, name):
            faults.add(where, what)
        raise Refused(faults.in_order()) from None


def refusal(where: str, what: str) -> Refused:
    """One fault, as every reader says it: where, what, and the way out."""
    faults = Faults()
    faults.add(where, what)
    return Refused(faults.in_order())
