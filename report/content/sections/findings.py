"""The findings register: every finding, worst first, linked to what resolves it."""

from report.content.cells import level_chip, separated, text_cell, titled
from report.content.consequences import briefly
from report.content.context import Context
from report.content.sections.cards import CARDS
from report.paper.document import Cell, Part, Rich, Row, Run, Table, rich
from report.paper.wording import NO_FINDING, OUTCOME_WORDS, count, level_word
from scoring.result import Finding

HEADER = ("No.", "Finding", "Likelihood", "Impact", "Risk", "Actions")
WIDTHS = (0.6, 7.0, 1.15, 1.05, 1.25, 0.95)


def register(context: Context) -> Part | None:
    """One row a finding; each links to its action cards."""
    findings = context.result.findings
    if not findings:
        return None
    waiting = len(findings) - len(context.findings)
    open_ones = f" {count(waiting, 'line stands', 'lines stand')} for questions that are not answered yet." if waiting else ""
    jump = "" if CARDS in context.handover.left_out else " Select a number in the last column to jump to its action card."
    lead = f"{found_words(context)}{open_ones}{jump}"
    rows = tuple(_row(context, finding) for finding in findings)
    table = Table(HEADER, WIDTHS, rows, "Findings register")
    return titled("register", "Findings register", table, lead=lead)


def found_words(context: Context) -> str:
    """How many findings there are, and of several their order."""
    found = len(context.findings)
    if not found:
        return f"{NO_FINDING}."
    return "1 finding." if found == 1 else f"{count(found, 'finding')}, worst first."


def _row(context: Context, finding: Finding) -> Row:
    links = [context.action_link(action) for action in finding.actions if action in context.action_numbers]
    section = context.bank.section_of(finding.question).title
    outcome = f" \u2013 {OUTCOME_WORDS[finding.outcome].lower()}"
    title = rich(Run(context.title(finding), strong=True), outcome, Run(f"  |  {section}", muted=True))
    return Row(
        (
            text_cell(f"F{context.finding_numbers[finding.id]}"),
            Cell((title, *_meaning(context, finding), *by_hand(context, finding))),
            text_cell(level_word(finding.likelihood)),
            text_cell(level_word(finding.impact)),
            Cell(chip=level_chip(context.printed_level(finding))),
            Cell((separated(links, ", "),)),
        ),
        anchor=f"finding_{finding.id}",
    )


def by_hand(context: Context, finding: Finding) -> tuple[Rich, ...]:
    """What somebody changed in it, and the comment on it."""
    comment = context.handover.comments.get(finding.id)
    changed = (rich(Run(words, strong=True)) for words in context.changes_of(finding.id, "risk"))
    return (*changed, *([rich(Run("Comment: ", strong=True), comment)] if comment else []))


def _meaning(context: Context, finding: Finding) -> tuple[Rich, ...]:
    """What it means and what says so; a row of a list that says the same as an earlier one points there."""
    alike = (finding.question, finding.outcome, finding.citations)
    first = next(f for f in context.result.findings if (f.question, f.outcome, f.citations) == alike)
    if finding.subject and first is not finding:
        return (rich("Says and cites the same as ", context.finding_link(first.id), "."),)
    return rich(briefly(context, finding)), separated([Run(c, muted=True) for c in finding.citations], ", ")
