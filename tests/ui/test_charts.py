"""Each mark of a chart is drawn by Plotly itself and says under the pointer what it stands for; what people typed is no tag there."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from html import unescape
from typing import Any

import plotly.graph_objects as go
import pytest

from questionnaire import Assessment
from questionnaire.assessment import Integration, PlanEntry
from questionnaire.shapes.question import Level
from report.paper import theme
from report.paper.contrast import LEAST, contrast
from report.paper.figures import exposure_timeline, likelihood_impact_grid, load, phi_flow, roadmap, sections_by_risk
from report.paper.wording import level_word
from report.portfolio.figures import HeatMap
from scoring import assess
from tests.conftest import ROOT
from tests.report import sheets
from tests.scoring.sheets import BANK
from ui.elements import charts, roadmap_chart
from ui.elements.badge import badge, state_badge
from ui.elements.dark_figure import GROUND, on_dark
from ui.elements.flow_chart import flow
from ui.elements.plotly_figure import LINE, inked, pale, solid
from ui.elements.portfolio_charts import heat

CHARTS = (
    (exposure_timeline, charts.timeline),
    (sections_by_risk, charts.sections),
    (likelihood_impact_grid, charts.grid),
    (phi_flow, flow),
    (roadmap, roadmap_chart.roadmap),
    (load, roadmap_chart.load),
)
WORST = sheets.worst(BANK)


def drawn(made: Callable[..., Any], draw: Callable[..., Any], sheet: Assessment = WORST) -> dict[str, Any]:
    figure: dict[str, Any] = draw(made(BANK, sheet, assess(BANK, sheet)))
    go.Figure(figure)  # Plotly refuses what it does not know
    return figure


def flat(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    else:
        for one in value:
            yield from flat(one)


def hovers(figure: dict[str, Any]) -> str:
    """All words that the marks say, on one line."""
    told = [words for trace in figure["data"] if trace["hoverinfo"] == "text" for words in flat(trace["hovertext"])]
    assert all(told)
    return " ".join(told).replace("<br>", " ")


@pytest.mark.parametrize(("made", "draw"), CHARTS)
def test_every_chart_is_made_of_visible_marks_and_each_has_words(made, draw) -> None:
    figure = drawn(made, draw)
    assert hovers(figure)
    assert not figure["layout"].get("shapes")
    assert all(trace.get("marker", {}).get("opacity") != 0 for trace in figure["data"])


def test_a_cell_and_a_bar_say_which_findings_they_stand_for() -> None:
    result = assess(BANK, WORST)
    cells, bars = (unescape(hovers(drawn(*chart))) for chart in (CHARTS[2], CHARTS[1]))
    for cell in likelihood_impact_grid(BANK, WORST, result).cells:
        assert cell.words in cells and cell.references in cell.words and cell.names in cell.words
    found = [words for bar in sections_by_risk(BANK, WORST, result).bars for _, _, words in bar.parts]
    assert all(words in bars for words in found)
    assert sum(number for bar in sections_by_risk(BANK, WORST, result).bars for _, number, _ in bar.parts) == len(result.findings)


def test_the_limit_by_law_is_a_line_through_the_roadmap_until_it_has_passed() -> None:
    words = "Legal deadline, if there was a breach: "
    assert f"{words}Jan 20, 2027" in hovers(drawn(roadmap, roadmap_chart.roadmap, WORST.answered("discovered_on", None)))
    assert words not in hovers(drawn(roadmap, roadmap_chart.roadmap, WORST.answered("discovered_on", date(2026, 9, 1))))


def test_a_wait_is_striped_and_a_day_off_the_calendar_stands_in_the_row() -> None:
    sheet = WORST.planned(assess(BANK, WORST).plan[-1].action, PlanEntry(due=date(2062, 12, 5)))
    picture = roadmap(BANK, sheet, assess(BANK, sheet))
    figure = drawn(roadmap, roadmap_chart.roadmap, sheet)
    *_, marks, waits, titles = figure["data"]
    assert waits["marker"]["pattern"]["shape"] == "/" and len(waits["y"]) == sum(bar.worked is not None for bar in picture.bars)
    assert any("due Dec 5, 2062" in words.replace("<br>", " ") for words in titles["text"])
    ends = [begin + timedelta(milliseconds=long) for begin, long in zip(marks["base"], marks["x"], strict=True)]
    assert max(ends) <= picture.last and min(marks["base"]) >= picture.as_of


def test_names_stand_whole_and_hold_no_tag() -> None:
    name = "A very long name that somebody gave <b>to</b> an app & nobody cut"
    sheet = replace(WORST, answers={**WORST.answers, "integrations": (Integration(name, "phi", "not_signed"),)})
    figure = drawn(phi_flow, flow, sheet)
    label = next(words for trace in figure["data"] for words in flat(trace.get("text", ())) if "very long" in words)
    escaped = "A very long name that somebody gave &lt;b&gt;to&lt;/b&gt; an app &amp; nobody cut"
    assert label.replace("<br>", " ") == f"<b>{escaped}</b> not covered"
    assert f"{escaped}: not covered. High risk, F" in hovers(figure)


@pytest.mark.parametrize("channels", [("email",), ()])
def test_the_flow_has_its_names_twice_for_a_phone_and_for_more_room(channels: tuple[str, ...]) -> None:
    sheet = WORST.answered("channels", channels or None)
    figure = drawn(phi_flow, flow, sheet)
    narrow, wide = [trace for trace in figure["data"] if trace.get("mode") == "text"]
    assert [words.replace("<br>", " ") for words in narrow["text"]] == [words.replace("<br>", " ") for words in wide["text"]]
    assert (narrow["x"], narrow["y"]) == (wide["x"], wide["y"]) and len(narrow["x"]) == len(narrow["y"]) == len(narrow["text"])
    assert sum(words.count("<br>") for words in wide["text"]) < sum(words.count("<br>") for words in narrow["text"])


HEAT = HeatMap(("Acme",), (*"abcdef",), ((None, *Level),))
DRAWN = (*(lambda made=made, draw=draw: drawn(made, draw) for made, draw in CHARTS), lambda: heat(HEAT))


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("make", DRAWN)
def test_all_words_in_filled_marks_can_be_read_on_a_light_and_on_a_dark_page(make, dark) -> None:
    figure = on_dark(make()) if dark else make()
    ground = GROUND if dark else theme.WHITE
    assert contrast(figure["layout"]["font"]["color"], ground) >= LEAST and figure["layout"]["plot_bgcolor"] == ground
    for bars in (trace for trace in figure["data"] if trace["type"] == "bar" and "text" in trace):
        fills, inks = bars["marker"]["color"], bars["textfont"]["color"]
        fills = fills if isinstance(fills, list) else [fills] * len(inks)
        assert len(fills) == len(inks) == len(bars["text"])
        for fill, ink in zip(fills, inks, strict=True):
            assert contrast(ink, solid(fill, ground)) >= LEAST, (fill, ink)


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize(("make", "draw"), [(likelihood_impact_grid, charts.grid), (phi_flow, flow)])
def test_beside_a_chosen_mark_the_words_in_all_others_keep_their_color(make: Any, draw: Any, dark: bool) -> None:
    """Plotly wrote them in black: on the dark page, and on the desk, nobody could read them after a click."""
    shown = drawn(make, draw)
    filled = [part for part in (on_dark(shown) if dark else shown)["data"] if part["type"] == "bar" and "text" in part]
    assert filled and all({*part["textfont"]["color"]} == {part["unselected"]["textfont"]["color"]} for part in filled)


def test_every_shade_of_a_cell_found_or_pale_has_words_that_read_in_both_themes() -> None:
    shades = [shade for level in Level for shade in (theme.SEVERITY[level].fill, pale(theme.SEVERITY[level].fill))]
    bars = {"type": "bar", "text": ["words"] * len(shades), "marker": {"color": shades}}
    for drawn_in, ground in ((inked(bars), theme.WHITE), (on_dark(bars), GROUND)):
        pairs = zip(drawn_in["marker"]["color"], drawn_in["textfont"]["color"], strict=True)
        assert all(contrast(ink, solid(fill, ground)) >= LEAST for fill, ink in pairs)
    assert [*inked(bars)["textfont"]["color"][::2]] == [shade.text for shade in theme.SEVERITY.values()], "as on paper"


def test_a_badge_has_the_shade_of_its_level_and_its_words_read_on_it() -> None:
    for level in Level:
        shade = theme.SEVERITY[level]
        assert badge(level, "Words") == f':color[Words]{{foreground="{shade.text}" background="{shade.fill}"}}'
    for shade in (*theme.SEVERITY.values(), *theme.STATES.values()):
        assert contrast(shade.text, shade.fill) >= LEAST
    assert state_badge("unmet") == badge(Level.very_high, "Not met")


def test_what_says_nothing_is_not_drawn() -> None:
    """No findings, no days and no ways: a sentence says so. A section without findings has no row."""
    sheet = Assessment(bank=BANK.version, as_of=WORST.as_of).answered("org_role", "neither")
    for made, draw in CHARTS[:4]:
        assert draw(made(BANK, sheet, assess(BANK, sheet))) is None
    figure = drawn(sections_by_risk, charts.sections)
    bars = sections_by_risk(BANK, WORST, assess(BANK, WORST)).bars
    assert len(figure["data"][-1]["text"]) == sum(bar.findings > 0 for bar in bars)


def test_the_bar_holds_its_days_and_the_limit_by_law_is_marked() -> None:
    result = assess(BANK, WORST)
    figure = drawn(exposure_timeline, charts.timeline)
    (bar,) = [trace for trace in figure["data"] if trace.get("text") == [f"{result.exposure.uncovered_days} days without a signed BAA"]]
    assert bar["width"] > LINE, "so that the white words stand in it to their descenders"
    assert result.notice_by in figure["data"][-1]["x"] and "60-day limit, if there was a breach" in hovers(figure)


def test_a_cell_holds_the_numbers_of_its_findings_no_wider_than_on_a_phone() -> None:
    cells = likelihood_impact_grid(BANK, WORST, assess(BANK, WORST)).cells
    told_in = [told for row in drawn(likelihood_impact_grid, charts.grid)["data"] for told in row["text"]]
    words = [told.rsplit("<br>", 1)[-1] for told in told_in]
    assert sorted(words) == sorted(level_word(cell.risk) for cell in cells), "each cell says its risk, as on paper"
    held = [told for told in told_in if "<br>" in told]
    numbers = [" ".join(told.split("<br>")[1:-1]) for told in held]
    assert sorted(numbers) == sorted(cell.references for cell in cells if cell.findings)
    assert max(len(line) for told in held for line in told.split("<br>")[1:]) <= charts.WIDEST_CELL


def test_before_anything_is_drawn_pandas_is_whole() -> None:
    """Plotly takes what it finds of pandas. While the warm-up was loading it, the results of whoever looked then could not be shown."""
    program = "import sys, ui.elements.charts; assert sys.modules['pandas'].Series"
    subprocess.run([sys.executable, "-c", program], cwd=ROOT, check=True, timeout=60)
