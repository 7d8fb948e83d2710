"""Which findings an answer is behind, for every count, chart and list of them."""

from collections.abc import Iterable

from questionnaire import Sheet
from questionnaire.assessment import Assessment
from scoring.result import Finding


def is_answered(finding: Finding, assessment: Assessment, sheet: Sheet) -> bool:
    """Whether an answer is behind it, or what the dates decide; what waits for an answer is no fault of its own."""
    return assessment.is_given(finding.question) or not sheet.unknown(finding.question)


def answered(findings: Iterable[Finding], assessment: Assessment, sheet: Sheet) -> list[Finding]:
    """Those of the findings, in their order."""
    return [finding for finding in findings if is_answered(finding, assessment, sheet)]
