"""The score laws of the contract (section 4), over the real bank."""

from dataclasses import replace
from functools import cache
from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from questionnaire import Assessment, walk
from questionnaire.assessment import Answer, Integration
from questionnaire.shapes.question import UNKNOWN, Question
from scoring import Result, assess
from tests.scoring.sheets import (
    ANY_SHEET,
    BANK,
    CAPPED,
    DAYS,
    LADDERS,
    SINGLE,
    VERDICTS,
    bases,
    completions,
    first_unknown,
    only_asked,
    sheets,
    ways_to_answer,
    without,
)

BASES = [pytest.param(sheet, id=name) for name, sheet in bases().items()]


def judged(sheet: Assessment) -> Result:
    return assess(BANK, sheet)


def asked(sheet: Assessment) -> tuple[str, ...]:
    return walk(BANK, sheet).asked


def rank(result: Result) -> int:
    return VERDICTS.index(result.verdict)


def at_least_as_good(better: Result, worse: Result) -> None:
    """Neither end of the score is lower, and the verdict is no worse."""
    assert better.score.low >= worse.score.low
    assert better.score.high >= worse.score.high
    assert rank(better) >= rank(worse)


# ---------------------------------------------------------------- 1: safer answers


@pytest.mark.property
@pytest.mark.parametrize("sheet", BASES)
@pytest.mark.parametrize("question", [pytest.param(q, id=q.id) for q in LADDERS])
def test_one_step_safer_is_never_worse_on_a_named_sheet(sheet: Assessment, question: Question) -> None:
    steps = [sheet.answered(question.id, choice.id) for choice in question.choices]
    result = cache(lambda step: judged(steps[step]))  # each is the worse of two, and then the safer
    for safer, worse in pairwise(range(len(steps))):
        if asked(steps[safer]) == asked(steps[worse]) and question.id in asked(steps[safer]):
            at_least_as_good(result(safer), result(worse))


@given(ANY_SHEET, st.data())
def test_a_safer_answer_is_never_worse(sheet: Assessment, data: st.DataObject) -> None:
    walked = walk(BANK, sheet)
    improvable = [q for q in LADDERS if walked.answers.get(q.id) not in (None, q.choices[0].id)]
    assume(improvable)
    question = data.draw(st.sampled_from(improvable))
    ids = [c.id for c in question.choices]
    safer = sheet.answered(question.id, data.draw(st.sampled_from(ids[: ids.index(str(walked.answers[question.id]))])))
    assume(asked(safer) == walked.asked)
    at_least_as_good(judged(safer), judged(sheet))


ROW_LADDER = [Integration("App", "no_phi", "not_signed"), Integration("App", "phi", "signed"), Integration("App", "phi", "not_signed")]
"""From safest to least safe."""


@given(ANY_SHEET, st.integers(0, 2), st.integers(0, 2), st.lists(st.sampled_from(ROW_LADDER), max_size=2))
def test_a_safer_integration_is_never_worse(sheet: Assessment, one: int, other: int, beside: list[Integration]) -> None:
    sheet = sheet.answered("org_role", "covered_entity").answered("integrations_inventory", "complete")
    safer = sheet.answered("integrations", (ROW_LADDER[min(one, other)], *beside))
    worse = sheet.answered("integrations", (ROW_LADDER[max(one, other)], *beside))
    at_least_as_good(judged(safer), judged(worse))


# ---------------------------------------------------------------- 2: blank and "I don't know"


def said_blank(sheet: Assessment) -> Assessment:
    """Every "I don't know" and every empty list as a blank."""
    return replace(sheet, answers={q: a for q, a in sheet.answers.items() if a not in (UNKNOWN, ())})


@given(ANY_SHEET)
def test_a_blank_and_unknown_are_judged_alike(sheet: Assessment) -> None:
    assert judged(sheet) == judged(said_blank(sheet))


@given(sheets(blanks=5))
def test_saying_unknown_to_every_blank_changes_nothing(sheet: Assessment) -> None:
    blanks = [q.id for q in SINGLE if q.id not in sheet.answers]
    assert judged(replace(sheet, answers={**sheet.answers, **dict.fromkeys(blanks, UNKNOWN)})) == judged(sheet)


