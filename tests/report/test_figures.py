"""The data behind the figures."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from questionnaire import Assessment, Bank
from questionnaire.assessment import PlanEntry
from questionnaire.model import Level
from report.paper.figures import exposure_timeline, likelihood_impact_grid, phi_flow, roadmap, sections_by_risk
from report.paper.figures.picture import ranges, references
from report.paper.wording import day
from scoring import assess
from tests.report import sheets

FIGURES = (sections_by_risk, likelihood_impact_grid, exposure_timeline, phi_flow, roadmap)


@pytest.mark.parametrize("figure", FIGURES)
@pytest.mark.parametrize("name", ["worst", "safest", "empty", "out_of_scope"])
def test_every_figure_has_a_table_twin_and_a_sentence(figure: Callable[..., object], name: str, bank: Bank) -> None:
    maker = getattr(sheets, name)
    sheet: Assessment = maker(bank) if name in ("worst", "safest") else maker()
    picture = figure(bank, sheet, assess(bank, sheet))
    assert all(len(row) == len(picture.header) for row in picture.rows())
    assert picture.description.endswith(".")


def test_sections_stand_worst_first_and_count_every_finding(bank: Bank) -> None:
    result = assess(bank, sheets.worst(bank))
    bars = sections_by_risk(bank, sheets.worst(bank), result).bars
    assert sum(bar.findings for bar in bars) == len(result.findings)
    assert [bar.worst for bar in bars] == sorted((bar.worst for bar in bars), reverse=True)


def test_the_grid_holds_every_finding_once_in_a_cell_of_its_own_risk(bank: Bank) -> None:
    sheet = sheets.worst(bank)
    result = assess(bank, sheet)
    grid = likelihood_impact_grid(bank, sheet, result)
    assert len(grid.cells) == 25
    assert sorted(i for c in grid.cells for i in c.findings) == sorted(f.id for f in result.findings)
    assert grid.cell(Level.very_high, Level.high).risk == Level.high
    for finding in result.findings:
        assert finding.id in grid.cell(finding.likelihood, finding.impact).findings


def test_the_timeline_says_the_days_without_cover(bank: Bank) -> None:
    sheet = sheets.worst(bank)
    line = exposure_timeline(bank, sheet, assess(bank, sheet))
    assert line.uncovered == (date(2026, 1, 10), date(2026, 11, 21)) and line.uncovered_days == 315
    assert "315 days" in line.sentence and "no signed BAA" in line.sentence


def test_the_flow_names_each_channel_and_integration_with_its_cover(bank: Bank) -> None:
    sheet = sheets.worst(bank)
    flow = phi_flow(bank, sheet, assess(bank, sheet))
    cover = {way.name: (way.cover, way.level) for way in flow.ways if way.kind == "integration"}
    assert cover["Slack"] == ("not covered", Level.high)
    assert cover["Salesforce"] == ("covered", None)
    assert cover["=1+1 billing"] == ("no PHI", None)
    assert cover["Jira"][0] == "unknown"
    assert len(flow.inward) == 6 and {way.cover for way in flow.inward} == {"not covered"}


def test_the_roadmap_takes_the_day_that_was_typed(bank: Bank) -> None:
    sheet = sheets.worst(bank)
    first = assess(bank, sheet).plan[0].action
    sheet = sheet.planned(first, PlanEntry("Dana", date(2026, 11, 1)))
    bar = roadmap(bank, sheet, assess(bank, sheet)).bars[0]
    assert (bar.due, bar.typed, bar.owner, bar.flag) == (date(2026, 11, 1), True, "Dana", "due before it can begin")


def test_the_roadmap_states_the_limit_by_law_and_its_calendar_reaches_it(bank: Bank) -> None:
    sheet = replace(sheets.worst(bank).answered("discovered_on", None), hours_per_week=80)
    picture = roadmap(bank, sheet, assess(bank, sheet))
    assert picture.notice_by is not None and picture.last >= picture.notice_by
    assert picture.description.endswith(f"If it was a breach, the legal deadline for notices is {day(picture.notice_by)}.")
    done = sheet.answered("past_phi_assessed", "assessed_and_documented")
    assert "legal deadline" not in roadmap(bank, done, assess(bank, done)).description


def test_numbers_in_a_row_are_joined() -> None:
    assert ranges([1, 2, 4, 5, 6, 9], "F") == "F1, F2, F4\u2013F6, F9"


def test_what_is_projected_is_called_by_todays_numbers_and_what_only_opens_then_by_none(bank: Bank) -> None:
    today = assess(bank, sheets.worst(bank))
    then = replace(today, findings=today.findings[3:5])
    cells = [cell for cell in likelihood_impact_grid(bank, sheets.worst(bank), then, today).cells if cell.findings]
    assert sorted(one for cell in cells for one in cell.references.split(", ")) == ["F4", "F5"]
    bars = sections_by_risk(bank, sheets.worst(bank), then, today).bars
    assert sorted(one for bar in bars for which in bar.references for one in which.split(", ")) == ["F4", "F5"]
    assert references([today.findings[0].id, "opened_then"], today) == "F1, 1 new"
