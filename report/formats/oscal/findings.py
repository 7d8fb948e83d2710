"""What the rules make of the answers: a finding for every safeguard that is not satisfied or not known, with its risk."""

from datetime import date

from questionnaire.shapes.question import Outcome
from report.formats.oscal.ground import Ground
from report.formats.oscal.metadata import JUDGED
from report.formats.oscal.names import level_value, objective, props
from report.formats.oscal.responses import by_hand, response
from report.formats.oscal.text import Block, block, known, paragraphs, prose, stamp, title
from report.paper.answer_rows import FindingRow
from report.paper.plan_rows import PlanRow
from report.paper.wording import OUTCOME_WORDS, level_word

SCALE = "https://doi.org/10.6028/NIST.SP.800-30r1"
"""NIST SP 800-30 r1, whose five levels the facets hold (tables G-2 to I-3)."""


def findings(ground: Ground) -> list[Block]:
    """One a row of the register, worst first."""
    return [_finding(ground, row) for row in ground.records.findings]


def risks(ground: Ground) -> list[Block]:
    """One a finding, with the actions that resolve it in the order to do them."""
    plan = ground.records.plan
    return [_risk(ground, row, [action for action in plan if row.number in action.resolves]) for row in ground.records.findings]


def _finding(ground: Ground, row: FindingRow) -> Block:
    return block(
        {
            "uuid": ground.of("finding", row.id),
            "title": title(f"{row.number} {row.title}"),
            "description": prose(row.words),
            "props": props(("number", row.number), ("finding", row.id), ("section", row.section), ("outcome", row.outcome)),
            "origins": JUDGED,
            "target": _target(ground, row),
            "related-observations": [{"observation-uuid": ground.of("observation", row.question)}],
            "related-risks": [{"risk-uuid": ground.of("risk", row.id)}],
            "remarks": by_hand(row.changes, row.comment),
        }
    )


def _target(ground: Ground, row: FindingRow) -> Block:
    """The question in a control's place. OSCAL knows two states only; what is partial or not known fails for another reason."""
    failed = row.outcome == OUTCOME_WORDS[Outcome.not_satisfied]
    reason = prose(f"{row.outcome}, according to the answers. Nobody has verified it.")
    return block(
        {
            "type": "objective-id",
            "target-id": objective(row.question),
            "title": title(row.title),
            "links": ground.links(row.citations),
            "status": {"state": "not-satisfied", "reason": "fail" if failed else "other", "remarks": reason},
        }
    )


def _risk(ground: Ground, row: FindingRow, actions: list[PlanRow]) -> Block:
    last = _deadline(ground, actions)
    return block(
        {
            "uuid": ground.of("risk", row.id),
            "title": title(f"{row.number} {row.title}"),
            "description": paragraphs(_rated(row), by_hand(row.changes, row.comment)),
            "statement": prose(row.words),
            "props": _risk_props(row, actions, last),
            "status": "remediating" if any(action.status != "open" for action in actions) else "open",
            "origins": JUDGED,
            "characterizations": [{"origin": JUDGED[0], "facets": _facets(row)}],
            "deadline": stamp(last) if last and known(last) else "",
            "remediations": [response(ground, row, action) for action in actions],
            "related-observations": [{"observation-uuid": ground.of("observation", row.question)}],
        }
    )


def _deadline(ground: Ground, actions: list[PlanRow]) -> date | None:
    """The last day planned; where a statute dates what is to be done, the limit that it sets."""
    if ground.summary.notice_by and any(action.latest_reason == "law" for action in actions):
        return ground.summary.notice_by
    return max((action.due for action in actions), default=None)


def _rated(row: FindingRow) -> str:
    likely, harm, risk = (level_word(level).lower() for level in (row.likelihood, row.impact, row.risk))
    return prose(f"{row.outcome}. By tables G-5 and I-2 of NIST SP 800-30 r1: likelihood {likely}, impact {harm}, so the risk is {risk}.")


def _risk_props(row: FindingRow, actions: list[PlanRow], last: date | None) -> list[Block]:
    """A risk is never closed: while its answer stands, what people report as done is their word."""
    done = bool(actions) and all(action.status == "done" for action in actions)
    told = (("number", row.number), ("deadline", last.isoformat() if last else ""), ("reported-status", "done" if done else ""))
    return props(*told, ("changed-by-hand", "yes" if row.changes else ""))


def _facets(row: FindingRow) -> list[Block]:
    levels = {"likelihood": row.likelihood, "impact": row.impact, "risk": row.risk}
    behind = {"likelihood-of-occurrence": row.occurrence, "likelihood-of-harm": row.exposure}
    return [{"name": name, "system": SCALE, "value": level_value(level)} for name, level in (levels | behind).items()]
