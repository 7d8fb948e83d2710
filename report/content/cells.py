"""What papers are laid out of: a part under its title, cells and rows of tables from plain texts."""

from typing import Literal

from questionnaire.shapes.question import Level
from report.paper.document import Block, Cell, Chip, Heading, Paragraph, Part, Row, Run, rich
from report.paper.wording import level_word


def titled(part: str, title: str, *blocks: Block, lead: str = "", level: Literal[1, 2] = 1, own_page: bool = False) -> Part:
    """A part of that id under its title. Of level 2 it has no line in the contents, and its first words open nothing."""
    opening = (Paragraph(rich(lead), "lead" if level == 1 else "body"),) if lead else ()
    return Part(part, title, (Heading(title, level, part), *opening, *blocks), own_page)


def level_chip(level: Level) -> Chip:
    """A chip with the level's word."""
    return Chip(level_word(level), level=level)


def text_cell(*texts: str) -> Cell:
    """A cell of plain paragraphs."""
    return Cell(tuple((Run(text),) for text in texts))


def text_row(*texts: str, anchor: str = "") -> Row:
    """A row of plain cells."""
    return Row(tuple(map(text_cell, texts)), anchor)


def separated(runs: list[Run], between: str = " \u00b7 ") -> tuple[Run, ...]:
    """Runs with a muted separator between them."""
    parts: list[Run] = []
    for run in runs:
        parts.extend([Run(between, muted=True), run] if parts else [run])
    return tuple(parts)
