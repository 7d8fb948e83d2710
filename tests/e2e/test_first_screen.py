"""The first screen of the results, measured: what a founder needs stands above the fold with the sidebar open."""

from playwright.sync_api import Page, expect

from tests.conftest import Server

HIGH = 720
WANTED = (
    "[class*=st-key-verdict_] h2",
    "[class*=st-key-verdict_] p >> nth=0",
    ".st-key-countdown",
    ".st-key-first_things > div >> nth=2",
    ".st-key-first_things a >> nth=0",
    ".st-key-download_pdf button",
    ".st-key-take_away a",
)


def test_the_first_screen_of_the_example_fits_and_the_sidebar_is_open(server: Server, page: Page) -> None:
    page.set_viewport_size({"width": 1280, "height": HIGH})
    page.goto(server.url)
    page.get_by_role("button", name="example").click()
    expect(page.locator(".st-key-download_pdf button")).to_be_visible()
    expect(page.locator(".st-key-brand")).to_be_in_viewport()
    for wanted in WANTED:
        box = page.locator(wanted).bounding_box()
        assert box is not None and box["y"] >= 0 and box["y"] + box["height"] <= HIGH, (wanted, box)
    tops = [(page.locator(wanted).bounding_box() or {"y": -1})["y"] for wanted in WANTED]
    assert tops[:3] == sorted(tops[:3]) and max(tops[3:5]) < min(tops[5:])
    with page.expect_download() as saved:
        page.locator(".st-key-download_pdf button").click()
    assert saved.value.suggested_filename.endswith(".pdf")
