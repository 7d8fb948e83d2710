"""Appendix C: the questions whose points add up to both ends of the score."""

from report.content.cells import text_cell, titled
from report.content.context import Context
from report.content.explained import cap_words, way_words
from report.paper.document import Cell, Paragraph, Part, Rich, Row, Run, Table, rich
from report.paper.wording import count, score_words
from scoring.unknowns import Explanation
from scoring.unknowns import Part as Share

TITLE = "Appendix C: how the score adds up"
LEAD = (
    "Score = 100 \u00d7 (points at stake \u2212 points taken) \u00f7 points at stake, rounded down. A question has at stake what its "
    "least safe answer takes at the greatest exposure; its answer takes the points of its risk."
)
NAMES = ("For the lowest score", "For the highest score")
ASSUMED = (
    " An unknown answer counts once with the answer that gives the lowest score, once with the one that gives the highest; each is marked."
)


def adds_up(context: Context) -> Part | None:
    """A row a question that takes points at either end; the sums; the cap; nothing where no answer is judged."""
    if not (context.begun and context.result.in_scope):
        return None
    ends = context.explained[:1] if context.explained[0] == context.explained[1] else context.explained
    names = ("Takes",) if len(ends) == 1 else NAMES
    header = ("Question", "At stake", *names)
    widths = (5.6, 1.4, *(5.0 / len(ends) for _ in ends))
    rows = (*_parts(context, ends), *_sums(ends))
    lead = LEAD + (ASSUMED if any(part.assumed for end in ends for part in end.parts) else "")
    table = Table(header, widths, rows, TITLE, dense=True)
    return titled("adds_up", TITLE, table, Paragraph(rich(_outcome(context, ends))), lead=lead)


def _parts(context: Context, ends: tuple[Explanation, ...]) -> list[Row]:
    held = [{part.question: part for part in end.parts} for end in ends]
    shown = [q for q in context.bank.questions if any(q in parts for parts in held)]
    costly = [q for q in shown if any(q in parts and (parts[q].taken or parts[q].assumed) for parts in held)]
    rows = [_row(context, q, held, ends) for q in costly]
    free = [q for q in shown if q not in costly]
    if free:
        shorts = ", ".join(context.bank.questions[q].short for q in free)
        stake = sum(next(parts[q] for parts in held if q in parts).weight for q in free)
        named = rich(Run(f"{count(len(free), 'question takes', 'questions take')} nothing: ", strong=True), Run(shorts, muted=True))
        rows.append(Row((Cell((named,)), text_cell(str(stake)), *(text_cell("0") for _ in ends))))
    return rows


def _row(context: Context, question: str, held: list[dict[str, Share]], ends: tuple[Explanation, ...]) -> Row:
    weight = next(parts[question] for parts in held if question in parts).weight
    cells = (Cell((_taken(context, parts.get(question), end),)) for parts, end in zip(held, ends, strict=True))
    return Row((text_cell(context.bank.questions[question].short), text_cell(str(weight)), *cells))


def _taken(context: Context, part: Share | None, end: Explanation) -> Rich:
    if part is None:
        return rich(Run("not asked then", muted=True))
    if not part.assumed:
        return rich(str(part.taken))
    return rich(str(part.taken), Run(f"  assumed: {_assumed(context, part.question, end)}", muted=True))


def _assumed(context: Context, question_id: str, end: Explanation) -> str:
    question = context.bank.questions[question_id]
    return way_words(question, context.sheet.answers.get(question_id), end.sheet.answers[question_id])


def _sums(ends: tuple[Explanation, ...]) -> list[Row]:
    """Points and score; the points at stake stand with each end, because an answer may open or close other questions."""
    taken = (Cell((rich(Run(f"{end.taken} of {end.weight}", strong=True)),)) for end in ends)
    formula = (
        Cell((rich(f"100 \u00d7 {end.weight - end.taken} \u00f7 {end.weight} = ", Run(str(end.uncapped), strong=True)),)) for end in ends
    )
    return [
        Row((Cell((rich(Run("Points taken, of points at stake", strong=True)),)), Cell(), *taken)),
        Row((Cell((rich(Run("Score before the cap", strong=True)),)), Cell(), *formula)),
        Row((Cell((rich(Run("Score", strong=True)),)), Cell(), *(Cell((rich(Run(str(end.score), strong=True)),)) for end in ends))),
    ]


def _outcome(context: Context, ends: tuple[Explanation, ...]) -> str:
    """Both ends, and where the cap of an end's own verdict holds, that: no other does."""
    score, capped = context.result.score, [(name, end) for name, end in zip(NAMES, ends, strict=False) if end.score != end.uncapped]
    caps = [cap_words(context.bank, end) if len(ends) == 1 else f"{name}: {cap_words(context.bank, end)}" for name, end in capped]
    return " ".join([f"Score: {score_words(score.low, score.high)} of 100.", *(caps or ["No cap changes it."])])
