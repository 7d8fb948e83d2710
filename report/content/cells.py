"""Cells and rows of the papers' tables, from plain texts."""

from questionnaire.shapes.question import Level
from report.paper.document import Cell, Chip, Row, Run
from report.paper.wording import level_word


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
