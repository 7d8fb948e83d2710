"""What is done about a risk: a response an action, with a milestone on its due date and a task a step."""

from collections.abc import Iterable

from report.formats.oscal.ground import Ground
from report.formats.oscal.metadata import OWNER, owner
from report.formats.oscal.names import props, role_id
from report.formats.oscal.text import Block, block, bullets, chapters, known, prose, stamp, title
from report.paper.answer_rows import FindingRow
from report.paper.plan_rows import PlanRow
from report.paper.wording import STATUS_WORDS, effort

DONE = "Marked as done by the client. Nobody has verified it."


def response(ground: Ground, finding: FindingRow, row: PlanRow) -> Block:
    """How one action answers one risk. The first risk that it helps to resolve holds the steps; the others point there."""
    first = row.resolves[0] == finding.number
    return block(
        {
            "uuid": ground.of("response", finding.id, row.action),
            "lifecycle": _lifecycle(row),
            "title": title(f"{row.number} {row.title}"),
            "description": bullets(row.why) if first else prose(f"The same action as under {row.resolves[0]}; its steps stand there."),
            "tasks": [_task(ground, row) if first else _milestone(ground, finding, row)],
            "remarks": prose(word_of_client(row)),
        }
    )


def plan_props(row: PlanRow) -> list[Block]:
    """An action's number, lane, status, owner and days, as properties."""
    typed = row.due_typed.isoformat() if row.due_typed else ""
    days = (("due", row.due.isoformat()), ("due-by-rule", row.due_by_rule.isoformat()), ("due-as-typed", typed))
    limits = (("start", row.start.isoformat()), ("latest", row.latest.isoformat()), ("latest-reason", row.latest_reason))
    who = (("owner", row.owner), ("suggested-owner", row.role), ("effort", effort(row.hours)))
    return props(("action", row.action), ("number", row.number), ("lane", row.lane), ("reported-status", row.status), *who, *days, *limits)


def word_of_client(row: PlanRow) -> str:
    """What to hold against an action that is marked as done; empty where it is not."""
    if row.status != "done":
        return ""
    return DONE if row.state == STATUS_WORDS["done"] else f"{DONE} {row.state}."


def by_hand(changes: Iterable[str], comment: str = "") -> str:
    """What was added or changed by hand, with its reason. Computed values stay where OSCAL keeps them."""
    return chapters(("Comment", prose(comment)), ("Changed by hand", prose("\n".join(changes))))


def _lifecycle(row: PlanRow) -> str:
    """Ours until somebody takes it up; completed only by the client's word."""
    if row.done:
        return "completed"
    return "planned" if row.status != "open" or row.owner or row.due_typed else "recommendation"


def _task(ground: Ground, row: PlanRow) -> Block:
    parts = {
        "description": chapters(("Evidence to keep", bullets(row.evidence))),
        "props": plan_props(row),
        "dependencies": [{"task-uuid": ground.of("task", ground.actions[before])} for before in row.after],
        "tasks": [_step(ground, row, place) for place in range(len(row.steps))],
        "remarks": by_hand(row.changes),
    }
    return _dated(ground, ground.of("task", row.action), row, parts)


def _step(ground: Ground, row: PlanRow, place: int) -> Block:
    return {"uuid": ground.of("step", row.action, str(place)), "type": "action", "title": title(row.steps[place])}


def _milestone(ground: Ground, finding: FindingRow, row: PlanRow) -> Block:
    task = {"task-uuid": ground.of("task", row.action)}
    return _dated(ground, ground.of("milestone", finding.id, row.action), row, {"dependencies": [task]})


def _dated(ground: Ground, uuid: str, row: PlanRow, parts: Block) -> Block:
    """A milestone on the due date, with whoever was named for it and whom we suggest."""
    named = [{"role-id": OWNER, "party-uuids": [owner(ground, row.owner)]}] if row.owner else []
    whole = {
        "uuid": uuid,
        "type": "milestone",
        "title": title(f"{row.number} {row.title}"),
        "timing": {"on-date": {"date": stamp(row.due)}} if known(row.due) else {},
        "responsible-roles": [*named, {"role-id": role_id(row.role)}],
    }
    return block({**whole, **parts})
