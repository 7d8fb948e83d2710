"""What an independent reader (openpyxl) and the bare XML find in a workbook."""

import re
from datetime import date, datetime
from io import BytesIO
from zipfile import ZipFile

import openpyxl
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet


def opened(made: bytes) -> Workbook:
    return openpyxl.load_workbook(BytesIO(made))


def text(book: Workbook) -> str:
    """All texts, column by column so that what goes on in the row below follows on, without white space."""
    columns = (column for sheet in book for column in sheet.iter_cols(values_only=True))
    return "".join("".join(value.split()) for column in columns for value in column if isinstance(value, str))


def days(book: Workbook) -> set[date]:
    return {cell.date() for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row if isinstance(cell, datetime)}


def column(sheet: Worksheet, title: str) -> list[object]:
    """What stands under a title."""
    place = next(cell.column for cell in sheet[1] if cell.value == title)
    return [row[0].value for row in sheet.iter_rows(min_row=2, min_col=place, max_col=place)]


def formulas(made: bytes) -> list[str]:
    """Every formula in a cell, by the bare XML: the sheet's name there, the cell and the formula."""
    with ZipFile(BytesIO(made)) as package:
        sheets = {name: package.read(name).decode() for name in package.namelist() if name.startswith("xl/worksheets/sheet")}
    return [
        f"{name.removeprefix('xl/worksheets/')} {cell} {formula}"
        for name, sheet in sheets.items()
        for cell, formula in re.findall(r'<c r="([A-Z]+\d+)"[^>]*>\s*<f[^>]*>([^<]*)', sheet)
    ]


def links(book: Workbook) -> list[str]:
    return [cell.hyperlink.target for sheet in book for row in sheet.iter_rows() for cell in row if cell.hyperlink]
