"""What typed or pasted lines mean for the list of connected apps: which names they add, and what they leave out. Pure."""

import csv
import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
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
    """What of them is no new app, and why, or was not taken as it may be meant, in words; empty where neither is so."""


def read_lines(lines: Sequence[str], known: Sequence[str]) -> Lines:
    """The new names, each once and in order: of a line its cell in the first column that has any, without a bullet.

    `known`: names, or lines, that are there.
    """
    rows = [row for row in map(_cells, _columns(lines)) if any(row)]
    first = min((next(place for place, cell in enumerate(row) if cell) for row in rows), default=0)
    held = {name.casefold(): name for name in map(_name, known)}
    names: list[str] = []
    again: dict[str, None] = {}
    twice: dict[str, None] = {}
    found = [name for row in rows if (name := _bare("".join(row[first : first + 1])))]
    heading = found[0] if len(found) > 1 and found[0].casefold() in _HEADINGS else ""
    for name in found[1:] if heading else found:
        if (there := held.get(name.casefold())) is not None:
            (twice if there in names else again)[there] = None
        else:
            held[name.casefold()] = name
            names.append(name)
    nameless = [" ".join(filter(None, row)) for row in rows if not any(row[: first + 1])]
    several = [name for name in names if len(found) > 1 and len(names_in(name)) > 1]
    columns = any(len([*filter(None, row)]) > 1 for row in rows)
    return Lines(names, " ".join(_said(heading, [*again], [*twice], columns, nameless, several)))


def names_in(line: str) -> list[str]:
    """The names that one line may stand for, told apart by semicolons, else by commas. It is asked about: "Acme, Inc." is one."""
    name = _name(line)
    return [part for part in map(_bare, name.split(";" if ";" in name else ",")) if part]


def enumerated(names: Sequence[str]) -> str:
    """The first of them in words, and how many more there are."""
    more = [count(len(names) - _SAID, "other")] if len(names) > _SAID else []
    return listed([*names[:_SAID], *more])


def _name(line: str) -> str:
    return _bare(next(filter(None, _cells(line)), ""))


def _cells(line: str) -> list[str]:
    return [" ".join(cell.split()) for cell in line.split("\t")]


def _bare(cell: str) -> str:
    return _BULLET.sub("", cell.strip()).strip()


def _columns(lines: Sequence[str]) -> Sequence[str]:
    """Lines with commas between their columns, which their heading tells, as a spreadsheet pastes them: with tabs."""
    first = next((line for line in lines if line.strip()), "")
    name, comma, _ = first.partition(",")
    if not comma or len(lines) < 2 or name.strip().casefold() not in _HEADINGS:
        return lines
    with suppress(csv.Error):  # it takes no cell above 128 kB
        return ["\t".join(row) for row in csv.reader(lines)]
    return lines


def _said(heading: str, again: list[str], twice: list[str], columns: bool, nameless: list[str], several: list[str]) -> Iterator[str]:
    if heading:
        yield f"\u201c{heading}\u201d was left out as the heading of the list."
    if again:
        yield f"{enumerated(again)} {'are' if len(again) > 1 else 'is'} on the list already."
    if twice:
        yield f"{enumerated(twice)} {'are' if len(twice) > 1 else 'is'} named more than once in what you entered."
    if columns:
        yield "Only the first column was taken."
    if nameless:
        yield f"{enumerated(nameless)} {'have' if len(nameless) > 1 else 'has'} nothing in it, and became no app."
    if several:
        taken = enumerated([f"\u201c{name}\u201d" for name in several])
        yield f"{taken} {'were taken as one name each' if len(several) > 1 else 'was taken as one name'}."
