"""What the plan calls for by desk, plan and BAA: never both to buy and to leave, and never a desk set up that is left."""

from collections.abc import Iterator
from itertools import product

import pytest

from questionnaire import Assessment
from scoring import assess
from scoring.ahead.projection import projected
from tests.scoring.sheets import BANK, base


def combinations() -> Iterator[tuple[str, ...]]:
    """Desk, answer on its plan, BAA."""
    for desk in (d.id for d in BANK.desks if d.traits):
        asked = "intercom_plan" if "baa_by_plan" in BANK.desk(desk).traits else "vendor_offers_baa"
        plans = [c.id for c in BANK.questions[asked].choices]
        for plan, baa in product(plans, [c.id for c in BANK.questions["baa_status"].choices]):
            yield desk, asked, plan, baa


def sheet_of(desk: str, asked: str, plan: str, baa: str) -> Assessment:
    sheet = base("careful_firm").answered("desk", desk).answered(asked, plan).answered("baa_status", baa)
    return sheet.answered("past_phi_assessed", "assessed_and_documented").answered("sign_in", "password_only")


@pytest.mark.parametrize("chosen", list(combinations()), ids="-".join)
def test_a_refusal_leaves_only_moving_and_a_better_plan_is_bought_only_where_the_desk_stays(chosen: tuple[str, str, str, str]) -> None:
    sheet = sheet_of(*chosen)
    result = assess(BANK, sheet)
    items = {item.action: item for item in result.plan}
    refused = "refused" in chosen or "declines" in chosen
    unmet = {c for c in ("plan", "baa") if result.condition(c).state == "unmet"}
    assert ("move_desk" in items) == refused
    assert ("upgrade_plan" in items) == ("plan" in unmet and not refused)
    assert items["enforce_sign_in"].at_new_desk == refused == items["enforce_sign_in"].title.startswith("At the new desk: ")
    after = assess(BANK, projected(BANK, sheet, {*items}))
    assert {c: after.condition(c).state for c in unmet} == dict.fromkeys(unmet, "met"), "what the plan calls for is enough"


def test_a_desk_to_be_chosen_is_set_up_once_it_is_chosen() -> None:
    items = {item.action: item for item in assess(BANK, base("undecided_firm").answered("attachments", "anyone")).plan}
    assert items["restrict_attachments"].title == "At the new desk: Restrict attachments"
    assert items["restrict_attachments"].after == ("choose_desk",)


def test_another_desk_s_vendor_is_waited_for_whatever_desk_there_is_today() -> None:
    """A mailbox's administrator accepts the BAA with a click; whoever leaves the mailbox asks another vendor."""
    days = {}
    for desk in ("shared_inbox", "other_help_desk"):
        for vendor in ("declines", "offers"):
            sheet = sheet_of(desk, "vendor_offers_baa", vendor, "not_signed")
            (signed,) = [item for item in assess(BANK, sheet).plan if item.action == "sign_baa"]
            days[desk, vendor] = (signed.due - signed.start).days
    assert days["shared_inbox", "declines"] == days["other_help_desk", "declines"] > days["shared_inbox", "offers"]


def test_a_vendor_that_is_left_is_not_asked_to_name_its_ai_in_a_baa() -> None:
    left = base("careful_firm").answered("ai_use", ("vendor_ai",)).answered("ai_cover", "not_covered").answered("ai_limits", "none")
    stays = {item.action: item for item in assess(BANK, left).plan}
    moves = {item.action: item for item in assess(BANK, left.answered("baa_status", "refused")).plan}
    for action in ("cover_ai", "govern_ai"):
        assert moves[action].at_new_desk and "move_desk" in moves[action].after and not stays[action].at_new_desk
    assert moves["pause_ai"].due <= moves["move_desk"].start, "the flow is paused today all the same"


@pytest.mark.parametrize(("seats", "hours"), [(1, (1, 3)), (None, (2.6, 7)), (9, (4.2, 11)), (50, (20.6, 52)), (10_000, (20.6, 52))])
def test_hours_grow_with_the_people_who_answer_up_to_a_number(seats: int | None, hours: tuple[float, float]) -> None:
    sheet = base("careful_firm").answered("training_minimum_necessary", "none").answered("seats", seats)
    (item,) = [item for item in assess(BANK, sheet).plan if item.action == "train_minimum_necessary"]
    assert item.effort_hours == pytest.approx(hours)
