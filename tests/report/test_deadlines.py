"""The days of the plan in words: what ends too late, how many hours would do, and the limit by law."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from io import BytesIO
from typing import Any

import openpyxl
import pytest
from icalendar import Calendar

from questionnaire import Assessment, Bank, walk
from questionnaire.assessment import Answer, Integration, PlanEntry
from questionnaire.policy import BAA_TIMING
from report import EXPORTS, compose
from report.content.context import Context
from report.content.deadlines import alarm_sentence, earlier_limit, limit_decided_by, notice, notice_sentence
from report.content.minutes import compose_minutes
from report.content.plan_days import due_words, hours_sentence, late_sentence, latest_words, out_of_turn
from report.content.steps import steps_of
from report.content.verdict_reasons import next_step, verdict_reason
from report.formats.calendar_file import write
from report.formats.summary import write as email
from report.formats.tasks import write_github, write_trello
from report.paper.document import Paragraph, Verdict
from report.paper.figures import exposure_timeline, roadmap
from report.paper.uncovered import uncovered_sentence
from report.paper.wording import day
from report.portfolio.standing import standing_of
from scoring import assess
from scoring.result import PlanItem
from tests.report import sheets
from tests.report.as_text import as_text
from tests.report.conftest import Made
from tests.report.lies import changed
from tests.scoring.sheets import base

Make = Callable[[Assessment], Made]

SOONER = "it ends sooner, and may have passed, if anybody knew or should have known before."


def context(bank: Bank, sheet: Assessment) -> Context:
    return Context(bank, sheet, assess(bank, sheet))


def test_what_ends_too_late_is_counted_with_the_hours_that_would_do(bank: Bank) -> None:
    sheet = sheets.safest(bank).answered("sign_in", "password_only").answered("risk_analysis", "none")
    slow = context(bank, replace(sheet, hours_per_week=1))
    least = slow.result.schedule.least_hours
    assert least is not None and least > 1
    assert late_sentence(slow).startswith("At 1 hour a week, ") and f"{least} hours a week would meet every latest day." in late_sentence(
        slow
    )
    assert late_sentence(context(bank, replace(sheet, hours_per_week=least))) == ""


def test_a_day_set_by_hand_before_what_it_needs_is_done_says_so(bank: Bank, make: Make) -> None:
    """The order stands, and the day that somebody set stands too: only a sentence can say that both cannot be."""
    sheet = sheets.safest(bank).answered("phi_reaches_support", "possible").answered("intercom_plan", "essential")
    sheet = sheet.answered("baa_status", "not_signed")
    told = context(bank, sheet)
    upgrade, sign = (next(item for item in told.actions if item.action == action) for action in ("upgrade_plan", "sign_baa"))
    number = told.action_numbers["upgrade_plan"]
    early = sheet.planned("sign_baa", PlanEntry(due=sheet.as_of + timedelta(2)))
    assert out_of_turn(told, sign) == out_of_turn(context(bank, early), upgrade) == ""
    assert out_of_turn(context(bank, early), sign_of(context(bank, early))) == f"before A{number} is done"
    assert f", but this day is before A{number} is done" in as_text(make(early).document)
    assert due_words(context(bank, early), sign_of(context(bank, early))).endswith(f" (before A{number} is done)")
    enough = context(bank, sheet.planned("sign_baa", PlanEntry(due=upgrade.due)))
    assert out_of_turn(enough, sign_of(enough)) == ""
    for over in ({"upgrade_plan": PlanEntry(status="done")}, {"sign_baa": PlanEntry(due=sheet.as_of, status="done")}):
        done = context(bank, replace(early, plan={**early.plan, **over}))
        assert out_of_turn(done, sign_of(done)) == ""


def sign_of(told: Context) -> PlanItem:
    return next(item for item in told.actions if item.action == "sign_baa")


def test_where_no_hours_would_do_that_is_said(bank: Bank) -> None:
    sheet = replace(sheets.worst(bank), hours_per_week=1)
    assert context(bank, sheet).result.schedule.least_hours is None
    assert late_sentence(context(bank, sheet)).endswith("Not even 80 hours a week would meet every latest day.")


def test_a_day_set_too_late_by_hand_is_no_matter_of_hours(bank: Bank) -> None:
    sheet = replace(sheets.safest(bank).answered("sign_in", "password_only"), hours_per_week=40)
    late = sheet.planned("enforce_sign_in", PlanEntry(due=date(2030, 1, 1)))
    assert late_sentence(context(bank, late)) == (
        "At 40 hours a week, 1 action is planned to end after the latest day. The days were set by hand."
    )
    assert late_sentence(context(bank, late.planned("enforce_sign_in", PlanEntry(due=date(2030, 1, 1), status="done")))) == ""


def test_more_hours_move_no_day_that_was_set_by_hand(bank: Bank) -> None:
    gaps = {"sign_in": "password_only", "unique_accounts": "some_shared", "offboarding": "ad_hoc", "risk_analysis": "none"}
    sheet = replace(sheets.safest(bank), answers={**sheets.safest(bank).answers, **gaps}, hours_per_week=1)
    assert late_sentence(context(bank, sheet)).endswith("hours a week would meet every latest day.")
    typed = sheet.planned("enforce_sign_in", PlanEntry(due=date(2030, 1, 1)))
    assert late_sentence(context(bank, typed)).endswith("hours a week would meet every latest day, but for 1 day set by hand.")


def test_a_late_day_is_late_in_the_e_mail_the_cards_for_trello_the_register_and_the_minutes(bank: Bank, make: Make) -> None:
    """They gave the day bare, while the plan has it in red."""
    plain = make(sheets.worst(bank)).document.records
    first = next(row.action for row in plain.tasks if any(row.action == task.action for vendor in plain.vendors for task in vendor.tasks))
    assert first in [row.action for row in plain.tasks[:3]], "which the e-mail names"
    sheet = sheets.worst(bank).planned(first, PlanEntry(due=date(2027, 6, 1)))
    made = make(sheet)
    (row,) = (row for row in made.document.records.tasks if row.action == first)
    task = next(task for vendor in made.document.records.vendors for task in vendor.tasks if task.action == first)
    assert row.mark == task.mark == "too late" and "Jun 1, 2027 (too late)" in task.words
    assert f"{row.title}: {row.role}, nobody named yet, by Jun 1, 2027 (too late)" in email(made.document).decode()
    assert f"{row.number} {row.title} ({row.role}, nobody named yet, due 2027-06-01; too late)" in write_trello(made.document).decode()
    assert "Jun 1, 2027 (too late)" in as_text(compose_minutes(bank, sheet, assess(bank, sheet)))


def test_hours_that_nobody_set_are_told_as_such(bank: Bank) -> None:
    sheet = sheets.worst(bank)
    assert hours_sentence(context(bank, replace(sheet, hours_per_week=None))).endswith(", which nobody has set yet.")
    assert hours_sentence(context(bank, replace(sheet, hours_per_week=12))) == "The days are worked out with 12 hours a week."


def test_where_a_limit_by_law_has_passed_no_hours_are_promised_and_no_day_after_it_is_given(bank: Bank, make: Make) -> None:
    """54 hours a week "would meet every latest day" although the sixty days had passed a week before."""
    sheet = sheets.worst(bank).answered("discovered_on", date(2026, 9, 15))
    sheet = replace(sheet, as_of=date(2026, 11, 27), hours_per_week=80)  # a working day
    told = context(bank, sheet)
    by_law = [item for item in told.result.plan if item.kind == "law"]
    assert by_law and {item.latest for item in by_law} == {sheet.as_of}, "no day of a plan is before that of the assessment"
    passed = "the legal deadline passed on Nov 14, 2026"
    others = f"{passed} if this was discovered on the day in the answers (it may have been on another)"
    assert all(item.late for item in by_law) and {item.action: latest_words(item) for item in by_law} == {
        item.action: f"counted from the discovery in the answers, {passed}" if item.action == "assess_past_phi" else others
        for item in by_law
    }, "only the desk's details have a day in the answers"
    assert late_sentence(told).endswith(" A legal deadline has passed, and no number of hours a week would meet it.")
    text = as_text(make(sheet).document)
    assert "would meet every latest day" not in text and "no later than Nov 27, 2026" not in text
    assert text.count("the legal deadline passed on Nov 14, 2026") == len(by_law), "each card says so"
    assert "Latest: 2026-11-27 (law, limit of 2026-11-14 passed)" in write_github(make(sheet).document).decode(), (
        "the latest day of every export is that of the plan"
    )


def test_an_open_flow_is_to_be_paused_at_once_whatever_the_day(bank: Bank, make: Make) -> None:
    """On a Saturday it is planned for the Monday: "no later than Saturday" would say that nobody can be in time."""
    sheet = replace(sheets.worst(bank), as_of=date(2026, 11, 21))
    flows = [item for item in context(bank, sheet).result.plan if item.kind == "flow"]
    assert {item.due for item in flows} == {date(2026, 11, 23)} and not any(item.late for item in flows)
    assert {latest_words(item) for item in flows} == {"right away, as nothing is known to cover it"}
    document = make(sheet).document
    assert "no later than Nov 21, 2026" not in as_text(document)
    assert "Latest: right away" in write_github(document).decode() and "Latest: 2026-11-21" not in write_github(document).decode()
    assert {b.latest_words for b in roadmap(bank, sheet, assess(bank, sheet)).bars if b.kind == "flow"} == {"right away"}


UNTIMED: dict[str, Answer | None] = {
    "phi_reaches_support": "routinely",
    "baa_timing": None,
    "baa_signed_on": None,
    "first_phi_on": date(2026, 3, 1),
}


def untimed(bank: Bank, **answers: Answer | None) -> Assessment:
    """A signed BAA, details in the desk, and nobody says which came first."""
    sheet = sheets.safest(bank)
    for question, answer in {**UNTIMED, **answers}.items():
        sheet = sheet.answered(question, answer)
    return sheet


def test_a_signed_baa_that_nobody_dates_leaves_the_limit_by_law_not_confirmed(bank: Bank, make: Make) -> None:
    """With "Yes, signed" the 60 days vanished from every page and paper, as if they were over."""
    told = context(bank, untimed(bank))
    assert told.result.notice_by is None and "past_phi_assessed" not in told.sheet.asked, "by the contract"
    sentence = notice_sentence(told)
    assert (
        "is not confirmed. If they did, and that was a breach, the 60 days" in sentence
        and f"\u201c{bank.questions[BAA_TIMING].short}\u201d" in sentence
    )
    document = make(told.assessment).document
    assert as_text(document).count(sentence) == 1, "on the decision page"
    assert document.records.summary.limit == sentence
    book = openpyxl.load_workbook(BytesIO(next(e for e in EXPORTS if e.id == "xlsx").write(document, "letter")))
    assert any(
        row[:2] == ("Legal deadline, if there was a breach", "No day given") for sheet in book for row in sheet.iter_rows(values_only=True)
    )


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        ({"phi_reaches_support": None}, "baa_timing"),  # a first day on record: details came
        ({"phi_reaches_support": None, "first_phi_on": None}, ""),
        ({"phi_reaches_support": "possible"}, ""),
        ({"baa_timing": "before_phi"}, ""),
        ({"baa_signed_on": date(2026, 3, 1)}, ""),
        ({"baa_timing": "unknown"}, "baa_timing"),
        ({"baa_status": None}, ""),  # it waits for its answer
        ({"baa_status": "unknown"}, "baa_status"),
        ({"baa_status": "unknown", "phi_reaches_support": "blocked", "first_phi_on": None}, ""),
        ({"baa_status": "not_signed", "phi_reaches_support": "unknown", "first_phi_on": None}, "phi_reaches_support"),
        ({"baa_status": "not_signed", "phi_reaches_support": None, "first_phi_on": None}, ""),  # it waits for its answer
        ({"baa_status": "not_signed", "phi_reaches_support": "possible", "first_phi_on": None}, ""),
    ],
)
def test_it_is_said_only_where_details_came_and_what_decides_it_is_not_known(bank: Bank, answers: dict[str, Answer], said: str) -> None:
    told = context(bank, untimed(bank, **answers))
    assert limit_decided_by(told) == said and bool(said) == ("not confirmed" in notice_sentence(told))


SINCE = "Your written assessment covers what had come in by its date. What has come in since needs one too"


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        ({"baa_status": "refused"}, True),
        ({"baa_status": "requested"}, True),
        ({"baa_status": "refused", "past_phi_assessed": "in_progress"}, False),  # its own limit is said
        ({"baa_status": "refused", "phi_reaches_support": "possible", "first_phi_on": None}, False),
        ({"baa_timing": "after_phi"}, False),  # since then a BAA covers what comes in
    ],
)
def test_what_comes_in_after_an_assessment_is_said_to_need_one_of_its_own(bank: Bank, answers: dict[str, Answer], said: bool) -> None:
    """45 CFR 164.402: what came in without a BAA after the assessment had no word on the page but the ninth step of an action."""
    told = context(bank, untimed(bank, **{"past_phi_assessed": "assessed_and_documented"} | answers))
    assert (SINCE in notice_sentence(told)) is said
    assert (SINCE in as_text(compose(bank, told.assessment, told.result, edition="board"))) is said


@pytest.mark.parametrize(("plan", "said"), [("expert", False), ("advanced", True), ("unknown", True)])
def test_a_baa_on_a_plan_that_comes_with_none_leaves_the_limit_open(bank: Bank, plan: str, said: bool) -> None:
    """The question of the breach was a step of the card that buys a plan."""
    told = context(bank, untimed(bank, intercom_plan=plan, baa_timing="before_phi"))
    assert ("Your BAA may not be in force on your plan. If it is not, what has come in may be a breach" in notice_sentence(told)) is said


@pytest.mark.parametrize(("known", "said"), [(date(2026, 2, 27), True), (date(2026, 3, 1), False), (None, False)])
def test_a_limit_counted_from_before_the_first_details_says_so(bank: Bank, known: date | None, said: bool) -> None:
    """The red line said that a limit had passed, counted from a day that the report itself called impossible further down."""
    sheet = untimed(bank, baa_status="not_signed", past_phi_assessed="not_assessed", discovered_on=known)
    assert (
        "although by your answers the first details came in on Mar 1, 2026: one of the two days is wrong." in alarm_or_notice(bank, sheet)
    ) is said


def alarm_or_notice(bank: Bank, sheet: Assessment) -> str:
    told = context(bank, sheet)
    return alarm_sentence(told) or notice_sentence(told)


@pytest.mark.parametrize(("days", "said"), [(59, True), (61, False), (10, False)])
def test_the_board_says_what_holds_on_the_last_day_where_the_assessment_ends_after_it(bank: Bank, days: int, said: bool) -> None:
    """45 CFR 164.402: a breach is presumed. "5 days after the first legal deadline" did not say what to do on that day."""
    sheet = untimed(bank, baa_status="not_signed", past_phi_assessed="not_assessed")
    sheet = sheet.answered("discovered_on", sheet.as_of - timedelta(days))
    board = as_text(compose(bank, sheet, assess(bank, sheet), edition="board"))
    assert (
        "Unless a low probability of compromise is shown in writing by Nov 22, 2026, notices are due by that day all the same." in board
    ) is said


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        ({"phi_reaches_support": "blocked"}, True),
        ({"phi_reaches_support": "possible"}, True),
        ({"phi_reaches_support": "blocked", "baa_status": "refused"}, True),
        ({"phi_reaches_support": "blocked", "baa_signed_on": date(2026, 3, 2)}, True),
        ({"phi_reaches_support": "blocked", "baa_signed_on": date(2026, 3, 1)}, False),
        ({"phi_reaches_support": "blocked", "past_phi_assessed": "assessed_and_documented"}, False),
        ({"phi_reaches_support": "blocked", "first_phi_on": None}, False),
        ({"phi_reaches_support": "sometimes"}, False),
        ({"phi_reaches_support": "blocked", "org_role": "neither"}, False),
    ],
)
def test_a_day_on_record_is_not_forgotten_where_nothing_reaches_the_desk_now(bank: Bank, answers: dict[str, Answer], said: bool) -> None:
    """Whoever closed the way and changed the answer saw the sixty days vanish, as if what had come in were no matter any more."""
    told = context(bank, untimed(bank, **answers))
    assert ("The answers name Mar 1, 2026 as the first day with patient details" in notice_sentence(told)) == said


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        ({"baa_status": "not_signed"}, "and no BAA is signed: they still have to be assessed"),
        ({"baa_status": "refused", "discovered_on": date(2026, 10, 5)}, "(45 CFR 164.404(b)) is Dec 4, 2026."),
        ({"baa_status": "refused", "discovered_on": date(2026, 3, 5)}, "(45 CFR 164.404(b)) passed on May 4, 2026."),
        ({"baa_signed_on": date(2026, 3, 2)}, "and the BAA was signed later: they"),
        ({}, "If that was before a BAA was signed, they"),
        ({"baa_status": None, "discovered_on": date(2026, 10, 5)}, "If that was before a BAA was signed, they"),
        ({"baa_signed_on": date(2027, 3, 2)}, "If that was before a BAA was signed, they"),
    ],
)
def test_what_came_without_cover_is_to_be_assessed_however_well_the_way_is_closed_now(
    bank: Bank, answers: dict[str, Answer], said: str
) -> None:
    """A client built a barrier, and was told "nothing above low risk" while the deadline for notices was a week away."""
    sheet = untimed(bank, phi_reaches_support="blocked", **answers)
    told, certain = context(bank, sheet), "If that was" not in said
    assert said in notice_sentence(told)
    assert (earlier_limit(told) is not None) == certain == next_step(told).startswith("Assess what reached the desk without a BAA")
    assert standing_of(bank, sheet).notice_by == earlier_limit(told)
    events = [str(event["summary"]) for event in Calendar.from_ical(write(compose(bank, sheet, told.result))).walk("VEVENT")]
    assert ("Legal deadline, if there was a breach" in " ".join(events)) == certain
    days_words = uncovered_sentence(told.result, sheet, told.sheet)
    assert days_words.endswith("The answers name Mar 1, 2026 as the first day with some."), "and not that none are known to have come"
    assert ("no day of discovery is given" in notice_sentence(told)) == (certain and "discovered_on" not in answers)


def test_looking_up_which_came_first_is_dated_by_law_and_is_no_assessment(bank: Bank) -> None:
    told = context(bank, untimed(bank))
    (item,) = (item for item in told.actions if item.action == f"find_out_{BAA_TIMING}")
    assert item.kind == "law" and "1 assessment" not in as_text(compose(bank, told.assessment, told.result))


def test_a_baa_of_a_day_to_come_is_named_beside_the_verdict(bank: Bank) -> None:
    """Such a sheet was in order with 100 points and "0 days with patient details and no signed BAA"."""
    told = context(bank, untimed(bank, baa_timing="before_phi", baa_signed_on=date(2027, 1, 15)))
    assert verdict_reason(told).startswith(
        "The BAA cannot have been signed on Jan 15, 2027, the day that is given. If it is not signed yet, "
    )
    assert told.result.exposure.uncovered_days is None
    told = context(bank, untimed(bank, baa_timing="before_phi"))
    assert "cannot have been" not in verdict_reason(told) and told.result.exposure.uncovered_days == 0


OVERDUE, LATELY = date(2026, 8, 1), date(2026, 11, 10)


@pytest.mark.parametrize("discovered", [OVERDUE, LATELY, None])
@pytest.mark.parametrize(
    ("role", "what", "law", "sooner"),
    [
        ("covered_entity", "notices", "45 CFR 164.404(b)", False),
        ("business_associate", "the report to your customers", "45 CFR 164.410(b)", True),
        (None, "notices", "45 CFR 164.404(b), 164.410(b)", False),
    ],
)
def test_the_limit_is_that_of_the_role(
    bank: Bank, make: Make, role: str | None, what: str, law: str, sooner: bool, discovered: date | None
) -> None:
    """A business associate was told of notices under 164.404(b), which binds its customers (corrections, L8)."""
    sheet = sheets.worst(bank).answered("org_role", role).answered("discovered_on", discovered)
    said = notice_sentence(context(bank, sheet))
    assert what in said and f"({law})" in said and said.count("164.4") == law.count("164.4")
    assert ("Your contracts with them may ask for it sooner." in said) == sooner and ("Call counsel" in said) == (discovered == OVERDUE)
    events = Calendar.from_ical(write(make(sheet).document)).walk("VEVENT")
    assert str(next(e for e in events if e["SUMMARY"].startswith("Legal deadline"))["DESCRIPTION"]).startswith(said)
    undated = notice_sentence(context(bank, untimed(bank, org_role=role)))
    assert f"and that was a breach, the 60 days that the law allows for {what} may" in undated and f"({law})" in undated


@pytest.mark.parametrize(
    "late",
    [
        lambda bank: sheets.worst(bank).answered("discovered_on", OVERDUE),
        lambda bank: untimed(bank, phi_reaches_support="blocked", baa_status="refused", discovered_on=date(2026, 3, 5)),
    ],
    ids=["what is to be assessed", "what came before the way was closed"],
)
def test_a_limit_that_has_passed_is_said_in_red_before_the_verdict_and_nowhere_again(
    bank: Bank, make: Make, late: Callable[[Bank], Assessment]
) -> None:
    """On paper it stood in a table below the verdict, in black (contract, section 5.2)."""
    made = make(late(bank)).document
    said = alarm_sentence(context(bank, late(bank)))
    blocks = next(part for part in made.parts if part.id == "board").blocks
    red, verdict = (next(n for n, b in enumerate(blocks) if isinstance(b, kind) and found(b)) for kind, found in FIRST_OF_ALL)
    assert "passed on" in said and as_text(made).count(said) == 1 and red < verdict and said.endswith(" Call counsel today.")
    summary = email(made).decode()
    assert summary.index(said[:80]) < summary.index(made.records.summary.title)


FIRST_OF_ALL: tuple[tuple[Any, Callable[[Any], bool]], ...] = ((Paragraph, lambda b: b.style == "alarm"), (Verdict, lambda _: True))


@pytest.mark.parametrize(("left", "first"), [(14, False), (13, True), (0, True), (-1, True)])
def test_a_legal_limit_that_is_days_away_stands_before_the_verdict(left: int, first: bool, bank: Bank) -> None:
    worst = sheets.worst(bank)
    told = context(bank, worst.answered("discovered_on", worst.as_of - timedelta(60 - left)))
    dated = notice(told).dated
    assert alarm_sentence(told) == (dated if first else "")
    assert ("That is the day of the assessment." in notice_sentence(told)) is (left == 0)
    assert dated.endswith(" Call counsel today.") is first, "while there is time as well"


def test_an_assessment_planned_after_the_legal_limit_says_by_how_many_days(bank: Bank, make: Make) -> None:
    worst = sheets.worst(bank).answered("discovered_on", sheets.worst(bank).as_of - timedelta(21))
    law = next(item.action for item in context(bank, worst).left if item.kind == "law")
    late = worst.planned(law, PlanEntry(due=worst.as_of + timedelta(53)))
    assert f"planned to be done by {day(worst.as_of + timedelta(53))}, 14 days after the first legal deadline." in as_text(
        make(late).document
    )
    assert "after the first legal deadline." not in as_text(make(worst).document)


def test_a_day_set_by_hand_that_has_passed_says_so(bank: Bank) -> None:
    worst = sheets.worst(bank)
    action = next(item.action for item in context(bank, worst).left if item.kind == "risk")
    told = context(bank, worst.planned(action, PlanEntry(due=worst.as_of - timedelta(7))))
    item = next(item for item in told.left if item.action == action)
    assert due_words(told, item).startswith(f"{day(item.due)} (that day has passed")


def test_a_day_of_discovery_that_cannot_be_is_named_as_why_the_days_count_from_today(bank: Bank) -> None:
    sheet = sheets.worst(bank).answered("discovered_on", date(2027, 3, 1))
    told = f"because Mar 1, 2027, the day of discovery that is given, cannot be right; {SOONER}"
    assert told in notice_sentence(context(bank, sheet))


def test_what_no_question_dates_still_has_its_limit_in_words(bank: Bank, make: Make) -> None:
    """Assessments of apps, bots and channels stood on the decision page without a word of the sixty days."""
    sheet = sheets.safest(bank).answered("integrations_inventory", "complete")
    sheet = sheet.answered("integrations", (Integration("Slack", "phi", "not_signed"),))
    for role, law in (("covered_entity", "(45 CFR 164.404(b))."), ("business_associate", "(45 CFR 164.410(b)).")):
        told = context(bank, sheet.answered("org_role", role))
        assert told.result.notice_by is None and [item.kind for item in told.left].count("law") >= 1
        said = notice_sentence(told)
        assert f"at most 60 days after its discovery {law}" in said
        assert said.endswith("they end on Jan 20, 2027; otherwise they end sooner, and may have passed.")
        assert as_text(make(told.assessment).document).count(said) == 1, "on the decision page"
    for item in told.left:
        if item.kind == "law":
            sheet = sheet.planned(item.action, PlanEntry(status="done"))
    assert notice_sentence(context(bank, sheet)) == "", "nothing is left to assess"
    assert notice_sentence(context(bank, sheet.answered("org_role", "neither"))) == ""


@pytest.mark.parametrize("answers", [{}, {"baa_status": "unknown"}, UNTIMED])
def test_beside_the_limit_of_the_desk_each_other_event_has_its_own(bank: Bank, answers: dict[str, Answer]) -> None:
    """One day, or one unknown, stood for all that the plan assesses, though an app may have been known of long before."""
    desk_alone = sheets.safest(bank)
    for question, answer in {"phi_reaches_support": "routinely", "baa_status": "not_signed", **answers}.items():
        desk_alone = desk_alone.answered(question, answer)
    own = "Any other event, if it was a breach, has a limit of its own: at most 60 days from its own discovery."
    if not context(bank, desk_alone).result.notice_by:  # none has a day yet
        own = "they end on Jan 20, 2027; otherwise they end sooner, and may have passed."
    assert notice_sentence(context(bank, desk_alone)) and own not in notice_sentence(context(bank, desk_alone))
    app = desk_alone.answered("integrations_inventory", "complete").answered("integrations", (Integration("Slack", "phi", "not_signed"),))
    assert own in notice_sentence(context(bank, app))


@pytest.mark.parametrize(
    ("question", "opens", "named"),
    [
        ("outside_agents", {}, "Outside agents"),
        ("ai_cover", {"ai_use": ("vendor_ai",)}, "AI named in the BAA"),
        ("sms_cover", {"channels": ("sms",)}, "SMS cover"),
    ],
)
def test_cover_that_nobody_knows_of_is_named_beside_the_limits(bank: Bank, question: str, opens: dict[str, Answer], named: str) -> None:
    """Neither the first page nor the plan said that a limit may run, or what follows where no BAA is found."""
    sheet = sheets.safest(bank)
    for other, answer in {"phi_reaches_support": "sometimes", **opens}.items():
        sheet = sheet.answered(other, answer)
    said = f"Whether a BAA covers every place where patient details may go is not confirmed ({named}). If one is missing"
    assert said not in notice_sentence(context(bank, sheet))
    unknown = context(bank, sheet.answered(question, "unknown"))
    assert said in notice_sentence(unknown)
    steps = steps_of(unknown, next(item for item in unknown.left if item.action == f"find_out_{question}"))
    assert steps[-1].startswith("Where there is no BAA, write down the day, delete nothing, and say so in the answer the same day.")
    blank = context(bank, sheet.answered(question, None))
    assert said not in notice_sentence(blank), "nobody has said so"
    apart = context(bank, sheet.answered(question, "unknown").answered("phi_reaches_support", "possible"))
    assert said not in notice_sentence(apart), "no details are known to come"


def test_that_a_contract_may_ask_sooner_is_said_once(bank: Bank) -> None:
    sheet = sheets.safest(bank).answered("org_role", "business_associate").answered("phi_reaches_support", "routinely")
    sheet = sheet.answered("baa_status", "unknown").answered("integrations_inventory", "complete")
    told = context(bank, sheet.answered("integrations", (Integration("Slack", "phi", "not_signed"),)))
    sooner = " Your contracts with them may ask for it sooner."
    assert notice_sentence(told).count(sooner) == 1
    passed = sheet.answered("baa_status", "signed").answered("intercom_plan", "essential").answered("baa_signed_on", date(2026, 4, 1))
    passed = passed.answered("past_phi_assessed", "not_assessed").answered("first_phi_on", date(2026, 3, 1))
    assert alarm_sentence(context(bank, passed)) and "may not be in force" in notice_sentence(context(bank, passed))
    assert as_text(compose(bank, passed, assess(bank, passed), edition="board")).count(sooner.strip()) == 1, "on the page, alarm and all"


def test_the_limit_by_law_stands_with_the_days_left(bank: Bank, make: Make) -> None:
    sheet = sheets.worst(bank).answered("discovered_on", None)
    told = context(bank, sheet)
    limit = told.result.notice_by
    assert limit is not None and (limit - sheet.as_of).days == 60
    assert f"at most 60 days after discovery (45 CFR 164.404(b)): by {day(limit)}, counted from" in notice_sentence(told)
    assert "no day of discovery is given" in notice_sentence(told)
    early = notice(context(bank, sheet.answered("discovered_on", sheet.as_of - timedelta(11)))).dated
    assert "at most 60 days after discovery (" in early and early.endswith(f". That leaves 49 days from {day(sheet.as_of)}.")
    passed = replace(told, result=replace(told.result, notice_by=date(2020, 1, 1)))
    assert "deadline for notices, 60 days after discovery (45 CFR 164.404(b)), passed on Jan 1, 2020. That was" in notice_sentence(passed)
    assert f" days before {day(sheet.as_of)}. Call counsel today." in notice_sentence(passed)
    assert notice_sentence(context(bank, sheets.safest(bank))) == ""
    made = make(sheet)
    text = as_text(made.document)
    assert text.count(notice_sentence(told)) == 1, "on the decision page"
    assert f"the legal deadline for it is {day(limit)}" in text, "above the roadmap"
    events = Calendar.from_ical(write(made.document)).walk("VEVENT")
    found = next(event for event in events if event["SUMMARY"].startswith("Legal deadline"))
    assert found["DTSTART"].dt == limit and len(found.walk("VALARM")) == 1


def test_a_limit_counted_from_today_is_called_the_latest_there_can_be(bank: Bank) -> None:
    """Nobody knew since when somebody had known, and the day stood there like any other."""
    sheet = sheets.worst(bank)
    assert sheet.answers.get("discovered_on") is not None and "ends sooner" not in notice_sentence(context(bank, sheet))
    sheet = sheet.answered("discovered_on", None)
    assert notice_sentence(context(bank, sheet)).count(f"because no day of discovery is given; {SOONER}") == 1
    assert "at the latest" in roadmap(bank, sheet, assess(bank, sheet)).description


def test_days_set_by_hand_are_named_where_no_hours_a_week_would_do(bank: Bank) -> None:
    """What waits for an action that somebody set late is late whatever the hours are."""
    sheet = (
        sheets.safest(bank)
        .answered("phi_reaches_support", "possible")
        .answered("intercom_plan", "essential")
        .answered("baa_status", "not_signed")
    )
    late = context(bank, sheet.planned("upgrade_plan", PlanEntry(due=sheet.as_of + timedelta(200))))
    assert late.result.schedule.least_hours is None
    assert late_sentence(late).endswith("With 1 day set by hand, not even 80 hours a week would meet every latest day.")
    worst = sheets.worst(bank)
    last = assess(bank, worst).plan[-1].action
    harmless = context(bank, worst.planned(last, PlanEntry(due=worst.as_of)))
    assert harmless.result.schedule.least_by_rule is None
    assert late_sentence(harmless).endswith(" Not even 80 hours a week would meet every latest day."), "that day is not what is in the way"


def test_without_a_desk_nothing_is_said_of_the_cover_of_other_ways(bank: Bank) -> None:
    """Details had come in "without a signed BAA" beside a channel that was covered by its own."""
    sheet = base("undecided_firm").answered("first_phi_on", date(2026, 8, 3)).answered("phi_reaches_support", "routinely")
    told = uncovered_sentence(assess(bank, sheet), sheet, walk(bank, sheet))
    assert "have come in for 110 days while there is no desk with a signed BAA: from Aug 3, 2026" in told


def test_where_no_discovery_by_the_signing_is_given_it_says_what_holds_if_somebody_knew_then(bank: Bank) -> None:
    """It stood among the answers to settle alone, and the board read of six weeks to go."""
    sheet = replace(changed("all_safest"), as_of=date(2026, 11, 30))
    for question, answer in {
        "phi_reaches_support": "sometimes", "first_phi_on": date(2026, 5, 1), "baa_signed_on": date(2026, 9, 15), "baa_timing": "after_phi",
        "past_phi_assessed": "not_assessed", "discovered_on": date(2026, 11, 12),
    }.items():  # fmt: skip
        sheet = sheet.answered(question, answer)
    told = "If anybody knew of these details, or should have, when the BAA was signed, on Sep 15, 2026, the limit was Nov 14, 2026."
    assert notice_sentence(context(bank, sheet)).count(told) == 1
    undated = notice_sentence(context(bank, sheet.answered("discovered_on", None)))
    assert undated.count(told) == 1 and undated.endswith("Call counsel today."), "also where no day is given"
    assert alarm_sentence(context(bank, sheet.answered("discovered_on", None))) == undated, "which then stands before the verdict"
    for known, signed in ((date(2026, 9, 15), date(2026, 9, 15)), (None, sheet.as_of)):
        by_then = sheet.answered("discovered_on", known).answered("baa_signed_on", signed)
        assert "If anybody knew of these details" not in notice_sentence(context(bank, by_then))
    earlier = sheet.answered("phi_reaches_support", "blocked")
    assert notice_sentence(context(bank, earlier.answered("discovered_on", None))).count(told) == 1, (
        "of what came before the way was closed"
    )


def test_the_line_of_time_says_what_a_limit_rests_on(bank: Bank) -> None:
    sheet = sheets.worst(bank)
    dated = [words for _, words in exposure_timeline(bank, sheet, assess(bank, sheet)).events()]
    sheet = sheet.answered("discovered_on", None)
    undated = [words for _, words in exposure_timeline(bank, sheet, assess(bank, sheet)).events()]
    assert "60-day limit, if there was a breach" in dated and "60-day limit, if nobody knew before" in undated


def test_the_board_says_that_an_assessment_is_not_known_also_beside_another_that_is_planned(bank: Bank) -> None:
    """The row told of the app alone, under the red line that is about the desk."""
    sheet = changed("careful_firm", baa_status="not_signed", past_phi_assessed="unknown", integrations_inventory="complete")
    made = [
        as_text(compose(bank, one, assess(bank, one), edition="board"))
        for one in (sheet, sheet.answered("integrations", (Integration("Slack", "phi", "not_signed"),)))
    ]
    told = "Whether what reached the desk without a BAA was assessed is not known yet."
    assert [told in board for board in made] == [True, True] and "1 action, planned to be done by" in made[1]
