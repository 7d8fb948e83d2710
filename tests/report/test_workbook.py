"""The workbook, read by openpyxl: nothing typed is lost, none of it acts, and the plan is a tracker."""

import re
from dataclasses import replace
from datetime import date, datetime
from functools import cache
from io import BytesIO
from math import ceil
from zipfile import ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from questionnaire import Assessment
from questionnaire.assessment import PlanEntry
from questionnaire.shapes.question import Level
from report.formats.workbook import write
from report.formats.workbook.fitting import pieces
from report.paper.document import Document
from report.paper.theme import SEVERITY
from report.paper.visible_text import revealed
from report.paper.wording import NONE_FOLLOWS, PAUSED, answer_lines, level_word
from scoring import assess
from scoring.counted import added_hours, told_hours
from tests.report import sheets
from tests.report import workbook_cells as read
from tests.report.documents import NAMES, sheet
from tests.report.pdf_text import squeezed
from tests.report.tabulated import NO_SHRINKING, tabulated
from tests.report.typed import HOSTILE, everything_typed, typed_sheets
from tests.scoring.sheets import BANK

STATUS, DUE, LOW, HIGH = (f"Plan!${letter}$#:${letter}$#" for letter in "EGLM")


def _left(hours: str) -> str:
    """The hours of a column of what is neither done nor paused."""
    return f'SUM({hours})-SUMIF({STATUS},"Done*",{hours})-SUMIF({STATUS},"{PAUSED}",{hours})'


OURS = {
    "sheet#.xml B# B#-TODAY()",
    f"sheet#.xml B# COUNTA({STATUS})",
    f'sheet#.xml B# COUNTIF({STATUS},"Done")+COUNTIF({STATUS},"{PAUSED}")',
    f'sheet#.xml B# IF(COUNTA({STATUS})=#,#,(COUNTIF({STATUS},"Done")+COUNTIF({STATUS},"{PAUSED}"))/COUNTA({STATUS}))',
    f'sheet#.xml B# COUNTIF({STATUS},"In progress")',
    f'sheet#.xml B# COUNTIF({DUE},"<"&amp;TODAY())-COUNTIFS({STATUS},"Done",{DUE},"<"&amp;TODAY())'
    f'-COUNTIFS({STATUS},"{PAUSED}",{DUE},"<"&amp;TODAY())',
    *(
        f"sheet#.xml B# IF({left}<#,{rounded}(ROUND(#*({left}),#),#)/#,{rounded}(ROUND({left},#),#))"
        for rounded, left in (("ROUNDDOWN", _left(LOW)), ("ROUNDUP", _left(HIGH)))
    ),
}
OWN_LINKS = {row.url for row in tabulated(sheets.worst(BANK)).records.sources}


def made(given: Assessment) -> bytes:
    return write(tabulated(given), "letter")


@cache
def book_of(name: str) -> Workbook:
    return read.opened(made(sheet(name)))


def acts(file: bytes) -> list[str]:
    """Formulas that are not ours: ours stand on the first sheet, in the same words whatever was typed, rows apart."""
    return [found for found in read.formulas(file) if re.sub(r"\d+", "#", found).replace("&quot;", '"').replace("&lt;", "<") not in OURS]


def seen(text: str) -> str:
    return squeezed(revealed(text))


@given(typed_sheets())
@settings(max_examples=5, phases=NO_SHRINKING)
def test_every_answer_note_reason_owner_and_date_of_a_random_sheet_is_there_and_none_acts(given: Assessment) -> None:
    file = made(given)
    book = read.opened(file)
    text, days = read.text(book), read.days(book)
    # A name goes without the white space at its ends, which to Python some control signs are.
    assert all(seen(typed.strip()) in text for typed in everything_typed(given))
    lines = [line for question, answer in given.answers.items() for line in answer_lines(BANK.questions[question], answer)]
    assert all(seen(line) in text for line in lines)
    assert all(entry.due in days for entry in given.plan.values() if entry.due)
    assert not acts(file) and file == made(given)
    assert all(link.startswith("https://") and "evil" not in link for link in read.links(book))


