"""What leaves as a PDF lies at no address, and comes back with its answers, in a real browser."""

import re
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.e2e.stored import EXAMPLE, store_of


def test_a_report_downloaded_here_ends_with_its_page_and_opens_on_the_start_page_with_its_answers(
    page: Page, server, tmp_path: Path
) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    store = store_of(server)
    sheet = EXAMPLE
    first = store.create(sheet, example=True).id
    page.goto(f"{server.url}/report?a={first}")
    with page.expect_download(timeout=30_000) as download:
        page.get_by_role("button", name="Download the plan to hand over (PDF)").click()
    download.value.save_as(tmp_path / "report.formats.pdf")
    assert download.value.url.startswith("blob:")  # the browser's own, which no other page and no later one can open
    assert asked and not [url for url in asked if url.startswith(f"{server.url}/media/")]

    page.goto(server.url)
    (tmp_path / "large.json").write_bytes(b" " * 20_000_001)
    page.locator("input[type=file]").set_input_files(tmp_path / "large.json")
    refusal = page.get_by_text("File must be 20.0MB or smaller")
    expect(refusal).to_be_visible()
    shown = refusal.bounding_box()
    assert shown and shown["height"] > 10 < shown["width"], "Streamlit keeps it for screen readers"
    page.locator("input[type=file]").set_input_files(tmp_path / "report.formats.pdf")
    expect(page.get_by_text("The answers inside arrived intact.")).to_be_visible(timeout=30_000)
    page.get_by_role("link", name="Continue with its questions").click()
    expect(page).to_have_url(re.compile(r"[?&]a="))  # the start page has a heading too
    second = page.evaluate("new URLSearchParams(location.search).get('a')")
    assert second != first and store.load(second).assessment == sheet
