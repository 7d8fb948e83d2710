"""What a workbook holds that may be one of ours: its hidden sheet, and the rows of whichever sheet is a plan."""

from collections.abc import Iterator
from contextlib import suppress
from datetime import date, datetime
from io import BytesIO
from typing import Any

from openpyxl import load_workbook

from .limits import TooMuch
from .packed import opened

MOST_SHEETS, MOST_ROWS, MOST_COLUMNS = 100, 5_000, 100
FARTHEST = 100_000
"""Rows below the most that are read in which nothing may stand; programs leave rows without a word there."""
HEADER_WITHIN = 20
"""Rows from the top in which a sheet's header is looked for, as people write lines above it."""
FEW = 500
"""Rows of a plan in which formulas are looked for: reading them takes as long again."""
LONGEST = 2_000
"""Characters of a cell of the plan."""
PLAN, HIDDEN, ACTION_ID, PARTS = "Plan", "Deskcheck", "action id", {"owner", "due", "status"}
"""As in `report.paper.workbook_sheet`, which this process does not load; a test holds them together."""


def look_at_tracker(data: bytes) -> dict[str, Any]:
    """`carried`: the lines of our hidden sheet; `plan`: row, and cells by their column's title in small letters; None where there is none.

    A plan is a sheet with a column of action ids and one of owners, days or status; where several are, the one called Plan, else all of
    them. A cell is None where a formula without a value stands, in the first `FEW` rows.
    """
    opened(data).close()
    book = load_workbook(BytesIO(data), read_only=True, data_only=True, keep_links=False)
    if len(book.sheetnames) > MOST_SHEETS:
        raise TooMuch("objects")
    carried = [[_text(cell) for cell in row] for sheet in book if sheet.title == HIDDEN for row in _rows(sheet, 2)]
    plans = {sheet.title: found for sheet in book if (found := _plan(sheet)) is not None}
    chosen = {PLAN: plans[PLAN]} if PLAN in plans else plans
    for title, rows in chosen.items():
        _mark_formulas(data, title, rows)
    return {"carried": carried, "plan": [row for plan in chosen.values() for row in plan] if chosen else None}


def _plan(sheet: Any) -> list[dict[str, Any]] | None:
    """The rows below the header; None for a sheet that is no plan."""
    titles: list[str] = []
    found: list[dict[str, Any]] = []
    for number, row in enumerate(_rows(sheet, MOST_COLUMNS), 1):
        cells = [_text(cell)[:LONGEST] for cell in row]
        if titles:
            if any(cells):
                found.append({"row": number, "cells": {title: cell for title, cell in zip(titles, cells, strict=False) if title}})
        elif ACTION_ID in (named := _titles(row)) and PARTS & {*named}:
            titles = named
        elif number >= HEADER_WITHIN:
            return None
    return found if titles else None


def _mark_formulas(data: bytes, title: str, rows: list[dict[str, Any]]) -> None:
    """Makes None of each cell without a value in which a formula stands. What openpyxl cannot read of formulas is left as it is."""
    places, titles = {row["row"]: row["cells"] for row in rows[:FEW]}, list[str]()
    with suppress(Exception):
        sheet = load_workbook(BytesIO(data), read_only=True, keep_links=False)[title]
        for number, row in enumerate(sheet.iter_rows(max_row=max(places, default=1), max_col=MOST_COLUMNS, values_only=True), 1):
            if number in places:
                empty = (name for name, cell in zip(titles, row, strict=False) if cell is not None and places[number].get(name) == "")
                places[number].update(dict.fromkeys(empty))
            elif not titles and ACTION_ID in (named := _titles(row)):
                titles = named


def _rows(sheet: Any, columns: int) -> Iterator[tuple[Any, ...]]:
    for number, row in enumerate(sheet.iter_rows(max_row=FARTHEST, max_col=columns, values_only=True), 1):
        if number <= MOST_ROWS:
            yield row
        elif any(row):
            raise TooMuch("objects")


def _titles(row: tuple[Any, ...]) -> list[str]:
    """A row as titles of columns, in small letters."""
    return [" ".join(_text(cell).lower().split()) for cell in row]


def _text(value: Any) -> str:
    """A cell as text, days as YYYY-MM-DD."""
    if isinstance(value, datetime):
        value = value.date()
    return value.isoformat() if isinstance(value, date) else "" if value is None else str(value)
