"""A founder of nine people goes from the start to the first verdict: by mouse on a phone, and in the dark by keyboard alone on a laptop.

Clicks and words are counted against what the first pass may take, and what a step needs stands where the eye is.
"""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Literal

from playwright.sync_api import Locator, Page, ViewportSize, expect

from questionnaire import load_bank
from tests.conftest import Server
from tests.e2e.rest import at_rest, drawn
from tests.e2e.stored import store_of

PHONE: ViewportSize = {"width": 390, "height": 844}
LAPTOP: ViewportSize = {"width": 1280, "height": 720}
WIDE: ViewportSize = {"width": 1920, "height": 1080}
MOST_CLICKS, MOST_WORDS = 18, 1000
"""From the start's button to the results; on the page of the first pass, once all is answered and each consequence stands there."""
ANSWERS: tuple[tuple[str, int | str | tuple[int, ...]], ...] = (
    ("org_role", 2),
    ("desk", 0),
    ("seats", "9"),
    ("phi_reaches_support", 3),
    ("phi_prevention", 3),
    ("first_phi_on", "March 2026"),
    ("intercom_plan", 3),
    ("baa_status", 2),
    ("channels", (0, 1)),
    ("integrations_inventory", 3),
    ("ai_use", (0,)),
    ("training_identity_verification", 1),
    ("training_permissible_disclosures", 1),
    ("training_minimum_necessary", 1),
    ("risk_analysis", 2),
)
TYPED = {"9": 9, "March 2026": date(2026, 3, 1)}
SAID_AT_ONCE = {
    "desk": (".dc-so-far", "something you still have to find out"),
    "first_phi_on": (".st-key-q_first_phi_on", "March 2026, counted from its first day"),
    "baa_status": (".st-key-q_baa_status", "risk"),
}
"""Once a question is answered: where, and what."""
WORDS = """() => {
    const main = document.querySelector("[data-testid=stMain]");
    return main.innerText.trim().split(/\\s+/).length - main.querySelectorAll("[data-testid=stIconMaterial]").length;
}"""
SEEN = """question => {
    const active = document.activeElement, box = (active.closest("label") ?? active).getBoundingClientRect();
    const there = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
    return Boolean(there?.closest(`.st-key-q_${question}`) && active.closest(`.st-key-q_${question}`));
}"""
"""Whether the focus is in a question, in sight, and nothing lies over it."""


def within(page: Page, question: str) -> Locator:
    return page.locator(f".st-key-q_{question}")


def by_mouse(page: Page, question: str, answer: int | str | tuple[int, ...]) -> int:
    """Answers one question; how many clicks it took."""
    box = within(page, question)
    if isinstance(answer, str):
        box.get_by_role("textbox").click()
        page.keyboard.type(answer)
        return 1
    places = (answer,) if isinstance(answer, int) else answer
    for place in places:
        box.locator("[data-testid=stRadioOption], [data-testid=stButtonGroup] button").nth(place).click()
    return len(places)


def by_keyboard(page: Page, question: str, answer: int | str | tuple[int, ...]) -> int:
    """The same with Tab, arrows and the space bar."""
    within(page, question).locator("input, button").first.wait_for()  # Streamlit fetches its widgets one by one
    for _ in range(12):
        if page.evaluate("q => document.activeElement.matches(`.st-key-q_${q} :is(input, button)`)", question):
            break
        page.keyboard.press("Tab")
    if isinstance(answer, str):
        page.keyboard.type(answer)
        return 1
    if isinstance(answer, tuple):
        for step, place in enumerate(answer):
            for _ in range(place - answer[step - 1] if step else place):
                page.keyboard.press("ArrowRight")
            page.keyboard.press("Space")
            expect(within(page, question).get_by_role("button", pressed=True)).to_have_count(step + 1)
        return len(answer)
    for place in range(1, answer + 1) if answer else (0,):
        page.keyboard.press("ArrowDown" if place else "Space")
        expect(within(page, question).get_by_role("radio").nth(place)).to_be_checked()
    return 1


CUT = """() => [...document.querySelectorAll("[data-testid=stButtonGroup] button *")]
    .filter(part => part.scrollWidth > part.clientWidth + 1 && part.clientWidth).map(part => part.innerText)"""


def stored_as(question: str, answer: int | str | tuple[int, ...]) -> object:
    choices = [*(choice.id for choice in load_bank().questions[question].choices), "unknown"]
    if isinstance(answer, tuple):
        return tuple(choices[place] for place in answer)
    return TYPED[answer] if isinstance(answer, str) else choices[answer]


