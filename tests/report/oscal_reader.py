"""An independent look at the OSCAL documents: NIST's own schemas, every reference in them, and their Markdown as a reader sees it."""

import json
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema_rs

from report.formats.oscal import write_poam, write_results
from report.paper.document import Document
from tests.report import markdown_text as md
from tests.report.documents import document
from tests.report.pdf_text import squeezed

SCHEMAS = Path(__file__).parent / "oscal"
WRITERS: dict[str, Callable[[Document], bytes]] = {"assessment-results": write_results, "poam": write_poam}
MARKDOWN = {"title", "description", "remarks", "statement", "prose", "text"}
REFERENCES = {"observation-uuid", "risk-uuid", "finding-uuid", "task-uuid", "subject-uuid", "actor-uuid", "party-uuids"}


@cache
def schema(kind: str) -> Any:
    """The official schema, its formats checked too."""
    return json.loads((SCHEMAS / f"oscal_{kind}_schema.json").read_text(encoding="utf-8"))


@cache
def _validator(kind: str) -> Any:
    return jsonschema_rs.validator_for(schema(kind), validate_formats=True)


def faults(kind: str, document: Any) -> list[str]:
    """What the official schema refuses."""
    return [f"{error.instance_path}: {error.message[:200]}" for error in _validator(kind).iter_errors(document)]


def read(kind: str, document: Document) -> Any:
    """A document written, checked against the schema, and read again, without its outermost name."""
    found = json.loads(WRITERS[kind](document))
    assert not faults(kind, found)
    (root,) = found.values()
    return root


@cache
def sample(kind: str, name: str) -> Any:
    """One of the named documents, written and read once. Not to be changed."""
    return read(kind, document(name))


def body(root: Any) -> Any:
    """Where observations, risks and findings stand."""
    return root["results"][0] if "results" in root else root


def walk(value: Any, name: str = "") -> Iterator[tuple[str, Any]]:
    """Every named value, those inside others too; members of a list under the list's name."""
    if isinstance(value, list):
        for inner in value:
            yield from walk(inner, name)
        return
    yield name, value
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from walk(inner, key)


def named(root: Any, *names: str) -> list[Any]:
    """All values of those names."""
    return [value for name, value in walk(root) if name in names]


def prop(holder: Any, name: str) -> list[str]:
    """The values of one property of ours."""
    return [p["value"] for p in holder.get("props", []) if p["name"] == name]


def seen(markdown: str) -> str:
    """What a reader of the Markdown sees, without white space."""
    return squeezed(md.text(markdown.encode()))


def wanted(text: str) -> str:
    """How a text is looked for in what is seen."""
    return md.without_joiners(squeezed(text))
