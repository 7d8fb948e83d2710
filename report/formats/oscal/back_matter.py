"""What a document leans on: the question bank in place of a plan, the sources cited, and the files it was made from."""

from base64 import b64encode

from report.formats.oscal.ground import Ground
from report.formats.oscal.names import named, props
from report.formats.oscal.text import Block, block, chapters, prose, title
from report.paper.document import Attachment
from report.paper.records import SourceRow

NO_PLAN = (
    "There is no OSCAL assessment plan. This is a self-assessment: the questions of the Deskcheck question bank stand in for a plan, "
    "and whoever answered them is the only assessor. Nothing was examined or tested."
)


def bank(ground: Ground) -> str:
    """The UUID of the question bank."""
    return named("question-bank", ground.summary.bank)


def back_matter(ground: Ground) -> Block:
    """All resources, the question bank first."""
    sources = [_source(ground, row) for row in ground.records.sources]
    return {"resources": [_bank(ground), *sources, *(_attached(ground, file) for file in ground.document.attachments)]}


def _bank(ground: Ground) -> Block:
    name = title(f"Deskcheck question bank, version {ground.summary.bank}")
    return {"uuid": bank(ground), "title": name, "description": prose(NO_PLAN), "citation": {"text": name}}


def _source(ground: Ground, row: SourceRow) -> Block:
    parts = {
        "uuid": ground.of("source", row.citation),
        "title": title(row.citation),
        "description": chapters(("What it says, in our words", prose(row.says)), ("Caveat", prose(row.careful))),
        "props": props(("kind", row.kind), ("dated", row.dated), ("checked", row.checked.isoformat())),
        "citation": {"text": title(row.title)},
        "rlinks": [{"href": row.url}] if row.url else [],
    }
    return block(parts)


def _attached(ground: Ground, file: Attachment) -> Block:
    """A file in full, so that the document can be read back to the last sign."""
    data = {"filename": file.name, "media-type": file.media_type, "value": b64encode(file.data).decode()}
    return {"uuid": ground.of("file", file.name), "title": title(file.name), "description": prose(file.description), "base64": data}
