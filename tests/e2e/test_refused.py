"""What cannot be saved as it is waits for a person, on whatever page they are: named, with its reason and the way to its field."""

from dataclasses import replace
from datetime import date

import pytest
from playwright.sync_api import Page, expect

from questionnaire import load_bank
from tests.e2e.axe import faults
from tests.e2e.rest import DARK, LIGHT, at_rest, drawn
from tests.e2e.stored import EXAMPLE, Client

DAY, PEOPLE = "first_phi_on", "seats"
CALLED = {name: load_bank().questions[name].text for name in (DAY, PEOPLE)}
REASON = "“3/15/26” is not a valid date, and is not saved. Write the year with four digits: 3/15/2026."
BOTH = "Not saved yet: 2 fields wait for you. One of them"
CHOOSE = "Not saved yet. It waits for you to choose which of the two to keep"


@pytest.fixture
def client(server) -> Client:
    sheet = replace(EXAMPLE, client="Acme")
    return Client(server, sheet.answered(DAY, None).answered(PEOPLE, None))


def go(page: Page, title: str) -> None:
    """By the link in the sidebar, which on a phone lies in the drawer."""
    drawer = page.get_by_test_id("stExpandSidebarButton")
    if drawer.is_visible():
        drawer.click()
    page.get_by_role("link", name=title).first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(title)


def type_both(page: Page, client: Client) -> None:
    page.goto(client.url("questions?section=first"))
    at_rest(page)
    page.locator(f".st-key-q_{PEOPLE} input").fill("nine")
    page.locator(f".st-key-q_{DAY} input").fill("3/15/26")


