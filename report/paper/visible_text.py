"""Typed text made safe to show in text formats: nothing is dropped, nothing can steer the reader's program."""

from collections.abc import Callable

LINE_ENDS = "\r\n\v\f\x1c\x1d\x1e\x85\u2028\u2029"
STEERING = frozenset((*range(0x202A, 0x202F), *range(0x2066, 0x206A), *range(0x206A, 0x2070), *range(0xFFF9, 0xFFFC)))
"""Signs that turn the direction of the text around them: they could make a sentence read as another."""


class Translation(dict[int, str]):
    """A translation table that is filled as characters come up. `says`: what stands for a code point."""

    def __init__(self, says: Callable[[int], str]) -> None:
        super().__init__()
        self._says = says

    def __missing__(self, code: int) -> str:
        self[code] = self._says(code)
        return self[code]


def _one(code: int) -> str:
    if chr(code) in LINE_ENDS:
        return "\n"
    control = (code < 0x20 and code != 0x09) or 0x7F <= code < 0xA0
    nowhere = 0xD800 <= code < 0xE000 or 0xFDD0 <= code < 0xFDF0 or code & 0xFFFE == 0xFFFE
    return f"[U+{code:04X}]" if control or nowhere or code in STEERING else chr(code)


_SHOWN = Translation(_one)


def revealed(text: str) -> str:
    """The text with control characters and such as `[U+0007]`; all line ends become one kind. Emoji and any script stay."""
    if text.isascii() and text.isprintable():
        return text
    return text.replace("\r\n", "\n").translate(_SHOWN)
