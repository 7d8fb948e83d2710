"""Where one is, how far, and how one gets on: on a phone, on a wide screen, by keyboard, and on a page that the browser translates."""

import re
from dataclasses import replace

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.rest import at_rest, drawn
from tests.e2e.stored import BLANK, EXAMPLE, keep, store_of, the_example

PHONE = {"width": 390, "height": 844}
COUNT = """around => {
    const count = () => document.querySelectorAll(around).length;
    window.fewest = count();
    new MutationObserver(() => window.fewest = Math.min(window.fewest, count())).observe(document.body, { subtree: true, childList: true });
}"""
PRESS_AT_ONCE = """section => {
    const watch = new MutationObserver(() => {
        const link = document.querySelector(`[data-section=${section}]`);
        if (!link) return;
        watch.disconnect();
        link.click();
    });
    watch.observe(document.body, { subtree: true, childList: true });
}"""
# What Chrome's translation does: each text goes into two elements of its own, and so does each that comes later.
TRANSLATE = """() => {
    const wrap = root => {
        const texts = [], walk = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
        while (walk.nextNode()) texts.push(walk.currentNode);
        for (const text of texts) {
            const within = text.parentElement;
            if (!text.nodeValue.trim() || !within || within.closest("script, style, textarea, svg, font, [translate=no]")) continue;
            const outer = document.createElement("font"), inner = outer.appendChild(document.createElement("font"));
            text.replaceWith(outer);
            text.nodeValue = text.nodeValue.toUpperCase();
            inner.append(text);
            if (++window.translated > 20000) throw new Error("the page is translated without end");
        }
    };
    window.translated = 0;
    wrap(document.body);
    new MutationObserver(changes => {
        for (const node of changes.flatMap(change => [...change.addedNodes]))
            if (node.isConnected) wrap(node.nodeType === 3 ? node.parentNode : node);
    }).observe(document.body, { childList: true, subtree: true });
}"""
ROWS = """() => {
    const tops = [...document.querySelectorAll(".st-key-pages a")].map(row => row.getBoundingClientRect().top);
    return Math.min(...tops.slice(1).map((top, place) => top - tops[place]));
}"""
RING = """() => {
    const found = [];
    for (let part = document.activeElement; part && found.length < 4; part = part.parentElement) found.push(getComputedStyle(part));
    return found.some(style => style.outlineStyle === "solid" && parseFloat(style.outlineWidth) >= 2);
}"""


def acme(server) -> str:
    return store_of(server).create(EXAMPLE, example=True).id


def test_the_sidebar_says_how_far_one_is_and_follows_each_click(page: Page, server) -> None:
    page.goto(f"{server.url}/questions?a={keep(server, BLANK)}")
    how_far = page.locator(".dc-how-far")
    expect(how_far).to_have_text("Nothing answered yetNo verdict yet")
    expect(page).to_have_title("Questions: The first five minutes · Deskcheck")
    page.locator(".st-key-q_phi_kinds, .st-key-q_org_role").first.get_by_role("radio").last.click(force=True)
    expect(how_far).to_contain_text(re.compile(r"1 of \d+ questions answered, including 1 “I don't know”"))
    expect(how_far).to_contain_text("So far: It depends on something")
    page.locator(".st-key-q_org_role").get_by_text("None of these").click()
    expect(how_far).to_contain_text("HIPAA does not appear to apply to you")
    page.get_by_label("Organization").fill("Acme <b>Clinic</b>")
    page.keyboard.press("Tab")
    expect(page).to_have_title("Questions: The first five minutes · Acme <b>Clinic</b> · Deskcheck")
    page.get_by_role("link", name="Plan", exact=True).click()
    expect(page).to_have_title("Plan · Acme <b>Clinic</b> · Deskcheck")


@pytest.mark.parametrize("page_name", ["questions", "workshop"])
def test_what_was_undone_stands_in_sight_of_who_pressed_undo(page: Page, server, page_name: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 720})
    key, noted = acme(server), ("desk", "channels", "seats", "attachments", "first_phi_on")
    long = {question: "A note of many words. " * 8 for question in noted}
    store_of(server).change(key, lambda sheet: replace(sheet, notes=sheet.notes | long))
    page.goto(f"{server.url}/{page_name}?a={key}")
    at_rest(page)
    page.get_by_test_id("stSidebar").get_by_role("button", name="Undo").click()
    expect(page.locator(".st-key-undone")).to_contain_text("the history has all of them")
    expect(page.locator(".st-key-undone")).to_be_in_viewport(ratio=1)
    expect(page.get_by_role("status").filter(has_text="the history has all of them")).to_have_class("dc-told")


def test_a_way_that_leads_nowhere_from_here_is_not_followed_again_by_itself(page: Page, server) -> None:
    """Seconds later this tab went where another one had been opened, and a room was taken from its question to the next."""
    page.goto(f"{server.url}/questions?a={acme(server)}&section=scope")
    at_rest(page)
    sections = page.locator(".dc-sections a")
    with page.context.expect_page() as other:
        sections.nth(3).click(modifiers=["ControlOrMeta"])
    drawn(other.value)
    other.value.close()
    assert not page.evaluate("window.deskcheck.wanted")
    page.locator(".dc-sections a[aria-current]").click()
    assert not page.evaluate("window.deskcheck.wanted")
    sections.nth(3).click()
    expect(page.get_by_role("heading", level=1)).not_to_have_text("Who you are and what you use")


