"""Tables as Markdown: readable by screen readers, and no pandas."""

from collections.abc import Iterable, Sequence

import streamlit as st

from report.paper.figures import Picture
from ui.elements.literal import literal


def table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A Markdown table. Cells are Markdown already: words that people typed go through `literal` first."""
    lines = [_line(header), _line(["---"] * len(header))]
    return "\n".join([*lines, *(_line(row) for row in rows)])


def in_lines(rows: Iterable[Sequence[str]]) -> list[list[str]]:
    """Rows of words that people typed, as `table` takes them: each cell in one line."""
    return [[literal("; ".join(cell.splitlines())) for cell in row] for row in rows]


def twin(picture: Picture) -> None:
    """What a figure shows, as a table."""
    st.markdown(table([literal(h) for h in picture.header], [[literal(cell) for cell in row] for row in picture.rows()]))


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cell or ' ' for cell in cells)} |"
