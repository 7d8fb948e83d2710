"""The ground floor in a real browser: the policy lets the app work, fonts are ours, and a failure shows no insides."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

ROOT = Path(__file__).parents[2]
FAILING_APP = """
import streamlit as st
st.title("Before")
raise ValueError("Patient Jane Roe wrote this")
"""
LOADED_FONTS = (
    "document.fonts.ready.then(() => [...document.fonts].filter(f => f.status == 'loaded').map(f => f.family.replaceAll('\"', '')))"
)


def test_the_app_loads_with_its_own_fonts(page: Page, server) -> None:
    page.goto(server.url)
    expect(page.get_by_role("heading").first).to_be_visible()
    assert {"Source Sans 3", "Source Serif 4"} <= set(page.evaluate(LOADED_FONTS))


def test_a_killed_server_comes_back_under_the_open_page(page: Page, server, watch) -> None:
    page.goto(server.url)
    app = page.get_by_test_id("stApp")
    expect(page.get_by_role("heading").first).to_be_visible()
    expect(app).to_have_attribute("data-test-script-state", "notRunning")
    # The front end still fetches parts of itself. Not "networkidle": Streamlit asks whether a download is there and never
    # reads the answer, so that request stays open. Not wait_for_function: it needs the `eval` that our policy forbids.
    page.wait_for_timeout(1000)
    expect(app).to_have_attribute("data-test-connection-state", "CONNECTED")
    server.kill()
    expect(app).not_to_have_attribute("data-test-connection-state", "CONNECTED")
    server.start()
    expect(app).to_have_attribute("data-test-connection-state", "CONNECTED", timeout=15_000)
    expect(page.get_by_role("heading").first).to_be_visible()
    watch.expect_lost_connection()


@pytest.fixture
def failing_root(tmp_path: Path) -> Path:
    shutil.copy(ROOT / "server.py", tmp_path)
    shutil.copytree(ROOT / ".streamlit", tmp_path / ".streamlit")
    shutil.copytree(ROOT / "static", tmp_path / "static")
    (tmp_path / "app.py").write_text(FAILING_APP)
    return tmp_path


def test_a_failing_page_shows_a_sentence_and_logs_no_words(page: Page, start_server: Callable, failing_root: Path) -> None:
    server = start_server(failing_root)
    page.goto(server.url)
    expect(page.get_by_text("This page could not be shown.")).to_be_visible()
    body = page.locator("body").inner_text()
    log = server.log.read_text()
    assert "ValueError" in log and "app.py:4" in log
    for words in ("Jane Roe", "Traceback"):
        assert words not in body and words not in log
    assert "ValueError" not in body
