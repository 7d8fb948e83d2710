"""Somebody who clicks fast, types badly, loses the line, closes the lid and comes back, finds all of it."""

import re
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from questionnaire import Assessment, load_bank
from questionnaire.assessment import Integration
from questionnaire.file import write
from tests.conftest import few
from tests.e2e.relay import Relay, relay
from tests.e2e.rest import at_rest, disconnected, drawn, held, nothing_comes_late, told
from tests.e2e.stored import EXAMPLE, Client, the_example

BANK = load_bank()
APPS = ("Old CRM", "Stripe", "Calendly", "Twilio", "Zapier", "Notion", "Slack", "Zoom", "Jira")
KNOWN = (("phi", "signed"), ("no_phi", "unknown"), ("unknown", "not_signed"))
ROWS = tuple(Integration(name, *KNOWN[n % 3]) for n, name in enumerate(APPS))
PLACE = "[class*='st-key-app_']:has([data-testid=stButton])"


@pytest.fixture
def client(server) -> Client:
    return Client(server, replace(EXAMPLE, client="Acme"))


@pytest.fixture
def line(server) -> Iterator[Relay]:
    with relay(server.port) as found:
        yield found


def names(sheet: Assessment) -> list[str]:
    return [row.name for row in sheet.answers.get("integrations", ())]


def remove(page: Page, number: int) -> dict[str, float]:
    """Where that button is: a press below the screen's edge would be none."""
    button = page.get_by_role("button", name="Remove", exact=True).nth(number)
    button.scroll_into_view_if_needed()
    return button.bounding_box()


def row_class(page: Page, name: str) -> str:
    """The class that an app's row has, whatever happens to the others."""
    names = page.locator(PLACE).filter(has=page.locator(f"input[value='{name}']")).get_attribute("class") or ""
    return re.findall(r"st-key-app_[\w-]+", names)[0]


def press(page: Page, box: dict[str, float], held: float = 20) -> None:
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.mouse.down()
    page.wait_for_timeout(held)
    page.mouse.up()


