"""A consultant with three clients: two rounds each, a comparison, a deletion that is taken back. In a real browser."""

import re
from dataclasses import replace
from datetime import date

from playwright.sync_api import Page, Route, expect

from questionnaire import Assessment, load_bank
from questionnaire.flow.rounds import next_round
from tests.e2e.rest import drawn
from tests.e2e.stored import BLANK, store_of

NAMES = ("Ackley Telehealth", "Bellamy Clinic", "Colfax Care")  # of no other test: the server is shared


def stored(server, name: str) -> None:
    """A client with two rounds: of what was answered in the first, one answer is confirmed in the second, the other changed."""
    store = store_of(server)
    sheet = replace(BLANK, client=name).answered("org_role", "covered_entity")
    first = store.create(sheet.answered("phi_reaches_support", "routinely"))
    second = store.clients.next_round(first.id, lambda last: next_round(last, last.bank, last.as_of))
    store.change(second.id, lambda now: now.confirmed("org_role").answered("phi_reaches_support", "blocked"))


def open_client(page: Page, name: str) -> None:
    page.locator(".st-key-pages").get_by_role("link", name="Clients").click()
    page.locator("table.dc-clients").get_by_role("link", name=name).click()
    expect(page.get_by_role("heading", level=1, name=name)).to_be_visible()
    drawn(page)


def test_a_consultant_compares_and_finishes_rounds_finds_the_list_as_it_was_left_and_takes_a_deletion_back(page: Page, server) -> None:
    for name in NAMES:
        stored(server, name)
    page.goto(f"{server.url}/clients")
    open_client(page, NAMES[0])
    expect(page.locator("[class*='st-key-round_']")).to_have_count(2)
    page.get_by_text("Compare two rounds").click()
    expect(page.get_by_text("Both have the same date.")).to_be_visible()
    expect(page.locator(".st-key-compare_rounds").get_by_role("heading", name="Answers")).to_be_visible()
    page.locator("[class*='st-key-round_']").last.get_by_role("button", name="Finish").click()
    page.get_by_role("button", name="Finish this round").click()
    expect(page.locator("[class*='st-key-round_']").last).to_contain_text("Finished")
    page.locator("[class*='st-key-round_']").last.get_by_role("link").click()
    expect(page.get_by_text("This round is finished.")).to_be_visible()
    page.locator(".st-key-pages").get_by_role("link", name="Questions").click()
    expect(page.locator(".st-key-q_org_role").get_by_role("radio").first).to_be_disabled()
    to_the_list = page.locator(".st-key-pages").get_by_role("link", name="Clients")
    to_the_list.click()
    page.get_by_label("Find a client").fill("colfax")
    expect(page.locator("table.dc-clients").get_by_role("link")).to_have_text([NAMES[2]])
    drawn(page)
    the_list = page.url
    assert "a=" in the_list and "client=" not in the_list, "the assessment that is open stays so"
    for back in (page.go_back, page.get_by_role("link", name="All clients").click, to_the_list.click):  # to the list as it was left
        page.locator("table.dc-clients").get_by_role("link", name=NAMES[2]).click()
        expect(page.get_by_role("heading", level=1, name=NAMES[2])).to_be_visible()
        drawn(page)
        back()
        expect(page.get_by_label("Find a client")).to_have_value("colfax")
        expect(page.locator("table.dc-clients").get_by_role("link")).to_have_text([NAMES[2]])
        # A link to the page that one is on changes what is shown and not the address: a reload opened the client again.
        expect(page).to_have_url(the_list)
        drawn(page)
    page.reload()
    expect(page.get_by_role("heading", level=1, name="Clients")).to_be_visible()
    open_client(page, NAMES[1])
    page.get_by_role("button", name="Delete").click()
    page.get_by_role("button", name="Move to the trash").click()
    listed = page.locator("table.dc-clients").get_by_role("link", name=re.compile("|".join(NAMES)))
    expect(listed).to_have_text([NAMES[2], NAMES[0]])  # changed last, first
    page.get_by_text("Trash", exact=True).click()
    page.locator("[class*='st-key-deleted_']", has_text=NAMES[1]).get_by_role("button", name="Put back").click()
    expect(page.locator("table.dc-clients").get_by_role("link", name=NAMES[1])).to_be_visible()


def test_a_name_typed_before_the_page_is_there_whole_and_the_reason_of_a_correction_survive_a_reload_and_are_forgotten_once_used(
    page: Page, server
) -> None:
    store = store_of(server)
    key = store.create(Assessment(load_bank().version, date(2026, 11, 21), client="Eastlake Care")).id
    store.clients.finish(key)
    late: list[Route] = []
    page.route("**/BidiComponent*.js", lambda route: late.append(route))
    page.goto(f"{server.url}/clients?client={key}")
    name, reason, correct = page.get_by_label("Name"), page.get_by_label("Why it is corrected"), page.get_by_role("button", name="Correct")
    name.fill("Eastlake Clinic")
    name.blur()
    late.pop().continue_()
    page.unroute("**/BidiComponent*.js")
    drawn(page)
    correct.click()
    reason.fill("The BAA was found.")
    drawn(page)
    page.reload()
    expect(name).to_have_value("Eastlake Clinic")
    drawn(page)
    page.get_by_role("button", name="Rename").click()
    expect(page.get_by_role("heading", level=1, name="Eastlake Clinic")).to_be_visible()
    correct.click()
    expect(reason).to_have_value("The BAA was found.")
    drawn(page)
    page.get_by_role("button", name="Begin the correction").click()
    expect(page).to_have_url(re.compile("/questions"))
    drawn(page)
    store.clients.delete([one.id for one in store.clients.all()[0][0].rounds if one.correction])  # else this round leads to it
    page.goto(f"{server.url}/results?a={key}")
    correct.click()
    expect(reason).to_have_value("")


def test_a_corrected_round_leads_to_its_correction_under_its_own_address_also_through_a_reload(page: Page, server) -> None:
    """The correction was drawn under the address of the round that it corrects."""
    store = store_of(server)
    key = store.create(Assessment(load_bank().version, date(2026, 11, 21), client="Eastlake Care")).id
    store.clients.finish(key)
    correction = store.clients.correct(key, "The BAA was found.").id
    page.goto(f"{server.url}/results?a={key}")  # from the very page to which it leads
    drawn(page)
    page.get_by_role("button", name="Go to Round 1, correction 1").click()
    expect(page).to_have_url(re.compile(f"/results.*a={correction}"))
    expect(page.get_by_text("This round is finished.")).to_be_hidden()
    page.reload()
    expect(page.get_by_text("Round 1, correction 1")).to_be_visible()
