"""Ways forward: the strategies side by side, without a winner named."""

from collections import Counter
from collections.abc import Callable, Iterable

from questionnaire.policy import SEATS
from questionnaire.shapes.question import Level
from questionnaire.shapes.strategies import SourcedWords, Strategy
from report.content.cells import text_cell, text_row, titled
from report.content.context import Context
from report.content.ways import closed_words, done_words, hours_words, money_words, step_title
from report.paper.document import Cell, Chip, Heading, Part, Rich, Row, Run, Table, rich
from report.paper.figures.picture import ranges
from report.paper.theme import VERDICT_LEVEL
from report.paper.wording import count, level_word, range_words
from scoring.ahead.strategies import StrategyResult

TITLE = "Ways forward"
LEAD = (
    "Each way that is open is carried out on today's answers and judged again: projected, not promised. Pausing what is open, and "
    "assessing what already happened, are part of every way. None is recommended; the last row says what speaks against each, if "
    "anything does. Hours run from what is certain to all that unknown answers may call for; they are our estimate."
)
NOTHING_AGAINST = "Nothing in your answers."
OTHERS = "What we found about some vendors"
VENDORS = ("Vendor", "BAA", "Plan that comes with it", "Source")
VENDOR_WIDTHS = (1.8, 4.6, 2.8, 2.8)
DOT = "\u2022 "
NAMED = (Level.very_high, Level.high, Level.moderate)
"""Levels whose remaining findings are named; lower ones are counted."""
WIDTHS = (1.5, 3.5, 3.5, 3.5)
Entry = tuple[Strategy, StrategyResult]


def ways_forward(context: Context) -> Part | None:
    """One column a strategy; nothing where none is open or the verdict cannot get better."""
    if not context.has_ways:
        return None
    words = {strategy.id: strategy for strategy in context.bank.strategies}
    entries = [(words[way.id], way) for way in context.ways]
    rows = tuple(_row(name, make, entries) for name, make in _rows(context))
    share = (WIDTHS[0], *((12 - WIDTHS[0]) / len(entries) for _ in entries))
    table = Table(("", *(strategy.title for strategy, _ in entries)), share, rows, TITLE)
    return titled("ways", TITLE, table, Heading(OTHERS, 2), _vendors(context), lead=LEAD)


def _rows(context: Context) -> tuple[tuple[str, Callable[[Entry], Cell]], ...]:
    return (
        ("Idea", lambda entry: _idea(context, entry)),
        ("Projected", lambda entry: _projected(context, entry)),
        ("All done by", lambda entry: text_cell(done_words(context, entry[1]))),
        ("Effort", lambda entry: _effort(context, entry)),
        ("Money", lambda entry: _money(context, entry)),
        ("Still open after it", lambda entry: _remains(context, entry)),
        ("Needs", lambda entry: Cell(tuple(_point(context, fact) for fact in context.fitting(entry[0].needs)))),
        ("Not solved by it", lambda entry: Cell(tuple(_point(context, fact) for fact in context.fitting(entry[0].unsolved)))),
        ("What would change the choice", lambda entry: _flips(context, entry)),
    )


def _row(name: str, make: Callable[[Entry], Cell], entries: Iterable[Entry]) -> Row:
    closed = text_cell("\u2014")
    cells = (make(entry) if entry[1].open or name == "Idea" else closed for entry in entries)
    return Row((Cell((rich(Run(name, strong=True)),)), *cells))


def _idea(context: Context, entry: Entry) -> Cell:
    strategy, way = entry
    shut = (rich(Run("Not open to you: ", strong=True), closed_words(context, way)),) if not way.open else ()
    return Cell((rich(strategy.idea), *shut))


def _effort(context: Context, entry: Entry) -> Cell:
    strategy, way = entry
    perhaps = sum(not step.certain for step in way.counted)
    maybe = f", {perhaps} of them only if an unknown answer calls for it" if perhaps else ""
    lines = [rich(Run(hours_words(way), strong=True), f", {count(len(way.counted), 'action')}{maybe}")]
    planned = [context.action_numbers[s.action] for s in way.counted if s.action in context.action_numbers]
    if planned:
        lines.append(rich(Run("Of today's plan: ", muted=True), ranges(planned, "A")))
    more = [step_title(context, strategy, s.action) for s in way.counted if s.action not in context.action_numbers]
    if context.sections:
        lines.append(rich(f"Besides, {count(len(context.sections), 'section is', 'sections are')} still to be answered"))
    if more:
        lines.append(rich(Run("Not in today's plan: ", muted=True), "; ".join(more)))
    return Cell(tuple(lines))


def _money(context: Context, entry: Entry) -> Cell:
    price = entry[1].price
    source = "; ".join((*price.citations, *([price.dated] if price.dated else []))) if price else ""
    return Cell((rich(f"{money_words(context, price)} ", Run(f"[{source}]", muted=True)),))


def _point(context: Context, fact: SourcedWords, before: str = DOT) -> Rich:
    words = range_words(fact, context.sheet.answers.get(SEATS))
    span = f" ({words})" if words else ""
    source = "; ".join((*fact.citations, *([fact.dated] if fact.dated else [])))
    return rich(Run(before, strong=True), f"{fact.says}{span} ", Run(f"[{source}]", muted=True))


def _projected(context: Context, entry: Entry) -> Cell:
    after = entry[1].projected
    if after is None:
        return Cell()
    counts = after.counts()
    listed = ", ".join(f"{number} {level_word(level).lower()}" for level, number in counts.items() if number) or "no findings"
    verdict = rich(Run(context.bank.verdict(after.verdict).title, strong=True))
    return Cell((verdict, rich(f"Findings: {listed}")), chip=Chip("Projected", level=VERDICT_LEVEL[after.verdict]))


def _remains(context: Context, entry: Entry) -> Cell:
    after = entry[1].projected
    if after is None or not after.remains:
        return text_cell("No finding")
    named = [
        f"{short} ({number})" if number > 1 else short
        for short, number in Counter(context.bank.questions[f.question].short for f in after.remains if f.risk in NAMED).items()
    ]
    low = sum(f.risk not in NAMED for f in after.remains)
    words = "; ".join([*named, *([f"{low} low or lower" if named else f"Only low or lower: {low}"] if low else [])])
    past = "; ".join(dict.fromkeys(context.bank.questions[f.question].short for f in after.past))
    lines = (rich(words),)
    return Cell((*lines, rich(Run("From the past, due whichever way you choose: ", muted=True), past)) if past else lines)


def _flips(context: Context, entry: Entry) -> Cell:
    strategy, way = entry
    today = [_point(context, fact, f"{DOT}Based on your answers: ") for fact in way.flips]
    open_ones = [_point(context, fact, f"{DOT}For you to judge: ") for fact in strategy.flips if fact.when is None]
    return Cell((*today, *open_ones)) if today or open_ones else text_cell(NOTHING_AGAINST)


def _vendors(context: Context) -> Table:
    found = (vendor for desk in context.bank.desks for vendor in desk.vendors)
    rows = (text_row(v.name, v.stance, v.plan, f"{v.source}. {v.confidence}.") for v in found)
    return Table(VENDORS, VENDOR_WIDTHS, tuple(rows), OTHERS, dense=True)
