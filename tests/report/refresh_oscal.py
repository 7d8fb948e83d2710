"""Write the golden OSCAL files anew: `python -m tests.report.refresh_oscal`. Read the diff before committing them."""

import json
from pathlib import Path
from typing import Any

from tests.report.oscal_reader import WRITERS
from tests.report.refresh_golden import GOLDEN, example

FEW = 2


def golden(kind: str) -> Path:
    return GOLDEN.with_suffix(f".oscal-{kind}.json")


def excerpt(kind: str) -> str:
    """The example with the first of everything: the first entries of each list, and how many there are of it."""
    return json.dumps(_cut(json.loads(WRITERS[kind](example()))), ensure_ascii=False, indent=1) + "\n"


def _cut(value: Any, name: str = "") -> Any:
    if isinstance(value, list):
        few = [_cut(inner) for inner in (value if name == "props" else value[:FEW])]
        return few if len(few) == len(value) else [*few, f"{len(value)} in all"]
    return {key: _cut(inner, key) for key, inner in value.items()} if isinstance(value, dict) else value


if __name__ == "__main__":
    for kind in WRITERS:
        golden(kind).write_text(excerpt(kind), encoding="utf-8")
