"""The decision page, readable alone: the verdict, what is to be decided, what to do first, lines to sign on."""

from collections.abc import Collection, Iterator, Sequence

from questionnaire.policy import BARRED, DESK, FOUNDER, GATES, NO_DESK, PAST_PHI_ASSESSED, PRIVACY_OFFICER, SIGNING
from questionnaire.shapes.bank import UNMET
from report.content.cells import text_cell, text_row, titled
from report.content.context import Context
from report.content.deadlines import alarm_sentence, is_passed, notice, notice_sentence, undecided_sentence
from report.content.ending import ending_sentence, settles
from report.content.plan_days import also_right_away, due_words, in_the_meantime, late_sentence
from report.content.sections.cover import desk_words
from report.content.unconfirmed import paused_sentence, unconfirmed_sentence
from report.content.verdict_summary import answers_words, verdict_box
from report.content.ways import besides_words, hours_words, money_briefly
from report.paper.document import Block, Cell, Chip, Heading, Paragraph, Part, Rich, Row, Run, SignOff, Table, rich
from report.paper.uncovered import IN_DOUBT, in_doubt
from report.paper.wording import (
    NO_ADVICE,
    NO_CLIENT,
    NO_FINDING,
    SPREAD,
    STATE_WORDS,
    count,
    day,
    effort,
    level_word,
    long_day,
    score_words,
    section_to_answer,
    weekly,
)
from scoring.ahead.strategies import StrategyResult
from scoring.counted import hours
from scoring.plan_lines import SectionLine
from scoring.result import PlanItem

FIRST = 3
SIGNED = "By signing you confirm that you read this summary{plan}. It does not state that the law is met."
NOT_KNOWN_YET = "Whether what reached the desk without a BAA was assessed is not known yet."
CARRIED_OUT = " and will see that the plan is carried out"
Decision = tuple[str, tuple[Rich, ...], str]
"""What is decided, what the plan assumes, and who."""


def board(context: Context) -> Part:
    """One page, in the plan, in the record, and alone."""
    applies = context.result.in_scope
    blocks: list[Block] = [Paragraph(whose(context), "small")]
    blocks += [Paragraph(rich(alarm), "alarm")] if (alarm := alarm_sentence(context)) else []
    blocks += [verdict_box(context)]
    blocks += _conditions(context) if applies else ()
    asks = applies and context.begun  # a blank sheet says nothing to decide on, or to sign
    blocks += [*_first(context), *(_decisions(context) if asks else ()), *_score(context), *by_hand(context)]
    blocks += [*(_signing(context) if asks else ()), Paragraph(rich(NO_ADVICE), "notice")]
    return titled("board", "On one page", *blocks, own_page=True)


def whose(context: Context) -> Rich:
    """Client, desk, day and who prepared it."""
    desk = desk_words(context) if DESK in context.sheet.asked else ""
    facts = (context.assessment.client or NO_CLIENT, desk, long_day(context.result.as_of), context.prepared_by)
    return rich("  |  ".join(fact for fact in facts if fact))


def _conditions(context: Context) -> tuple[Block, ...]:
    states = context.result.conditions
    titles = tuple(context.bank.condition(c.id).title for c in states)
    cells = tuple(Cell(chip=Chip(STATE_WORDS[c.state], state=c.state)) for c in states)
    return (Table(titles, (3, 3, 3, 3), (Row(cells),), "Four conditions for use with patient details"),)


def _first(context: Context) -> tuple[Block, ...]:
    todo, rows = context.todo[:FIRST], []
    paused, marked = ([Paragraph(rich(words))] if words else [] for words in (paused_sentence(context), unconfirmed_sentence(context)))
    if not todo:
        return (*paused, *marked)
    for item in todo:
        if isinstance(item, SectionLine):
            who = context.player(item.unanswered.section.knows or "").in_full
            rows.append(text_row(section_to_answer(item.unanswered), who, day(item.items[0].due)))
            continue
        title = rich(context.action_link(item.action), "  ", item.title)
        rows.append(Row((Cell((title,)), text_cell(context.owner(item).in_full), text_cell(due_words(context, item)))))
    named = f"Do {'this' if len(todo) == 1 else ['', 'this', 'these two', 'these three'][len(todo)]} first"
    table = Table(("Action", "Owner", "Due"), (6.2, 3.8, 2.0), tuple(rows), named, dense=True)
    too = [rich(words) for words in (also_right_away(context, FIRST), in_the_meantime(context)) if words]
    after = [Paragraph(words) for words in (*too, ending_sentence(context)) if words]
    return *paused, Heading(named, 2), table, *after, *marked


def _decisions(context: Context) -> tuple[Block, ...]:
    rows = tuple(Row((Cell((rich(Run(what, strong=True)),)), Cell(lines), text_cell(who))) for what, lines, who in _decided(context))
    if not rows:
        return ()
    return Heading("To decide", 2), Table(("Decision", "What the plan assumes", "Who"), (1.4, 7.8, 2.8), rows, "To decide", dense=True)


def _decided(context: Context) -> Iterator[Decision]:
    founder, todo, assessed = context.player(FOUNDER).in_full, context.left, context.assessments_left
    # A day that is near stands above the verdict.
    limit = notice(context).others if alarm_sentence(context) else notice_sentence(context)
    unknown = NOT_KNOWN_YET if context.sheet.unknown(PAST_PHI_ASSESSED) else ""
    if assessed or limit or unknown:
        owner = context.owner(assessed[-1]) if assessed else context.player(PRIVACY_OFFICER)
        lines = (*_assessments(context, assessed), rich(unknown), rich(limit))
        yield "Breach assessment", tuple(line for line in lines if line[0].text), owner.in_full
    if ways := _ways(context):
        yield "Which way", ways, founder
    if ends := [item for item in todo if item.kind == "verdict" and settles(context, item)]:
        yield *_change(context, ends), founder
    if todo:
        yield "Hours", (rich(_hours(context, todo)),), founder


