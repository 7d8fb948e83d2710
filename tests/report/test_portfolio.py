"""Many clients at once: what is kept of a judgement, and the two pictures."""

import json
from dataclasses import replace
from datetime import date

import pytest

from questionnaire import Assessment, load_bank
from questionnaire.assessment import PlanEntry
from questionnaire.flow.progress import Progress
from questionnaire.shapes.question import Level
from report.portfolio.anonymous import csv
from report.portfolio.figures import NOT_ASKED, cell_words, commonest, heat_map
from report.portfolio.standing import Standing, from_text, judged_by, standing_of, to_text
from scoring import assess
from tests.report import sheets
from tests.report.example import example_sheet

BANK = load_bank()


@pytest.fixture
def sheet() -> Assessment:
    return example_sheet()


def test_a_standing_says_what_the_judgement_says(sheet: Assessment) -> None:
    result, found = assess(BANK, sheet), standing_of(BANK, sheet)
    assert (found.verdict, found.notice_by, found.progress.asked) == (result.verdict, result.notice_by, result.coverage.asked)
    assert sum(found.counts.values()) == sum(f.question in {*sheet.answers, *sheet.not_applicable} for f in result.findings)
    assert found.sections["agreement"] == max(f.risk for f in result.findings if BANK.section_of(f.question).id == "agreement")
    assert set(found.due) <= {item.due for item in result.plan} and list(found.due) == sorted(found.due)


def test_a_limit_by_law_that_an_answer_decides_is_kept_as_such() -> None:
    signed = sheets.safest(BANK).answered("phi_reaches_support", "routinely").answered("baa_timing", None).answered("baa_signed_on", None)
    found = standing_of(BANK, signed)
    assert found.notice_by is None and found.limit_decided_by == "baa_timing" and from_text(BANK, to_text(found)) == found
    assert not standing_of(BANK, signed.answered("baa_timing", "before_phi")).limit_decided_by


def test_a_section_that_nobody_has_answered_has_no_clean_result() -> None:
    """Five of 44 questions answered, and every section "None" for those who got the table."""
    sheet = sheets.safest(BANK)
    agreement = [question.id for question in BANK.section("agreement").questions]
    half, none = (
        sheet.answered("attestation_report", None),
        replace(sheet, answers={q: a for q, a in sheet.answers.items() if q not in agreement}),
    )
    told = [standing_of(BANK, one) for one in (sheet, half, none)]
    assert [one.sections["agreement"] for one in told] == [None, "none so far", "not answered yet"]
    assert standing_of(BANK, sheet.answered("seats", None)).sections["scope"] is None, "what may stay empty leaves nothing open"
    assert [from_text(BANK, to_text(one)) for one in told] == told
    assert cell_words("not answered yet") == "Not answered yet" and "Not answered yet" in csv(BANK, [("a", told[2])]).decode("utf-8-sig")


def test_what_is_done_is_not_overdue(sheet: Assessment) -> None:
    first = assess(BANK, sheet).plan[0]
    done = sheet.planned(first.action, PlanEntry(status="done"))
    assert len(standing_of(BANK, sheet).due) - len(standing_of(BANK, done).due) == 1


def test_nothing_is_overdue_and_no_finding_where_nothing_is_answered() -> None:
    found = standing_of(BANK, Assessment(BANK.version, date(2020, 1, 6)))
    assert (found.due, dict(found.counts), found.questions, found.answered) == ((), {}, (), 0)


def test_overdue_and_next_due_are_counted_from_a_day() -> None:
    days = (date(2026, 1, 5), date(2026, 1, 6), date(2026, 1, 9))
    found = Standing("stop", Progress(2, 1, 1, 0, 0), None, {}, (), {}, days)
    assert [found.overdue(day) for day in (days[0], days[2], date(2027, 1, 1))] == [0, 2, 3]
    assert [found.next_due(day) for day in (days[1], date(2026, 1, 7), date(2027, 1, 1))] == [days[1], days[2], None]