@contextmanager
def locked(client: Client) -> Iterator[None]:
    """Another program holds the database."""
    other = sqlite3.connect(client.server.data / "deskcheck.sqlite3", isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    try:
        yield
    finally:
        other.execute("ROLLBACK")
        other.close()


def double_click(page: Page, button: Locator, gap: int) -> None:
    """Two clicks, the second `gap` milliseconds after the first; a busy browser is told when each was made, however late it takes it in."""
    button.scroll_into_view_if_needed()
    seen(page)
    place = dict(zip("xy", middle(button.bounding_box()), strict=True)) | {"button": "left", "clickCount": 1}
    mouse = page.context.new_cdp_session(page)
    begun = time.time()
    for after, kind in ((0, "mousePressed"), (20, "mouseReleased"), (gap, "mousePressed"), (gap + 20, "mouseReleased")):
        moment = begun + after / 1000
        page.wait_for_timeout(max(0, 1000 * (moment - time.time())))
        mouse.send("Input.dispatchMouseEvent", {"type": kind, "timestamp": moment, **place})
    mouse.detach()


def seen(page: Page) -> None:
    """Waits until whatever has moved was seen where it is: before that, a press on it is answered with a word and does nothing."""
    drawn(page)
    page.wait_for_timeout(700)


def apps(server, page: Page, count: int = 9) -> Client:
    client = Client(server, EXAMPLE.answered("integrations", ROWS[:count]))
    page.goto(client.url("questions?section=integrations"))
    expect(page.get_by_role("button", name="Remove", exact=True)).to_have_count(count)
    at_rest(page)
    seen(page)
    return client


def test_over_a_slow_line_an_answer_whose_question_goes_and_comes_back_stays(page: Page, client: Client, line: Relay) -> None:
    page.goto(client.url("questions?section=scope", line))
    at_rest(page)
    role, desk = (page.locator(f".st-key-q_{question} [data-testid=stRadioOption]") for question in ("org_role", "desk"))
    desk.nth(1).click()
    at_rest(page)
    line.delay = 0.3
    role.nth(0).click()
    page.wait_for_timeout(600)  # the server has heard it; that the question is gone is on its way back
    role.nth(1).click()
    at_rest(page)
    expect(desk.nth(1).get_by_role("radio")).to_be_checked()
    nothing_comes_late(page)
    assert client.sheet.answers["desk"] == "other_help_desk"


# Lists.


def test_a_double_click_on_remove_removes_one_app_and_changes_no_other(page: Page, server) -> None:
    client = apps(server, page)
    for gap in few(30, 400, long=(120, 250)):
        double_click(page, page.get_by_role("button", name="Remove", exact=True).first, gap)
        client.becomes(page, names, list(APPS[1:]))
        nothing_comes_late(page)
        assert client.sheet.answers["integrations"] == ROWS[1:]
        page.get_by_test_id("stMain").get_by_role("button", name="Undo").click()
        client.becomes(page, lambda sheet: sheet.answers["integrations"], ROWS)
        at_rest(page)


MOVED = "The list had just moved; press again."
TALL = {"width": 1280, "height": 1800}
"""The whole list and what follows fits, so nothing but the list moves."""
CLOSES_UP = """([first, next]) => new Promise((pressed, failed) => {
    setTimeout(failed, 20000, new Error("the list did not close up"));
    const press = ([x, y]) => {
        const at = { bubbles: true, cancelable: true, button: 0, detail: 1, clientX: x, clientY: y };
        const target = document.elementFromPoint(x, y);
        for (const kind of ["pointerdown", "pointerup", "click"]) target.dispatchEvent(new PointerEvent(kind, at));
    };
    const rows = () => document.querySelectorAll("[class*='st-key-app_'][class*='_remove']").length;
    const before = rows();
    new MutationObserver((_, watcher) => {
        if (rows() >= before) return;  // while it closes up, a row may stand at its new place and at its old one
        watcher.disconnect();
        requestAnimationFrame(() => { if (next) press(next); pressed(); });
    }).observe(document.body, { childList: true, subtree: true });
    press(first);
})"""


def without(*numbers: int) -> tuple[Integration, ...]:
    return tuple(row for number, row in enumerate(ROWS) if number not in numbers)


def told_of_a_move(page: Page) -> str:
    """A press whose button went before its release is carried out a moment later, by the page's own clock."""
    return page.evaluate("() => new Promise(done => setTimeout(() => done(document.querySelector('.dc-moved')?.textContent ?? ''), 60))")


def middle(box: dict[str, float]) -> list[float]:
    return [box["x"] + box["width"] / 2, box["y"] + box["height"] / 2]


def test_a_button_that_a_program_scrolls_to_and_presses_at_once_is_pressed(page: Page, server) -> None:
    """Nothing had moved but by the scroll, of which the browser tells only when it draws next: the press did nothing."""
    page.set_viewport_size({"width": 1280, "height": 500})
    page.goto(f"{server.url}/report?a={the_example(server)}")
    page.get_by_text("More formats").click()
    for name in ("Tasks for Jira", "Download the plan", "Tasks (CSV", "Plan of action", "Tasks for Linear"):
        seen(page)
        with page.expect_download():
            page.get_by_role("button", name=name).click()


@pytest.mark.parametrize("gap", few(60, 350, long=(150, 250, 500)))
def test_two_removals_one_after_the_other_remove_just_these_two(page: Page, server, gap: int) -> None:
    """Or, where the list closed up before the second press, the first alone, and the person is told: never a third."""
    page.set_viewport_size(TALL)
    client = apps(server, page)
    first, second = remove(page, 4), remove(page, 7)
    press(page, first)
    page.wait_for_timeout(gap)
    press(page, second)
    said = told_of_a_move(page)
    nothing_comes_late(page)
    assert (client.sheet.answers["integrations"], said) in ((without(4, 7), ""), (without(4), MOVED))


def test_a_press_right_after_a_removal_counts_above_it_and_by_the_keyboard_and_where_the_list_closed_up_only_when_made_again(
    page: Page, server
) -> None:
    """Where the list has just closed up it removes nothing, and says so."""
    page.set_viewport_size(TALL)
    client = apps(server, page)
    below = page.locator(f".{row_class(page, 'Slack')}").get_by_role("button", name="Remove", exact=True)
    page.evaluate(CLOSES_UP, [middle(remove(page, 4)), middle(remove(page, 2))])
    client.becomes(page, lambda sheet: sheet.answers["integrations"], without(2, 4))
    below.press("Enter")
    client.becomes(page, lambda sheet: sheet.answers["integrations"], without(2, 4, 6))
    assert told_of_a_move(page) == ""
    at_rest(page)
    seen(page)

    stood = remove(page, 4)
    page.evaluate(CLOSES_UP, [middle(remove(page, 2)), middle(stood)])
    assert told_of_a_move(page) == MOVED
    seen(page)
    press(page, stood)
    client.becomes(page, lambda sheet: sheet.answers["integrations"], without(2, 3, 4, 6, 8))
    nothing_comes_late(page)
    assert client.sheet.answers["integrations"] == without(2, 3, 4, 6, 8)


def choose(page: Page, field: Locator, name: str) -> None:
    """Folds the list out and chooses; once more where what is drawn anew has folded it shut in between, as a person would."""
    option = page.get_by_role("option", name=name)
    for _ in range(5):
        field.click(delay=60)
        try:
            expect(option).to_be_visible(timeout=2000)
        except AssertionError:
            continue
        return option.click()
    raise AssertionError(f"{name}: the list does not open")


def test_a_list_that_was_scrolled_has_not_moved_and_an_answer_or_next_right_after_a_removal_leaves_all_others_as_they_were(
    page: Page, server
) -> None:
    client = apps(server, page)
    page.mouse.move(640, 450)
    page.mouse.wheel(0, 120)
    page.wait_for_timeout(100)
    press(page, remove(page, 3))
    client.becomes(page, lambda sheet: sheet.answers["integrations"], without(3))
    assert told_of_a_move(page) == ""
    at_rest(page)
    seen(page)

    row = page.locator(f".{row_class(page, 'Zapier')}")
    press(page, remove(page, 0))
    page.wait_for_timeout(80)
    field = row.get_by_label("Patient details reach it?").last  # while the list closes up, a row may hold the one before it as well
    choose(page, field, "No patient details")
    client.becomes(page, lambda sheet: [r.data for r in sheet.answers["integrations"] if r.name == "Zapier"], ["no_phi"])
    at_rest(page)
    left = tuple(replace(row, data="no_phi") if row.name == "Zapier" else row for row in without(0, 3))
    assert client.sheet.answers["integrations"] == left
    seen(page)

    press(page, remove(page, 0))
    page.wait_for_timeout(60)
    page.get_by_role("button", name="Next").click(delay=20)
    expect(page.get_by_role("heading", level=1)).not_to_have_text("What else is connected")
    client.becomes(page, lambda sheet: sheet.answers["integrations"], left[1:])


def test_name_after_name_each_with_enter_is_added_in_order_one_not_sent_survives_a_reload_and_a_pasted_column_becomes_rows(
    context: BrowserContext, page: Page, server
) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    client = apps(server, page, 1)
    page.get_by_label("Add an app").click()
    for name in ("Slack", "Zoom", "Jira"):
        page.keyboard.type(name, delay=60)
        page.keyboard.press("Enter")
    client.becomes(page, names, ["Old CRM", "Slack", "Zoom", "Jira"])
    at_rest(page)
    expect(page.get_by_label("Add an app")).to_be_focused()
    expect(page.get_by_label("Add an app")).to_have_value("")
    page.keyboard.type("Loom", delay=60)  # the one who takes their time
    page.keyboard.press("Enter")
    client.becomes(page, names, ["Old CRM", "Slack", "Zoom", "Jira", "Loom"])
    at_rest(page)
    page.keyboard.type("Zendesk Talk", delay=60)
    page.reload()
    expect(page.get_by_label("Add an app")).to_have_value("Zendesk Talk")
    page.get_by_label("Add an app").press("Enter")
    expect(page.get_by_label("Add an app")).to_have_value("")
    typed = ["Old CRM", "Slack", "Zoom", "Jira", "Loom", "Zendesk Talk"]
    client.becomes(page, names, typed)
    at_rest(page)

    page.get_by_label("Add an app").click()
    page.evaluate("navigator.clipboard.writeText('Front\\nZoom Phone\\r\\n\\nAsana\\n')")
    page.keyboard.press("Control+V")
    page.keyboard.press("Enter")
    client.becomes(page, names, [*typed, "Front", "Zoom Phone", "Asana"])
    at_rest(page)  # the field that was emptied stands beside the old one until its run is over
    expect(page.get_by_label("Add an app")).to_be_focused()
    page.evaluate("navigator.clipboard.writeText('Name\\tOwner\\nslack\\tAnn\\n- Calendly\\tBob\\n2) Miro\\t\\n')")
    page.keyboard.press("Control+V")
    client.becomes(page, names, [*typed, "Front", "Zoom Phone", "Asana", "Calendly", "Miro"])
    left_out = "“Name” was left out as the heading of the list. Slack is on the list already. Only the first column was taken."
    expect(page.get_by_text(left_out)).to_be_visible()


# The line.


def test_a_click_into_a_dead_line_is_stored_when_the_line_is_back_and_not_called_saved_before_and_who_leaves_is_asked(
    page: Page, client: Client, line: Relay, watch
) -> None:
    page.goto(client.url("questions?section=scope", line))
    at_rest(page)
    line.swallow()
    page.locator(".st-key-q_desk [data-testid=stRadioOption]").nth(1).click()
    expect(page.locator(".dc-saved")).to_have_text("Saving\u2026", timeout=1000)
    page.wait_for_timeout(8000)  # it asks again at least twice
    expect(page.locator(".dc-saved")).not_to_have_text("Saved")
    assert client.sheet.answers["desk"] == "intercom"
    with page.expect_event("dialog") as asked:
        page.close(run_before_unload=True)
    assert asked.value.type == "beforeunload"
    asked.value.dismiss()
    line.restore()
    client.becomes(page, lambda sheet: sheet.answers["desk"], "other_help_desk")
    at_rest(page)
    watch.expect_lost_connection()


def test_what_was_answered_and_typed_over_a_dead_line_reaches_the_results(page: Page, client: Client, line: Relay, watch) -> None:
    """A choice, a box among many, a day, a note, the name: then straight to the results."""
    page.goto(client.url("questions?section=scope", line))
    at_rest(page)
    page.get_by_text("Help, sources and").first.click()
    expect(page.get_by_label("Note.").first).to_be_visible()
    at_rest(page)
    line.swallow()
    page.locator(".st-key-q_desk [data-testid=stRadioOption]").nth(2).click()
    page.locator(".st-key-q_special_records button").nth(4).click()
    page.get_by_label("Organization").fill("Beta Health")
    page.get_by_label("Note.").first.fill("Typed on a train.")
    page.get_by_label("Day of the assessment").fill("11/30/2026")
    held(page, 5)
    told(page)
    page.get_by_role("link", name="Results", exact=True).click()
    line.cut()
    disconnected(page)
    line.restore()

    def seen(sheet: Assessment) -> object:
        boxes = sheet.answers.get("special_records")
        return sheet.answers["desk"], boxes, sheet.client, "Typed on a train." in sheet.notes.values(), sheet.as_of.isoformat()

    client.becomes(page, seen, ("shared_inbox", ("minors", "reproductive"), "Beta Health", True, "2026-11-30"), 25)
    expect(page.get_by_role("heading", level=1)).to_have_text("Results")
    page.goto("about:blank")
    watch.expect_lost_connection()


def test_a_locked_file_is_said_beside_the_answer_and_nothing_is_counted_before_it_is_stored(page: Page, client: Client) -> None:
    client.store.change(client.key, lambda sheet: sheet.answered("backup", None))
    page.goto(client.url("questions?section=configuration"))
    at_rest(page)
    counted = page.locator(".dc-sections a[aria-current] .dc-progress")
    before = counted.inner_text()
    question = page.locator(".st-key-q_backup")
    with locked(client):
        question.locator("[data-testid=stRadioOption]").nth(0).click()
        expect(question.get_by_role("alert").first).to_be_in_viewport(timeout=10_000)
        expect(page.get_by_test_id("stSidebar").get_by_role("alert").first).to_be_visible()
        assert counted.inner_text() == before
        expect(page.locator(".dc-saved")).not_to_have_text("Saved")
    client.becomes(page, lambda sheet: sheet.answers.get("backup"), "confirmed", 25)  # by itself
    at_rest(page)
    assert counted.inner_text() != before


# Typing.


DRAW_ANEW = """area => {
    area.dispatchEvent(new Event("input", { bubbles: true }));
    area.replaceWith(Object.assign(area.cloneNode(true), { value: "" }));
    return new Promise(done => setTimeout(() => done([...window.deskcheck.pending.values()].map(edit => edit.after)), 250));
}"""


SET_BACK = """field => {
    const set = Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, "value").set;
    set.call(field, "Typed, then set back.");
    field.dispatchEvent(new Event("input", { bubbles: true }));
    set.call(field, "");
    return new Promise(done => setTimeout(() => done([...window.deskcheck.pending.values()].map(edit => edit.after)), 250));
}"""


def test_a_note_is_kept_whole_over_a_pause_and_though_its_field_is_set_back_or_drawn_anew(page: Page, client: Client) -> None:
    page.goto(client.url("questions?section=scope"))
    at_rest(page)
    page.get_by_text("Help, sources and").last.click()
    page.get_by_label("Note.").last.wait_for()
    at_rest(page)
    page.get_by_label("Note.").last.press_sequentially("One", delay=30)
    page.wait_for_timeout(2000)
    page.keyboard.type(" two", delay=30)  # the box is still open
    client.becomes(page, lambda sheet: "One two" in sheet.notes.values(), True)
    page.keyboard.type(", one old", delay=30)
    page.get_by_text("Help, sources and").last.click()  # folded away at once
    client.becomes(page, lambda sheet: "One two, one old" in sheet.notes.values(), True)
    expect(page.locator("summary", has_text="Help, sources and").last).to_contain_text("your note")

    page.get_by_text("Help, sources and").first.click()
    note = page.get_by_label("Note.").first
    note.wait_for()
    at_rest(page)
    # Streamlit sets back what comes in the breath in which a field is drawn: the empty field was then taken for what was typed last.
    assert note.evaluate(SET_BACK) in ([], ["Typed, then set back."])  # stored already, or under way
    client.becomes(page, lambda sheet: "Typed, then set back." in sheet.notes.values(), True)
    expect(note).to_have_value("Typed, then set back.")

    # The page that Back brings may draw the field once more, empty, before it goes: that once overwrote what was typed.
    at_rest(page)
    note.fill("Typed, then drawn anew.")
    assert note.evaluate(DRAW_ANEW) in ([], ["Typed, then drawn anew."])
    client.becomes(page, lambda sheet: "Typed, then drawn anew." in sheet.notes.values(), True)


@pytest.mark.parametrize("alone", few("unknown", long=("none",)))
def test_a_choice_after_one_that_stands_alone_takes_its_place_for_good(page: Page, server, alone: str) -> None:
    """The choice that stands alone makes one value of several: the browser's first edit was sent again with the second one in it."""
    client = Client(server, EXAMPLE.answered("ai_use", ("vendor_ai", "staff_paste_into_ai")))
    page.goto(client.url("questions?section=ai"))
    at_rest(page)
    choices = [choice.id for choice in BANK.questions["ai_use"].choices] + ["unknown"]
    pills = page.locator(".st-key-q_ai_use button[aria-pressed]")
    pills.nth(choices.index(alone)).click()
    expect(page.locator(".st-key-q_ai_use button[aria-pressed=true]")).to_have_count(1)
    pills.nth(choices.index("vendor_ai")).click()
    at_rest(page)
    expect(page.locator(".st-key-q_ai_use button[aria-pressed=true]")).to_have_text(pills.nth(choices.index("vendor_ai")).inner_text())
    assert client.sheet.answers["ai_use"] == ("vendor_ai",)


def test_a_reason_typed_right_before_its_tick_is_taken_away_moves_into_the_note_whole(page: Page, server) -> None:
    client = Client(server, EXAMPLE.noted("customer_requirements", "").excused("customer_requirements", "Old reason."))
    page.goto(client.url("questions?section=program"))
    at_rest(page)
    reason = page.get_by_label("Why does it not apply?").first
    reason.press("Control+End")
    reason.press_sequentially(" And more.", delay=30)
    page.get_by_text("This does not apply to us").first.click()
    expect(reason).to_have_count(0)
    at_rest(page)
    assert client.sheet.notes["customer_requirements"] == "Old reason. And more."
    assert "customer_requirements" not in client.sheet.not_applicable


def test_a_note_is_stored_though_somebody_leaves_at_once(page: Page, client: Client) -> None:
    page.goto(client.url("questions?section=exposure"))
    at_rest(page)
    for question, leave in (
        ("desk", page.get_by_role("link", name="Plan and agreement").click),
        ("org_role", page.go_back),
        ("seats", page.reload),
    ):
        page.get_by_role("link", name="Who you are and what you use").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Who you are and what you use")
        at_rest(page)
        asked = page.locator(f".st-key-q_{question}")
        asked.get_by_text("Help, sources and").click()
        asked.get_by_label("Note.").fill("Typed and left.")
        page.wait_for_timeout(50)
        leave()
        client.becomes(page, lambda sheet, note=question: sheet.notes.get(note), "Typed and left.")
        at_rest(page)


def test_what_was_under_way_before_a_reload_is_sent_as_soon_as_the_page_is_there(page: Page, client: Client) -> None:
    """Its field stood empty for two seconds, and whoever typed it again had it twice."""
    page.goto(client.url("questions?section=scope"))
    at_rest(page)
    asked = page.locator(".st-key-q_seats")
    asked.get_by_text("Help, sources and").click()
    asked.get_by_label("Note.").fill("Typed and left.")
    page.add_init_script("const stopped = Date.now(); Date.now = () => stopped")  # no wait comes to its end
    page.reload()
    client.becomes(page, lambda sheet: sheet.notes.get("seats"), "Typed and left.")


LOSE = """times => {
    const tell = window.deskcheck.tell;
    window.deskcheck.tell = (name, value) => { if (name !== "go" || !times) tell(name, value); else times -= 1; };
}"""


TAKE_AWAY_FOR_A_MOMENT = """link => {
    const { parentNode, nextSibling } = link;
    link.remove();
    setTimeout(() => parentNode.insertBefore(link, nextSibling), 400);
}"""


def test_a_way_to_another_section_is_taken_though_it_was_lost_three_times_or_its_link_went_under_the_press(
    page: Page, client: Client
) -> None:
    page.goto(client.url("questions?section=scope"))
    at_rest(page)
    page.evaluate(LOSE, 3)  # on a busy machine one in some hundred got lost between browser and server, and the page stayed as it was
    page.get_by_role("link", name="Plan and agreement").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Plan and agreement")
    at_rest(page)
    link = page.get_by_role("link", name="Patient details in support")
    link.hover()
    page.mouse.down()
    link.evaluate(TAKE_AWAY_FOR_A_MOMENT)  # on a busy machine the list of sections is away for half a second while an answer is saved
    page.mouse.up()
    expect(page.get_by_role("heading", level=1)).to_have_text("Patient details in support")


NO_SECOND_TRY = "() => Object.defineProperty(window.deskcheck, 'wanted', { get: () => null, set: () => {} })"


def test_one_click_on_next_is_enough_right_after_typing_and_a_finger_that_leaves_a_field_for_it_is_heard_at_its_first_try(
    page: Page, client: Client
) -> None:
    titles = (section.title for section in BANK.sections[1:])
    page.goto(client.url("questions?section=scope"))
    for down, after in few((20, 450), (120, 50), long=((20, 50), (120, 450))):
        at_rest(page)
        page.get_by_text("Help, sources and").last.click()
        page.get_by_label("Note.").last.fill(f"Before next, {down}, {after}.")
        button = page.get_by_role("button", name="Next")
        button.scroll_into_view_if_needed()
        box = button.bounding_box()
        page.wait_for_timeout(after)
        press(page, box, down)
        expect(page.get_by_role("heading", level=1)).to_have_text(next(titles))
        client.becomes(page, lambda sheet, note=f"Before next, {down}, {after}.": note in sheet.notes.values(), True)

    # A tap has no time between leaving the field and the click: nothing happened for three seconds, until the click was made again.
    at_rest(page)
    page.evaluate(NO_SECOND_TRY)
    page.get_by_text("Help, sources and").last.click()
    page.get_by_label("Note.").last.click()
    page.keyboard.type("Then the next one.")
    button.scroll_into_view_if_needed()
    box = button.bounding_box()
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] - 8)  # the next touch, of an empty place, takes nothing away from it
    expect(page.get_by_role("heading", level=1)).to_have_text(next(titles))
    client.becomes(page, lambda sheet: "Then the next one." in sheet.notes.values(), True)


