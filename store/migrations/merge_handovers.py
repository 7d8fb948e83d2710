"""From version 3 of the tables to version 4: what was added by hand moves into the assessment that it belongs to."""

import logging
from dataclasses import replace

from pydantic import ValidationError
from sqlalchemy import Column, Connection, MetaData, String, Table, Text, delete, inspect, select, update

from questionnaire.faults import Refused
from questionnaire.handover import Additions
from store.document import from_text, to_text
from store.trouble import StoreTrouble

LOG = logging.getLogger(__name__)
# As they were then: what the tables become later is no concern of this step.
_then = MetaData()
assessments = Table("assessments", _then, Column("id", String(64), primary_key=True), Column("document", Text))
handovers = Table("handovers", _then, Column("assessment_id", String(64), primary_key=True), Column("text", Text))


def merge_handovers(connection: Connection) -> list[str]:
    """Merges every text of the old table into its assessment's document, then drops the table. Answers which assessments have changed.

    A text, or an assessment, that cannot be read stays where it is, and the table with it: the assessment opens without what was added,
    and whoever knows SQL can still take that out by hand.
    """
    if not inspect(connection).has_table(handovers.name):
        return []
    done = []
    rows = select(assessments.c.id, assessments.c.document, handovers.c.text).join(handovers, handovers.c.assessment_id == assessments.c.id)
    for row in connection.execute(rows).all():
        merged = _merged(row.document, row.text)
        if merged:
            connection.execute(update(assessments).where(assessments.c.id == row.id).values(document=merged))
            connection.execute(delete(handovers).where(handovers.c.assessment_id == row.id))
            done.append(row.id)
    if connection.execute(select(handovers.c.assessment_id)).first() is None:
        handovers.drop(connection)
    else:
        LOG.warning("Some of what was added before handing over could not be read. It stays in the table %s.", handovers.name)
    return done


def _merged(document: str, text: str) -> str:
    """The document with what was added; empty where either cannot be read. Brand and version, which stand in the text too, stay out."""
    try:
        return to_text(replace(from_text(document), handover=Additions.model_validate_json(text, extra="ignore")))
    except (StoreTrouble, ValidationError, Refused):
        return ""
