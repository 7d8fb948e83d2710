"""The plan: each finding is led to something to do, in an order that can be followed, and doing it never makes anything worse (law 6)."""

import shutil
from dataclasses import replace
from datetime import date
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from questionnaire import Assessment, walk
from questionnaire.assessment import Integration, PlanEntry
from questionnaire.loader import FOLDER, read_bank
from questionnaire.policy import GATES
from questionnaire.question_bank import FIND_OUT
from questionnaire.shapes.question import Level, Outcome
from scoring import assess, findings
from scoring.ahead.projection import missing, projected
from scoring.days.working_days import working_day, working_days_after
from scoring.judge import duties
from scoring.result import by_level
from tests.scoring.sheets import ANY_SHEET, BANK, VERDICTS, base, bases, sheets

# ---------------------------------------------------------------- law 6


def nothing_gets_worse(sheet: Assessment, done: set[str]) -> None:
    before, after = assess(BANK, sheet), assess(BANK, projected(BANK, sheet, done))
    for finding in before.findings:
        later = after.finding(finding.id)
        assert later is None or later.risk <= finding.risk, f"{finding.id} rises when {sorted(done)} are done"
    if before.verdict != "not_in_scope":
        assert VERDICTS.index(after.verdict) >= VERDICTS.index(before.verdict), f"{before.verdict} turns {after.verdict} by {sorted(done)}"


@given(ANY_SHEET, st.data())
def test_doing_one_action_never_raises_a_risk_nor_worsens_the_verdict(sheet: Assessment, data: st.DataObject) -> None:
    actions = [i.action for i in assess(BANK, sheet).plan]
    assume(actions)
    nothing_gets_worse(sheet, {data.draw(st.sampled_from(actions))})


@given(ANY_SHEET, st.data())
def test_doing_some_actions_never_raises_a_risk_nor_worsens_the_verdict(sheet: Assessment, data: st.DataObject) -> None:
    actions = [i.action for i in assess(BANK, sheet).plan]
    assume(actions)
    nothing_gets_worse(sheet, data.draw(st.sets(st.sampled_from(actions))))


@given(ANY_SHEET)
def test_doing_the_whole_plan_leaves_only_what_is_unknown_or_described(sheet: Assessment) -> None:
    """One round: what the changed answers open, such as the scope of a BAA just signed, is unknown and comes next."""
    done = {i.action for i in assess(BANK, sheet).plan}
    nothing_gets_worse(sheet, done)
    before = assess(BANK, sheet)
    after = assess(BANK, projected(BANK, sheet, done))
    for finding in after.findings:
        was = before.finding(finding.id)
        question = BANK.questions[finding.question]
        if was is not None and was.outcome != Outcome.unknown and not question.lasting and not question.describes:
            assert finding.outcome == Outcome.unknown, f"{finding.id} is still there after everything was done"


@pytest.mark.parametrize("name", [n for n in bases() if n != "nothing_answered"])
def test_each_action_of_a_named_sheet_by_itself_and_all_together_make_nothing_worse(name: str) -> None:
    actions = [i.action for i in assess(BANK, base(name)).plan]
    for action in actions:
        nothing_gets_worse(base(name), {action})
    nothing_gets_worse(base(name), set(actions))


def test_doing_nothing_changes_nothing() -> None:
    for name, sheet in bases().items():
        assert projected(BANK, sheet, ()) == sheet, name


def test_a_finding_is_mended_only_when_all_its_remedies_are_done() -> None:
    sheet = base("hurried_startup")
    assert projected(BANK, sheet, {"block_phi_technically"}).answers["phi_prevention"] == "nothing"
    assert projected(BANK, sheet, {"block_phi_technically", "minimise_phi"}).answers["phi_prevention"] == "technical_and_told"


def test_a_pause_is_no_remedy_neither_by_itself_nor_missing_beside_one() -> None:
    sheet = base("careful_firm").answered("baa_status", "not_signed")
    assert projected(BANK, sheet, {"keep_phi_out"}).answers["baa_status"] == "not_signed"
    assert projected(BANK, sheet, {"sign_baa"}).answers["baa_status"] == "signed"


def test_what_an_action_needs_is_named_as_long_as_it_is_not_done() -> None:
    sheet = base("hurried_startup")
    result = assess(BANK, sheet)
    assert missing(BANK, result, {"sign_baa"}) == {"sign_baa": ("upgrade_plan",)}, "a pause is due today anyway"
    assert missing(BANK, result, {"sign_baa", "upgrade_plan"}) == {}
    assert missing(BANK, result, {"block_phi_technically"}) == {"block_phi_technically": ("minimise_phi",)}
    assert missing(BANK, result, {"pause_email", "assess_nothing"}) == {}, "a pause needs no remedy to be a pause"
    assert missing(BANK, result, {"find_out_integrations"}) == {}


