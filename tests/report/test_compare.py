"""Two assessments side by side: what changed is there, in both wordings, and nothing else."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given

from questionnaire import Assessment
from questionnaire.assessment import Answer, Integration, PlanEntry
from questionnaire.shapes.question import UNKNOWN
from report import write_pdf
from report.comparison.compare import Change, Found, compare
from report.comparison.paper import compose_comparison
from report.comparison.passages import blocks, headline, passages
from report.comparison.time_to_fix import days_to_fix
from report.content.context import Context
from report.formats.exports import write_docx
from report.formats.markdown import write as write_markdown
from report.paper.brand import Brand
from report.paper.document import Part
from report.paper.wording import day, level_word
from scoring import assess
from tests.report import sheets
from tests.report.documents import composed
from tests.report.pdf_text import whole
from tests.report.typed import typed_sheets
from tests.scoring.sheets import BANK, base

THEN = sheets.safest(BANK).answered("phi_reaches_support", "sometimes").answered("baa_status", "requested").answered("backup", "unknown")
NOW = replace(THEN, as_of=date(2027, 5, 3)).answered("baa_status", "signed")


def test_as_a_paper_it_says_the_same_and_whose_it_is() -> None:
    made = compose_comparison(BANK, replace(THEN, client="Harbor"), replace(NOW, client="Harbor"), Brand(name="Rivera Advisory"))
    told = whole(write_pdf(made))
    assert "WhatchangedHarbor:November21,2026toMay3,2027" in told.replace("RiveraAdvisory", "", 1) and "RiveraAdvisory" in told
    assert "".join(headline(compare(BANK, THEN, NOW)).split()) in told and "notlegaladvice" in told and not made.attachments
    assert write_docx(made) == write_docx(made)


def test_with_itself_nothing_changed() -> None:
    same = compare(BANK, THEN, THEN)
    assert same.nothing and not (
        same.gone or same.unasked or same.waiting or same.new or same.moved or same.answers or same.notes or same.plan or same.client
    )
    assert same.verdict.then == same.verdict.now and "No answer, note or entry of the plan has changed." in headline(same)
    assert [passage.title for passage in passages(same)] == ["Outcome"]


def test_an_answer_mended_shows_in_verdict_condition_finding_and_both_wordings() -> None:
    found = compare(BANK, THEN, NOW)
    old, new = (BANK.verdict(assess(BANK, sheet).verdict).title for sheet in (THEN, NOW))
    assert (found.verdict.then, found.verdict.now) == (old, new) and old != new
    question = BANK.questions["baa_status"]
    then, now = question.choice("requested"), question.choice("signed")
    assert then and now and found.answers == (Change(question.short, then.label, now.label),)
    assert ("Not met", "Met") in [(one.then, one.now) for one in found.conditions]
    assert question.short in [one.what for one in found.gone]
    assert (found.then, found.now) == (THEN.as_of, NOW.as_of)


def test_there_and_back_says_the_same_the_other_way_round() -> None:
    there, back = compare(BANK, THEN, NOW), compare(BANK, NOW, THEN)
    assert {*there.gone, *there.unasked} == {*back.new} and {*there.new} == {*back.gone, *back.unasked}
    assert not there.waiting and not back.waiting
    assert [(c.what, c.now, c.then) for c in there.answers] == [(c.what, c.then, c.now) for c in back.answers]


def test_a_risk_that_moved_is_no_new_finding() -> None:
    worse = THEN.answered("phi_reaches_support", "routinely")
    milder = THEN.answered("phi_reaches_support", "possible")
    found = compare(BANK, worse, milder)
    assert found.moved and {one.what for one in found.moved}.isdisjoint(one.what for one in (*found.gone, *found.new))


def test_rows_go_by_their_names_not_by_their_places() -> None:
    one, other = Integration("Slack", "phi", "not_signed"), Integration("Jira", "phi", "not_signed")
    both = THEN.answered("integrations_inventory", "complete").answered("integrations", (one, other))
    found = compare(BANK, both, both.answered("integrations", (other,)))
    assert [finding.what.split(": ")[-1] for finding in found.owed] == ["Slack"] and not found.new and not found.gone


def test_notes_reasons_and_plan_entries_stand_as_typed() -> None:
    action = next(iter(BANK.actions))
    then = THEN.noted("backup", "Old <b>note</b>").planned(action, PlanEntry("Ana", date(2026, 12, 1), "open"))
    now = THEN.noted("desk", "=1+1").planned(action, PlanEntry("Bo", None, "done")).excused("customer_requirements", "None of them asks")
    found = compare(BANK, then, now)
    title, short = BANK.action(action).title, BANK.questions
    assert set(found.plan) == {
        Change(f"{title}: status", "Open", "Done"), Change(f"{title}: owner", "Ana", "Bo"),
        Change(f"{title}: due date", "Dec 1, 2026", "By the rule"),
    }  # fmt: skip
    assert set(found.notes) == {
        Change(short["backup"].short, "Old <b>note</b>", "No note"), Change(short["desk"].short, "No note", "=1+1"),
    }  # fmt: skip
    assert "Not applicable: None of them asks" in [one.now for one in found.answers]


EARLIER = replace(THEN, as_of=date(2026, 10, 15)).answered("baa_status", "refused").answered("phi_reaches_support", "routinely")
WORD = "Legal deadline, if there was a breach"


def outcome(then: Assessment, now: Assessment) -> dict[str, tuple[str, ...]]:
    return {row[0]: row[1:] for row in passages(compare(BANK, then, now))[0].rows}


def test_a_limit_that_each_assessment_counts_from_its_own_day_does_not_move_for_what_was_known_before() -> None:
    anew = "Jan 30, 2027, counted from the day of this assessment\nFor what was already known on Oct 15, 2026, it {} Dec 14, 2026"
    anew += " at the latest."
    assert outcome(EARLIER, replace(EARLIER, as_of=date(2026, 12, 1)))[WORD] == ("Dec 14, 2026", anew.format("is"))
    later = outcome(EARLIER, replace(EARLIER, as_of=date(2027, 1, 4)))[WORD][1]
    assert later.endswith("it was Dec 14, 2026 at the latest.")
    found = (
        replace(EARLIER, as_of=date(2026, 12, 1)).answered("first_phi_on", date(2026, 1, 5)).answered("discovered_on", date(2026, 11, 2))
    )
    assert outcome(EARLIER, found)[WORD] == ("Dec 14, 2026", "Jan 1, 2027"), "a day that is known is nobody's count"
    assert outcome(THEN.answered("baa_status", "signed"), EARLIER)[WORD][0] == "No day given"
    assert WORD not in outcome(EARLIER, EARLIER)


def test_an_app_without_a_baa_keeps_its_first_limit_too() -> None:
    app = Integration("Slack", "phi", "not_signed")
    then = sheets.safest(BANK).answered("integrations_inventory", "complete").answered("integrations", (app,))
    assert (
        "For what was already known on Nov 21, 2026, it is Jan 20, 2027" in outcome(then, replace(then, as_of=date(2026, 12, 21)))[WORD][1]
    )


def test_what_is_still_to_be_done_past_the_day_of_the_earlier_plan_is_named_with_both_days() -> None:
    now = replace(EARLIER, as_of=date(2027, 1, 4))
    late = [item for item in Context(BANK, EARLIER, assess(BANK, EARLIER)).left if item.due < now.as_of]
    found = compare(BANK, EARLIER, now)
    assert {(one.what, one.then) for one in found.overdue} == {(item.title, day(item.due)) for item in late} and late
    assert f"Still to be done and past the day of the earlier plan: {len(late)} actions." in headline(found)
    allowed = compare(BANK, EARLIER.planned(late[0].action, PlanEntry(due=date(2027, 3, 1))), now)
    assert late[0].title in {one.what for one in found.overdue} - {one.what for one in allowed.overdue}
    assert not compare(BANK, EARLIER, EARLIER).overdue and not compare(BANK, replace(EARLIER, client="Other"), now).overdue


def test_another_organization_is_named_first() -> None:
    found = compare(BANK, THEN, replace(THEN, client=""))
    assert passages(found)[0].rows[0] == ("Organization", THEN.client, "Not named")


@given(typed_sheets(), typed_sheets())
def test_everything_that_differs_and_nothing_else_is_listed(then: Assessment, now: Assessment) -> None:
    found = compare(BANK, then, now)
    beside = {"as_of": now.as_of, "bank": now.bank, "workshop": now.workshop, "handover": now.handover}  # not compared
    assert found.nothing == (replace(then, **beside) == now)
    assert all(change.then != change.now for change in (*found.answers, *found.notes, *found.plan, *found.moved))
    cells = [cell.splitlines() for passage in passages(found) for row in passage.rows for cell in row]
    for typed in (typed for question, typed in now.notes.items() if typed and then.notes.get(question) != typed):
        assert typed.splitlines() in cells


@pytest.mark.parametrize("names", ["small", "huge"])
def test_every_writer_prints_it_whole(names: str) -> None:
    then, now = (THEN, NOW) if names == "small" else (THEN, sheets.huge(BANK))
    found = compare(BANK, then, now)
    document = replace(composed(THEN), parts=(Part("comparison", "Then and now", blocks(found)),))
    text, markdown = whole(write_pdf(document)), write_markdown(document).decode()
    for passage in passages(found):
        for row in passage.rows:
            assert all(word in text for cell in row for word in cell.split()), row
        assert passage.title in markdown
    assert write_docx(document)


def test_over_several_rounds_what_is_gone_says_within_how_many_days() -> None:
    first = replace(THEN, as_of=date(2026, 1, 10))
    second, third = replace(first, as_of=date(2026, 3, 10)), replace(NOW, as_of=date(2026, 6, 10))
    found = compare(BANK, second, third, (first, second, third))
    short = BANK.questions["baa_status"].short
    assert [one.within for one in found.gone if one.what == short] == [151]
    (gone,) = [passage for passage in passages(found) if passage.title == "Findings that are gone"]
    assert gone.header == ("Finding", "Risk", "Settled") and (short, "High", "Within 151 days") in gone.rows
    assert "The two are 92 days apart." in headline(found)
    assert "Within151days" in whole(write_pdf(compose_comparison(BANK, second, third, rounds=(first, second, third))))


def test_what_came_back_counts_from_its_return_and_what_only_waited_for_an_answer_has_no_time() -> None:
    days = [date(2026, month, 1) for month in (1, 2, 3, 4)]
    sheets_of = [replace(sheet, as_of=day) for sheet, day in zip((THEN, NOW, THEN, NOW), days, strict=True)]
    assert days_to_fix(BANK, sheets_of)["baa_status", "", 0] == 31
    blank = replace(THEN, answers={q: a for q, a in THEN.answers.items() if q != "backup"})
    assert ("backup", "", 0) not in days_to_fix(BANK, (blank, replace(NOW.answered("backup", "confirmed"), as_of=days[3])))
    assert days_to_fix(BANK, sheets_of[:3]).get(("baa_status", "", 0)) is None, "open again"


def title_of(question: str) -> str:
    return BANK.questions[question].short


def of(found: Sequence[Found]) -> list[str]:
    return [one.what for one in found]


def test_a_finding_whose_question_is_no_longer_asked_was_not_fixed() -> None:
    """Whom HIPAA does not bind is asked nothing, and owes no assessment: whether anything was mended, nobody has said."""
    first = THEN.answered("past_phi_assessed", "not_assessed")
    second = replace(first, as_of=date(2026, 12, 1)).answered("org_role", "neither")
    found = compare(BANK, first, second, (first, second))
    assert title_of("backup") in of(found.unasked) and not found.gone and not found.owed
    (unasked,) = [passage for passage in passages(found) if passage.title == "Findings whose question is no longer asked"]
    assert unasked.header == ("Finding", "Risk") and unasked.rows[0][0] == of(found.unasked)[0]
    assert f"0 gone, {len(found.unasked)} no longer asked about, " in headline(found) and not days_to_fix(BANK, (first, second))


UNCOVERED = THEN.answered("past_phi_assessed", "not_assessed").answered("baa_timing", None)
LATER = date(2026, 12, 1)
SIGNED = replace(UNCOVERED, as_of=LATER).answered("baa_status", "signed")
"""A signed BAA takes the question about earlier details away until the timing is known; nobody assessed anything."""
BARRED = replace(UNCOVERED, as_of=LATER).answered("phi_reaches_support", "blocked").answered("phi_prevention", "technical_and_told")
"""So does a barrier."""


@pytest.mark.parametrize("second", [SIGNED, BARRED])
def test_what_the_law_still_asks_for_is_said_although_its_question_is_no_longer_asked(second: Assessment) -> None:
    found, title = compare(BANK, UNCOVERED, second, (UNCOVERED, second)), BANK.action("assess_past_phi").title
    past = title_of("past_phi_assessed")
    assert past not in of((*found.gone, *found.unasked)) and [(one.what, one.owed) for one in found.owed] == [(past, (title,))]
    assert ("past_phi_assessed", "", 0) not in days_to_fix(BANK, (UNCOVERED, second))
    outcome, owed = passages(found)[:2]
    assert (owed.title, owed.rows) == ("Still to be done, though no longer a finding", ((past, "High", title),))
    assert ", 1 still to be done though no longer a finding, " in headline(found)
    assert "".join(title.split()) in whole(write_pdf(compose_comparison(BANK, UNCOVERED, second)))


def test_nothing_is_still_to_be_done_of_details_that_came_after_the_baa_or_of_another_organization() -> None:
    assert compare(BANK, UNCOVERED, SIGNED.answered("baa_timing", "before_phi")).owed == ()
    assert compare(BANK, UNCOVERED, replace(SIGNED, client="Another")).owed == ()


@pytest.mark.parametrize(
    ("then", "now", "still"),
    [
        ("not_assessed", "in_progress", "assess_past_phi"),
        ("not_assessed", None, "assess_past_phi"),
        ("unknown", "unknown", "find_out_past_phi_assessed"),
        ("not_assessed", "assessed_and_documented", None),
    ],
)
def test_it_is_still_to_be_done_unless_an_answer_or_the_plan_says_that_it_is_done(then: str, now: str | None, still: str | None) -> None:
    first, second = UNCOVERED.answered("past_phi_assessed", then), BARRED.answered("past_phi_assessed", now)
    found = compare(BANK, first, second)
    assert [one.owed for one in found.owed] == ([(BANK.action(still).title,)] if still else [])
    assert (title_of("past_phi_assessed") in of(found.unasked)) == (still is None)
    if still:
        done = compare(BANK, first, second.planned(still, PlanEntry("", None, "done")))
        assert not done.owed and title_of("past_phi_assessed") in of(done.unasked)


def test_a_channel_that_was_closed_does_not_end_the_duty_for_what_went_through_it() -> None:
    first = THEN.answered("channels", ("web_chat", "sms")).answered("sms_cover", "neither")
    found = compare(BANK, first, first.answered("channels", ("web_chat",)))
    assert [one.owed for one in found.owed] == [(BANK.action("assess_past_sms").title,)]


@pytest.mark.parametrize(
    ("before", "after", "action"),
    [
        ({"email_cover": "neither"}, {"email_cover": "compliant_service"}, "assess_past_email"),
        ({"ai_use": ("staff_paste_into_ai",)}, {"ai_use": ("none",)}, "assess_past_pasting"),
        ({"outside_agents": "without_baa"}, {"outside_agents": "under_baa"}, "assess_past_outside_agents"),
        (
            {"integrations": (Integration("Slack", "phi", "not_signed"),)},
            {"integrations": (Integration("Slack", "phi", "signed"),)},
            "assess_past_integrations",
        ),
    ],
)
def test_cover_of_today_does_not_end_the_duty_for_what_went_without(
    before: dict[str, Answer], after: dict[str, Answer], action: str
) -> None:
    """It is presumed a breach until it is assessed, and nobody has said that it is."""
    first = THEN.answered("channels", ("email",)).answered("integrations_inventory", "complete")
    for question, answer in before.items():
        first = first.answered(question, answer)
    second = first
    for question, answer in after.items():
        second = second.answered(question, answer)
    found = compare(BANK, first, second)
    assert BANK.action(action).title in [title for one in found.owed for title in one.owed] and not found.gone
    done = compare(BANK, first, second.planned(action, PlanEntry("", None, "done")))
    assert done.gone and not done.owed


def test_what_is_not_needed_while_a_barrier_holds_was_not_fixed() -> None:
    """Plan and BAA are as they were: should the barrier fall, both are missing again."""
    first = UNCOVERED.answered("intercom_plan", "advanced")
    barred = BARRED.answered("intercom_plan", "advanced").answered("phi_prevention", "technical_and_told")
    limited = first.answered("phi_prevention", "told_only")
    found = compare(BANK, limited, barred, (limited, barred))
    plan, baa, limits = map(title_of, ("intercom_plan", "baa_status", "phi_prevention"))
    assert of(found.unneeded) == [plan, baa] and of(found.gone) == [limits], "its answer is another"
    (unneeded,) = [p for p in passages(found) if p.title == "Findings about what is not needed while the barrier holds"]
    assert unneeded.rows == ((plan, "High"), (baa, "High")) and [one.within for one in found.unneeded] == [None, None]
    assert "findings: 1 gone, 2 not needed while the barrier holds, " in headline(found)
    assert {about for about, *_ in days_to_fix(BANK, (limited, barred))} == {"phi_prevention"}
    refused = compare(BANK, limited, barred.answered("baa_status", "refused"))
    assert baa in of(refused.unneeded), "another answer, and no better"
    both = compare(BANK, limited, barred.answered("baa_status", "signed"))
    assert baa in of(both.gone) and plan in of(both.unneeded), "signed, whatever the barrier does"
    fallen = replace(first, as_of=date(2027, 2, 1))
    assert {plan, baa} <= set(of(compare(BANK, barred, fallen).new))


def test_an_app_that_left_the_list_was_not_fixed() -> None:
    """Whoever deleted its row had settled a risk that nobody ever found out about, "within 91 days"."""
    then = (
        base("careful_firm")
        .answered("integrations_inventory", "complete")
        .answered("integrations", (Integration("Zapier", "phi", UNKNOWN),))
    )
    now = replace(then.answered("integrations", (Integration("Slack", "no_phi", UNKNOWN),)), as_of=date(2027, 3, 1))
    told = compare(BANK, then, now, (then, now))
    assert [found.what for found in told.gone] == [] and any("Zapier" in found.what for found in told.unlisted)
    assert "about apps no longer on the list" in headline(told) and not days_to_fix(BANK, (then, now))
    twice = then.answered("integrations", (Integration("Zapier", "phi", UNKNOWN), Integration("Zapier", "phi", UNKNOWN)))
    assert len(compare(BANK, twice, then).unlisted) == 1, "of two by one name"
    settled = compare(BANK, then, then.answered("integrations", (Integration("Zapier", "phi", "signed"),)))
    assert any("Zapier" in found.what for found in settled.gone) and settled.unlisted == ()


def test_a_sheet_that_was_not_judged_has_no_score_and_no_conditions_beside_one_that_was() -> None:
    """ "69 of 100" to "100 of 100" read as a triumph; one question was answered."""
    told = compare(BANK, base("careful_firm"), base("nothing_answered").answered("org_role", "neither"))
    assert told.score.now == "Not judged" and told.score.then.endswith("of 100")
    assert {change.now for change in told.conditions} == {"Not judged"}


def test_a_comparison_is_a_draft_where_the_answers_of_now_are_not_whole() -> None:
    whole, open_one = base("all_safest"), base("all_safest").answered("backup", None)
    assert compose_comparison(BANK, whole, whole).marks == () and compose_comparison(BANK, whole, open_one).marks == ("Draft",)


def test_what_is_said_not_to_apply_was_not_fixed() -> None:
    first = THEN.answered("customer_requirements", "asked_not_met")
    second = replace(first, as_of=LATER).excused("customer_requirements", "None of them asks")
    found = compare(BANK, first, second, (first, second))
    assert of(found.excused) == [title_of("customer_requirements")] and not found.gone and not days_to_fix(BANK, (first, second))
    assert ("Findings now said not to apply", ((title_of("customer_requirements"), level_word(found.excused[0].risk)),)) in [
        (passage.title, passage.rows) for passage in passages(found)
    ]
    assert "findings: 0 gone, 1 now said not to apply, 0 new" in headline(found)


def test_what_nobody_has_answered_is_neither_new_nor_gone() -> None:
    """A round begun anew has dozens of blanks. The last known findings wait for an answer, those of apps with their names."""
    slack = (Integration("Slack", "phi", "not_signed"),)
    then = THEN.answered("integrations_inventory", "complete").answered("integrations", slack)
    kept = {q: a for q, a in then.answers.items() if q in ("org_role", "desk", "integrations_inventory")}
    anew = replace(then, as_of=date(2027, 5, 3), answers=kept)
    found, context = compare(BANK, then, anew, (then, anew)), Context(BANK, then, assess(BANK, then))
    assert not found.new and not found.gone and not found.moved and not days_to_fix(BANK, (then, anew))
    assert Counter(one.what for one in found.waiting) == Counter(context.title(f) for f in context.findings)
    assert any("Slack" in one.what for one in found.waiting)
    assert f"0 gone, {len(found.waiting)} without an answer now, 0 new" in headline(found)
    (waiting,) = [passage for passage in passages(found) if passage.title == "Findings whose question has no answer now"]
    assert len(waiting.rows) == len(found.waiting)
    back = compare(BANK, anew, then)
    assert len(back.new) == len(context.findings) and not back.gone, "found once somebody answered"
    fixed = replace(then, as_of=date(2027, 6, 1)).answered("baa_status", "signed")
    assert days_to_fix(BANK, (then, anew, fixed))["baa_status", "", 0] == (fixed.as_of - then.as_of).days


def test_a_day_is_a_day_and_no_day_is_said() -> None:
    assert "The two are 1 day apart." in headline(compare(BANK, THEN, replace(THEN, as_of=THEN.as_of + timedelta(1))))
    assert "Both have the same date." in headline(compare(BANK, THEN, THEN))
