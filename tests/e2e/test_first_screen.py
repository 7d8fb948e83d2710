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
    ".st-key-download_pdf_plan button",
    ".st-key-take_away a",
)


def test_the_first_screen_of_the_example_fits_and_the_sidebar_is_open(server: Server, page: Page) -> None:
    page.set_viewport_size({"width": 1280, "height": HIGH})
    page.goto(server.url)
    page.get_by_role("button", name="example").click()
    expect(page.locator(".st-key-download_pdf_plan button")).to_be_visible()
    expect(page.locator(".st-key-brand")).to_be_in_viewport()
    for wanted in WANTED:
        box = page.locator(wanted).bounding_box()
        assert box is not None and box["y"] >= 0 and box["y"] + box["height"] <= HIGH, (wanted, box)
    tops = [(page.locator(wanted).bounding_box() or {"y": -1})["y"] for wanted in WANTED]
    assert tops[:3] == sorted(tops[:3]) and max(tops[3:5]) < min(tops[5:])
    with page.expect_download() as saved:
        page.locator(".st-key-download_pdf_plan button").click()
    assert saved.value.suggested_filename.endswith(".pdf")


def test_a_click_on_a_bar_shows_its_findings_below_and_nothing_jumps(server: Server, page: Page) -> None:
    page.goto(server.url)
    page.get_by_role("button", name="example").click()
    lines = page.locator(".st-key-register summary")
    bar = page.locator(".st-key-by_section .bars .point path").first
    bar.wait_for()
    whole = lines.count()
    bar.scroll_into_view_if_needed()
    before = bar.bounding_box()
    assert before
    page.mouse.click(before["x"] + before["width"] / 2, before["y"] + before["height"] / 2)
    page.get_by_text("The findings that you chose").wait_for()
    assert 0 < lines.count() < whole and bar.bounding_box() == before
    page.get_by_role("link", name="stand below").click()
    expect(page.locator(".st-key-filter")).to_be_in_viewport()
