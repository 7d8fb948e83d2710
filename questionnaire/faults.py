"""What is told of a file or a change that is refused: the error, and the words that several readers share."""

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any

MOST_SUGGESTIONS = 20
"""Of one file, which has room for 200,000 wrong words: a suggestion is compared with every known one."""
HALF = "holds half a character (a lone surrogate), which no text can carry; retype it"


class Refused(Exception):
    """What was given is not taken. `faults`: one line each, every one, saying where, what, and what would be right.

    `foreign`: whether it is JSON of some other kind, and no assessment with faults.
    """

    def __init__(self, faults: tuple[str, ...], *, foreign: bool = False) -> None:
        super().__init__("\n".join(faults))
        self.faults, self.foreign = faults, foreign


@dataclass
class Faults:
    """Gathers fault lines. Values from the file are shown shortened and as JSON, so that a line stays one line."""

    lines: list[str] = field(default_factory=list)
    _words: int = 0

    def add(self, where: str, what: str) -> None:
        """One fault: where it is, what is wrong and what would be right."""
        self.lines.append(f"{_place(where)}: {what}")

    def in_order(self) -> tuple[str, ...]:
        """The lines in order."""
        return tuple(sorted(self.lines))

    def shape(self, where: str, found: object, right: str) -> None:
        """A value of the wrong type or form."""
        self.add(where, misfit(found, right))

    def unknown(self, where: str, word: str, known: Collection[str], what: str) -> None:
        """A word that is none of the known ones."""
        self._words += 1
        self.add(where, f"there is no {what} {quoted(word)}; {meant(word, known) if self._words <= MOST_SUGGESTIONS else _known(known)}")

    def keys(self, where: str, found: Mapping[str, Any], known: tuple[str, ...]) -> None:
        """Keys that do not belong here, in the order of the file."""
        for key in found:
            if key not in known:
                self.unknown(where, key, known, "key")

    def text(self, where: str, found: object, most: int) -> str:
        """A text of at most so many characters; anything else is a fault and comes back empty."""
        if not isinstance(found, str):
            self.shape(where, found, "a text")
        elif len(found) > most:
            self.add(where, too_long(len(found), most))
        elif any("\ud800" <= letter <= "\udfff" for letter in found):
            self.add(where, HALF)
        else:
            return found
        return ""


def meant(word: str, known: Collection[str]) -> str:
    """How a message about an unknown word goes on: the likely one, or all that could be meant."""
    close = get_close_matches(word[:100], [*known], n=1)
    return f"did you mean {quoted(close[0])}?" if close else _known(known)


def misfit(found: object, right: str) -> str:
    """A value of the wrong type or form, and what belongs there."""
    return f"{quoted(found)} is not what belongs here; it takes {right}"


def too_long(length: int, most: int) -> str:
    """A text over its limit."""
    return f"has {length:,} characters; at most {most:,} are kept, so shorten it"


def quoted(value: object) -> str:
    """A value as JSON on one line, shortened; of lists and objects only that they are."""
    if value and isinstance(value, (dict, list)):
        return "an object" if isinstance(value, dict) else "a list"
    text = json.dumps(value)
    return text if len(text) <= 60 else text[:57] + "…" + text[-1]


def _known(known: Collection[str]) -> str:
    words = sorted(known) if isinstance(known, (set, frozenset)) else [*known]
    return f"known are {', '.join(words[:12])}{' …' if len(words) > 12 else ''}"


def _place(where: str) -> str:
    return where if where.isascii() and where.isprintable() and len(where) <= 120 else quoted(where)
