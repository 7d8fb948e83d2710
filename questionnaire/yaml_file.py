"""A YAML file of the bank with the line of every entry, so that a fault can name its place."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

Place = tuple[str | int, ...]
"""Keys and list positions from the top of the file, as pydantic writes them."""
Found = tuple[str, Place, str]
"""A fault before its line is looked up: the file's name, the place in it, what is wrong and what would be right."""
Spot = tuple[Place, str]
"""The same of a file that is known."""


@dataclass(frozen=True)
class Fault:
    """What is wrong in the bank, where, and what would be right."""

    file: str
    line: int
    what: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.what}"


@dataclass(frozen=True, eq=False)
class YamlFile:
    """The parsed file, equal to itself alone. `faults` holds what YAML itself would let pass or cannot read."""

    name: str
    data: Any
    lines: dict[Place, int]
    faults: tuple[Fault, ...]

    def fault(self, place: Place, what: str) -> Fault:
        """A fault at that place, or at the nearest place above it that the file has."""
        while place and place not in self.lines:
            place = place[:-1]
        return Fault(self.name, self.lines.get(place, 1), what)


def read_yaml(path: Path) -> YamlFile:
    """Read one file. Never raises for its content: what is wrong stands in `faults`."""
    try:
        return _parsed(path.name, path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        return _unreadable(path.name, error)


@lru_cache(maxsize=64)
def _parsed(name: str, text: str) -> YamlFile:
    """The same text is the same file: a check over many banks that differ in one file reads each text once. Nobody changes `data`."""
    try:
        loader = yaml.CSafeLoader(text)
        node = loader.get_single_node()
        lines: dict[Place, int] = {}
        faults: list[Fault] = []
        _index(node, (), lines, faults, name)
        return YamlFile(name, loader.construct_document(node) if node is not None else None, lines, tuple(faults))
    except (ValueError, yaml.YAMLError) as error:
        return _unreadable(name, error)


def _unreadable(name: str, error: Exception) -> YamlFile:
    mark = getattr(error, "problem_mark", None)
    return YamlFile(name, None, {}, (Fault(name, mark.line + 1 if mark else 1, f"cannot be read as YAML: {_plain(error)}"),))


def _plain(error: Exception) -> str:
    return str(getattr(error, "problem", None) or error).replace("\n", " ")


def _index(node: yaml.Node | None, place: Place, lines: dict[Place, int], faults: list[Fault], name: str) -> None:
    if node is None:
        return
    lines[place] = node.start_mark.line + 1
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode):
                faults.append(Fault(name, key.start_mark.line + 1, "a key must be a plain word"))
                continue
            below = (*place, key.value)
            if below in lines:
                faults.append(Fault(name, key.start_mark.line + 1, f"{key.value!r} stands here twice; keep one"))
            _index(value, below, lines, faults, name)
            lines[below] = key.start_mark.line + 1
    elif isinstance(node, yaml.SequenceNode):
        for number, item in enumerate(node.value):
            _index(item, (*place, number), lines, faults, name)
