"""Figures: the picture with its words for those who cannot see it, or its table where there is no picture."""

from io import BytesIO

from docx.oxml.ns import qn
from docx.shared import Twips

from report import document
from report.document import Run
from report.figures import RoadmapFigure
from report.figures.picture import Picture
from report.pictures import png
from report.shown import shown
from report.word.tables import twin
from report.word.text import Writing, paragraph
from report.word.xml import Element, add


def figure(writing: Writing, parent: Element, block: document.Figure) -> None:
    """Title, sentence, and picture or table."""
    picture = block.picture
    if isinstance(picture, RoadmapFigure):
        paragraph(writing, parent, "Lead", (Run(picture.description),))  # the caption speaks of bars, which a table has not
        twin(writing, parent, picture)
        return
    drawn = png(picture, writing.room / 20)
    if drawn is None:
        paragraph(writing, parent, "Normal", (Run(f"{picture.title}. ", strong=True), Run(picture.description)))
        return
    paragraph(writing, parent, "Heading2", (Run(picture.title),))
    _place(writing, paragraph(writing, parent, "Normal"), picture, drawn)
    paragraph(writing, parent, "Caption", (Run(picture.description),))


def _place(writing: Writing, made: Element, picture: Picture, drawn: bytes) -> None:
    inline = writing.file.part.new_pic_inline(BytesIO(drawn), width=Twips(writing.room))
    properties = inline.find(qn("wp:docPr"))
    properties.set("id", str(writing.next_id()))
    properties.set("name", picture.title)
    properties.set("descr", shown(picture.description))
    add(add(made, "w:r"), "w:drawing").append(inline)
