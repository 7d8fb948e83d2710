"""What leaves as a PDF or as JSON comes back with all that was typed, in a real browser."""

import re
from dataclasses import replace
from pathlib import Path

from playwright.sync_api import Page, expect

from questionnaire import load_bank
from questionnaire.file import write
from questionnaire.handover import Additions
from report import compose, write_pdf
from scoring import assess
from tests.e2e.stored import EXAMPLE, store_of
from tests.report.filled_in import filled_in, signed
from tests.report.forged import changed


def test_a_report_downloaded_here_opens_on_the_start_page_with_its_answers(page: Page, server, tmp_path: Path) -> None:
    store = store_of(server)
    sheet = EXAMPLE
    first = store.create(sheet, example=True).id
    page.goto(f"{server.url}/report?a={first}")
    with page.expect_download(timeout=30_000) as download:
        page.get_by_role("button", name="Download the plan to hand over (PDF)").click()
    download.value.save_as(tmp_path / "report.formats.pdf")

    page.goto(server.url)
    page.locator("input[type=file]").set_input_files(tmp_path / "report.formats.pdf")
    expect(page.get_by_text("The answers inside arrived intact.")).to_be_visible(timeout=30_000)
    page.get_by_role("link", name="Continue with its questions").click()
    expect(page).to_have_url(re.compile(r"[?&]a="))  # the start page has a heading too
    second = page.evaluate("new URLSearchParams(location.search).get('a')")
    assert second != first and store.load(second).assessment == sheet


def test_the_json_file_downloaded_here_holds_what_was_added_before_handing_over(page: Page, server, tmp_path: Path) -> None:
    letter, comments = "Dear board,\n\n\u201cpage two\u201d \U0001fa7a", {"sms_cover": "Seen on site."}
    added = Additions(prepared_by="Rivera Advisory", letter=letter, left_out=("method",), comments=comments)
    added = added.overriding("owner", "sign_baa", "Kim <b>Lee</b>", "She knows the desk.")
    sheet = replace(EXAMPLE, client="Harbor Clinic", handover=added)
    (tmp_path / "kept.json").write_text(write(sheet), encoding="utf-8")
    page.goto(server.url)
    page.locator("input[type=file]").set_input_files(tmp_path / "kept.json")
    expect(page).to_have_url(re.compile(r"/results\?.*a="))
    page.get_by_role("link", name="Report", exact=True).click()
    with page.expect_download(timeout=30_000) as download:
        page.get_by_role("button", name="Download the answers (JSON)").click()
    download.value.save_as(tmp_path / "downloaded.json")
    assert (tmp_path / "downloaded.json").read_text(encoding="utf-8") == write(sheet)


def test_a_report_filled_in_and_signed_outside_brings_its_values_back_after_one_yes(page: Page, server, tmp_path: Path) -> None:
    sheet = EXAMPLE
    made = write_pdf(compose(load_bank(), sheet, assess(load_bank(), sheet)))
    values = {"owner_stop_pasting_into_ai": "Priya N.", "due_stop_pasting_into_ai": "12/04/2026"}
    (tmp_path / "returned.pdf").write_bytes(changed(made, filled_in(**values), signed()))
    page.goto(server.url)
    page.locator("input[type=file]").set_input_files(tmp_path / "returned.pdf")
    expect(page.get_by_text("1 field was filled in after the report was made")).to_be_visible(timeout=30_000)
    expect(page.get_by_text("12/04/2026")).to_be_visible()
    page.get_by_role("button", name="Take over 1 value").click()
    expect(page.get_by_text("1 field was taken over")).to_be_visible()
    page.get_by_role("link", name="Go to its plan").click()
    expect(page).to_have_url(re.compile(r"[?&]a="))
    plan = store_of(server).load(page.evaluate("new URLSearchParams(location.search).get('a')")).assessment.plan
    assert plan["stop_pasting_into_ai"].owner == "Priya N." and plan["stop_pasting_into_ai"].due is None
