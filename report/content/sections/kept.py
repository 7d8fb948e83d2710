"""What people typed that counts for nothing today, and is kept all the same."""

from typing import Any

from questionnaire.assessment import Part as FilePart
from questionnaire.assessment import PlanEntry
from questionnaire.faults import Faults
from questionnaire.file.answers import read_entry
from questionnaire.owner import Owner
from report.content.cells import text_cell, titled
from report.content.context import Context
from report.paper.document import Cell, Part, Rich, Row, Run, Table, rich
from report.paper.plan_rows import KeptPlanRow
from report.paper.wording import STATUS_WORDS, answer_lines, day

WIDTHS = (5, 7)


def kept(context: Context) -> Part | None:
    """Answers, notes and reasons of questions no longer asked; plan entries of actions no longer in the plan; people without an action."""
    people = (Row((text_cell(f"Role: {p.role}"), Cell((rich(Run("Played by: ", muted=True), p.name),)))) for p in kept_people(context))
    rows = (*(_question(context, q) for q in kept_questions(context)), *map(_action, kept_plan(context)), *people)
    if not rows:
        return None
    lead = "Typed earlier, for questions, actions or roles that do not come up today. Kept in full; none of it counts in the judgment."
    table = Table(("Question, action or role", "What was typed"), WIDTHS, rows, "Kept, not counted")
    return titled("kept", "Kept, not counted", table, lead=lead, level=2)


def kept_questions(context: Context) -> tuple[str, ...]:
    """Questions that are not asked, to which something was typed: in the bank's order, then those the bank does not have."""
    stored = context.assessment
    named = {*stored.answers, *stored.notes, *stored.not_applicable, *(entry.name for entry in stored.kept if entry.part != "plan")}
    ids = [*(q for q in context.bank.questions if q in named), *sorted(q for q in named if q not in context.bank.questions)]
    return tuple(q for q in ids if q not in context.sheet.asked or under_old_names(context, q))


def kept_plan(context: Context) -> tuple[KeptPlanRow, ...]:
    """What was typed beside actions that are not in the plan, whether this bank has them or not."""
    typed = {*context.assessment.plan, *(entry.name for entry in context.assessment.kept if entry.part == "plan")}
    entries = {action: _entry(context, action) for action in sorted(typed - context.action_numbers.keys())}
    return tuple(KeptPlanRow(a, context.action_title(a), entry.owner, entry.due, entry.status) for a, entry in entries.items())


def done_before(context: Context) -> tuple[KeptPlanRow, ...]:
    """What is marked as done and that the answers call for no longer: what was achieved, where a confirmed action leaves the plan."""
    return tuple(row for row in kept_plan(context) if row.status == "done")


def _entry(context: Context, action: str) -> PlanEntry:
    found = _under(context, "plan", action)
    return context.assessment.plan[action] if found is None else read_entry(action, found, Faults())


def kept_people(context: Context) -> tuple[Owner, ...]:
    """Who is named for a role and owns no action of the plan by it."""
    named = {role: context.player(role) for role in sorted(context.assessment.people)}
    owning = {(item.owner_role, context.owner(item).name) for item in context.result.plan}
    return tuple(player for role, player in named.items() if player.name and (role, player.name) not in owning)


def under_old_names(context: Context, question_id: str) -> tuple[str, ...]:
    """What is kept of an answer because this bank does not have it, a line each; nothing for most questions."""
    answer, reason = (_under(context, part, question_id) for part in ("answers", "not_applicable"))
    values = answer if isinstance(answer, list) else [] if answer is None else [answer]
    return (*(_words(value) for value in values), *([f"Not applicable: {reason}"] if reason is not None else []))


def _under(context: Context, part: FilePart, name: str) -> Any:
    return next((entry.value for entry in context.assessment.kept if (entry.part, entry.name) == (part, name)), None)


def _words(value: Any) -> str:
    return ", ".join(f"{key}: {inner}" for key, inner in value.items()) if isinstance(value, dict) else str(value)


def note_kept(context: Context, question_id: str) -> str:
    """The note on such a question; empty where there is none."""
    return context.assessment.notes.get(question_id) or _under(context, "notes", question_id) or ""


def _question(context: Context, question_id: str) -> Row:
    stored, question = context.assessment, context.bank.questions.get(question_id)
    counted = question_id in context.sheet.asked
    lines: list[Rich] = []
    if question_id in stored.answers and not counted:
        lines += [rich(Run("Answer: ", muted=True), line) for line in answer_lines(question, stored.answers[question_id])]
    lines += [rich(Run("Answer: ", muted=True), line) for line in under_old_names(context, question_id)]
    note = note_kept(context, question_id)
    if note and not counted:
        lines.append(rich(Run("Note: ", muted=True), note))
    if question_id in stored.not_applicable and not counted:
        lines.append(rich(Run("Reason why it does not apply: ", muted=True), stored.not_applicable[question_id] or "none given"))
    return Row((text_cell(question.text if question else question_id), Cell(tuple(lines))))


def _action(row: KeptPlanRow) -> Row:
    lines = (
        rich(Run("Owner: ", muted=True), row.owner or "none named"),
        rich(Run("Due: ", muted=True), day(row.due) if row.due else "none set"),
        rich(Run("Status: ", muted=True), STATUS_WORDS[row.status]),
    )
    return Row((text_cell(f"Action: {row.title}"), Cell(lines)))
