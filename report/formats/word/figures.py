"""Figures: the picture with its words for those who cannot see it, or its table where there is no picture."""

from collections.abc import Iterator
from io import BytesIO

from docx.oxml.ns import qn
from docx.shared import Twips

from report.formats.pictures import pngs
from report.formats.word.tables import roadmap
from report.formats.word.text import Writing, paragraph
from report.formats.word.xml import Element, add
from report.paper import document
from report.paper.document import Run
from report.paper.figures import RoadmapFigure
from report.paper.visible_text import revealed


def drawn_figures(whole: document.Document, room: int) -> Iterator[bytes | None]:
    """The pictures of all figures that have any, in reading order; see `pngs`."""
    figures = [block.picture for part in whole.parts for block in part.blocks if isinstance(block, document.Figure)]
    return iter(pngs([picture for picture in figures if not isinstance(picture, RoadmapFigure)], room / 20))


def figure(writing: Writing, parent: Element, block: document.Figure) -> None:
    """Title, sentence, and picture or table."""
    picture = block.picture
    if isinstance(picture, RoadmapFigure):
        paragraph(writing, parent, "Lead", (Run(picture.description),))  # the caption speaks of bars, which a table has not
        roadmap(writing, parent, picture)
        return
    drawn = next(writing.pictures)
    if drawn is None:
        paragraph(writing, parent, "Normal", (Run(f"{picture.title}. ", strong=True), Run(picture.description)))
        return
    paragraph(writing, parent, "Heading2", (Run(picture.title),))
    inline(writing, paragraph(writing, parent, "Normal"), drawn, writing.room, picture.title, picture.description)
    paragraph(writing, parent, "Caption", (Run(picture.description),))


def inline(writing: Writing, made: Element, drawn: bytes, wide: int, name: str, words: str) -> None:
    """A PNG in a paragraph, so many twentieths of a point wide; `words` are for those who cannot see it."""
    drawing = writing.file.part.new_pic_inline(BytesIO(drawn), width=Twips(wide))
    properties = drawing.find(qn("wp:docPr"))
    properties.set("id", str(writing.next_id()))
    properties.set("name", revealed(name))
    properties.set("descr", revealed(words))
    add(add(made, "w:r"), "w:drawing").append(drawing)
