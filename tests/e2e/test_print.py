"""The screens on paper, as a browser prints them."""

import re

import pypdfium2 as pdfium
import pytest
from PIL import ImageChops
from playwright.sync_api import Page, expect

from tests.conftest import Server
from tests.e2e import rest
from tests.e2e.axe import faults
from tests.e2e.stored import EXAMPLE, Client

MARGIN = dict.fromkeys(("top", "bottom", "left", "right"), "0.4in")
ROWS = "[class*=st-key-row_]:has([class*=st-key-set_])"
PLACES = (
    "Slack",
    "Product analytics",
    "Salesforce Health",
    "Stripe",
    "Text messages",
    "Day of this assessment",
    "60-day limit",
    "First patient details in the desk",
)


def charts_are_there(page: Page) -> None:
    """What draws them is the largest file of all, and the first page that needs it waits for it: longest of all on a busy machine."""
    page.locator("[data-testid=stPlotlyChart] svg.main-svg").nth(3).wait_for(state="attached", timeout=120_000)
    page.get_by_text("Stripe", exact=True).first.wait_for(state="attached")


def on_paper(page: Page, paper: str = "Letter") -> pdfium.PdfDocument:
    return pdfium.PdfDocument(page.pdf(format=paper, margin=MARGIN))


def misprinted(printed: pdfium.PdfDocument) -> list[str]:
    """Words of the wide charts that do not stand on the paper to the last, and the sidebar where it does."""
    told = [sheet.get_textpage() for sheet in printed]
    cut = [place for place in PLACES if not any(_inside(sheet, text, place) for sheet, text in zip(printed, told, strict=True))]
    return [*cut, *("the sidebar" for text in told if "Method and sources" in text.get_text_range())]


def torn(page: Page) -> list[tuple[int, str]]:
    """The rows that are printed without their name or day, each with the height of the paper in inches.

    Across a page's end a row printed neither. Where one ends differs by paper.
    """
    page.locator("[class*=st-key-set_] input:not([type=checkbox])").nth(5).wait_for()
    rows = [[field.input_value() for field in row.locator("input:not([type=checkbox])").all()] for row in page.locator(ROWS).all()]
    numbers = [number[0] for row in page.locator(ROWS).all() if (number := re.search(r"A\d+", row.inner_text()))]
    assert len(rows) == len(numbers) > 3
    found = []
    for tall in range(6, 12):
        printed = pdfium.PdfDocument(page.pdf(width="8.5in", height=f"{tall}in", margin=MARGIN))
        told = [sheet.get_textpage().get_text_range() for sheet in printed]
        for number, typed in zip(numbers, rows, strict=True):
            sheet = next(text for text in told if re.search(rf"\b{number}\b", text))
            found += [(tall, number) for value in typed if value not in sheet]
    return found


def show(page: Page, client: Client, screen: str) -> None:
    page.goto(client.url(screen))
    if screen == "results":
        charts_are_there(page)
    rest.at_rest(page)


SEEN = 60
"""Of 255: a difference between two shades that an eye sees on paper. The two themes' accents differ by less."""


@pytest.mark.parametrize("screen", ["results", "plan", "questions?section=configuration", "questions?section=channels, finished"])
def test_a_dark_screen_prints_as_a_light_one_each_word_to_be_read_and_the_results_cut_no_chart_and_the_plan_tears_no_row(
    server: Server, page: Page, screen: str
) -> None:
    """It printed light words on a black page."""
    client = Client(server, EXAMPLE)
    screen, _, finished = screen.partition(", ")
    if finished:
        client.store.clients.finish(client.key)
    printed = {}
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        show(page, client, screen)
        printed[scheme] = on_paper(page)
        if (screen, scheme) == ("results", "light"):
            assert not misprinted(printed[scheme]) and not misprinted(on_paper(page, "A4"))
        if (screen, scheme) == ("plan", "light"):
            assert not torn(page)
    assert not unreadable(page)
    assert len(printed["light"]) == len(printed["dark"])
    assert sum(len(sheet.get_textpage().get_text_range()) for sheet in printed["light"]) > 300, "a page that is drawn"
    for light, dark in zip(printed["light"], printed["dark"], strict=True):
        words = dark.get_textpage().get_text_range()
        assert words == light.get_textpage().get_text_range()
        difference = ImageChops.difference(light.render().to_pil(), dark.render().to_pil()).convert("L")
        assert sum(difference.histogram()[SEEN:]) / (difference.width * difference.height) < 0.001, words[:80]
    if screen == "results":
        page.set_viewport_size({"width": 1900, "height": 900})
        rest.drawn(page)
        assert not misprinted(on_paper(page)) and not misprinted(on_paper(page, "A4")), "on a wide screen"


def unreadable(page: Page) -> list[str]:
    """What has too little contrast where it is printed."""
    page.emulate_media(media="print")
    expect(page.get_by_test_id("stApp")).to_have_css("background-color", "rgb(255, 255, 255)")
    found = faults(page, colors_only=True)
    page.emulate_media(media="null")
    return found


def test_every_word_of_the_other_dark_screens_can_be_read_on_paper(server: Server, page: Page) -> None:
    client = Client(server, EXAMPLE)
    page.emulate_media(color_scheme="dark")
    found = {}
    for screen in ("questions?section=integrations", "report", "workshop", "clients"):
        show(page, client, screen)
        if screen == "report":
            page.get_by_label("Prepared by").fill("SSN 123-45-6789")
            expect(page.get_by_text("Deskcheck must not hold patient details")).to_be_visible()
            rest.at_rest(page)
        found[screen] = unreadable(page)
    assert not {screen: told for screen, told in found.items() if told}


def _inside(sheet: pdfium.PdfPage, text: pdfium.PdfTextPage, words: str) -> bool:
    """Whether the words stand on the sheet, whole, within its margins."""
    found = text.search(words).get_next()
    if found is None:
        return False
    boxes = [text.get_charbox(sign) for sign in range(found[0], sum(found)) if text.get_text_range(sign, 1).strip()]
    return all(left > 28 and right < sheet.get_width() - 28 for left, _, right, _ in boxes)
