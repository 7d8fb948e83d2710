"""What changed since an earlier assessment, as a paper of its own."""

from collections.abc import Sequence

from questionnaire import Bank
from questionnaire.assessment import Assessment
from report.comparison.compare import THEN_AND_NOW, Named, compare
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
    named: Named = THEN_AND_NOW,
) -> Document:
    """Outcome, findings, answers, notes and plan of both side by side, judged by this bank. `rounds`, `named`: as `compare` has them."""
    first, last = (
        f"{name} ({long_day(of.as_of)})" if named != THEN_AND_NOW else long_day(of.as_of)
        for name, of in zip(named, (then, now), strict=True)
    )
    since = f"{now.client or NO_CLIENT}: {first} to {last}"
    compared = compare(bank, then, now, rounds, named)
    told = (Paragraph(rich(JUDGED), "small"), *blocks(compared), Paragraph(rich(NO_ADVICE), "notice"))
    subject = f"HIPAA self-assessments of {then.as_of.isoformat()} and {now.as_of.isoformat()}, question bank {bank.version}"
    part = titled("comparison", TITLE, *told, lead=since, own_page=True)
    return paper(TITLE, now, subject, (part,), marks=compared.marks, brand=brand)
