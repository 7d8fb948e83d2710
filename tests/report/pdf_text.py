"""What a reader of the PDF can find in it: its text, fonts and links."""

from functools import lru_cache
from io import BytesIO
from itertools import pairwise

import pikepdf
from pypdf import PdfReader
from pypdfium2 import PdfDocument

from tests.report.pdf_files import opened


def reader(pdf: bytes) -> PdfReader:
    return PdfReader(BytesIO(pdf))


def squeezed(text: str) -> str:
    """Without any white space: where lines break is the layout's business."""
    return "".join(text.split())


@lru_cache(maxsize=8)
def pages(pdf: bytes) -> tuple[str, ...]:
    """Text of each page. By pdfium: twenty times as fast as pypdf."""
    document = PdfDocument(pdf)
    return tuple(page.get_textpage().get_text_bounded() for page in document)


@lru_cache(maxsize=8)
def whole(pdf: bytes) -> str:
    return squeezed(" ".join(pages(pdf)))


def holds(pdf: bytes, text: str) -> bool:
    """Whether a text stands in it, be it torn by the end of a page: head, foot and a table's titles stand between then."""
    wanted = squeezed(text)
    if wanted in whole(pdf):
        return True
    both = pairwise(squeezed(page) for page in pages(pdf))
    return any(before.endswith(wanted[:at]) and wanted[at:] in after for before, after in both for at in range(1, len(wanted)))


def fonts(pdf: bytes) -> dict[str, bool]:
    """Name of each font used by a page or form -> whether it is embedded."""
    found: dict[str, bool] = {}
    for page in opened(pdf).pages:
        _fonts(page.resources, found)
    return found


def _fonts(resources: pikepdf.Object, found: dict[str, bool]) -> None:
    for font in resources.get("/Font", {}).values():
        holder = font.get("/DescendantFonts", [font])[0]
        described = holder.get("/FontDescriptor", {})
        found[str(font.BaseFont)] = "/FontFile2" in described or "/FontFile3" in described
    for form in resources.get("/XObject", {}).values():
        if "/Resources" in form:
            _fonts(form.Resources, found)
