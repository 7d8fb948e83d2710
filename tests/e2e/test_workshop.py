"""A workshop in a real browser, by keyboard alone: answered, put on record, left and come back to, closed."""

import re
from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest
from playwright.sync_api import Page, expect

from questionnaire.assessment import Assessment, PlanEntry
from questionnaire.workshop import Dissent, Parked
from report.paper.wording import day
from scoring import assess
from tests.e2e.axe import faults, hangs_over
from tests.e2e.rest import at_rest, disconnected, drawn, nothing_comes_late
from tests.e2e.stored import Client
from tests.scoring.sheets import BANK, base

SHEET = replace(base("hurried_startup"), client="Acme Telehealth")
AI = [question.id for question in BANK.section("ai").questions]
FITS = "(main => main.scrollHeight <= main.clientHeight)(document.querySelector('[data-testid=stMain]'))"
NOT_YET = replace(SHEET, answers={q: a for q, a in SHEET.answers.items() if q not in AI})


def opened(page: Page, server, sheet: Assessment, query: str) -> Client:
    client = Client(server, sheet)
    page.goto(client.url(f"workshop?{query}"))
    at_rest(page)
    return client


def on(page: Page, question: str) -> None:
    """Waits until the question is on the screen, alone, and has been drawn."""
    expect(page.locator(f".st-key-q_{question}")).to_be_visible()
    expect(page.locator(".stMainBlockContainer [class*='st-key-q_']")).to_have_count(1)
    at_rest(page)


def write(page: Page, key: str, *fields: str) -> None:
    """Presses a key, types into the field that it leads to and those after it, and leaves them."""
    page.keyboard.press(key)
    for number, text in enumerate(fields):
        if number:
            page.keyboard.press("Tab")
        page.keyboard.type(text, delay=20)
    page.keyboard.press("Escape")
    at_rest(page)


def test_a_section_is_answered_and_closed_by_keyboard_alone(page: Page, server) -> None:
    page.set_viewport_size({"width": 1920, "height": 1080})
    client = opened(page, server, NOT_YET, "section=ai")
    on(page, "ai_use")
    for press in ("2", "3"):
        page.keyboard.press(press)
        at_rest(page)
    chosen = BANK.questions["ai_use"].choices
    client.becomes(page, lambda sheet: sheet.answers.get("ai_use"), (chosen[1].id, chosen[2].id))
    write(page, "n", "Two tools")
    write(page, "w", "Dana")
    write(page, "d", "Kim", "Too early")
    write(page, "d", "Lee")
    write(page, "p", "Who pays?")
    page.keyboard.press("ArrowRight")
    on(page, AI[1])
    page.reload()
    on(page, AI[1])
    page.keyboard.press("1")
    client.becomes(page, lambda sheet: sheet.answers.get(AI[1]), BANK.questions[AI[1]].choices[0].id)
    at_rest(page)
    page.keyboard.press("ArrowLeft")
    on(page, "ai_use")
    expect(page.get_by_label("Note (N)")).to_have_value("Two tools")
    held = client.sheet
    assert held.notes["ai_use"] == "Two tools" and held.workshop.decided == {"ai_use": "Dana"}
    assert held.workshop.dissent == {"ai_use": {"1": Dissent(who="Kim", what="Too early"), "2": Dissent(who="Lee")}}
    assert held.workshop.parked == {"ai_use": {"1": Parked(text="Who pays?")}}
    close(page, client)


def test_points_typed_slowly_are_whole_and_when_they_are_emptied_and_written_anew_they_stay_where_they_are(page: Page, server) -> None:
    """Beside a question, and on the closing, which has points of questions and its own.

    The first letter makes a row of a point, and another empty one, while somebody types on; whoever clears some thinks for a while.
    """
    client = Client(server, SHEET)
    two = {"1": Parked(text="Tea"), "2": Parked(text="Gym")}
    anew: list[str] = []
    for section, place, rows in (("ai", AI[0], 2), ("closing", "closing", 4)):
        page.goto(client.url(f"workshop?section={section}"))
        at_rest(page)
        for point in two.values():
            page.keyboard.press("p")
            page.keyboard.type(point.text, delay=450)  # longer than the page waits for another letter
            page.keyboard.press("Escape")
            at_rest(page)
        assert client.sheet.workshop.parked[place] == two
        fields = page.locator("[class*='st-key-record_parked'] :is(input, textarea)")
        anew = [f"{section[:2]}{row}" for row in range(rows)]
        for words in ([""] * rows, anew):
            for row, text in enumerate(words):
                fields.nth(row).focus()
                page.keyboard.press("ControlOrMeta+a")
                page.keyboard.press("Delete")
                page.keyboard.type(text, delay=450)
                at_rest(page)
        page.keyboard.press("Escape")
        at_rest(page)
    written = [Parked(text=text) for text in anew]
    assert client.sheet.workshop.parked == {AI[0]: {"1": written[0], "2": written[1]}, "closing": {"1": written[2], "2": written[3]}}


