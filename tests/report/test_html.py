"""One HTML file: all that was typed is text in it, nothing comes from outside, and a screen reader finds its way."""

import re
from base64 import b64encode
from dataclasses import replace
from hashlib import sha256
from itertools import pairwise

import pytest
from PIL import Image

from report import EDITIONS
from report.content.letters import compose_letter, letter_ids
from report.formats.html import write
from report.formats.html.style import DARK, LIGHT
from report.paper.brand import Brand
from report.paper.contrast import LEAST, contrast, lightened
from report.paper.theme import OURS
from report.paper.visible_text import revealed
from scoring import assess
from tests.report import html_text as ht
from tests.report import sheets
from tests.report.documents import NAMES, composed, document, every_text
from tests.report.documents import sheet as documents_sheet
from tests.report.logos import PLUM, saved
from tests.report.pdf_text import squeezed
from tests.report.typed import HOSTILE
from tests.scoring.sheets import BANK

OURS_ALONE = {
    *("html", "head", "meta", "title", "style", "body", "main", "header", "nav", "section", "article", "h1", "h2", "h3", "h4", "p"),
    *("ul", "ol", "li", "dl", "dt", "dd", "div", "span", "strong", "a", "br", "table", "colgroup", "col", "thead", "tbody", "tr", "th"),
    *("td", "figure", "figcaption", "svg", "rect", "aside"),
}
LOGO = b64encode(saved(Image.new("RGB", (80, 30), PLUM))).decode()
FETCHING = ("src", "srcset", "data", "action", "poster", "background", "formaction", "ping", "xlink:href")


@pytest.mark.parametrize("name", NAMES)
def test_every_text_of_the_document_is_there_and_nothing_else_is_an_element(name: str) -> None:
    page = write(document(name))
    text = ht.text(page)
    for wanted in every_text(document(name), twins=True):
        assert squeezed(revealed(wanted)) in text, wanted
    assert ht.tags(page) <= OURS_ALONE


def test_every_hostile_text_is_shown_as_typed_and_does_nothing() -> None:
    sheet = sheets.filled(BANK, True, HOSTILE[0], integrations_inventory="partial")
    for question, typed in zip(BANK.questions, HOSTILE, strict=False):
        sheet = sheet.noted(question, typed)
    page = write(replace(composed(sheet), brand=Brand(name='"><script>alert(1)</script>')))
    text = ht.text(page)
    assert all(squeezed(revealed(typed)) in text for typed in (*HOSTILE[: len(BANK.questions)], '"><script>alert(1)</script>'))
    assert ht.tags(page) <= OURS_ALONE and not ht.Reader(page).other
    assert not any("evil" in link for link in ht.links(page))


@pytest.mark.parametrize("client", HOSTILE)
def test_a_hostile_client_is_a_name(client: str) -> None:
    page = write(composed(replace(sheets.out_of_scope(), client=client), "board"))
    assert squeezed(revealed(client)) in ht.text(page) and ht.tags(page) <= OURS_ALONE


@pytest.mark.parametrize("kind", EDITIONS)
def test_nothing_comes_from_outside_and_nothing_can_run(kind) -> None:
    page = write(replace(document("example", kind), brand=Brand(name="Rivera Advisory", logo=LOGO)))
    reader = ht.Reader(page)
    assert [found["src"].split(",")[0] for found in reader.named("img")] == ["data:image/png;base64"]
    for tag, attributes in reader.tags:
        assert tag in {*OURS_ALONE, "img"} and "style" not in attributes and not any(name.startswith("on") for name in attributes)
        assert tag == "img" or not {*attributes} & {*FETCHING}
    sheet = page.decode().split("<style>")[1].split("</style>")[0]
    assert "url(" not in sheet and "@import" not in sheet
    (policy,) = [found["content"] for found in reader.named("meta") if found.get("http-equiv") == "Content-Security-Policy"]
    hashed = b64encode(sha256(sheet.encode()).digest()).decode()
    assert policy.startswith(f"default-src 'none'; style-src 'sha256-{hashed}'; img-src data:;")


