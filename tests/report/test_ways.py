"""What differs between ways ahead, in words: days, hours, money on one basis, and the answers that close one."""

from dataclasses import replace

import pytest

from questionnaire import Assessment
from questionnaire.shapes.strategies import Price
from report.content.context import Context
from report.content.ways import besides_words, closed_words, done_words, hours_words, money_briefly, money_words, ways_words
from report.paper.wording import count
from scoring import assess
from scoring.ahead.strategies import StrategyResult
from tests.report.as_text import as_text
from tests.report.documents import composed
from tests.report.lies import changed
from tests.scoring.sheets import BANK, base

HURRIED = base("hurried_startup")
KEEP, COVER, MOVE = "keep_phi_out_of_desk", "cover_it_properly", "move_to_another_vendor"


def context(sheet: Assessment) -> Context:
    return Context(BANK, sheet, assess(BANK, sheet))


def way(sheet: Assessment, name: str) -> StrategyResult:
    return next(found for found in context(sheet).ways if found.id == name)


def money(sheet: Assessment, name: str) -> str:
    return money_words(context(sheet), way(sheet, name).price)


def test_all_seats_are_counted_where_their_number_is_known() -> None:
    assert money(HURRIED, COVER).startswith("$360 more a month for 9 seats ($40 more a seat). Intercom's list shows $99")
    assert money(HURRIED.answered("seats", 1), COVER).startswith("$40 more a month for 1 seat ($40 more a seat).")
    assert money(HURRIED, MOVE).startswith("$306 less to $1,170 more a month for 9 seats ($34 less to $130 more a seat).")


def test_one_seat_is_said_where_their_number_is_not_known() -> None:
    said = money(HURRIED.answered("seats", None), COVER)
    assert said.startswith("$40 more per seat per month. How many people answer in the desk is not given, so this is one seat.")


def test_the_decision_page_prices_a_seat_where_their_number_is_not_known() -> None:
    """It said "for 1 seat" of a desk that nobody had counted."""
    for seats, says in (
        (None, "$40 more per seat per month ("),
        (1, "$40 more a month for 1 seat ("),
        (9, "$360 more a month for 9 seats ("),
    ):
        sheet = HURRIED.answered("seats", seats)
        assert money_briefly(context(sheet), way(sheet, COVER).price).startswith(says)


def test_what_another_desk_costs_stands_in_all_where_today_s_price_is_not_known() -> None:
    sheet = base("other_desk_firm").answered("seats", 2)
    assert money(sheet, MOVE).startswith("$130 to $458 a month for 2 seats ($65 to $229 a seat).")


def test_without_a_list_price_words_alone_stand_there() -> None:
    assert money(HURRIED, KEEP).startswith("This desk needs no other plan.")
    assert money_words(context(HURRIED), None) == "Not known"
    assert money_words(context(HURRIED), Price(says="Ask for an offer.", citations=("S103",))) == "Ask for an offer."


@pytest.mark.parametrize(("hours", "words"), [((0, 0), "None"), ((0.25, 0.5), "15 to 30 minutes"), ((47.25, 119.5), "47 to 120 hours")])
def test_hours_are_told_as_everywhere(hours: tuple[float, float], words: str) -> None:
    assert hours_words(replace(way(HURRIED, KEEP), hours=hours)) == words


def test_the_day_stands_with_the_hours_that_lead_to_it() -> None:
    assert done_words(context(HURRIED), way(HURRIED, KEEP)).endswith(", at 16 hours a week")
    busy = replace(HURRIED, hours_per_week=40.0)
    assert done_words(context(busy), way(busy, KEEP)).endswith(", at 40 hours a week")
    slow = replace(HURRIED, hours_per_week=1.0)
    assert done_words(context(slow), way(slow, KEEP)).endswith(", at 1 hour a week")
    assert done_words(context(base("all_safest")), way(base("all_safest"), COVER)) == "Nothing to do"


@pytest.mark.parametrize("name", [KEEP, COVER, MOVE])
def test_actions_that_the_plan_does_not_hold_are_told_beside_the_hours(name: str) -> None:
    """The page said "21 to 62 hours" of a way and "16 to 46 hours in all" of the plan, with no word why."""
    told, found = context(HURRIED), way(HURRIED, name)
    more = {step.action for step in found.counted} - {item.action for item in told.result.plan}
    assert besides_words(told, found) == f", with {count(len(more), 'action')} not in today's plan" and more
    own = replace(found, steps=tuple(step for step in found.steps if step.action not in more))
    assert besides_words(told, own) == ""


@pytest.mark.parametrize(
    ("sheet", "says"),
    [
        (HURRIED, "3 ways ahead"),
        (HURRIED.answered("baa_status", "refused"), "3 ways ahead, 1 of them not open to you"),
        (base("all_safest").answered("baa_status", "refused"), "3 ways ahead, 2 of them not open to you"),
    ],
)
def test_ways_that_are_not_open_are_counted_as_such(sheet: Assessment, says: str) -> None:
    assert ways_words(context(sheet).ways) == says


def test_a_closed_way_names_the_answers_that_close_it() -> None:
    refused = HURRIED.answered("baa_status", "refused")
    assert closed_words(context(refused), way(refused, COVER)) == (
        "the vendor refused to sign a BAA. "
        "You answered \u201cNo, the vendor will not sign on any plan\u201d to \u201cBAA with the vendor\u201d"
    )
    barred = base("all_safest")
    assert closed_words(context(barred), way(barred, KEEP)).count(" to \u201c") == 2


def test_what_is_left_behind_with_an_old_desk_is_no_matter_where_there_is_none() -> None:
    def left_behind(sheet: Assessment) -> str:
        return as_text(composed(sheet))

    old = ("Details that reached an old desk", "An old vendor may hold copies")
    assert all(words in left_behind(HURRIED) for words in old)
    assert not any(words in left_behind(HURRIED.answered("desk", "not_chosen")) for words in old)


def test_where_plan_and_baa_are_met_the_board_has_no_way_to_choose() -> None:
    """It was asked whether to move away from a desk that fits."""
    met = changed("careful_firm", risk_analysis="none")
    assert assess(BANK, met).can_improve and {assess(BANK, met).condition(gate).state for gate in ("plan", "baa")} == {"met"}
    assert "Which way" not in as_text(composed(met, "board"))
    assert "Which way" in as_text(composed(changed("careful_firm", baa_status="not_signed"), "board"))


def test_behind_a_barrier_the_board_has_no_way_to_choose() -> None:
    """It was asked to choose between covering the desk and leaving it, neither of which the client needs."""
    barred = HURRIED.answered("phi_reaches_support", "blocked")
    assert assess(BANK, barred.answered("phi_prevention", "technical_and_told")).can_improve
    boards = [as_text(composed(barred.answered("phi_prevention", p), "board")) for p in ("technical_and_told", "told_only")]
    assert ["Which way" in board for board in boards] == [False, True]
