"""Every page, on a projector and on a phone: nothing that a machine finds to be wrong for whoever sees, listens or goes by keyboard.

What the judgement opens is opened on the way: derivations, what if, ways forward, proposed law.
"""

import pytest
from playwright.sync_api import Page, expect

from questionnaire import load_bank
from questionnaire.flow.rounds import next_round
from tests.conftest import Server
from tests.e2e.axe import faults, hangs_over
from tests.e2e.rest import DARK, LIGHT, drawn
from tests.e2e.stored import BLANK, store_of, the_example

SECTIONS = ("scope", "agreement", "configuration", "integrations")
PAGES = (
    "",
    "questions",
    *(f"questions:{section}" for section in SECTIONS),
    "results",
    "plan",
    "report",
    "workshop:configuration",
    "workshop:channels",
    "workshop:closing",
    "method",
    "clients",
    "clients:one",
)
TABS = {"plan": ("What if", "Ways forward"), "report": ("Before handing over", "Letters and checklists", "Final versions")}
FONTS = """() => document.fonts.ready.then(() => {
  const loaded = [...document.fonts].filter(font => font.status === "loaded").map(font => font.family.replaceAll('"', ""));
  return ["Source Sans 3", "Source Serif 4"].filter(ours => !loaded.includes(ours)).map(font => `not loaded: ${font}`);
})"""
HEARD = r"""() => {
  const bad = /\*\*|:(small|gray|red|green|blue|material)\b|\\[!-\/:-@\[-`{-~]|<br|&[a-z]+;|\]\(/;
  const heard = [];
  for (const part of document.querySelectorAll("*")) {
    for (const {name, value} of part.attributes)
      if (/^(aria-(label|description|valuetext|roledescription)|alt|title|placeholder)$/.test(name)) heard.push(value);
    if (!["STYLE", "SCRIPT"].includes(part.tagName))
      for (const child of part.childNodes) if (child.nodeType === 3) heard.push(child.textContent);
  }
  if (heard.length < 50) throw new Error("nothing was heard");
  return heard.filter(words => bad.test(words)).map(words => `read out with its markup: ${words.slice(0, 200)}`);
}"""
LONGEST_LINE = 80
"""Characters. Seventy on the average; a line of narrow letters holds more."""
LONG_LINES = """longest => [...document.querySelectorAll(".stMainBlockContainer .stMarkdown p")]
  .filter(p => p.checkVisibility() && !p.children.length).map(p => {
    const range = document.createRange();
    range.selectNodeContents(p);
    return [p.innerText, p.innerText.length / new Set([...range.getClientRects()].map(box => Math.round(box.top))).size];
}).filter(([_, letters]) => letters > longest).map(([words, letters]) => `${letters} letters a line: ${words}`)"""


def opened(page: Page, box: str, words: str) -> None:
    """The box is open, and shows what it is there for."""
    if page.locator(f".st-key-{box} details:not([open])").count():
        page.locator(f".st-key-{box} summary").click()
    expect(page.locator(f".st-key-{box}").get_by_text(words).first).to_be_visible()


def charts_on(page: Page, ground: str) -> None:
    """The page follows the computer from light to dark, and its charts follow the page."""
    expect(page.locator(".js-plotly-plot").first).to_be_visible()
    drawn(page)
    assert page.evaluate("getComputedStyle(document.querySelector('[data-testid=stApp]')).backgroundColor") == ground
    assert page.locator(".js-plotly-plot .main-svg").first.evaluate("chart => chart.style.background") == ground


def results(page: Page) -> None:
    charts_on(page, LIGHT)
    opened(page, "why_verdict", "Does not hold.")
    opened(page, "condition_baa", "This holds.")
    opened(page, "unknown_ai_cover", "Where to look")
    opened(page, "why_score", "rounded down")


def what_if(page: Page) -> None:
    """What would be true then stays in sight while it is ticked."""
    title = {verdict.id: verdict.title for verdict in load_bank().file.verdicts}
    ahead = page.locator(".st-key-ahead")
    expect(ahead.get_by_text(title["stop"])).to_have_count(2)
    page.get_by_role("button", name="Tick exactly these").click()
    expect(ahead.get_by_text(title["serious_gaps"])).to_be_visible()
    expect(ahead.get_by_text("Then, projected · 2 actions ticked")).to_be_visible()
    box = page.locator(".st-key-ticks [data-testid=stCheckbox]:has(input:checked)").first
    box.scroll_into_view_if_needed()
    expect(ahead).to_be_in_viewport()
    box.locator("label").click()
    expect(ahead.get_by_text("1 action ticked")).to_be_visible()


