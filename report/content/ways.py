"""What differs between ways ahead, in words for screen and paper: when, how much work, how much money, and what closes one."""

from collections.abc import Collection

from questionnaire.policy import SEATS
from questionnaire.shapes.strategies import Price, Strategy
from report.content.context import Context
from report.paper.wording import count, day, effort, weekly
from scoring.ahead.strategies import StrategyResult


def closed_words(context: Context, way: StrategyResult) -> str:
    """Why a way is not open, and by which answers."""
    by = " and ".join(f"\u201c{context.answered(q)}\u201d to \u201c{context.bank.questions[q].short}\u201d" for q in way.closed_by)
    return f"{way.closed_because}. You answered {by}"


def hours_words(way: StrategyResult) -> str:
    """Sums of many estimates, from below and from above."""
    return effort(way.hours) if way.hours[1] else "None"


def besides_words(context: Context, way: StrategyResult) -> str:
    """How many of its actions today's plan does not hold, which is why its hours and day differ from the plan's; empty where none."""
    more = sum(step.action not in context.action_numbers for step in way.counted)
    return f", with {count(more, 'action')} not in today's plan" if more else ""


def step_title(context: Context, strategy: Strategy, action: str) -> str:
    """What an action is called as a step of a way."""
    title = next((take.title for take in strategy.takes if take.action == action), "")
    return title or context.bank.action(action).title


def ways_words(ways: Collection[StrategyResult]) -> str:
    """How many ways there are, and of how many of them nothing is worked out: "3 ways ahead, 1 of them not open to you"."""
    closed = sum(not way.open for way in ways)
    return f"{count(len(ways), 'way')} ahead{f', {closed} of them not open to you' if closed else ''}"


def done_words(context: Context, way: StrategyResult) -> str:
    """The day on which all of it is planned to be done."""
    if way.done_by is None or not way.steps:
        return "Nothing to do"
    return f"{day(way.done_by)}, at {weekly(context.result.hours_per_week)}"


def money_words(context: Context, price: Price | None) -> str:
    """A month's list price, for all seats where their number is known, else for one; words alone where there is none."""
    if price is None or price.a_seat is None:
        return price.says if price else "Not known"
    each = _dollars(price.a_seat, price.in_all)
    seats = context.sheet.answers.get(SEATS)
    if not isinstance(seats, int):
        return f"{each} per seat per month. How many people answer in the desk is not given, so this is one seat. {price.says}"
    low, high = price.a_seat
    return f"{_dollars((low * seats, high * seats), price.in_all)} a month for {count(seats, 'seat')} ({each} a seat). {price.says}"


def money_briefly(context: Context, price: Price | None) -> str:
    """The same in one line: the list price with its day, or why there is none."""
    if price is None or price.a_seat is None:
        return price.says if price else "Money: not known."
    seats = context.sheet.answers.get(SEATS)
    if not isinstance(seats, int):
        return f"{_dollars(price.a_seat, price.in_all)} per seat per month ({price.dated})."
    low, high = price.a_seat
    return f"{_dollars((low * seats, high * seats), price.in_all)} a month for {count(seats, 'seat')} ({price.dated})."


def _dollars(span: tuple[float, float], in_all: bool) -> str:
    low, high = span
    if low < 0:
        return f"${-low:,.0f} less to ${high:,.0f} more"
    amount = f"${low:,.0f}" if low == high else f"${low:,.0f} to ${high:,.0f}"
    return amount if in_all else f"{amount} more"