def reach_the_first_verdict(
    page: Page,
    server: Server,
    screen: ViewportSize,
    scheme: Literal["light", "dark"],
    answered: Callable[[Page, str, int | str | tuple[int, ...]], int],
    before: Callable[[str], None] = lambda question: None,
) -> str:
    """Answers the id of the assessment. `before` each question something else may happen."""
    screens = (screen,) if screen == PHONE else (WIDE, screen)
    page.set_viewport_size(screen)
    page.emulate_media(color_scheme=scheme)
    page.goto(server.url)
    heading, so_far = page.get_by_role("heading", level=1), page.locator(".dc-so-far")
    begin = page.get_by_role("button", name="Start an assessment")
    expect(begin).to_be_in_viewport()
    drawn(page)
    begin.click()
    clicks = 1
    expect(so_far).to_contain_text("No verdict yet")
    drawn(page)
    expect(heading).to_be_focused()
    for question, answer in ANSWERS:
        before(question)
        clicks += answered(page, question, answer)
        page.wait_for_function(SEEN, arg=question)
        expect(so_far).to_be_in_viewport(ratio=1)
        if question in SAID_AT_ONCE:
            place, words = SAID_AT_ONCE[question]
            expect(page.locator(place)).to_contain_text(words)
    expect(so_far).to_contain_text("Stop patient details from reaching this desk today")
    expect(so_far).to_contain_text("is met, and patient details reach the desk.")
    expect(so_far).to_contain_text("15 of 15, including 1 “I don't know”")
    for each in screens:
        page.set_viewport_size(each)
        drawn(page)
        expect(so_far).to_be_in_viewport(ratio=1)
        assert not page.evaluate(CUT), "each choice shows its whole label"
    read = page.evaluate(WORDS)
    onward = page.get_by_role("button", name="See the results")
    onward.press("Enter") if answered is by_keyboard else onward.click()
    clicks += 1
    expect(page.locator(".st-key-download_pdf_plan button")).to_be_visible()
    expect(page.locator(".st-key-verdict_stop")).to_be_visible()
    expect(heading).to_be_focused()
    for each in reversed(screens):
        page.set_viewport_size(each)
        for wanted in (
            "[class*=st-key-verdict_] h2",
            "[class*=st-key-verdict_] p >> nth=0",
            *((".st-key-first_things > div >> nth=2", ".st-key-download_pdf_plan button") if screen != PHONE else ()),
        ):
            expect(page.locator(wanted)).to_be_in_viewport(ratio=1)
    assert clicks <= MOST_CLICKS and read <= MOST_WORDS, (clicks, read)
    at_rest(page)
    key = page.evaluate("new URLSearchParams(location.search).get('a')")
    assert store_of(server).load(key).assessment.answers == {question: stored_as(question, answer) for question, answer in ANSWERS}
    return key


def test_a_founder_reaches_the_first_verdict_by_keyboard_and_a_wide_screen_shows_all_of_it_too(page: Page, server: Server) -> None:
    reach_the_first_verdict(page, server, LAPTOP, "dark", by_keyboard)


def test_a_founder_on_a_phone_reloads_in_between_and_goes_on_from_the_first_verdict_to_the_pdf(page: Page, server: Server) -> None:
    def before(question: str) -> None:
        if question == "org_role":
            page.get_by_label("Organization").fill("Acme Telehealth")
        if question == "phi_prevention":
            expect(within(page, "first_phi_on")).to_be_visible()
            page.reload()
            expect(page.get_by_role("heading", level=1)).to_have_text("The first five minutes")
            expect(within(page, "phi_reaches_support").get_by_role("radio", name="Regularly")).to_be_checked()

    key = reach_the_first_verdict(page, server, PHONE, "light", by_mouse, before)
    page.get_by_test_id("stExpandSidebarButton").click()
    page.locator(".st-key-pages").get_by_role("link", name="Report", exact=True).click()
    expect(page.get_by_label("Organization")).to_have_value("Acme Telehealth")
    with page.expect_download() as download:
        page.get_by_role("button", name="Download the plan to hand over (PDF)").click()
    assert download.value.suggested_filename.startswith("deskcheck-acme-telehealth-")
    assert Path(download.value.path()).read_bytes().startswith(b"%PDF-")
    assert store_of(server).load(key).assessment.client == "Acme Telehealth"
