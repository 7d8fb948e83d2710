"""The first screen of the results, measured: what a founder needs stands above the fold with the sidebar open."""

import re

from playwright.sync_api import FloatRect, Locator, Page, expect

from questionnaire import load_bank
from report.paper.figures import likelihood_impact_grid, phi_flow
from scoring import assess
from tests.conftest import Server
from tests.e2e.rest import drawn
from tests.e2e.stored import EXAMPLE, the_example

BANK = load_bank()
OUTWARD_BOXES = 2
"""Of the flow's bars the third: after the boxes of the channels and their edges."""
HIGH = 720
WANTED = (
    "[class*=st-key-verdict_] h2",
    "[class*=st-key-verdict_] p >> nth=0",
    ".st-key-countdown",
    ".st-key-first_things > div >> nth=2",
    ".st-key-first_things a >> nth=0",
    ".st-key-download_pdf_plan button",
    ".st-key-take_away a",
)


def test_the_first_screen_of_the_example_fits_and_the_sidebar_is_open(server: Server, page: Page) -> None:
    page.set_viewport_size({"width": 1280, "height": HIGH})
    page.goto(f"{server.url}/results?a={the_example(server)}")
    expect(page.locator(".st-key-download_pdf_plan button")).to_be_visible()
    expect(page.locator(".st-key-brand")).to_be_in_viewport()
    drawn(page)
    for wanted in WANTED:
        box = page.locator(wanted).bounding_box()
        assert box is not None and box["y"] >= 0 and box["y"] + box["height"] <= HIGH, (wanted, box)
    tops = [(page.locator(wanted).bounding_box() or {"y": -1})["y"] for wanted in WANTED]
    assert tops[:3] == sorted(tops[:3]) and max(tops[3:5]) < min(tops[5:])
    expect(page.locator(".st-key-take_away a")).to_have_attribute("href", re.compile(r"/?plan\?"))


def test_the_flow_has_its_names_as_wide_as_there_is_room_and_a_click_on_any_mark_shows_the_findings_behind_it(
    server: Server, page: Page
) -> None:
    grid, flow = (make(BANK, EXAMPLE, assess(BANK, EXAMPLE)) for make in (likelihood_impact_grid, phi_flow))
    lone = next(found.references for found in grid.cells if len(found.findings) == 1)
    place, way = next((place, way) for place, way in enumerate(flow.outward) if way.name == "Slack")
    page.goto(f"{server.url}/results?a={the_example(server)}")
    lines = page.locator(".st-key-register summary")
    bar = page.locator(".st-key-by_section .bars .point path").first
    cell = page.locator(".st-key-grid .point").filter(has_text=re.compile(rf"{lone}[A-Z]"))
    box = page.locator(".st-key-flow .barlayer .trace").nth(OUTWARD_BOXES).locator(".point").nth(place)
    cell.wait_for()
    drawn(page)
    whole = lines.count()
    for mark, chart, numbers in ((cell, "grid", lone), (box, "flow", way.reference)) * 2:
        _press(page, mark)
        expect(page.locator(f".st-key-clicked_{chart}")).to_contain_text(f"1 finding, {numbers}.")
        expect(lines).to_have_count(1)
        expect(page.locator("[class*=st-key-clicked_]")).to_have_count(1)
    _press(page, box)
    expect(lines).to_have_count(whole)
    _press(page, cell)
    page.locator(".st-key-clicked_grid").get_by_role("button", name="Show all findings").click()
    expect(lines).to_have_count(whole)
    _press(page, cell)
    expect(lines).to_have_count(1)
    page.locator(".st-key-clicked_grid").get_by_role("button", name="Show all findings").click()
    expect(lines).to_have_count(whole)

    before = _press(page, bar)
    page.locator(".st-key-clicked_by_section").wait_for()
    drawn(page)
    assert 0 < lines.count() < whole and bar.bounding_box() == before, "nothing jumps"
    page.locator(".st-key-clicked_by_section").get_by_role("link", name="below").click()
    expect(page.locator(".st-key-filter")).to_be_in_viewport()

    names = page.locator(".st-key-flow .scatterlayer .trace:has(text)")
    for width, place in ((1280, 1), (390, 0)):
        page.set_viewport_size({"width": width, "height": HIGH})
        expect(names).to_have_count(2)
        expect(names.nth(place)).to_be_visible()
        expect(names.nth(1 - place)).to_be_hidden()


ONE_AFTER_THE_OTHER = """() => new Promise(done => {
    document.querySelector(".st-key-all_register button").click();
    const pills = document.querySelectorAll(".st-key-filter [data-testid=stButtonGroup]")[1];
    setTimeout(() => done(pills.querySelector("button").click()), 20);
})"""
"""The buttons as they stand at the click: one found before may have been drawn anew."""


def test_what_show_all_has_taken_away_does_not_come_back_with_a_click_in_the_same_breath_and_a_finding_leads_to_its_question(
    server: Server, page: Page
) -> None:
    """The browser sends all that the filter shows along with a pill, and has not heard yet that it was emptied."""
    page.goto(f"{server.url}/results?a={the_example(server)}")
    lines, show_all = page.locator(".st-key-register summary"), page.locator(".st-key-all_register button")
    section = page.locator(".st-key-filter [data-testid=stButtonGroup]").first.locator("button").first
    section.wait_for()
    drawn(page)
    whole = lines.count()
    section.click()
    show_all.wait_for()
    drawn(page)
    page.evaluate(ONE_AFTER_THE_OTHER)
    drawn(page)
    expect(section).to_have_attribute("aria-pressed", "false")
    expect(lines).to_have_count(whole)
    lines.nth(8).click()
    link = page.locator(".st-key-register").get_by_role("link", name="To the question")
    question = re.search(r"question=(\w+)", link.get_attribute("href") or "")
    link.click()
    assert question is not None
    title = page.locator(f".st-key-q_{question[1]} h2")
    expect(title).to_be_focused()
    expect(title).to_be_in_viewport()


def _press(page: Page, mark: Locator) -> FloatRect:
    """Answers where it was."""
    mark.scroll_into_view_if_needed()
    drawn(page)
    at = mark.bounding_box()
    assert at
    page.mouse.click(at["x"] + at["width"] / 2, at["y"] + at["height"] / 2)
    return at


IN_LINES = """lines => [...document.querySelectorAll("[class*=st-key-grid_] [class*=st-key-q_]")].every(row =>
    new Set([...row.querySelectorAll("[data-testid=stRadioOption]")].map(one =>
        Math.round(one.getBoundingClientRect().top))).size === lines)"""


def test_questions_with_the_same_choices_stand_as_one_group_in_lines_and_stacked_on_a_phone(server: Server, page: Page) -> None:
    page.goto(f"{server.url}/questions?a={the_example(server)}&section=people")
    rows = page.locator("[class*=st-key-grid_] [class*=st-key-q_]")
    expect(rows).to_have_count(3)
    drawn(page)
    edges = rows.evaluate_all("rows => rows.map(row => getComputedStyle(row).borderTopStyle)")
    assert edges == ["solid", "none", "none"]
    for width, lines in ((1280, 1), (390, 4)):
        page.set_viewport_size({"width": width, "height": HIGH})
        page.wait_for_function(IN_LINES, arg=lines)
