"""The plan's order and days: the laws of the plan, and days that a person can check with a calendar."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from functools import partial
from graphlib import CycleError
from itertools import combinations, pairwise
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from questionnaire import load_bank
from questionnaire.shapes.question import KINDS, Kind, Level
from scoring import days
from scoring.days import Dated, Job
from scoring.days.latest import latest_days
from scoring.days.order import in_order
from scoring.days.schedule import dated as dated_by
from scoring.days.working_days import most_working_days, next_working_day, working_day, working_days_after

THANKSGIVING = date(2026, 11, 26)
LIMITS = load_bank().method.limits
schedule, law_limit, notice_by = (partial(of, LIMITS) for of in (days.schedule, days.law_limit, days.notice_by))


def dated(ordered: Sequence[Job], as_of: date, hours_a_week: float) -> Iterator[Dated]:
    return dated_by(ordered, latest_days(LIMITS, ordered, as_of), as_of, hours_a_week)


def job(name: str, kind: Kind = "risk", hours: float = 1, takes_away: float = 1, risk: Level = Level.high, **more: object) -> Job:
    return Job(name, kind, takes_away, hours, risk, **more)  # type: ignore[arg-type]


def days_of(jobs: Sequence[Job], as_of: date, hours: float = 8) -> dict[str, tuple[date, date]]:
    return {d.job.id: (d.start, d.due) for d in schedule(jobs, as_of, hours).jobs}


def order_of(*jobs: Job) -> str:
    return "".join(found.id for found in in_order(jobs))


# Days that a person can check


@pytest.mark.parametrize(
    ("day", "is_one", "why"),
    [
        (date(2026, 11, 26), False, "Thanksgiving"),
        (date(2026, 11, 27), True, "the day after it is no federal holiday"),
        (date(2026, 7, 3), False, "Independence Day on a Saturday is observed on the Friday"),
        (date(2027, 7, 5), False, "and on a Sunday on the Monday"),
        (date(2027, 12, 31), False, "New Year's Day 2028 is observed in the old year"),
        (date(2026, 12, 24), True, "Christmas Eve is a working day by law"),
        (date(2026, 12, 25), False, "Christmas"),
        (date(2026, 12, 26), False, "a Saturday"),
        (date(9999, 12, 31), True, "the last day of the calendar"),
    ],
)
def test_a_working_day(day: date, is_one: bool, why: str) -> None:
    assert (working_day(day) == day) is is_one, why


def test_a_flow_is_paused_on_the_day_of_the_assessment_or_the_next_working_day() -> None:
    pause = [job("pause", "flow", hours=40)]
    assert days_of(pause, date(2026, 11, 25)) == {"pause": (date(2026, 11, 25), date(2026, 11, 25))}
    assert days_of(pause, THANKSGIVING) == {"pause": (date(2026, 11, 27), date(2026, 11, 27))}
    assert days_of(pause, date(2026, 12, 25)) == {"pause": (date(2026, 12, 28), date(2026, 12, 28))}
    assert [(d.latest, d.late) for d in schedule(pause, THANKSGIVING, 8).jobs] == [(THANKSGIVING, False)]
    by_hand = [job("pause", "flow", due_by_hand=date(2026, 11, 30))]
    assert [d.late for d in schedule(by_hand, THANKSGIVING, 8).jobs] == [True], "later than the first day that anybody works"


@pytest.mark.parametrize(
    ("found", "from_thanksgiving", "from_a_saturday"),
    [
        (job("find out", "verdict", finds_out=True), date(2026, 11, 30), date(2026, 11, 24)),
        (job("move", "verdict"), date(2026, 12, 17), date(2026, 12, 14)),
        (job("very high", risk=Level.very_high), date(2026, 12, 24), date(2026, 12, 21)),
        (job("high", risk=Level.high), date(2026, 12, 24), date(2026, 12, 21)),
        (job("moderate", risk=Level.moderate), date(2027, 1, 26), date(2027, 1, 21)),
        (job("moderate, required", risk=Level.moderate, required=True), date(2026, 12, 24), date(2026, 12, 21)),
        (job("low, required", risk=Level.low, required=True), date(2027, 3, 24), date(2027, 3, 19)),
        (job("very low", risk=Level.very_low), date(2027, 3, 24), date(2027, 3, 19)),
        (job("past", "law", by_law=date(2026, 12, 5)), date(2026, 12, 5), date(2026, 12, 5)),
    ],
    ids=lambda value: value.id if isinstance(value, Job) else str(value),
)
def test_the_latest_day(found: Job, from_thanksgiving: date, from_a_saturday: date) -> None:
    """Counted in working days after the day of the assessment, never that day itself; the Saturday is that of the file format's example."""
    assert schedule([found], THANKSGIVING, 8).jobs[0].latest == from_thanksgiving
    assert schedule([found], date(2026, 11, 21), 8).jobs[0].latest == from_a_saturday


