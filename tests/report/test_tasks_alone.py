"""A task stands far from the report: it names every vendor it is about, and carries what was typed beside its questions."""

import csv
import re
from collections.abc import Callable
from functools import cache
from io import StringIO

import pytest
from icalendar import Calendar

from questionnaire import Assessment, walk
from questionnaire.assessment import MAX_NAME, MAX_NOTE, Integration
from questionnaire.file import read
from report import EXPORTS
from report.formats.markdown import write as write_markdown
from report.formats.tasks.description import LONGEST
from report.paper.document import Document
from scoring import assess
from tests.report import sheets
from tests.report.documents import composed
from tests.report.example import EXAMPLE
from tests.report.tabulated import tabulated
from tests.scoring.sheets import BANK

LISTS = {export.id: export for export in EXPORTS if export.id in ("tasks", "jira", "asana", "github", "linear", "ics")}
ANY_LIST = pytest.mark.parametrize("list_id", LISTS)
SIGN, FIND_OUT = "sign_integration_baas", "find_out_integrations"


def task(list_id: str, document: Document, action: str) -> str:
    """The words of one action's task, of all its parts if it has several, with no sign of markup."""
    return told_of(entries(list_id, LISTS[list_id].write(document, "letter")), document, action)


def told_of(tasks: list[tuple[str, str]], document: Document, action: str) -> str:
    """The same, of a list that is already written and read."""
    number = next(r.number for r in document.records.plan if r.action == action)
    return re.sub(r"[\\\u2060']", "", "\n".join(part for title, part in tasks if title.startswith(f"{number} ")))


def entries(list_id: str, made: bytes) -> list[tuple[str, str]]:
    if list_id == "ics":
        return [(str(e["SUMMARY"]), str(e["DESCRIPTION"])) for e in Calendar.from_ical(made).walk("VEVENT")]
    rows = csv.DictReader(StringIO(made.decode("utf-8-sig"), newline=""))
    names = {"tasks": "Action", "linear": "Title"}
    return [
        (f"{r['Number']} {r['Action']}" if list_id == "tasks" else r[names.get(list_id, next(iter(r)))], "\n".join(r.values()))
        for r in rows
    ]


def with_apps(number: int, name: Callable[[int], str] = "Vendor {:03d}".format, data: str = "phi") -> Assessment:
    kind = ("phi", "not_signed") if data == "phi" else ("unknown", "unknown")
    return sheets.filled(
        BANK, False, "C", integrations_inventory="complete", integrations=tuple(Integration(name(n), *kind) for n in range(number))
    )


@cache
def plan_with_apps(number: int, action: str) -> Document:
    """A plan in which this action is about so many apps."""
    return tabulated(with_apps(number, data="phi" if action == SIGN else "unknown"))


@ANY_LIST
@pytest.mark.parametrize("number", [1, 4, 5, 40, 200])
@pytest.mark.parametrize("action", [SIGN, FIND_OUT])
def test_a_task_names_every_vendor_however_many_there_are(list_id: str, number: int, action: str) -> None:
    told = task(list_id, plan_with_apps(number, action), action)
    assert [f"Vendor {n:03d}" for n in range(number) if f"Vendor {n:03d}: " not in told] == []


@pytest.mark.parametrize(
    ("list_id", "box"), [("jira", "\u2610 "), ("asana", "\u2610 "), ("github", "* [ ] "), ("linear", "* [ ] "), ("ics", "\u2610 ")]
)
def test_each_vendor_has_a_box_to_tick_and_the_hours_are_those_of_all(list_id: str, box: str) -> None:
    told = task(list_id, tabulated(with_apps(12)), SIGN)
    assert len(re.findall(rf"^{re.escape(box)}F\d+ Vendor", told, re.MULTILINE)) == 12
    assert "Effort: 13 to 74 hours (our estimate, for all 12 together)" in told


def test_the_plan_handed_on_without_the_register_names_them_too() -> None:
    told = write_markdown(composed(with_apps(40), "plan")).decode()
    assert "findings register" not in told.lower() and all(f"Vendor {n:03d}" in told for n in range(40))


