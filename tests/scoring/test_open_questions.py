"""What is still open: the verdicts that can come out, what to find out first, and the parts that add up to the score."""

from itertools import islice

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from questionnaire import Assessment, walk
from questionnaire.assessment import Integration
from questionnaire.shapes.question import Outcome
from scoring import assess
from scoring.unknowns import Prospect, Unknowns, explain, find_first
from tests.scoring.sheets import ANY_SHEET, BANK, base, bases, cap_of, full_sheets, half_known, only_asked, without

BASES = [pytest.param(sheet, id=name) for name, sheet in bases().items()]
MOST = 600


def prospect(sheet: Assessment) -> Prospect:
    return Unknowns(BANK, sheet, walk(BANK, sheet)).prospect()


@st.composite
def few_unknowns(draw: st.DrawFn) -> Assessment:
    """A named sheet from which up to three answers were taken, and in which an app may be known by half."""
    sheet = only_asked(draw(st.sampled_from([s for name, s in bases().items() if name != "nothing_answered"])))
    for question in draw(st.lists(st.sampled_from(sorted(sheet.answers)), min_size=1, max_size=3, unique=True)):
        sheet = without(sheet, question)
    return only_asked(draw(half_known(sheet)) if draw(st.booleans()) else sheet)


@given(few_unknowns())
def test_the_open_verdicts_are_those_of_all_ways_to_answer(sheet: Assessment) -> None:
    sheets = list(islice(full_sheets(sheet), MOST + 1))
    assume(len(sheets) <= MOST)
    assert set(assess(BANK, sheet).verdicts_possible) == {full.verdict for full in sheets}


@given(ANY_SHEET)
def test_the_open_verdicts_come_in_the_banks_order_and_one_is_left_for_a_full_sheet(sheet: Assessment) -> None:
    result = assess(BANK, sheet)
    assert result.verdicts_possible
    assert list(result.verdicts_possible) == [v.id for v in BANK.file.verdicts if v.id in result.verdicts_possible]
    if all(BANK.questions[q].open_ended or walk(BANK, sheet).answered(q) for q in walk(BANK, sheet).asked):
        assert result.verdicts_possible == (result.verdict,)


def test_while_nothing_is_answered_every_verdict_but_cannot_tell_is_open() -> None:
    every = {v.id for v in BANK.file.verdicts}
    assert set(assess(BANK, base("nothing_answered")).verdicts_possible) == every - {"cannot_tell"}


@given(ANY_SHEET)
def test_the_standing_says_what_the_full_result_says(sheet: Assessment) -> None:
    result, short = assess(BANK, sheet), prospect(sheet)
    assert (short.score, short.verdicts_possible) == (result.score, result.verdicts_possible)


HALF_KNOWN = (Integration("Slack", "unknown", "signed"), Integration("OpenAI", "phi", "not_signed"))
"""Whether details reach the first is not known, and no risk, whatever it is; the second is a finding, and known."""


@given(few_unknowns())
@example(base("careful_firm").answered("integrations_inventory", "complete").answered("integrations", HALF_KNOWN))
def test_each_unknown_that_can_be_looked_up_is_listed_once_with_the_standing_of_each_answer(sheet: Assessment) -> None:
    unknown = [q for q in walk(BANK, sheet).asked if walk(BANK, sheet).unknown(q) and not BANK.questions[q].open_ended]
    listed = find_first(BANK, sheet)
    assert sorted(u.question for u in listed) == sorted(unknown)
    for item in listed:
        rated = any((f.question, f.outcome) == (item.question, Outcome.unknown) for f in assess(BANK, sheet).findings)
        assert item.action == (f"find_out_{item.question}" if rated else "")
        for way in item.ways:
            known = sheet.excused(item.question, None).answered(item.question, way.answer)
            assert prospect(known).score == way.score
            assert assess(BANK, known).verdicts_possible == way.verdicts_possible


@given(ANY_SHEET, st.data())
def test_each_answer_listed_is_judged_like_the_sheet_that_has_it(sheet: Assessment, data: st.DataObject) -> None:
    """Also where it brings back a question whose answer is still stored."""
    listed = find_first(BANK, sheet)
    assume(listed)
    item = data.draw(st.sampled_from(listed))
    way = data.draw(st.sampled_from(item.ways))
    known = sheet.excused(item.question, None).answered(item.question, way.answer)
    assert Prospect(way.score, way.verdicts_possible) == prospect(known)


