"""What was said: an observation for every answer, for what is owed all the same, is kept without counting, or does not fit together."""

from questionnaire.owner import Owner
from report.formats.oscal.ground import Ground
from report.formats.oscal.metadata import JUDGED, said_by
from report.formats.oscal.names import props
from report.formats.oscal.responses import by_hand, plan_props, word_of_client
from report.formats.oscal.text import Block, block, bullets, chapters, nearest, paragraphs, prose, title
from report.paper.answer_rows import AnswerRow, ContradictionRow
from report.paper.plan_rows import KeptPlanRow, PlanRow
from report.paper.records import WorkshopRow
from report.paper.wording import STATUS_WORDS

ASKED = "INTERVIEW"
"""OSCAL's method where somebody was asked. Nothing was examined or tested."""


def observations(ground: Ground) -> list[Block]:
    """All of them; nothing typed to a question, or beside an action that went, is left out."""
    records = ground.records
    answers = [_answer(ground, row) for row in (*records.answers, *records.kept_answers)]
    kept = [_kept_plan(ground, row) for row in records.kept_plan]
    people = [_kept_person(ground, player) for player in records.kept_people]
    contradictions = [_contradiction(ground, row) for row in records.contradictions]
    duties = [_duty(ground, row) for row in records.plan if not row.resolves]
    return [*answers, *duties, *kept, *people, *contradictions, *([_workshop(ground, records.workshop)] if records.workshop else [])]


def _answer(ground: Ground, row: AnswerRow) -> Block:
    kind = "control-objective" if row.counted else "not-counted"
    told = (("question", row.question), ("number", row.number), ("section", row.section), ("counted", "yes" if row.counted else "no"))
    parts = {
        "title": title(f"{row.number} {row.text}".strip()),
        "description": bullets(row.answer),
        "props": props(*told, *(("finding", number) for number in row.findings)),
        "types": [kind if row.number else "no-longer-asked"],
        "remarks": _remarks(row),
    }
    return _observation(ground, ground.of("observation", row.question), parts)


def _remarks(row: AnswerRow) -> str:
    reason = "" if row.reason is None else prose(row.reason) or "No reason given."
    return chapters(
        ("Note", prose(row.note)),
        ("Why it does not apply", reason),
        ("Not counted", prose(row.why_not_counted)),
        ("Carried over", prose(row.carried)),
    )


def _duty(ground: Ground, row: PlanRow) -> Block:
    """An action that is owed although nothing falls short: no risk holds it as a response."""
    parts = {
        "title": title(f"{row.number} {row.title}"),
        "description": bullets(row.why),
        "props": plan_props(row),
        "types": ["duty"],
        "remarks": paragraphs(chapters(("Steps", bullets(row.steps))), prose(word_of_client(row)), by_hand(row.changes)),
    }
    return _observation(ground, ground.of("duty", row.action), parts)


def _kept_plan(ground: Ground, row: KeptPlanRow) -> Block:
    due = row.due.isoformat() if row.due else ""
    words = (f"Owner: {row.owner}" if row.owner else "", f"Due: {due}" if due else "", f"Status: {STATUS_WORDS[row.status]}")
    parts = {
        "title": title(f"Kept from an earlier plan: {row.title}"),
        "description": bullets(filter(None, words)),
        "props": props(("action", row.action), ("owner", row.owner), ("due", due), ("reported-status", row.status)),
        "types": ["kept-plan-entry"],
        "remarks": prose("The plan does not hold this action today. What was typed beside it is kept."),
    }
    return _observation(ground, ground.of("kept-plan-entry", row.action), parts)


def _kept_person(ground: Ground, player: Owner) -> Block:
    parts = {
        "title": title(f"Kept: who plays the role {player.role}"),
        "description": bullets((player.name,)),
        "props": props(("role", player.role), ("owner", player.name)),
        "types": ["kept-person"],
        "remarks": prose("No action of the plan falls to this person by this role today. The name is kept."),
    }
    return _observation(ground, ground.of("kept-person", player.role), parts)


def _contradiction(ground: Ground, row: ContradictionRow) -> Block:
    parts = {
        "title": title("Answers that do not fit together"),
        "description": f"{prose(row.message)}\n\n{bullets(row.answers)}",
        "props": props(("contradiction", row.id), *(("question", question) for question in row.questions)),
        "types": ["contradiction"],
        "origins": JUDGED,
    }
    return _observation(ground, ground.of("contradiction", row.id), parts)


def _workshop(ground: Ground, rows: tuple[WorkshopRow, ...]) -> Block:
    parts = {
        "title": title("Put on record in a workshop"),
        "description": bullets(_recorded(row) for row in rows),
        "props": [],
        "types": ["workshop"],
        "remarks": prose("None of it counts in the judgment."),
    }
    return _observation(ground, ground.of("workshop"), parts)


def _recorded(row: WorkshopRow) -> str:
    told = " \u00b7 ".join(part for part in (row.at, row.who, row.said, f"due {row.due}" if row.due else "") if part)
    return f"{row.what}: {told}"


def _observation(ground: Ground, uuid: str, parts: Block) -> Block:
    whole = {
        "uuid": uuid,
        "title": parts["title"],
        "description": parts["description"],
        "props": parts["props"],
        "methods": [ASKED],
        "types": parts["types"],
        "origins": parts.get("origins", said_by(ground)),
        "subjects": [{"subject-uuid": ground.of("desk"), "type": "component"}],
        "collected": nearest(ground.summary.as_of),
        "remarks": parts.get("remarks", ""),
    }
    return block(whole)
