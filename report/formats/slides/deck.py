"""The file around the slides: size, theme and properties at the start, one slide after the other, the same bytes at the end."""

from io import BytesIO
from typing import Any

from lxml import etree
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.util import Pt

from report.formats.properties import set_properties, short
from report.formats.slides.shapes import Box, fill, title_text, write_paragraphs
from report.formats.steady_zip import steady
from report.paper import theme
from report.paper.document import Document, Run, rich
from report.paper.visible_text import revealed
from report.paper.wording import NO_ADVICE, long_day

WIDE, HIGH = 960, 540
"""Points: 16 to 9."""
MARGIN = 48
TITLE = Box(MARGIN, 34, 700, 62)
MARKS = Box(760, 24, 152, 24)
FOOT = Box(MARGIN, 508, 780, 20)
NUMBER = Box(832, 508, 80, 20)
LAYOUT = "Title Only"
SERIF, SANS = "Georgia", "Calibri"
"""Faces that Office brings on every system, as in the Word file; see docs/decisions/word-and-markdown.md."""
LONGEST_BRAND = 40
"""Letters in the foot, of which the widest fit there too."""
UNUSED = ("thumbnail", "printerSettings")
NAMESPACE = {"a": "http://schemas.openxmlformats.org/drawingml/2006/main"}


class Deck:
    """A presentation that is being made."""

    def __init__(self, document: Document) -> None:
        self.document, self.tones = document, theme.tones(document.brand.accent)
        self._file = Presentation()
        self._file.slide_width, self._file.slide_height = Pt(WIDE), Pt(HIGH)
        self._file.element.sldSz.attrib.pop("type", None)  # it says 4:3
        self._drop_unused()
        self._keep_one_layout()
        self._set_theme()
        set_properties(self._file.core_properties, document)

    def slide(self, title: str, sources: tuple[str, ...]) -> Any:
        """A new slide with title, marks, foot and notes; what does not fit on it is added to its notes by whoever draws it."""
        made = self._file.slides.add_slide(self._layout)
        if len(self._file.slides) == 1:
            self._edge(made)
        whole = title_text(made, TITLE, title)
        notes = [*([f"The title in full: {title}"] if not whole else []), *sources]
        made.notes_slide.notes_text_frame.text = "\n".join(revealed(line) for line in (*notes, self._made_from()))
        if self.document.marks:
            told = (rich(Run(" \u00b7 ".join(self.document.marks), strong=True)),)
            fill(write_paragraphs(made, MARKS, told, "Marks", sizes=(11, 10, 9, 8), colour=theme.WHITE, middle=True), self.tones.head)
        write_paragraphs(made, FOOT, (rich(Run(self._foot(), muted=True)),), "Foot", sizes=(10, 9, 8))
        _number(write_paragraphs(made, NUMBER, (), "Slide number", sizes=(10,), right=True))
        return made

    def packed(self) -> bytes:
        """The file's bytes."""
        target = BytesIO()
        self._file.save(target)
        return steady(target.getvalue(), self.document.as_of)

    def _foot(self) -> str:
        """Whose paper it is, shortened to leave room for what it is; the first slide's notes have it in full."""
        return " \u00b7 ".join(filter(None, (short(self.document.brand.name, LONGEST_BRAND), self.document.paper, "Confidential")))

    def _made_from(self) -> str:
        summary = self.document.records.summary
        return f"Made from the assessment of {long_day(summary.as_of)}, question bank {summary.bank}. {NO_ADVICE}"

    def _drop_unused(self) -> None:
        """What the template brings and this file does not need: a picture of an empty slide, somebody's printer."""
        for owner in (self._file.part.package, self._file.part):
            for key in [key for key, held in owner._rels.items() if held.reltype.rsplit("/", 1)[-1] in UNUSED]:
                owner._rels.pop(key)

    def _keep_one_layout(self) -> None:
        """Only the layout that is used, with its places moved from 4:3 to 16:9."""
        master = self._file.slide_master
        for layout in [layout for layout in master.slide_layouts if layout.name != LAYOUT]:
            master.slide_layouts.remove(layout)
        self._layout = master.slide_layouts[0]
        for shape in (*master.shapes, *self._layout.shapes):
            shape.left, shape.width = int(shape.left * 4 / 3), int(shape.width * 4 / 3)

    def _set_theme(self) -> None:
        """Fonts and colours by which PowerPoint names them, so that whoever edits a slide stays on the brand."""
        part = self._file.slide_master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
        tree = etree.fromstring(part.blob)
        colours = {"dk1": theme.TEXT, "lt1": theme.WHITE, "dk2": theme.NAVY, "lt2": theme.PANEL, "accent1": self.tones.accent}
        colours |= {f"accent{place}": shade.fill for place, shade in enumerate(reversed(theme.SEVERITY.values()), 2)}
        colours |= {"hlink": self.tones.link, "folHlink": theme.MUTED}
        for name, colour in colours.items():
            (place,) = tree.findall(f".//a:clrScheme/a:{name}", NAMESPACE)
            place[:] = [etree.Element(f"{{{NAMESPACE['a']}}}srgbClr", val=colour[1:])]
        for name, face in (("major", SERIF), ("minor", SANS)):
            tree.find(f".//a:{name}Font/a:latin", NAMESPACE).set("typeface", face)
        part._blob = etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)

    def _edge(self, first: Any) -> None:
        """The brand's colour along the left edge of every slide: it belongs to the master."""
        edge = fill(first.shapes.add_shape(MSO_SHAPE.RECTANGLE, 0, 0, Pt(12), Pt(HIGH)), self.tones.accent)
        edge.name = "Edge"
        tree = self._file.slide_master.shapes._spTree
        edge._element.nvSpPr.cNvPr.set("id", str(max(int(number) for number in tree.xpath(".//p:cNvPr/@id")) + 1))
        tree.insert(2, edge._element)


def _number(box: Any) -> None:
    """A field that stays true when slides are moved."""
    field = etree.SubElement(
        box.text_frame.paragraphs[0]._p, f"{{{NAMESPACE['a']}}}fld", id="{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}", type="slidenum"
    )
    etree.SubElement(field, f"{{{NAMESPACE['a']}}}rPr", lang="en-US", sz="1000")
    etree.SubElement(field, f"{{{NAMESPACE['a']}}}t").text = "\u2039#\u203a"
