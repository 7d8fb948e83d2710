"""What stands together: a letter with its marks, an emoji of several signs. And where a line may end without a space."""

import unicodedata
from collections.abc import Iterator

NON_JOINER, JOINER, AS_TEXT, AS_PICTURE = "\u200c", "\u200d", "\ufe0e", "\ufe0f"
JOINERS = frozenset((NON_JOINER, JOINER, AS_TEXT, AS_PICTURE))
"""Signs that show nothing themselves, but say how their neighbors are drawn."""
SPACING = frozenset("\u0e33\u0eb3")
"""Vowels of Thai and Lao that are letters to Unicode, and drawn partly over the letter before."""
VIRAMA = 9
"""The combining class of the sign that joins two consonants of an Indic script."""
FLAGS, TONES = range(0x1F1E6, 0x1F200), range(0x1F3FB, 0x1F400)
NOT_FIRST = frozenset("\u3001\u3002\u3005\u3009\u300b\u300d\u300f\u3011\u3015\u3017\u3019\u301b\u303b\u30fb\u30fc\u30fd\u30fe"
                      "\u3041\u3043\u3045\u3047\u3049\u3063\u3083\u3085\u3087\u308e\u3095\u3096\u309d\u309e"
                      "\u30a1\u30a3\u30a5\u30a7\u30a9\u30c3\u30e3\u30e5\u30e7\u30ee\u30f5\u30f6"
                      "\uff01\uff09\uff0c\uff0e\uff1a\uff1b\uff1f\uff3d\uff5d\uff60\uff61\uff63")  # fmt: skip
NOT_LAST = frozenset("\u3008\u300a\u300c\u300e\u3010\u3014\u3016\u3018\u301a\uff08\uff3b\uff5b\uff5f\uff62")
"""Chinese and Japanese lines do not begin with the ones, nor end with the others (JIS X 4051)."""


def clusters(text: str) -> list[str]:
    """The text in pieces that are drawn as one."""
    made: list[str] = []
    for letter in text:
        if made and _joins(made[-1], letter):
            made[-1] += letter
        else:
            made.append(letter)
    return made


def _joins(before: str, letter: str) -> bool:
    last = before[-1]
    if letter in JOINERS:
        return not before.isspace() and (last not in JOINERS or (last, letter) == (AS_PICTURE, JOINER))
    if unicodedata.category(letter)[0] == "M" or letter in SPACING or ord(letter) in TONES:
        return not before.isspace()
    if ord(letter) in FLAGS:
        return ord(last) in FLAGS and len(before) == 1
    return last == JOINER or (unicodedata.combining(last) == VIRAMA and unicodedata.category(letter) == "Lo")


def pieces(text: str) -> Iterator[str]:
    """A stretch without spaces in the pieces between which a line may end."""
    held = ""
    for cluster in clusters(text):
        if held and (_ideograph(held[-1]) or _ideograph(cluster[0])) and cluster[0] not in NOT_FIRST and held[-1] not in NOT_LAST:
            yield held
            held = ""
        held += cluster
    if held:
        yield held


def _ideograph(letter: str) -> bool:
    """Whether it is of a script that writes without spaces, and ends a line after any letter: Han and kana, not hangul."""
    return unicodedata.east_asian_width(letter) in "WF" and not 0xAC00 <= ord(letter) <= 0xD7A3
