"""What things are called: UUIDs, tokens, and properties under our own namespace."""

import json
import re
from uuid import UUID, uuid5

from questionnaire.shapes.question import Level
from report.formats.oscal.text import Block, block, line, prose

NAMES = UUID("0b8f4c64-6d0e-5b57-9d0a-3c1f2f1a7e52")
"""Ours alone, so that UUIDs made from the same words elsewhere differ."""
NAMESPACE = "urn:deskcheck:oscal:1.0"
"""Of our properties: OSCAL itself gives them no meaning."""


def named(*words: str) -> str:
    """The UUID that these words always have."""
    return str(uuid5(NAMES, json.dumps(words)))


def objective(question: str) -> str:
    """The token by which a question stands in for a control and its objective."""
    return f"deskcheck-{question}"


def role_id(words: str) -> str:
    """The token of a suggested role."""
    return f"suggested-{re.sub(r'[^a-z0-9]+', '-', words.lower())}"


def level_value(level: Level) -> str:
    """A level as values and names of properties have it: `very-high`."""
    return level.name.replace("_", "-")


def prop(name: str, value: str, remarks: str = "") -> Block:
    """A property of ours. The value is plain text on one line, the remarks are text."""
    return block({"name": name, "ns": NAMESPACE, "value": line(value), "remarks": prose(remarks)})


def props(*pairs: tuple[str, str]) -> list[Block]:
    """Properties by name and value; those without a value are left out."""
    return [prop(name, value) for name, value in pairs if value]
