"""Paragraphs of runs: links, bookmarks, chips, boxes to tick."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from docx.opc.constants import RELATIONSHIP_TYPE

from report.formats.word.styles import chip_style
from report.formats.word.xml import Element, add, add_text
from report.paper import theme
from report.paper.document import Chip, Rich, Run

NAME = re.compile(r"[A-Za-z][A-Za-z0-9_]{0,39}")
"""What Word takes as the name of a bookmark."""
BOX, TICKED = "\u2610", "\u2612"
BOX_FONT = "Segoe UI Symbol"


@dataclass
class Writing:
    """A Word file being written: where paragraphs go, and what must be numbered through the whole of it."""

    file: Any
    room: int
    """Width of the text in twentieths of a point."""
    tones: theme.Tones
    pictures: Iterator[bytes | None]
    """Of the figures that are still to come."""
    marks: dict[str, str] = field(default_factory=dict)
    links: dict[str, str] = field(default_factory=dict)
    marked: set[str] = field(default_factory=set)
    ids: int = 0

    def next_id(self) -> int:
        """A number that no other bookmark or box of the file has."""
        self.ids += 1
        return self.ids

    def mark_name(self, anchor: str) -> str:
        """The bookmark of an anchor: the anchor itself where Word allows it as a name."""
        if anchor not in self.marks:
            self.marks[anchor] = anchor if NAME.fullmatch(anchor) else f"place_{len(self.marks)}"
        return self.marks[anchor]

    def link_id(self, address: str) -> str:
        """The relationship of a web address; one for each address."""
        if address not in self.links:
            self.links[address] = self.file.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        return self.links[address]


def paragraph(writing: Writing, parent: Element, style: str, content: Rich = (), anchor: str = "", break_before: bool = False) -> Element:
    """A paragraph in a style, with its runs and the place that links lead to."""
    made = add(parent, "w:p")
    properties = add(made, "w:pPr")
    add(properties, "w:pStyle", val=style)
    if break_before:
        add(properties, "w:pageBreakBefore")
    if anchor:
        bookmark(writing, made, anchor)
    runs(writing, made, content)
    return made


def bookmark(writing: Writing, made: Element, anchor: str) -> None:
    """A place in the file. A name stands once; a second one of the same name would break the first."""
    name = writing.mark_name(anchor)
    if name in writing.marked:
        return
    writing.marked.add(name)
    number = writing.next_id()
    add(made, "w:bookmarkStart", id=number, name=name)
    add(made, "w:bookmarkEnd", id=number)


def runs(writing: Writing, made: Element, content: Rich) -> None:
    """Runs of a paragraph. Only our own sources are links; typed text never is."""
    for run in content:
        add_run(_linked(writing, made, run.href), run)


def _linked(writing: Writing, made: Element, href: str) -> Element:
    if href.startswith("#"):
        return add(made, "w:hyperlink", anchor=writing.mark_name(href[1:]), history=1)
    if href.startswith(("https://", "http://")):
        return add(made, "w:hyperlink", {"r:id": writing.link_id(href)}, history=1)
    return made


def add_run(parent: Element, run: Run) -> None:
    """One run. The colour of a link and of muted text stand above those of the paragraph's style."""
    made = add(parent, "w:r")
    if run.strong or run.muted or run.href:
        properties = add(made, "w:rPr")
        if run.href:
            add(properties, "w:rStyle", val="Hyperlink")
        if run.strong:
            add(properties, "w:b")
        if run.muted and not run.href:
            add(properties, "w:color", val=theme.MUTED[1:])
    add_text(made, run.text)


def add_chip(parent: Element, chip: Chip) -> None:
    """A word on a coloured ground. The spaces around it belong to the ground and do not break.

    The colour of the letters stands in the run too: simple viewers let the paragraph's win, and dark on dark cannot be read.
    """
    made = add(parent, "w:r")
    properties = add(made, "w:rPr")
    add(properties, "w:rStyle", val=chip_style(chip))
    add(properties, "w:color", val=chip.shade.text[1:])
    add_text(made, f"\u00a0{chip.word}\u00a0")


def add_box(writing: Writing, parent: Element, title: str, ticked: bool = False) -> None:
    """A box that can be ticked with a click, and prints as one."""
    control = add(parent, "w:sdt")
    properties = add(control, "w:sdtPr")
    add(properties, "w:alias", val=title)
    add(properties, "w:id", val=writing.next_id())
    box = add(properties, "w14:checkbox")
    add(box, "w14:checked", {"w14:val": "1" if ticked else "0"})
    add(box, "w14:checkedState", {"w14:val": f"{ord(TICKED):04X}", "w14:font": BOX_FONT})
    add(box, "w14:uncheckedState", {"w14:val": f"{ord(BOX):04X}", "w14:font": BOX_FONT})
    made = add(add(control, "w:sdtContent"), "w:r")
    add(add(made, "w:rPr"), "w:rFonts", ascii=BOX_FONT, hAnsi=BOX_FONT, eastAsia=BOX_FONT, cs=BOX_FONT)
    add_text(made, TICKED if ticked else BOX)
