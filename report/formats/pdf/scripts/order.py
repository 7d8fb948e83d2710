"""From the order in which a line is read to the order in which it is drawn, from the left."""

from collections.abc import Callable, Iterable
from itertools import groupby
from operator import itemgetter
from typing import TypeVar

from report.formats.pdf.scripts.bidi import MIRRORED, RIGHT, base_level, levels

Look = TypeVar("Look")
Part = tuple[Look, str]


def runs_right(parts: Iterable[tuple[object, str]]) -> bool:
    """Whether any of it is written from the right: else it is drawn as it is read."""
    return any(not text.isascii() and RIGHT.search(text) for _, text in parts)


def drawn_lines(
    lines: list[list[Part[Look]]], turns: Callable[[Look], bool], base: int | None = None
) -> tuple[list[list[Part[Look]]], bool]:
    """The lines of one paragraph as they are drawn, and whether it begins at the right.

    `turns`: looks whose font turns its text itself. `base`: 0 for a paragraph that begins at the left, whatever stands in it.
    """
    texts = ["".join(text for _, text in parts) for parts in lines]
    whole = " ".join(texts)
    base = base_level(whole) if base is None else base
    found, made, start = levels(whole, base), [], 0
    for parts, text in zip(lines, texts, strict=True):
        made.append(_drawn(parts, found[start : start + len(text)], turns))
        start += len(text) + 1
    return made, bool(base)


def _drawn(parts: list[Part[Look]], level: list[int], turns: Callable[[Look], bool]) -> list[Part[Look]]:
    """One line: its stretches of one look and level, those of odd levels turned (rule L2), brackets in them mirrored (L4)."""
    letters = [(look, letter) for look, text in parts for letter in text]
    runs: list[tuple[int, Part[Look]]] = []
    for (at, look), held in groupby(zip(level, letters, strict=True), lambda pair: (pair[0], pair[1][0])):
        text = "".join(letter for _, (_, letter) in held)
        runs.append((at, (look, text[::-1].translate(MIRRORED) if at % 2 and not turns(look) else text)))
    for deep in range(max(level, default=0), 0, -1):
        marked = [(at < deep, (at, part)) for at, part in runs]
        runs = [run for below, same in groupby(marked, itemgetter(0)) for _, run in (same if below else reversed(list(same)))]
    return [part for _, part in runs]