def test_what_was_or_is_needs_no_other_action() -> None:
    sheet = base("careful_firm").answered("special_records", ("substance_use",))
    assert missing(BANK, assess(BANK, sheet), {"check_part_2"}) == {}


@given(ANY_SHEET, st.data())
def test_an_action_that_misses_nothing_mends_its_findings(sheet: Assessment, data: st.DataObject) -> None:
    result = assess(BANK, sheet)
    assume(result.plan)
    done = {data.draw(st.sampled_from([i.action for i in result.plan]))}
    while lacking := missing(BANK, result, done):
        done |= {a for needed in lacking.values() for a in needed}
    after = {f.id: f for f in findings(BANK, walk(BANK, projected(BANK, sheet, done)))}
    for finding in (f for f in result.findings if f.outcome != Outcome.unknown):
        question = BANK.questions[finding.question]
        remedies = {a for a in finding.actions if BANK.action(a).kind != "flow"} & done
        if remedies and not question.lasting and not question.describes:
            assert finding.id not in after or after[finding.id].outcome == Outcome.unknown, finding.id


def test_finding_out_changes_nothing_by_itself() -> None:
    sheet = base("careful_firm").answered("sign_in", "unknown")
    assert projected(BANK, sheet, {"find_out_sign_in"}) == sheet


def test_a_signed_baa_mends_each_row_that_lacked_one_and_leaves_the_others() -> None:
    rows = (Integration("Slack", "phi", "not_signed"), Integration("Jira", "no_phi", "unknown"), Integration("Zoom", "phi", "not_signed"))
    sheet = base("careful_firm").answered("integrations_inventory", "complete").answered("integrations", rows)
    signed = projected(BANK, sheet, {"pause_integrations", "assess_past_integrations", "sign_integration_baas"}).answers["integrations"]
    assert signed == (
        Integration("Slack", "phi", "signed"),
        Integration("Jira", "no_phi", "unknown"),
        Integration("Zoom", "phi", "signed"),
    )


def test_staff_who_stop_pasting_leave_the_other_ai_in_use() -> None:
    sheet = base("careful_firm").answered("ai_cover", "named_in_baa")
    both = sheet.answered("ai_use", ("vendor_ai", "staff_paste_into_ai"))
    assert projected(BANK, both, {"pause_pasting", "assess_past_pasting", "stop_pasting_into_ai"}).answers["ai_use"] == ("vendor_ai",)
    alone = sheet.answered("ai_use", ("staff_paste_into_ai",))
    assert projected(BANK, alone, {"pause_pasting", "assess_past_pasting", "stop_pasting_into_ai"}).answers["ai_use"] == ("none",)


def test_an_answer_that_the_question_does_not_have_is_never_given() -> None:
    """Where "none" is no choice, what staff do stays written as it was."""
    use = BANK.questions["ai_use"].model_copy(update={"choices": BANK.questions["ai_use"].choices[1:]})
    sections = tuple(
        s.model_copy(update={"questions": tuple(use if q.id == use.id else q for q in s.questions)}) if s.id == "ai" else s
        for s in BANK.sections
    )
    sheet = base("careful_firm").answered("ai_use", ("staff_paste_into_ai",))
    assert projected(replace(BANK, sections=sections), sheet, {"pause_pasting", "assess_past_pasting", "stop_pasting_into_ai"}) == sheet


def test_a_desk_is_not_chosen_by_the_program() -> None:
    sheet = base("undecided_firm")
    assert projected(BANK, sheet, {"choose_desk"}).answers["desk"] == "not_chosen"


def test_special_records_that_are_there_stay_there() -> None:
    """What was or is, no action changes; it only deals with what follows."""
    sheet = base("careful_firm").answered("special_records", ("minors",))
    done = {i.action for i in assess(BANK, sheet).plan}
    assert projected(BANK, sheet, done).answers["special_records"] == ("minors",)


def test_what_lasts_is_not_made_undone_by_the_plan() -> None:
    late = (
        base("careful_firm").answered("first_phi_on", None).answered("baa_timing", "after_phi").answered("people_affected", "500_or_more")
    )
    after = projected(BANK, late, {i.action for i in assess(BANK, late).plan})
    assert (after.answers["baa_timing"], after.answers["people_affected"]) == ("after_phi", "500_or_more")


