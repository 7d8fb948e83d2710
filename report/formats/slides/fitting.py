"""How much room a text takes on a slide: an estimate from above, as another program draws it, perhaps with another font."""

import unicodedata
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from report.paper.document import Rich
from report.paper.visible_text import revealed

SIZES = (20, 18, 16, 14, 13, 12, 11, 10)
"""Points. What does not fit at the smallest is shortened; the notes have it whole."""
LINE = 1.22
"""Height of a line in its size."""
BETWEEN = 0.45
"""Between two paragraphs, in their size."""
EMS = {
    **dict.fromkeys("ijl.,'|I/\\ ", 0.29),
    **dict.fromkeys('ft()[]-`{}r"*!:;', 0.48),
    **dict.fromkeys("aceksvxyzJ0123456789$_#", 0.56),
    **dict.fromkeys("bdghnopquFLTZ+<>=~?^", 0.62),
    **dict.fromkeys("w&ABCDEHKNPRSUVXYGOQ", 0.79),
    **dict.fromkeys("mMW%@", 1.02),
}
"""How wide a letter is in its size. Not listed: `_em`."""
SERIF = 1.1
"""How much wider titles are set than texts."""

Paragraphs = tuple[Rich, ...]


def one_line(paragraph: Rich) -> Rich:
    """The same without line ends, every control character made visible."""
    return tuple(replace(run, text=revealed(run.text).replace("\n", " ")) for run in paragraph if run.text)


def wide(text: str, size: float) -> float:
    """Points that a text takes at most: no letter is wider in Helvetica Bold, Arial or Calibri (held by a test)."""
    return size * sum(map(_em, text))


def _em(letter: str) -> float:
    if letter in EMS:
        return EMS[letter]
    if unicodedata.category(letter) in ("Mn", "Me"):
        return 0.0
    return 1.1 if unicodedata.east_asian_width(letter) in "WF" else 1.02


def lines(text: str, size: float, room: float) -> int:
    """Lines that a paragraph takes; a word that is longer than a line is broken."""
    count, filled, gap = 1, 0.0, wide(" ", size)
    for word in text.split():
        long = wide(word, size)
        if filled and filled + gap + long > room:
            count, filled = count + 1, 0.0
        filled += long + (gap if filled else 0.0)
        while filled > room:
            count, filled = count + 1, max(filled - room + 1.1 * size, 0.0)  # a line ends before the letter that does not fit
    return count


def high(paragraphs: Sequence[Rich], size: float, room: float) -> float:
    """Points that paragraphs take below each other."""
    told = [lines("".join(run.text for run in paragraph), size, room) for paragraph in paragraphs]
    return size * (LINE * sum(told) + BETWEEN * max(len(told) - 1, 0))


def fitted(paragraphs: Paragraphs, room: float, tall: float, sizes: Sequence[int] = SIZES) -> tuple[Paragraphs, int]:
    """Paragraphs for a box of that width and height, in the greatest size at which they fit, shortened where none will do."""
    for size in sizes:
        if high(paragraphs, size, room) <= tall:
            return paragraphs, size
    total = sum(len(run.text) for paragraph in paragraphs for run in paragraph)
    least = sizes[-1]
    kept = bisect_right(range(total), False, key=lambda length: high(cut(paragraphs, length), least, room) > tall)
    return cut(paragraphs, max(kept - 1, 0)), least


def cut(paragraphs: Paragraphs, length: int) -> Paragraphs:
    """The first letters of paragraphs, with an ellipsis where something is gone."""
    kept: list[Rich] = []
    for paragraph in paragraphs:
        for place, run in enumerate(paragraph):
            if len(run.text) > length:
                return (*kept, (*paragraph[:place], replace(run, text=run.text[:length].rstrip() + "\u2026")))
            length -= len(run.text)
        kept.append(paragraph)
    return tuple(kept)