def test_a_vendor_of_whom_nothing_is_known_is_not_told_as_having_no_agreement() -> None:
    apps = tuple(Integration(f"V{n:02d}", *(("phi", "not_signed") if n < 6 else ("unknown", "unknown"))) for n in range(12))
    document = tabulated(sheets.filled(BANK, False, "C", integrations_inventory="complete", integrations=apps))
    signing, finding = (next(row for row in document.records.plan if row.action == action) for action in (SIGN, FIND_OUT))
    assert [row.split()[1] for row in signing.rows] == [f"V{n:02d}:" for n in range(6)]
    assert [row.split()[1] for row in finding.rows] == [f"V{n:02d}:" for n in range(6, 12)]
    assert ": Not confirmed. Whether patient details go there" in str(finding.why)


@ANY_LIST
def test_every_note_of_the_example_stands_in_a_task(list_id: str) -> None:
    example = read(BANK, EXAMPLE.read_bytes())
    told = " ".join(part for _, part in entries(list_id, LISTS[list_id].write(tabulated(example), "letter"))).replace("\\", "")
    assert len(example.notes) == 4 and [note for note in example.notes.values() if note not in told.replace("\u2060", "")] == []


@ANY_LIST
def test_a_note_stands_in_every_task_that_mends_its_question(list_id: str) -> None:
    sheet = sheets.worst(BANK)
    for question in BANK.questions:
        sheet = sheet.noted(question, f"Note on {question}, line one\nand line two.")
    document = tabulated(sheet)
    tasks = entries(list_id, LISTS[list_id].write(document, "letter"))
    for item in assess(BANK, sheet).plan:
        told = told_of(tasks, document, item.action)
        for question in {found.partition(".")[0] for found in item.resolves}:
            assert f"Note on {question}, line one" in told and "and line two." in told


def test_a_note_on_what_nothing_mends_goes_to_the_first_task_of_its_section_and_blank_or_unasked_notes_to_none() -> None:
    sheet = sheets.worst(BANK).noted("first_phi_on", "Oldest chat.").noted("audit_log", " \n ").noted("vendor_offers_baa", "Old.")
    plan = tabulated(sheet).records.plan
    bearing = [row for row in plan if any("Oldest chat." in note for note in row.notes)]
    exposed = {q.id for q in BANK.section_of("first_phi_on").questions}
    first = next(i for i in assess(BANK, sheet).plan if exposed & {found.partition(".")[0] for found in i.resolves})
    assert [row.action for row in bearing] == [first.action]
    assert not [note for row in plan for note in row.notes if "Old." in note or not note.partition(": ")[2].strip()]


@pytest.mark.parametrize("list_id", ["jira", "asana", "github", "linear"])
def test_a_description_longer_than_an_importer_takes_goes_on_in_a_task_of_its_own(list_id: str) -> None:
    sheet = with_apps(200, lambda n: f"{n:03d} {'[*' * 60}"[:MAX_NAME]).noted("integrations", "N" * MAX_NOTE)
    made = LISTS[list_id].write(tabulated(sheet), "letter")
    found = [(title, part) for title, part in entries(list_id, made) if "Sign a BAA with each" in title]
    assert len(found) > 1 and f"(continued, {len(found)} of {len(found)})" in found[-1][0]
    rows = list(csv.reader(StringIO(made.decode("utf-8-sig"), newline="")))
    assert max(len(cell) for row in rows for cell in row) <= LONGEST + 1_000
    told = task(list_id, tabulated(sheet), SIGN)
    assert all(f" {n:03d} " in told for n in range(200))
    assert len({*(title for title, _ in found)}) == len(found)


def test_rows_and_workbook_give_every_answer_that_decides_a_condition_and_the_page_says_how_many_more() -> None:
    sheet = sheets.worst(BANK)
    (row,) = [c for c in tabulated(sheet).records.summary.conditions if c.id == "configuration"]
    asked = [q for q in walk(BANK, sheet).asked if BANK.section_of(q).id == "configuration"]
    assert all(BANK.questions[q].short in row.because for q in asked)
    assert f"and {len(asked) - 3} more" in str(next(part for part in composed(sheet).parts if part.id == "conditions"))