def test_an_action_may_set_another_answer_than_the_safest(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(FOLDER, tmp_path / "bank"))
    text = (folder / "ai.yaml").read_text(encoding="utf-8")
    start = text.index("- id: cover_ai")
    edited = text[:start] + text[start:].replace("  owner_role:", "  sets: {ai_cover: phi_kept_off}\n  owner_role:", 1)
    (folder / "ai.yaml").write_text(edited, encoding="utf-8")
    sheet = base("careful_firm").answered("ai_use", ("vendor_ai",)).answered("ai_cover", "not_covered")
    assert projected(read_bank(folder), sheet, {"pause_ai", "assess_past_ai", "cover_ai"}).answers["ai_cover"] == "phi_kept_off"
    assert projected(BANK, sheet, {"pause_ai", "assess_past_ai", "cover_ai"}).answers["ai_cover"] == "named_in_baa"


# ---------------------------------------------------------------- order, lanes, days


@given(ANY_SHEET)
def test_each_finding_is_resolved_by_something_in_the_plan_and_nothing_else_but_duties_is_in_it(sheet: Assessment) -> None:
    result = assess(BANK, sheet)
    owed = duties(BANK, walk(BANK, sheet))
    resolved = {f for item in result.plan for f in item.resolves}
    assert resolved == {f.id for f in result.findings}
    assert {item.action for item in result.plan if not item.resolves} <= set(owed) <= {item.action for item in result.plan}
    assert all((item.risk is None) == (not item.resolves) for item in result.plan)
    for item in result.plan:
        assert all(item.action in result.finding(f).actions for f in item.resolves if result.finding(f) is not None)  # type: ignore[union-attr]


@given(ANY_SHEET)
def test_nothing_in_the_plan_comes_before_what_it_waits_for_nor_is_due_or_laned_earlier(sheet: Assessment) -> None:
    items = assess(BANK, sheet).plan
    place = {item.action: number for number, item in enumerate(items)}
    lanes = ["now", "soon", "later"]
    for item in items:
        for before in item.after:
            assert place[before] < place[item.action]
            assert items[place[before]].due <= item.due
            assert lanes.index(items[place[before]].lane) <= lanes.index(item.lane)
        assert set(item.after) == set(BANK.action(item.action).after) & place.keys()


@given(ANY_SHEET)
def test_findings_come_worst_first_and_each_has_a_citation_and_an_action(sheet: Assessment) -> None:
    result = assess(BANK, sheet)
    risks = [f.risk for f in result.findings]
    assert risks == sorted(risks, reverse=True)
    for finding in result.findings:
        assert finding.citations and finding.actions
        assert [BANK.cite(text) for text in finding.citations]
        assert (finding.outcome == Outcome.unknown) == any(a.startswith(FIND_OUT) for a in finding.actions)
    assert sum(by_level(result.findings).values()) == len(result.findings)
    assert sum(s.findings for s in result.sections) == len(result.findings)


@given(ANY_SHEET)
def test_the_law_is_cited_as_it_binds_the_role(sheet: Assessment) -> None:
    """A business associate was cited sections that bind its customers (corrections, L8)."""
    result = assess(BANK, sheet)
    bound = BANK.for_client(sheet.answers)
    told = [*result.findings, *(bound.action(item.action) for item in result.plan), *bound.conditions]
    cited = {text for of in told for text in of.citations if text.startswith(("45 CFR 164.404", "45 CFR 164.514(h)", "45 CFR 164.530"))}
    assert not cited or sheet.answers.get("org_role") != "business_associate"
    assert [bound.cite(text) for of in told for text in of.citations]


@pytest.mark.parametrize("desk", [desk.id for desk in BANK.desks])
def test_no_page_about_intercom_stands_behind_what_is_said_of_another_desk(desk: str) -> None:
    """A firm on another desk was sent to Intercom's articles on sign-in, exports and plans, in its short plan too."""
    result, bound = assess(BANK, base("hurried_startup").answered("desk", desk)), BANK.for_client({"desk": desk})
    told = [*result.findings, *(bound.action(item.action) for item in result.plan)]
    about = {text for of in told for text in of.citations if text in ("S2", "S18") or text.startswith("Intercom ")}
    assert bool(about) == (desk == "intercom")
    assert bound.for_client({"desk": desk}) is bound, "of such a bank itself"
    alike = [{"desk": one, "org_role": role} for one in ("shared_inbox", "not_chosen") for role in ("covered_entity", "unknown")]
    others = {id(BANK.for_client(answers)) for answers in alike}
    assert len(others) == 1, "one for all to whom it cites alike, so that what is worked out of it is worked out once"
    assert any("S18" in action.citations for action in BANK.for_client({"desk": "unknown"}).actions.values()), "no desk is named"


