"""What mail programs, phones and text editors make of a saved file, undone: packed alone into a zip, or saved in UTF-16."""

import codecs
import zlib
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from questionnaire.file import Refused

ZIP = b"PK\x03\x04"
MOST_UNPACKED = 20_000_000
"""Bytes: as much as a file may have that is not packed."""
UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
OFFICE = "[Content_Types].xml"
"""In every file of Word, Excel and PowerPoint, each of which is a zip (ISO/IEC 29500-2)."""
WORKBOOK = "xl/workbook.xml"
"""In every file of Excel, also as LibreOffice and Google Sheets write them."""
OPEN_DOCUMENT = "META-INF/manifest.xml"
WORD_OR_SLIDES = (
    "This is a Word file or slides. Choose a report (PDF), the tracker (Excel) or the answers (JSON) instead. A sheet of questions that a "
    "colleague filled in belongs in the section it asks about: open the assessment, go there, and choose the file under \u201cGive this "
    "section to a colleague\u201d."
)
DAMAGED = "This file is damaged. Download it again, or ask whoever sent it to send it again."
UNREADABLE = (BadZipFile, zlib.error, EOFError, OSError, ValueError)
"""What `zipfile` raises where a zip is damaged. One that was cut off has lost the list of its files."""
EXTRAS = ("__MACOSX/", ".DS_Store")
"""What macOS adds to a zip on its own account."""


def unwrapped(data: bytes) -> bytes:
    """The file itself, where it lies alone in a zip; text in UTF-8. Anything else as it is, a workbook too. Raises Refused."""
    if data.startswith(ZIP):
        data = _unpacked(data)
    if data.startswith(UTF_16):
        try:
            return data.decode("utf-16").encode()
        except UnicodeError:
            raise Refused((DAMAGED,)) from None
    return data


def _unpacked(data: bytes) -> bytes:
    try:
        with ZipFile(BytesIO(data)) as packed:
            if WORKBOOK in packed.namelist():
                return data
            if OFFICE in packed.namelist():
                raise Refused((WORD_OR_SLIDES,))
            if OPEN_DOCUMENT in packed.namelist():
                raise Refused(
                    ("This file is in LibreOffice's own format. Save the tracker as an Excel workbook (.xlsx), then choose that.",)
                )
            inside = [one for one in packed.infolist() if not one.is_dir() and not one.filename.startswith(EXTRAS)]
            if len(inside) != 1:
                raise Refused((f"This zip holds {len(inside)} files. Unpack it, then choose the JSON file or the report from it.",))
            if inside[0].file_size > MOST_UNPACKED:
                raise Refused(("What is packed in this zip is over 20 MB. A saved assessment is far smaller.",))
            with packed.open(inside[0]) as file:
                return file.read(MOST_UNPACKED)
    except UNREADABLE:
        raise Refused((DAMAGED,)) from None
    except RuntimeError:  # locked, or packed in a way that zipfile does not know (NotImplementedError)
        raise Refused(("This zip cannot be unpacked here. Unpack it on your computer, then choose the file from it.",)) from None
