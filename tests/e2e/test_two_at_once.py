"""Two windows on one assessment, and undo by keyboard."""

from playwright.sync_api import BrowserContext, Page, expect

from tests.e2e.rest import at_rest, drawn
from tests.e2e.stored import Client
from tests.e2e.test_nothing_lost import client  # noqa: F401 - a fixture


def test_two_windows_that_answer_the_same_question_are_asked_and_told_what_was_answered_and_that_the_round_was_finished_elsewhere(
    context: BrowserContext,
    client: Client,  # noqa: F811
) -> None:
    """One in the first pass, one in the section. What was answered elsewhere to another question is shown, and then changed unasked."""
    client.store.change(client.key, lambda sheet: sheet.answered("org_role", None))
    one, two = context.new_page(), context.new_page()
    for page, section in ((one, "first"), (two, "scope")):
        page.goto(client.url(f"questions?section={section}"))
        at_rest(page)
    one.locator(".st-key-q_org_role [data-testid=stRadioOption]", has_text="Covered entity").click()
    client.becomes(one, lambda sheet: sheet.answers.get("org_role"), "covered_entity")
    one.locator(".st-key-q_desk").get_by_text("Another help desk").click()
    at_rest(one)
    first = client.sheet.answers["desk"]
    two.locator(".st-key-q_desk").get_by_text("A shared mailbox").click()
    expect(two.get_by_text("This was changed elsewhere in the meantime.")).to_be_visible()
    assert client.sheet.answers["desk"] == first, "not the last click in silence"
    drawn(two, kept=1)  # what else was changed comes to stand above, and moves the button
    two.get_by_role("button", name="Use mine").click()
    client.becomes(two, lambda sheet: sheet.answers["desk"], "shared_inbox")
    at_rest(two)
    assert client.sheet.answers["org_role"] == "covered_entity"
    for page in (one, two):
        expect(page.locator(".st-key-q_org_role").get_by_role("radio", name="Covered entity")).to_be_checked()
    two.locator(".st-key-q_org_role [data-testid=stRadioOption]", has_text="Business associate").click()
    client.becomes(two, lambda sheet: sheet.answers["org_role"], "business_associate")
    at_rest(two)
    one.get_by_role("link", name="Plan", exact=True).first.click()
    expect(one.locator(".st-key-news")).to_contain_text("A shared mailbox")
    one.get_by_role("button", name="I have seen this").click()
    expect(one.locator(".st-key-news")).to_have_count(0)

    # The choice went back by itself, the page said "Saved", and the other questions still looked open.
    client.store.clients.finish(client.key)
    role = two.locator(".st-key-q_org_role")
    role.locator("[data-testid=stRadioOption]", has_text="Covered entity").click()
    expect(role).to_contain_text("What was given here last is not saved. This round is finished and frozen.")
    expect(two.locator(".stMainBlockContainer input[type=radio]:enabled")).to_have_count(0)
    drawn(two, kept=1)
    expect(role).to_contain_text("What was given here last is not saved.")


def test_undo_and_redo_by_keyboard_and_in_a_field_they_are_the_browser_s_own(page: Page, client: Client) -> None:  # noqa: F811
    client.store.change(client.key, lambda sheet: sheet.noted("desk", "An earlier change."))
    page.goto(client.url("questions?section=scope"))
    at_rest(page)
    begun = client.sheet.answers["desk"]
    page.locator(".st-key-q_desk").get_by_text("A shared mailbox").click()
    client.becomes(page, lambda sheet: sheet.answers["desk"], "shared_inbox")
    at_rest(page)
    page.keyboard.down("Control")
    for _ in range(4):  # held down, it repeats, and is one press
        page.keyboard.down("z")
        page.wait_for_timeout(60)
    page.keyboard.up("z")
    page.keyboard.up("Control")
    client.becomes(page, lambda sheet: sheet.answers["desk"], begun)
    expect(page.locator(".st-key-undone").get_by_text("Undone.")).to_be_visible()
    at_rest(page)
    assert client.sheet.notes["desk"] == "An earlier change."
    for redo in ("Control+Shift+z", "Control+y"):
        page.keyboard.press(redo)
        client.becomes(page, lambda sheet: sheet.answers["desk"], "shared_inbox")
        at_rest(page)
        if redo != "Control+y":
            page.keyboard.press("Control+z")
            client.becomes(page, lambda sheet: sheet.answers["desk"], begun)
            at_rest(page)
    field = (
        page.get_by_label("Organization (optional)")
        if page.get_by_label("Organization (optional)").count()
        else page.locator("textarea").first
    )
    field.focus()
    page.keyboard.press("Control+z")
    at_rest(page)
    assert client.sheet.answers["desk"] == "shared_inbox"
