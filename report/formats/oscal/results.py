"""OSCAL assessment results: what was answered, and what the rules make of it."""

from report.formats.oscal.back_matter import NO_PLAN, back_matter, bank
from report.formats.oscal.findings import findings, risks
from report.formats.oscal.ground import Ground
from report.formats.oscal.metadata import local_definitions, metadata, summary_props, verdict_words
from report.formats.oscal.names import objective
from report.formats.oscal.observations import observations
from report.formats.oscal.text import Block, block, bullets, chapters, nearest, prose, title
from report.paper.answer_rows import AnswerRow
from report.paper.records import Records

NAME = "HIPAA self-assessment of a support desk"
STAND_IN = "45 CFR 164 is not an OSCAL catalog. Each question stands in for a control with one objective; findings cite the law."


def results(ground: Ground) -> Block:
    """The document but for its UUID."""
    asked = ground.records.answers
    return {
        "metadata": metadata(ground, "assessment-results", NAME),
        "import-ap": {"href": f"#{bank(ground)}", "remarks": prose(NO_PLAN)},
        "local-definitions": {"objectives-and-methods": [_objective(row) for row in asked], "remarks": prose(STAND_IN)},
        "results": [_result(ground)],
        "back-matter": back_matter(ground),
    }


def _objective(row: AnswerRow) -> Block:
    token = objective(row.question)
    return {"control-id": token, "parts": [{"id": token, "name": "assessment-objective", "prose": prose(row.text)}]}


def _result(ground: Ground) -> Block:
    day = ground.summary.as_of
    return block(
        {
            "uuid": ground.of("result", day.isoformat()),
            "title": title(f"Self-assessment of {day.isoformat()}"),
            "description": verdict_words(ground.summary),
            "start": nearest(day),
            "end": nearest(day),
            "props": summary_props(ground.summary),
            "local-definitions": local_definitions(ground),
            "reviewed-controls": _reviewed(ground.records),
            "observations": observations(ground),
            "risks": risks(ground),
            "findings": findings(ground),
        }
    )


def _reviewed(records: Records) -> Block:
    tokens = [objective(row.question) for row in records.answers]
    skipped = bullets(f"{row.text} {row.because}" for row in records.skipped)
    return block(
        {
            "description": prose(STAND_IN),
            "control-selections": [{"include-controls": [{"control-id": token} for token in tokens]}],
            "control-objective-selections": [{"include-objectives": [{"objective-id": token} for token in tokens]}],
            "remarks": chapters(("Questions not asked, and why", skipped)),
        }
    )
