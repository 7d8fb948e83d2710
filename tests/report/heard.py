"""A PDF as a screen reader has it: the text of the marked content, in the order of the tree of tags (ISO 32000-1, 14.8.2.3 and 14.9.4)."""

import re
from collections.abc import Iterator
from functools import cache

import pikepdf

from tests.report.pdf_files import opened

Marks = dict[tuple[tuple[int, int], int], str]
"""Page and number of marked content -> its text."""


def heard(pdf: bytes) -> str:
    """Every element's text, one after the other; what is said of an element goes before what is drawn of it."""
    file = opened(pdf)
    marks = {mark: text for page in file.pages for mark, text in _marked(page).items()}
    return "".join(_told(file.Root.StructTreeRoot.K[0], marks))


def _told(element: pikepdf.Dictionary, marks: Marks) -> Iterator[str]:
    if "/ActualText" in element:
        yield str(element.ActualText)
        return
    for kid in element.K:
        if not isinstance(kid, pikepdf.Dictionary):
            yield marks.get((element.Pg.objgen, int(kid)), "")
        elif str(kid.get("/Type")) == "/MCR":
            yield marks.get((kid.Pg.objgen, int(kid.MCID)), "")
        elif "/S" in kid:
            yield from _told(kid, marks)


def _marked(page: pikepdf.Page) -> Marks:
    found: Marks = {}
    opened_marks: list[tuple[int | None, str | None]] = []
    fonts = {name: _letters(font) for name, font in page.resources.Font.items()}
    font: dict[bytes, str] = {}
    for operands, operator in pikepdf.parse_content_stream(page):
        match str(operator):
            case "Tf":
                font = fonts[str(operands[0])]
            case "BMC":
                opened_marks.append((None, None))
            case "BDC":
                said = operands[1].get("/ActualText")
                opened_marks.append((operands[1].get("/MCID"), None if said is None else str(said)))
                if said is not None:
                    _add(found, page, opened_marks, str(said))
            case "EMC":
                opened_marks.pop()
            case "Tj" | "TJ":
                strings = operands[0] if str(operator) == "TJ" else operands
                if not any(said is not None for _, said in opened_marks):
                    shown = b"".join(bytes(part) for part in strings if isinstance(part, pikepdf.String))
                    _add(found, page, opened_marks, _decoded(shown, font))
    return found


def _add(found: Marks, page: pikepdf.Page, opened_marks: list[tuple[int | None, str | None]], text: str) -> None:
    number = next((int(number) for number, _ in reversed(opened_marks) if number is not None), None)
    if number is not None:
        key = (page.obj.objgen, number)
        found[key] = found.get(key, "") + text


def _letters(font: pikepdf.Dictionary) -> dict[bytes, str]:
    """Code -> text, by the font's own table."""
    return _table(bytes(font.ToUnicode.read_bytes()))


@cache
def _table(table: bytes) -> dict[bytes, str]:
    """Of reportlab's kind, a row of texts from one code on; and of ours, pairs of code and text."""
    found: dict[bytes, str] = {}
    for first, row in re.findall(rb"<([0-9A-F]+)>\s*<[0-9A-F]+>\s*\[(.*?)\]", table, re.S):
        start, wide = int(first, 16), len(first) // 2
        found |= {(start + step).to_bytes(wide): _text(text) for step, text in enumerate(re.findall(rb"<([0-9A-F]+)>", row))}
    for block in re.findall(rb"beginbfchar(.*?)endbfchar", table, re.S):
        found |= {bytes.fromhex(code.decode()): _text(text) for code, text in re.findall(rb"<([0-9A-F]+)>\s*<([0-9A-F]+)>", block)}
    return found


def _text(code: bytes) -> str:
    return bytes.fromhex(code.decode()).decode("utf-16-be")


def _decoded(shown: bytes, font: dict[bytes, str]) -> str:
    wide = len(next(iter(font)))
    return "".join(font[shown[at : at + wide]] for at in range(0, len(shown), wide))