def test_a_day_is_stored_at_its_last_digit_and_a_section_and_a_download_clicked_right_after_typing_are_heard(
    page: Page, client: Client
) -> None:
    page.goto(client.url("questions?section=exposure"))
    at_rest(page)
    field = page.locator(".st-key-q_first_phi_on input")
    field.fill("")
    field.press_sequentially("20260301", delay=30)
    client.becomes(page, lambda sheet: str(sheet.answers.get("first_phi_on")), "2026-03-01", 3)
    at_rest(page)
    field.fill("2026-0")
    expect(page.locator(".dc-saved")).not_to_have_text("Saved")
    expect(page.locator(".st-key-q_first_phi_on")).to_contain_text("is not a valid date")
    field.fill("2026-03-01")
    at_rest(page)

    link = page.get_by_role("link", name="Plan and agreement").bounding_box()
    field.fill("2026-02-02")
    press(page, link, 120)
    expect(page.get_by_role("heading", level=1)).to_have_text("Plan and agreement")
    client.becomes(page, lambda sheet: str(sheet.answers.get("first_phi_on")), "2026-02-02")
    letter = "Dear board,\n\n\u201cpage two\u201d \U0001fa7a"
    client.store.change(client.key, lambda sheet: replace(sheet, handover=sheet.handover.model_copy(update={"letter": letter})))
    page.goto(client.url("report"))
    at_rest(page)
    page.get_by_label("Prepared by").scroll_into_view_if_needed()
    answers = page.get_by_role("button", name="Download the answers (JSON)").bounding_box()
    page.get_by_label("Prepared by").fill("Rivera Advisory")
    with page.expect_download() as download:
        press(page, answers, 120)
    assert Path(download.value.path()).read_text(encoding="utf-8") == write(client.sheet)
    assert (client.sheet.handover.prepared_by, client.sheet.handover.letter) == ("Rivera Advisory", letter)


