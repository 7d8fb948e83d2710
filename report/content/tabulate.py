"""The rows behind the report: one function makes them all."""

from dataclasses import replace

from report.content.action_reasons import reasons, rows_to_do
from report.content.consequences import consequence
from report.content.context import Context
from report.content.deadlines import alarm_sentence, earlier_limit, notice_sentence
from report.content.ending import ending_sentence
from report.content.notes import notes_of_actions
from report.content.plan_days import day_mark
from report.content.reviews import reviews
from report.content.sections.changes import changed, commented
from report.content.sections.cover import desk_words
from report.content.sections.kept import kept_people, kept_plan, kept_questions
from report.content.sections.skipped import because
from report.content.sections.sources import KINDS, cited_by
from report.content.sections.vendors import vendor_rows
from report.content.steps import steps_of
from report.content.tabulate_answers import asked_row, kept_row
from report.content.verdict_reasons import condition_reason
from report.content.verdict_summary import answers_words, verdict_summary
from report.content.workshop import workshop_rows
from report.paper.answer_rows import ContradictionRow, FindingRow, SkippedRow
from report.paper.plan_rows import PlanRow
from report.paper.records import ConditionRow, Records, SourceRow, Summary
from report.paper.uncovered import signed, uncovered_in_short
from report.paper.wording import OUTCOME_WORDS, answer_lines, section_to_answer, until_answered
from scoring.plan_lines import SectionLine
from scoring.result import Contradiction, Finding, PlanItem, by_level

MINUTES = 60
"""In an hour."""


def records(context: Context, marks: tuple[str, ...]) -> Records:
    """All rows of the report. `marks` are what every page bears."""
    notes = notes_of_actions(context)
    plan = {item.action: _plan(context, item, notes[item.action]) for item in context.result.plan}
    return Records(
        summary=_summary(context, marks),
        plan=tuple(plan.values()),
        tasks=tuple(
            _section(context, line) if isinstance(line, SectionLine) else _alone(context, plan[line.action]) for line in context.lines
        ),
        findings=tuple(_finding(context, finding) for finding in context.result.findings),
        answers=tuple(asked_row(context, question, number) for number, question in enumerate(context.sheet.asked, 1)),
        kept_answers=tuple(kept_row(context, q) for q in kept_questions(context) if q not in context.sheet.asked),
        kept_plan=kept_plan(context),
        kept_people=kept_people(context),
        skipped=tuple(SkippedRow(q, context.bank.questions[q].text, because(why)) for q, why in context.sheet.skipped.items()),
        contradictions=tuple(_contradiction(context, found) for found in context.result.contradictions),
        sources=tuple(SourceRow(c.text, c.title, KINDS[c.kind], c.url, c.dated, c.checked, c.says, c.careful) for c in cited_by(context)),
        vendors=tuple(vendor_rows(context)),
        changes=(*changed(context), *commented(context)),
        reviews=reviews(context),
        letter=context.handover.letter,
        workshop=workshop_rows(context),
    )


def _summary(context: Context, marks: tuple[str, ...]) -> Summary:
    result, said = context.result, verdict_summary(context)
    return Summary(
        client=context.assessment.client,
        desk=desk_words(context),
        as_of=result.as_of,
        bank=result.bank,
        prepared_by=context.prepared_by,
        marks=marks,
        verdict=result.verdict,
        title=said.title,
        means=said.means,
        sentence=said.sentence,
        next=said.next,
        ending="".join(run.text for run in ending_sentence(context)),
        carried=said.carried,
        conditions=_conditions(context) if result.in_scope else (),
        score=result.score if result.in_scope else None,
        counts=tuple(by_level(context.findings).items()),
        asked=result.coverage.asked,
        answered=result.coverage.answered,
        unknown=result.coverage.unknown,
        answers=answers_words(context),
        first_phi_on=result.exposure.first_phi_on,
        baa_signed=signed(context.sheet),
        baa_signed_on=result.exposure.baa_signed_on,
        uncovered_days=result.exposure.uncovered_days,
        uncovered=uncovered_in_short(result, context.sheet),
        notice_by=result.notice_by,
        earlier_by=None if result.notice_by else earlier_limit(context),
        limit=notice_sentence(context),
        limit_first=bool(alarm_sentence(context)),
    )


