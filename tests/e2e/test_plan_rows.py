"""The plan by keyboard: owner, day and done are set in the closed row, and the focus stays where it is."""

import re
from dataclasses import replace
from datetime import date

from playwright.sync_api import Locator, Page, expect

from questionnaire import load_bank
from questionnaire.assessment import PlanEntry
from questionnaire.flow.rounds import next_round
from tests.e2e.axe import faults, hangs_over
from tests.e2e.rest import at_rest, drawn
from tests.e2e.stored import EXAMPLE, Client, store_of


def opened(page: Page, server) -> Client:
    """The plan of a firm that answers as the example does is on the screen."""
    client = Client(server, replace(EXAMPLE, client="Acme"))
    page.goto(client.url("plan"))
    at_rest(page)
    return client


def tab_to(page: Page, wanted: Locator) -> None:
    """Goes on by Tab until it is there."""
    for _ in range(40):
        page.keyboard.press("Tab")
        if wanted.evaluate("field => field === document.activeElement"):
            return
    raise AssertionError("Tab does not lead there")


def place(page: Page) -> int:
    return page.evaluate("document.querySelector('[data-testid=stMain]').scrollTop")


def test_by_keyboard_several_rows_are_set_at_once_then_owner_day_and_done_in_a_closed_row_and_the_hours_a_week_move_the_roadmap(
    page: Page, server
) -> None:
    """The focus stays where it is, and the roadmap moves at once."""
    client = opened(page, server)
    page.get_by_label("Change several at once").focus()
    page.keyboard.press("Space")
    for name in ("A2", "A4"):
        tick = page.get_by_label(re.compile(f"^Choose {name} "))
        tick.focus()
        page.keyboard.press("Space")
        expect(tick).to_be_checked()
        at_rest(page)
        expect(tick).to_be_focused()
    page.get_by_label("Owner", exact=True).focus()
    page.keyboard.type("Kim")
    button = page.get_by_role("button", name="Apply to 2 actions")
    tab_to(page, button)
    page.keyboard.press("Enter")
    client.becomes(
        page,
        lambda sheet: [sheet.plan.get(a, PlanEntry()).owner for a in ("pause_pasting", "pause_integrations")],
        ["Kim"] * 2,
    )
    at_rest(page)
    expect(page.get_by_label(re.compile("^Owner of A2 "))).to_have_value("Kim")
    expect(page.get_by_label(re.compile("^Choose A2 "))).not_to_be_checked()
    page.get_by_test_id("stMain").get_by_role("button", name="Undo").press("Enter")
    client.becomes(page, lambda sheet: sheet.plan.get("pause_pasting"), None)
    at_rest(page)
    page.get_by_label("Change several at once").press("Space")
    expect(page.get_by_label(re.compile("^Choose A2 "))).to_have_count(0)
    at_rest(page)

    row = page.locator(".st-key-row_pause_sms")
    owner, due, done = (row.get_by_label(name) for name in ("Owner of A3", "Due date of A3", "Done A3"))
    page.get_by_role("tab", name="To do").focus()
    tab_to(page, owner)
    scrolled = place(page)
    page.keyboard.type("Kim Lee", delay=60)
    client.becomes(page, lambda sheet: sheet.plan.get("pause_sms"), PlanEntry("Kim Lee"))
    at_rest(page)
    expect(owner).to_be_focused()
    expect(owner).to_have_value("Kim Lee")
    page.keyboard.press("Tab")
    expect(due).to_be_focused()
    page.keyboard.type("12/1/2026", delay=60)
    client.becomes(page, lambda sheet: sheet.plan["pause_sms"], PlanEntry("Kim Lee", date(2026, 12, 1)))
    at_rest(page)
    expect(due).to_be_focused()
    expect(due).to_have_value("12/1/2026")
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Shift+Tab")
    expect(done).to_be_focused()
    page.keyboard.press("Space")
    client.becomes(page, lambda sheet: sheet.plan["pause_sms"], PlanEntry("Kim Lee", date(2026, 12, 1), "done"))
    at_rest(page)
    expect(done).to_be_focused()
    expect(row.locator("del")).to_contain_text("A3")
    assert place(page) == scrolled
    expect(row.get_by_text("Evidence to keep")).to_have_count(0)

    page.get_by_text("Roadmap, as a picture").click()
    summary = page.get_by_text("the last is due on")
    before = summary.inner_text()
    hours = page.get_by_label("Hours a week", exact=True)
    hours.fill("60")
    expect(summary).not_to_have_text(before)
    at_rest(page)
    expect(hours).to_be_focused()


