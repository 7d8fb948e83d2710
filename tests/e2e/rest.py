"""When a page is at rest: what a test waits for, in place of a time that is too long here and too short on a busy machine."""

from playwright.sync_api import Page, expect

LIGHT, DARK = "rgb(255, 255, 255)", "rgb(18, 27, 35)"
"""The grounds of the two themes."""
# Before any script of the page: whether the server has said nothing yet since it was last told something.
WATCH_THE_LINE = """
    const send = WebSocket.prototype.send, heard = new WeakSet();
    WebSocket.prototype.send = function (words) {
        if (!heard.has(this)) this.addEventListener("message", () => { window.unanswered = false; });
        heard.add(this);
        window.unanswered = true;
        return send.call(this, words);
    };
"""
# Streamlit fetches parts of itself as they are needed, and draws charts after its run: that the run is over is not enough.
UNTIL_STILL = """kept => new Promise((still, failed) => {
    const app = () => document.querySelector("[data-testid=stApp]")?.dataset ?? {};
    const waiting = () => window.deskcheck?.pending.size ?? "not loaded";
    const fetched = () => document.fonts.status === "loaded" && !document.querySelector("[data-testid=stSkeleton]");
    const state = () => [app().testScriptState, app().testConnectionState, window.unanswered, waiting(), fetched()].join();
    const end = Date.now() + 20000;
    let timer;
    const changed = () => { clearTimeout(timer); timer = setTimeout(look, 150); };
    const watcher = new MutationObserver(changed);
    const look = () => {
        const over = state() === `notRunning,CONNECTED,false,${kept},true`, late = Date.now() > end;
        if (!over && !late) return changed();
        watcher.disconnect();
        over ? still() : failed(new Error(`not at rest: ${state()}`));
    };
    watcher.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
    changed();
})"""


def drawn(page: Page, kept: int = 0) -> None:
    """Waits until the run is over, nothing is under way to the server, and nothing on the page has changed for 150 ms.

    `kept`: how many edits wait for a person.
    """
    expect(page.get_by_test_id("stApp")).to_have_attribute("data-test-script-state", "notRunning")
    page.evaluate(UNTIL_STILL, kept)


def at_rest(page: Page) -> None:
    """Drawn, and everything stored."""
    expect(page.locator(".dc-saved").last).to_have_text("Saved")
    drawn(page)


def told(page: Page) -> None:
    """Waits until the page has told its server something, and has heard nothing since: over a dead line that stays so."""
    _until(page, "window.unanswered")


def held(page: Page, changes: int) -> None:
    """Waits until the browser keeps so many changes that are not stored."""
    _until(page, f"window.deskcheck.pending.size === {changes}")


def _until(page: Page, holds: str) -> None:
    """Playwright's own `wait_for_function` evaluates a string in the page, which the policy of the page forbids."""
    page.evaluate(f"""() => new Promise((held, failed) => {{
        const end = Date.now() + 20000;
        const look = () => {holds} ? held() : Date.now() > end ? failed(new Error({holds!r})) : setTimeout(look, 20);
        look();
    }})""")


def disconnected(page: Page) -> None:
    """Waits until the page knows that its server is gone."""
    expect(page.get_by_test_id("stApp")).not_to_have_attribute("data-test-connection-state", "CONNECTED")


def nothing_comes_late(page: Page) -> None:
    """The one wait by the clock: what must not happen is given this long to happen."""
    drawn(page)
    page.wait_for_timeout(1500)
