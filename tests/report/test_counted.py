"""After the first pass every paper counts alike: findings, actions and hours that answers call for, and sections to answer."""

import re
from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
from icalendar import Calendar
from openpyxl import load_workbook

from questionnaire.assessment import Assessment, PlanEntry
from report.content.context import Context
from report.content.sections.vendors import vendor_rows
from report.content.verdict_reasons import verdict_words
from report.formats.exports import write_calendar, write_slides, write_workbook
from report.formats.summary import write as write_summary
from report.formats.tasks import write_trello
from report.paper.document import Table
from report.paper.figures import likelihood_impact_grid, load, sections_by_risk
from report.paper.wording import count, effort, section_to_answer, until_answered
from scoring import assess
from scoring.counted import hours
from scoring.unknowns import SectionUnknown, by_section
from tests.report.as_text import as_text
from tests.report.documents import composed
from tests.report.slides_text import text
from tests.scoring.sheets import BANK, base
from tests.scoring.test_counted import first_pass


@pytest.fixture(scope="module")
def sheet() -> Assessment:
    given = {
        "phi_reaches_support": "routinely", "baa_status": "not_signed", "ai_use": ("staff_paste_into_ai",), "risk_analysis": "none",
        "channels": ("web_chat", "email"), "intercom_plan": "expert",
    }  # fmt: skip
    sheet = first_pass()
    for question, answer in given.items():
        sheet = sheet.answered(question, answer)
    return sheet


@pytest.fixture(scope="module")
def context(sheet: Assessment) -> Context:
    return Context(BANK, sheet, assess(BANK, sheet))


def test_the_sheet_holds_both_kinds(context: Context) -> None:
    assert context.findings and context.actions and len(context.sections) > 2
    assert len(context.findings) < len(context.result.findings) and len(context.actions) < len(context.result.plan)


def test_every_edition_tells_the_same_findings_and_hours(sheet: Assessment, context: Context) -> None:
    found, told = f"{len(context.findings)} finding", effort(hours(context.actions))
    for edition in ("plan", "board", "full"):
        text = as_text(composed(sheet, edition))
        assert found in text and f"{told} so far" in text
        assert f"Hours for the {len(context.sections)} sections still to be answered are not included." in text
        assert {int(n) for n in re.findall(r"(\d+) findings?[:,;]", text)} == {len(context.findings)}
    register = as_text(composed(sheet))
    assert f"{len(context.result.findings) - len(context.findings)} lines stand for questions that are not answered yet" in register


def test_the_full_record_asks_for_a_section_in_one_row_as_the_screen_does(sheet: Assessment, context: Context) -> None:
    (part,) = [part for part in composed(sheet).parts if part.id == "find_out"]
    (table,) = [block for block in part.blocks if isinstance(block, Table)]
    lines = by_section(BANK, context.sheet, context.unknowns)
    assert [row.cells[0].lines[0][0].text for row in table.rows] == [
        section_to_answer(line.unanswered) if isinstance(line, SectionUnknown) else BANK.questions[line.question].short for line in lines
    ]
    sections = [line.unanswered for line in lines if isinstance(line, SectionUnknown)]
    assert len(sections) > 2 and len(lines) < len(context.unknowns)
    told = as_text(replace(composed(sheet), parts=(part,)))
    assert all(f"{count(len(found.blank), 'question')}, {count(found.minutes, 'minute')}" in told for found in sections)


def test_a_month_in_which_nothing_ends_is_not_told_as_one_without_work() -> None:
    begun = base("careful_firm").answered("risk_analysis", "none").planned("do_risk_analysis", PlanEntry(due=date(2027, 3, 1)))
    text = as_text(composed(begun, "board"))
    assert "; none of it is due by " in text and "takes none" not in text


def test_once_something_is_done_decision_page_and_tracker_leave_out_the_same_hours(sheet: Assessment, context: Context) -> None:
    """One is done, one is marked as done while its answer says otherwise: the work of neither is still to be spent."""
    plain = next(i for i in context.actions if BANK.action(i.action).kind == "flow").action
    marked = next(i for i in context.actions if i.action != plain and i.kind == "verdict").action
    then = sheet.planned(plain, PlanEntry(status="done")).planned(marked, PlanEntry(status="done"))
    now = Context(BANK, then, assess(BANK, then))
    assert marked in now.unconfirmed and plain not in now.unconfirmed
    left = hours([i for i in now.actions if i.action not in (plain, marked)])
    assert left == hours(now.left) != hours(now.actions)
    assert f"{effort(left)} so far" in as_text(composed(then, "board"))
    summary = {row[0]: row[1] for row in load_workbook(BytesIO(write_workbook(composed(then))), data_only=True)["Summary"].values}
    assert (summary["Hours left, from"], summary["Hours left, to"]) == left


