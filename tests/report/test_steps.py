"""The steps of an action are this client's: what cannot hold by the answers is left out, and what is known is filled in."""

from datetime import date

import pytest

from questionnaire import Assessment
from questionnaire.assessment import Answer, Integration
from report import compose
from report.content.context import Context
from report.content.plan_days import in_the_meantime
from report.content.steps import steps_at, steps_of
from report.paper.records import PlanRow
from report.paper.selection import only
from scoring import assess
from tests.report.as_text import as_text
from tests.report.documents import composed
from tests.report.example import example, example_sheet
from tests.report.lies import changed
from tests.scoring.sheets import BANK


def steps(sheet: Assessment, action: str) -> str:
    return steps_in(Context(BANK, sheet, assess(BANK, sheet)), action)


def steps_in(context: Context, action: str) -> str:
    return "\n".join(steps_at(context, action, context.desk))


def test_a_covered_entity_is_not_told_what_a_business_associate_owes_and_the_other_way_round() -> None:
    sheets = (example_sheet(), example_sheet().answered("org_role", "business_associate"))
    contexts = [Context(BANK, sheet, assess(BANK, sheet)) for sheet in sheets]
    for action in (action.id for section in BANK.sections for action in section.actions):
        covered, associate = (steps_in(context, action) for context in contexts)
        assert "business associate" not in covered.lower(), action
        assert "a covered entity" not in associate.lower().replace("the covered entity", ""), action


def test_whoever_does_not_know_the_role_is_told_the_duties_of_both() -> None:
    for role in (None, "unknown"):
        told = steps(example_sheet().answered("org_role", role), "assess_past_phi")
        assert "a covered entity tells the people" in told and "a business associate tells its covered entity" in told


CHANNELS = {
    "sms": "reply to text messages",
    "whatsapp": "reply to WhatsApp messages",
    "phone": "phone lines",
    "social": "social account",
    "email": "forwarding",
}


@pytest.mark.parametrize("desk", ["intercom", "other_help_desk"])
def test_only_the_channels_that_there_are_have_to_be_disconnected(desk: str) -> None:
    sheet = example_sheet().answered("desk", desk)
    told = steps(sheet.answered("channels", ("web_chat", "sms")), "keep_phi_out")
    assert [name for name, words in CHANNELS.items() if words in told] == ["sms"]
    told = steps(sheet.answered("channels", None), "keep_phi_out")
    assert all(words in told for words in CHANNELS.values()), "what is not known hides nothing"


def test_the_days_of_this_client_stand_in_the_steps() -> None:
    told = steps(example_sheet(), "assess_past_phi")
    assert "for what arrived since August 3, 2026;" in told
    assert "the day of discovery (Nov 10, 2026, by your answers)" in told and "by January 9, 2027 at the latest" in told
    blank = steps(example_sheet().answered("first_phi_on", None).answered("discovered_on", None), "assess_past_phi")
    assert "for what arrived without a BAA;" in blank and "write down the day of discovery" in blank and "at most 60 calendar days" in blank


@pytest.mark.parametrize(
    ("first", "says"),
    [("2026-08-03", "between August 3, 2026 and November 2, 2026;"), ("2027-08-03", "without a BAA;")],
)
def test_the_time_without_a_baa_ends_when_it_is_signed_and_begins_on_a_day_that_can_be(first: str, says: str) -> None:
    sheet = example_sheet().answered("baa_status", "signed").answered("baa_signed_on", date(2026, 11, 2))
    sheet = sheet.answered("baa_timing", "after_phi").answered("first_phi_on", date.fromisoformat(first))
    assert says in steps(sheet, "assess_past_phi")


@pytest.mark.parametrize(("seats", "says"), [(9, "$40 by your number of seats (9),"), (None, "$40 by your number of seats,")])
def test_the_price_is_multiplied_by_the_seats_that_are_known(seats: Answer | None, says: str) -> None:
    assert says in steps(example_sheet().answered("seats", seats), "upgrade_plan")


def test_the_apps_to_switch_off_are_named_the_first_of_many() -> None:
    assert "what is sent to: Slack." in steps(example_sheet(), "pause_integrations")
    many = tuple(Integration(f"App {number}", "phi", "not_signed") for number in range(1, 11))
    assert "App 7; App 8; and 2 more." in steps(example_sheet().answered("integrations", many), "pause_integrations")


def test_no_step_is_printed_with_what_is_not_known_or_with_a_placeholder() -> None:
    for sheet in (example_sheet(), Assessment(BANK.version, example_sheet().as_of)):
        context = Context(BANK, sheet, assess(BANK, sheet))
        for action in BANK.actions:
            told = steps_in(context, action)
            assert told and "{" not in told and "not known" not in told and "none named" not in told, action


def test_every_paper_prints_the_same_steps() -> None:
    """They are made in one place, `Context.steps`; the tasks, the tracker and OSCAL read the plan's rows."""
    sheet = example_sheet()
    context = Context(BANK, sheet, assess(BANK, sheet))
    rows: tuple[PlanRow, ...] = example().records.plan
    printed = {row.action: row.steps for row in rows}
    assert {item.action: steps_of(context, item) for item in context.actions}.items() <= printed.items()


def test_what_is_to_be_found_out_at_a_new_desk_begins_with_that_it_has_no_past() -> None:
    """It had people look up "the last three people who left" at a desk that nobody had used."""
    left = example_sheet().answered("baa_status", "refused").answered("offboarding", "unknown")
    for sheet, begins in ((left, True), (left.answered("baa_status", "requested"), False)):
        context = Context(BANK, sheet, assess(BANK, sheet))
        (item,) = (item for item in context.result.plan if item.action == "find_out_offboarding")
        first, *others = steps_of(context, item)
        assert first.startswith("Settle this while you set up the new desk.") is begins and len(others) >= begins


def test_what_to_find_out_first_says_the_same_of_a_new_desk_as_the_plan() -> None:
    """The record had one look up the last three people who left in the desk that is left."""
    left = example_sheet().answered("baa_status", "refused").answered("offboarding", "unknown")
    text = as_text(only(composed(left), ["find_out"]))
    assert "Settle this while you set up the new desk." in text and "Take the last three people" not in text


def meantime(sheet: Assessment) -> str:
    return in_the_meantime(Context(BANK, sheet, assess(BANK, sheet)))


def test_what_is_to_be_held_back_until_an_action_has_settled_it_is_said_beside_what_comes_first() -> None:
    """The hold stood on a card whose day was weeks away."""
    apps = tuple(Integration(name, "phi", "unknown") for name in ("Zapier", "Segment"))
    sheet = changed("careful_firm", integrations_inventory="complete", integrations=apps, ai_use=("vendor_ai",), ai_limits="none")
    told = meantime(sheet)
    assert "is settled, send these apps no patient details (Zapier and Segment)" in told
    assert "is settled, publish where patients reach a person, then switch the AI off for them" in told and told in as_text(
        compose(BANK, sheet, assess(BANK, sheet), edition="board")
    )
    assert "switch the AI off" not in meantime(changed("careful_firm", ai_use=("vendor_ai",), ai_limits="partly"))
    assert not meantime(changed("careful_firm", baa_status="not_signed", integrations_inventory="complete", integrations=apps)), (
        "it is shut"
    )
