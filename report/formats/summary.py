"""A summary of an e-mail's length, as plain text to paste."""

from collections.abc import Iterator, Sequence

from report.paper.document import Document
from report.paper.plan_rows import PlanRow
from report.paper.records import Records
from report.paper.visible_text import revealed
from report.paper.wording import NO_ADVICE, count, day, long_day, marked_day

FIRST = 3


def write(document: Document) -> bytes:
    """The verdict and why, the legal limit, what to do first and by whom, in about 150 words of UTF-8."""
    return "\n".join(" ".join(revealed(line).split()) for line in _lines(document.records)).encode() + b"\n"


def _lines(records: Records) -> Iterator[str]:
    summary = records.summary
    marks = f" ({', '.join(summary.marks).lower()})" if summary.marks else ""
    yield f"{summary.client or 'Our support desk'}: support desk and HIPAA, {long_day(summary.as_of)}{marks}"
    yield ""
    if summary.limit_first:
        yield summary.limit
    yield f"{summary.title}. {summary.sentence}"
    yield summary.next
    if summary.carried:
        yield summary.carried
    if summary.limit and not summary.limit_first:
        yield summary.limit
    todo = [row for row in records.tasks if row.status != "done"]
    if todo:
        yield ""
        yield f"To do first ({_open(todo)}, the last due on {day(max(row.due for row in todo))}):"
        yield from (_action(row) for row in todo[:FIRST])
    yield ""
    yield NO_ADVICE


def _open(todo: Sequence[PlanRow]) -> str:
    """How many actions are open, and by themselves the sections with questions to answer."""
    actions = sum(bool(row.number) for row in todo)
    told = [count(actions, "action is", "actions are") + " open"] if actions else []
    return ", ".join([*told, *([f"{count(len(todo) - actions, 'section')} to answer"] if len(todo) > actions else [])])


def _action(row: PlanRow) -> str:
    return f"- {row.title}: {row.owner or f'{row.role}, nobody named yet'}, by {marked_day(row.due, row.mark)}"
