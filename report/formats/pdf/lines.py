"""Runs of text to lines that fit a width. No letter is lost: spaces fold into one, words too long for a line break anywhere."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from reportlab.pdfbase import pdfmetrics


class Look(NamedTuple):
    """How a stretch of text looks, and where it leads."""

    font: str
    tone: str
    """The operator that sets the colour."""
    href: str = ""
    run: int = 0
    """Which run of its paragraph it came from: a link is one run, over however many lines."""


class Word(NamedTuple):
    """What no line may end within."""

    parts: list[tuple[Look, str]]
    wide: float
    gap: float
    """The width of the space before it."""


@dataclass(slots=True)
class Line:
    """A line: stretches of one look each, and their width together."""

    parts: list[tuple[Look, str]] = field(default_factory=list)
    wide: float = 0.0

    def add(self, word: Word) -> None:
        """A word at the end, after a space where there is one before it."""
        parts = word.parts
        if self.parts:
            look, said = self.parts[-1]
            self.wide += word.gap
            if look == parts[0][0]:
                self.parts[-1] = (look, f"{said} {parts[0][1]}" if word.gap else said + parts[0][1])
                parts = parts[1:]
            elif word.gap:
                self.parts[-1] = (look, f"{said} ")
        self.parts += parts
        self.wide += word.wide


def lines(runs: Iterable[tuple[Look, str]], size: float, room: float) -> list[Line]:
    """Lines of at most that width, in points; a line end in the text ends the line."""
    made = [Line()]
    for word in _words(runs, size):
        if word is None:
            made.append(Line())
            continue
        if made[-1].parts and made[-1].wide + word.gap + word.wide > room + 0.01:
            made.append(Line())
        for piece in [word] if word.wide <= room + 0.01 else _broken(word, size, room):
            if piece.gap < 0:
                made.append(Line())
            made[-1].add(piece)
    return made


def _words(runs: Iterable[tuple[Look, str]], size: float) -> Iterator[Word | None]:
    """Words; None for a line end."""
    held: list[tuple[Look, str]] = []
    wide = gap = next_gap = 0.0
    for look, text in runs:
        width = pdfmetrics.getFont(look.font).stringWidth
        for row, line in enumerate(text.split("\n")):
            if row:
                if held:
                    yield Word(held, wide, gap)
                held, wide, gap, next_gap = [], 0.0, 0.0, 0.0
                yield None
            for place, part in enumerate(line.split(" ")):
                if place:
                    if held:
                        yield Word(held, wide, gap)
                        held, wide = [], 0.0
                    next_gap = width(" ", size)
                if part:
                    if not held:
                        gap, next_gap = next_gap, 0.0
                    held.append((look, part))
                    wide += width(part, size)
    if held:
        yield Word(held, wide, gap)


def _broken(word: Word, size: float, room: float) -> Iterator[Word]:
    """A word in pieces that fit; a gap below zero says that a new line begins."""
    held: list[tuple[Look, str]] = []
    wide, gap = 0.0, word.gap
    for look, text in word.parts:
        width, start, part = pdfmetrics.getFont(look.font).stringWidth, 0, 0.0
        for place, letter in enumerate(text):
            step = width(letter, size)
            if wide + part + step > room and (held or place > start):
                yield Word([*held, (look, text[start:place])] if place > start else held, wide + part, gap)
                held, wide, gap, start, part = [], 0.0, -1.0, place, 0.0
            part += step
        held.append((look, text[start:]))
        wide += part
    yield Word(held, wide, gap)