def _conditions(context: Context) -> tuple[ConditionRow, ...]:
    of = context.bank.condition
    return tuple(ConditionRow(c.id, of(c.id).title, c.state, condition_reason(context, c, whole=True)) for c in context.result.conditions)


def _plan(context: Context, item: PlanItem, notes: tuple[str, ...]) -> PlanRow:
    action, entry, owner = context.bank.action(item.action), context.entry(item), context.owner(item)
    return PlanRow(
        number=context.action_link(item.action).text,
        action=item.action,
        title=item.title,
        lane=item.lane,
        risk=item.risk,
        status=entry.status,
        unconfirmed=item.action in context.unconfirmed,
        owner=owner.name,
        role=owner.role,
        due=item.due,
        due_by_rule=item.due_by_rule,
        due_typed=entry.due,
        start=item.start,
        latest=item.latest,
        latest_reason=item.kind,
        late=item.late,
        mark=day_mark(context, item),
        overdue=item.overdue,
        hours=item.effort_hours,
        after=tuple(context.action_link(before).text for before in item.after if before in context.action_numbers),
        resolves=tuple(context.finding_link(finding).text for finding in item.resolves),
        why=tuple(str(reason) for reason in reasons(context, item)),
        steps=steps_of(context, item),
        evidence=action.evidence,
        citations=action.citations,
        rows=rows_to_do(context, item),
        notes=notes,
        changes=context.changes_of(item.action, "owner", "due", "lane"),
    )


def _alone(context: Context, row: PlanRow) -> PlanRow:
    """An action as it stands in a list of what is counted: before it a section instead of what waits for its answers."""
    named = {context.action_link(a).text: section_to_answer(line.unanswered) for a, line in context.waiting_actions.items()}
    counted = {context.finding_link(finding.id).text for finding in context.findings}
    after = tuple(dict.fromkeys(named.get(number, number) for number in row.after))
    return replace(row, after=after, resolves=tuple(number for number in row.resolves if number in counted))


def _section(context: Context, line: SectionLine) -> PlanRow:
    """A section with questions to answer, as one thing to do."""
    found, first = line.unanswered, line.items[0]
    who, lasts = context.player(found.section.knows or ""), found.minutes / MINUTES
    asked = ", ".join(context.bank.questions[question].short for question in found.blank)
    return PlanRow(
        action=f"section_{found.section.id}",
        title=section_to_answer(found),
        lane=first.lane,
        risk=max((item.risk for item in line.items if item.risk is not None), default=None),
        owner=who.name,
        role=who.role,
        due=first.due,
        due_by_rule=first.due,
        start=line.start,
        latest=line.latest,
        latest_reason=line.kind,
        late=first.due > line.latest,
        hours=(lasts, lasts),
        why=(
            f"{until_answered(len(found.blank))}: {asked}.",
            "The answers go into the self-assessment; what there is to do follows from them.",
        ),
    )


def _finding(context: Context, finding: Finding) -> FindingRow:
    return FindingRow(
        number=context.finding_link(finding.id).text,
        id=finding.id,
        question=finding.question,
        title=context.title(finding),
        section=context.bank.section_of(finding.question).title,
        outcome=OUTCOME_WORDS[finding.outcome],
        occurrence=finding.occurrence,
        exposure=finding.exposure,
        likelihood=finding.likelihood,
        impact=finding.impact,
        risk=finding.risk,
        words=consequence(context, finding),
        citations=finding.citations,
        actions=tuple(context.action_link(action).text for action in finding.actions if action in context.action_numbers),
        answered=context.is_answered(finding),
        comment=context.handover.comments.get(finding.id, ""),
        changes=context.changes_of(finding.id, "risk"),
    )


def _contradiction(context: Context, found: Contradiction) -> ContradictionRow:
    asked = [(context.bank.questions[q], context.assessment.answers.get(q)) for q in found.questions]
    lines = tuple(f"{question.short}: {'; '.join(answer_lines(question, answer))}" for question, answer in asked)
    return ContradictionRow(found.id, found.message, found.questions, lines)