@pytest.mark.parametrize(
    ("as_of", "discovered_on", "limit", "notice"),
    [
        (THANKSGIVING, None, date(2026, 12, 10), date(2027, 1, 25)),
        (THANKSGIVING, date(2026, 10, 5), date(2026, 12, 4), date(2026, 12, 4)),
        (THANKSGIVING, date(2026, 10, 6), date(2026, 12, 4), date(2026, 12, 5)),
        (date(2026, 12, 21), date(2026, 10, 26), date(2026, 12, 24), date(2026, 12, 25)),
        (THANKSGIVING, date(2026, 1, 5), THANKSGIVING, date(2026, 3, 6)),
        (date(2026, 11, 21), None, date(2026, 12, 7), date(2027, 1, 20)),
        (date(9999, 12, 30), None, date(9999, 12, 31), date(9999, 12, 31)),
    ],
    ids=["ten working days", "60 days end on a Friday", "on a Saturday", "on Christmas", "long past", "the file format's example", "9999"],
)
def test_the_limit_by_law(as_of: date, discovered_on: date | None, limit: date, notice: date) -> None:
    assert (law_limit(as_of, discovered_on), notice_by(as_of, discovered_on)) == (limit, notice)


def test_the_hours_of_a_day_go_to_the_first_that_need_not_wait() -> None:
    jobs = [
        job("ask", hours=2, takes_away=9, waiting=7),
        job("sign", hours=1, takes_away=4, after=("ask",)),
        job("train", hours=4, takes_away=1),
    ]
    assert days_of(jobs, date(2026, 12, 21), hours=10) == {  # two hours a day
        "ask": (date(2026, 12, 21), date(2026, 12, 28)),
        "sign": (date(2026, 12, 28), date(2026, 12, 28)),
        "train": (date(2026, 12, 22), date(2026, 12, 23)),
    }
    ended = days_of([job("train", hours=7)], date(2026, 12, 23), hours=10)
    assert ended == {"train": (date(2026, 12, 23), date(2026, 12, 29))}  # the 25th is a holiday, then comes the weekend


def test_an_answer_that_comes_on_a_holiday_is_read_on_the_next_working_day() -> None:
    assert days_of([job("ask", waiting=1)], date(2026, 12, 24)) == {"ask": (date(2026, 12, 24), date(2026, 12, 28))}


def test_nothing_is_due_on_christmas() -> None:
    """Case of old: assessed on Friday, December 11, seven actions were due on December 25."""
    found = schedule([job(f"{n}", hours=1.6, risk=Level(n % 5)) for n in range(15)], date(2026, 12, 11), 8).jobs
    assert date(2026, 12, 24) in {d.due for d in found} and date(2026, 12, 28) in {d.due for d in found}
    assert all(working_day(day) == day for d in found for day in (d.start, d.due, d.latest))