def test_the_text_holds_all_of_it_and_nothing_that_was_typed(sheet: Assessment) -> None:
    typed = replace(sheet.noted("desk", "Zanzibar"), client="Zanzibar", people={"founder": "Zanzibar"})
    text = to_text(standing_of(BANK, typed))
    assert from_text(BANK, text) == standing_of(BANK, typed) and "Zanzibar" not in text


@pytest.mark.parametrize("text", ["", "no JSON", "[]", "{}", "null", "1"])
def test_what_is_no_standing_is_none(text: str) -> None:
    assert from_text(BANK, text) is None


@pytest.mark.parametrize(
    ("part", "value"), [("verdict", "fine"), ("due", ["tomorrow"]), ("counts", {"dire": 1}), ("questions", ["no_such"])]
)
def test_a_standing_with_a_part_that_is_none_is_none(part: str, value: object, sheet: Assessment) -> None:
    found = json.loads(to_text(standing_of(BANK, sheet)))
    assert from_text(BANK, json.dumps(found | {part: value})) is None


def test_another_version_of_the_program_or_the_bank_is_another_judge(monkeypatch: pytest.MonkeyPatch) -> None:
    known = judged_by(BANK)
    monkeypatch.setattr("report.portfolio.standing.VERSION", "9.9.9")
    other = judged_by(BANK)
    monkeypatch.setattr("report.portfolio.standing.bank_digest", lambda: "other")
    assert len({known, other, judged_by(BANK)}) == 3


def named(*sections: dict[str, Level | None]) -> list[tuple[str, Standing]]:
    return [(f"Client {n}", Standing("stop", Progress(2, 1, 1, 0, 0), None, {}, (), held, ())) for n, held in enumerate(sections)]


def test_the_heat_map_has_a_row_a_client_and_leaves_out_what_nobody_was_asked() -> None:
    found = heat_map(BANK, named({"scope": Level.very_low, "ai": Level.high}, {"scope": None}, {"scope": None}), 2)
    assert found.header == ("Client", "Scope", "AI") and found.cells == ((Level.very_low, Level.high), (None, NOT_ASKED))
    assert found.rows() == (("Client 0", "Very low", "High"), ("Client 1", "None", "Not asked"))
    assert "\u201cAI\u201d, at 1 client." in found.description and "The other 1 client is in the list above." in found.description


def test_the_heat_map_of_nothing_and_of_no_risk() -> None:
    assert heat_map(BANK, [], 5).rows() == () and "No section is at high risk" in heat_map(BANK, [], 5).description
    assert heat_map(BANK, named({}), 5).cells == ((),)
    assert "No section is at high risk" in heat_map(BANK, named({"scope": Level.low}), 5).description


def test_the_commonest_findings_come_first_then_the_banks_order() -> None:
    done, questions = Progress(2, 1, 1, 0, 0), (("backup", "exports"), ("exports",), ("desk",))
    found = commonest(BANK, [Standing("stop", done, None, {}, q, {}, ()) for q in questions])
    assert [name for name, _ in found.found] == [BANK.questions[q].short for q in ("exports", "desk", "backup")]
    assert found.rows()[0][1:] == ("2", "67%") and "a finding at 2 of 3 clients" in found.description
    assert commonest(BANK, []).description == "No client has a finding."


def test_where_several_come_first_none_is_singled_out() -> None:
    """Of findings that are all there once, one was said to come first."""
    done = Progress(2, 1, 1, 0, 0)
    found = commonest(BANK, [Standing("stop", done, None, {}, q, {}, ()) for q in (("backup",), ("desk",))])
    assert found.description == "2 findings are the commonest, each at 1 of 2 clients."
    high = {"scope": Level.high, "ai": Level.high}
    assert "above: \u201cScope\u201d and \u201cAI\u201d, each at 1 client." in heat_map(BANK, named(high), 5).description
    assert "above: 3 sections, each at 1 client." in heat_map(BANK, named(high | {"people": Level.high}), 5).description
