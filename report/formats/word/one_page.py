"""The page that is to stay one page: Word alone lays it out, so what long names would push over its end is counted beforehand, roughly."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from math import ceil

from docx.oxml.ns import qn

from report.formats.word.faces import Style
from report.formats.word.xml import Element

NAME = qn("w:val")
HIGH = 640.0
"""Points between the margins of the lower of the two papers; a little less, as other fonts may stand in for ours."""
LETTER, LINE = 0.44, 1.22
"""How wide a letter usually is and how high a line, of its size."""
SIDES, ROW = 7.0, 3.0
"""Points of a cell beside its text, and of a row above and below."""
CLOSER = 0.5
TIGHT = {"Tight": 0.88, "Tighter": 0.78}
"""What such styles are called after the usual ones, and how much smaller they are."""
TIGHTENED = ("Normal", "Small", "Alarm", "Verdict", "VerdictText", "TableHead", "TableText", "TableDense")
"""The styles of that page but for its headings, which Word's contents and navigation pane know by their styles."""


def tight(styles: Iterable[Style]) -> list[Style]:
    """The same styles, smaller and closer together."""
    return [
        replace(
            style, id=style.id + by, name=f"{style.name}, {by}", based=style.id, size=round(2 * smaller * style.size) / 2,
            before=CLOSER * style.before, after=CLOSER * style.after, line=1.0,
        )
        for by, smaller in TIGHT.items()
        for style in styles
        if style.id in TIGHTENED
    ]  # fmt: skip


def keep_on_one_page(drawn: Sequence[Element], styles: Sequence[Style], wide: float) -> None:
    """Give what is drawn, `wide` points wide, smaller styles where it may take more than a page."""
    faces = {style.id: style for style in (*styles, *tight(styles))}
    used = [style for element in drawn for style in element.iter(qn("w:pStyle")) if style.get(NAME) in TIGHTENED]
    usual = [style.get(NAME) for style in used]
    for by in TIGHT:
        if sum(_high(element, faces, wide) for element in drawn) <= HIGH:
            return
        for style, name in zip(used, usual, strict=True):
            style.set(NAME, name + by)


def _high(element: Element, faces: Mapping[str, Style], wide: float) -> float:
    if element.tag == qn("w:tbl"):
        return sum(_row(row, faces) for row in element.iter(qn("w:tr")))
    face, own = faces[element.find(f".//{qn('w:pStyle')}").get(NAME)], element.find(f"{qn('w:pPr')}/{qn('w:spacing')}")
    text = "".join("\n" if held.tag == qn("w:br") else held.text or "" for held in element.iter(qn("w:t"), qn("w:br")))
    lines = sum(ceil(len(line) * face.size * LETTER / (wide - face.indent)) or 1 for line in text.split("\n"))
    return lines * face.size * LINE * face.line + (face.before if own is None else 0) + face.after


def _row(row: Element, faces: Mapping[str, Style]) -> float:
    least = row.find(f".//{qn('w:trHeight')}")
    cells = [(int(cell.find(f".//{qn('w:tcW')}").get(qn("w:w"))) / 20 - SIDES, cell.iter(qn("w:p"))) for cell in row.iter(qn("w:tc"))]
    high = max(sum(_high(line, faces, wide) for line in lines) for wide, lines in cells)
    return max(high + ROW, int(least.get(qn("w:val"))) / 20 if least is not None else 0)
