"""The data behind the figures."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from questionnaire import Assessment, Bank
from questionnaire.assessment import Answer, Integration, PlanEntry
from questionnaire.file import read
from questionnaire.shapes.question import Level
from report.content.context import Context
from report.content.sections.vendors import vendor_rows
from report.formats.pdf.draw_timeline import TimelineDrawing
from report.formats.pdf.fonts import width
from report.paper import theme
from report.paper.figures import (
    LoadFigure,
    RoadmapFigure,
    TimelineFigure,
    exposure_timeline,
    likelihood_impact_grid,
    load,
    phi_flow,
    roadmap,
    sections_by_risk,
)
from report.paper.figures.picture import ranges, references
from report.paper.wording import NONE_FOLLOWS, day, effort
from scoring import assess
from tests.report import sheets
from tests.report.example import EXAMPLE
from tests.scoring.sheets import base

FIGURES = (sections_by_risk, likelihood_impact_grid, exposure_timeline, phi_flow, roadmap, load)


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


@pytest.mark.parametrize("days", [(2, 12, 16), (0, 0, 0), (192, 267, 277), (1, 300, 301), (-20, 40, 41), (3, 3, 60)])
@pytest.mark.parametrize("wide", [300.0, 504.0])
def test_no_two_words_on_the_line_of_time_touch(days: tuple[int, int, int], wide: float) -> None:
    """ "BAA signed" and the limit by law stood upon each other where three months of a year lay between them."""
    first = date(2026, 3, 2)
    signed, assessed, limit = (first + timedelta(days=count) for count in days)
    rows: dict[int, float] = {}
    for label in TimelineDrawing(TimelineFigure(first, signed, assessed, None, "", limit, 60)).labels(wide):
        half = width(label.words, theme.SANS_SEMIBOLD, 8.2) / 2
        assert rows.get(label.row, 0.0) <= label.middle - half and label.middle + half <= wide + 0.01
        rows[label.row] = label.middle + half


def test_the_flow_names_each_channel_and_integration_with_its_cover(bank: Bank) -> None:
    sheet = sheets.worst(bank)
    flow = phi_flow(bank, sheet, assess(bank, sheet))
    cover = {way.name: (way.cover, way.level) for way in flow.ways if way.kind == "integration"}
    assert cover["Slack"] == ("not covered", Level.high)
    assert cover["Salesforce"] == ("covered", None)
    assert cover["=1+1 billing"] == ("no PHI", None)
    assert cover["Jira"][0] == "not known"
    assert len(flow.inward) == 6 and {way.cover for way in flow.inward} == {"not covered"}


@pytest.mark.parametrize(
    ("plan", "baa", "chat", "ai"),
    [
        ("expert", "signed", ("covered", None), "covered"),
        ("essential", "signed", ("not known", Level.high), "not known"),
        ("unknown", "signed", ("not known", Level.high), "not known"),
        ("expert", "not_signed", ("not covered", Level.high), "not covered"),
    ],
)
def test_a_baa_on_a_plan_not_known_to_come_with_one_covers_nothing_for_sure(
    plan: str, baa: str, chat: tuple[str, Level | None], ai: str, bank: Bank
) -> None:
    """A client who left the plan after signing was told "3 ways in order"; the vendor's AI counted as covered without any BAA."""
    sheet = base("careful_firm").answered("channels", ("web_chat",)).answered("intercom_plan", plan).answered("baa_status", baa)
    sheet = sheet.answered("ai_use", ("vendor_ai",)).answered("ai_cover", "named_in_baa")
    ways = {way.kind: way for way in phi_flow(bank, sheet, assess(bank, sheet)).ways}
    assert (ways["channel"].cover, ways["channel"].level) == chat and ways["ai"].cover == ai


def test_that_every_vendor_has_signed_is_in_doubt_where_the_desk_has_not(bank: Bank) -> None:
    """The desk keeps the messages too: "patient consent, no risk" stood under a verdict that stops them."""
    sheet = sheets.filled(
        bank, False, "A Firm", channels=("sms",), sms_cover="patient_consent", baa_status="not_signed", phi_reaches_support="sometimes"
    )
    (way,) = phi_flow(bank, sheet, assess(bank, sheet)).inward
    assert sheet.answers["consented_channel_vendors"] == "all_under_baa" and way.cover == "not known"