@pytest.mark.parametrize("kind", EDITIONS)
def test_links_lead_to_our_sources_or_to_a_place_in_the_page(kind) -> None:
    page = write(document("example", kind))
    ids = [str(attributes["id"]) for _, attributes in ht.Reader(page).tags if "id" in attributes]
    assert len(ids) == len({*ids})
    assert all(link[1:] in ids if link.startswith("#") else link.startswith("https://") for link in ht.links(page))


@pytest.mark.parametrize("name", [*NAMES, "example"])
def test_one_title_headings_in_order_and_tables_with_titles_of_columns_and_rows(name: str) -> None:
    reader = ht.Reader(write(document(name)))
    levels = [int(tag[1]) for tag, _ in reader.tags if re.fullmatch("h[1-6]", tag)]
    assert levels.count(1) == 1 and levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert all(found.get("scope") in ("col", "row") for found in reader.named("th"))
    assert len(reader.named("main")) == 1 and reader.named("html") == [{"lang": "en-US"}]
    assert all(found.get("alt") for found in reader.named("img"))


@pytest.mark.parametrize("letter", letter_ids(BANK))
def test_no_level_of_headings_is_left_out_in_a_letter(letter: str) -> None:
    assessment = documents_sheet("worst")
    page = write(compose_letter(BANK, assessment, assess(BANK, assessment), letter))
    levels = [int(tag[1]) for tag, _ in ht.Reader(page).tags if re.fullmatch("h[1-6]", tag)]
    assert levels[0] == 1 and levels.count(1) == 1 and all(after <= before + 1 for before, after in pairwise(levels))


def test_the_bars_of_a_section_are_as_long_as_its_findings() -> None:
    reader = ht.Reader(write(document("example", "plan")))
    bars = reader.named("rect")
    findings = len(document("example", "plan").records.findings)
    longest = max(sum(float(str(bar["width"])) for bar in group) for group in _grouped(bars))
    assert longest == pytest.approx(160, rel=1e-3) and len(reader.named("svg")) == sum(bar["x"] == "0" for bar in bars)
    assert sum(float(str(bar["width"])) for bar in bars) == pytest.approx(findings * longest / 14, rel=1e-3)  # 14 in the largest section


def _grouped(bars: list[ht.Attributes]) -> list[list[ht.Attributes]]:
    groups: list[list[ht.Attributes]] = []
    for bar in bars:
        groups = [*groups, [bar]] if bar["x"] == "0" else [*groups[:-1], [*groups[-1], bar]]
    return groups


def test_what_every_page_bears_stands_at_the_top_and_on_each_printed_page() -> None:
    page = write(replace(document("example"), marks=("Fictional example", "Draft"))).decode()
    assert (
        '<p class="marks">Fictional example \u00b7 Draft</p>' in page and '@top-right { content: "Fictional example \u00b7 Draft"' in page
    )


def test_its_colors_are_the_brands_and_read_in_light_and_in_dark() -> None:
    page = write(replace(document("example"), brand=Brand(name="Rivera", accent="#7A1F5C"))).decode()
    assert "--accent: #7A1F5C;" in page and "--head: #7A1F5C;" in page
    for look in (LIGHT, DARK):
        for ground in (look["paper"], look["panel"]):
            assert all(contrast(look[tone], ground) >= LEAST for tone in ("text", "muted", "title"))
    for accent in (OURS.link, "#7A1F5C", "#000000"):
        assert contrast(lightened(accent, DARK["panel"]), DARK["panel"]) >= LEAST
    assert lightened("#FFFFFF", DARK["panel"]) == "#FFFFFF"


def test_bytes_are_the_same_twice() -> None:
    assert write(document("worst")) == write(document("worst"))
