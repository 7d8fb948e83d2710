"""Office's files are ZIP archives: the same bytes for the same parts, on any day."""

import re
from datetime import date
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

EPOCH = (1980, 1, 1, 0, 0, 0)
CORE = "docProps/core.xml"
WRITTEN = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*")


def steady(data: bytes, day: date) -> bytes:
    """The archive with one fixed time for each part inside, and that day as the day it was written on."""
    target = BytesIO()
    with ZipFile(BytesIO(data)) as made, ZipFile(target, "w", ZIP_DEFLATED) as packed:
        for name in made.namelist():
            part = ZipInfo(name, EPOCH)
            part.compress_type, part.external_attr = ZIP_DEFLATED, 0o600 << 16
            part.create_system = 3
            held = made.read(name)
            packed.writestr(part, WRITTEN.sub(rb"\g<1>" + f"{day.isoformat()}T00:00:00Z".encode(), held) if name == CORE else held)
    return target.getvalue()
