"""Strategies side by side: cases that a lawyer can read, and what holds for every sheet."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import assume, given

from questionnaire import Assessment, walk
from questionnaire.assessment import PlanEntry
from questionnaire.shapes.question import Level
from scoring import Result, assess
from scoring.ahead.strategies import Projected, StrategyResult, any_open, compare
from scoring.ahead.today import reduced
from tests.scoring.sheets import ANY_SHEET, AS_OF, BANK, VERDICTS, base, changed, only_asked

CASES = yaml.load((Path(__file__).parent / "cases.yaml").read_text(encoding="utf-8"), yaml.CSafeLoader)
ORDER = (*VERDICTS, "not_in_scope")


def of(sheet: Assessment, strategy: str) -> StrategyResult:
    return next(r for r in compare(BANK, sheet) if r.id == strategy)


@pytest.mark.parametrize("case", CASES, ids=lambda c: c["sentence"])
def test_case(case: dict[str, Any]) -> None:
    sheet = changed(base(case["from"]), case.get("change", {}))
    ways = {way.id: way for way in compare(BANK, sheet)}
    found = ways[case["strategy"]]
    assert any_open(BANK, sheet) is any(way.open for way in ways.values())
    assert found.closed_because == case.get("closed", "")
    assert found.open is ("closed" not in case)
    steps = {s.action: s.certain for s in found.steps}
    if "steps" in case:
        assert list(steps) == case["steps"]
    assert {a for a in case.get("includes", []) if not steps.get(a)} == set()
    assert {a for a in case.get("perhaps", []) if steps.get(a) is not False} == set()
    assert set(case.get("without", [])) & set(steps) == set()
    wanted = case.get("in_order", [])
    assert [a for a in steps if a in wanted] == wanted
    assert found.hours == tuple(case.get("hours", found.hours))
    assert list(found.closed_by) == case.get("closed_by", list(found.closed_by))
    if "a_seat" in case:
        assert found.price is not None and found.price.a_seat == (tuple(case["a_seat"]) if case["a_seat"] else None)
    if "flips" in case:
        assert [any(f.says.startswith(words) for f in found.flips) for words in case["flips"]] == [True] * len(found.flips)
    if found.projected is not None:
        check_projected(case, found)
    else:
        assert (found.steps, found.hours, found.done_by, found.price) == ((), (0, 0), None, None)


def check_projected(case: dict[str, Any], found: StrategyResult) -> None:
    after = found.projected
    assert after is not None
    assert after.verdict == case.get("verdict", after.verdict)
    assert after.result.verdict == case.get("judged", after.result.verdict)
    assert [f.id for f in after.past] == case.get("past", [f.id for f in after.past])
    assert set(case.get("remains", [])) <= {f.id for f in after.remains}
    for condition, state in case.get("conditions", {}).items():
        assert after.result.condition(condition).state == state, condition
    for question, raw in case.get("answers", {}).items():
        assert after.sheet.answers.get(question) == (tuple(raw) if isinstance(raw, list) else raw), question


def test_every_strategy_of_the_bank_is_compared_in_its_order() -> None:
    assert [r.id for r in compare(BANK, Assessment(BANK.version, AS_OF))] == [s.id for s in BANK.strategies]
    assert [s.id for s in BANK.strategies] == ["keep_phi_out_of_desk", "cover_it_properly", "move_to_another_vendor"]


def test_counts_and_score_are_those_of_what_remains() -> None:
    late = {"first_phi_on": "2026-01-01", "past_phi_assessed": "assessed_and_documented", "incident_response": "none"}
    after = of(changed(base("careful_firm"), late), "move_to_another_vendor").projected
    assert after is not None
    assert [f.id for f in after.past] == ["baa_timing"] and after.counts()[Level.high] == 1
    assert sum(after.counts().values()) == len(after.remains) == len(after.result.findings) + len(after.past)
    assert after.score == after.result.score
    assert [f.risk for f in after.remains] == sorted((f.risk for f in after.remains), reverse=True)


@given(ANY_SHEET)
def test_comparing_changes_nothing_and_only_what_counts_counts(sheet: Assessment) -> None:
    """The same twice, the same on another day, the same without answers to questions that are not asked.

    A day that is still to come counts as not known; on that other day it would count.
    """
    assume(not walk(BANK, sheet).impossible)
    before, first = assess(BANK, sheet), compare(BANK, sheet)
    assert first == compare(BANK, only_asked(sheet))
    assert assess(BANK, sheet) == before
    later = compare(BANK, replace(sheet, as_of=date(2026, 12, 31)))
    assert [(r.closed_because, r.steps) for r in first] == [(r.closed_because, r.steps) for r in later]


@given(ANY_SHEET)
def test_what_holds_for_every_strategy_that_is_open(sheet: Assessment) -> None:
    today = assess(BANK, sheet)
    for found in compare(BANK, sheet):
        if found.projected is not None:
            no_worse_verdict(today, found.projected)
            steps_in_order(found)
            plan_and_baa_settled(found, found.projected)
            past_stays(today, found)
            what_is_open_today_belongs_to_it(today, found)
        else:
            assert found.closed_by and set(found.closed_by) <= set(walk(BANK, sheet).answers)


def no_worse_verdict(today: Result, after: Projected) -> None:
    assert ORDER.index(after.verdict) >= ORDER.index(today.verdict)
    assert ORDER.index(after.verdict) <= ORDER.index(after.result.verdict)


def steps_in_order(found: StrategyResult) -> None:
    """Each once, after what must come before it."""
    names = [s.action for s in found.steps]
    assert len(set(names)) == len(names)
    for number, name in enumerate(names):
        assert not set(BANK.action(name).after) & set(names[number:]), name
    assert found.hours[0] <= found.hours[1]
    assert found.done_by is not None and found.done_by >= AS_OF
    kinds = [BANK.action(name).kind for name in names]
    assert kinds.count("flow") == 0 or "flow" not in kinds[kinds.count("flow") :], "what is paused today stands first"


def plan_and_baa_settled(found: StrategyResult, after: Projected) -> None:
    states = {after.result.condition(c).state for c in ("plan", "baa")}
    if found.id == "keep_phi_out_of_desk":
        assert states == {"not_needed"} and after.verdict in ("serious_gaps", "minor_gaps", "in_order")
    elif "desk" in walk(BANK, after.sheet).answers:  # which plan is needed depends on the desk
        assert states <= {"met", "not_needed"}


def past_stays(today: Result, found: StrategyResult) -> None:
    """That details lay there without a BAA stays written, and assessing them belongs to every way (45 CFR 164.402)."""
    steps, remains = {s.action for s in found.steps}, found.projected.remains if found.projected else ()
    assert {f.id for f in today.findings if f.question == "baa_timing"} <= {f.id for f in remains}
    assert {a for f in today.findings if f.question == "past_phi_assessed" for a in f.actions} <= steps


def what_is_open_today_belongs_to_it(today: Result, found: StrategyResult) -> None:
    certain = {s.action for s in found.steps if s.certain}
    assert {i.action for i in today.plan if i.kind in ("flow", "law")} <= certain


@pytest.mark.parametrize("word", ["compliant", "certified", "guarantee"])
def test_no_strategy_promises_too_much(word: str) -> None:
    for strategy in BANK.strategies:
        assert word not in strategy.model_dump_json().replace("compliant_service", "").lower(), strategy.id


def test_every_range_and_price_carries_its_source_and_date() -> None:
    ranges = [told for s in BANK.strategies for told in s.needs if told.from_to]
    prices = [price for s in BANK.strategies for price in s.prices if price.a_seat]
    assert ranges and prices
    assert all(told.unit for told in ranges)
    for told in (*ranges, *prices):
        assert told.dated and all(BANK.cite(c).url for c in told.citations)


def test_every_way_has_a_price_in_words_whatever_the_plan() -> None:
    assert all(strategy.prices[-1].when is None for strategy in BANK.strategies)


def test_more_hours_a_week_end_a_way_sooner_and_change_nothing_else_of_it() -> None:
    slow, fast = (of(replace(base("hurried_startup"), hours_per_week=hours), "cover_it_properly") for hours in (8, 40))
    assert slow.done_by and fast.done_by and fast.done_by < slow.done_by
    assert replace(slow, done_by=None, projected=None) == replace(fast, done_by=None, projected=None)


def test_a_mailbox_s_own_baa_is_accepted_with_a_click_and_another_desk_s_is_waited_for() -> None:
    mailbox = (
        base("careful_firm").answered("desk", "shared_inbox").answered("vendor_offers_baa", "offers").answered("baa_status", "not_signed")
    )
    today = reduced(BANK, mailbox)
    waits = {way: [d.job.waiting for d in today.scheduled(("sign_baa", *way)) if d.job.id == "sign_baa"] for way in ((), ("choose_desk",))}
    assert waits == {(): [0], ("choose_desk",): [BANK.action("sign_baa").waiting]}


def test_the_day_of_a_way_is_that_of_the_work_its_hours_count() -> None:
    """70 hours at 8 a week ended in five months: the day took in what only unanswered sections call for."""
    sheet = base("nothing_answered").answered("org_role", "covered_entity").answered("desk", "intercom").answered("baa_status", "requested")
    for found in compare(BANK, sheet):
        if found.open:
            assert any(step.waits for step in found.steps) and found.done_by
            alone = reduced(BANK, sheet).scheduled([step.action for step in found.counted])
            assert (
                found.done_by
                == max(d.due for d in alone)
                <= max(d.due for d in reduced(BANK, sheet).scheduled([s.action for s in found.steps]))
            )


def test_what_is_marked_as_done_takes_no_hours_and_no_days() -> None:
    sheet = base("careful_firm").answered("backup", "not_confirmed")
    open_one, done = (of(s, "cover_it_properly") for s in (sheet, sheet.planned("confirm_backup", PlanEntry(status="done"))))
    assert [s.action for s in open_one.steps] == [s.action for s in done.steps]
    assert done.hours == (0, 0) and open_one.hours == (3.5, 8.5)
    assert done.done_by and open_one.done_by and done.done_by <= open_one.done_by


def test_what_no_answer_tells_is_no_flip_that_holds() -> None:
    for strategy, found in zip(BANK.strategies, compare(BANK, base("hurried_startup")), strict=True):
        assert set(found.flips) <= set(strategy.flips)
        assert all(flip.when is not None for flip in found.flips)


def test_a_justified_exception_stays() -> None:
    """`resolves` never writes over a question that does not apply, with its reason."""
    (cover,) = [s for s in BANK.strategies if s.id == "cover_it_properly"]
    wide = cover.model_copy(update={"resolves": (*cover.resolves, "customer_requirements"), "anew": ("customer_requirements",)})
    sheet = base("careful_firm").answered("customer_requirements", "asked_not_met").excused("customer_requirements", "None are asked.")
    assert "customer_requirements" not in walk(BANK, sheet).answers
    (found,) = compare(replace(BANK, strategies=(wide,)), sheet)
    assert found.projected is not None and found.projected.result.finding("customer_requirements") is None


def test_what_does_not_apply_today_does_not_apply_then_but_for_what_is_not_asked() -> None:
    sheet = base("careful_firm").excused("backup", "Nothing is kept here.").excused("sms_cover", "An old reason, without SMS.")
    for found in compare(BANK, sheet):
        assert found.projected is not None and found.projected.sheet.not_applicable == {"backup": "Nothing is kept here."}


@pytest.mark.parametrize("name", ["hurried_startup", "careful_firm", "nothing_answered"])
def test_whoever_does_what_a_strategy_asks_for_reaches_the_safest_answer(name: str) -> None:
    sheet = base(name).answered("desk", "intercom")
    for strategy, found in zip(BANK.strategies, compare(BANK, sheet), strict=True):
        if found.projected is not None:
            after = walk(BANK, found.projected.sheet)
            led = {lead.question for lead in strategy.leads_to}
            resolved = [q for q in (*strategy.resolves, *strategy.anew) if q in after.asked and q not in led]
            ladders = [BANK.questions[q] for q in resolved if BANK.questions[q].kind == "single"]
            assert {q.id: after.answers.get(q.id) for q in ladders} == {q.id: q.choices[0].id for q in ladders}


def test_what_nobody_knows_may_call_for_all_that_its_least_safe_answer_calls_for() -> None:
    sheet = base("careful_firm")
    unknown = ("sign_in", "encryption", "exports", "training_timing", "risk_analysis", "sms_cover")
    sheet = sheet.answered("channels", ("web_chat", "sms"))
    for question in unknown:
        sheet = sheet.answered(question, None)
    certain = {s.action: s.certain for s in of(sheet, "cover_it_properly").steps}
    for question in unknown:
        assert certain[f"find_out_{question}"] is True
        least_safe = [a for a in BANK.questions[question].choices[-1].actions if BANK.action(a).kind != "law"]
        assert {certain.get(action) for action in least_safe} == {False}, "what nobody knows is no event to be assessed"
