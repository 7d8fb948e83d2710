"""Desks are entries of desks.yaml and nothing else: what other files of the bank say of them is filled in when they are read.

`choices: desks` becomes the desks as choices of the question; `{question: desk, has: TRAIT}` becomes `any_of` the desks with it.
"""

from collections.abc import Callable
from typing import Any

from questionnaire.faults import meant
from questionnaire.shapes.question import Choice
from questionnaire.yaml_file import Place

CHOICES = "desks"
NOBODY = "unknown"
"""Stands for the desks of a trait that none has, until the bank is refused for it."""
Report = Callable[[Place, str], None]


def filled_in(node: Any, desks: Any, report: Report, place: Place = ()) -> Any:
    """A file's data with the desks in it; `desks` is the data of desks.yaml, whatever its shape. A trait that none has is reported."""
    if isinstance(node, list):
        return [filled_in(inner, desks, report, (*place, number)) for number, inner in enumerate(node)]
    if not isinstance(node, dict):
        return node
    if node.keys() == {"question", "has"}:
        return {"question": node["question"], "any_of": _with_trait(node["has"], _entries(desks), report, place)}
    found = {key: filled_in(inner, desks, report, (*place, str(key))) for key, inner in node.items()}
    if found.get("choices") == CHOICES:
        found["choices"] = [{key: entry[key] for key in Choice.model_fields if key in entry} for entry in _entries(desks)]
    return found


def _entries(desks: Any) -> list[dict[str, Any]]:
    listed = desks.get("desks") if isinstance(desks, dict) else None
    return [entry for entry in listed if isinstance(entry, dict)] if isinstance(listed, list) else []


def _with_trait(trait: Any, entries: list[dict[str, Any]], report: Report, place: Place) -> list[Any]:
    found = [entry.get("id") for entry in entries if trait in (entry.get("traits") or ())]
    if entries and not found:
        known = {str(known) for entry in entries for known in entry.get("traits") or ()}
        report((*place, "has"), f'no desk has the trait "{trait}"; {meant(str(trait), known)}')
    return found or [NOBODY]