@pytest.mark.parametrize("name", NAMES)
def test_all_that_was_typed_to_a_stressed_sheet_is_there(name: str) -> None:
    given, book = sheet(name), book_of(name)
    text, days = read.text(book), read.days(book)
    assert all(seen(typed) in text for typed in everything_typed(given))
    assert all(entry.due in days for entry in given.plan.values() if entry.due)


def test_no_sign_typed_makes_a_formula_or_a_link() -> None:
    given = replace(sheets.worst(BANK), client="=1+1")
    for place, question in enumerate(BANK.questions):
        given = given.noted(question, ('=HYPERLINK("https://evil.example")', "@SUM(1)", "https://evil.example", "{=1}", "007")[place % 5])
    file = made(given.planned("sign_baa", PlanEntry("=cmd|' /C calc'!A0")))
    book = read.opened(file)
    cells = [cell for page in book for row in page.iter_rows() for cell in row if isinstance(cell.value, str) and cell.data_type != "f"]
    assert not acts(file) and len(read.formulas(file)) == len(OURS)
    assert all(cell.data_type == "s" for cell in cells) and {"007", "=1+1", "=cmd|' /C calc'!A0"} <= {cell.value for cell in cells}
    assert all(cell.quotePrefix for cell in cells if cell.value[0] in "=+-@")  # so that it stays a text when somebody edits it
    assert {cell.value for cell in cells if cell.hyperlink} == {*read.links(book)} and set(read.links(book)) <= OWN_LINKS


def test_the_bytes_are_the_same_on_any_day_and_bear_the_day_of_the_assessment() -> None:
    document = tabulated(sheet("worst"))
    file = write(document, "letter")
    assert file == write(tabulated(sheet("worst")), "letter")
    with ZipFile(BytesIO(file)) as package:
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    properties = read.opened(file).properties
    assert properties.created == properties.modified == datetime(2026, 11, 21)
    assert (properties.title, properties.creator) == (document.title, "Deskcheck")


def place_of(sheet: Worksheet, title: str) -> int:
    return [cell.value for cell in sheet[1]].index(title)


def test_the_plan_is_a_tracker() -> None:
    records = tabulated(sheet("worst")).records
    plan = book_of("worst")["Plan"]
    last = len(records.plan) + 1
    assert plan.freeze_panes == "C2" and plan.tables["Plan"].ref == f"A1:V{last}" and plan.tables["Plan"].autoFilter
    assert read.column(plan, "No.") == [row.number for row in records.plan]
    assert read.column(plan, "Owner") == [row.owner or None for row in records.plan]
    assert [day.date() for day in read.column(plan, "Due")] == [row.due for row in records.plan]
    assert plan["G2"].number_format == "yyyy-mm-dd"
    hours = zip(read.column(plan, "Hours from"), read.column(plan, "Hours to"), strict=True)
    assert [*hours] == [told_hours(row.hours) for row in records.plan]
    for title, kind in (("Done on", "yyyy-mm-dd"), ("Evidence (link)", "General"), ("Comments", "General")):
        rooms = [row[place_of(plan, title)] for row in plan.iter_rows(min_row=2)]
        assert {(cell.value, cell.number_format, cell.quotePrefix) for cell in rooms} == {(None, kind, False)}
    assert (plan.page_setup.orientation, plan.page_setup.fitToWidth or 1, plan.print_title_rows) == ("landscape", 1, "$1:$1")


def test_the_limit_by_law_stands_on_the_first_sheet() -> None:
    rows = {label: value for label, value, *_ in book_of("worst")["Summary"].iter_rows(values_only=True) if label}
    summary = tabulated(sheet("worst")).records.summary
    assert rows["Legal deadline, if there was a breach"].date() == summary.notice_by
    at = [cell.value for cell in book_of("worst")["Summary"]["A"]].index("Legal deadline, if there was a breach") + 1
    assert book_of("worst")["Summary"].cell(at, 3).value == summary.limit
    assert rows["Days from today to that deadline"] == f"=B{at}-TODAY()"


def test_where_no_notice_is_due_none_stands_there() -> None:
    assert not [label for label, *_ in book_of("in order")["Summary"].iter_rows(values_only=True) if "deadline" in str(label)]