def test_the_first_week_stands_on_the_first_screen_and_what_is_true_now_and_a_letter_come_into_sight_by_one_click(
    page: Page, server
) -> None:
    """What is true now appeared below the fold, with the best answer chosen."""
    page.set_viewport_size({"width": 1280, "height": 720})
    client = opened(page, server)
    for row in page.locator(".st-key-week [class*='st-key-row_']").all():
        box = row.bounding_box()
        assert box and box["y"] + box["height"] <= 720

    row = page.locator(".st-key-row_upgrade_plan")
    row.scroll_into_view_if_needed()
    row.get_by_text("Done", exact=False).first.click()
    at_rest(page)
    expect(row.get_by_text("To confirm, choose an answer first")).to_be_in_viewport()
    expect(row.get_by_role("button", name="Confirm")).to_be_disabled()
    expect(row.get_by_role("radio", checked=True)).to_have_count(0)

    page.locator(".st-key-week").get_by_role("link", name="Reply to a patient who sends medical details").first.click()
    expect(page.get_by_role("heading", name="Reply to a patient who sends medical details")).to_be_visible()
    assert f"a={client.key}" in page.url and "letter=patient_reply" in page.url


def test_axe_finds_nothing_while_rows_are_chosen_asked_about_and_warned_of(page: Page, server) -> None:
    page.set_viewport_size({"width": 390, "height": 900})
    opened(page, server)
    page.get_by_label("Change several at once").focus()
    page.keyboard.press("Space")
    page.locator(".st-key-row_upgrade_plan").get_by_text("Done", exact=False).first.click()
    expect(page.get_by_text("What is true now?")).to_be_visible()
    page.get_by_label(re.compile("^Owner of A2 ")).fill("SSN 123-45-6789")
    expect(page.get_by_text("Deskcheck must not hold patient details")).to_be_visible()
    for width in (390, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        drawn(page)
        assert not faults(page) and not hangs_over(page), width


def second_round(server) -> tuple[str, str]:
    """The ids of a client's first round and of the second, whose answers wait to be confirmed."""
    store = store_of(server)
    first = store.create(replace(EXAMPLE, client="Acme")).id
    return first, store.clients.next_round(first, lambda last: next_round(last, load_bank().version, last.as_of)).id


def test_the_focus_goes_from_what_is_gone_to_what_stands_next(page: Page, server) -> None:
    """All of a section is confirmed by keyboard, then one carried answer, then an action, whose undo stands in its place."""
    first, key = second_round(server)
    page.goto(f"{server.url}/questions?a={key}&section=people")
    at_rest(page)
    opener = page.get_by_role("button", name="Confirm all of this section")
    opener.focus()
    page.keyboard.press("Enter")
    tab_to(page, page.get_by_role("button", name="All still hold"))
    page.keyboard.press("Enter")
    expect(opener).to_have_count(0)
    expect(page.get_by_test_id("stMain").locator("summary").first).to_be_focused()

    page.get_by_role("link", name="Plan and agreement").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Plan and agreement")
    at_rest(page)
    button = page.locator(f".st-key-confirm_{key}_intercom_plan button")
    page.locator(".st-key-q_intercom_plan input[type=radio]:checked").focus()
    tab_to(page, button)
    page.keyboard.press("Enter")
    expect(button).to_have_count(0)
    expect(page.locator(".st-key-q_intercom_plan summary").first).to_be_focused()

    page.goto(f"{server.url}/plan?a={first}")
    at_rest(page)
    row = page.locator(".st-key-row_upgrade_plan")
    row.get_by_text("Done", exact=False).first.click()
    at_rest(page)
    for group in row.get_by_role("radiogroup").all():
        group.get_by_role("radio").first.focus()
        page.keyboard.press("Space")
        at_rest(page)
        expect(group.get_by_role("radio").first).to_be_focused()
    tab_to(page, row.get_by_role("button", name="Confirm"))
    page.keyboard.press("Enter")
    expect(page.locator(f".st-key-unconfirm_{first}_upgrade_plan button")).to_be_focused()
