"""The interval is exact: least and greatest score over every way to answer what is blank or unknown, tried out one by one."""

from dataclasses import replace
from datetime import date
from itertools import islice

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from questionnaire import Assessment, walk
from questionnaire.assessment import Integration
from scoring import assess
from scoring.unknowns.tally import NO_CAP, Tally, count, ends, share
from tests.conftest import LONG
from tests.scoring.sheets import (
    BANK,
    HALF_KNOWN,
    LADDERS,
    NAMED,
    Full,
    base,
    cap_of,
    completions,
    extremes,
    full_sheets,
    half_known,
    near_a_base,
    only_asked,
    sheets,
    subsets,
    without,
)

MOST = 250
"""Full sheets tried out for one partial sheet; a sheet with more ways to go on is answered a little further first."""


def by_brute_force(sheet: Assessment) -> tuple[int, int]:
    """Least and greatest score of all full sheets, each under the cap of its own verdict."""
    return extremes([*full_sheets(only_asked(sheet))])


def answered_until_few(sheet: Assessment, blanks: list[str], most: int) -> tuple[Assessment, list[Full]]:
    """The full sheet with as many of these questions blanked as can still be tried out, and all that it may then turn out to be."""
    every = [*full_sheets(sheet)]
    for question in blanks:
        blanked = only_asked(without(sheet, question))
        tried = list(islice(full_sheets(blanked), most + 1))
        if len(tried) <= most:
            sheet, every = blanked, tried
    return sheet, every


def interval(sheet: Assessment) -> tuple[int, int]:
    score = assess(BANK, sheet).score
    return score.low, score.high


BEARING = ["org_role", "desk", "phi_reaches_support", "intercom_plan", "vendor_offers_baa", "baa_status", "baa_timing", "past_phi_assessed"]
OPENING = ["integrations_inventory", "integrations", "ai_use", "ai_cover", "sms_cover", "customer_requirements", "baa_scope"]


ROWS_OF_HALF = st.lists(st.sampled_from(HALF_KNOWN), max_size=2)


@settings(max_examples=12, suppress_health_check=list(HealthCheck))  # each tries hundreds of sheets
@given(sheets(blanks=0), st.permutations(BEARING), st.permutations(OPENING), st.sampled_from(LADDERS), ROWS_OF_HALF)
def test_the_interval_of_a_random_sheet_is_exact(
    sheet: Assessment, bearing: list[str], opening: list[str], alone: object, rows: list[Integration]
) -> None:
    mixed = [bearing[0], opening[0], bearing[1], getattr(alone, "id"), opening[1], bearing[2]]  # noqa: B009
    full = next(completions(only_asked(sheet)))
    if rows:
        full = only_asked(full.answered("integrations_inventory", "complete").answered("integrations", tuple(rows)))
    partial, every = answered_until_few(full, mixed, MOST)
    assert interval(partial) == extremes(every)


