"""More than one name given to "Add an app" is asked about or told, and nothing is lost; a form goes on where it begins."""

from dataclasses import replace

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.e2e.rest import at_rest, drawn
from tests.e2e.stored import EXAMPLE, Client
from tests.e2e.test_nothing_lost import APPS, ROWS, apps, names, press, remove


def test_a_line_like_several_names_is_asked_about_also_when_it_was_left_and_another_name_in_its_place_ends_the_question(
    page: Page, server
) -> None:
    client = apps(server, page, 1)
    page.get_by_label("Add an app").click()
    page.keyboard.type("Slack, Zoom, Jira", delay=20)
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Add 3 apps")).to_be_visible()
    drawn(page)
    assert names(client.sheet) == ["Old CRM"]
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    client.becomes(page, names, ["Old CRM", "Slack", "Zoom", "Jira"])
    drawn(page)  # the field that was emptied stands beside the old one until its run is over
    expect(page.get_by_label("Add an app")).to_be_focused()
    expect(page.get_by_label("Add an app")).to_have_value("")
    page.keyboard.type("Acme, Inc.", delay=20)
    page.get_by_role("heading", level=1).click()
    expect(page.get_by_role("button", name="Add as one")).to_be_visible()
    drawn(page)
    assert names(client.sheet) == ["Old CRM", "Slack", "Zoom", "Jira"]
    page.get_by_label("Add an app").fill("Loom")
    page.get_by_label("Add an app").press("Enter")
    client.becomes(page, names, ["Old CRM", "Slack", "Zoom", "Jira", "Loom"])
    expect(page.get_by_role("button", name="Add as one")).to_have_count(0)
    at_rest(page)
    assert names(client.sheet) == ["Old CRM", "Slack", "Zoom", "Jira", "Loom"]


def test_a_column_pasted_into_the_name_of_an_app_is_asked_about_and_one_longer_than_the_list_stays_in_the_field_through_a_reload(
    context: BrowserContext, page: Page, server
) -> None:
    """It made one app of all, "Slack Jira Zendesk", without a word."""
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    client = apps(server, page, 2)
    page.evaluate("navigator.clipboard.writeText('Slack\\r\\nJira Service Management\\tIT\\n\\nAcme, Inc.\\n')")
    page.get_by_label("App 1", exact=True).click()
    page.keyboard.press("Control+A")
    page.keyboard.press("Control+V")
    expect(page.get_by_text("This reads like 3 names: “Slack”, “Jira Service Management” and “Acme, Inc.”.")).to_be_in_viewport()
    expect(page.get_by_label("Add an app")).to_be_focused()
    expect(page.get_by_label("App 1", exact=True)).to_have_value("Old CRM")
    drawn(page)
    assert names(client.sheet) == ["Old CRM", "Stripe"]
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    five = ["Old CRM", "Stripe", "Slack", "Jira Service Management", "Acme, Inc."]
    client.becomes(page, names, five)
    drawn(page)

    column = [f"Vendor {n}" for n in range(210)]
    page.evaluate("words => navigator.clipboard.writeText(words)", "\n".join(column))
    page.get_by_label("Add an app").click()
    page.keyboard.press("Control+V")
    told = page.get_by_text("210 new names, and room for 195: this list holds at most 200 apps. Take 15 out of the field")
    expect(told).to_be_visible()
    at_rest(page)
    page.on("dialog", lambda dialog: dialog.accept())
    page.reload()
    expect(told).to_be_visible()
    expect(page.get_by_label("Add an app")).to_have_value("; ".join(column))
    assert names(client.sheet) == five


def test_after_a_change_by_the_keyboard_the_focus_is_in_the_first_field_and_a_draft_survives_a_reload(page: Page, server) -> None:
    client = Client(server, replace(EXAMPLE, client="Acme"))
    page.goto(client.url("report"))
    page.get_by_role("tab", name="Before handing over").click()
    owner = page.get_by_label("New owner")
    expect(owner).to_be_visible()
    drawn(page)
    owner.click()
    for n in range(2):
        page.keyboard.type(f"Kim {n}", delay=20)
        page.keyboard.press("Tab")
        page.keyboard.type("She knows the vendor.", delay=20)
        expect(page.get_by_role("button", name="Change", exact=True)).to_be_enabled()
        drawn(page)
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        client.becomes(page, lambda sheet: [change.value for change in sheet.handover.overrides], [f"Kim {n}"])
        drawn(page)
        expect(owner).to_be_focused()
        expect(owner).to_have_value("")
    page.keyboard.type("Dana", delay=20)
    drawn(page)
    page.reload()
    page.get_by_role("tab", name="Before handing over").click()
    expect(owner).to_have_value("Dana")


@pytest.mark.parametrize("held", [20, 120])
def test_what_was_typed_into_an_app_that_is_removed_at_once_is_settled_by_the_removal(page: Page, server, held: int) -> None:
    client = apps(server, page, 6)
    at = remove(page, 2)
    page.get_by_label("App 3", exact=True).click()
    page.keyboard.press("End")
    page.keyboard.type(" X", delay=30)
    press(page, at, held)
    client.becomes(page, names, [name for name in APPS[:6] if name != "Calendly"])
    page.wait_for_timeout(3000)  # the outbox would send what was typed again after two seconds
    at_rest(page)
    expect(page.get_by_text("no longer in the list")).to_have_count(0)
    assert client.sheet.answers["integrations"] == tuple(row for row in ROWS[:6] if row.name != "Calendly")
