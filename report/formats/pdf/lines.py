"""Runs of text to lines that fit a width. No letter is lost: spaces fold into one, words too long for a line break anywhere."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from reportlab.pdfbase import pdfmetrics

from report.formats.pdf.fonts import in_script
from report.formats.pdf.scripts.clusters import clusters, pieces
from report.formats.pdf.scripts.order import drawn_lines, runs_right
from report.paper.theme import SANS

BETWEEN = "  |  "
"""What stands between the facts on a line of ours."""


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
    """From the left."""
    wide: float = 0.0
    read: str = ""
    """Its text as it is read, where that is not the order from the left."""
    from_right: bool = False
    """Whether its paragraph begins at the right."""
    end: str = " "
    """What stands between it and the next line: nothing where scripts without spaces go on."""

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
    held = list(runs)
    made = _broken_up(held, size, room)
    if any(in_script(look.font) for look, _ in held):
        ours = any(BETWEEN in said for _, said in held)
        for paragraph in made:
            _arrange(paragraph, ours)
    return [line for paragraph in made for line in paragraph]


def _broken_up(runs: Iterable[tuple[Look, str]], size: float, room: float) -> list[list[Line]]:
    """The lines of each paragraph as they are read."""
    paragraphs = [[Line()]]
    for word in _words(runs, size):
        if word is None:
            paragraphs.append([Line()])
            continue
        made = paragraphs[-1]
        if made[-1].parts and made[-1].wide + word.gap + word.wide > room + 0.01:
            made[-1].end = " " if word.gap else ""
            made.append(Line())
        for piece in [word] if word.wide <= room + 0.01 else _broken(word, size, room):
            if piece.gap < 0:
                made.append(Line())
            made[-1].add(piece)
    return paragraphs


def _arrange(paragraph: list[Line], ours: bool) -> None:
    """As it is drawn. What is put together, of facts or of several runs, is ours and begins at the left whatever name stands in it.

    The space at the end of a line stands in a font of ours: a script from the right would draw it at the left.
    """
    if runs_right(part for line in paragraph for part in line.parts):
        ours = ours or len({look.run for line in paragraph for look, _ in line.parts}) > 1
        drawn, from_right = drawn_lines([line.parts for line in paragraph], lambda look: in_script(look.font), 0 if ours else None)
        for line, parts in zip(paragraph, drawn, strict=True):
            line.read, line.from_right = "".join(said for _, said in line.parts) if runs_right(parts) else "", from_right
            line.parts = parts
    for line in paragraph:
        if line.parts and in_script(line.parts[-1][0].font):
            line.parts.append((Look(SANS, line.parts[-1][0].tone), ""))


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
                for step, piece in enumerate(pieces(part) if in_script(look.font) else [part] if part else []):
                    if step:
                        yield Word(held, wide, gap)
                        held, wide = [], 0.0
                    if not held:
                        gap, next_gap = next_gap, 0.0
                    held.append((look, piece))
                    wide += width(piece, size)
    if held:
        yield Word(held, wide, gap)


def _broken(word: Word, size: float, room: float) -> Iterator[Word]:
    """A word in pieces that fit; a gap below zero says that a new line begins."""
    held: list[tuple[Look, str]] = []
    wide, gap = 0.0, word.gap
    for look, text in word.parts:
        width, start, place, part = pdfmetrics.getFont(look.font).stringWidth, 0, 0, 0.0
        for letter in clusters(text) if in_script(look.font) else text:
            step = width(letter, size)
            if wide + part + step > room and (held or place > start):
                yield Word([*held, (look, text[start:place])] if place > start else held, wide + part, gap)
                held, wide, gap, start, part = [], 0.0, -1.0, place, 0.0
            part += step
            place += len(letter)
        held.append((look, text[start:]))
        wide += part
    yield Word(held, wide, gap)


def drawn(parts: list[tuple[str, str]], base: int | None = None) -> list[tuple[str, str]]:
    """Stretches of one line, each with its font, as they are drawn; a space at the end stays there. `base`: see `drawn_lines`."""
    if not runs_right(parts):
        return parts
    last, end = parts[-1]
    words, spaces = end.rstrip(" "), end[len(end.rstrip(" ")) :]
    made = drawn_lines([[*parts[:-1], (last, words)]], in_script, base)[0][0]
    return [*made, (last, spaces)] if spaces else made
