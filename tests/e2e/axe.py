"""What is wrong with a page as it is now: what axe finds, and what is wider than the screen."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

# Streamlit's own uploader: its drop zone is a `presentation` that can take the focus (minor; nothing of ours).
UPLOADER = "section[data-testid=stFileUploaderDropzone]"
# What fades in is pale meanwhile: axe sees how it ends. Waiting for the end may take for ever where nothing is painted.
FADED_IN = """() => document.getAnimations()
    .filter((one) => one.effect?.getComputedTiming().endTime !== Infinity).forEach((one) => one.finish())"""

HANGS_OVER = """() => [document.documentElement, document.querySelector("[data-testid=stMain]")]
  .filter(part => part.scrollWidth > part.clientWidth).map(part => `${part.tagName}: ${part.scrollWidth} in ${part.clientWidth}`)"""


def faults(page: Page, *, colors_only: bool = False) -> list[str]:
    """Each rule that is broken, with the first place. `colors_only`: contrast alone, where nothing else is new since the last look."""
    page.evaluate(FADED_IN)
    options = {"resultTypes": ["violations"]} | ({"runOnly": ["color-contrast"]} if colors_only else {})
    axe = Axe("0") if page.evaluate("'axe' in window") else Axe()  # its half a megabyte once a document
    found = axe.run(page, context={"exclude": [UPLOADER]}, options=options).response["violations"]
    return [f"{v['id']} ({v['impact']}): {v['nodes'][0]['html'][:200]} {v['nodes'][0].get('failureSummary', '')[:200]}" for v in found]


def hangs_over(page: Page) -> list[str]:
    """What has to be scrolled sideways, with its width and the room it has."""
    return page.evaluate(HANGS_OVER)