def test_progress_is_counted_by_formula_and_shown_as_it_is_where_nothing_counts() -> None:
    rows = tabulated(sheet("worst")).records.plan
    shown_as = load_workbook(BytesIO(made(sheet("worst"))), data_only=True)["Summary"]
    values = {label: value for label, value, *_ in shown_as.iter_rows(values_only=True) if label}
    over = [row for row in rows if row.state in ("Done", PAUSED)]
    assert over and values["Actions in the plan"] == len(rows) and values["Done"] == len(over)
    assert values["Done, of all"] == pytest.approx(len(over) / len(rows))
    assert values["In progress"] == sum(row.state == "In progress" for row in rows)
    left = [row for row in rows if row not in over]
    assert values["Due before today and not done"] == sum(row.due < sheet("worst").as_of for row in left)
    assert (values["Hours left, from"], values["Hours left, to"]) == added_hours([row.hours for row in rows if row.status != "done"])
    assert "Actions in the plan" not in [label for label, *_ in book_of("in order")["Summary"].iter_rows(values_only=True)]


def test_from_a_limit_in_a_year_that_spreadsheets_do_not_know_no_days_are_counted() -> None:
    early = made(replace(sheets.worst(BANK), as_of=date(1066, 10, 14)))
    assert len(read.formulas(early)) == len(OURS) - 1 and not acts(early)


@pytest.mark.parametrize("name", NAMES)
def test_rows_are_as_high_as_their_texts(name: str) -> None:
    for page in book_of(name):
        if page.title == "Lists":
            continue
        widths = {place: held.width for held in page.column_dimensions.values() for place in range(held.min, held.max + 1)}
        merged = {cell for span in page.merged_cells.ranges for row in span.rows for cell in row}
        for row in page.iter_rows(min_row=2):
            texts = [(cell.value, widths[cell.column]) for cell in row if isinstance(cell.value, str) and cell.data_type == "s"]
            if not texts or (row[0].row, 1) in merged:
                continue
            lines = max(sum(max(1, ceil(len(line) / width)) for line in text.split("\n")) for text, width in texts)
            assert min(409, 13 * lines) <= page.row_dimensions[row[0].row].height <= 409


def test_vendors_have_a_register_with_room_for_what_people_keep() -> None:
    register, records = book_of("worst")["Vendors"], tabulated(sheet("worst")).records
    assert read.column(register, "Vendor") == [row.name for row in records.vendors]
    assert [day and day.date() for day in read.column(register, "Next: due")] == [row.next and row.next.due for row in records.vendors]
    actions = {row.action: (row.number, row.title, row.due) for row in records.plan}
    assert all(actions[task.action] == (task.number, task.title, task.due) for row in records.vendors for task in row.tasks)
    told = read.column(register, "What to do")
    assert NONE_FOLLOWS in told
    assert [words for words in told if words != NONE_FOLLOWS] == [
        "\n".join(task.words for task in row.tasks) for row in records.vendors if row.tasks
    ]


def test_a_due_day_has_to_be_a_day() -> None:
    rules = {str(rule.sqref).split(":")[0]: rule for rule in book_of("worst")["Plan"].data_validations.dataValidation}
    for cell in ("G2", "H2"):
        assert (rules[cell].type, rules[cell].operator, rules[cell].showErrorMessage) == ("date", "greaterThanOrEqual", True)
        assert "2026-12-04" in rules[cell].error


def test_status_and_owner_have_drop_downs_and_an_owner_may_be_anybody() -> None:
    book = book_of("worst")
    lists = {str(rule.sqref).split(":")[0]: rule for rule in book["Plan"].data_validations.dataValidation}
    assert lists["E2"].formula1 == '"Open,In progress,Done"' and lists["E2"].showErrorMessage
    assert lists["F2"].formula1.startswith("Lists!$A$1") and not lists["F2"].showErrorMessage
    offered = [cell for (cell,) in book["Lists"].iter_rows(values_only=True)]
    assert {row.owner for row in tabulated(sheet("worst")).records.plan} <= {*offered} and len(offered) == len({*offered})
    assert book["Lists"].sheet_state == "hidden"


