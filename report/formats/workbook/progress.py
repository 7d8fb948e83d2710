"""How far the plan is, by formulas of ours over what people choose on its sheet. Nothing typed stands in one."""

from collections.abc import Iterator, Sequence
from datetime import date

from report.formats.workbook.book import Formula
from report.formats.workbook.plan import LETTER
from report.paper.plan_rows import PlanRow
from report.paper.wording import PAUSED, STATUS_WORDS
from report.paper.workbook_sheet import DUE, STATUS
from scoring.counted import WHOLE_FROM, added_hours


def progress(rows: Sequence[PlanRow], last: int, as_of: date) -> Iterator[tuple[str, Formula, str]]:
    """Label, formula and how it counts. `last`: the last row of the sheet Plan, counted from 1; shown as on the day of the assessment."""
    status, due, low, high = (_column(title, last) for title in (STATUS, DUE, "Hours from", "Hours to"))
    begun, over = STATUS_WORDS["in_progress"], (STATUS_WORDS["done"], PAUSED)
    total, done = f"COUNTA({status})", _sum(f'COUNTIF({status},"{word}")' for word in over)
    open_rows = [row for row in rows if row.state not in over]
    finished = float(len(rows) - len(open_rows))
    yield "Actions in the plan", Formula(f"={total}", float(len(rows))), "This line and those below count the sheet Plan as it is now."
    yield "Done", Formula(f"={done}", finished), f"Marked \u201c{over[0]}\u201d or \u201c{PAUSED}\u201d."
    yield "Done, of all", Formula(f"=IF({total}=0,0,({done})/{total})", finished / len(rows), "share"), ""
    yield begun, Formula(f'=COUNTIF({status},"{begun}")', float(sum(row.state == begun for row in rows))), ""
    today = f'COUNTIF({due},"<"&TODAY())'
    late = f"={today}-" + "-".join(f'COUNTIFS({status},"{word}",{due},"<"&TODAY())' for word in over)
    yield "Due before today and not done", Formula(late, float(sum(row.due < as_of for row in open_rows))), ""
    left = added_hours([row.hours for row in rows if row.status != "done"])
    for label, rounded, column, end in (("Hours left, from", "ROUNDDOWN", low, 0), ("Hours left, to", "ROUNDUP", high, 1)):
        rest = f'SUM({column})-SUMIF({status},"{over[0]}*",{column})-SUMIF({status},"{over[1]}",{column})'  # done, confirmed or not
        told = f"IF({rest}<{WHOLE_FROM},{rounded}(ROUND(2*({rest}),6),0)/2,{rounded}(ROUND({rest},6),0))"
        yield label, Formula(f"={told}", left[end]), "" if end else "Of what is not marked as done. Our estimate."


def days_left(cell: str, limit: date, as_of: date) -> Formula:
    """Days from today to the day in that cell; below zero once it passed."""
    return Formula(f"={cell}-TODAY()", float((limit - as_of).days))


def _column(title: str, last: int) -> str:
    return f"Plan!${LETTER[title]}$2:${LETTER[title]}${last}"


def _sum(terms: Iterator[str]) -> str:
    return "+".join(terms)