@given(ANY_SHEET, st.data())
def test_unknown_is_never_better_than_the_safest_nor_worse_than_the_least_safe(sheet: Assessment, data: st.DataObject) -> None:
    """Both ends are compared where no choice opens questions: else the low end also spans what these may turn out to be."""
    candidates = [q for q in LADDERS if q.id in asked(sheet)]
    assume(candidates)
    question = data.draw(st.sampled_from(candidates))
    unknown = without(sheet, question.id)
    choices = [unknown.answered(question.id, choice.id) for choice in question.choices]
    safest, middle, least_safe = judged(choices[0]), judged(unknown), judged(choices[-1])
    if asked(choices[0]) == asked(unknown) == asked(choices[-1]):
        assert rank(safest) >= rank(middle) >= rank(least_safe)
    if all(asked(choice) == asked(unknown) for choice in choices):
        at_least_as_good(safest, middle)
        at_least_as_good(middle, least_safe)


@given(ANY_SHEET, st.data())
def test_an_unknown_never_reaches_above_the_safest_answer_even_where_it_may_open_questions(sheet: Assessment, data: st.DataObject) -> None:
    """A list of integrations that is in order is as good as no integrations, not better: what is at stake stays the same.

    What is kept of questions that the safest answer brings back is left out: they may have been answered badly.
    """
    candidates = [q for q in LADDERS if q.id in asked(sheet)]
    assume(candidates)
    question = data.draw(st.sampled_from(candidates))
    unknown = only_asked(without(sheet, question.id))
    assert judged(unknown.answered(question.id, question.choices[0].id)).score.high >= judged(unknown).score.high


@given(ANY_SHEET, st.data())
def test_the_risk_of_an_unknown_is_never_higher_than_that_of_the_least_safe_answer(sheet: Assessment, data: st.DataObject) -> None:
    candidates = [q for q in LADDERS if q.id in asked(sheet) and q.id != "phi_reaches_support"]
    assume(candidates)
    question = data.draw(st.sampled_from(candidates))
    risks = [judged(without(sheet, question.id).answered(question.id, a)).finding(question.id) for a in (UNKNOWN, question.choices[-1].id)]
    assume(question.id in asked(sheet))
    if risks[0] is not None and risks[1] is not None:
        assert risks[0].risk <= risks[1].risk


# ---------------------------------------------------------------- 3: the interval


@given(ANY_SHEET)
def test_low_is_never_above_high_and_both_lie_between_0_and_100(sheet: Assessment) -> None:
    result = judged(sheet)
    for low, high in [(result.score.low, result.score.high), *((s.score.low, s.score.high) for s in result.sections)]:
        assert 0 <= low <= high <= 100


@given(ANY_SHEET)
def test_a_full_sheet_has_one_score(sheet: Assessment) -> None:
    result = judged(a_completion(sheet))
    assert result.score.low == result.score.high
    assert all(s.score.low == s.score.high for s in result.sections)


def a_completion(sheet: Assessment) -> Assessment:
    """The first of all full sheets that this one may turn out to be."""
    return next(completions(sheet))


def agrees_with_the_timing(sheet: Assessment, question: Question, answer: Answer) -> bool:
    """Dates that overrule an answer already given replace it; they do not answer what was unknown. A date may be kept, and come back."""
    before, after = walk(BANK, sheet).answers.get("baa_timing"), walk(BANK, sheet.answered(question.id, answer)).answers.get("baa_timing")
    return before is None or after is None or before == after


@given(ANY_SHEET, st.data())
def test_answering_an_unknown_never_widens_the_interval(sheet: Assessment, data: st.DataObject) -> None:
    """Without exception: each way to answer is capped by its own verdict and by no other, so that no answer lifts a cap."""
    walked = walk(BANK, sheet)
    unknown = [BANK.questions[q] for q in walked.asked if walked.unknown(q)]
    assume(unknown)
    question = data.draw(st.sampled_from(unknown))
    answer = data.draw(
        DAYS if question.kind == "date" else st.sampled_from([*question.between] if question.between else ways_to_answer(sheet, question))
    )
    assume(agrees_with_the_timing(sheet, question, answer))
    before, after = judged(sheet), judged(sheet.excused(question.id, None).answered(question.id, answer))
    assert before.score.low <= after.score.low <= after.score.high <= before.score.high


@given(sheets(blanks=3), st.data())
def test_answering_one_unknown_after_another_narrows_the_interval_to_a_point(sheet: Assessment, data: st.DataObject) -> None:
    result = judged(sheet)
    while (question := first_unknown(walk(BANK, sheet))) is not None:
        answer = data.draw(st.sampled_from(ways_to_answer(sheet, question)))
        assume(agrees_with_the_timing(sheet, question, answer))
        sheet = sheet.excused(question.id, None).answered(question.id, answer)
        further = judged(sheet)
        assert result.score.low <= further.score.low <= further.score.high <= result.score.high
        result = further
    assert result.score.low == result.score.high


