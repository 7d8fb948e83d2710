"""A font of another script: as the layout measures it, and in one document, where its forms are codes of their own."""

from collections.abc import Sequence
from itertools import groupby
from typing import Any
from unicodedata import normalize

from report.formats.pdf.scripts.embedded import embed
from report.formats.pdf.scripts.faces import Glyph, Shaped, faces, runs_from_right, shaped
from report.formats.pdf.tags.node import text_string

LIGATURES = {normalize("NFKC", chr(code)): chr(code) for code in range(0xFEF5, 0xFEFD)}
"""Lam with alef: told as one sign, since readers turn whatever is told of a letter from the right, and turned the two are others."""


class ScriptFont:
    """What `reportlab.pdfbase.pdfmetrics` knows by its name."""

    _dynamicFont = _multiByte = False

    def __init__(self, name: str, space: float) -> None:
        self.fontName, self._space = name, space

    def shaped(self, text: str) -> tuple[Shaped, ...]:
        """The text in its forms, from the left; spaces as wide as those of the fonts beside it."""
        return shaped(self.fontName, text, self._space)

    def stringWidth(self, text: str, size: float, encoding: str = "utf8") -> float:
        """The width of a text in points at that size."""
        return 0.001 * size * sum(glyph.wide for held in self.shaped(text) for glyph in held.glyphs)


class Forms:
    """One font in one document, which asks for its objects when the file is written."""

    def __init__(self, font: ScriptFont, document: Any) -> None:
        self._font = font
        self._stands_for: dict[int, str] = {}
        """Form -> the text that it stands for, unless something else is said where it stands."""
        self._wide: dict[int, float] = {}
        self.name = f"/F{len(document.fontMapping) + 1}"
        document.fontMapping[font.fontName] = self.name
        document.delayedFonts.append(self)

    def operators(self, text: str, size: float) -> str:
        """The operators that show a text, where this font is set already."""
        return " ".join(self._operators(held, size) for held in self._font.shaped(text)).replace("] TJ [", "")

    def addObjects(self, document: Any) -> None:
        """Called by reportlab, once."""
        embed(document, self.name[1:], faces()[self._font.fontName], self._stands_for, self._wide)

    def _operators(self, held: Shaped, size: float) -> str:
        read = held.glyphs[::-1] if runs_from_right(held.text) else held.glyphs
        self._learn(held.text, read)
        told = "".join(self._stands_for[glyph.number] for glyph in read)
        drawn = _drawn(held.glyphs, size)
        return drawn if told in (held.text, LIGATURES.get(held.text)) else f"/Span <</ActualText {text_string(held.text)}>> BDC {drawn} EMC"

    def _learn(self, text: str, read: Sequence[Glyph]) -> None:
        """A form is told as the letter whose plain form it is; the others share what is left of the text."""
        left, others = list(text), []
        font = faces()[self._font.fontName].font
        for glyph in read:
            self._wide[glyph.number] = glyph.own
            letter = next((letter for letter in left if font.get_nominal_glyph(ord(letter)) == glyph.number), "")
            if letter:
                left.remove(letter)
                self._stands_for.setdefault(glyph.number, letter)
            else:
                others.append(glyph.number)
        for place, number in enumerate(others):
            share = "".join(left[place:] if place == len(others) - 1 else left[place : place + 1])
            self._stands_for.setdefault(number, LIGATURES.get(share, share) or text[-1])


def _drawn(glyphs: Sequence[Glyph], size: float) -> str:
    """Codes, with what moves the pen between them."""
    made: list[str] = []
    for up, held in groupby(glyphs, lambda glyph: glyph.up):
        codes = (f"{_back(-glyph.across)}<{glyph.number:04X}>{_back(glyph.across + glyph.own - glyph.wide)}" for glyph in held)
        shown = f"[{''.join(codes)}] TJ"
        made += [f"{up * size / 1000:.3f} Ts", shown, "0 Ts"] if up else [shown]
    return " ".join(made)


def _back(by: float) -> str:
    """Move the pen back by so many thousandths of the size."""
    return f" {by:.0f} " if round(by) else ""
