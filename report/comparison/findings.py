"""Which finding of one assessment is the same as one of another."""

from collections import Counter

from report.content.context import Context
from scoring.result import Finding

About = tuple[str, str, int]
"""Question, the row's name where it is of a row, and which one of that name."""


def findings(context: Context) -> dict[About, Finding]:
    """Those that are counted, by what they are about. Rows of a list go by their names, for a row's number says only where it stands."""
    seen: Counter[tuple[str, str]] = Counter()
    found: dict[About, Finding] = {}
    for finding in context.findings:
        about = (finding.question, finding.subject)
        found[*about, seen[about]] = finding
        seen[about] += 1
    return found


def waits(context: Context, question: str) -> bool:
    """Whether it is asked and nobody has answered it: what was found there before may stand or be gone."""
    return question in context.sheet.blank
