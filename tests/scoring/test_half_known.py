"""An app of which half is known: interval, open verdicts, what to find out first and explanation read one list of ways."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from questionnaire import Assessment
from questionnaire.assessment import Integration
from questionnaire.file import read
from questionnaire.flow.safest import answered_safely
from scoring import assess
from scoring.result import Interval
from scoring.unknowns import IfAnswered, explain, find_first
from scoring.unknowns.answers import ways_to_answer
from tests.scoring.sheets import BANK, CASES, EACH_ROW, HALF_KNOWN, completions, half_known, near_a_base, only_asked

CAREFUL = answered_safely(BANK, read(BANK, (CASES / "half_known_app.json").read_bytes()))
"""A careful firm with one app: nobody knows whether patient details reach it, and it has no BAA."""


def listing(*rows: Integration) -> Assessment:
    return CAREFUL.answered("integrations", rows)


BETTER = assess(BANK, listing(Integration("Slack", "no_phi", "not_signed"))).score
WORSE = assess(BANK, listing(Integration("Slack", "phi", "not_signed"))).score
"""Of the two full sheets that it may turn out to be."""


def test_the_score_runs_from_details_without_a_baa_to_no_details_at_all() -> None:
    assert assess(BANK, CAREFUL).score == Interval(WORSE.low, BETTER.high)


def test_each_end_is_explained_by_the_way_that_reaches_it() -> None:
    least, greatest = explain(BANK, CAREFUL)
    assert [(e.uncapped, e.score, e.verdict) for e in (least, greatest)] == [
        (WORSE.low, WORSE.low, "serious_gaps"),
        (BETTER.high, BETTER.high, "in_order"),
    ]
    assert least.sheet.answers["integrations"] == (Integration("Slack", "phi", "not_signed"),)
    assert greatest.sheet.answers["integrations"] == (Integration("Slack", "no_phi", "not_signed"),)


def test_what_to_find_out_first_names_both_ways_and_the_verdict_of_each() -> None:
    (unknown,) = find_first(BANK, CAREFUL)
    assert unknown.ways == (
        IfAnswered((Integration("Slack", "no_phi", "not_signed"),), BETTER, ("in_order",)),
        IfAnswered((Integration("Slack", "phi", "not_signed"),), WORSE, ("serious_gaps",)),
    )


@pytest.mark.parametrize("row", HALF_KNOWN, ids=str)
def test_no_way_is_listed_twice_and_none_is_left_out(row: Integration) -> None:
    sheet = listing(row)
    (unknown,) = find_first(BANK, sheet)
    answers = [way.answer for way in unknown.ways]
    assert len({*answers}) == len(answers)
    assert {v for way in unknown.ways for v in way.verdicts_possible} == {assess(BANK, full).verdict for full in completions(sheet)}


@given(st.lists(st.sampled_from(EACH_ROW), min_size=1, max_size=5))
def test_a_way_keeps_what_is_known_and_leaves_nothing_open_that_matters(rows: list[Integration]) -> None:
    for way in ways_to_answer(BANK.questions["integrations"], tuple(rows)):
        assert assess(BANK, listing(*(r for r in way if isinstance(r, Integration)))).coverage.unknown == 0
        for before, after in zip(rows, way, strict=True):
            assert isinstance(after, Integration) and after.name == before.name
            assert before.data in ("unknown", after.data) and before.baa in ("unknown", after.baa)


@given(near_a_base().flatmap(half_known))
def test_every_sheet_with_a_half_known_app_adds_up_at_both_ends(sheet: Assessment) -> None:
    score = assess(BANK, only_asked(sheet)).score
    for explained, end in zip(explain(BANK, sheet), (score.low, score.high), strict=True):
        taken, whole = sum(p.taken for p in explained.parts), sum(p.weight for p in explained.parts)
        uncapped = 100 * (whole - taken) // whole if whole else 100
        assert (explained.uncapped, explained.score) == (uncapped, end)
        full = assess(BANK, explained.sheet)
        assert (full.verdict, full.score) == (explained.verdict, Interval(end, end))
