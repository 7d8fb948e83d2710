"""Which finding of one assessment is the same as one of another, and why one that was there no longer is."""

from collections import Counter
from typing import Literal

from questionnaire.assessment import rows_of
from questionnaire.conditions import holds
from questionnaire.facts import baa_timing
from questionnaire.policy import ASSESSED, BEFORE_PHI, PAST_PHI_ASSESSED
from questionnaire.shapes.bank import NOT_NEEDED
from questionnaire.shapes.question import UNKNOWN
from report.content.context import Context
from scoring.ahead.ending import done_already
from scoring.result import Finding

About = tuple[str, str, int]
"""Question, the row's name where it is of a row, and which one of that name."""
Why = Literal["fixed", "unlisted", "unneeded", "excused", "unasked", "waiting"]
"""The answer is another, or enough now; its row is no longer listed; not needed while the barrier holds; said not to apply; not asked;
without an answer.
"""


def findings(context: Context) -> dict[About, Finding]:
    """Those that are counted, by what they are about. Rows of a list go by their names, for a row's number says only where it stands."""
    seen: Counter[tuple[str, str]] = Counter()
    found: dict[About, Finding] = {}
    for finding in context.findings:
        about = (finding.question, finding.subject)
        found[*about, seen[about]] = finding
        seen[about] += 1
    return found


def why_gone(now: Context, about: About) -> Why:
    """Why what was found there before is no finding now. What waits for an answer may stand or be gone."""
    question, row, which = about
    if question not in now.sheet.asked:
        return "unasked"
    if question in now.sheet.blank:
        return "waiting"
    if question in now.sheet.excused:
        return "excused"
    if row and [one.name for one in rows_of(now.sheet.answers.get(question))].count(row) <= which:
        return "unlisted"
    return "unneeded" if _barred(now, question) else "fixed"


def _barred(now: Context, question: str) -> bool:
    """Whether a condition is not needed, and would not be met by what is answered there."""
    condition = next((c for c in now.bank.conditions if c.id == now.bank.questions[question].decides), None)
    if condition is None or now.result.condition(condition.id).state != NOT_NEEDED:
        return False
    return condition.met is None or not holds(condition.met, now.sheet.answers, now.sheet.as_of)


def owed(now: Context, finding: Finding) -> tuple[str, ...]:
    """Of a finding that is gone: what the law still asks for because of it, unless somebody says that it is done.

    A disclosure that was not permitted is presumed a breach until it is assessed (45 CFR 164.402), whatever covers the way or reaches
    the desk today. Whom HIPAA does not bind is not asked what reaches it, and owes nothing; nor does whose BAA now came before the details.
    """
    answer, bound = now.assessment.answers.get(finding.question), now.bank.method.exposure_question in now.sheet.asked
    assessed = (finding.question, answer) == (PAST_PHI_ASSESSED, ASSESSED)
    covered = finding.question == PAST_PHI_ASSESSED and baa_timing(now.sheet.answers, now.sheet.as_of) == BEFORE_PHI
    if not bound or assessed or covered or finding.question in now.sheet.blank:
        return ()
    found_out = answer not in (None, UNKNOWN, ())
    open_ones = (now.bank.action(a) for a in finding.actions if a not in done_already(now.bank, now.planned))
    return tuple(action.id for action in open_ones if action.kind == "law" and not (action.finds_out and found_out))