def test_an_answer_brings_back_what_is_stored_of_the_questions_that_it_opens() -> None:
    sheet = without(base("careful_firm"), "ai_use").answered("ai_cover", "not_covered")
    (unknown,) = find_first(BANK, sheet)
    assert {way.answer: way.verdicts_possible for way in unknown.ways}["vendor_ai",] == ("serious_gaps",)
    assert "in_order" in {v for way in find_first(BANK, without(sheet, "ai_cover"))[0].ways for v in way.verdicts_possible}


def test_what_decides_the_verdict_is_to_be_found_out_first() -> None:
    sheet = without(without(without(base("careful_firm"), "baa_status"), "backup"), "retention_disposal")
    listed = find_first(BANK, sheet)
    assert listed[0].question == "baa_status" and listed[0].moves_verdict
    assert [u.narrows_by for u in listed[1:] if not u.moves_verdict] == sorted(
        (u.narrows_by for u in listed[1:] if not u.moves_verdict), reverse=True
    )


def test_apps_that_are_not_known_are_tried_as_safe_and_as_unsafe_as_they_may_be() -> None:
    rows = (Integration("Slack", "unknown", "unknown"), Integration("Stripe", "no_phi", "unknown"), Integration("EHR", "phi", "signed"))
    sheet = base("all_safest").answered("integrations_inventory", "complete").answered("integrations", rows)
    (unknown,) = find_first(BANK, sheet)
    assert unknown.question == "integrations"
    assert [
        [(r.data, r.baa) for r in way.answer if isinstance(r, Integration)] for way in unknown.ways if isinstance(way.answer, tuple)
    ] == [
        [("no_phi", "unknown"), ("no_phi", "unknown"), ("phi", "signed")],
        [("phi", "not_signed"), ("no_phi", "unknown"), ("phi", "signed")],
    ]


@given(few_unknowns())
def test_the_parts_add_up_to_both_ends_of_the_score(sheet: Assessment) -> None:
    score = prospect(sheet).score
    for explanation, end in zip(explain(BANK, sheet), (score.low, score.high), strict=True):
        assert explanation.score == end
        assert (explanation.weight, explanation.taken) == (
            sum(p.weight for p in explanation.parts),
            sum(p.taken for p in explanation.parts),
        )
        full = assess(BANK, explanation.sheet)
        assert end == min(explanation.uncapped, cap_of(full))
        assert (full.score.low, full.score.high, full.verdict) == (end, end, explanation.verdict)


def test_ends_that_a_cap_makes_one_are_explained_apart() -> None:
    """One of them stood for both, and the appendix gave the better one alone: "75 before the cap"."""
    sheet = base("careful_firm").answered("baa_status", "not_signed").answered("risk_analysis", "unknown")
    least, greatest = explain(BANK, sheet)
    assert least.score == greatest.score == BANK.method.cap
    assert least.uncapped < greatest.uncapped and least != greatest


def test_a_full_sheet_has_one_explanation_and_a_sheet_out_of_scope_has_no_parts() -> None:
    least, greatest = explain(BANK, base("all_safest"))
    assert least == greatest and not any(p.assumed for p in least.parts)
    out, _ = explain(BANK, Assessment(BANK.version, base("all_safest").as_of, answers={"org_role": "neither"}))
    assert (out.parts, out.uncapped, out.score) == ((), 100, 100)


def test_not_applicable_without_a_reason_is_an_unknown_that_is_assumed_like_any_other() -> None:
    least, _ = explain(BANK, base("all_safest").excused("customer_requirements", " "))
    assert [p.question for p in least.parts if p.assumed] == ["customer_requirements"]


@pytest.mark.parametrize("sheet", BASES)
def test_every_named_sheet_can_be_explained(sheet: Assessment) -> None:
    score = assess(BANK, sheet).score
    assert [e.score for e in explain(BANK, sheet)] == [score.low, score.high]