def close(page: Page, client: Client) -> None:
    """Goes to the closing by its place in the agenda; an action and the parked point get an owner and a day."""
    page.get_by_role("navigation", name="Agenda").get_by_role("link", name="Closing").press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Closing: who does what")
    at_rest(page)
    nothing_is_wrong(page)
    write(page, "p", "Lunch")
    first = assess(BANK, client.sheet).plan[0].action
    owner = page.locator(f"[class*='st-key-plan_owner_'][class*='_{first}'] input")
    owner.focus()
    page.keyboard.type("Kim Lee", delay=20)
    page.keyboard.press("Tab")
    page.keyboard.type("12/11/2026", delay=20)
    page.keyboard.press("Escape")
    client.becomes(page, lambda sheet: sheet.plan.get(first), PlanEntry("Kim Lee", date(2026, 12, 11)))
    at_rest(page)
    days = {item.action: f"Due: {day(item.due_by_rule)}" for item in assess(BANK, client.sheet).plan}
    for action in [*days][1:4]:  # they stayed as they were, beside minutes with other days
        expect(page.locator(f"[class*='st-key-plan_due_'][class*='_{action}'] input")).to_have_attribute("placeholder", days[action])
    page.get_by_label("Owner of point 1").focus()
    page.keyboard.type("Dana", delay=20)
    page.keyboard.press("Tab")
    page.keyboard.type("12/12/2026", delay=20)
    page.keyboard.press("Escape")
    parked = {"ai_use": {"1": Parked(text="Who pays?", owner="Dana", due=date(2026, 12, 12))}, "closing": {"1": Parked(text="Lunch")}}
    client.becomes(page, lambda sheet: sheet.workshop.parked, parked)
    at_rest(page)
    with page.expect_download() as made:
        page.get_by_role("button", name="Minutes (PDF)").press("Enter")
    assert re.fullmatch(r"deskcheck-acme-telehealth-.*-workshop-minutes\.pdf", made.value.suggested_filename)


def test_the_keys_are_letters_where_one_types_and_can_be_turned_off(page: Page, server) -> None:
    client = opened(page, server, NOT_YET, "section=ai")
    page.get_by_label("Note (N)").focus()
    page.keyboard.type("1 n d p?", delay=20)
    page.keyboard.press("ArrowRight")
    client.becomes(page, lambda sheet: sheet.notes.get("ai_use"), "1 n d p?")
    assert "ai_use" not in client.sheet.answers and "question=ai_use" in page.url
    page.keyboard.press("Escape")
    page.keyboard.press("Control+ArrowRight")
    page.keyboard.press("?")
    expect(page.get_by_text("The keys work while you are in no field.")).to_be_visible()
    page.get_by_label("Use these keys").press("Space")
    at_rest(page)
    page.keyboard.press("Escape")
    page.keyboard.press("1")
    page.keyboard.press("ArrowRight")
    nothing_comes_late(page)
    assert "ai_use" not in client.sheet.answers and "question=ai_use" in page.url


def test_where_a_question_does_not_apply_a_number_leads_to_the_tick_that_says_so(page: Page, server) -> None:
    excused = replace(SHEET, not_applicable={"customer_requirements": "We have no such customers."})
    opened(page, server, excused, "section=program&question=customer_requirements")
    on(page, "customer_requirements")
    page.keyboard.press("1")
    expect(page.get_by_label("This does not apply to us")).to_be_focused()
    page.keyboard.press("Space")
    expect(page.get_by_role("radio").first).to_be_enabled()