def test_the_list_of_sections_and_the_verdict_so_far_stay_while_an_answer_is_saved(page: Page, server) -> None:
    """They were gone until the click was dealt with, and with them the focus on a link and what was pressed there."""
    for section, around in (("agreement", ".dc-sections"), ("first", ".dc-sections, .dc-so-far")):
        page.goto(f"{server.url}/questions?a={acme(server)}&section={section}")
        at_rest(page)
        answers = page.get_by_role("radio", checked=False)
        answers.first.check(force=True)  # the first answer draws the page anew, where what its answers mean changes
        at_rest(page)
        page.evaluate(COUNT, around)
        answers.first.check(force=True)
        at_rest(page)
        assert page.evaluate("window.fewest") == around.count(".dc-"), section


def test_a_section_chosen_as_soon_as_the_list_is_there_is_reached(page: Page, server) -> None:
    """The page's own arrival came after the press, and counted as what came of it."""
    page.goto(f"{server.url}/history?a={acme(server)}")
    at_rest(page)
    page.evaluate(PRESS_AT_ONCE, "agreement")
    page.get_by_role("link", name="Questions", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Plan and agreement")


FOLLOW_THE_PAGES = """() => {
    window.tops = [];
    const look = () => {
        const pages = document.querySelector(".st-key-pages");
        if (pages) window.tops.push(pages.getBoundingClientRect().top);
        window.following = requestAnimationFrame(look);
    };
    look();
}"""


def test_the_pages_of_the_sidebar_stay_where_they_are_while_a_page_is_drawn(page: Page, server) -> None:
    """What stands above them comes last: on each page they stood four rows higher for a third of a second, and a press met another one."""
    page.goto(f"{server.url}/results?a={the_example(server)}")  # with more above the pages than is kept for it at first
    drawn(page)
    page.evaluate(FOLLOW_THE_PAGES)
    for name in ("Plan", "Report", "Results"):
        page.locator(".st-key-pages").get_by_role("link", name=name, exact=True).click()
        expect(page.get_by_role("heading", level=1)).to_have_text(name)
        drawn(page)
    tops = page.evaluate("window.tops")
    row = page.locator(".st-key-pages a").first.bounding_box()
    assert row and len(tops) > 30 and max(tops) - min(tops) < row["height"] / 4


def test_on_a_phone_the_drawer_is_closed_at_first_and_after_each_choice(page: Page, server) -> None:
    page.set_viewport_size(PHONE)
    page.goto(f"{server.url}/questions?a={acme(server)}")
    heading = page.get_by_role("heading", level=1)
    section = page.locator(".dc-sections a", has_text="Plan and agreement")
    plan = page.locator(".st-key-pages").get_by_role("link", name="Plan", exact=True)
    for chosen, title in ((section, "Plan and agreement"), (plan, "Plan")):
        at_rest(page)
        expect(page.get_by_test_id("stSidebar")).to_have_attribute("data-collapsed", "true")
        page.get_by_test_id("stExpandSidebarButton").click()
        expect(page.get_by_test_id("stSidebar")).not_to_have_attribute("data-collapsed", "true")
        assert page.evaluate(ROWS) >= 44
        chosen.click(delay=50)
        expect(heading).to_have_text(title)
    expect(page.get_by_test_id("stSidebar")).to_have_attribute("data-collapsed", "true")


def test_whoever_goes_by_keyboard_sees_where_they_are(page: Page, server) -> None:
    key = acme(server)
    for path in ("", "questions", "report"):
        page.goto(f"{server.url}/{path}?a={key}")
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        drawn(page)
        for step in range(30):
            page.keyboard.press("Tab")
            if page.evaluate("document.activeElement === document.body"):
                break  # once around
            assert page.evaluate(RING), (path, step, page.evaluate("document.activeElement.outerHTML.slice(0, 200)"))


def test_a_translated_page_keeps_working(page: Page, server) -> None:
    page.goto(f"{server.url}/questions?a={keep(server, BLANK)}")
    at_rest(page)
    page.evaluate(TRANSLATE)
    role, desk = page.locator(".st-key-q_org_role [data-testid=stRadioOption]"), page.locator(".st-key-q_desk [data-testid=stRadioOption]")
    heading = page.get_by_role("heading", level=1)
    for choice in (desk.nth(0), desk.nth(1), role.nth(2), role.nth(0), role.nth(2)):
        choice.click()
        expect(choice.locator("input")).to_be_checked()
        drawn(page)
    page.locator(".st-key-first_details button").click()
    expect(heading).to_have_text("WHO YOU ARE AND WHAT YOU USE")
    page.locator(".st-key-next_scope button").click()
    expect(heading).to_have_text("PATIENT DETAILS IN SUPPORT")
    for choice in (1, 0, 1):
        page.locator(".st-key-q_phi_reaches_support [data-testid=stRadioOption]").nth(choice).click()
        drawn(page)
    for place, title in ((3, "RESULTS"), (4, "PLAN"), (5, "REPORT"), (7, "METHOD AND SOURCES"), (2, "PATIENT DETAILS IN SUPPORT")):
        page.locator(".st-key-pages a").nth(place).click(delay=50)
        expect(heading).to_have_text(re.compile(title, re.IGNORECASE))
    expect(page.locator(".dc-how-far")).to_contain_text(re.compile("3 of ", re.IGNORECASE))


def test_a_box_opens_at_once_for_whoever_asked_their_computer_for_less_motion(page: Page, server) -> None:
    page.goto(f"{server.url}/questions?a={acme(server)}")
    at_rest(page)
    running = """box => new Promise(done => { box.click(); requestAnimationFrame(() => done(document.getAnimations()
        .some(one => one.playState === 'running' && one.effect.getComputedTiming().duration > 0))); })"""
    boxes = page.locator("[data-testid=stExpander] summary")
    assert not boxes.nth(0).evaluate(running)
    drawn(page)
    page.emulate_media(reduced_motion="no-preference")
    drawn(page)
    assert boxes.nth(1).evaluate(running)
