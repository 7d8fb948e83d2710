"""The verdict's panel, and the lines to sign on."""

from docx.oxml.ns import qn

from report.formats.word.tables import after, cell, grid, header, row, widths
from report.formats.word.text import Writing, paragraph
from report.formats.word.xml import Element, add, new
from report.paper import theme
from report.paper.document import Run, SignOff, Verdict

BAND = 48
"""Width of the band beside the verdict, in eighths of a point."""
SIGNING = (1.8, 5.2, 3.4, 1.6)
TALL = 380


def verdict(writing: Writing, parent: Element, block: Verdict) -> None:
    """Title and sentences beside a band in the verdict's shade."""
    for content, style in (((Run(block.title),), "Verdict"), *((sentence, "VerdictText") for sentence in block.sentences)):
        made = paragraph(writing, parent, style, content)
        borders = new("w:pBdr")
        add(borders, "w:left", val="single", sz=BAND, space=8, color=theme.SEVERITY[block.level].edge[1:])
        made.find(qn("w:pPr")).append(borders)
    after(writing, parent)


def sign_off(writing: Writing, parent: Element, block: SignOff) -> None:
    """A line a role: name, signature, date."""
    made = grid(writing, parent, SIGNING, "Sign-off", dense=True)
    header(writing, made, block.header, SIGNING)
    for signer in block.rows:
        line = row(made)
        add(line.find(qn("w:trPr")), "w:trHeight", val=TALL)
        for words, wide in zip(signer, widths(writing, SIGNING), strict=True):
            paragraph(writing, cell(line, wide), "TableText", (Run(words),))
    after(writing, parent)
