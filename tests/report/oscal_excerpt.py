"""The example in OSCAL with the first few of everything."""

import json
from typing import Any

from tests.report.example import example
from tests.report.oscal_reader import WRITERS


def oscal_excerpt(kind: str, few: int) -> str:
    """The first entries of each list, and how many there are of it."""
    return json.dumps(_cut(json.loads(WRITERS[kind](example())), few), ensure_ascii=False, indent=1) + "\n"


def _cut(value: Any, few: int, name: str = "") -> Any:
    if isinstance(value, list):
        first = [_cut(inner, few) for inner in (value if name == "props" else value[:few])]
        return first if len(first) == len(value) else [*first, f"{len(value)} in all"]
    return {key: _cut(inner, few, key) for key, inner in value.items()} if isinstance(value, dict) else value