def test_of_one_risk_what_nothing_covers_comes_before_what_is_not_known(bank: Bank) -> None:
    """Of fifty apps the ten that have room were those that nobody knew."""
    apps = (Integration("Asana", "unknown", "unknown"), Integration("Slack", "phi", "not_signed"))
    sheet = base("careful_firm").answered("integrations_inventory", "complete").answered("integrations", apps)
    outward = [(way.name, way.level) for way in phi_flow(bank, sheet, assess(bank, sheet)).outward if way.kind == "integration"]
    assert outward == [("Slack", Level.high), ("Asana", Level.high)]


def test_what_another_answer_contradicts_covers_nothing_for_sure(bank: Bank) -> None:
    """A mailbox without a BAA, whose e-mail was said to have one: "treat e-mail as not covered", beside a flow that was covered."""
    sheet = base("mailbox_firm")
    covers = {
        status: phi_flow(bank, told, assess(bank, told))
        for status in ("signed", "not_signed")
        if (told := sheet.answered("baa_status", status))
    }
    assert [[way.cover for way in flow.inward] for flow in covers.values()] == [["covered"], ["not known"]]
    assert [flow.rows()[0][-1] for flow in covers.values()] == ["None", "Not settled"], "the only way in was a risk of none"


@pytest.mark.parametrize(
    ("answers", "cover", "level"),
    [
        ({}, "covered", None),
        ({"baa_status": "refused"}, "covered up to the desk", Level.high),
        ({"baa_status": "unknown"}, "covered up to the desk", Level.high),
        ({"intercom_plan": "essential"}, "covered up to the desk", Level.high),
        ({"baa_status": "refused", "phi_reaches_support": "blocked"}, "covered", None),
        ({"baa_status": "refused", "email_cover": "phi_kept_off"}, "PHI kept off", None),
        ({"desk": "not_chosen"}, "covered", None),
    ],
)
def test_mail_that_ends_in_a_desk_without_a_baa_is_covered_no_further_than_that(
    answers: dict[str, Answer], cover: str, level: Level | None, bank: Bank
) -> None:
    """ "Covered, no risk, 1 in order" stood under a verdict that stops all details into that desk (45 CFR 164.502(e)(1))."""
    sheet = base("careful_firm")
    for question, answer in ({"channels": ("email",), "email_cover": "compliant_service"} | answers).items():
        sheet = sheet.answered(question, answer)
    flow = phi_flow(bank, sheet, assess(bank, sheet))
    (way,) = flow.inward
    assert (way.cover, way.level) == (cover, level)
    assert ("1 covered up to the desk, " in flow.description) is (cover == "covered up to the desk")


@pytest.mark.parametrize(
    ("scope", "chat"),
    [("confirmed_in_writing", "covered"), ("partly", "not known"), ("not_checked", "not known"), ("unknown", "not known")],
)
def test_what_a_baa_is_not_known_to_name_is_not_known_to_be_covered(scope: str, chat: str, bank: Bank) -> None:
    """ "Covered, no risk" stood beside the finding that for part of it nobody can show that the vendor is bound."""
    sheet = base("careful_firm").answered("channels", ("web_chat",)).answered("baa_scope", scope)
    way = next(way for way in phi_flow(bank, sheet, assess(bank, sheet)).ways if way.kind == "channel")
    assert way.cover == chat and (way.finding, way.level is None) == (("baa_status", True) if chat == "covered" else ("baa_scope", False))


