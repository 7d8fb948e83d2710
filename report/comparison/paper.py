"""What changed since an earlier assessment, as a paper of its own."""

from collections.abc import Sequence

from questionnaire import Bank
from questionnaire.assessment import Assessment
from report.comparison.compare import compare
from report.comparison.passages import blocks
from report.content.cells import titled
from report.content.paper import paper
from report.paper.brand import Brand
from report.paper.document import Document, Paragraph, rich
from report.paper.wording import NO_ADVICE, NO_CLIENT, long_day

TITLE = "What changed"
JUDGED = "Both are judged by the same questions and rules, so any difference comes from the answers."


def compose_comparison(
    bank: Bank,
    then: Assessment,
    now: Assessment,
    brand: Brand = Brand(),  # noqa: B008 - frozen
    rounds: Sequence[Assessment] = (),
) -> Document:
    """Outcome, findings, answers, notes and plan of both side by side, both judged by this bank. `rounds`: as `compare` has it."""
    since = f"{now.client or NO_CLIENT}: {long_day(then.as_of)} to {long_day(now.as_of)}"
    compared = compare(bank, then, now, rounds)
    told = (Paragraph(rich(JUDGED), "small"), *blocks(compared), Paragraph(rich(NO_ADVICE), "notice"))
    subject = f"HIPAA self-assessments of {then.as_of.isoformat()} and {now.as_of.isoformat()}, question bank {bank.version}"
    part = titled("comparison", TITLE, *told, lead=since, own_page=True)
    return paper(TITLE, now, subject, (part,), marks=compared.marks, brand=brand)
