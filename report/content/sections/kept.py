"""What people typed that counts for nothing today, and is kept all the same."""

from report.content.context import Context, text_cell
from report.paper.document import Cell, Heading, Paragraph, Part, Rich, Row, Run, Table, rich
from report.paper.wording import STATUS_WORDS, answer_lines, day

WIDTHS = (5, 7)


def kept(context: Context) -> Part | None:
    """Answers, notes and reasons of questions no longer asked; plan entries of actions no longer in the plan."""
    rows = (*(_question(context, q) for q in kept_questions(context)), *(_action(context, a) for a in kept_actions(context)))
    if not rows:
        return None
    lead = "Typed earlier, for questions or actions that no longer come up. Kept in full; none of it counts in the judgement."
    table = Table(("Question or action", "What was typed"), WIDTHS, rows, "Kept, not counted")
    return Part("kept", "Kept, not counted", (Heading("Kept, not counted", 2, "kept"), Paragraph(rich(lead)), table), own_page=False)


def kept_questions(context: Context) -> tuple[str, ...]:
    """Questions that are not asked, to which something was typed: in the bank's order, then those the bank does not have."""
    stored = context.assessment
    asked = set(context.sheet.asked)
    named = dict.fromkeys([*stored.answers, *stored.notes, *stored.not_applicable])
    ids = [*(q for q in context.bank.questions if q in named), *sorted(q for q in named if q not in context.bank.questions)]
    return tuple(q for q in ids if q not in asked)


def kept_actions(context: Context) -> tuple[str, ...]:
    """Actions that are not in the plan, beside which something was typed."""
    return tuple(sorted(action for action in context.assessment.plan if action not in context.action_numbers))


def _question(context: Context, question_id: str) -> Row:
    stored, question = context.assessment, context.bank.questions.get(question_id)
    lines: list[Rich] = []
    if question_id in stored.answers:
        lines += [rich(Run("Answer: ", muted=True), line) for line in answer_lines(question, stored.answers[question_id])]
    if question_id in stored.notes:
        lines.append(rich(Run("Note: ", muted=True), stored.notes[question_id]))
    if question_id in stored.not_applicable:
        lines.append(rich(Run("Reason why it does not apply: ", muted=True), stored.not_applicable[question_id] or "none given"))
    return Row((text_cell(question.text if question else question_id), Cell(tuple(lines))))


def _action(context: Context, action_id: str) -> Row:
    entry = context.assessment.plan[action_id]
    title = context.bank.actions[action_id].title if action_id in context.bank.actions else action_id
    due = f"{day(entry.due)} ({entry.due.isoformat()})" if entry.due else "none set"
    lines = (
        rich(Run("Owner: ", muted=True), entry.owner or "none named"),
        rich(Run("Due: ", muted=True), due),
        rich(Run("Status: ", muted=True), STATUS_WORDS[entry.status]),
    )
    return Row((text_cell(f"Action: {title}"), Cell(lines)))
