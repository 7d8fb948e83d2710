"""Where no desk is chosen, or nothing is known of it, the report names none and contradicts itself nowhere."""

import pytest

from questionnaire import Assessment, walk
from questionnaire.assessment import Answer
from report import compose
from report.content.letters import compose_letter
from report.paper.figures import exposure_timeline, phi_flow
from report.paper.uncovered import uncovered_sentence
from scoring import assess
from tests.report import sheets
from tests.report.as_text import as_text
from tests.scoring.sheets import BANK


def a_sheet(worst: bool = False, **chosen: Answer) -> Assessment:
    return sheets.filled(BANK, worst, "A Firm", **chosen)


def without_desk(reach: str, worst: bool = False) -> Assessment:
    return a_sheet(worst, desk="not_chosen", phi_reaches_support=reach)


def printed(sheet: Assessment, edition: str = "full") -> str:
    return as_text(compose(BANK, sheet, assess(BANK, sheet), edition=edition))


@pytest.mark.parametrize("reach", ["possible", "routinely"])
@pytest.mark.parametrize("worst", [True, False])
def test_no_way_that_nothing_is_known_to_cover_is_without_a_risk(reach: str, worst: bool) -> None:
    """The table said "not covered | None" of the chat, one line apart from its own finding."""
    for sheet in (without_desk(reach, worst), a_sheet(ai_use=("vendor_ai",), ai_cover="named_in_baa", baa_status="unknown")):
        flow = phi_flow(BANK, sheet, assess(BANK, sheet))
        assert [way.name for way in flow.ways if way.cover in ("not covered", "not known") and way.level is None] == []


def test_the_picture_of_the_flow_names_no_desk_that_there_is_not() -> None:
    for desk, name in {"not_chosen": "Support", "unknown": "The support desk", "intercom": "Intercom"}.items():
        sheet = a_sheet(desk=desk)
        assert phi_flow(BANK, sheet, assess(BANK, sheet)).desk == name


def test_the_line_of_time_names_no_desk_that_there_is_not() -> None:
    sheet = without_desk("routinely", worst=True)
    assert "First patient details that reached support" in [
        words for _, words in exposure_timeline(BANK, sheet, assess(BANK, sheet)).events()
    ]
    desk = a_sheet(worst=True)
    assert "First patient details in the desk" in [words for _, words in exposure_timeline(BANK, desk, assess(BANK, desk)).events()]


@pytest.mark.parametrize("reach", ["routinely", "possible", "unknown"])
def test_what_came_in_is_kept_and_assessed_wherever_it_did_and_said_once(reach: str) -> None:
    """Of what nobody knows it was said twice, once as if something had come in."""
    said = printed(without_desk(reach, worst=True))
    assert said.count("Delete nothing. Wherever patient details came in, limit who can open them") == 1


def test_what_ends_the_verdict_is_a_desk_that_no_action_can_be_computed_to_bring() -> None:
    """One page said when plan and agreement are settled, another that doing everything changes nothing."""
    nothing, may = "does not change the verdict on its own.", "Choosing a desk whose vendor signs a BAA may"
    assert f"{nothing} {may}" in printed(without_desk("possible"))
    assert may not in printed(a_sheet(worst=True))


def test_no_day_is_missing_of_details_that_nobody_knows_of() -> None:
    sheet = a_sheet(phi_reaches_support="unknown", baa_status="requested")
    said = uncovered_sentence(assess(BANK, sheet), sheet, walk(BANK, sheet))
    assert said == "How many days passed without cover cannot be told: whether patient details reach the desk is not known."


def test_to_find_out_whether_details_come_settles_no_agreement() -> None:
    sheet = a_sheet(phi_reaches_support="unknown", intercom_plan="expert", baa_status="requested")
    told = printed(sheet, "board")
    assert "Plan and agreement settled by" in told and "part of it is finding out" not in told
    assert "part of it is finding out" in printed(
        a_sheet(phi_reaches_support="sometimes", intercom_plan="unknown", baa_status="requested"), "board"
    )


def test_a_work_sheet_quotes_what_was_said_and_not_what_is_judged_instead() -> None:
    """ "We have seen none so far" stood there of a barrier that is none; nobody had said so."""
    sheet = a_sheet(phi_reaches_support="blocked", phi_prevention="told_only", baa_status="not_signed")
    text = as_text(compose_letter(BANK, sheet, assess(BANK, sheet), "breach_worksheet"))
    assert "Details reach the desk: No: a technical barrier" in text and "(does not fit another answer; still to be settled)" in text
    assert "we have seen none so far" not in text


def test_the_vendor_register_names_what_a_signed_baa_still_lacks() -> None:
    sheet = a_sheet(baa_status="signed", baa_scope="not_checked", baa_terms_met="not_checked")
    (desk, *_) = compose(BANK, sheet, assess(BANK, sheet)).records.vendors
    assert [task.action for task in desk.tasks] == ["meet_baa_terms"]