@pytest.mark.parametrize(
    ("given", "unnamed", "sentence"),
    [
        ({}, ["Channels", "AI", "Apps"], "Not named yet: channels, AI, apps."),
        (
            {"channels": ("web_chat",), "ai_use": (), "integrations_inventory": "unknown"},
            ["AI", "Apps"],
            "1 way in or out of the desk is named: 1 not covered, 0 not known, 0 in order. Not named yet: AI, apps.",
        ),
        ({"channels": ("web_chat",), "ai_use": ("none",), "integrations_inventory": "no_integrations"}, [], "0 in order."),
        ({"channels": ("web_chat",), "ai_use": ("none",), "integrations_inventory": "none_made"}, ["Apps"], "Not named yet: apps."),
        ({"channels": ("web_chat",), "ai_use": ("none",), "integrations_inventory": "complete"}, ["Apps"], "Not named yet: apps."),
        (
            {"ai_use": ("none",), "integrations_inventory": "partial", "integrations": (Integration("Slack", "phi", "signed"),)},
            ["Channels", "Other apps"],
            "1 way in or out of the desk is named: 0 not covered, 0 not known, 1 in order. Not named yet: channels, other apps.",
        ),
    ],
)
def test_what_nobody_could_name_stands_in_the_flow_as_not_known_and_is_counted_as_no_way(
    given: dict[str, Answer], unnamed: list[str], sentence: str, bank: Bank
) -> None:
    sheet = sheets.empty()
    for question, answer in ({"org_role": "covered_entity", "desk": "intercom", "baa_status": "not_signed"} | given).items():
        sheet = sheet.answered(question, answer)
    flow = phi_flow(bank, sheet, assess(bank, sheet))
    assert [way.name for way in flow.ways if not way.named] == unnamed
    assert {way.cover for way in flow.ways if not way.named} <= {"not known"}
    assert flow.description.endswith(sentence)


@pytest.mark.parametrize(
    ("vendors", "sms", "cover"),
    [
        ("all_under_baa", "neither", "patient consent"),
        ("some_not", "neither", "not covered"),
        ("some_not", "patient_consent", "not known"),
        ("not_checked", "neither", "not known"),
        (None, "neither", "not known"),
    ],
)
def test_a_way_by_consent_is_in_order_only_where_its_vendors_have_signed(vendors: str | None, sms: str, cover: str, bank: Bank) -> None:
    """Consent never replaces the BAA of a vendor that keeps the messages: of which of several one has not, nobody said."""
    sheet = sheets.filled(bank, True, "A Firm", channels=("email", "sms"), phi_reaches_support="sometimes")
    fitting = {"baa_status": "signed", "documentation": "kept_six_years", "risk_analysis": "covers_desk_current"}
    answers = {"email_cover": "patient_consent", "sms_cover": sms, "consented_channel_vendors": vendors} | fitting
    for question, answer in answers.items():
        sheet = sheet.answered(question, answer)
    result = assess(bank, sheet)
    way = next(way for way in phi_flow(bank, sheet, result).ways if way.name == "E-mail")
    assert (way.cover, way.level is None) == (cover, vendors == "all_under_baa")
    service = next(row for row in vendor_rows(Context(bank, sheet, result)) if row.name == "E-mail service")
    waits = {"all_under_baa": NONE_FOLLOWS, None: "Answer the rest of \u201cThe channels that patients reach you by\u201d"}
    assert bool(service.tasks) is (vendors not in waits) and service.instead == waits.get(vendors, NONE_FOLLOWS)


@pytest.mark.parametrize("channel", ["phone", "social"])
@pytest.mark.parametrize(("vendors", "cover"), [("all_under_baa", "not known"), ("some_not", "not covered")])
def test_a_way_for_which_consent_does_not_do_is_never_in_order(channel: str, vendors: str, cover: str, bank: Bank) -> None:
    """The same answer was a high risk in the register, and in order in the picture and in the list of vendors."""
    sheet = sheets.filled(bank, True, "A Firm", channels=(channel,), phi_reaches_support="sometimes")
    sheet = sheet.answered(f"{channel}_cover", "patient_consent").answered("consented_channel_vendors", vendors)
    result = assess(bank, sheet)
    (way,) = phi_flow(bank, sheet, result).inward
    worst = max(f.risk for f in result.findings if f.question in (f"{channel}_cover", "consented_channel_vendors"))
    assert (way.cover, way.level) == (cover, worst), "the picture shows the worse of the two findings about it"
    row = next(row for row in vendor_rows(Context(bank, sheet, result)) if row.name == bank.questions[f"{channel}_cover"].vendor)
    assert f"cover_{channel}" in {task.action for task in row.tasks}
    assert ("consent_alone_and_every_vendor_bound" in {c.id for c in result.contradictions}) is (vendors == "all_under_baa")