# Downloads.


UNHEARD = """async () => {
    const here = window.deskcheck, patience = [];
    here.tell = () => patience.push(here.asked.patience);
    here.asked = null;
    for (let asked = 0; asked < 5; asked++) {
        if (here.asked) here.asked.at -= here.asked.patience;
        else here.asked = { n: 0, at: 0, heard: false, patience: 1500 };
        while (patience.length === asked) await new Promise(done => setTimeout(done, 50));
    }
    return patience;
}"""


def test_a_download_asked_for_over_a_dead_line_comes_when_it_is_back_and_a_server_that_is_long_in_answering_is_asked_less_often(
    page: Page, client: Client, line: Relay, watch
) -> None:
    page.goto(client.url("report", line))
    at_rest(page)
    line.swallow()
    with page.expect_download(timeout=40_000) as download:
        page.get_by_role("button", name="Download the answers (JSON)").click()
        told(page)
        line.restore()
    assert re.fullmatch(r"deskcheck-acme-[\d-]+\.json", download.value.suggested_filename)
    at_rest(page)
    # Each question begins the page's run anew: asked every four seconds, a run of five never ended, and no file was ever made.
    assert page.evaluate(UNHEARD) == [3000, 6000, 12000, 24000, 24000]
    watch.expect_lost_connection()