def test_keys_pressed_faster_than_questions_are_drawn_reach_the_question_they_are_meant_for(page: Page, server) -> None:
    """After a click on Next, after a press on the arrow, and after a field that is left."""
    order = [question.id for question in BANK.section("configuration").questions][:8]
    blank = replace(SHEET, answers={q: a for q, a in SHEET.answers.items() if q not in order})
    client = opened(page, server, blank, f"section=configuration&question={order[0]}")
    on(page, order[0])
    page.locator("[class*='st-key-next_'] button").click()
    page.keyboard.press("2")
    on(page, order[1])
    client.becomes(page, lambda sheet: sheet.answers.get(order[1]), BANK.questions[order[1]].choices[1].id)
    assert order[0] not in client.sheet.answers

    # The second digit answered the first question anew, and was saved.
    pressed = [("1", order[1]), ("2", order[2]), ("1", order[3])]
    for key, _ in pressed:
        page.keyboard.press(key)
        page.wait_for_timeout(100)
        page.keyboard.press("ArrowRight")
        page.wait_for_timeout(100)
    on(page, order[4])
    expect(page.locator(".dc-told[role=status]")).to_have_text(BANK.questions[order[3]].choices[0].label)
    for key, question in pressed:
        chosen = BANK.questions[question].choices[int(key) - 1].id
        client.becomes(page, lambda sheet, asked=question: sheet.answers.get(asked), chosen)

    # Streamlit sent what was typed and the press on Next as one, to a part of the page that has no Next: the screen stood for three
    # seconds, and what was pressed meanwhile was lost.
    for question in order[4:7]:
        page.keyboard.press("n")
        page.keyboard.type(f"On {question}")
        for key in ("Escape", "ArrowRight", "2"):
            page.keyboard.press(key)
        at_rest(page)
    on(page, order[7])
    for question, after in pairwise(order[4:]):
        client.becomes(page, lambda sheet, asked=question: sheet.notes.get(asked), f"On {question}")
        client.becomes(page, lambda sheet, asked=after: sheet.answers.get(asked), BANK.questions[after].choices[1].id)


SENTENCE = "Two inboxes and 2 people at 3 desks, and 1 note."


def typed_through_a_restart(page: Page, server) -> None:
    """A sentence whose letters are keys of the workshop: before the server goes, as it goes, under the word of that, as it comes back."""
    before, as_it_goes, without, after = (SENTENCE[at : at + 12] for at in range(0, 48, 12))
    page.keyboard.type(before, delay=20)
    server.kill()
    page.keyboard.type(as_it_goes, delay=60)
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.type(without, delay=60)
    server.start()
    page.keyboard.type(after, delay=200)


def untimed(sheet: Assessment) -> Assessment:
    """But for how long its questions stood on the screen."""
    return replace(sheet, workshop=sheet.workshop.model_copy(update={"seconds": {}}))


def test_a_killed_server_loses_nothing_the_room_is_where_it_was_and_who_types_meanwhile_presses_no_keys_and_loses_no_letter(
    page: Page, start_server, watch
) -> None:
    server = start_server()
    client = opened(page, server, NOT_YET, "section=ai")
    page.keyboard.press("2")
    at_rest(page)
    page.keyboard.press("ArrowRight")
    on(page, AI[1])
    page.keyboard.press("d")
    page.keyboard.type("Kim Lee", delay=20)
    server.kill()  # before anybody has said that it is saved
    disconnected(page)
    server.start()
    client.becomes(page, lambda sheet: sheet.workshop.dissent.get(AI[1]), {"1": Dissent(who="Kim Lee")})
    at_rest(page)
    on(page, AI[1])
    page.reload()
    on(page, AI[1])
    expect(page.get_by_label("Who disagrees?").first).to_have_value("Kim Lee")

    page.keyboard.press("ArrowLeft")
    on(page, "ai_use")
    before = client.sheet
    page.keyboard.press("n")
    typed_through_a_restart(page, server)
    client.becomes(page, lambda sheet: sheet.notes.get("ai_use"), SENTENCE)
    assert untimed(client.sheet) == untimed(before.noted("ai_use", SENTENCE)), "and nothing else was chosen, noted or parked"
    page.goto(client.url("questions?section=scope&question=desk&open=note"))
    at_rest(page)
    page.get_by_label("Note.").first.focus()
    typed_through_a_restart(page, server)
    client.becomes(page, lambda sheet: sheet.notes.get("desk"), SENTENCE)
    watch.expect_lost_connection()


MARKS_COME_LATE = """
  (() => {
    const held = new Map();
    let until = 0;
    const hold = () => {
      if (document.querySelector('[data-test-connection-state]').dataset.testConnectionState !== 'CONNECTED') until = Date.now() + 1500;
      if (Date.now() < until) for (const mark of document.querySelectorAll('p.dc-fields[data-fields]')) {
        held.set(mark, mark.dataset.fields);
        mark.removeAttribute('data-fields');
      } else {
        for (const [mark, fields] of held) mark.dataset.fields ??= fields;
        held.clear();
      }
    };
    new MutationObserver(hold).observe(document.body, { subtree: true, childList: true, attributes: true });
    setInterval(hold, 50);
  })()
"""
"""What tells the outbox of a field is there a second and a half after the line, as on a machine with much to do."""


