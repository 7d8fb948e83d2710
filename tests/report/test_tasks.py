"""The lists of tasks: what each importer takes, and no cell that a spreadsheet takes for a formula."""

import csv
import re
import unicodedata
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from io import StringIO

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from questionnaire import Assessment
from questionnaire.assessment import Integration, PlanEntry
from report.formats.csv_file import SIGNS, csv_file, harmless
from report.formats.tasks import write_asana, write_general, write_github, write_jira, write_linear, write_trello
from report.formats.tasks.jira import literal
from report.paper.document import Document
from report.paper.visible_text import revealed
from scoring import assess
from scoring.counted import told_hours
from tests.report import markdown_text as md
from tests.report import sheets
from tests.report.documents import sheet
from tests.report.tabulated import NO_SHRINKING, tabulated
from tests.report.typed import HOSTILE, TYPED, typed_sheets
from tests.scoring.sheets import BANK

Writer = Callable[[Document], bytes]
WRITERS: tuple[Writer, ...] = (write_general, write_jira, write_asana, write_github, write_linear)
SHOWN_BY_JIRA = re.compile(r"&#(\d+);")
"""What has to be an entity there: Jira shows the sign."""
ANY_WRITER = pytest.mark.parametrize("write", WRITERS, ids=lambda write: write.__name__)
FORMULA = (
    "=1+1",
    "+1",
    "-1",
    "@SUM(1)",
    "\t=1",
    "\r=1",
    "\n=1",
    " =1",
    "\ufeff=1",
    '"=1"',
    "'=1",
    "\uff1d1",
    "\uff0b1",
    "\uff0d1",
    "\uff201",
)
SPLIT = ("a;=1", "a\n=1", "a\n\n @x", 'a;"=1"', "a;\t-1", "; ;+1", "a\r\n=1", "a\u2028=1")
RISKY_TEXT = st.lists(st.one_of(st.sampled_from((*FORMULA, *SPLIT, *HOSTILE)), st.text("=+-@;\t\n\"' a\ufeff\uff1d")), max_size=5).map(
    "".join
)


def table(made: bytes) -> list[list[str]]:
    return [*csv.reader(StringIO(made.decode("utf-8-sig"), newline=""), strict=True)]


def records(made: bytes) -> list[dict[str, str]]:
    header, *rows = table(made)
    return [dict(zip(header, row, strict=True)) for row in rows]


def acts(cell: str) -> bool:
    """Whether a spreadsheet could take a cell for a formula, whatever it strips first."""
    bare = cell.lstrip('\ufeff\u200b\u2060\u00ad "\u00a0\u3000')
    return unicodedata.normalize("NFKC", bare)[:1] in {*"=+-@"}


def cells_anywhere(made: bytes) -> list[str]:
    """The cells that a spreadsheet sees: by the rules, and where it takes `;` or a tab for the separator and minds no quotes."""
    told = made.decode("utf-8-sig")
    return [cell for row in table(made) for cell in row] + re.split(r"[;\t\r\n]", told)


def test_every_form_of_the_signs_that_begin_a_formula_is_known() -> None:
    forms = {chr(c) for c in range(0x110000) if not 0xD800 <= c < 0xE000 and unicodedata.normalize("NFKC", chr(c))[:1] in {*"=+-@"}}
    assert forms == {*SIGNS.replace("\\", "")}


@given(st.lists(RISKY_TEXT, min_size=1, max_size=4))
@example([*FORMULA, *SPLIT])
def test_no_cell_begins_a_formula_however_the_file_is_split(cells: list[str]) -> None:
    made = csv_file(["Name"] * len(cells), [cells], mark=True)
    assert not [cell for cell in cells_anywhere(made) if acts(cell)]
    assert not [cell for cell in table(made)[1] if cell[:1] in ("\t", "\r", "\n")]


@given(RISKY_TEXT)
def test_an_apostrophe_is_all_that_is_added_and_nothing_is_taken(text: str) -> None:
    assert harmless(text).replace("'", "") == revealed(text).replace("'", "")
    assert table(csv_file(["Name"], [[text]], mark=False))[1] == [harmless(text)]


def test_plain_text_stays_as_it_is() -> None:
    for text in ("Dana O'Neill", "a-b; c+d", "2026-11-21", "it's = fine", "\u05e9\u05dc\u05d5\u05dd \U0001f600", "1. a\n2. b"):
        assert harmless(text) == text


@given(typed_sheets())
@settings(max_examples=6, phases=NO_SHRINKING)
def test_every_owner_and_day_of_a_random_plan_is_in_every_list_and_no_cell_acts(given: Assessment) -> None:
    document = tabulated(given)
    for write in WRITERS:
        made = write(document)
        assert not [cell for cell in cells_anywhere(made) if acts(cell)] and made == write(tabulated(given))
        told = bare(SHOWN_BY_JIRA.sub(lambda sign: chr(int(sign[1])), made.decode()) if write is write_jira else made.decode())
        assert all(bare(revealed(row.owner)) in told and row.due.isoformat() in told for row in document.records.plan)


