"""What a screen reader is told, in a real browser: attributes and text without the marks of Markdown or HTML."""

import re

import pytest
from playwright.sync_api import Page

from tests.conftest import Server
from tests.e2e.rest import drawn

FOUND = r"""() => {
  const bad = /\*\*|:(small|gray|red|green|blue|material)\b|\\[!-\/:-@\[-`{-~]|<br|&[a-z]+;|\]\(/;
  const told = [];
  for (const part of document.querySelectorAll("*")) {
    for (const {name, value} of part.attributes)
      if (/^(aria-(label|description|valuetext|roledescription)|alt|title|placeholder)$/.test(name)) told.push(value);
    if (!["STYLE", "SCRIPT"].includes(part.tagName))
      for (const child of part.childNodes) if (child.nodeType === 3) told.push(child.textContent);
  }
  return {found: told.filter(words => bad.test(words)), heard: told.length};
}"""


@pytest.mark.parametrize(
    ("page_name", "tab"),
    [
        ("results", ""),
        ("plan", "What if"),
        ("plan", "To do"),
        ("report", "Letters and checklists"),
        ("report", "Before handing over"),
        ("workshop", ""),
    ],
)
def test_nothing_is_read_out_with_its_markup(server: Server, page: Page, page_name: str, tab: str) -> None:
    page.goto(server.url)
    page.get_by_role("button", name="example").click()
    page.get_by_text("Where patient details flow").wait_for()
    key = re.search(r"a=([\w-]+)", page.url)[1]
    page.goto(f"{server.url}/{page_name}?a={key}")
    if tab:
        page.get_by_role("tab", name=tab).click()
    drawn(page)
    for summary in page.locator("[data-testid=stExpander] summary:visible").all()[:4]:
        summary.click()
    drawn(page)
    told = page.evaluate(FOUND)
    assert told["heard"] > 100 and told["found"] == []
