"""What to find out first: sections with questions to answer, and each other unknown with what depends on its answer."""

from report.content.cells import level_chip, text_cell, titled
from report.content.context import Context
from report.content.explained import way_words
from report.content.steps import first_step
from report.paper.document import Cell, Part, Rich, Row, Run, Table, rich
from report.paper.wording import count, not_known_words, score_words, section_to_answer
from scoring.unknowns import IfAnswered, SectionUnknown, Unknown, by_section

TITLE = "Find out first"
HEADER = ("Not known", "Where to look first", "Who", "What it decides", "Score narrows by")
NOBODY_KNOWN = "Whoever knows"
WIDTHS = (2.1, 3.5, 1.6, 3.3, 1.5)


def find_out_first(context: Context) -> Part | None:
    """The unknowns in the order in which finding out pays; nothing where all is known."""
    if not context.progress.not_known or not context.result.in_scope:
        return None
    lead = f"{not_known_words(context.progress)}. {_verdicts(context)} Most worth knowing first."
    found = by_section(context.bank, context.sheet, context.unknowns)
    rows = tuple(_section(context, item) if isinstance(item, SectionUnknown) else _row(context, item) for item in found)
    return titled("find_out", TITLE, Table(HEADER, WIDTHS, rows, TITLE), lead=lead) if rows else None


def _verdicts(context: Context) -> str:
    possible = [context.bank.verdict(v).title for v in context.result.verdicts_possible]
    if len(possible) < 2:
        stays = context.result.verdicts_possible == (context.result.verdict,)
        then = "stays as it is" if stays else f"becomes \u201c{possible[0]}\u201d"
        return f"Whatever the answers turn out to be, the verdict {then}."
    listed = "; ".join(f"\u201c{title}\u201d" for title in possible)
    return f"Depending on what they turn out to be, the verdict is one of {len(possible)}: {listed}."


def _section(context: Context, item: SectionUnknown) -> Row:
    """What its answers decide together is told once they are given: each alone says little of it."""
    found, role = item.unanswered, item.unanswered.section.knows
    return Row(
        (
            Cell((rich(Run(section_to_answer(found), strong=True)),)),
            text_cell(f"{count(len(found.blank), 'question')}, {count(found.minutes, 'minute')}"),
            text_cell(context.player(role).words if role else NOBODY_KNOWN),
            text_cell("Which verdicts stay open" if item.moves_verdict else "Its own findings; no answer alone moves the verdict"),
            text_cell("Depends on the answers"),
        )
    )


def _row(context: Context, unknown: Unknown) -> Row:
    question = context.bank.questions[unknown.question]
    return Row(
        (
            Cell((rich(Run(question.short, strong=True)),), chip=level_chip(unknown.risk)),
            Cell(_where(context, unknown)),
            text_cell(context.finder(unknown) or NOBODY_KNOWN),
            Cell(_decides(context, unknown)),
            text_cell(count(unknown.narrows_by, "point") if unknown.narrows_by > 0 else "Nothing"),
        )
    )


def _where(context: Context, unknown: Unknown) -> tuple[Rich, ...]:
    question = context.bank.questions[unknown.question]
    if planned := next((item for item in context.result.plan if item.action == unknown.action), None):
        return (rich(first_step(context, planned), "  ", context.action_link(unknown.action)),)
    return (rich(question.find_out.steps_for(context.desk)[0] if question.find_out else "\u2014"),)


def _decides(context: Context, unknown: Unknown) -> tuple[Rich, ...]:
    if not unknown.moves_verdict and unknown.narrows_by <= 0:
        own = "Its own finding; by itself it moves neither verdict nor score"
        return (rich(own if unknown.action else "Nothing, as long as the other answers stand"),)
    question = context.bank.questions[unknown.question]
    known = context.sheet.answers.get(unknown.question)
    lines = [_way(context, way_words(question, known, way.answer), way, unknown.moves_verdict) for way in _ends(unknown, question.kind)]
    return tuple(lines) or (rich("Which verdicts stay open" if unknown.moves_verdict else "The score"),)


def _ends(unknown: Unknown, kind: str) -> tuple[IfAnswered, ...]:
    """Every answer where the verdict depends on it; else the safest and the least safe one. Sets of many choices are too many to tell."""
    if kind == "multi":
        return ()
    return unknown.ways if unknown.moves_verdict else (unknown.ways[0], unknown.ways[-1])


def _way(context: Context, words: str, way: IfAnswered, verdict: bool) -> Rich:
    said = Run(f"{words}: ", muted=True)
    score = f"score {score_words(way.score.low, way.score.high)}"
    if not verdict:
        return rich(said, score)
    open_ones = [context.bank.verdict(v).title for v in way.verdicts_possible]
    return rich(said, open_ones[0] if len(open_ones) == 1 else f"{len(open_ones)} verdicts stay open", f"; {score}")