def test_letters_keep_their_order_where_the_marks_of_fields_come_long_after_the_line(page: Page, start_server, watch) -> None:
    server = start_server()
    client = opened(page, server, NOT_YET, "section=ai")
    on(page, "ai_use")
    page.evaluate(MARKS_COME_LATE)
    page.keyboard.press("n")
    typed_through_a_restart(page, server)
    client.becomes(page, lambda sheet: sheet.notes.get("ai_use"), SENTENCE)
    watch.expect_lost_connection()


@pytest.mark.parametrize("in_between", [True, False], ids=["while the focus is away", "once it is back"])
def test_a_letter_pressed_as_the_focus_goes_and_comes_is_written_once(page: Page, start_server, watch, in_between: bool) -> None:
    """A key is two messages, that it is down and its letter: the second finds nobody there, or a field that has been given it already."""
    server = start_server()
    client = opened(page, server, NOT_YET, "section=ai")
    on(page, "ai_use")
    page.keyboard.press("n")
    page.keyboard.type("1 n", delay=20)
    server.kill()
    expect(page.get_by_role("dialog")).to_be_visible()
    server.start()
    at_rest(page)
    key, note = page.context.new_cdp_session(page), page.locator("textarea:focus")
    letter = {"key": "o", "code": "KeyO", "windowsVirtualKeyCode": 79}
    leave = "area => { window.note = area; area.disabled = true; return new Promise(requestAnimationFrame); }"
    come_back = "window.note.disabled = false; window.note.focus()"
    key.send("Input.dispatchKeyEvent", {"type": "rawKeyDown", **letter})
    note.evaluate(leave)
    if not in_between:
        page.evaluate(come_back)
    key.send("Input.dispatchKeyEvent", {"type": "char", "text": "o"})
    if in_between:
        page.evaluate(come_back)
    key.send("Input.dispatchKeyEvent", {"type": "keyUp", **letter})
    page.keyboard.type("te.", delay=20)
    client.becomes(page, lambda sheet: sheet.notes.get("ai_use"), "1 note.")
    watch.expect_lost_connection()


def test_for_a_projector_all_is_a_third_larger_and_in_sight_and_an_arrow_up_chooses_and_one_to_the_side_moves_on(
    page: Page, server
) -> None:
    page.set_viewport_size({"width": 1920, "height": 1080})
    client = opened(page, server, SHEET, "section=configuration&question=sign_in")
    size = page.evaluate("parseFloat(getComputedStyle(document.documentElement).fontSize)")
    assert 21 <= size <= 22
    assert page.evaluate(FITS)
    for shown in (page.locator(".st-key-ways button").last, page.locator(".st-key-keys summary"), page.locator(".dc-clock")):
        box = shown.bounding_box()
        assert box and box["y"] >= 0 and box["y"] + box["height"] <= 1080
    nothing_is_wrong(page)
    agenda = page.get_by_role("navigation", name="Agenda").get_by_role("link")
    expect(agenda).to_have_count(len(BANK.sections) + 1)
    for width, height in ((1920, 1080), (1280, 720)):
        page.set_viewport_size({"width": width, "height": height})
        for shown in (page.locator(".st-key-pages a").last, agenda.first, agenda.last):
            expect(shown).to_be_in_viewport(ratio=1)

    choices = [choice.id for choice in BANK.questions["sign_in"].choices]
    was = choices.index(SHEET.answers["sign_in"])
    page.locator(".st-key-q_sign_in input[type=radio]").nth(was).focus()
    page.keyboard.press("ArrowUp")
    client.becomes(page, lambda sheet: sheet.answers["sign_in"], choices[was - 1])
    at_rest(page)
    page.keyboard.press("ArrowRight")
    expect(page.locator(".st-key-q_sign_in")).to_have_count(0)
    at_rest(page)
    assert client.sheet.answers["sign_in"] == choices[was - 1]


def nothing_is_wrong(page: Page) -> None:
    """Where the type is larger, with the box of the keys open; on smaller screens tests/e2e/test_every_page.py looks."""
    page.keyboard.press("?")
    expect(page.get_by_text("The keys work while you are in no field.")).to_be_visible()
    drawn(page)
    assert not faults(page)
    assert not hangs_over(page)