@pytest.mark.parametrize("name", NAMED)
@settings(max_examples=20_000 if LONG else 100, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_interval_and_open_verdicts_of_a_random_sheet_with_few_unknowns_are_exact(name: str, data: st.DataObject) -> None:
    """A hundred sheets close to each named one."""
    full = next(completions(only_asked(data.draw(near_a_base([name])))))
    blanks = data.draw(st.lists(st.sampled_from(sorted(full.answers)), min_size=1, max_size=3, unique=True))
    if data.draw(st.booleans()):
        full = only_asked(data.draw(half_known(full)))
    partial, every = answered_until_few(full, blanks, most=12)
    found = assess(BANK, partial)
    assert (found.score.low, found.score.high) == extremes(every)
    assert {*found.verdicts_possible} == {result.verdict for result in every}


@pytest.mark.property
@pytest.mark.parametrize("name", NAMED)
@pytest.mark.parametrize(
    "blanks",
    [
        ["org_role"],
        ["phi_reaches_support"],
        ["phi_reaches_support", "baa_status"],
        ["desk"],
        ["baa_status"],
        ["intercom_plan", "baa_status", "baa_timing"],
        ["baa_timing", "first_phi_on"],
        ["ai_use", "risk_analysis"],
        ["integrations_inventory", "sign_in"],
    ],
    ids=lambda blanks: " and ".join(blanks),
)
def test_the_interval_of_a_named_sheet_is_exact(name: str, blanks: list[str]) -> None:
    sheet = next(completions(base(name)))
    for question in blanks:
        sheet = without(sheet, question)
    partial = only_asked(sheet)
    assert interval(partial) == by_brute_force(partial)


def test_the_interval_with_all_channels_open_is_exact() -> None:
    """The least and the greatest over each set of channels, the covers of which are open as well."""
    sheet = without(base("careful_firm"), "channels")
    sheet = replace(sheet, answers={q: a for q, a in sheet.answers.items() if q not in COVERS})
    scores = [interval(sheet.answered("channels", channels)) for channels in subsets(BANK.questions["channels"])]
    assert interval(sheet) == (min(low for low, _ in scores), max(high for _, high in scores))


@pytest.mark.parametrize("channels", [("web_chat",), ("email",), ("sms", "phone"), ("web_chat", "social")], ids=" and ".join)
def test_the_interval_of_channels_whose_covers_are_open_is_exact(channels: tuple[str, ...]) -> None:
    sheet = base("careful_firm").answered("channels", channels)
    sheet = replace(sheet, answers={q: a for q, a in sheet.answers.items() if q not in COVERS})
    assert interval(sheet) == by_brute_force(sheet)


COVERS = (
    *(f"{channel}_cover" for channel in ("email", "sms", "whatsapp", "phone", "social")),
    *("page_trackers", "consented_channel_vendors", "customer_identity", "notification_bodies"),
)


ROWS = {
    "nobody knows whether the app gets PHI": Integration("Slack", "unknown", "not_signed"),
    "nobody knows whether its BAA is signed": Integration("Slack", "phi", "unknown"),
    "nobody knows either": Integration("Slack", "unknown", "unknown"),
    "nobody knows the data, but its BAA is signed": Integration("Slack", "unknown", "signed"),
    "it gets no PHI, and nobody knows of a BAA": Integration("Slack", "no_phi", "unknown"),
}


@pytest.mark.parametrize("row", ROWS.values(), ids=ROWS.keys())
@pytest.mark.parametrize("beside", [(), (Integration("Jira", "phi", "not_signed"),), (Integration("Jira", "unknown", "unknown"),)], ids=str)
def test_the_interval_of_a_list_with_an_unknown_row_is_exact(row: Integration, beside: tuple[Integration, ...]) -> None:
    sheet = base("careful_firm").answered("integrations_inventory", "complete").answered("integrations", (row, *beside))
    assert interval(sheet) == by_brute_force(sheet)


def test_the_interval_of_a_blank_list_runs_from_all_in_order_to_phi_without_a_baa() -> None:
    sheet = base("careful_firm").answered("integrations_inventory", "complete")
    assert interval(sheet) == by_brute_force(sheet)


def test_dates_that_decide_the_timing_leave_nothing_open() -> None:
    sheet = without(base("careful_firm"), "baa_timing")
    low, high = interval(sheet)
    assert low == high
    late = sheet.answered("baa_signed_on", date(2026, 4, 1)).answered("past_phi_assessed", "assessed_and_documented")
    low, high = interval(late)
    assert low == high


def test_without_both_dates_the_timing_is_open() -> None:
    sheet = without(without(base("careful_firm"), "baa_timing"), "first_phi_on")
    low, high = interval(sheet)
    assert low < high
    assert (low, high) == by_brute_force(sheet)


@pytest.mark.parametrize(
    ("plan", "blanks"),
    [("expert", ("baa_timing", "first_phi_on", "ai_use")), ("custom_contract", ("baa_status",))],
    ids=["timing and AI are not known", "a contract of one's own is enough only with the BAA that nobody knows of"],
)
def test_the_sections_too_run_from_the_least_to_the_greatest(plan: str, blanks: tuple[str, ...]) -> None:
    partial = base("careful_firm").answered("intercom_plan", plan)
    for question in blanks:
        partial = without(partial, question)
    partial = only_asked(partial)
    found = {s.id: (s.score.low, s.score.high) for s in assess(BANK, partial).sections}
    full = [{s.id: s.score.low for s in assess(BANK, sheet).sections} for sheet in completions(partial)]
    for section in found:
        assert found[section] == (min(s[section] for s in full), max(s[section] for s in full)), section


@given(near_a_base())
def test_what_the_full_sheets_are_tried_out_by_is_what_the_result_says(sheet: Assessment) -> None:
    short = next(full_sheets(only_asked(sheet)))
    result = assess(BANK, short.sheet)
    assert (short.score, short.verdict, cap_of(short)) == (result.score, result.verdict, cap_of(result))


def test_what_is_asked_of_a_full_sheet_is_known() -> None:
    for name in ("careful_firm", "all_safest", "other_desk_firm"):
        walked = walk(BANK, base(name))
        assert not [q for q in walked.asked if walked.unknown(q)], name


POINTS = st.tuples(st.integers(0, 20), st.integers(0, 20)).map(lambda of: (max(of), min(of)))
"""Points at stake, and those of them that are lost."""


@given(st.lists(POINTS, min_size=1, max_size=8), POINTS)
def test_what_is_left_out_of_a_tally_is_no_end_whatever_comes_then(sheets: list[tuple[int, int]], then: tuple[int, int]) -> None:
    tally: Tally = {}
    for at_stake, lost in sheets:
        count(tally, {(0, NO_CAP, at_stake): (lost, lost)})
    at_stake, lost = then
    scores = [share(weight + at_stake, lost + points) for (_, _, weight), both in ends(tally).items() for points in both]
    every = [share(weight + at_stake, lost + points) for weight, points in sheets]
    assert (min(scores), max(scores)) == (min(every), max(every))


def test_what_lies_between_two_corners_is_left_out() -> None:
    """2 of 4 lies between 1 of 2 and 3 of 6, so that one of them is further out whatever comes then."""
    points = {1: 0, 2: 1, 4: 2, 6: 3, 8: 5}
    tally: Tally = {(0, NO_CAP, at_stake): (lost, lost) for at_stake, lost in points.items()}
    assert {at_stake for _, _, at_stake in ends(tally)} == {1, 2, 6, 8}
