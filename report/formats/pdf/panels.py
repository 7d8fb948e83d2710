"""The panels of the decision page: the verdict, the numbers side by side; and the lines to sign on."""

from typing import Any

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, Spacer

from questionnaire.owner import Owner
from report.formats.pdf.markup import paragraph, plain
from report.formats.pdf.styles import BODY, CAPTION, LABEL, VERDICT, colour
from report.formats.pdf.tables import BUTT, PLAIN, header, laid
from report.formats.pdf.tags import Node
from report.paper import theme
from report.paper.document import SignOff, Tile, Tiles, Verdict

NUMBER = ParagraphStyle("number", VERDICT, fontSize=22, leading=26, spaceAfter=0)
LAST = ParagraphStyle("last", BODY, spaceAfter=0)


def verdict(block: Verdict, room: float, node: Node) -> list[Flowable]:
    """A panel with a band in the verdict's shade."""
    lines: list[Any] = [plain(block.title, VERDICT, node.add("H2"))]
    lines += [paragraph(sentence, LAST, node.add("P")) for sentence in block.sentences]
    band = theme.SEVERITY[block.level].fill
    style = [
        *PLAIN,
        ("BACKGROUND", (0, 0), (-1, -1), colour(theme.PANEL)),
        ("LINEBEFORE", (0, 0), (0, -1), 6, colour(theme.RULE if band == theme.PANEL else band), BUTT),
        ("LEFTPADDING", (0, 0), (-1, -1), 18),
        ("RIGHTPADDING", (0, 0), (-1, -1), 14),
        ("TOPPADDING", (0, 0), (-1, 0), 10),
        ("BOTTOMPADDING", (0, -1), (-1, -1), 10),
    ]
    return [laid([[line] for line in lines], [room], style), Spacer(1, 12)]


def tiles(block: Tiles, room: float, node: Node) -> list[Flowable]:
    """Numbers in equal columns, the last one wider; a bar in the level's shade above each."""
    widths = _widths(block.tiles, room)
    style: list[Any] = [*PLAIN, ("LEFTPADDING", (0, 0), (-1, -1), 0), ("BOTTOMPADDING", (0, 0), (-1, 0), 0)]
    for place, tile in enumerate(block.tiles):
        style.append(("LINEABOVE", (place, 0), (place, 0), 4, colour(_tone(tile)), BUTT))
        style.append(("RIGHTPADDING", (place, 0), (place, -1), 8))
    told = [node.add("P") for _ in block.tiles]
    numbers = [plain(tile.value, NUMBER, p) for tile, p in zip(block.tiles, told, strict=True)]
    labels = [plain(tile.label, CAPTION, p) for tile, p in zip(block.tiles, told, strict=True)]
    return [laid([_spaced(numbers), _spaced(labels)], widths, _gapped(style)), Spacer(1, 4)]


def _widths(tiles: tuple[Tile, ...], room: float) -> list[float]:
    columns = len(tiles) + 1.2
    each = (room - theme.GUTTER * (len(tiles) - 1)) / columns
    widths: list[float] = []
    for place, _ in enumerate(tiles):
        widths += [theme.GUTTER] if place else []
        widths.append(each * (2.2 if place == len(tiles) - 1 else 1))
    return widths


def _spaced(cells: list[Any]) -> list[Any]:
    spaced: list[Any] = []
    for cell in cells:
        spaced += ["", cell] if spaced else [cell]
    return spaced


def _gapped(style: list[Any]) -> list[Any]:
    """Column numbers moved to make room for the gutters between."""
    factors = (2 if name == "LINEABOVE" else 1 for name, *_ in style)
    return [(name, (a * by, b), (c * by, d), *rest) for by, (name, (a, b), (c, d), *rest) in zip(factors, style, strict=True)]


def _tone(tile: Tile) -> str:
    if tile.level is None:
        return theme.NAVY
    fill = theme.SEVERITY[tile.level].fill
    return theme.RULE if fill == theme.PANEL else fill


def sign_off(block: SignOff, room: float, node: Node) -> list[Flowable]:
    """A line a role: name, signature, date."""
    gap, grid = theme.GUTTER, node.add("Table")
    widths = [room * 0.22, room * 0.26 - gap, gap, room * 0.34 - gap, gap, room * 0.18]
    role, *heads = header(grid, 4)
    name, signature, date = (plain(words, LABEL, cell) for words, cell in zip(("Name", "Signature", "Date"), heads, strict=True))
    head, body = [plain("Role", LABEL, role), name, "", signature, "", date], grid.add("TBody")
    rows = [[*_signer(line, body.add("TR")), "", "", "", ""] for line in block.lines]
    style: list[Any] = [*PLAIN, ("LEFTPADDING", (0, 0), (-1, -1), 0), ("TOPPADDING", (0, 1), (-1, -1), 14)]
    for column in (1, 3, 5):
        style.append(("LINEBELOW", (column, 1), (column, -1), 0.6, colour(theme.MUTED)))
    return [laid([head, *rows], widths, style), Spacer(1, 8)]


def _signer(line: Owner, row: Node) -> list[Flowable | str]:
    """Role and, where somebody is named, name; the other cells of the row are to be written in by hand."""
    role, name, *_ = [row.add("TD") for _ in range(4)]
    return [plain(line.role, BODY, role), plain(line.name, BODY, name) if line.name else ""]