def test_which_standards_are_required_does_not_hang_on_the_role() -> None:
    """What is cited in place of another section moved the latest day of the yearly training, whose timing no section marks as required."""
    required = set(BANK.method.limits.required_standards)
    for question in BANK.questions.values():
        bound = BANK.for_client({"org_role": "business_associate"}).questions[question.id]
        assert required.isdisjoint(question.citations) == required.isdisjoint(bound.citations), question.id


@given(ANY_SHEET)
def test_each_finding_is_looked_up_in_the_tables_of_nist_sp_800_30(sheet: Assessment) -> None:
    method, answers = BANK.method, walk(BANK, sheet).answers
    reached = answers.get("phi_reaches_support", "unknown")
    no_barrier = reached == "blocked" and answers.get("phi_prevention") != "technical_and_told"
    harm = method.exposure["possible" if no_barrier else str(reached)]
    for f in assess(BANK, sheet).findings:
        assert f.exposure == harm
        assert f.likelihood == method.overall_likelihood[f.occurrence.name][f.exposure.name]
        assert f.risk == method.risk[f.likelihood.name][f.impact.name]


@given(ANY_SHEET)
def test_no_risk_stands_before_what_is_more_urgent_unless_that_needs_it(sheet: Assessment) -> None:
    items = assess(BANK, sheet).plan
    needs = {item.action: set(item.after) for item in items}
    for item in items:  # in an order that keeps prerequisites first
        needs[item.action] |= {b for a in item.after for b in needs[a]}
    for earlier, later in combinations(items, 2):
        if earlier.kind == "risk" and later.kind != "risk":
            assert any(earlier.action in needs[u.action] for u in items if u.kind != "risk")


@given(ANY_SHEET)
def test_nothing_is_late_later_than_what_needs_it(sheet: Assessment) -> None:
    """A check list had until December, the two trainings that it needs first until January."""
    late_after = {item.action: item.latest for item in assess(BANK, sheet).plan}
    assert all(late_after[before] <= item.latest for item in assess(BANK, sheet).plan for before in item.after)


@given(ANY_SHEET)
def test_a_risk_is_late_by_its_own_level_or_by_what_needs_it(sheet: Assessment) -> None:
    result, limits = assess(BANK, sheet), BANK.method.limits
    risk = {finding.id: finding for finding in result.findings}
    for item in result.plan:
        if item.kind == "risk":
            found = [risk[one] for one in item.resolves]
            level = max((f.risk for f in found), default=Level.very_low)
            cited = {citation for f in found if f.risk == Level.moderate for citation in f.citations}
            required = level == Level.moderate and not cited.isdisjoint(limits.required_standards)
            own = working_days_after(sheet.as_of, limits.required_standard if required else limits.by_risk[level.name])
            assert item.latest == min([own, *(other.latest for other in result.plan if item.action in other.after)])


def test_a_low_risk_against_a_required_standard_that_a_moderate_one_needs_has_the_days_of_that_one() -> None:
    """It had 20 days as if it were moderate itself, and what needed it had 40."""
    sheet = base("all_safest").answered("channels", ("whatsapp",)).answered("whatsapp_cover", "neither")
    latest = {item.action: item.latest for item in assess(BANK, sheet.answered("unsolicited_phi", "deleted_only")).plan}
    assert latest["unsolicited_phi_procedure"] == latest["cover_whatsapp"] == working_days_after(sheet.as_of, 40)


@given(ANY_SHEET, st.floats(1, 80), st.floats(1, 80))
def test_neither_order_nor_latest_depends_on_the_hours_and_a_flow_on_nothing_but_the_day(
    sheet: Assessment, some: float, more: float
) -> None:
    one, two = (assess(BANK, replace(sheet, hours_per_week=hours)) for hours in (some, more))
    assert [(i.action, i.latest) for i in one.plan] == [(i.action, i.latest) for i in two.plan]
    assert (one.schedule.least_hours, one.notice_by) == (two.schedule.least_hours, two.notice_by)
    for item in one.plan:
        assert item.kind != "flow" or (item.start, item.due, item.latest) == (*(working_day(sheet.as_of),) * 2, sheet.as_of)


