"""For the plan that is handed over: the register with a line a finding, method and sources on half a page."""

from collections.abc import Iterator

from questionnaire.flow.progress import progress
from report.content.cells import level_chip, separated, text_cell, titled
from report.content.context import Context
from report.content.sections.cards import CARDS, soon
from report.content.sections.findings import by_hand, found_words
from report.content.sections.sources import METHOD, cited_in_order, sources_in_brief
from report.paper.document import Cell, Heading, Paragraph, Part, Row, Run, Table, rich
from report.paper.figures.picture import ranges
from report.paper.wording import answer_lines, app_words, until_answered
from scoring.result import Finding

HEADER = ("No.", "Finding", "Answer", "Risk", "Action", "Card")
WIDTHS = (0.6, 3.2, 4.9, 1.2, 1.2, 0.9)

MEANING = "What each means, with the law behind it, is in the full record."
WAITING = "What is still to be answered stands here by section."


def findings_in_brief(context: Context) -> Part | None:
    """One row a finding, worst first: answer, risk, what resolves it and where that stands."""
    findings = context.result.findings
    if not findings:
        return None
    lead = f"{found_words(context)} {MEANING if context.findings else WAITING}"
    rows = (*(_row(context, finding) for finding in context.findings), *_waiting(context))
    header = (*HEADER[:-1], "Page") if CARDS in context.handover.left_out else HEADER
    table = Table(header, WIDTHS, rows, "Findings", dense=True, paged=True)
    return titled("register", "Findings", table, lead=lead)


def _row(context: Context, finding: Finding) -> Row:
    links = [context.action_link(action) for action in finding.actions if action in context.action_numbers]
    return Row(
        (
            text_cell(f"F{context.finding_numbers[finding.id]}"),
            Cell((rich(context.title(finding)), *by_hand(context, finding))),
            text_cell(_answer(context, finding)),
            Cell(chip=level_chip(context.printed_level(finding))),
            Cell((separated(links, ", "),)),
            Cell((rich(links[0]),), page=links[0].href[1:]) if links else Cell(),
        ),
        anchor=f"finding_{finding.id}",
    )


def _waiting(context: Context) -> Iterator[Row]:
    """One row a section for the questions that wait for an answer."""
    waiting = [finding for finding in context.result.findings if not context.is_answered(finding)]
    for section in context.bank.sections:
        numbers = [context.finding_numbers[f.id] for f in waiting if context.bank.section_of(f.question) is section]
        if numbers:
            named = Cell((rich(section.title), rich(Run(ranges(numbers, "F"), muted=True))))
            blank = progress(section.questions, context.assessment, context.sheet).blank
            yield Row((Cell(), named, text_cell(until_answered(blank, here=True)), Cell(), Cell(), Cell()))


def _answer(context: Context, finding: Finding) -> str:
    """In words; of a row its own, of many choices all."""
    if app := context.app(finding):
        return app_words(app)
    answer = context.sheet.answers.get(finding.question)
    return "; ".join(answer_lines(context.question(finding), answer)) if isinstance(answer, tuple) else context.answered(finding.question)


def method_in_brief(context: Context) -> Part | None:
    """How the judgement is made, and what these pages cite."""
    if not context.result.in_scope:
        return None
    tables = " and every table" if "sources" in context.handover.left_out else ", every table and every source"
    told = (
        "Each answer says how likely its threat is; whether patient details reach the desk says how likely it is to do harm. Two tables of "
        f"{METHOD} (G-5, I-2) turn likelihood and impact into a risk: a lookup, never a product. The verdict is the first of seven rules "
        "that holds. What nobody knows is never a pass: it becomes something to find out, and the score is a range. "
        "The plan pauses open flows, then does what has a deadline by law, what ends the verdict, and what lowers the most risk for "
        f"each hour. Its days are working days, legal deadlines calendar days. The full record has every rule{tables}."
    )
    cited = cited_in_order(context, _cited(context))
    sources = Heading("Sources cited on these pages", 2), Paragraph(sources_in_brief(context, cited), "small")
    return titled("method", "Method and sources", Paragraph(rich(told)), *sources)


def _cited(context: Context) -> Iterator[str]:
    for item in soon(context):
        yield from context.bank.action(item.action).citations
    yield METHOD
