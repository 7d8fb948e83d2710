"""What stands in the columns of the sheets that are looked up."""

from report.formats.tasks.description import numbered
from report.formats.workbook.book import Column, Link, Room
from report.paper.answer_rows import AnswerRow, ContradictionRow, FindingRow, SkippedRow, VendorRow
from report.paper.plan_rows import PlanRow
from report.paper.records import ChangeRow, SourceRow, WorkshopRow
from report.paper.wording import BLANK


def _counts(row: AnswerRow) -> str:
    """Whether it counts, and whether it stands as it was in an earlier round."""
    return "\n".join(filter(None, ("Yes" if row.counted else row.why_not_counted, row.carried)))


STEPS: tuple[Column[PlanRow], ...] = (
    Column("No.", 6, lambda row: row.number),
    Column("Action", 28, lambda row: row.title),
    Column("Why", 46, lambda row: "\n".join(row.why)),
    Column("Steps", 60, lambda row: numbered(row.steps)),
    Column("Each of", 40, lambda row: "\n".join(row.rows)),
    Column("Notes", 40, lambda row: "\n".join(row.notes)),
    Column("Evidence to keep", 32, lambda row: "\n".join(row.evidence)),
    Column("Law and sources", 20, lambda row: "\n".join(row.citations)),
    Column("Action id", 16, lambda row: row.action),
)
SECTIONS: tuple[Column[PlanRow], ...] = (
    Column("To do", 46, lambda row: row.title),
    Column("Minutes", 9, lambda row: float(round(row.hours[0] * 60))),
    Column("Owner", 24, lambda row: row.owner),
    Column("Suggested owner", 17, lambda row: row.role),
    Column("Due", 11, lambda row: row.due),
    Column("Why", 60, lambda row: "\n".join(row.why)),
)
VENDORS: tuple[Column[VendorRow], ...] = (
    Column("Vendor", 28, lambda row: row.name),
    Column("What was answered", 44, lambda row: row.answer),
    Column("What to do", 60, lambda row: "\n".join(task.words for task in row.tasks) or row.instead),
    Column("Next: owner", 24, lambda row: row.next.owner if row.next else ""),
    Column("Next: due", 11, lambda row: row.next.due if row.next else None),
    Column("BAA on file (link)", 28, lambda row: Room()),
    Column("Next review", 12, lambda row: Room(day=True)),
    Column("Action ids", 24, lambda row: "\n".join(task.action for task in row.tasks)),
)
FINDINGS: tuple[Column[FindingRow], ...] = (
    Column("No.", 6, lambda row: row.number),
    Column("Finding", 28, lambda row: row.title),
    Column("Section", 18, lambda row: row.section),
    Column("Outcome", 13, lambda row: row.outcome),
    Column("Likelihood", 11, lambda row: row.likelihood),
    Column("Impact", 11, lambda row: row.impact),
    Column("Risk", 11, lambda row: row.risk),
    Column("What it means", 50, lambda row: row.words),
    Column("Actions", 12, lambda row: ", ".join(row.actions)),
    Column("Law and sources", 22, lambda row: "\n".join(row.citations)),
    Column("Changed by hand", 30, lambda row: "\n".join(row.changes)),
    Column("Comment", 36, lambda row: row.comment),
    Column("Finding id", 16, lambda row: row.id),
)
RISK = 6
"""The place of a finding's risk."""
ANSWERS: tuple[Column[AnswerRow], ...] = (
    Column("No.", 6, lambda row: row.number),
    Column("Question", 38, lambda row: row.text),
    Column("Section", 18, lambda row: row.section),
    Column("Answer", 38, lambda row: "\n".join(row.answer)),
    Column("Note", 36, lambda row: row.note),
    Column("Reason why it does not apply", 22, lambda row: row.reason or ""),
    Column("Counts", 18, _counts),
    Column("Findings", 10, lambda row: "" if row.answer == (BLANK,) else ", ".join(row.findings)),
    Column("Question id", 16, lambda row: row.question),
)
CHANGES: tuple[Column[ChangeRow], ...] = (
    Column("What", 12, lambda row: row.what),
    Column("Of", 44, lambda row: row.of),
    Column("Computed", 24, lambda row: row.computed),
    Column("Now", 44, lambda row: row.now),
    Column("Reason", 50, lambda row: row.reason),
)
WORKSHOP: tuple[Column[WorkshopRow], ...] = (
    Column("What", 12, lambda row: row.what),
    Column("Question or section", 50, lambda row: row.at),
    Column("Who", 28, lambda row: row.who),
    Column("What was said", 60, lambda row: row.said),
    Column("Due", 11, lambda row: row.due),
    Column("Question id", 20, lambda row: row.question),
)
SKIPPED: tuple[Column[SkippedRow], ...] = (
    Column("Question", 70, lambda row: row.text),
    Column("Not asked, because", 60, lambda row: row.because),
    Column("Question id", 24, lambda row: row.question),
)
CONTRADICTIONS: tuple[Column[ContradictionRow], ...] = (
    Column("What does not fit", 70, lambda row: row.message),
    Column("Your answers", 60, lambda row: "\n".join(row.answers)),
    Column("Contradiction id", 24, lambda row: row.id),
)
SOURCES: tuple[Column[SourceRow], ...] = (
    Column("Citation", 20, lambda row: row.citation),
    Column("Source", 36, lambda row: row.title),
    Column("Kind", 14, lambda row: row.kind),
    Column("Dated", 12, lambda row: row.dated),
    Column("Checked", 11, lambda row: row.checked),
    Column("Address", 36, lambda row: Link(row.url)),
    Column("What it says, in our words", 40, lambda row: row.says),
    Column("Caveat", 30, lambda row: row.careful),
)
