"""Whole journeys in a real browser: what a founder does, and what must survive while they do it."""

import pytest
from playwright.sync_api import Page, expect

from questionnaire import load_bank
from tests.conftest import Server
from tests.e2e.rest import at_rest, disconnected
from tests.e2e.stored import BLANK, Client

FIRST_CHOICES = """async gap => {
    const keys = [...document.querySelectorAll('[class*=st-key-q_]')].map(e => [...e.classList].find(c => c.startsWith('st-key-q_')));
    for (const key of keys) {
        let radio;  // what is just being drawn anew nobody can click
        while (!(radio = document.querySelector(`.${key} input[type=radio]`))) await new Promise(requestAnimationFrame);
        radio.click();
        await new Promise(done => setTimeout(done, gap));
    }
}"""


def pick(page: Page, question: str, label: str) -> None:
    page.locator(f".st-key-q_{question} [data-testid=stRadioOption]", has_text=label).click()


def answered(page: Page, client: Client, question: str, answer: object) -> None:
    client.becomes(page, lambda sheet: sheet.answers.get(question), answer)


def section(page: Page, client: Client, name: str) -> None:
    page.goto(client.url(f"questions?section={name}"))
    at_rest(page)


def test_back_and_forward_of_the_browser_go_through_the_sections(page: Page, server) -> None:
    section(page, Client(server, BLANK), "first")
    heading = page.get_by_role("heading", level=1)
    page.get_by_role("button", name="Continue with the details").press("Enter")
    expect(heading).to_have_text("Who you are and what you use")
    page.get_by_role("button", name="Next").click()
    expect(heading).to_have_text("Patient details in support")
    expect(heading).to_be_focused()
    assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollTop") == 0
    page.go_back()
    expect(heading).to_have_text("Who you are and what you use")
    page.go_back()
    expect(heading).to_have_text("The first five minutes")
    page.go_forward()
    expect(heading).to_have_text("Who you are and what you use")


@pytest.mark.parametrize("gap", [0, 120])
def test_quick_clicks_are_all_kept(page: Page, server, gap: int) -> None:
    client = Client(server, BLANK.answered("desk", "intercom"))
    section(page, client, "configuration")
    questions = load_bank().section("configuration").questions
    asked = [q for q in questions if page.locator(f".st-key-q_{q.id}").count()]
    assert len(asked) >= 10
    page.evaluate(FIRST_CHOICES, gap)
    for question in asked:
        answered(page, client, question.id, question.choices[0].id)
    at_rest(page)
    for question in asked:
        expect(page.locator(f".st-key-q_{question.id}").get_by_role("radio").first).to_be_checked()


def test_the_first_click_after_the_server_was_killed_is_kept_however_soon_it_comes(page: Page, start_server, watch) -> None:
    """First on a page that was reached by a button, not loaded: the browser has to tell the new server which one it is."""
    server = start_server()
    page.goto(server.url)
    page.get_by_role("button", name="Start an assessment").click()
    expect(page.get_by_role("heading", level=1, name="The first five minutes")).to_be_visible()
    client = Client(server, page.evaluate("new URLSearchParams(location.search).get('a')"))
    pick(page, "org_role", "Covered entity")
    answered(page, client, "org_role", "covered_entity")
    restarted(page, server)
    expect(page.get_by_test_id("stConnectionStatus")).to_have_count(0, timeout=20_000)
    at_rest(page)
    pick(page, "desk", "Intercom")
    answered(page, client, "desk", "intercom")
    assert client.sheet.answers["org_role"] == "covered_entity"

    page.reload()
    at_rest(page)
    restarted(page, server)
    # A click of the page's own, because Playwright's would wait until the page is at rest. It counts even while the choices are disabled.
    page.locator(".st-key-q_desk").get_by_role("radio").nth(1).evaluate("radio => radio.click()")
    answered(page, client, "desk", "other_help_desk")
    assert client.sheet.answers["org_role"] == "covered_entity"
    watch.expect_lost_connection()


def restarted(page: Page, server: Server) -> None:
    """The browser is back before the first run of the new session is done."""
    server.kill()
    disconnected(page)
    with page.expect_websocket(timeout=30_000):
        server.start()