def test_the_calendar_ends() -> None:
    found = schedule([job("pause", "flow"), job("long", hours=400, waiting=90), job("next", after=("long",))], date(9999, 12, 30), 8)
    assert [(d.start, d.due) for d in found.jobs] == [
        (date(9999, 12, 30), date(9999, 12, 30)),
        (date(9999, 12, 30), date.max),
        (date.max, date.max),
    ]
    assert found.jobs[1].latest == date.max and found.least_hours == 1


def test_a_day_set_by_hand_stands_and_what_needs_it_waits_for_it() -> None:
    saturday = date(2026, 12, 5)
    jobs = [job("sign", due_by_hand=saturday), job("move", after=("sign",))]
    assert days_of(jobs, THANKSGIVING) == {
        "sign": (date(2026, 11, 27), saturday),
        "move": (date(2026, 12, 7), date(2026, 12, 7)),
    }
    monday, sunday = date(2026, 12, 7), date(2026, 12, 6)
    assert days_of([job("first", hours=16, takes_away=99), job("x", due_by_hand=sunday)], monday)["x"] == (monday, sunday)
    assert days_of([job("first", hours=16, takes_away=99), job("x", due_by_hand=sunday)], THANKSGIVING)["x"] == (date(2026, 12, 4), sunday)
    past = date(2026, 1, 5)
    assert days_of([job("sign", due_by_hand=past)], THANKSGIVING) == {"sign": (THANKSGIVING, past)}
    assert days_of([job("first", hours=40, takes_away=99), job("x", due_by_hand=date(2026, 12, 1))], THANKSGIVING)["x"] == (
        date(2026, 12, 1),
        date(2026, 12, 1),
    )


def test_the_load_of_a_week_is_what_its_days_ask_for() -> None:
    """8 hours a week are 1.6 a day. Thanksgiving leaves 6.4 to its week, and the days before the assessment leave none."""
    first, second = date(2026, 11, 23), date(2026, 11, 30)
    found = schedule([job("long", hours=4)], THANKSGIVING, 8)
    assert found.weeks_without(()) == pytest.approx({first: 1.6, second: 2.4})
    assert (found.room(first), found.room(second), found.room(date(9999, 12, 27))) == pytest.approx((1.6, 8, 8))
    assert found.jobs[0].worked == date(2026, 12, 1)
    by_hand = schedule([job("long", hours=4, due_by_hand=date(2026, 11, 28))], THANKSGIVING, 8)
    assert by_hand.weeks_without(()) == pytest.approx({first: 4}), "the day set asks for more than the week has"
    passed = schedule([job("long", hours=4, due_by_hand=date(2026, 1, 5))], THANKSGIVING, 8)
    assert passed.weeks_without(()) == pytest.approx({first: 4}), "and one that has passed, for all of it at once"
    done = schedule([job("long", hours=4, done=True)], THANKSGIVING, 8)
    assert done.weeks_without(()) == {} and done.jobs[0].worked == done.jobs[0].due
    asking = schedule([job("ask", waiting=7)], THANKSGIVING, 8).jobs[0]
    assert (asking.worked, asking.due) == (date(2026, 11, 27), date(2026, 12, 4)), "it is worked at before it waits"
    assert schedule([], first, 8).room(first) == pytest.approx(6.4), "the day of the assessment has its hours"


def test_the_last_day_by_rule_is_not_moved_by_a_day_set_by_hand_nor_by_what_waits_for_it() -> None:
    jobs = [job("sign", waiting=7), job("move", after=("sign",))]
    wrong = [job("sign", waiting=7, due_by_hand=date(2062, 12, 5)), jobs[1]]
    assert schedule(wrong, THANKSGIVING, 8).last_by_rule == schedule(jobs, THANKSGIVING, 8).last_by_rule == date(2026, 12, 4)
    assert schedule([], THANKSGIVING, 8).last_by_rule == THANKSGIVING