def test_colours_follow_what_people_change() -> None:
    plan = book_of("worst")["Plan"]
    rules = {str(where.sqref).split(":")[0]: where.rules for where in plan.conditional_formatting}
    (overdue,) = rules["G2"]
    over = 'OR($E2="Done",$E2="Paused, answer unchanged")'
    assert overdue.formula == [f"AND(NOT({over}),ISNUMBER($G2),$G2<TODAY())"]
    (done,) = rules["A2"]
    assert done.formula == [over] and done.dxf.font.strike and done.stopIfTrue
    fills = {rule.formula[0]: (rule.dxf.fill.bgColor.rgb[2:], rule.dxf.font.color.rgb[2:]) for rule in rules["D2"]}
    assert fills == {f'"{level_word(level)}"': (SEVERITY[level].fill[1:], SEVERITY[level].text[1:]) for level in Level}
    risks = [where for where in book_of("worst")["Findings"].conditional_formatting if str(where.sqref).startswith("G2")]
    assert book_of("worst")["Findings"]["G1"].value == "Risk" and len(risks[0].rules) == len(Level)


def test_findings_answers_and_sources_have_a_row_each() -> None:
    records, book = tabulated(sheet("worst")).records, book_of("worst")
    assert read.column(book["Findings"], "Finding id") == [row.id for row in records.findings]
    assert read.column(book["Answers"], "Question id") == [row.question for row in records.answers]
    assert read.column(book["Sources"], "Citation") == [row.citation for row in records.sources]
    assert book.sheetnames[:2] == ["Summary", "Plan"]


def test_what_does_not_count_has_a_sheet_of_its_own() -> None:
    book = book_of("out of scope")
    kept = book["Not counted"]
    assert "Old note that must stay." in read.column(kept, "Note") and "Dana Reyes" in read.column(kept, "Owner")
    assert datetime(2026, 12, 5) in read.column(kept, "Due")
    assert "Write down why HIPAA does not apply" in read.column(book["Plan"], "Action")
    assert [cell.value for cell in book_of("in order")["Plan"][1]] == ["This plan holds no action."]


def test_contradictions_have_a_sheet() -> None:
    chosen = {"phi_reaches_support": "routinely", "baa_status": "signed", "baa_timing": "before_phi"}
    given = sheets.filled(BANK, False, "Contrary Clinic", **chosen)
    messages = [found.message for found in assess(BANK, given).contradictions]
    assert messages and read.column(read.opened(made(given))["Contradictions"], "What does not fit") == messages


@given(st.one_of(st.text(), st.lists(st.sampled_from(HOSTILE), max_size=9).map("\n".join)), st.integers(1, 400), st.integers(6, 70))
def test_a_text_too_long_for_a_cell_goes_on_in_the_next(text: str, times: int, width: int) -> None:
    parts = pieces(text * times, width)
    assert squeezed("".join(parts)) == seen(text * times)
    for part in parts:
        assert sum(max(1, -(-len(line) // width)) for line in part.split("\n")) <= 28  # a row is at most 409 points high
        assert len(part.encode("utf-16-le")) // 2 <= 32_767


def test_long_notes_go_on_in_rows_that_say_so() -> None:
    given = sheets.worst(BANK).noted("desk", "word " * 9_000).noted("org_role", "line\n" * 600)
    answers = read.opened(made(given))["Answers"]
    numbers, notes = read.column(answers, "No."), read.column(answers, "Note")
    assert "Q1 (continued)" in numbers and "".join(squeezed(str(note)) for note in notes).count("word") == 9_000
    assert sum(str(note).count("line") for note in notes) == 600


def test_days_that_spreadsheets_do_not_know_are_written_out() -> None:
    early = replace(sheets.worst(BANK), as_of=date(1066, 10, 14))
    summary = read.opened(made(early))["Summary"]
    assert "1066-10-14" in [row[1] for row in summary.iter_rows(values_only=True)]


def test_marks_stand_on_every_printed_page_and_typed_text_does_not() -> None:
    document: Document = tabulated(replace(sheets.worst(BANK), client="&P &[File] &D"), ("Draft",))
    book = read.opened(write(document, "a4"))
    assert all(page.oddHeader.right.text == "Draft" and "File" not in str(page.oddHeader.left.text) for page in book)
    assert {page.page_setup.paperSize for page in book} == {9}
