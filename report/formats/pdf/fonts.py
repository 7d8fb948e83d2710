"""The embedded fonts, and text made safe for them: what has no glyph prints as `[U+1F600]`, never as an empty box."""

import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import groupby

from reportlab import rl_config
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from report.formats.pdf.scripts.clusters import JOINERS, clusters
from report.paper.theme import FONT_FOLDER, FONTS, SANS, SANS_SEMIBOLD, SERIF_SEMIBOLD
from report.paper.visible_text import LINE_ENDS, Translation, revealed

INVISIBLE = ("Cc", "Cf", "Cs", "Co", "Cn")
SOFT_HYPHEN = 0xAD
HEAD = 600

rl_config.useA85 = 0  # streams stay binary: smaller, and faster to write


class Measured(TTFont):  # type: ignore[misc]
    """A font that remembers how wide its words are; a report says the same words often."""

    def __init__(self, name: str, path: str) -> None:
        super().__init__(name, path)
        self._units = lru_cache(maxsize=20_000)(self._measure)

    def _measure(self, text: str) -> float:
        widths, missing = self.face.charWidths, self.face.defaultWidth
        return float(sum(widths.get(ord(character), missing) for character in text))

    def stringWidth(self, text: str | bytes, size: float, encoding: str = "utf8") -> float:
        """The width of a text in points at that size."""
        return 0.001 * size * self._units(text if isinstance(text, str) else text.decode(encoding))


@cache
def register() -> dict[str, frozenset[int]]:
    """Register the fonts, once a process; answers the code points that each of them can draw."""
    covered = {}
    for name in FONTS:
        font = Measured(name, str(FONT_FOLDER / f"{name}.ttf"))
        pdfmetrics.registerFont(font)
        covered[name] = frozenset(font.face.charToGlyph)
    return covered


def printed(text: str, font: str) -> list[tuple[str, str]]:
    """A visible text in stretches of one font each: the one asked for, and Source Sans where that one has no such letter."""
    own = register()[font]
    if text.isascii() or own.issuperset(map(ord, text)):
        return [(font, text)]
    spare = SANS_SEMIBOLD if font in (SERIF_SEMIBOLD, SANS_SEMIBOLD) else SANS
    if (own | register()[spare] | {ord("\n")}).issuperset(map(ord, text)):
        runs = groupby(text, lambda letter: font if ord(letter) in own or letter == "\n" else spare)
        return [(name, "".join(letters)) for name, letters in runs]
    return [*_in_any_script(text, font, spare)]


@lru_cache(maxsize=2_000)
def _in_any_script(text: str, font: str, spare: str) -> tuple[tuple[str, str], ...]:
    """The same where neither of the two has all letters. What is drawn as one stays in one font, if any draws all of it."""
    from report.formats.pdf.scripts import faces

    japanese = faces.is_japanese(text)

    def font_for(cluster: str) -> str:
        letters = set(map(ord, cluster))
        near = next((name for name in (font, spare) if letters <= register()[name] or cluster == "\n"), "")
        return near or faces.drawn_by(cluster, japanese)

    whole = [(font_for(cluster), cluster) for cluster in clusters(text)]
    parts = [part for name, cluster in whole for part in ([(name, cluster)] if name else [(font_for(one), one) for one in cluster])]
    return tuple((script_font(name), "".join(said for _, said in held)) for name, held in groupby(parts, lambda part: part[0]))


def script_font(name: str) -> str:
    """The name itself; from here on reportlab knows the font by it."""
    from report.formats.pdf.scripts.font import ScriptFont

    if name not in FONTS and name not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(ScriptFont(name, pdfmetrics.getFont(SANS).face.getCharWidth(0x20)))
    return name


def in_script(font: str) -> bool:
    """Whether it is a font of another script, which joins and turns its letters itself."""
    return font not in FONTS


def _printable(code: int) -> str:
    character = chr(code)
    if character in LINE_ENDS:
        return "\n"
    if character == "\t" or unicodedata.category(character) == "Zs":
        return character if code in (0x20, 0xA0) else " "
    return f"[U+{code:04X}]" if _hidden(character) or not (code in register()[SANS] or _drawn_elsewhere(code)) else character


def _drawn_elsewhere(code: int) -> bool:
    from report.formats.pdf.scripts.faces import covers

    return covers(code)


_VISIBLE = Translation(_printable)


def visible(text: str) -> str:
    """The text with every character that cannot be drawn replaced by its code point; all line ends become one kind."""
    if text.isascii() and text.isprintable():
        return text
    if JOINERS.isdisjoint(text):
        return _composed(text).translate(_VISIBLE)
    return "".join(seen for _, seen in _seen(text))


def without_glyph(text: str) -> list[str]:
    """The characters of a text that print as their code point, each once, in the order in which they come."""
    return list(dict.fromkeys(letter for letter, seen in _seen(text) if len(letter) == 1 and seen.startswith("[U+")))


def _seen(text: str) -> Iterator[tuple[str, str]]:
    """A text in pieces, each with what is printed for it: letter by letter, but for what a font draws as one by signs that join."""
    for cluster in clusters(_composed(text)):
        if _is_joined(cluster):
            yield cluster, cluster
        else:
            yield from ((letter, _VISIBLE[ord(letter)]) for letter in cluster)


def _is_joined(cluster: str) -> bool:
    if JOINERS.isdisjoint(cluster):
        return False
    from report.formats.pdf.scripts.faces import drawn_by

    return bool(drawn_by(cluster, False))


def _composed(text: str) -> str:
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n"))


def one_line(text: str) -> str:
    """A text for the file's own data, which any script may stand in: only what is invisible is shown as its code point."""
    return unicodedata.normalize("NFC", " ".join(revealed(text).split()))


def _hidden(letter: str) -> bool:
    return unicodedata.category(letter) in INVISIBLE and ord(letter) != SOFT_HYPHEN


def width(text: str, font: str, size: float) -> float:
    """How wide a text prints, in points: in that font, and in others where that one lacks letters."""
    if text.isascii() or in_script(font):
        return float(pdfmetrics.stringWidth(text, font, size))
    return float(sum(pdfmetrics.stringWidth(said, name, size) for name, said in printed(text, font)))


def fitted(text: str, font: str, size: float, room: float) -> str:
    """A text for running heads, shortened with an ellipsis where there is no room; it stands in full elsewhere."""
    text = " ".join(visible(text[:HEAD]).split())
    if len(text) < HEAD and width(text, font, size) <= room:
        return text
    pieces = clusters(text)
    while pieces and width("".join(pieces) + "\u2026", font, size) > room:
        pieces.pop()
    return "".join(pieces).rstrip() + "\u2026"
