"""What typed or pasted lines mean for the list of connected apps: which names they add, and what they leave out. Pure."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from report.paper.wording import count, listed

_BULLET = re.compile(r"^(?:[•·▪◦‣]\s*|(?:[-*–—]|\d{1,3}[.)])(?:\s+|$))")
_HEADINGS = frozenset(
    ("name", "app", "apps", "app name", "application", "applications", "integration", "integrations", "vendor", "vendors")
)
"""First lines of a column that name no app, in lower case."""
_SAID = 3


class Lines(NamedTuple):
    """What lines come to."""

    names: list[str]
    left_out: str
    """What of them is no new app, and why, in words; empty where all became apps."""


def read_lines(lines: Sequence[str], known: Sequence[str]) -> Lines:
    """The new names, each once and in order: of a line its first column, without a bullet. `known`: names, or lines, that are there."""
    held = {name.casefold(): name for name in map(_name, known)}
    names: list[str] = []
    again: dict[str, None] = {}
    twice: dict[str, None] = {}
    found = [name for name in map(_name, lines) if name]
    heading = found[0] if len(found) > 1 and found[0].casefold() in _HEADINGS else ""
    for name in found[1:] if heading else found:
        if (there := held.get(name.casefold())) is not None:
            (twice if there in names else again)[there] = None
        else:
            held[name.casefold()] = name
            names.append(name)
    return Lines(names, " ".join(_left_out(heading, [*again], [*twice], any("\t" in line.strip() for line in lines))))


def names_in(line: str) -> list[str]:
    """The names that one line may stand for, told apart by semicolons, else by commas. It is asked about: "Acme, Inc." is one."""
    name = _name(line)
    return [part for part in map(_name, name.split(";" if ";" in name else ",")) if part]


def enumerated(names: Sequence[str]) -> str:
    """The first of them in words, and how many more there are."""
    more = [count(len(names) - _SAID, "other")] if len(names) > _SAID else []
    return listed([*names[:_SAID], *more])


def _name(line: str) -> str:
    return _BULLET.sub("", " ".join(line.partition("\t")[0].split())).strip()


def _left_out(heading: str, again: list[str], twice: list[str], columns: bool) -> list[str]:
    said = [f"\u201c{heading}\u201d was left out as the heading of the list."] if heading else []
    if again:
        said.append(f"{enumerated(again)} {'are' if len(again) > 1 else 'is'} on the list already.")
    if twice:
        said.append(f"{enumerated(twice)} {'are' if len(twice) > 1 else 'is'} named more than once in what you entered.")
    return [*said, "Only the first column was taken."] if columns else said
