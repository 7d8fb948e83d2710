"""Which way each letter of a paragraph runs (Unicode Standard Annex 9). No sign that turns direction gets here: those print as codes."""

import re
import unicodedata
from collections.abc import Iterator
from itertools import groupby

RIGHT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]")
"""A letter of a script that is written from the right, or a number that runs with it."""
MIRRORED = str.maketrans("()[]{}<>\u00ab\u00bb\u2039\u203a\u2264\u2265", ")(][}{><\u00bb\u00ab\u203a\u2039\u2265\u2264")
NEUTRAL = ("B", "S", "WS", "ON")
FROM_LEFT, FROM_RIGHT = {"L": 0, "R": 1, "EN": 2, "AN": 2}, {"L": 2, "R": 1, "EN": 2, "AN": 2}
SHARE = 3
DEEPEST = 63
"""How many brackets may stand open (BD16)."""


def base_level(text: str) -> int:
    """1 for a paragraph that begins with a letter from the right (rules P2 and P3), else 0.

    0 also where less than a third of its letters run so (rule HL1): a sentence of ours that begins with a name is still English.
    """
    kinds = [kind for kind in map(unicodedata.bidirectional, text) if kind in ("L", "R", "AL")]
    return int(bool(kinds) and kinds[0] != "L" and SHARE * (len(kinds) - kinds.count("L")) >= len(kinds))


def levels(text: str, base: int) -> list[int]:
    """A level for each letter: odd ones run from the right (rules W1 to W7, N0 to N2, I1 and I2)."""
    around = "R" if base else "L"
    kinds = [unicodedata.bidirectional(letter) or "L" for letter in text]
    _weak(kinds, around)
    _brackets(text, kinds, around)
    _neutral(kinds, around)
    found = FROM_RIGHT if base else FROM_LEFT
    return [found[kind] for kind in kinds]


def _weak(kinds: list[str], around: str) -> None:
    """Marks, numbers and the signs in numbers, in place."""
    strong = around
    for place, kind in enumerate(kinds):  # W1, W2, W3
        if kind in ("NSM", "BN"):
            kind = kinds[place - 1] if place else around
        elif kind in ("L", "R", "AL"):
            strong = kind
        elif kind == "EN" and strong == "AL":
            kind = "AN"
        kinds[place] = "R" if kind == "AL" else kind
    for place in range(1, len(kinds) - 1):  # W4
        before, kind, after = kinds[place - 1 : place + 2]
        if before == after and (kind, before) in (("ES", "EN"), ("CS", "EN"), ("CS", "AN")):
            kinds[place] = before
    for kind, start, end in list(_stretches(kinds)):  # W5, W6
        if kind == "ET" and "EN" in kinds[max(start - 1, 0) : end + 1]:
            kinds[start:end] = ["EN"] * (end - start)
    strong = around
    for place, kind in enumerate(kinds):  # W6, W7
        strong = kind if kind in ("L", "R") else strong
        kinds[place] = "ON" if kind in ("ES", "ET", "CS") else "L" if (kind, strong) == ("EN", "L") else kind


def _brackets(text: str, kinds: list[str], around: str) -> None:
    """A pair of brackets runs with what it holds, in place (N0)."""
    for opening, closing in sorted(_pairs(text, kinds)):
        held = {_way(kind) for kind in kinds[opening + 1 : closing] if kind not in NEUTRAL}
        if not held:
            continue
        before = next((_way(kind) for kind in reversed(kinds[:opening]) if kind not in NEUTRAL), around)
        kinds[opening] = kinds[closing] = around if around in held or before == around else before


def _pairs(text: str, kinds: list[str]) -> Iterator[tuple[int, int]]:
    opened: list[tuple[str, int]] = []
    for place, letter in enumerate(text):
        if kinds[place] != "ON" or not unicodedata.mirrored(letter):
            continue
        if unicodedata.category(letter) == "Ps":
            if len(opened) == DEEPEST:
                return
            opened.append((_closing(letter), place))
        elif (depth := next((n for n in reversed(range(len(opened))) if opened[n][0] == letter), None)) is not None:
            yield opened[depth][1], place
            del opened[depth:]


def _closing(opening: str) -> str:
    """Unicode has it one or two places behind."""
    nearby = (chr(ord(opening) + step) for step in (1, 2))
    return next((letter for letter in nearby if unicodedata.category(letter) == "Pe"), "")


def _neutral(kinds: list[str], around: str) -> None:
    """Spaces and punctuation run with what stands on both sides, or else with the paragraph, in place (N1, N2)."""
    plain = ["ON" if kind in NEUTRAL else kind for kind in kinds]
    for kind, start, end in _stretches(plain):
        if kind == "ON":
            before = _way(kinds[start - 1]) if start else around
            after = _way(kinds[end]) if end < len(kinds) else around
            kinds[start:end] = [before if before == after else around] * (end - start)


def _way(kind: str) -> str:
    return "L" if kind == "L" else "R"


def _stretches(kinds: list[str]) -> Iterator[tuple[str, int, int]]:
    """Each stretch of one kind: where it begins, and where the next one does."""
    start = 0
    for kind, held in groupby(list(kinds)):
        end = start + len(list(held))
        yield kind, start, end
        start = end
