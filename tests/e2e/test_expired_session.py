"""A tab that comes back to a server which has forgotten its session, as after a laptop's sleep: nothing that was entered is gone."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from time import monotonic

import pytest
from playwright.sync_api import Locator, Page, expect
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from questionnaire import Assessment
from tests.conftest import Server
from tests.e2e.relay import Relay, relay
from tests.e2e.rest import at_rest, disconnected, drawn, held
from tests.e2e.stored import EXAMPLE, Client
from tests.e2e.test_nothing_lost import ROWS, names

FORGETFUL = ("server.py", "--server.disconnectedSessionTTL", "0")


@dataclass
class Tab:
    """A tab whose line can be cut; its server forgets whoever is not connected."""

    page: Page
    line: Relay
    client: Client
    sessions: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.page.on("websocket", lambda socket: socket.on("framereceived", self._heard))

    def _heard(self, said: str | bytes) -> None:
        told = ForwardMsg.FromString(said) if isinstance(said, bytes) else ForwardMsg()
        if told.HasField("new_session"):
            self.sessions.add(told.new_session.initialize.session_id)

    def goto(self, path: str) -> None:
        self.page.goto(self.client.url(path, self.line))
        at_rest(self.page)

    def sleep(self) -> None:
        """The lid is closed for longer than a session lives, and opened again."""
        self.line.cut()
        disconnected(self.page)
        self.line.restore()
        expect(self.page.get_by_test_id("stApp")).to_have_attribute("data-test-connection-state", "CONNECTED")
        end = monotonic() + 30
        while len(self.sessions) < 2:  # a press before the new session has begun would meet neither
            assert monotonic() < end, "no new session began"
            self.page.wait_for_timeout(50)

    def press_until(self, button: Locator, seen: Callable[[Assessment], object], wanted: object) -> None:
        """A press in the breath of the reconnect may be lost; what was typed and its button wait for the next (outbox.md)."""
        for _ in range(5):
            button.click()
            drawn(self.page)
            self.page.wait_for_timeout(1000)
            if seen(self.client.sheet) == wanted:
                break
        self.client.becomes(self.page, seen, wanted, 30)


@pytest.fixture(scope="module")
def forgetful(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with Server(tmp_path_factory.mktemp("forgetful"), command=FORGETFUL) as running:
        yield running


@pytest.fixture
def tab(page: Page, forgetful: Server, watch) -> Iterator[Tab]:
    client = Client(forgetful, replace(EXAMPLE, client="Acme").answered("integrations", ROWS[:2]))
    with relay(client.server.port) as line:
        yield (tab := Tab(page, line, client))
        assert len(tab.sessions) == 2
        page.goto("about:blank")
    watch.expect_lost_connection()


def test_what_was_given_before_the_sleep_is_stored_after_it_what_was_refused_stands_in_its_field_and_changes_still_bear_a_name(
    tab: Tab,
) -> None:
    tab.goto("history")
    page = tab.page
    page.get_by_label("Your name").fill("Kim Lee")
    page.get_by_label("Your name").press("Enter")
    drawn(page)
    page.get_by_role("link", name="Questions", exact=True).click()
    page.locator(".dc-sections a", has_text="Who you are and what you use").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Who you are and what you use")
    at_rest(page)
    page.get_by_text("Help, sources and").first.click()
    expect(page.get_by_label("Note.").first).to_be_visible()
    at_rest(page)
    page.locator(".st-key-q_seats input").fill("nine")
    held(page, 1)
    tab.line.swallow()
    page.locator(".st-key-q_desk [data-testid=stRadioOption]").nth(1).click()
    page.get_by_label("Organization").fill("Beta Health")
    page.get_by_label("Note.").first.fill("Typed before the sleep.")
    held(page, 4)
    tab.sleep()

    def given(sheet: Assessment) -> object:
        return sheet.answers["desk"], sheet.client, "Typed before the sleep." in sheet.notes.values()

    tab.client.becomes(page, given, ("other_help_desk", "Beta Health", True), 30)
    seats = page.locator(".st-key-q_seats")
    expect(seats.locator("input")).to_have_value("nine")
    expect(seats.get_by_role("alert")).to_contain_text("whole number from 1 to 10,000")
    expect(page.locator(".dc-saved")).to_have_text("Not saved yet")
    seats.locator("input").fill("9")
    tab.client.becomes(page, lambda sheet: sheet.answers["seats"], 9, 30)
    at_rest(page)
    # The name is kept by no assessment, and was gone without a word: what was changed from then on bore none.
    assert [entry.who for entry in tab.client.store.history.of(tab.client.key)][-1] == "Kim Lee"


def test_names_that_wait_in_add_an_app_still_wait_after_the_sleep(tab: Tab) -> None:
    tab.goto("questions?section=integrations")
    page = tab.page
    add = page.get_by_label("Add an app")
    add.fill("Acme, Inc.")
    add.press("Enter")
    page.get_by_role("button", name="Add as one").click()
    tab.client.becomes(page, names, ["Old CRM", "Stripe", "Acme, Inc."])
    at_rest(page)
    add.fill("Slack; Zoom")
    add.press("Enter")
    expect(page.get_by_role("button", name="Add 2 apps")).to_be_visible()
    drawn(page)
    tab.sleep()
    drawn(page)
    expect(add).to_have_value("Slack; Zoom")
    wanted = ["Old CRM", "Stripe", "Acme, Inc.", "Slack", "Zoom"]
    tab.press_until(page.get_by_role("button", name="Add 2 apps"), names, wanted)


def test_a_change_that_waits_for_its_reason_still_waits_after_the_sleep(tab: Tab) -> None:
    tab.goto("report")
    page = tab.page
    page.get_by_role("tab", name="Before handing over").click()
    for owner in ("Kim", "Dana"):
        page.get_by_label("New owner").fill(owner)
        page.get_by_label("Reason (printed)").fill("Knows the vendor.")
        if owner == "Kim":
            page.get_by_role("button", name="Change", exact=True).click()
            expect(page.get_by_role("button", name="Take back")).to_be_visible()
            drawn(page)
    drawn(page)
    tab.sleep()
    drawn(page)
    expect(page.get_by_label("New owner")).to_have_value("Dana")
    expect(page.get_by_label("Reason (printed)")).to_have_value("Knows the vendor.")
    change = page.get_by_role("button", name="Change", exact=True)
    tab.press_until(change, lambda sheet: [override.value for override in sheet.handover.overrides], ["Dana"])
