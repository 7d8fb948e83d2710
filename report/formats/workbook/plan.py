"""The plan as a tracker: filters, drop-downs, days that are days, and colours that follow what people change."""

from collections.abc import Sequence

from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from report.formats.workbook.book import FIRST_DAY, Book, Column, Room
from report.formats.workbook.fitting import pieces
from report.paper.plan_rows import PlanRow
from report.paper.wording import LANE_WORDS, NO_ACTION, PAUSED, STATUS_WORDS
from report.paper.workbook_sheet import ACTION_ID, COMMENTS, DONE_ON, DUE, EVIDENCE, NUMBER, OWNER, STATUS
from scoring.counted import told_hours

COLUMNS: tuple[Column[PlanRow], ...] = (
    Column(NUMBER, 6, lambda row: row.number),
    Column("Action", 44, lambda row: row.title),
    Column("Lane", 8, lambda row: LANE_WORDS.get(row.lane, row.lane)),
    Column("Risk", 11, lambda row: row.risk),
    Column(STATUS, 12, lambda row: row.state),
    Column(OWNER, 24, lambda row: row.owner),
    Column(DUE, 11, lambda row: row.due),
    Column(DONE_ON, 11, lambda row: Room(day=True)),
    Column(EVIDENCE, 28, lambda row: Room()),
    Column(COMMENTS, 36, lambda row: Room()),
    Column("Suggested owner", 17, lambda row: row.role),
    Column("Hours from", 12, lambda row: told_hours(row.hours)[0]),
    Column("Hours to", 11, lambda row: told_hours(row.hours)[1]),
    Column("Begin", 11, lambda row: row.start),
    Column("Due by plan", 11, lambda row: row.due_by_rule),
    Column("Latest", 11, lambda row: row.latest),
    Column("Latest by", 16, lambda row: row.latest_by),
    Column("Late", 6, lambda row: "Yes" if row.late else "No"),
    Column("Do first", 12, lambda row: ", ".join(row.after)),
    Column("Resolves", 16, lambda row: ", ".join(row.resolves)),
    Column("Changed by hand", 30, lambda row: "\n".join(row.changes)),
    Column(ACTION_ID, 16, lambda row: row.action),
)
PLACE = {column.title: place for place, column in enumerate(COLUMNS)}
LETTER = {title: xl_col_to_name(place) for title, place in PLACE.items()}
DONE = f'OR(${LETTER[STATUS]}2="{STATUS_WORDS["done"]}",${LETTER[STATUS]}2="{PAUSED}")'
OVERDUE = f"=AND(NOT({DONE}),ISNUMBER(${LETTER[DUE]}2),${LETTER[DUE]}2<TODAY())"
NO_DAY = "Write a day, such as 2026-12-04."


def plan_sheet(book: Book, rows: Sequence[PlanRow]) -> int:
    """The sheet Plan; a sentence where the plan is empty. Answers its last row, counted from 1; 0 for an empty plan."""
    sheet = book.table("Plan", COLUMNS, rows)
    if sheet is None:
        book.cell(book.sheet("Plan", [70]), 0, 0, NO_ACTION)
        return 0
    last: int = sheet.dim_rowmax
    _choices(book, sheet, rows, last)
    sheet.set_column(PLACE[ACTION_ID], PLACE[ACTION_ID], 16, None, {"hidden": True})
    due = PLACE[DUE]
    sheet.conditional_format(1, due, last, due, {"type": "formula", "criteria": OVERDUE, "format": book.formats.overdue})
    done = {"type": "formula", "criteria": f"={DONE}", "format": book.formats.done, "stop_if_true": True}
    sheet.conditional_format(1, 0, last, len(COLUMNS) - 1, done)
    book.shade_levels(sheet, PLACE["Risk"])
    return last + 1


def _choices(book: Book, sheet: Worksheet, rows: Sequence[PlanRow], last: int) -> None:
    """Drop-downs and days. An owner may be anybody: the list only saves typing."""
    names = [piece for row in rows for piece in pieces(row.owner, COLUMNS[PLACE[OWNER]].width) if piece]
    owners = list(dict.fromkeys([*names, *(row.role for row in rows)]))
    lists = book.sheet("Lists", [40])
    for at, owner in enumerate(owners):
        book.cell(lists, at, 0, owner)
    lists.hide()
    day = {"validate": "date", "criteria": ">=", "value": FIRST_DAY, "error_title": "Not a day", "error_message": NO_DAY}
    rules = {
        OWNER: {"validate": "list", "source": f"=Lists!$A$1:$A${len(owners)}", "show_error": False},
        STATUS: {"validate": "list", "source": [*STATUS_WORDS.values()]},
        DUE: day,
        DONE_ON: day,
    }
    for title, rule in rules.items():
        sheet.data_validation(1, PLACE[title], last, PLACE[title], rule)