def test_of_two_files_asked_for_in_one_breath_both_arrive_and_who_goes_on_is_told_that_one_was_stopped(page: Page, client: Client) -> None:
    page.goto(client.url("report"))
    at_rest(page)
    arrived: list[str] = []
    page.on("download", lambda file: arrived.append(file.suggested_filename))
    everything, word = (page.locator(f".st-key-download_{name} button").first for name in ("everything", "export_docx"))
    everything.click()
    expect(page.get_by_text("Making the file")).to_be_visible()
    word.click()
    for _ in range(200):
        if len(arrived) > 1:
            break
        page.wait_for_timeout(200)
    assert sorted(name.rpartition(".")[2] for name in arrived) == ["docx", "zip"]
    everything.click()
    expect(page.get_by_text("Making the file")).to_be_visible()
    page.locator(".st-key-pages").get_by_role("link", name="Plan", exact=True).click()
    expect(page.get_by_role("heading", level=1, name="Plan")).to_be_visible()
    expect(page.locator(".dc-saved").last).to_have_text("The download was stopped. Click it again.")


# Other buttons that are pressed once.


@pytest.mark.parametrize(
    ("path", "next_one"), [("questions?section=scope", "section=exposure"), ("workshop?section=scope&question=org_role", "question=desk")]
)
def test_a_double_click_on_next_goes_one_screen_on(page: Page, client: Client, path: str, next_one: str) -> None:
    page.goto(client.url(path))
    at_rest(page)
    double_click(page, page.locator("[class*=st-key-next_] button"), 180)
    nothing_comes_late(page)
    expect(page).to_have_url(re.compile(rf"{next_one}$"))


