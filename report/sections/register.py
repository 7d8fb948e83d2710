"""The findings register: every finding, worst first, linked to what mends it."""

from report.context import Context, level_chip, separated, text_cell
from report.document import Cell, Heading, Paragraph, Part, Row, Run, Table, rich
from report.wording import OUTCOME_WORDS, count, level_word
from scoring.result import Finding

HEADER = ("No.", "Finding", "Section", "Likelihood", "Impact", "Risk", "Actions")
WIDTHS = (0.6, 5.7, 1.3, 1.2, 1.1, 1.2, 0.9)


def register(context: Context) -> Part | None:
    """One row a finding; each links to its action cards."""
    findings = context.result.findings
    if not findings:
        return None
    lead = f"{count(len(findings), 'finding')}, worst first. Select a number in the last column to jump to its action card."
    rows = tuple(_row(context, finding) for finding in findings)
    table = Table(HEADER, WIDTHS, rows, "Findings register")
    return Part("register", "Findings register", (Heading("Findings register", 1, "register"), Paragraph(rich(lead), "lead"), table))


def _row(context: Context, finding: Finding) -> Row:
    links = [context.action_link(action) for action in finding.actions if action in context.action_numbers]
    what = Cell(
        (
            rich(Run(context.title(finding), strong=True), f" \u2013 {OUTCOME_WORDS[finding.outcome].lower()}"),
            rich(context.said(finding)),
            separated([Run(c, muted=True) for c in finding.citations], ", "),
        )
    )
    return Row(
        (
            text_cell(f"F{context.finding_numbers[finding.id]}"),
            what,
            text_cell(context.bank.section_of(finding.question).short),
            text_cell(level_word(finding.likelihood)),
            text_cell(level_word(finding.impact)),
            Cell(chip=level_chip(finding.risk)),
            Cell((separated(links, ", "),)),
        ),
        anchor=f"finding_{finding.id}",
    )
