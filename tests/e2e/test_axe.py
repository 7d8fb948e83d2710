"""No accessibility fault that a machine can find, on any page, on a projector and on a phone, light and dark."""

import re
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

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
# Streamlit's own uploader: its drop zone is a `presentation` that can take the focus (minor; nothing of ours).
UPLOADER = "section[data-testid=stFileUploaderDropzone]"


# What fades in is pale meanwhile.
UNTIL_FADED_IN = """() => Promise.all(document.getAnimations()
    .filter((one) => one.effect?.getComputedTiming().endTime !== Infinity).map((one) => one.finished.catch(() => {})))"""


def open_all(page: Page, name: str) -> None:
    """Opens what is folded away, so that axe sees it too; a few lines are enough where all are alike."""
    if name.startswith(("questions", "results", "plan", "clients")):
        for summary in page.locator("[data-testid=stExpander] summary").all()[:3]:
            summary.click()
        drawn(page)


def faults(page: Page, name: str) -> list[tuple[str, ...]]:
    page.evaluate(UNTIL_FADED_IN)
    results = Axe().run(page, context={"exclude": [UPLOADER]}, options={"resultTypes": ["violations"]})
    return [
        (name, v["id"], v["impact"], v["nodes"][0]["html"][:200], v["nodes"][0].get("failureSummary", "")[:200])
        for v in results.response["violations"]
    ]


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


# What is dark has other colors, not another layout: once is enough.
@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (1280, "dark"), (390, "light")])
def test_axe_finds_nothing(page: Page, server, width: int, scheme: Literal["light", "dark"]) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme)
    page.goto(server.url)
    page.get_by_role("button", name="Open the example").click()
    expect(page.locator("[class*='st-key-verdict_']").first).to_be_visible()
    key = re.search(r"a=([\w-]+)", page.url)[1]
    client = a_client(page, server.url)
    found = []
    for name in PAGES:
        path, _, section = name.partition(":")
        more = f"&client={client}" if path == "clients" and section else f"&section={section}" if section else ""
        page.goto(f"{server.url}/{path}?a={key}{more}")
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        expect(page.locator(".st-key-pages a").last).to_be_attached()
        drawn(page)
        open_all(page, name)
        found += faults(page, name)
        for tab in TABS if name == "report" else ():
            page.get_by_role("tab", name=tab).click()
            drawn(page)
            found += faults(page, tab)
    assert not found, "\n".join(map(str, found))
