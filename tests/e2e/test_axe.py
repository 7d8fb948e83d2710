"""No accessibility fault that a machine can find, on any page, on a projector and on a phone, light and dark."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.axe import faults
from tests.e2e.rest import drawn

SECTIONS = ("scope", "agreement", "configuration", "integrations")
PAGES = (
    "",
    "questions",
    *(f"questions:{section}" for section in SECTIONS),
    "results",
    "plan",
    "report",
    "workshop:configuration",
    "method",
    "clients",
    "clients:one",
)
TABS = ("Before handing over", "Letters and checklists", "Final versions")


def open_all(page: Page, name: str) -> None:
    """Opens what is folded away, so that axe sees it too; a few lines are enough where all are alike."""
    if name.startswith(("questions", "results", "plan", "clients")):
        for summary in page.locator("[data-testid=stExpander] summary").all()[:3]:
            summary.click()
        drawn(page)


def a_client(page: Page, url: str) -> str:
    """The id of a client with two rounds: the example is none."""
    page.goto(url)
    page.get_by_role("button", name="Start an assessment").click()
    page.locator(".st-key-q_org_role").get_by_role("radio").nth(1).evaluate("radio => radio.click()")
    drawn(page)
    key = re.search(r"a=([\w-]+)", page.url)[1]
    page.goto(f"{url}/clients?client={key}")
    page.get_by_role("button", name="New round").click()
    expect(page.locator(".st-key-q_org_role")).to_be_visible()
    return key


def visit(page: Page, address: str, name: str) -> None:
    page.goto(address)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.locator(".st-key-pages a").last).to_be_attached()
    drawn(page)
    open_all(page, name)


@pytest.mark.parametrize("width", [1280, 390])
def test_axe_finds_nothing(page: Page, server, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme="light")
    page.goto(server.url)
    page.get_by_role("button", name="Open the example").click()
    expect(page.locator("[class*='st-key-verdict_']").first).to_be_visible()
    key = re.search(r"a=([\w-]+)", page.url)[1]
    client = a_client(page, server.url)
    found = {}
    for name in PAGES:
        path, _, section = name.partition(":")
        more = f"&client={client}" if path == "clients" and section else f"&section={section}" if section else ""
        address = f"{server.url}/{path}?a={key}{more}"
        visit(page, address, name)
        found[name] = faults(page)
        for tab in TABS if name == "report" else ():
            page.get_by_role("tab", name=tab).click()
            drawn(page)
            found[tab] = faults(page)
        if width == 1280:  # what is dark has other colors, not another layout: once is enough
            found[f"{name}, dark"] = faults_in_the_dark(page, address, name)
    assert not {name: told for name, told in found.items() if told}


def faults_in_the_dark(page: Page, address: str, name: str) -> list[str]:
    """In colors, on the page that was just looked at; charts take the dark ground with their next run."""
    page.emulate_media(color_scheme="dark")
    expect(page.get_by_test_id("stApp")).to_have_css("background-color", "rgb(18, 27, 35)")
    if name == "results":
        visit(page, address, name)
    found = faults(page, colors_only=True)
    page.emulate_media(color_scheme="light")
    return found
