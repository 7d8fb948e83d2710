"""How cells are written: texts as texts, days as days, and nothing too long for a cell."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Generic, Literal, TypeVar

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from questionnaire.shapes.question import Level
from report.formats.workbook.fitting import height, pieces
from report.formats.workbook.formats import Formats
from report.paper.theme import RULE, SEVERITY, Tones
from report.paper.wording import PLAN_TITLE, level_word

Row = TypeVar("Row")

FIRST_DAY = date(1900, 3, 1)
"""Spreadsheets take 1900 for a leap year; a day before is written as text."""
PAPER = {"letter": 1, "a4": 9}


@dataclass(frozen=True)
class Link:
    """An address of ours that can be followed. Nothing typed is ever one."""

    url: str


@dataclass(frozen=True)
class Room:
    """An empty cell for people to fill in, which takes what they type for what it is."""

    day: bool = False


@dataclass(frozen=True)
class Formula:
    """What a cell works out, by a formula of ours; `value` is what that comes to in programs that show the file without working it out."""

    text: str
    value: float
    kind: Literal["count", "share"] = "count"


Value = str | date | float | Level | Link | Room | Formula | None


@dataclass(frozen=True)
class Column(Generic[Row]):
    """A column: its title, its width in characters, and what stands in it for a row."""

    title: str
    width: float
    value: Callable[[Row], Value]


class Book:
    """The workbook being written, with its formats."""

    def __init__(self, workbook: Workbook, page: str, marks: Sequence[str], tones: Tones) -> None:
        self.workbook = workbook
        self.formats = Formats(workbook, tones)
        self._page = page
        self._marks = marks

    def sheet(self, name: str, widths: Sequence[float]) -> Worksheet:
        """A new sheet, set up for print: landscape, as wide as the page. User text stays out of its heads: `&` is a code there."""
        sheet = self.workbook.add_worksheet(name)
        for column, width in enumerate(widths):
            sheet.set_column(column, column, width)
        sheet.set_landscape()
        sheet.set_paper(PAPER[self._page])
        sheet.fit_to_pages(1, 0)
        sheet.set_margins(left=0.5, right=0.5, top=0.7, bottom=0.6)
        sheet.set_header(f"&L&9{PLAN_TITLE}: &A&R&9{', '.join(self._marks)}")
        sheet.set_footer("&R&9Page &P of &N")
        return sheet

    def table(self, name: str, columns: Sequence[Column[Row]], rows: Sequence[Row]) -> Worksheet | None:
        """A sheet with one table: header frozen and repeated, filters, a row for each. No sheet where there are no rows."""
        if not rows:
            return None
        last, widths = 0, [column.width for column in columns]
        sheet = self.sheet(name, widths)
        for row in rows:
            last = self._row(sheet, last + 1, [split(column.value(row), column.width) for column in columns], widths)
        header = [{"header": column.title, "header_format": self.formats.header} for column in columns]
        table = {"name": name.replace(" ", "_"), "columns": header, "style": None}
        sheet.add_table(0, 0, last, len(columns) - 1, table)
        sheet.freeze_panes(1, 2)
        sheet.repeat_rows(0)
        return sheet

    def _row(self, sheet: Worksheet, at: int, cells: Sequence[Sequence[Value]], widths: Sequence[float]) -> int:
        """Write one row from `at` on; what is too long for a cell goes on in the rows below. Answers the last row used."""
        depth = max(len(parts) for parts in cells)
        for step in range(depth):
            more = f"{cells[0][0]} (continued)"
            told = [parts[step] if step < len(parts) else more if column == 0 else "" for column, parts in enumerate(cells)]
            for column, value in enumerate(told):
                self.cell(sheet, at + step, column, value)
            fit(sheet, at + step, [*zip(told, widths, strict=True)])
        return at + depth - 1

    def cell(self, sheet: Worksheet, row: int, column: int, value: Value) -> None:
        """One cell, by the kind of its value. Texts come in pieces that fit."""
        formats = self.formats
        if isinstance(value, Level):
            sheet.write_string(row, column, level_word(value), formats.text)
        elif isinstance(value, Link) and value.url.startswith("https://"):
            sheet.write_url(row, column, value.url, formats.link, value.url)
        elif isinstance(value, date) and value >= FIRST_DAY:
            sheet.write_datetime(row, column, value, formats.day)
        elif isinstance(value, float):
            sheet.write_number(row, column, value, formats.number)
        elif isinstance(value, Formula):
            style = formats.share if value.kind == "share" else formats.count
            sheet.write_formula(row, column, value.text, style, value.value)
        elif isinstance(value, Room):
            sheet.write_blank(row, column, None, formats.day if value.day else formats.room)
        elif value is None or value == "":
            sheet.write_blank(row, column, None, formats.text)
        else:
            sheet.write_string(row, column, value.url if isinstance(value, Link) else str(value), formats.text)

    def shade_levels(self, sheet: Worksheet, column: int) -> None:
        """Colour a column's words for levels, in the shades that screen and report use."""
        for level, shade in SEVERITY.items():
            shaded = self.workbook.add_format({"bg_color": shade.fill, "font_color": shade.text, "border_color": RULE})
            rule = {"type": "cell", "criteria": "==", "value": f'"{level_word(level)}"', "format": shaded}
            sheet.conditional_format(1, column, sheet.dim_rowmax, column, rule)


def fit(sheet: Worksheet, row: int, cells: Iterable[tuple[Value, float]]) -> None:
    """Make a row as high as its texts, each with the width of its column, ask for: only Excel does so by itself."""
    texts = ((value.url if isinstance(value, Link) else value, width) for value, width in cells)
    sheet.set_row(row, height((text if isinstance(text, str) else "", width) for text, width in texts))


def split(value: Value, width: float) -> Sequence[Value]:
    """A value in parts that are seen in full in a column of that width."""
    return pieces(value, width) if isinstance(value, str) else [value]