@pytest.mark.parametrize(("question", "answer"), [("phi_reaches_support", "blocked"), ("org_role", "neither")])
def test_the_score_may_reach_above_the_cap_while_an_answer_could_still_end_not_ready(question: str, answer: str) -> None:
    sheet = bases()["careful_firm"].answered("baa_status", "not_signed").answered(question, None).answered("phi_reaches_support", None)
    before, after = judged(sheet), judged(sheet.answered(question, answer))
    assert before.verdict == "not_ready" and after.verdict not in CAPPED
    assert before.score.low <= 39 < after.score.high <= before.score.high


@given(ANY_SHEET)
def test_a_full_sheet_under_stop_or_not_ready_scores_at_most_39(sheet: Assessment) -> None:
    full = judged(a_completion(sheet))
    assert full.verdict not in CAPPED or full.score.high <= 39


# ---------------------------------------------------------------- 4: what is not asked, and order


@given(ANY_SHEET)
def test_answers_to_questions_that_are_not_asked_change_nothing(sheet: Assessment) -> None:
    assert judged(sheet) == judged(only_asked(sheet))


def test_a_stored_answer_to_a_question_that_an_unknown_would_open_counts_for_nothing_until_it_is_asked() -> None:
    sheet = without(bases()["careful_firm"], "ai_use")
    assert judged(sheet.answered("ai_cover", "named_in_baa")).score == judged(sheet).score
    assert judged(sheet.answered("ai_cover", "not_covered")).score == judged(sheet).score


def test_a_first_day_of_phi_stored_while_nobody_knows_whether_phi_arrives_counts_for_nothing() -> None:
    sheet = without(without(without(bases()["careful_firm"], "phi_reaches_support"), "baa_timing"), "first_phi_on")
    stored = bases()["careful_firm"].answers["first_phi_on"]
    assert judged(sheet.answered("first_phi_on", stored)) == judged(sheet)


@given(ANY_SHEET)
def test_the_order_of_answers_changes_nothing(sheet: Assessment) -> None:
    backwards = dict(reversed(list(sheet.answers.items())))
    assert judged(sheet) == judged(replace(sheet, answers=backwards))


@given(ANY_SHEET)
def test_notes_client_and_what_people_planned_change_nothing(sheet: Assessment) -> None:
    assert judged(sheet) == judged(replace(sheet, notes={}, plan={}, client="Acme"))


# ---------------------------------------------------------------- 5: not applicable


@given(ANY_SHEET, st.sampled_from(["", " ", "\n\t"]))
def test_not_applicable_without_a_reason_counts_as_unknown(sheet: Assessment, no_reason: str) -> None:
    unknown = without(sheet, "customer_requirements")
    assert judged(unknown.excused("customer_requirements", no_reason)) == judged(unknown)
    assert judged(sheet.excused("customer_requirements", no_reason)) == judged(unknown)


@given(ANY_SHEET, st.sampled_from(["met", "asked_not_met", "not_known", None]))
def test_not_applicable_with_a_reason_leaves_both_sides_of_the_score(sheet: Assessment, answer: str | None) -> None:
    """What was answered earlier no longer counts, and the section's points are those of its other questions."""
    excused = sheet.answered("customer_requirements", answer).excused("customer_requirements", "No enterprise customers.")
    result = judged(excused)
    assert result == judged(excused.answered("customer_requirements", None))
    assert result.finding("customer_requirements") is None
    if "customer_requirements" in asked(excused):
        assert walk(BANK, excused).answered("customer_requirements")


def test_not_applicable_takes_its_weight_out_of_the_score() -> None:
    """With one other gap the share that is lost grows when the weight of the excused question goes."""
    sheet = bases()["careful_firm"].answered("risk_analysis", "none")
    met = judged(sheet.answered("customer_requirements", "met"))
    excused = judged(sheet.excused("customer_requirements", "No enterprise customers."))
    program = {r: next(s.score.low for s in r.sections if s.id == "program") for r in (met, excused)}
    assert program[excused] < program[met]


@given(ANY_SHEET)
def test_only_a_question_that_allows_it_can_be_not_applicable(sheet: Assessment) -> None:
    assert judged(replace(sheet, not_applicable={**sheet.not_applicable, "sign_in": "We trust our people."})) == judged(sheet)
