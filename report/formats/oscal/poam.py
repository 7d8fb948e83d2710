"""OSCAL plan of action and milestones: what is to be done about the risks, by whom and when."""

from report.formats.oscal.back_matter import back_matter
from report.formats.oscal.findings import findings, risks
from report.formats.oscal.ground import Ground
from report.formats.oscal.metadata import JUDGED, local_definitions, metadata, summary_props
from report.formats.oscal.observations import observations
from report.formats.oscal.responses import by_hand, plan_props, word_of_client
from report.formats.oscal.text import Block, block, bullets, paragraphs, prose, title
from report.paper.plan_rows import PlanRow
from report.paper.wording import NO_ACTION

NAME = "HIPAA remediation plan of a support desk"
UUID_SYSTEM = "https://ietf.org/rfc/rfc4122"
WHY_HERE = "OSCAL asks for at least one item. This one stands for a plan that holds none."


def poam(ground: Ground) -> Block:
    """The document but for its UUID."""
    return block(
        {
            "metadata": metadata(ground, "poam", NAME, summary_props(ground.summary)),
            "system-id": {"identifier-type": UUID_SYSTEM, "id": ground.of("system")},
            "local-definitions": local_definitions(ground),
            "observations": observations(ground),
            "risks": risks(ground),
            "findings": findings(ground),
            "poam-items": [_item(ground, row) for row in ground.records.plan] or [_empty(ground)],
            "back-matter": back_matter(ground),
        }
    )


def _item(ground: Ground, row: PlanRow) -> Block:
    """An action. Its day stands with the risks it helps to resolve: OSCAL gives items none."""
    resolved = [found for found in ground.records.findings if found.number in row.resolves]
    questions = dict.fromkeys(found.question for found in resolved)
    return block(
        {
            "uuid": ground.of("poam-item", row.action),
            "title": title(f"{row.number} {row.title}"),
            "description": bullets(row.why),
            "props": plan_props(row),
            "links": ground.links(row.citations),
            "origins": JUDGED,
            "related-findings": [{"finding-uuid": ground.of("finding", found.id)} for found in resolved],
            "related-observations": [{"observation-uuid": ground.of("observation", question)} for question in questions],
            "related-risks": [{"risk-uuid": ground.of("risk", found.id)} for found in resolved],
            "remarks": paragraphs(prose(word_of_client(row)), by_hand(row.changes)),
        }
    )


def _empty(ground: Ground) -> Block:
    return {"uuid": ground.of("poam-item"), "title": title(NO_ACTION.rstrip(".")), "description": prose(WHY_HERE)}
