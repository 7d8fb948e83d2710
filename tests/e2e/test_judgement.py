"""What the judgement opens in a real browser: derivations, what if, the hours there are, ways forward, proposed law."""

import pytest
from playwright.sync_api import Page, expect

from questionnaire import load_bank
from tests.e2e.axe import faults, hangs_over
from tests.e2e.rest import drawn
from tests.e2e.stored import store_of, the_example


def title(verdict: str) -> str:
    return load_bank().verdict(verdict).title


@pytest.mark.parametrize("width", [1280, 390])
def test_from_the_verdict_to_what_would_end_it(page: Page, server, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    key, store = the_example(server), store_of(server)
    page.goto(f"{server.url}/results?a={key}")
    expect(page.locator("[class*='st-key-verdict_']").first).to_be_visible()
    before = store.load(key).revision
    for opened, shown in (
        ("why_verdict", "Does not hold."),
        ("condition_baa", "This holds."),
        ("unknown_ai_cover", "Where to look"),
        ("why_score", "rounded down"),
    ):
        page.locator(f".st-key-{opened} summary").click()
        expect(page.locator(f".st-key-{opened}").get_by_text(shown).first).to_be_visible()
    drawn(page)
    assert not faults(page) and not hangs_over(page)

    page.goto(f"{server.url}/plan?a={key}")
    page.get_by_role("tab", name="What if").click()
    ahead = page.locator(".st-key-ahead")
    expect(ahead.get_by_text(title("stop"))).to_have_count(2)
    page.get_by_role("button", name="Tick exactly these").click()
    expect(ahead.get_by_text(title("serious_gaps"))).to_be_visible()
    expect(ahead.get_by_text("Then, projected · 2 actions ticked")).to_be_visible()
    box = page.locator(".st-key-ticks [data-testid=stCheckbox]:has(input:checked)").first
    box.scroll_into_view_if_needed()
    expect(ahead).to_be_in_viewport()
    box.locator("label").click()
    expect(ahead.get_by_text("1 action ticked")).to_be_visible()
    drawn(page)
    assert not faults(page) and not hangs_over(page)

    page.get_by_role("tab", name="Ways forward").click()
    expect(page.locator("[class*='st-key-way_']")).to_have_count(3)
    names = "[...document.querySelectorAll('table tr > :first-child')].filter(c => c.offsetParent)"
    assert page.evaluate(f"{names}.every(c => c.getBoundingClientRect().width > 55)"), "what a row is called stays in words"
    page.locator("[class*='st-key-takes_'] summary").first.click()
    drawn(page)
    assert not faults(page) and not hangs_over(page)

    page.goto(f"{server.url}/method?a={key}")
    page.locator(".st-key-proposed_falls_short summary").click()
    expect(page.locator(".st-key-proposed").get_by_text("Would be required").first).to_be_visible()
    drawn(page)
    assert not faults(page) and not hangs_over(page)
    assert store.load(key).revision == before, "what if and schedule save nothing"
