"""What a reader of the PDF can find in it: its text, fonts and links."""

from functools import lru_cache
from io import BytesIO
from itertools import pairwise
from typing import Any

from pypdf import PdfReader
from pypdfium2 import PdfDocument


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
    wanted, told = squeezed(text), [squeezed(page) for page in pages(pdf)]
    torn = (before.endswith(wanted[:at]) and wanted[at:] in after for before, after in pairwise(told) for at in range(1, len(wanted)))
    return wanted in whole(pdf) or any(torn)


def fonts(pdf: bytes) -> dict[str, bool]:
    """Name of each font used by a page or form -> whether it is embedded."""
    found: dict[str, bool] = {}
    for page in reader(pdf).pages:
        _fonts(page["/Resources"], found)
    return found


def _fonts(resources: Any, found: dict[str, bool]) -> None:
    for font in (resources.get_object().get("/Font") or {}).values():
        described = font.get_object()
        inner = described.get("/DescendantFonts")
        holder = inner[0].get_object() if inner else described
        descriptor = holder.get("/FontDescriptor")
        found[str(described["/BaseFont"])] = bool(descriptor and {"/FontFile2", "/FontFile3"} & set(descriptor.get_object()))
    for form in (resources.get_object().get("/XObject") or {}).values():
        if "/Resources" in form.get_object():
            _fonts(form.get_object()["/Resources"], found)
