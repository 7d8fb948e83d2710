"""What somebody else asks about the desk: our answer as it was given, and what is planned where it falls short."""

from collections.abc import Sequence

from questionnaire.shapes.letters import Asked
from report.content.cells import separated, text_cell
from report.content.context import Context
from report.content.placeholders import filled
from report.paper.document import Cell, Rich, Row, Run, Table, rich
from report.paper.wording import answer_lines, day, long_day
from scoring.result import PlanItem

HEADER = ("Asked", "Our answer", "What we are doing about it")
WIDTHS = (3.6, 4.4, 4.0)
HOUSE = "law"
"""The class of actions that say what already happened: an outsider learns what is being done about it, not that."""
DOES_NOT_ARISE = "Does not arise, given our other answers."
UNSETTLED = "We are still checking this answer."
EXCUSED = "Does not apply to us. Our reason is on file."
NOTHING_OPEN = "Nothing more is planned."
NOT_PLANNED = "\u2013"
LOOKED_INTO = "We have looked into it; our answer is being updated."
NOTHING_PLANNED = "Nothing is planned yet."


def asked_table(context: Context, asked: Sequence[Asked], cited: bool) -> Table:
    """One row a question asked of us. Nothing is claimed that was not answered: what is not known says so.

    `cited`: the law behind the question stands below it.
    """
    rows = tuple(Row((_asks(context, part, cited), _answer(context, part), _plan(context, part))) for part in asked)
    return Table(HEADER, WIDTHS, rows, "Questions and answers")


def _asks(context: Context, part: Asked, cited: bool) -> Cell:
    law = (separated([context.cited(text) for text in part.citations], "; "),) if part.citations and cited else ()
    return Cell((rich(Run(f"{part.asks}?", strong=True)), *law))


def _answer(context: Context, part: Asked) -> Cell:
    """The answers; where the row asks several questions, each with its name before it."""
    shown = [question for question in part.questions if question in context.sheet.asked or question in context.not_known]
    if len(part.questions) == 1 or not shown:
        return Cell(tuple(_answer_words(context, part, part.questions[0])))
    lines: list[Rich] = []
    for question in shown:
        first, *rest = _answer_words(context, part, question)
        lines += [(Run(f"{context.bank.questions[question].short}: ", muted=True), *first), *rest]
    return Cell(tuple(lines))


def _answer_words(context: Context, part: Asked, question_id: str) -> list[Rich]:
    asked = question_id in context.sheet.asked
    if not asked and question_id not in context.not_known:
        return [rich(DOES_NOT_ARISE)]
    if question_id in context.sheet.excused:
        return [rich(EXCUSED)]
    answer = context.sheet.answers.get(question_id)
    if answer is None:
        return [rich(f"Not known on {long_day(context.result.as_of)}.")]
    if context.is_doubtful(question_id):
        return [rich(UNSETTLED)]  # whoever is told an answer relies on it
    if isinstance(answer, str) and answer in part.instead:
        return [filled(context, part.instead[answer])]
    return [rich(line) for line in answer_lines(context.bank.questions[question_id], answer)]


def _plan(context: Context, part: Asked) -> Cell:
    open_ones = {f.id for f in context.result.findings if f.question in part.questions}
    items = [item for item in context.result.plan if item.kind != HOUSE and _mends(context, item, part.questions, open_ones)]
    if not open_ones and not items:
        asked = [question for question in part.questions if question in context.sheet.asked]
        left = (context.sheet.unknown(q) or context.is_doubtful(q) or context.admits_gap(q) for q in asked)
        return text_cell(NOTHING_OPEN if asked and not any(left) else NOT_PLANNED)
    finds = [item for item in items if context.bank.action(item.action).finds_out]
    # Finding out is one thing to whoever waits for the answer: what of it is open, and the last day.
    last = max(finds, key=lambda item: (context.entry(item).status != "done", item.due), default=None)
    told = [item for item in items if item not in finds or item is last]
    return Cell(tuple(dict.fromkeys(_item(context, item) for item in told))) if told else text_cell(NOTHING_PLANNED)


def _mends(context: Context, item: PlanItem, questions: Sequence[str], open_ones: set[str]) -> bool:
    """Whether an action resolves one of these findings, or stops what one of these questions asks about."""
    return bool(open_ones & set(item.resolves)) or not context.bank.action(item.action).stops.keys().isdisjoint(questions)


def _item(context: Context, item: PlanItem) -> Rich:
    entry, action = context.entry(item), context.bank.action(item.action)
    title = "We are finding out" if action.finds_out else item.title
    due = f"due {day(item.due)}"
    words = {
        "open": f"{title}: {due}.",
        "in_progress": f"{title}: under way, {due}.",
        "done": LOOKED_INTO if action.finds_out else f"{title}: reported as done, not confirmed yet.",
    }
    return rich(words[entry.status])