def _assessments(context: Context, items: Sequence[PlanItem]) -> tuple[Rich, ...]:
    if not items:
        return ()
    last, limit = max(item.due for item in items), context.result.notice_by
    told = f"{count(len(items), 'action')}, planned to be done by {day(last)}"
    if not limit or last <= limit:
        return (rich(f"{told}."),)
    by_then = "" if is_passed(context) else f" {undecided_sentence(context, limit)}"
    return (rich(f"{told}, {count((last - limit).days, 'day')} after the first legal deadline.{by_then}"),)


def _change(context: Context, ends: list[PlanItem]) -> tuple[str, tuple[Rich, ...]]:
    """By when plan and agreement are settled; where that is to be found out first, by when it is known. Finding out settles nothing."""
    left = [item for item in ends if not context.bank.action(item.action).finds_out]
    by = Run(due_words(context, max(ends, key=lambda item: item.due)), strong=True)
    if not left:
        return "Day of the answer", (rich("What is not known about plan and agreement is found out by ", by, "."),)
    if len(left) < len(ends):
        return "Day of the change", (rich("What is planned for plan and agreement is done by ", by, "; part of it is finding out."),)
    return "Day of the change", (rich("Plan and agreement settled by ", by, "."),)


def _ways(context: Context) -> tuple[Rich, ...]:
    """Each way that is open, on one basis: done by, hours, money. None but where plan or BAA fall short: then there is one to be chosen."""
    if not context.result.can_improve or all(context.result.condition(gate).state != UNMET for gate in GATES):
        return ()
    titles = {strategy.id: strategy.title for strategy in context.bank.strategies}
    lines = [_way(context, titles[way.id], way) for way in context.ways if way.open]
    by_hand = any(context.entry(item).due for item in context.left)
    return (*lines, rich("Days set by hand are not in these dates.")) if by_hand else tuple(lines)


def _way(context: Context, title: str, way: StrategyResult) -> Rich:
    by = f"by {day(way.done_by)}, " if way.done_by and way.steps else ""
    takes = hours_words(way) if way.hours[1] else "no hours of work are left"
    return rich(Run(f"{title}: ", strong=True), f"{by}{takes}{besides_words(context, way)}. {money_briefly(context, way.price)}")


def _hours(context: Context, todo: Collection[PlanItem]) -> str:
    month = [item for item in todo if item.due <= context.month_end]
    basis = late_sentence(context) or f"Planned with {weekly(context.result.hours_per_week)}."
    more = count(len(context.sections), "section")
    total, rest = ("so far", f" Hours for the {more} still to be answered are not included.") if context.sections else ("in all", "")
    last = max(item.due for item in todo)
    by = day(max(context.result.as_of, min(context.month_end, last)))
    soon = f"what ends by {by} takes {effort(hours(month))}" if month else f"none of it is due by {by}"
    first = f", all by {by}" if len(month) == len(todo) else f"; {soon}"
    return f"{effort(hours(todo))} {total}{first} (our estimates).{rest} {basis}"


def _score(context: Context) -> tuple[Block, ...]:
    if not context.result.in_scope:
        return ()
    if not context.begun:
        return (Paragraph(rich(f"{answers_words(context)}."), "small"),)
    score = context.result.score
    found, _ = context.answered_and_waiting(context.result.findings)
    listed = ", ".join(f"{number} {level_word(level).lower()}" for level, number in found.items())
    spread = "" if score.low == score.high else f" {SPREAD}"
    told = f"{count(sum(found.values()), 'finding')}: {listed}" if found else NO_FINDING
    text = (
        f"{told}. {_uncovered(context)}. "
        f"Score {score_words(score.low, score.high)} of 100 (100 is best; it comes second to the verdict).{spread} "
        f"{answers_words(context)}."
    )
    return (Paragraph(rich(text), "small"),)


def _uncovered(context: Context) -> str:
    """Of the desk alone, and said so: apps, channels and bots have vendors of their own."""
    days, words = context.result.exposure.uncovered_days, "with patient details in the desk and no signed BAA with its vendor"
    if context.desk == NO_DESK:
        words = "with patient details coming in and no desk with a signed BAA"
    if days is not None:
        doubt = f" ({IN_DOUBT})" if in_doubt(context.result, context.sheet) else ""
        return f"{count(days, 'day')} {words}{doubt}"
    barred = context.sheet.answers.get(context.bank.method.exposure_question) in BARRED
    if context.earlier_day:
        return f"Days {words}: not counted, as none are known to come in today"
    return f"Days {words}: {'none counted' if barred else 'not known'}"


def by_hand(context: Context) -> tuple[Block, ...]:
    """How many values were changed by hand; nothing where none was."""
    changed = len(context.changes)
    if not changed:
        return ()
    told = f"{count(changed, 'value was', 'values were')} changed by hand; the plan and the full record list each with its reason. "
    return (Paragraph(rich(told, "Verdict, score and counts are computed."), "small"),)


def _signing(context: Context) -> tuple[Block, ...]:
    lines = tuple(context.player(role) for role in SIGNING if role in context.bank.owner_roles)
    signed = SIGNED.format(plan=CARRIED_OUT if context.lines else "")
    return Paragraph(rich(signed), "small"), SignOff(lines)
