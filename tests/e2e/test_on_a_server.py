"""PostgreSQL dies while somebody answers, and comes back: in a real browser."""

import os
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from questionnaire import load_bank
from questionnaire.file import read
from store import Store
from tests.e2e.rest import at_rest
from tests.e2e.stored import EXAMPLE, Client
from tests.postgres import Postgres


def test_what_is_answered_while_the_database_is_away_can_be_taken_along_and_is_stored_when_it_is_back(
    page: Page, start_server, postgres: Postgres, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(os.environ, "DESKCHECK_DATABASE_URL", postgres.emptied())
    server = start_server()
    client = Client(server, replace(EXAMPLE, client="Acme"), Store(postgres.url()))
    client.store.change(client.key, lambda sheet: sheet.answered("backup", None))
    page.goto(client.url("questions?section=configuration"))
    at_rest(page)
    choices = page.locator(".st-key-q_backup").locator("[data-testid=stRadioOption]")
    away = page.get_by_role("alert").filter(has_text="cannot reach the database server").first

    postgres.kill()
    choices.nth(0).click()
    expect(away).to_be_visible()
    expect(page.locator(".dc-saved")).not_to_have_text("Saved")
    assert server.get("/ready").status == 503
    with page.expect_download(timeout=40_000) as download:
        page.get_by_role("button", name="Download the answers (JSON)").click()
    assert read(load_bank(), Path(download.value.path()).read_bytes()).answers["backup"] == "confirmed"
    postgres.start()
    client.becomes(page, lambda sheet: sheet.answers.get("backup"), "confirmed", 40)  # by itself
    expect(page.locator(".dc-saved")).to_have_text("Saved")

    postgres.kill()
    choices.nth(1).click()
    expect(away).to_be_visible()
    page.reload()
    expect(away).to_be_visible()
    postgres.start()
    page.reload()
    client.becomes(page, lambda sheet: sheet.answers.get("backup"), "not_confirmed", 40)  # the browser had kept it
    assert server.get("/ready").status == 200 and not (server.data / "deskcheck.sqlite3").exists()