def test_a_flow_takes_its_hours_from_the_others() -> None:
    assert days_of([job("pause", "flow", hours=2), job("next")], date(2026, 12, 1))["next"] == (date(2026, 12, 2), date(2026, 12, 2))


# The order


def test_by_kind_then_by_risk_an_hour_then_as_given() -> None:
    limit = law_limit(THANKSGIVING, None)
    risks = [job("a", takes_away=4, hours=4), job("b", takes_away=8, hours=4), job("c", takes_away=1, hours=0.25), job("d")]
    assert order_of(*risks, job("v", "verdict"), job("l", "law", by_law=limit), job("f", "flow")) == "flvcbad"


def test_what_a_more_urgent_one_needs_comes_as_early_as_it_needs() -> None:
    assert order_of(job("a", takes_away=99), job("b"), job("v", "verdict", after=("b",)), job("w", "verdict", takes_away=5)) == "wbva"


def test_what_others_wait_for_counts_with_them() -> None:
    opens = job("o", hours=1, takes_away=0)
    assert order_of(job("m", takes_away=3), opens, job("x", takes_away=9, after=("o",))) == "oxm"  # 9 in two hours beat 3 in one
    assert order_of(job("m", takes_away=5), opens, job("x", takes_away=9, after=("o",))) == "mox"
    both = [job("x", takes_away=9, after=("o",)), job("y", takes_away=8, after=("o",)), job("z", takes_away=1, after=("o",))]
    assert order_of(job("m", takes_away=5), opens, *both) == "oxymz"
    assert order_of(job("m", takes_away=5), opens, *both, job("t", takes_away=99, after=("x", "y"))) == "oxytmz"


def test_what_is_not_in_the_plan_holds_nothing_up() -> None:
    assert days_of([job("a", after=("done long ago",))], date(2026, 12, 1)) == {"a": (date(2026, 12, 1), date(2026, 12, 1))}


def test_no_hours_are_refused_and_so_is_what_no_plan_can_mean() -> None:
    with pytest.raises(ValueError, match="Give a number above 0"):
        schedule([job("a")], THANKSGIVING, 0)
    with pytest.raises(CycleError):
        in_order([job("a", after=("b",)), job("b", after=("a",))])
    with pytest.raises(ValueError, match="a flow is paused today"):
        in_order([job("a"), job("f", "flow", after=("a",))])
    with pytest.raises(ValueError, match="latest day by law"):
        job("past", "law")
    with pytest.raises(ValueError, match="latest day by law"):
        job("other", "risk", by_law=THANKSGIVING)


# The least hours


def test_the_least_hours_that_meet_every_latest_day() -> None:
    move = job("move", "verdict", hours=45)  # in the 15 working days that are left, and the day itself
    assert [d.late for d in schedule([move], date(2026, 12, 1), 14).jobs] == [True]
    assert schedule([move], date(2026, 12, 1), 14).least_hours == 15
    assert schedule([replace(move, hours=256)], date(2026, 12, 1), 14).least_hours == 80
    assert schedule([replace(move, hours=257)], date(2026, 12, 1), 14).least_hours is None
    assert schedule([], date(2026, 12, 1), 14).least_hours == 1


def test_no_hours_shorten_a_wait() -> None:
    assert schedule([job("ask", "verdict", finds_out=True, waiting=7)], date(2026, 12, 1), 8).least_hours is None


def test_days_that_no_hours_move_do_not_count_for_the_least_hours() -> None:
    found = schedule(
        [job("pause", "flow", due_by_hand=date(2027, 1, 4)), job("sign", "verdict", due_by_hand=date(2027, 6, 1))], THANKSGIVING, 8
    )
    assert all(d.late for d in found.jobs) and found.least_hours == 1


def test_what_is_done_asks_for_no_hours() -> None:
    done, left = job("done", "verdict", hours=200, done=True), job("left", "verdict", hours=45)
    assert schedule([done, left], date(2026, 12, 1), 14).least_hours == 15


