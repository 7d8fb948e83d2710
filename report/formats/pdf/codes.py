"""Letters to the codes of an embedded font's subsets. A report says the same letters often, so each is looked up once."""

from typing import Any, Protocol

from reportlab.pdfbase import pdfmetrics

from report.formats.pdf.fonts import in_script

_ESCAPED = {0x28: r"\(", 0x29: r"\)", 0x5C: r"\\"}


class Codes(dict[int, str]):
    """One font in one document: a translation table that fills itself, for the first subset; others are rare."""

    def __init__(self, font: str, document: Any) -> None:
        super().__init__()
        self._font, self._document = pdfmetrics.getFont(font), document
        self._others: dict[int, tuple[int, str]] = {}
        self.name = self._font.getSubsetInternalName(0, document)

    def __missing__(self, code: int) -> str:
        subset, raw = self._font.splitString(chr(code), self._document)[0]
        shown = "".join(_ESCAPED.get(byte) or (chr(byte) if 32 <= byte < 127 else f"\\{byte:03o}") for byte in raw)
        if subset:
            self._others[code] = (subset, shown)
            shown = ""
        self[code] = shown
        return shown

    def operators(self, text: str, size: float) -> str:
        """The operators that show a text, where this font's first subset is set already and stays set."""
        first = text.translate(self)
        if not self._others or self._others.keys().isdisjoint(map(ord, text)):
            return f"({first}) Tj"
        return self._mixed(text, size)

    def _mixed(self, text: str, size: float) -> str:
        runs: list[tuple[int, list[str]]] = []
        for letter in text:
            subset, shown = self._others.get(ord(letter)) or (0, self[ord(letter)])
            if not runs or runs[-1][0] != subset:
                runs.append((subset, []))
            runs[-1][1].append(shown)
        names = ((self._font.getSubsetInternalName(subset, self._document), "".join(shown)) for subset, shown in runs)
        parts = [f"{name} {size:g} Tf ({shown}) Tj" for name, shown in names]
        return " ".join([*parts, f"{self.name} {size:g} Tf"])


class Shows(Protocol):
    """A font in one document."""

    name: str
    """What the document calls it."""

    def operators(self, text: str, size: float) -> str:
        """The operators that show a text, where this font is set already and stays set."""


def codes(font: str, document: Any) -> Shows:
    """The codes of a font in a document, which keeps them: they go when it goes."""
    held: dict[str, Shows] = document.__dict__.setdefault("codes", {})
    if font not in held:
        held[font] = _forms(font, document) if in_script(font) else Codes(font, document)
    return held[font]


def _forms(font: str, document: Any) -> Shows:
    from report.formats.pdf.scripts.font import Forms

    return Forms(pdfmetrics.getFont(font), document)