def test_a_double_click_on_start_begins_one_assessment(page: Page, client: Client) -> None:
    before = len(client.store.recent(1000))
    page.goto(client.server.url)
    double_click(page, page.get_by_role("button", name="Start an assessment"), 180)
    expect(page.get_by_role("heading", level=1)).to_have_text("The first five minutes")
    nothing_comes_late(page)
    assert len(client.store.recent(1000)) == before + 1


def test_a_double_click_on_take_back_takes_one_change_back_and_one_on_freeze_freezes_one_version(page: Page, client: Client) -> None:
    added = client.sheet.handover
    for action in ("sign_baa", "upgrade_plan", "train_agents"):
        added = added.overriding("owner", action, "Kim", f"Because of {action}.")

    client.store.change(client.key, lambda sheet: replace(sheet, handover=added))
    page.goto(client.url("report"))
    page.get_by_role("tab", name="Before handing over").click()
    expect(page.get_by_role("button", name="Take back")).to_have_count(3)
    double_click(page, page.get_by_role("button", name="Take back").first, 180)
    expect(page.get_by_role("button", name="Take back")).to_have_count(2)
    nothing_comes_late(page)
    assert [change.on for change in client.sheet.handover.overrides] == ["upgrade_plan", "train_agents"]
    page.get_by_test_id("stMain").get_by_role("button", name="Undo").click()
    client.becomes(
        page, lambda sheet: {change.on: change.reason for change in sheet.handover.overrides}.get("sign_baa"), "Because of sign_baa."
    )
    at_rest(page)

    page.get_by_role("tab", name="Final versions").click()
    double_click(page, page.get_by_role("button", name="Freeze version 1"), 180)
    expect(page.get_by_text("Version 1", exact=True)).to_be_visible()
    nothing_comes_late(page)
    assert [final.number for final in client.store.report_versions.finals(client.key)] == [1]