def bare(text: str) -> str:
    """Without white space and the signs that a list adds."""
    return re.sub(r"[\s'\"\\\u2060]", "", text)


@ANY_WRITER
def test_one_row_an_action_quoted_and_with_the_line_ends_of_the_standard(write: Writer) -> None:
    made = write(tabulated(sheet("worst")))
    header, *rows = table(made)
    assert len(rows) == len(tabulated(sheet("worst")).records.plan) and all(len(row) == len(header) for row in rows)
    assert made.endswith(b'"\r\n') and made.count(b"\r\n") == len(rows) + 1


@ANY_WRITER
def test_an_empty_plan_is_a_header_alone(write: Writer) -> None:
    assert len(table(write(tabulated(sheet("in order"))))) == 1


def test_only_the_general_list_bears_the_mark_that_excel_asks_for() -> None:
    marked = [write(tabulated(sheet("safest"))).startswith(b"\xef\xbb\xbf") for write in WRITERS]
    assert marked == [True, False, False, False, False]


def planned(owner: str, due: date, status: str) -> Document:
    bare = sheets.worst(BANK)
    first = assess(BANK, bare).plan[0].action
    return tabulated(bare.planned(first, PlanEntry(owner, due, status)))  # type: ignore[arg-type]


def test_jira_gets_repeated_labels_without_spaces_iso_days_and_mail_addresses() -> None:
    made = write_jira(planned("dana@clinic.example", date(2027, 2, 3), "in_progress"))
    header, first, *_ = table(made)
    assert header.count("Labels") == 3 and all(re.fullmatch(r"[a-z-]+", label) for label in first[6:9])
    assert "".join(header).replace(" ", "").isalpha()
    found = records(made)[0]
    assert (found["Due Date"], found["Assignee"], found["Status"]) == ("2027-02-03", "dana@clinic.example", "In Progress")
    assert {row["Priority"] for row in records(made)} <= {"Highest", "High", "Medium", "Low", "Lowest"}


def test_a_name_is_no_mail_address_and_stands_in_the_description() -> None:
    for write, people, told in ((write_jira, "Assignee", "Description"), (write_asana, "Assignee", "Description")):
        found = records(write(planned("Dana Reyes", date(2027, 2, 3), "open")))[0]
        assert found[people] == "" and "Owner: Dana Reyes" in found[told]


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("{code} [~dana] !pic.png!", r"\{code\} \[\~dana\] \!pic.png\!"),
        ("-struck- +under+ ??cited?? a-b why?", r"\-struck- \+under\+ \??cited\?? a-b why?"),
        ("# one\n- two\n----\n3.5 - 4", "\\# one\n\\- two\n\\----\n3.5 \\- 4"),
        ("(x) (on) (text) :) a (b)", r"\(x) \(on) (text) :\) a (b)"),
        ("h1. Big\n  h2. Big\nbq. said\nah1. no", "h1&#46; Big\n  h2&#46; Big\nbq&#46; said\nah1. no"),
        ("AT&amp;T & Co :D 10:Days (flag)", r"AT&#38;amp;T & Co &#58;D 10:Days \(flag)"),
        ("See https://a.example/x_y#part-2, *now*", r"See https://a.example/x_y#part-2, \*now\*"),
        (r"C:\new \\host \*", r"C:\new &#92;\host &#92;\*"),
    ],
)
def test_markup_typed_for_jira_is_no_markup(typed: str, written: str) -> None:
    """What a backslash keeps a sign, and that two are a line break: Atlassian's own BackslashEscapeRendererComponent."""
    assert literal(typed) == written


def test_what_people_type_is_taken_literally_in_jira() -> None:
    assert r"Owner: \{code\}" in records(write_jira(planned("{code}", date(2027, 2, 3), "open")))[0]["Description"]


def test_asana_gets_its_columns_in_its_order_american_days_and_done_as_a_section() -> None:
    rows = records(write_asana(planned("", date(2027, 2, 3), "done")))
    assert [*rows[0]] == ["Name", "Description", "Section", "Assignee", "Collaborators", "Start Date", "Due Date", "Dependencies"]
    assert rows[0]["Section"] == "Done" and {row["Section"] for row in rows[1:]} <= {"Now", "Soon", "Later"}
    assert datetime.strptime(rows[0]["Due Date"], "%m/%d/%Y").date() == date(2027, 2, 3)