@pytest.mark.parametrize(("held_up", "least"), [({"waiting": 14}, 5), ({"due_by_hand": date(2026, 12, 18)}, 4)])
def test_work_that_cannot_begin_yet_leaves_its_hours_to_what_stands_below(held_up: dict[str, Any], least: int) -> None:
    """What needs an answer, or something with a day set by hand, may begin after what stands below it is done."""
    ask = job("ask", "verdict", takes_away=99, **held_up)
    long = job("long", "verdict", hours=200, takes_away=9999, after=("ask",), due_by_hand=date(2027, 8, 2))
    found = schedule([ask, long, job("short", "verdict", hours=8)], date(2026, 12, 1), 14)
    assert [d.job.id for d in found.jobs] == ["ask", "long", "short"] and found.least_hours == least


def test_a_limit_that_passed_is_late_on_the_weekend_it_is_found_and_a_pause_on_the_monday_after() -> None:
    saturday = date(2026, 11, 28)
    passed = law_limit(saturday, date(2026, 1, 5))
    found = schedule([job("pause", "flow"), job("assess", "law", by_law=passed)], saturday, 40).jobs
    assert passed == saturday and {d.job.id: (d.due, d.late) for d in found} == {
        "pause": (date(2026, 11, 30), False),
        "assess": (date(2026, 11, 30), True),
    }


def test_more_hours_can_be_too_many() -> None:
    """With 27 hours a week the first answer comes a day sooner, and what waited for it takes the hours of what was just in time."""
    far = date(2027, 6, 1)
    jobs = [
        job("ask one", "law", hours=16, takes_away=80, waiting=7, by_law=far),
        job("ask two", "law", hours=2, takes_away=8, waiting=5, by_law=far),
        job("long", "law", hours=20, takes_away=60, after=("ask one",), by_law=far),
        job("short", "law", hours=4, takes_away=2, after=("ask two",), by_law=date(2026, 12, 4)),
    ]
    plans = {hours: schedule(jobs, date(2026, 11, 23), hours) for hours in (22, 23, 26, 27, 30)}
    assert {hours: any(d.late for d in plan.jobs) for hours, plan in plans.items()} == {22: True, 23: False, 26: False, 27: True, 30: False}
    assert {plan.least_hours for plan in plans.values()} == {23}


# The laws, for all plans

KINDS_OR_RISK = st.sampled_from(["risk", "risk", "risk", *KINDS])
AS_OF = st.one_of(st.dates(date(2026, 11, 1), date(2028, 2, 1)), st.dates(), st.dates(date(9999, 11, 1)))
HOURS = st.sampled_from([1, 4.5, 8, 16, 37, 80, 168])


@st.composite
def plans(draw: st.DrawFn, by_hand: bool = False) -> tuple[list[Job], date]:
    as_of, jobs = draw(AS_OF), list[Job]()
    for number in range(draw(st.integers(0, 8))):
        kind: Kind = draw(KINDS_OR_RISK)
        earlier = [found.id for found in jobs if kind != "flow" or found.kind == "flow"]
        jobs.append(
            job(
                f"{number}",
                kind,
                hours=draw(st.sampled_from([0, 0.25, 1, 3, 8, 1.7, 40])),
                takes_away=draw(st.sampled_from([0, 1, 5, 20, 80])),
                risk=draw(st.sampled_from(Level)),
                required=draw(st.booleans()),
                finds_out=draw(st.booleans()),
                after=tuple(draw(st.lists(st.sampled_from(earlier), max_size=2, unique=True))) if earlier else (),
                waiting=draw(st.sampled_from([0, 0, 0, 1, 5, 30])),
                by_law=law_limit(as_of, draw(st.none() | st.dates(max_value=as_of))) if kind == "law" else None,
                due_by_hand=draw(st.none() | AS_OF) if by_hand else None,
                done=by_hand and draw(st.sampled_from([False, False, False, True])),
            )
        )
    return draw(st.permutations(jobs)), as_of


