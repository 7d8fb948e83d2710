"""OSCAL, NIST's language for assessments: results, and plan of action and milestones, each of them with everything that was typed."""

import json

from report.formats.oscal.ground import Ground
from report.formats.oscal.names import named
from report.formats.oscal.poam import poam
from report.formats.oscal.results import results
from report.formats.oscal.text import Block
from report.paper.document import Document


def write_results(document: Document) -> bytes:
    """Assessment results as JSON: the same bytes for the same document on any day."""
    return _written("assessment-results", results(Ground(document)))


def write_poam(document: Document) -> bytes:
    """The plan of action and milestones as JSON: the same bytes for the same document on any day."""
    return _written("plan-of-action-and-milestones", poam(Ground(document)))


def _written(root: str, parts: Block) -> bytes:
    """Under a UUID that changes whenever the content does, as OSCAL asks."""
    whole = {root: {"uuid": named(root, json.dumps(parts)), **parts}}
    return f"{json.dumps(whole, ensure_ascii=False, indent=1)}\n".encode()
