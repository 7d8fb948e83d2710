"""A comparison in passages, which screen and writers lay out: blocks for every format, lines for a terminal."""

from dataclasses import dataclass

from report.comparison.compare import Change, Comparison, Found
from report.content.cells import text_cell
from report.paper.document import Block, Heading, Paragraph, Row, Table, rich
from report.paper.wording import count, day, level_word

UNNAMED = "Not named"
WIDTHS = {2: (9.0, 3.0), 3: (4.0, 4.0, 4.0)}
"""Shares of the twelve columns, by how many there are."""
SAME = "No answer, note or entry of the plan has changed."


@dataclass(frozen=True)
class Passage:
    """A title and a table under it. Cells may have several lines."""

    title: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def passages(comparison: Comparison) -> tuple[Passage, ...]:
    """The outcome first, then what led to it; what did not change has no passage."""
    then, now = (f"{name} ({day(of)})" for name, of in zip(comparison.named, (comparison.then, comparison.now), strict=True))
    client = comparison.client
    named = (Change(client.what, client.then or UNNAMED, client.now or UNNAMED),) if client else ()
    limit = comparison.limit
    limits = (limit,) if limit.then != limit.now else ()
    outcome = (*named, comparison.verdict, *limits, comparison.score, *comparison.conditions, *comparison.counts)
    made = (
        _changes("Outcome", "What", then, now, outcome),
        _changes("Still to be done, past the day of the earlier plan", "Action", "Due then", "Due now", comparison.overdue),
        _owed(comparison.owed),
        _gone(comparison.gone),
        _found("Findings about apps that are no longer on the list: say what became of each", comparison.unlisted),
        _found("Findings about what is not needed while the barrier holds", comparison.unneeded),
        _found("Findings now said not to apply", comparison.excused),
        _found("Findings whose question is no longer asked", comparison.unasked),
        _found("Findings whose question has no answer now", comparison.waiting),
        _found("New findings", comparison.new),
        _changes("Findings whose risk changed", "Finding", then, now, comparison.moved),
        _changes("Answers", "Question", then, now, comparison.answers),
        _changes("Notes", "Question", then, now, comparison.notes),
        _changes("Plan", "Action", then, now, comparison.plan),
    )
    return tuple(passage for passage in made if passage.rows)


def headline(comparison: Comparison) -> str:
    """One sentence: whether the verdict changed, and how many findings came and went."""
    verdict = comparison.verdict
    if verdict.then == verdict.now:
        first = f"The verdict is the same: \u201c{verdict.now}\u201d"
    else:
        first = f"The verdict was \u201c{verdict.then}\u201d and is \u201c{verdict.now}\u201d"
    some = (
        (comparison.unlisted, "about apps no longer on the list"),
        (comparison.unneeded, "not needed while the barrier holds"),
        (comparison.excused, "now said not to apply"),
        (comparison.unasked, "no longer asked about"),
        (comparison.owed, "still to be done though no longer a finding"),
        (comparison.waiting, "without an answer now"),
    )
    told = "".join(f"{len(found)} {how}, " for found, how in some if found)
    numbers = f"{len(comparison.gone)} gone, {told}{len(comparison.new)} new, {len(comparison.moved)} with a changed risk"
    late = len(comparison.overdue)
    past = f" Still to be done and past the day of the earlier plan: {count(late, 'action')}." if late else ""
    return f"{first}; findings: {numbers}. {_between(comparison)}{past}" + (f" {SAME}" if comparison.nothing else "")


def _between(comparison: Comparison) -> str:
    """How far the two lie apart."""
    days = abs((comparison.now - comparison.then).days)
    return f"The two are {count(days, 'day')} apart." if days else "Both have the same date."


def blocks(comparison: Comparison) -> tuple[Block, ...]:
    """The comparison for any writer of the report."""
    made: list[Block] = [Paragraph(rich(headline(comparison)), "lead")]
    for passage in passages(comparison):
        rows = tuple(Row(tuple(text_cell(*cell.split("\n")) for cell in row)) for row in passage.rows)
        made += [Heading(passage.title), Table(passage.header, WIDTHS[len(passage.header)], rows, f"Comparison: {passage.title}")]
    return tuple(made)


def _changes(title: str, what: str, then: str, now: str, changes: tuple[Change, ...]) -> Passage:
    return Passage(title, (what, then, now), tuple((change.what, change.then, change.now) for change in changes))


def _owed(found: tuple[Found, ...]) -> Passage:
    """With what is still to be done, as the plan calls it."""
    rows = tuple((one.what, level_word(one.risk), "\n".join(one.owed)) for one in found)
    return Passage("Still to be done, though no longer a finding", ("Finding", "Risk", "To be done"), rows)


def _gone(found: tuple[Found, ...]) -> Passage:
    """With the time that each took, where the rounds of the client are known."""
    plain = _found("Findings that are gone", found)
    if all(one.within is None for one in found):
        return plain
    rows = tuple((*row, _settled(one.within)) for row, one in zip(plain.rows, found, strict=True))
    return Passage(plain.title, (*plain.header, "Settled"), rows)


def _settled(days: int | None) -> str:
    if days is None:
        return "\u2013"
    return f"Within {count(days, 'day')}" if days else "On the same day"


def _found(title: str, found: tuple[Found, ...]) -> Passage:
    return Passage(title, ("Finding", "Risk"), tuple((one.what, level_word(one.risk)) for one in found))