def test_an_apps_answers_a_reason_and_an_owner_given_over_a_dead_line_are_stored(page: Page, server, line: Relay, watch) -> None:
    sheet = EXAMPLE.answered("integrations", ROWS[:2]).excused("customer_requirements", None)
    client = Client(server, sheet)

    def over_a_dead_line(
        path: str, seen: Callable[[Assessment], object], wanted: object, prepare: Callable[[], Callable[[], None]]
    ) -> None:
        page.goto(client.url(path, line))
        at_rest(page)
        act = prepare()
        line.swallow()
        act()
        told(page)
        assert seen(client.sheet) != wanted
        line.restore()
        client.becomes(page, seen, wanted)
        at_rest(page)

    def app() -> Callable[[], None]:
        row = page.locator(f".{row_class(page, 'Stripe')}")
        row.get_by_label("BAA with its maker").click(delay=60)
        option = page.get_by_role("option", name="Signed", exact=True)
        expect(option).to_be_visible()

        def act() -> None:
            option.click()
            page.get_by_label("App 2").fill("Stripe Inc")

        return act

    def reason() -> Callable[[], None]:
        page.get_by_text("This does not apply to us").click()
        field = page.get_by_label("Why does it not apply?")
        expect(field).to_be_visible()
        at_rest(page)
        return lambda: field.fill("No such customers.")

    def owner() -> Callable[[], None]:
        field = page.get_by_label(re.compile("^Owner of A1 "))
        expect(field).to_be_visible()
        at_rest(page)
        return lambda: field.fill("Dana")

    changed = (ROWS[0], replace(ROWS[1], name="Stripe Inc", baa="signed"))
    over_a_dead_line("questions?section=integrations", lambda sheet: sheet.answers["integrations"], changed, app)
    reasons = {"customer_requirements": "No such customers."}
    over_a_dead_line("questions?section=program", lambda sheet: dict(sheet.not_applicable), reasons, reason)
    over_a_dead_line("plan", lambda sheet: {e.owner for e in sheet.plan.values()} >= {"Dana"}, True, owner)
    watch.expect_lost_connection()
