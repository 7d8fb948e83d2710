"""Why an action stands in the plan: the findings it helps to resolve, or the answer that calls for it without one."""

from dataclasses import dataclass

from questionnaire.shapes.question import Level, Outcome
from report.content.consequences import consequence, consequence_for
from report.content.context import Context
from report.paper.figures.picture import ranges
from report.paper.wording import count, level_word, row_line
from scoring.result import Finding, PlanItem

MANY = 4
"""Up to so many findings of one question that say the same are told one by one."""


@dataclass(frozen=True)
class Reason:
    """One reason. `numbers` ("F3", "F3-F7") and the address they link to are empty where no finding is behind it."""

    numbers: str
    href: str
    words: str
    names: tuple[str, ...] = ()
    """Of the rows that one sentence speaks for, as typed."""

    def __str__(self) -> str:
        return f"{self.numbers} {self.words}".strip()


def reasons(context: Context, item: PlanItem) -> tuple[Reason, ...]:
    """One reason a finding; where many rows say the same, one for all of them. What is not known is never told as what is."""
    alike: dict[tuple[str, Outcome], list[Finding]] = {}
    for finding in context.result.findings:
        if finding.id in item.resolves:
            alike.setdefault((finding.question, finding.outcome), []).append(finding)
    if not alike:
        return (Reason("", "", context.called_for(item)),)
    own = (reason for findings in alike.values() for reason in _of_question(context, findings, item.action))
    return (*own, *_waited_for(context, item, max(finding.risk for findings in alike.values() for finding in findings)))


def _waited_for(context: Context, item: PlanItem, own: Level) -> tuple[Reason, ...]:
    """What lends an action a higher risk than its own findings have: the action that cannot come before it."""
    waiting = [other for other in context.actions if item.action in other.after and other.risk == item.risk]
    if item.risk is None or item.risk <= own or not waiting:
        return ()
    link = context.action_link(waiting[0].action)
    return (Reason(link.text, link.href or "", f"waits for it ({level_word(item.risk).lower()} risk)."),)


def rows_to_do(context: Context, item: PlanItem) -> tuple[str, ...]:
    """The rows of a list that an action is to be done for, a line each: number, name, and what is known of it."""
    found = ((f, context.app(f)) for f in context.result.findings if f.id in item.resolves)
    return tuple(f"F{context.finding_numbers[f.id]} {row_line(app)}" for f, app in found if app)


def _of_question(context: Context, findings: list[Finding], action: str) -> tuple[Reason, ...]:
    if len(findings) <= MANY:
        return tuple(_one(context, finding, action) for finding in findings)
    numbers = ranges([context.finding_numbers[f.id] for f in findings], "F")
    short, worst = context.question(findings[0]).short, max(findings, key=context.printed_level)
    words = f"{short}, {count(len(findings), 'app')} (worst: {_risk(context, worst)}): {consequence(context, worst)}"
    return (Reason(numbers, f"#finding_{worst.id}", words, tuple(f.subject for f in findings)),)


def _one(context: Context, finding: Finding, action: str) -> Reason:
    link = context.finding_link(finding.id)
    return Reason(
        link.text, link.href, f"{context.title(finding)} ({_risk(context, finding)}): {consequence_for(context, finding, action)}"
    )


def _risk(context: Context, finding: Finding) -> str:
    """The risk as the register of this paper has it."""
    by_hand = ", changed by hand" if context.printed_level(finding) != finding.risk else ""
    return f"{level_word(context.printed_level(finding)).lower()} risk{by_hand}"
