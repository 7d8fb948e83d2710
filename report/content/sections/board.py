"""One page for the board, readable alone."""

from questionnaire.model import Level
from report.content.context import Context, text_cell
from report.content.deadlines import is_open_and_late, is_passed, late_sentence, notice_sentence
from report.content.ending import ending_sentence
from report.content.unconfirmed import unconfirmed_sentence
from report.content.verdict_reasons import condition_reason, verdict_reason
from report.paper.document import Block, Cell, Chip, Heading, Paragraph, Part, Row, Run, Table, Tile, Tiles, Verdict, rich
from report.paper.levels import reachable
from report.paper.theme import VERDICT_LEVEL
from report.paper.uncovered import BARRED
from report.paper.wording import NO_ADVICE, STATE_WORDS, count, day, level_word, score_words

FIRST = 3


def board(context: Context) -> Part:
    """Verdict and reason, counts, conditions, score and coverage small, three things to do first."""
    words = context.bank.verdict(context.result.verdict)
    verdict = Verdict(
        words.title,
        (rich(words.means), rich(verdict_reason(context)), rich(Run("Next: ", strong=True), words.next)),
        VERDICT_LEVEL[words.id],
    )
    blocks: list[Block] = [Heading("On one page", 1, "board"), verdict]
    if context.result.verdict != "not_in_scope":
        blocks += [_counts(context), *_conditions(context)]
    blocks += [*_first(context), *_score(context), *_by_hand(context), Paragraph(rich(NO_ADVICE), "notice")]
    return Part("board", "On one page", tuple(blocks))


def _counts(context: Context) -> Tiles:
    counts = context.result.counts()
    levels = [level for level in counts if counts[level] or (level != Level.very_low and level in reachable(context.bank))]
    tiles = [Tile(str(counts[level]), f"{level_word(level)} risk", level) for level in levels]
    return Tiles((*tiles, _uncovered(context)))


def _uncovered(context: Context) -> Tile:
    days, words = context.result.exposure.uncovered_days, "days with patient details and no signed BAA"
    if days is not None:
        return Tile(f"{days:,}", words)
    barred = context.sheet.answers.get(context.bank.method.exposure_question) in BARRED
    return Tile("\u2014", f"{words}: {'none counted' if barred else 'not known'}")


def _conditions(context: Context) -> tuple[Block, ...]:
    titles = {c.id: c for c in context.bank.conditions}
    rows = tuple(
        Row(
            (
                Cell((rich(Run(titles[c.id].title, strong=True)),)),
                Cell(chip=Chip(STATE_WORDS[c.state], state=c.state)),
                text_cell(condition_reason(context, c)),
            )
        )
        for c in context.result.conditions
    )
    table = Table(("Condition", "State", "Because"), (4, 1.6, 6.4), rows, "Four conditions for use with patient details")
    return Heading("Four conditions for use with patient details", 2), table


def _first(context: Context) -> tuple[Block, ...]:
    todo = [item for item in context.result.plan if context.entry(item).status != "done"][:FIRST]
    if not todo:
        return ()
    rows = []
    for item in todo:
        title = rich(context.action_link(item.action), "  ", item.title)
        due = f"{day(item.due)}{' (late)' if is_open_and_late(context, item) else ''}"
        rows.append(Row((Cell((title,)), text_cell(context.owner(item).told), text_cell(due))))
    named = f"Do {'this' if len(todo) == 1 else ['', 'this', 'these two', 'these three'][len(todo)]} first"
    table = Table(("Action", "Owner", "Due"), (6.4, 3.8, 1.8), tuple(rows), named)
    before, ends = notice_sentence(context), ending_sentence(context)
    law = [Paragraph(rich(Run(before, strong=is_passed(context))))] if before else []
    told = [rich(words) for words in (late_sentence(context), unconfirmed_sentence(context)) if words]
    after = [Paragraph(words) for words in (*told, ends) if words]
    return Heading(named, 2), *law, table, *after


def _by_hand(context: Context) -> tuple[Block, ...]:
    changed = len(context.changes)
    if not changed:
        return ()
    told = f"{count(changed, 'value was', 'values were')} changed by hand, each marked where it stands and listed with its reason under "
    return (Paragraph(rich(told, Run("Changed by hand", href="#changes"), ". Verdict, score and counts are computed."), "small"),)


def _score(context: Context) -> tuple[Block, ...]:
    if context.result.verdict == "not_in_scope":
        return ()
    score, coverage = context.result.score, context.result.coverage
    spread = "" if score.low == score.high else " The span is what the unknown answers leave open."
    text = (
        f"Score {score_words(score.low, score.high)} of 100 (100 is best; it comes second to the verdict).{spread} "
        f"{coverage.answered} of {count(coverage.asked, 'question')} asked are answered, {coverage.unknown} not known."
    )
    return (Paragraph(rich(text), "small"),)
