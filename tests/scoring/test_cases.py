"""The judgements of tests/cases/*.yaml: sheets and verdicts that a lawyer can read."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from questionnaire import Assessment, Sheet, walk
from questionnaire.shapes.question import Level
from scoring import Result, assess
from scoring.unknowns import explain
from tests.scoring.sheets import BANK, CASES, base, changed, read_yaml

NO_CASES = {"bases.yaml", "contract.yaml"}
FILES = sorted(path.name for path in CASES.glob("*.yaml") if path.name not in NO_CASES)
ALL = [(file, case) for file in FILES for case in read_yaml(file)]


def sheet_of(case: dict[str, Any]) -> Assessment:
    sheet = changed(base(case["from"]), case.get("answers", {}))
    for question, reason in case.get("not_applicable", {}).items():
        sheet = sheet.excused(question, reason)
    day = case.get("as_of", sheet.as_of)
    return Assessment(sheet.bank, day if isinstance(day, date) else date.fromisoformat(day), "", sheet.answers, sheet.not_applicable)


Check = Callable[..., None]


def _verdict(wanted: str, result: Result, _: Sheet) -> None:
    assert result.verdict == wanted


def _conditions(wanted: dict[str, str], result: Result, _: Sheet) -> None:
    assert {c: result.condition(c).state for c in wanted} == wanted


def _because(wanted: dict[str, list[str]], result: Result, _: Sheet) -> None:
    assert {c: list(result.condition(c).because) for c in wanted} == wanted


def _findings(wanted: dict[str, dict[str, Any]], result: Result, _: Sheet) -> None:
    for finding_id, traits in wanted.items():
        finding = result.finding(finding_id)
        assert finding is not None, f"there is no finding {finding_id}, only {[f.id for f in result.findings]}"
        found: dict[str, Any] = {"risk": finding.risk.name, "outcome": finding.outcome.value, "subject": finding.subject}
        found |= {"actions": list(finding.actions), "cites_first": list(finding.citations[: len(traits.get("cites_first", []))])}
        for trait, value in traits.items():
            if trait == "at_least":
                assert finding.risk >= Level[value], f"{finding_id} is {finding.risk.name}, not at least {value}"
            elif trait == "at_most":
                assert finding.risk <= Level[value], f"{finding_id} is {finding.risk.name}, not at most {value}"
            else:
                assert found[trait] == value, f"{trait} of {finding_id} is {found[trait]}, not {value}"


def _no_findings(wanted: list[str], result: Result, _: Sheet) -> None:
    assert not [f.id for f in result.findings if f.id in wanted or f.question in set(wanted)]


def _finding_ids(wanted: list[str], result: Result, _: Sheet) -> None:
    assert [f.id for f in result.findings] == wanted


def _asked(wanted: list[str], _: Result, sheet: Sheet) -> None:
    assert [q for q in wanted if q not in sheet.asked] == []


def _not_asked(wanted: list[str], _: Result, sheet: Sheet) -> None:
    assert [q for q in wanted if q in sheet.asked] == []
    assert all(sheet.skipped[q] for q in wanted), "each says why it is not asked"


def _coverage(wanted: dict[str, int], result: Result, _: Sheet) -> None:
    assert {part: getattr(result.coverage, part) for part in wanted} == wanted


def _uncovered_days(wanted: int | None, result: Result, _: Sheet) -> None:
    assert result.exposure.uncovered_days == wanted


def _sections(wanted: dict[str, dict[str, int]], result: Result, _: Sheet) -> None:
    found = {s.id: {"low": s.score.low, "high": s.score.high, "findings": s.findings} for s in result.sections}
    assert list(found) == list(wanted)
    assert {s: {trait: found[s][trait] for trait in traits} for s, traits in wanted.items()} == wanted


def _section_scores(wanted: dict[str, list[int]], result: Result, _: Sheet) -> None:
    assert {s.id: [s.score.low, s.score.high] for s in result.sections if s.id in wanted} == wanted


def _verdicts_possible(wanted: list[str], result: Result, _: Sheet) -> None:
    assert list(result.verdicts_possible) == wanted


def _score(wanted: dict[str, int], result: Result, _: Sheet) -> None:
    assert {end: getattr(result.score, end) for end in wanted} == wanted


def _takes(wanted: dict[str, str | list[str]], sheet: Assessment) -> None:
    """Which questions take points, each as many as a finding of that level; of two levels the first is for the least score."""
    assert {question: levels for question, levels in _taken(sheet).items() if levels != NOTHING} == _both_ends(wanted)


def _takes_among(wanted: dict[str, str | list[str]], sheet: Assessment) -> None:
    found = _taken(sheet)
    assert {question: found[question] for question in wanted} == _both_ends(wanted)


NOTHING = ["none", "none"]


def _both_ends(wanted: dict[str, str | list[str]]) -> dict[str, list[str]]:
    return {question: [levels, levels] if isinstance(levels, str) else levels for question, levels in wanted.items()}


def _taken(sheet: Assessment) -> dict[str, list[str]]:
    level_of = {points: level for level, points in BANK.method.points.items()} | {0: "none"}
    ends = [{part.question: level_of[part.taken] for part in end.parts} for end in explain(BANK, sheet)]
    return {question: [end.get(question, "none") for end in ends] for question in BANK.questions}


def _score_high_at_most(wanted: int, result: Result, _: Sheet) -> None:
    assert result.score.low <= result.score.high <= wanted


def _contradictions(wanted: list[str], result: Result, _: Sheet) -> None:
    assert [c.id for c in result.contradictions] == wanted


def _no_contradictions(wanted: bool, result: Result, sheet: Sheet) -> None:
    assert wanted
    _contradictions([], result, sheet)


def _contradicting_questions(wanted: list[list[str]], result: Result, _: Sheet) -> None:
    assert [list(c.questions) for c in result.contradictions] == wanted


def _plan(wanted: list[str], result: Result, _: Sheet) -> None:
    assert [i.action for i in result.plan] == wanted


def _plan_in_order(wanted: list[str], result: Result, _: Sheet) -> None:
    assert [i.action for i in result.plan if i.action in wanted] == wanted


def _in_plan(wanted: list[str], result: Result, _: Sheet) -> None:
    assert set(wanted) <= {i.action for i in result.plan}


def _not_in_plan(wanted: list[str], result: Result, _: Sheet) -> None:
    assert not set(wanted) & {i.action for i in result.plan}


def _lanes(wanted: dict[str, str], result: Result, _: Sheet) -> None:
    assert {i.action: i.lane for i in result.plan if i.action in wanted} == wanted


def _items(wanted: dict[str, dict[str, Any]], result: Result, _: Sheet) -> None:
    for action, traits in wanted.items():
        item = next(i for i in result.plan if i.action == action)
        found: dict[str, Any] = {"risk": item.risk and item.risk.name, "after": list(item.after), "resolves": list(item.resolves)}
        found |= {"hours": list(item.effort_hours), "owner_role": item.owner_role, "overdue": item.overdue}
        assert {trait: found[trait] for trait in traits} == traits, action


def _due(wanted: dict[str, date], result: Result, _: Sheet) -> None:
    assert {i.action: i.due for i in result.plan if i.action in wanted} == wanted


def _days(wanted: dict[str, list[Any]], result: Result, _: Sheet) -> None:
    """Class, start, due and latest day."""
    assert {i.action: [i.kind, i.start, i.due, i.latest] for i in result.plan if i.action in wanted} == wanted


def _first(wanted: dict[str, list[date]], result: Result, _: Sheet) -> None:
    """The actions to begin with, in order, each with its start, due and latest day."""
    assert [(i.action, [i.start, i.due, i.latest]) for i in result.plan[: len(wanted)]] == [*wanted.items()]


CHECKS: dict[str, Check] = {
    "first": _first,
    "verdict": _verdict,
    "conditions": _conditions,
    "because": _because,
    "findings": _findings,
    "no_findings": _no_findings,
    "finding_ids": _finding_ids,
    "asked": _asked,
    "not_asked": _not_asked,
    "coverage": _coverage,
    "uncovered_days": _uncovered_days,
    "sections": _sections,
    "section_scores": _section_scores,
    "verdicts_possible": _verdicts_possible,
    "score": _score,
    "takes": _takes,
    "takes_among": _takes_among,
    "score_high_at_most": _score_high_at_most,
    "contradictions": _contradictions,
    "no_contradictions": _no_contradictions,
    "contradicting_questions": _contradicting_questions,
    "plan": _plan,
    "plan_in_order": _plan_in_order,
    "in_plan": _in_plan,
    "not_in_plan": _not_in_plan,
    "lanes": _lanes,
    "items": _items,
    "due": _due,
    "days": _days,
}


OF_THE_SHEET = {"takes", "takes_among"}
"""Checks that explain the score of the sheet itself; the others look at its result and its walk."""


@pytest.mark.parametrize("case", [pytest.param(case, id=f"{file}: {case['name']}") for file, case in ALL])
def test_case(case: dict[str, Any]) -> None:
    sheet = sheet_of(case)
    result, walked = assess(BANK, sheet), walk(BANK, sheet)
    for name, wanted in case["expect"].items():
        try:
            CHECKS[name](wanted, *([sheet] if name in OF_THE_SHEET else [result, walked]))
        except AssertionError as error:
            pytest.fail(f"{case['name']}: {name}: {error}", pytrace=False)


def test_every_case_has_a_name_of_its_own_and_only_keys_the_runner_knows() -> None:
    names = [case["name"] for _, case in ALL]
    assert len(names) == len(set(names)), [n for n in names if names.count(n) > 1]
    for _, case in ALL:
        assert set(case) <= {"name", "from", "answers", "not_applicable", "as_of", "expect"}, case["name"]
        assert case["expect"] and set(case["expect"]) <= set(CHECKS), case["name"]


def test_every_contradiction_of_the_bank_fires_in_some_case_and_is_quiet_in_another() -> None:
    fired = {c for _, case in ALL for c in case["expect"].get("contradictions", [])}
    assert fired == {rule.id for rule in BANK.contradictions}
