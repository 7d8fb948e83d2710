"""The HTML file in a browser without a network: nothing is asked for, nothing is wider than a phone, and axe finds nothing."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from report.formats.html import write
from tests.e2e.axe import faults
from tests.report.documents import document


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("html") / "plan.html"
    made.write_bytes(write(document("example", "plan")))
    return made


def test_it_reads_offline_on_a_phone_and_on_a_screen_light_and_dark(browser: Browser, file: Path) -> None:
    asked, told = [], []
    # Its own policy would keep axe out, which is a script.
    context = browser.new_context(color_scheme="light", offline=True, bypass_csp=True)
    page = context.new_page()
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: told.append(message.text))
    page.goto(file.as_uri())
    for width in (390, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert not faults(page)
    page.emulate_media(color_scheme="dark")
    assert not faults(page, colors_only=True)
    context.close()
    assert not told and asked == [file.as_uri()]


def test_its_policy_lets_its_own_style_in_and_no_script(browser: Browser, file: Path) -> None:
    context = browser.new_context(color_scheme="light", offline=True)
    page = context.new_page()
    told: list[str] = []
    page.on("console", lambda message: told.append(message.text))
    page.goto(file.as_uri())
    assert page.evaluate("getComputedStyle(document.querySelector('thead th')).backgroundColor") == "rgb(20, 48, 77)"
    assert not told
    with page.expect_console_message(lambda message: "inline event handler" in message.text):
        page.evaluate("document.body.insertAdjacentHTML('beforeend', '<img src=\"x\" onerror=\"document.title = 1\">')")
    assert page.title() != "1" and any("Content Security Policy" in line for line in told)
    context.close()
