"""Gathers what is wrong in a file that people gave, each fault in one line with its way out."""

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any

MOST_LINES, MOST_SUGGESTIONS = 200, 20
"""Of one file. Past the first a fault is only counted: 2 MB have room for 200,000. A suggestion is compared with every known word."""


@dataclass
class Faults:
    """Gathers fault lines. Values from the file are shown shortened and as JSON, so that a line stays one line."""

    lines: list[str] = field(default_factory=list)
    count: int = 0
    """Of all faults, those without a line included."""
    _words: int = 0

    def add(self, where: str, what: str) -> None:
        """One fault: where it is, what is wrong and what would be right."""
        self.count += 1
        if len(self.lines) < MOST_LINES:
            self.lines.append(f"{_shown(where)}: {what}")

    def told(self) -> tuple[str, ...]:
        """The lines in order, and at their end how many faults have none."""
        more = self.count - len(self.lines)
        return (*sorted(self.lines), *([f"file: … and {more:,} more"] if more else []))

    def shape(self, where: str, found: object, right: str) -> None:
        """A value of the wrong type or form."""
        self.add(where, f"{quoted(found)} is not what belongs here; it takes {right}")

    def unknown(self, where: str, word: str, known: Collection[str], what: str) -> None:
        """A word that is none of the known ones."""
        self._words += 1
        close = get_close_matches(word[:100], [*known], n=1) if self._words <= MOST_SUGGESTIONS else []
        way = f"did you mean {quoted(close[0])}?" if close else f"known are {', '.join([*known][:12])}{' …' if len(known) > 12 else ''}"
        self.add(where, f"there is no {what} {quoted(word)}; {way}")

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
            self.add(where, f"has {len(found):,} characters; at most {most:,} are kept, so shorten it")
        elif any("\ud800" <= letter <= "\udfff" for letter in found):
            self.add(where, "holds half a character (a lone surrogate), which no text can carry; retype it")
        else:
            return found
        return ""


def quoted(value: object) -> str:
    """A value as it stands in a file, shortened; a list or an object is only named."""
    if value and isinstance(value, (dict, list)):
        return "an object" if isinstance(value, dict) else "a list"
    text = json.dumps(value)
    return text if len(text) <= 60 else text[:57] + "…" + text[-1]


def _shown(where: str) -> str:
    return where if where.isascii() and where.isprintable() and len(where) <= 120 else quoted(where)