def needed_by(jobs: Sequence[Job]) -> Mapping[str, set[str]]:
    """All that each job needs, whatever lies between."""
    direct, needs = {found.id: set(found.after) for found in jobs}, dict[str, set[str]]()
    for name in direct:
        reached, todo = set[str](), list(direct[name])
        while todo:
            reached.add(found := todo.pop())
            todo.extend(direct[found] - reached)
        needs[name] = reached
    return needs


@given(plans(), HOURS)
def test_what_is_needed_comes_first_and_is_finished_first(plan: tuple[list[Job], date], hours: float) -> None:
    found = schedule(*plan, hours).jobs
    place, due = {d.job.id: n for n, d in enumerate(found)}, {d.job.id: d.due for d in found}
    assert sorted(place) == sorted(found.id for found in plan[0])
    assert all(place[a] < place[d.job.id] and (due[a] <= d.start or d.job.kind == "flow") for d in found for a in d.job.after)


@given(plans())
def test_each_stands_with_the_most_urgent_that_needs_it(plan: tuple[list[Job], date]) -> None:
    """So no risk stands before a flow, a law or what ends the verdict, unless one of those needs it."""
    ordered, needs = in_order(plan[0]), needed_by(plan[0])
    as_urgent = [min(KINDS.index(u.kind) for u in ordered if found.id in needs[u.id] or u == found) for found in ordered]
    assert as_urgent == sorted(as_urgent)
    for earlier, later in combinations(ordered, 2):
        if earlier.kind == "risk" and later.kind != "risk":
            assert any(earlier.id in needs[u.id] for u in ordered if u.kind != "risk")


@given(plans())
def test_of_two_alone_the_one_that_takes_more_risk_away_an_hour_comes_first(plan: tuple[list[Job], date]) -> None:
    joined = {a for found in plan[0] for a in found.after}
    alone = [found for found in in_order(plan[0]) if not found.after and found.id not in joined]
    for first, second in pairwise(alone):
        assert first.kind != second.kind or first.takes_away * second.seconds >= second.takes_away * first.seconds


@given(plans(by_hand=True), HOURS, HOURS)
def test_neither_order_nor_latest_hangs_on_the_hours_and_a_flow_on_nothing_but_the_day(
    plan: tuple[list[Job], date], some: float, other: float
) -> None:
    one, two = schedule(*plan, some), schedule(*plan, other)
    assert [(d.job, d.latest) for d in one.jobs] == [(d.job, d.latest) for d in two.jobs] and one.least_hours == two.least_hours
    assert {(d.start, d.due) for d in one.jobs if d.job.kind == "flow" and not d.job.due_by_hand} <= {(working_day(plan[1]),) * 2}


@given(plans(by_hand=True), HOURS)
def test_every_day_is_a_working_day_and_none_is_before_the_assessment(plan: tuple[list[Job], date], hours: float) -> None:
    jobs, as_of = plan
    needs = needed_by(jobs)
    of_the_law = {job.id for job in jobs if job.kind == "law"}.union(*(needs[job.id] for job in jobs if job.kind == "law"))
    for d in schedule(jobs, as_of, hours).jobs:
        assert as_of <= d.latest and as_of <= d.start
        assert d.job.kind == "flow" or d.job.id in of_the_law or working_day(d.latest) == d.latest  # a limit that has passed ends today
        assert d.late == (d.due > (working_day(d.latest) if d.job.kind == "flow" else d.latest))
        assert d.due == (d.job.due_by_hand or d.due_by_rule)
        if d.job.due_by_hand:
            assert d.due == d.job.due_by_hand
        else:
            assert as_of <= d.start <= d.due and [working_day(day) for day in (d.start, d.due)] == [d.start, d.due]