@given(ANY_SHEET)
def test_the_least_hours_leave_nothing_late(sheet: Assessment) -> None:
    least = assess(BANK, sheet).schedule.least_hours
    assert least is None or not any(i.late for i in assess(BANK, replace(sheet, hours_per_week=least)).plan if i.overdue is None)
    assert least is not None or any(item.late for item in assess(BANK, replace(sheet, hours_per_week=80)).plan)


def test_hours_are_those_set_else_eight_for_one_person_and_sixteen_for_more() -> None:
    sheet = base("hurried_startup").answered("seats", None)
    assert assess(BANK, sheet).hours_per_week == assess(BANK, sheet.answered("seats", 1)).hours_per_week == 8
    assert assess(BANK, sheet.answered("seats", 2)).hours_per_week == 16
    assert assess(BANK, replace(sheet, people={"founder": "Dana", "counsel": " Dana ", "engineering": ""})).hours_per_week == 8
    assert assess(BANK, replace(sheet, people={"founder": "Dana", "counsel": "Kim"})).hours_per_week == 16
    assert assess(BANK, replace(sheet, people={"founder": "Dana", "counsel": "Kim"}, hours_per_week=2.5)).hours_per_week == 2.5


def test_a_day_set_by_hand_stands_and_the_one_by_rule_is_kept_beside_it() -> None:
    sheet = base("hurried_startup")
    first = next(item for item in assess(BANK, sheet).plan if item.kind == "verdict")
    later = date(2027, 2, 6)  # a Saturday
    moved = next(i for i in assess(BANK, sheet.planned(first.action, PlanEntry(due=later))).plan if i.action == first.action)
    assert (moved.due, moved.due_by_rule, moved.latest, moved.late) == (later, first.due, first.latest, True)


def test_what_is_done_takes_no_hours_and_no_waiting() -> None:
    sheet = base("hurried_startup")
    items = assess(BANK, sheet).plan
    for item in items:
        sheet = sheet.planned(item.action, PlanEntry(status="done"))
    after = assess(BANK, sheet).plan
    assert {item.due for item in after} == {working_day(sheet.as_of)}
    assert [item.action for item in after] == [item.action for item in items], "each keeps its place"


def test_notice_is_due_while_what_lay_uncovered_is_not_assessed() -> None:
    sheet = base("hurried_startup").answered("past_phi_assessed", "in_progress").answered("discovered_on", None)
    assert assess(BANK, sheet).notice_by == date(2027, 1, 20)
    assert assess(BANK, sheet.answered("discovered_on", date(2026, 11, 2))).notice_by == date(2027, 1, 1)
    assert assess(BANK, sheet.answered("past_phi_assessed", None)).notice_by == date(2027, 1, 20)
    assert assess(BANK, sheet.answered("past_phi_assessed", "assessed_and_documented")).notice_by is None
    assert assess(BANK, base("careful_firm").answered("past_phi_assessed", "not_assessed")).notice_by is None


@given(ANY_SHEET)
def test_finding_out_ends_the_verdict_only_while_plan_or_baa_hang_on_it(sheet: Assessment) -> None:
    result = assess(BANK, sheet)
    hang = {q for c in result.conditions if c.id in GATES and c.state in ("unmet", "unknown") for q in (*c.because, "phi_reaches_support")}
    for item in result.plan:
        question = BANK.action(item.action).finds_out
        if question and question not in ("past_phi_assessed", "baa_timing"):  # a limit of the law runs, or may run
            assert (item.kind == "verdict") == (question in hang), item.action


@given(ANY_SHEET)
def test_what_no_plan_or_baa_covers_is_paused_and_what_may_not_be_covered_is_held_back(sheet: Assessment) -> None:
    result = assess(BANK, sheet)
    reached = sheet.answers.get("phi_reaches_support") in ("sometimes", "routinely")
    held = result.verdict in ("stop", "not_ready") or (result.verdict == "cannot_tell" and reached)
    assert ("keep_phi_out" in {item.action for item in result.plan}) == held


@given(sheets(blanks=3, as_of=date.max))
def test_a_plan_made_on_the_last_day_of_the_calendar_is_due_on_it(sheet: Assessment) -> None:
    assert all(item.due == date.max for item in assess(BANK, sheet).plan)


def test_how_many_answer_makes_no_hours_where_nobody_is_asked() -> None:
    """Score law 4 of the plan's days, too: an answer to a question that is not asked changes nothing."""
    alone, many = (assess(BANK, base("careful_firm").answered("org_role", "neither").answered("seats", seats)) for seats in (1, 95))
    assert (alone.plan, alone.hours_per_week) == (many.plan, many.hours_per_week)