def test_of_several_ways_by_consent_one_is_told_to_be_uncovered(bank: Bank) -> None:
    sheet = sheets.filled(
        bank, True, "A Firm", channels=("email", "sms"), phi_reaches_support="sometimes", integrations_inventory="no_integrations"
    )
    for channel in ("email", "sms"):
        sheet = sheet.answered(f"{channel}_cover", "patient_consent")
    told = "At least one of the channels that patients accepted is not covered."
    for vendors, said in (("some_not", True), ("all_under_baa", False)):
        led = sheet.answered("consented_channel_vendors", vendors)
        assert (told in phi_flow(bank, led, assess(bank, led)).description) is said


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
    assert picture.description.endswith(
        f"If what reached support was a breach, the legal deadline for it is {day(picture.notice_by)} at the latest."
    )
    done = sheet.answered("past_phi_assessed", "assessed_and_documented")
    assert "legal deadline" not in roadmap(bank, done, assess(bank, done)).description


def test_the_roadmap_says_what_each_action_waits_for_and_whose_answer(bank: Bank) -> None:
    sheet = read(bank, EXAMPLE.read_bytes()).answered("special_records", ("substance_use",))
    picture = roadmap(bank, sheet, assess(bank, sheet))
    bars = {bar.action: bar for bar in picture.bars}
    sign, plan = bars["sign_baa"], bars["upgrade_plan"]
    assert sign.waits == f"after A{plan.number}, then the vendor\u2019s answer"
    assert sign.worked and sign.start <= sign.worked < sign.due and sign.waits in sign.words
    assert bars["check_part_2"].waits == "then counsel\u2019s answer"
    row = next(row for row in picture.rows() if row[0] == f"A{sign.number}")
    assert row[picture.header.index("Waits for")] == f"A{sign.waits[1:]}" and row[picture.header.index("Hours")] == effort(sign.hours) != ""
    done = sheet.planned("upgrade_plan", PlanEntry(status="done"))
    again = {bar.action: bar for bar in roadmap(bank, done, assess(bank, done)).bars}
    assert again["sign_baa"].waits == "then the vendor\u2019s answer" and again["upgrade_plan"].worked is None


@pytest.mark.parametrize("wrong", [date(2062, 12, 5), date(2016, 12, 5), date.max, date.min])
def test_one_wrong_year_flattens_neither_the_calendar_nor_the_load(bank: Bank, wrong: date) -> None:
    sheet = read(bank, EXAMPLE.read_bytes())
    right = assess(bank, sheet)
    typed = sheet.planned("sign_baa", PlanEntry(due=wrong))
    picture, weeks = (figure(bank, typed, assess(bank, typed)) for figure in (roadmap, load))
    span = (roadmap(bank, sheet, right).last - sheet.as_of).days
    assert isinstance(picture, RoadmapFigure) and isinstance(weeks, LoadFigure)
    assert span / 2 <= (picture.last - sheet.as_of).days <= 2 * span
    assert weeks.columns[-1].begin <= picture.last
    total = sum(right.schedule.weeks_without(()).values())
    assert sum(column.hours for column in weeks.columns) + weeks.beyond == pytest.approx(total)
    assert ("come later" in weeks.description) is (round(weeks.beyond) > 0)


def test_the_load_names_the_week_that_asks_for_most_and_joins_the_weeks_of_a_long_plan(bank: Bank) -> None:
    sheet = replace(sheets.worst(bank), hours_per_week=20)
    early = sheet
    for item in assess(bank, sheet).plan:
        early = early.planned(item.action, PlanEntry(due=date(2026, 11, 27)))
    picture = load(bank, early, assess(bank, early))
    assert len(picture.columns) == 1 and picture.columns[0].over
    assert picture.description.endswith(f"the week from Nov 23, 2026, with {picture.columns[0].hours:,.0f} hours of work and 16 there.")
    slow = replace(sheet, hours_per_week=1)
    long = load(bank, slow, assess(bank, slow))
    assert long.weeks > 1 and len(long.columns) <= 26 and long.header[0] == f"{long.weeks} weeks from"
    assert [len(row) for row in long.rows()] == [3] * len(long.columns)


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