def test_the_tracker_counts_actions_and_lists_the_sections_by_themselves(sheet: Assessment, context: Context) -> None:
    written = write_workbook(composed(sheet))
    book = load_workbook(BytesIO(written))
    summary = {row[0]: row[1] for row in load_workbook(BytesIO(written), data_only=True)["Summary"].values}
    levels = sum(summary.get(f"{level} risk") or 0 for level in ("Very high", "High", "Moderate", "Low", "Very low"))
    assert levels == len(context.findings) and summary["Actions in the plan"] == len(context.actions)
    low, high = hours(context.actions)
    assert (summary["Hours left, from"], summary["Hours left, to"]) == (low, high)
    assert summary["Sections to answer"] == len(context.sections) == book["Sections to answer"].max_row - 1
    plan = [row[0] for row in book["Plan"].iter_rows(min_row=2, values_only=True) if row[0] and "(continued)" not in row[0]]
    assert plan == [f"A{context.action_numbers[item.action]}" for item in context.actions]
    listed = "\n".join(str(v) for sheet_ in ("Plan", "Findings", "Vendors") for row in book[sheet_].values for v in row if v)
    assert {*re.findall(r"\bA\d+\b", listed)} == {*plan}, "and what is named there is there"
    assert {*re.findall(r"\bF\d+\b", listed)} == {f"F{context.finding_numbers[f.id]}" for f in context.findings}


def test_calendar_tasks_slides_and_summary_have_one_line_a_section(sheet: Assessment, context: Context) -> None:
    document, waiting = composed(sheet), len(context.waiting_actions)
    lines = write_trello(document).decode().splitlines()
    assert waiting > len(context.sections) and len(lines) == len(context.actions) + len(context.sections)
    assert sum(line.startswith("Answer ") for line in lines) == len(context.sections)
    events = Calendar.from_ical(write_calendar(document)).walk("VEVENT")
    others = len(document.records.reviews) + bool(document.records.summary.notice_by)
    assert len(events) == len(lines) + others
    assert f"{len(context.actions)} actions are open, {len(context.sections)} sections to answer" in write_summary(document).decode()
    named = {f"A{context.action_numbers[action]} " for action in context.waiting_actions}
    slides = text(write_slides(composed(sheet, "plan")))
    assert not any(name in slides for name in named)


def test_the_weeks_hold_the_hours_of_the_counted_actions(sheet: Assessment, context: Context) -> None:
    figure = load(BANK, sheet, context.result)
    low, high = hours(context.actions)
    assert low <= sum(column.hours for column in figure.columns) + figure.beyond <= high


def test_charts_say_of_the_blanks_what_every_page_says(sheet: Assessment, context: Context) -> None:
    """Charts counted 32 that "count as risks" where the page's top said that 34 are not known."""
    for figure in (sections_by_risk(BANK, sheet, context.result), likelihood_impact_grid(BANK, sheet, context.result)):
        assert figure.description.endswith(f"{until_answered(context.progress.blank)}.")


def test_a_section_without_answers_is_no_section_without_findings(sheet: Assessment, context: Context) -> None:
    figure = sections_by_risk(BANK, sheet, context.result)
    bar = next(bar for bar in figure.bars if bar.id == "configuration")
    assert bar.words == f"not answered yet ({bar.blank} questions)" and bar.number == "" and bar.blank > 10
    assert sum(bar.blank for bar in figure.bars) == figure.waiting == context.progress.blank
    row = next(row for row in figure.rows() if row[0] == bar.title)
    assert "0" not in row[1:3] and "None" not in row


def test_vendors_are_those_that_were_answered_and_what_is_named_stands_in_that_edition(sheet: Assessment, context: Context) -> None:
    names = [row.name for row in vendor_rows(context)]
    assert names == ["Intercom", "AI tools and extensions that staff use"]
    text = as_text(composed(sheet, "plan"))
    printed = {f"A{context.action_numbers[item.action]}" for item in context.actions}
    assert {*re.findall(r"\bA\d+\b", text)} <= printed


@pytest.mark.parametrize(
    ("plan", "lacks"), [("expert", "lacks a signed BAA"), ("essential", "lacks a plan that comes with a BAA and a signed BAA")]
)
def test_the_verdict_names_what_is_missing_and_nothing_that_is_there(sheet: Assessment, plan: str, lacks: str) -> None:
    given = sheet.answered("intercom_plan", plan)
    context = Context(BANK, given, assess(BANK, given))
    words = verdict_words(context, context.result)
    assert f"it {lacks}." in words.means and "{" not in words.means + words.next
    assert lacks in as_text(composed(given, "board")) and "plan or the" not in words.means


def test_what_is_not_known_is_named_too(sheet: Assessment) -> None:
    given = sheet.answered("baa_status", "unknown")
    context = Context(BANK, given, assess(BANK, given))
    assert context.result.verdict == "cannot_tell"
    assert "only with a signed BAA." in verdict_words(context, context.result).means


def test_without_a_desk_it_says_so_and_not_that_perhaps_none_reach_it(sheet: Assessment) -> None:
    told = {}
    for desk, reach in (("not_chosen", "routinely"), ("intercom", "possible")):
        given = sheet.answered("desk", desk).answered("phi_reaches_support", reach)
        context = Context(BANK, given, assess(BANK, given))
        assert context.result.verdict == "not_ready"
        told[desk] = verdict_words(context, context.result).means
    assert (
        "No desk is chosen yet, but by your answers patient details come in already." in told["not_chosen"]
        and "do not say" not in told["not_chosen"]
    )
    assert "do not say" in told["intercom"] and "No desk" not in told["intercom"]