def ways_forward(page: Page) -> None:
    expect(page.locator("[class*='st-key-way_']")).to_have_count(3)
    names = "[...document.querySelectorAll('table tr > :first-child')].filter(c => c.offsetParent)"
    assert page.evaluate(f"{names}.every(c => c.getBoundingClientRect().width > 55)"), "what a row is called stays in words"
    takes = page.locator("[class*='st-key-takes_']").first
    if takes.locator("details:not([open])").count():
        takes.locator("summary").click()
    expect(takes.locator("details[open]")).to_be_visible()


def proposed_law(page: Page) -> None:
    opened(page, "proposed_falls_short", "Would be required")


STEPS = {"results": results, "What if": what_if, "Ways forward": ways_forward, "method": proposed_law}


def a_client(server: Server) -> str:
    """The id of a client with two rounds: the example is none."""
    store = store_of(server)
    first = store.create(BLANK.answered("org_role", "business_associate"))
    store.clients.next_round(first.id, lambda last: next_round(last, last.bank, last.as_of))
    return first.client_id


def visit(page: Page, address: str) -> None:
    page.goto(address)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.locator(".st-key-pages a").last).to_be_attached()
    drawn(page)
    open_some(page)


def open_some(page: Page) -> None:
    """Opens what is folded away, so that it is looked at too; a few boxes are enough where all are alike."""
    for summary in page.locator("[data-testid=stExpander] summary:visible").all()[:4]:
        summary.click()
    drawn(page)
    assert page.locator(".st-key-keys details:not([open])").count() == 0, "the box of the keys, which is like no other"


@pytest.mark.parametrize("width", [1280, 390])
def test_nothing_is_wrong_with_any_page_and_to_look_and_to_look_ahead_saves_nothing(page: Page, server, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme="light")
    key, client = the_example(server), a_client(server)
    store = store_of(server)
    before = store.load(key).revision
    found = {}
    for name in PAGES:
        path, _, section = name.partition(":")
        more = f"&client={client}" if path == "clients" and section else f"&section={section}" if section else ""
        address = f"{server.url}/{path}?a={key}{more}"
        visit(page, address)
        found[name] = wrong(page, name)
        for tab in TABS.get(name, ()):
            page.get_by_role("tab", name=tab).click()
            drawn(page)
            open_some(page)
            found[tab] = wrong(page, tab)
        if width == 1280:  # what is dark has other colors, not another layout: once is enough
            found[f"{name}, dark"] = wrong_in_the_dark(page, address, name)
            found[f"{name}, wide"] = wrong_where_there_is_room(page)
    assert not {name: told for name, told in found.items() if told}
    assert store.load(key).revision == before


def wrong(page: Page, name: str) -> list[str]:
    """Once what the view is there for has been done."""
    if name in STEPS:
        STEPS[name](page)
        drawn(page)
    return [*faults(page), *hangs_over(page), *page.evaluate(HEARD), *page.evaluate(FONTS)]


def wrong_in_the_dark(page: Page, address: str, name: str) -> list[str]:
    """In colors, on the page that was just looked at; charts take the dark ground with their next run."""
    page.emulate_media(color_scheme="dark")
    expect(page.get_by_test_id("stApp")).to_have_css("background-color", DARK)
    if name == "results":
        visit(page, address)
        charts_on(page, DARK)
    found = faults(page, colors_only=True)
    page.emulate_media(color_scheme="light")
    return found


def wrong_where_there_is_room(page: Page) -> list[str]:
    """On a projector: the page is used, and a line of text stays one that the eye can follow back."""
    page.set_viewport_size({"width": 1920, "height": 1080})
    drawn(page)
    used = page.locator(".stMainBlockContainer").bounding_box()["width"]
    found = [*page.evaluate(LONG_LINES, LONGEST_LINE), *hangs_over(page), *([f"only {used} are used"] if used < 1200 else [])]
    page.set_viewport_size({"width": 1280, "height": 900})
    return found
