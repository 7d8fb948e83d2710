"""The file around the text: properties, styles and numbering at the start, the same bytes on any day at the end."""

from datetime import date
from functools import lru_cache
from io import BytesIO
from typing import Any

import docx
from docx.oxml.ns import qn

from report.formats.properties import set_properties
from report.formats.steady_zip import steady
from report.formats.word.styles import set_styles
from report.formats.word.xml import Element, add, new
from report.paper.document import Document
from report.paper.theme import tones

UNUSED = ("stylesWithEffects", "thumbnail", "customXml")
BULLET = "\u2022"
NUMBERS, BULLETS = 1, 2
"""Numbers of the lists behind the two list styles."""


def new_file(document: Document) -> Any:
    """An empty Word file with the document's properties, styles and numbering."""
    file = docx.Document(BytesIO(_empty(document.language, document.brand.accent)))
    set_properties(file.core_properties, document)
    return file


@lru_cache(maxsize=8)  # an accent is anybody's choice
def _empty(language: str, accent: str) -> bytes:
    """The same before a document is known: its styles take longer to make than a letter."""
    file, target = docx.Document(), BytesIO()
    _drop_unused(file)
    set_styles(file, language, tones(accent))
    _set_numbering(file)
    mode = file.settings.element.find(f".//{qn('w:compatSetting')}[@{qn('w:name')}='compatibilityMode']")
    mode.set(qn("w:val"), "15")
    file.save(target)
    return target.getvalue()


def _drop_unused(file: Any) -> None:
    """What the template brings and this file does not need: a picture of an empty page, effects, a bibliography."""
    for owner in (file.part.package, file.part):
        for key in [key for key, held in owner.rels.items() if held.reltype.rsplit("/", 1)[-1] in UNUSED]:
            owner.rels.pop(key)


def _set_numbering(file: Any) -> None:
    """The lists behind the styles List Number (1) and List Bullet (2)."""
    part = file.part.numbering_part.element
    for old in list(part):
        part.remove(old)
    for number, (kind, sign, style) in enumerate((("decimal", "%1.", "ListNumber"), ("bullet", BULLET, "ListBullet")), 1):
        part.append(_list(number, kind, sign, style))
    for number in (NUMBERS, BULLETS):
        add(add(part, "w:num", numId=number), "w:abstractNumId", val=number)


def _list(number: int, kind: str, sign: str, style: str = "") -> Element:
    made = new("w:abstractNum", abstractNumId=number)
    add(made, "w:nsid", val=f"{number:08X}")
    add(made, "w:multiLevelType", val="singleLevel")
    level = add(made, "w:lvl", ilvl=0)
    add(level, "w:start", val=1)
    add(level, "w:numFmt", val=kind)
    if style:
        add(level, "w:pStyle", val=style)
    add(level, "w:lvlText", val=sign)
    add(level, "w:lvlJc", val="left")
    add(add(level, "w:pPr"), "w:ind", left=360, hanging=360)
    return made


def own_numbers(file: Any) -> int:
    """A numbered list of its own, which begins at 1 in every reader; answers its number."""
    part = file.part.numbering_part.element
    held = part.findall(qn("w:num"))
    number = len(held) + 1
    held[0].addprevious(_list(number, "decimal", "%1."))
    add(add(part, "w:num", numId=number), "w:abstractNumId", val=number)
    return number


def packed(file: Any, day: date) -> bytes:
    """The file's bytes, with one fixed time for each part inside."""
    target = BytesIO()
    file.save(target)
    return steady(target.getvalue(), day)
