"""A server that is killed under an open page, in a real browser."""

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, expect

from questionnaire import load_bank
from questionnaire.file import read
from tests.e2e.rest import disconnected, drawn
from tests.e2e.stored import EXAMPLE, Client

ROOT = Path(__file__).parents[2]


def test_a_killed_server_comes_back_under_the_open_page_and_gives_what_is_asked_of_it(page: Page, start_server: Callable, watch) -> None:
    server = start_server()
    page.goto(Client(server, EXAMPLE).url("report"))
    expect(page.get_by_role("heading").first).to_be_visible()
    drawn(page)
    server.kill()
    disconnected(page)
    dialog = page.get_by_role("dialog", name="Deskcheck does not answer")
    expect(dialog).to_contain_text("What you entered stays on this page and is sent when Deskcheck is back.")
    command = dialog.locator("pre:visible").inner_text().splitlines()[0]
    assert command == "make run" and command in (ROOT / "README.md").read_text(encoding="utf-8")
    assert "Streamlit still running" not in page.locator("body").inner_text() and "yourscript" not in page.locator("body").inner_text()
    with page.expect_websocket(timeout=30_000):
        server.start()
    with page.expect_download(timeout=40_000) as download:
        page.get_by_role("button", name="Download the answers (JSON)").click()
    assert read(load_bank(), Path(download.value.path()).read_bytes()) == EXAMPLE
    expect(page.get_by_test_id("stApp")).to_have_attribute("data-test-connection-state", "CONNECTED", timeout=15_000)
    expect(dialog).to_have_count(0)
    expect(page.get_by_role("heading").first).to_be_visible()
    watch.expect_lost_connection()
