"""Files of Word and Excel, each a zip of parts: opened only where it does not unpack to more than it may."""

from io import BytesIO
from zipfile import ZipFile

from .limits import TooMuch

MOST_FILES, MOST_UNPACKED = 500, 60_000_000
"""In the package, and bytes of them all together when they are unpacked; a tracker of ours has 20 and 2 million."""


def opened(data: bytes) -> ZipFile:
    """The package. Raises TooMuch."""
    packed = ZipFile(BytesIO(data))
    inside = packed.infolist()
    if len(inside) > MOST_FILES or sum(one.file_size for one in inside) > MOST_UNPACKED:
        raise TooMuch("unpacked")
    return packed
