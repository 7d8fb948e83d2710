"""The verdict's panel, and the lines to sign on."""

from typing import Any

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, Spacer

from questionnaire.owner import Owner
from report.formats.pdf.markup import paragraph, plain
from report.formats.pdf.styles import BODY, LABEL, VERDICT, colour
from report.formats.pdf.tables import BUTT, PLAIN, header, laid
from report.formats.pdf.tags import Node
from report.paper import theme
from report.paper.document import SignOff, Verdict

LAST = ParagraphStyle("last", BODY, spaceAfter=0)


def verdict(block: Verdict, room: float, node: Node) -> list[Flowable]:
    """A panel with a band in the verdict's shade."""
    lines: list[Any] = [plain(block.title, VERDICT, node.add("H2"))]
    lines += [paragraph(sentence, LAST, node.add("P")) for sentence in block.sentences]
    style = [
        *PLAIN,
        ("BACKGROUND", (0, 0), (-1, -1), colour(theme.PANEL)),
        ("LINEBEFORE", (0, 0), (0, -1), 6, colour(theme.SEVERITY[block.level].edge), BUTT),
        ("LEFTPADDING", (0, 0), (-1, -1), 18),
        ("RIGHTPADDING", (0, 0), (-1, -1), 14),
        ("TOPPADDING", (0, 0), (-1, 0), 10),
        ("BOTTOMPADDING", (0, -1), (-1, -1), 10),
    ]
    return [laid([[line] for line in lines], [room], style), Spacer(1, 12)]


def sign_off(block: SignOff, room: float, node: Node) -> list[Flowable]:
    """A line a role: name, signature, date."""
    gap, grid = theme.GUTTER, node.add("Table")
    widths = [room * 0.22, room * 0.26 - gap, gap, room * 0.34 - gap, gap, room * 0.18]
    role, name, signature, date = (plain(words, LABEL, cell) for words, cell in zip(block.header, header(grid, 4), strict=True))
    head, body = [role, name, "", signature, "", date], grid.add("TBody")
    rows = [[*_signer(line, body.add("TR")), "", "", "", ""] for line in block.lines]
    style: list[Any] = [*PLAIN, ("LEFTPADDING", (0, 0), (-1, -1), 0), ("TOPPADDING", (0, 1), (-1, -1), 14)]
    for column in (1, 3, 5):
        style.append(("LINEBELOW", (column, 1), (column, -1), 0.6, colour(theme.MUTED)))
    return [laid([head, *rows], widths, style), Spacer(1, 8)]


def _signer(line: Owner, row: Node) -> list[Flowable | str]:
    """Role and, where somebody is named, name; the other cells of the row are to be written in by hand."""
    role, name, *_ = [row.add("TD") for _ in range(4)]
    return [plain(line.role, BODY, role), plain(line.name, BODY, name) if line.name else ""]
