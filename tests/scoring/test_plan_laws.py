"""The plan: each finding is led to something to do, in an order that can be followed, and doing it never makes anything worse (law 6)."""

import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from questionnaire import Assessment, walk
from questionnaire.assessment import Integration
from questionnaire.loader import FOLDER, read_bank
from questionnaire.model import Outcome
from questionnaire.question_bank import FIND_OUT
from scoring import assess
from scoring.ahead.projection import projected
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


def test_a_finding_is_mended_only_when_all_its_actions_are_done() -> None:
    sheet = base("careful_firm").answered("baa_status", "not_signed")
    assert projected(BANK, sheet, {"sign_baa"}).answers["baa_status"] == "not_signed"
    assert projected(BANK, sheet, {"sign_baa", "keep_phi_out"}).answers["baa_status"] == "signed"


def test_finding_out_changes_nothing_by_itself() -> None:
    sheet = base("careful_firm").answered("sign_in", "unknown")
    assert projected(BANK, sheet, {"find_out_sign_in"}) == sheet


def test_a_signed_baa_mends_each_row_that_lacked_one_and_leaves_the_others() -> None:
    rows = (Integration("Slack", "phi", "not_signed"), Integration("Jira", "no_phi", "unknown"), Integration("Zoom", "phi", "not_signed"))
    sheet = base("careful_firm").answered("integrations_inventory", "complete").answered("integrations", rows)
    mended = projected(BANK, sheet, {"sign_integration_baas"}).answers["integrations"]
    assert mended == (Integration("Slack", "phi", "signed"), Integration("Jira", "no_phi", "unknown"), Integration("Zoom", "phi", "signed"))


def test_staff_who_stop_pasting_leave_the_other_ai_in_use() -> None:
    sheet = base("careful_firm").answered("ai_cover", "named_in_baa")
    both = sheet.answered("ai_use", ("vendor_ai", "staff_paste_into_ai"))
    assert projected(BANK, both, {"stop_pasting_into_ai"}).answers["ai_use"] == ("vendor_ai",)
    alone = sheet.answered("ai_use", ("staff_paste_into_ai",))
    assert projected(BANK, alone, {"stop_pasting_into_ai"}).answers["ai_use"] == ("none",)


def test_an_answer_that_the_question_does_not_have_is_never_given() -> None:
    """Where "none" is no choice, what staff do stays written as it was."""
    use = BANK.questions["ai_use"].model_copy(update={"choices": BANK.questions["ai_use"].choices[1:]})
    sections = tuple(
        s.model_copy(update={"questions": tuple(use if q.id == use.id else q for q in s.questions)}) if s.id == "ai" else s
        for s in BANK.sections
    )
    sheet = base("careful_firm").answered("ai_use", ("staff_paste_into_ai",))
    assert projected(replace(BANK, sections=sections), sheet, {"stop_pasting_into_ai"}) == sheet


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
    assert projected(read_bank(folder), sheet, {"cover_ai"}).answers["ai_cover"] == "phi_kept_off"
    assert projected(BANK, sheet, {"cover_ai"}).answers["ai_cover"] == "named_in_baa"


# ---------------------------------------------------------------- order, lanes, days


@given(ANY_SHEET)
def test_each_finding_is_resolved_by_something_in_the_plan_and_nothing_else_is_in_it(sheet: Assessment) -> None:
    result = assess(BANK, sheet)
    resolved = {f for item in result.plan for f in item.resolves}
    assert resolved == {f.id for f in result.findings}
    assert all(item.resolves for item in result.plan)
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
    assert sum(result.counts().values()) == len(result.findings)
    assert sum(s.findings for s in result.sections) == len(result.findings)


@given(ANY_SHEET)
def test_each_finding_is_looked_up_in_the_tables_of_nist_sp_800_30(sheet: Assessment) -> None:
    method = BANK.method
    harm = method.exposure[str(walk(BANK, sheet).answers.get("phi_reaches_support", "unknown"))]
    for f in assess(BANK, sheet).findings:
        assert f.exposure == harm
        assert f.likelihood == method.overall_likelihood[f.occurrence.name][f.exposure.name]
        assert f.risk == method.risk[f.likelihood.name][f.impact.name]


def test_in_one_lane_the_greater_risk_comes_first_even_where_the_lesser_is_due_earlier(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(FOLDER, tmp_path / "bank"))
    text = (folder / "bank.yaml").read_text(encoding="utf-8")
    assert "low: 120, very_low: 180" in text
    (folder / "bank.yaml").write_text(text.replace("low: 120, very_low: 180", "low: 120, very_low: 30"), encoding="utf-8")
    sheet = base("all_safest").answered("attachments", "signed_in_only").answered("sign_in", "optional").answered("backup", "not_confirmed")
    items = assess(read_bank(folder), sheet).plan
    assert [(i.risk.name, i.lane) for i in items][-2:] == [("low", "later"), ("very_low", "later")]
    assert items[-1].due < items[-2].due


@given(sheets(blanks=3, as_of=date.max))
def test_a_plan_made_on_the_last_day_of_the_calendar_is_due_on_it(sheet: Assessment) -> None:
    assert all(item.due == date.max for item in assess(BANK, sheet).plan)