def test_github_closes_what_is_done_and_needs_no_column_twice() -> None:
    rows = records(write_github(planned("", date(2027, 2, 3), "done")))
    assert [*rows[0]] == ["title", "body", "labels", "state"]
    assert rows[0]["state"] == "closed" and {row["state"] for row in rows[1:]} == {"open"}
    assert "### Steps\n\n1. " in rows[0]["body"] and "* [ ] " in rows[0]["body"]


@given(TYPED, TYPED)
@settings(max_examples=10, phases=NO_SHRINKING)
@example("mailto:me@evil.example", "@octocat")
@example("www.evil.example", "WWW.evil.example")
def test_nothing_typed_is_markup_a_mention_or_a_link_in_an_issue(owner: str, app: str) -> None:
    given = sheets.filled(BANK, True, app, integrations=(Integration(app, "phi", "not_signed"),), integrations_inventory="complete")
    plan = {item.action: PlanEntry(owner, sheets.AS_OF + timedelta(days=3)) for item in assess(BANK, given).plan}
    document = tabulated(replace(given, plan=plan))
    rows = [(row["title"], row["body"]) for row in records(write_github(document))]
    assert rows == [(row["Title"], row["Description"]) for row in records(write_linear(document))]
    naming = next(row for row in rows if row[0].endswith(BANK.action("sign_integration_baas").title))
    for _, told in (rows[0], naming):
        body = told.encode()
        assert not md.links(body) and not md.found_afterwards(body)
        assert not md.kinds(body) & {"code_inline", "fence", "code_block", "image", "em_open", "s_open", "hr", "html_block", "table_open"}


def test_all_that_the_plan_says_is_in_the_general_list() -> None:
    rows = records(write_general(tabulated(sheet("worst"))))
    for row, plan in zip(rows, tabulated(sheet("worst")).records.plan, strict=True):
        assert (row["Number"], row["Action id"], row["Owner"], row["Due"]) == (plan.number, plan.action, plan.owner, plan.due.isoformat())
        assert all(step in row["Steps"] for step in plan.steps) and all(kept in row["Evidence"] for kept in plan.evidence)
        assert (float(row["Hours from"]), float(row["Hours to"])) == told_hours(plan.hours)


def test_asana_waits_for_the_rows_above_by_their_names_and_a_name_with_a_comma_is_left_to_the_description() -> None:
    document = tabulated(sheet("worst"))
    rows, waiting = records(write_asana(document)), 0
    for place, (row, plan) in enumerate(zip(rows, document.records.plan, strict=True)):
        found = [*filter(None, row["Dependencies"].split(","))]
        assert {*found} <= {above["Name"] for above in rows[:place]}
        without_comma = {above["Name"] for above in rows if above["Name"].split()[0] in plan.after and "," not in above["Name"]}
        assert {*found} == without_comma and all(number in row["Description"] for number in plan.after)
        waiting += len(found)
    assert waiting > 0


def test_linear_gets_the_columns_of_its_own_export_and_what_blocks_each_issue() -> None:
    document = planned("Dana Reyes", date(2027, 2, 3), "in_progress")
    rows = records(write_linear(document))
    assert [*rows[0]] == ["Id", "Title", "Description", "Status", "Estimate", "Priority", "Assignee", "Labels", "Blocks", "Blocked By"]
    assert (rows[0]["Status"], rows[0]["Assignee"], {row["Status"] for row in rows[1:]}) == ("In Progress", "Dana Reyes", {"Todo"})
    assert {row["Priority"] for row in rows} <= {"Urgent", "High", "Medium", "Low"}
    assert all(re.fullmatch(r"Deskcheck, Lane \w+, Risk [a-z ]+", row["Labels"]) for row in rows)
    assert [row["Id"] for row in rows] == [plan.number for plan in document.records.plan]
    assert [row["Blocked By"] for row in rows] == [", ".join(plan.after) for plan in document.records.plan]
    assert any(row["Blocked By"] for row in rows) and {*", ".join(r["Blocked By"] for r in rows).split(", ")} - {""} <= {
        r["Id"] for r in rows
    }


@given(typed_sheets())
@settings(max_examples=6, phases=NO_SHRINKING)
def test_trello_gets_one_line_a_card_whatever_is_typed(given: Assessment) -> None:
    document = tabulated(given)
    lines = write_trello(document).decode().split("\n")
    assert lines.pop() == "" and len(lines) == len(document.records.tasks)
    for line, plan in zip(lines, document.records.tasks, strict=True):
        assert (
            line.splitlines() == [line]
            and line.startswith(f"{f'{plan.number} {plan.title}'.strip()} (")
            and f"due {plan.due.isoformat()}" in line
        )
        assert bare(revealed(plan.owner)) in bare(line) and (plan.status == "open" or plan.state in line)
