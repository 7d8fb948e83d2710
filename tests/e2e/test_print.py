"""Results on paper, as a browser prints them."""

import pypdfium2 as pdfium
import pytest
from playwright.sync_api import Page

from tests.conftest import Server

MARGIN = dict.fromkeys(("top", "bottom", "left", "right"), "0.4in")
PLACES = (
    "Slack",
    "Product analytics",
    "Salesforce Health",
    "Stripe",
    "Text messages",
    "Day of this assessment",
    "60-day limit for",
    "First patient details in the desk",
)


@pytest.mark.parametrize("paper", ["Letter", "A4"])
@pytest.mark.parametrize("wide", [1280, 1900])
def test_the_wide_charts_stand_on_the_paper_to_their_last_word_and_no_sidebar_does(
    server: Server, page: Page, paper: str, wide: int
) -> None:
    page.set_viewport_size({"width": wide, "height": 900})
    page.goto(server.url)
    page.get_by_role("button", name="example").click()
    page.get_by_text("Where patient details flow").wait_for()
    page.locator("[data-testid=stPlotlyChart] svg.main-svg").nth(3).wait_for(state="attached")
    page.get_by_text("Stripe", exact=True).first.wait_for(state="attached")
    printed = pdfium.PdfDocument(page.pdf(format=paper, margin=MARGIN))
    told = [sheet.get_textpage() for sheet in printed]
    for place in PLACES:
        assert any(_inside(sheet, text, place) for sheet, text in zip(printed, told, strict=True)), place
    assert not [text for text in told if "Method and sources" in text.get_text_range()]


def _inside(sheet: pdfium.PdfPage, text: pdfium.PdfTextPage, words: str) -> bool:
    """Whether the words stand on the sheet, whole, within its margins."""
    found = text.search(words).get_next()
    if found is None:
        return False
    boxes = [text.get_charbox(sign) for sign in range(found[0], sum(found)) if text.get_text_range(sign, 1).strip()]
    return all(left > 28 and right < sheet.get_width() - 28 for left, _, right, _ in boxes)