def day_by_day(ordered: Sequence[Job], as_of: date, hours: float) -> dict[str, tuple[date, date]]:
    """The same by walking through the days with each day's hours in hand."""
    day, left = working_day(as_of), {found.id: Fraction(found.seconds) for found in ordered}
    start, free = dict[str, date](), dict[str, date]()
    while any(left.values()):
        purse = Fraction(round(hours * 720))
        for found in ordered:
            if purse and left[found.id] and all(a in free and free[a] <= day for a in found.after):
                spent = min(purse, left[found.id])
                purse, left[found.id] = purse - spent, left[found.id] - spent
                start.setdefault(found.id, day)
                if found.kind == "flow":
                    start[found.id] = free[found.id] = working_day(as_of)
                elif not left[found.id]:
                    free[found.id] = working_day(day + timedelta(days=found.waiting))
        day = next_working_day(day)
    return {name: (start[name], free[name]) for name in start}


@given(plans(), HOURS, st.dates(date(2026, 11, 1), date(2028, 2, 1)))
def test_the_days_are_those_of_walking_through_them(plan: tuple[list[Job], date], hours: float, as_of: date) -> None:
    assert days_of(plan[0], as_of, hours) == day_by_day(in_order(plan[0]), as_of, hours)


@given(plans(by_hand=True))
@example(([job("done", "law", 0, by_law=date(2026, 11, 16), done=True), job("pause", "flow", 3)], date(2026, 11, 1)))
def test_the_least_hours_are_the_first_with_nothing_late(plan: tuple[list[Job], date]) -> None:
    def late(d: Dated) -> bool:
        return d.late and d.job.kind != "flow" and d.job.due_by_hand is None

    ordered = in_order(plan[0])
    met = [hours for hours in range(1, 81) if not any(late(d) for d in dated(ordered, plan[1], hours))]
    assert schedule(*plan, 8).least_hours == (met[0] if met else None)


@given(plans(), st.integers(1, 60))
def test_a_wait_holds_up_only_what_needs_it(plan: tuple[list[Job], date], waiting: int) -> None:
    needed = {a for found in plan[0] for a in found.after}
    longer = [found if found.id in needed else replace(found, waiting=waiting) for found in plan[0]]
    before, after = days_of(*plan), days_of(longer, plan[1])
    assert all(before[found.id] == after[found.id] for found in plan[0] if found.id in needed)
    assert all(before[name][0] == after[name][0] for name in before)


@given(AS_OF, st.none() | AS_OF)
def test_the_limit_by_law_is_within_both_of_its_limits(as_of: date, discovered_on: date | None) -> None:
    limit, notice = law_limit(as_of, discovered_on), notice_by(as_of, discovered_on)
    assert as_of <= limit <= working_days_after(as_of, 10)
    assert limit == as_of or (limit <= notice and working_day(limit) == limit)
    assert notice in ((discovered_on or as_of) + timedelta(days=min(60, (date.max - (discovered_on or as_of)).days)), date.max)


@given(AS_OF, st.integers(0, 400))
def test_working_days_are_counted_without_a_gap(as_of: date, calendar_days: int) -> None:
    until = as_of + timedelta(days=min(calendar_days, (date.max - as_of).days))
    between = [day for n in range((until - as_of).days) if working_day(day := as_of + timedelta(days=n + 1)) == day]
    assert working_days_after(as_of, len(between)) == (between[-1] if between else as_of)
    assert len(between) + (working_day(as_of) == as_of) <= most_working_days(as_of, until)


def test_days_set_by_hand_may_be_what_no_hours_a_week_would_meet() -> None:
    first = job("first", "risk", risk=Level.high)
    jobs = [replace(first, due_by_hand=date(2027, 12, 1)), job("then", "risk", risk=Level.high, after=("first",))]
    made = schedule(jobs, THANKSGIVING, 8)
    assert made.least_hours is None and made.least_by_rule == 1
