"""The embedded fonts, and text made safe for them: what has no glyph prints as `[U+1F600]`, never as an empty box."""

import unicodedata
from functools import cache, lru_cache
from itertools import groupby

from reportlab import rl_config
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from report.paper.theme import FONT_FOLDER, FONTS, SANS, SANS_SEMIBOLD, SERIF_SEMIBOLD
from report.paper.visible_text import shown

LINE_ENDS = "\r\n\v\f\x1c\x1d\x1e\x85\u2028\u2029"
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
    runs = groupby(text, lambda letter: font if ord(letter) in own or letter == "\n" else spare)
    return [(name, "".join(letters)) for name, letters in runs]


class _Visible(dict[int, str]):
    """A translation table that is filled as characters come up."""

    def __missing__(self, code: int) -> str:
        self[code] = _printable(code)
        return self[code]


def _printable(code: int) -> str:
    character = chr(code)
    if character in LINE_ENDS:
        return "\n"
    if character == "\t" or unicodedata.category(character) == "Zs":
        return character if code in (0x20, 0xA0) else " "
    return f"[U+{code:04X}]" if _hidden(character) or code not in register()[SANS] else character


_VISIBLE = _Visible()


def visible(text: str) -> str:
    """The text with every character that cannot be drawn replaced by its code point; all line ends become one kind."""
    if text.isascii() and text.isprintable():
        return text
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n")).translate(_VISIBLE)


def without_glyph(text: str) -> list[str]:
    """The characters of a text that print as their code point, each once, in the order in which they come."""
    composed = unicodedata.normalize("NFC", text.replace("\r\n", "\n"))
    return [letter for letter in dict.fromkeys(composed) if _VISIBLE[ord(letter)].startswith("[U+")]


def one_line(text: str) -> str:
    """A text for the file's own data, which any script may stand in: only what is invisible is shown as its code point."""
    return unicodedata.normalize("NFC", " ".join(shown(text).split()))


def _hidden(letter: str) -> bool:
    return unicodedata.category(letter) in INVISIBLE and ord(letter) != SOFT_HYPHEN


def width(text: str, font: str, size: float) -> float:
    """How wide a text prints, in points."""
    return float(pdfmetrics.stringWidth(text, font, size))


def fitted(text: str, font: str, size: float, room: float) -> str:
    """A text for running heads, shortened with an ellipsis where there is no room; it stands in full elsewhere."""
    text = " ".join(visible(text[:HEAD]).split())
    if len(text) < HEAD and width(text, font, size) <= room:
        return text
    while text and width(text + "\u2026", font, size) > room:
        text = text[:-1]
    return text.rstrip() + "\u2026"