def test_what_was_refused_is_named_on_every_page_and_stands_in_its_field_on_return(page: Page, client: Client) -> None:
    """It was lost after one change of page, and "Saved" was said of it. On a phone, where there is the least room."""
    page.set_viewport_size({"width": 390, "height": 720})
    type_both(page, client)
    go(page, "Plan and agreement")
    notice, saved = page.locator(".dc-refused"), page.locator(".dc-saved")
    number = "“nine” is not saved. Type a whole number from 1 to 10,000."
    told = [f"Not saved yet: {CALLED[PEOPLE]} {number} Discard", f"Not saved yet: {CALLED[DAY]} {REASON} Discard"]
    expect(notice.locator("p")).to_have_text(told)
    expect(notice).to_be_in_viewport(ratio=1)
    expect(saved).to_have_text(f"{BOTH}: {CALLED[PEOPLE]}")
    go(page, "Results")
    expect(notice).to_be_in_viewport(ratio=1)
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        expect(page.get_by_test_id("stApp")).to_have_css("background-color", {"light": LIGHT, "dark": DARK}[scheme])
        drawn(page, kept=2)
        assert faults(page) == []
    page.goto(Client(client.server, replace(EXAMPLE, client="Birch")).url("results"))
    expect(notice.locator("p").first).to_contain_text(f"Not saved yet, in Acme: {CALLED[PEOPLE]}")
    page.goto(client.url("results"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Results")
    expect(notice.locator("p").first).to_contain_text(f"Not saved yet: {CALLED[PEOPLE]}")
    expect(notice).to_contain_text(REASON)
    notice.get_by_role("link", name=CALLED[DAY]).click()
    question = page.locator(f".st-key-q_{DAY}")
    expect(question).to_be_in_viewport()
    expect(question.locator("input")).to_have_value("3/15/26")
    expect(question.get_by_role("alert")).to_contain_text(REASON)
    expect(notice).not_to_contain_text(REASON)
    expect(saved).to_have_text(f"{BOTH}: {CALLED[PEOPLE]}")  # what stands in its field is not saved either
    question.locator("input").fill("3/15/2026")
    client.becomes(page, lambda sheet: sheet.answers.get(DAY), date(2026, 3, 15))
    expect(saved).to_have_text(f"Not saved yet: {CALLED[PEOPLE]}")
    notice.get_by_role("button", name="Discard").click()
    expect(notice).to_be_hidden()
    at_rest(page)
    assert PEOPLE not in client.sheet.answers


def test_what_was_refused_can_be_read_whole_on_any_page_and_is_shortened_in_its_field(page: Page, client: Client) -> None:
    """Name and day are on two screens: what was typed into the one was not there where its link led."""
    page.goto(client.url("report"))
    at_rest(page)
    page.get_by_label("Day of the assessment").fill("3/15/26")
    page.get_by_label("Organization").fill("Valley Health " * 15)
    go(page, "Results")
    notice = page.locator(".dc-refused")
    expect(notice).to_contain_text("Not saved yet: Day of the assessment. “3/15/26”")
    expect(notice).to_contain_text("Not saved yet: Organization. “Valley Health Valley Health")
    expect(notice).to_contain_text("is not saved. It has 210 characters; at most 200 are kept, so shorten it.")
    expect(notice).to_be_in_viewport(ratio=1)
    notice.get_by_text("All that you entered").click()
    assert notice.locator("details div").inner_text() == "Valley Health " * 15
    notice.get_by_role("link", name="Organization").click()
    expect(page.get_by_label("Organization")).to_have_value("Valley Health " * 15)
    expect(page.get_by_label("Day of the assessment")).to_have_value("3/15/26")
    expect(notice).to_be_hidden()
    page.get_by_label("Day of the assessment").fill("3/15/2026")
    page.get_by_label("Organization").press("End")
    for _ in range(11):
        page.keyboard.press("Backspace")
    client.becomes(page, lambda sheet: (sheet.client, sheet.as_of), (("Valley Health " * 15)[:-11], date(2026, 3, 15)))
    at_rest(page)


def test_a_letter_that_was_refused_stands_in_its_field_where_its_link_leads_and_one_sign_in_an_old_view_replaces_no_long_one(
    page: Page, client: Client
) -> None:
    """It led to the downloads, where there is no letter."""
    page.goto(client.url("report"))
    page.get_by_role("tab", name="Before handing over").click()
    letter = page.get_by_label("Cover letter")
    expect(letter).to_be_visible()
    at_rest(page)
    letter.fill("W" * 10_050)
    expect(page.get_by_text("10,050 characters; 10,000 fit")).to_be_visible()
    link = page.locator(".dc-refused").get_by_role("link", name="Cover letter")
    page.get_by_role("tab", name="Download").click()
    expect(letter).to_be_hidden()
    link.click()
    expect(letter).to_have_value("W" * 10_050)
    go(page, "Clients")
    page.reload()
    expect(letter).to_be_hidden()
    link.click()
    expect(letter).to_have_value("W" * 10_050)
    letter.fill("Dear board,")
    client.becomes(page, lambda sheet: sheet.handover.letter, "Dear board,")
    at_rest(page)

    long = "Dear board, " * 400
    client.store.change(client.key, lambda sheet: replace(sheet, handover=sheet.handover.model_copy(update={"letter": long})))
    letter.press_sequentially("x")
    expect(page.get_by_text("was changed elsewhere in the meantime")).to_be_visible()
    page.wait_for_timeout(3000)  # the outbox would send it again after two seconds
    assert client.sheet.handover.letter == long
    expect(page.locator(".dc-saved")).not_to_have_text("Saved")
    page.get_by_role("button", name="Keep what is there now").click()
    expect(letter).to_have_value(long)
    at_rest(page)
    assert client.sheet.handover.letter == long


def test_what_falls_due_on_the_way_brings_no_old_screen_back_and_is_shown_below_its_field_where_that_holds_something_newer(
    page: Page, client: Client
) -> None:
    """Its message named the old screen: that one came back, under the address of the new one."""
    type_both(page, client)
    page.evaluate(
        """async () => {
            const { tell } = window.deskcheck;
            const link = () => document.querySelector("[data-section=agreement]");
            while (!link()) await new Promise(requestAnimationFrame);  // the run for the first field may draw it at this moment
            window.told = [];
            window.due = window.deskcheck.pending.size;
            window.deskcheck.tell = (kind, value) => { window.told.push(kind); tell(kind, value); };
            link().click();  // in one breath: it is drawn anew when the first field is left
            for (const entry of window.deskcheck.pending.values()) entry.next = 0;
            document.body.append(document.createElement("i"));
        }"""
    )
    expect(page.locator(".dc-refused")).to_contain_text("“nine” is not saved.")
    expect(page.get_by_role("heading", level=1)).to_have_text("Plan and agreement")
    assert page.evaluate("window.told") == ["go"] and page.evaluate("window.due") > 0  # it was asked from the new screen
    expect(page.locator(".dc-refused")).to_contain_text(REASON)
    client.store.change(client.key, lambda sheet: sheet.answered(DAY, date(2026, 2, 1)))
    go(page, "Patient details in support")
    question = page.locator(f".st-key-q_{DAY}")
    expect(question.locator(".dc-fields")).to_have_text(REASON)
    expect(question.locator("input")).to_have_value("Feb 1, 2026")
    drawn_with = client.sheet
    page.wait_for_timeout(3000)
    assert client.sheet == drawn_with and client.sheet.answers[DAY] == date(2026, 2, 1)


def test_what_waits_for_a_choice_says_so_on_every_page_and_leads_there(page: Page, client: Client) -> None:
    """It said "Deskcheck keeps trying" for as long as one waited, and after a reload that Deskcheck does not answer."""
    page.goto(client.url("questions?section=scope"))
    at_rest(page)
    client.store.change(client.key, lambda sheet: sheet.answered(PEOPLE, 12))
    page.locator(f".st-key-q_{PEOPLE} input").fill("15")
    saved = page.locator(".dc-saved")
    expect(saved).to_have_text(f"{CHOOSE}: {CALLED[PEOPLE]}")
    expect(page.locator(f".st-key-q_{PEOPLE} .dc-fields")).to_have_text(f"{CHOOSE}.")
    saved.get_by_role("link").click()
    for button in ("Use mine", "Keep what is there now"):
        expect(page.get_by_role("button", name=button)).to_be_in_viewport()
    page.goto(client.url("results"))
    expect(saved).to_have_text(f"{CHOOSE}: {CALLED[PEOPLE]}")
    notice = page.locator(".st-key-choose")
    expect(notice).to_contain_text(CALLED[PEOPLE])
    expect(notice).to_be_in_viewport(ratio=1)
    page.wait_for_timeout(7000)  # longer than the page is patient with what it cannot save
    expect(saved).to_have_text(f"{CHOOSE}: {CALLED[PEOPLE]}")
    notice.get_by_role("link").click()
    page.get_by_role("button", name="Use mine").click()
    go(page, "Results")  # at once: what was chosen is asked of the server from there
    expect(notice).to_be_hidden()
    at_rest(page)
    assert client.sheet.answers[PEOPLE] == 15


def test_the_page_says_that_nothing_is_saved_as_soon_as_the_field_does(page: Page, client: Client) -> None:
    """It said "Saving…" for three seconds beside a day that the field had refused, and above the question which of two to keep."""
    page.goto(client.url("questions?section=first"))
    at_rest(page)
    page.evaluate(  # nothing but the fields' own marks tells it
        "() => { const { tell } = window.deskcheck; window.deskcheck.tell = (kind, value) => kind !== 'edits' && tell(kind, value); }"
    )
    day, people, saved = page.locator(f".st-key-q_{DAY}"), page.locator(f".st-key-q_{PEOPLE}"), page.locator(".dc-saved")
    day.locator("input").fill("3/15/26")
    expect(day.get_by_role("alert")).to_contain_text(REASON)
    expect(saved).to_have_text("Not saved yet")
    day.locator("input").fill("3/15/2026")
    at_rest(page)
    client.store.change(client.key, lambda sheet: sheet.answered(PEOPLE, 12))
    people.locator("input").fill("15")
    expect(people.locator(".dc-fields")).to_have_text(f"{CHOOSE}.")
    expect(saved).to_have_text(f"{CHOOSE}.")
    people.get_by_role("button", name="Use mine").click()
    client.becomes(page, lambda sheet: sheet.answers.get(PEOPLE), 15)
    at_rest(page)
