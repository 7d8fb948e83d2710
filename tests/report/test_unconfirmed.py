"""What is marked as done while its answer stands is called so by every paper and list, and by none as closed."""

import csv
from functools import cache
from io import BytesIO, StringIO

import openpyxl
import pytest
from icalendar import Calendar

from questionnaire import Assessment
from questionnaire.assessment import PlanEntry
from report import EXPORTS, compose
from report.content.context import Context
from report.content.unconfirmed import paused_sentence, unconfirmed_sentence
from report.content.verdict_reasons import DONE_ENDS, next_step, verdict_words
from report.formats.tasks import write_asana, write_github, write_jira
from report.paper.document import Document
from report.paper.wording import PAUSED, UNCONFIRMED
from scoring import assess
from tests.report import slides_text
from tests.report.as_text import as_text
from tests.report.documents import every_text
from tests.scoring.sheets import BANK, base

ACTION, ANSWER = "enforce_sign_in", ("sign_in", "sso_or_mfa_enforced")


def marked(*, confirmed: bool = False) -> Assessment:
    sheet = base("hurried_startup").planned(ACTION, PlanEntry(status="done"))
    return sheet.answered(*ANSWER) if confirmed else sheet


@cache
def document(*, confirmed: bool = False) -> Document:
    sheet = marked(confirmed=confirmed)
    return compose(BANK, sheet, assess(BANK, sheet))


PRINTED = "in print"
"""What PDF, Word, Markdown and HTML say: every text of the document (test_typed_everywhere.py, test_html.py)."""
SAYING = [PRINTED, *(export.id for export in EXPORTS if not export.prints and export.id != "json")]
"""That one holds what was typed, and no judgement."""


def words(export_id: str, of: Document) -> str:
    if export_id == PRINTED:
        return " ".join(every_text(of, twins=False))
    export = next(export for export in EXPORTS if export.id == export_id)
    made = export.write(of, "letter")
    if export.suffix == ".pptx":
        return slides_text.text(made)
    if export.suffix == ".xlsx":
        sheets = openpyxl.load_workbook(BytesIO(made))
        return "".join(str(cell) for sheet in sheets for row in sheet.iter_rows(values_only=True) for cell in row if cell)
    if export.suffix == ".ics":
        return "".join(str(event.get("SUMMARY")) + str(event.get("DESCRIPTION")) for event in Calendar.from_ical(made).walk("VEVENT"))
    return made.decode("utf-8-sig")


@pytest.mark.parametrize("export", SAYING)
def test_every_export_says_that_it_is_not_confirmed_and_not_once_it_is(export: str) -> None:
    wanted = "".join(UNCONFIRMED.split()).lower()
    said = ["".join(words(export, document(confirmed=confirmed)).split()).lower() for confirmed in (False, True)]
    assert [wanted in text.replace("\\", "") for text in said] == [True, False]


@cache
def with_a_pause() -> Document:
    sheet = base("hurried_startup").planned("pause_email", PlanEntry(status="done"))
    return compose(BANK, sheet, assess(BANK, sheet))


@pytest.mark.parametrize("export", [export for export in SAYING if export != "pptx"])  # slides list what is open
def test_every_export_calls_a_pause_that_is_done_paused(export: str) -> None:
    said = "".join(words(export, with_a_pause()).split()).lower()
    assert "".join(PAUSED.split()).lower() in said.replace("\\", "")


def test_a_flow_that_is_marked_as_stopped_is_told_beside_the_verdict_until_the_plan_asks_for_its_answer() -> None:
    """The verdict said "Stop ... today" while nothing to do stopped anything, and "Next: Stop the flow first"."""
    sheet = base("hurried_startup").planned("keep_phi_out", PlanEntry(status="done"))
    told = Context(BANK, sheet, assess(BANK, sheet))
    assert told.result.verdict == "stop" and told.paused and told.status(told.paused) == PAUSED
    number, answer = told.action_numbers["keep_phi_out"], told.answered("phi_reaches_support")
    sentence = paused_sentence(told)
    assert (
        sentence.startswith(f"Check today that A{number} \u201cKeep patient details out") and f"is still \u201c{answer}\u201d" in sentence
    )
    past = [item.action for item in told.result.plan if item.kind == "law"]
    assert f"A{told.action_numbers['assess_past_phi']}" in sentence.split(" once ")[1]
    made = compose(BANK, sheet, assess(BANK, sheet))
    assert as_text(made).index(sentence) < as_text(made).index("Do these three first"), "before anything else"
    assert (
        as_text(made).count(sentence) == 1 and made.records.summary.next == next_step(told) == verdict_words(told, told.result).next_paused
    )
    assert "Check that the pause" in next_step(told) and "{" not in next_step(told)
    for action in past:
        sheet = sheet.planned(action, PlanEntry(status="done"))
    ready = Context(BANK, sheet, assess(BANK, sheet))
    assert "keep_phi_out" in ready.unconfirmed and paused_sentence(ready) == "", "the plan asks already"
    plain = Context(BANK, base("hurried_startup"), assess(BANK, base("hurried_startup")))
    assert (paused_sentence(plain), plain.paused, next_step(plain)) == ("", None, verdict_words(plain, plain.result).next)


def test_no_list_of_tasks_closes_it() -> None:
    place = [row.action for row in document().records.plan].index(ACTION)
    rows = {w: [*csv.DictReader(StringIO(w(document()).decode("utf-8-sig")))][place] for w in (write_github, write_jira, write_asana)}
    assert rows[write_github]["state"] == "open" and rows[write_jira]["Status"] == "In Progress" and rows[write_asana]["Section"] != "Done"


def test_the_sentence_counts_them_and_is_silent_where_there_is_none() -> None:
    def sentence(sheet: Assessment) -> str:
        return unconfirmed_sentence(Context(BANK, sheet, assess(BANK, sheet)))

    assert sentence(marked()).startswith("1 action is marked as done but not confirmed.")
    assert sentence(marked().planned("personal_accounts", PlanEntry(status="done"))).startswith("2 actions are marked")
    assert sentence(marked(confirmed=True)) == ""


def test_where_what_is_marked_as_done_ends_the_verdict_the_next_step_is_to_confirm_it_and_first_to_stop_what_flows() -> None:
    """One paper said to assess and to get a plan, another that what is done already ends it."""
    sheet = base("hurried_startup")
    told = Context(BANK, sheet, assess(BANK, sheet))
    assert told.ending
    for action in told.ending:
        sheet = sheet.planned(action, PlanEntry(status="done"))
    done = Context(BANK, sheet, assess(BANK, sheet))
    assert done.result.verdict == told.result.verdict == "stop" and done.ending == ()
    assert next_step(done).startswith("Stop the flow first") and next_step(done).endswith(f". {DONE_ENDS}")
    for item in done.left:
        if item.kind in ("flow", "law"):
            sheet = sheet.planned(item.action, PlanEntry(status="done"))
    stopped = Context(BANK, sheet, assess(BANK, sheet))
    assert stopped.todo and next_step(stopped) == DONE_ENDS
