"""What is nobody's secret: words that are no names, vendors, the client's own addresses."""

import re
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

import yaml

from questionnaire.loader import load_bank

_PIECE = re.compile(r"[^\W_]+")
_PLAIN = str.maketrans(
    dict.fromkeys("‐‑‒–—−", "-") | dict.fromkeys("‘’ʼ", "'") | {"İ": "I"} | dict.fromkeys("\u200b\u200c\u200d\u2060\ufeff\xad")
)
"""Typographic signs as one types them; what cannot be seen is taken away. "İ" is the one letter whose small form is longer."""


@dataclass(frozen=True)
class Text:
    """A text as it is looked at: `plain`, and in `small` letters. The same place is the same sign in both."""

    plain: str
    small: str

    @classmethod
    def of(cls, text: str) -> "Text":
        """However it was typed: full-width digits, long dashes, curly quotes."""
        plain = text if text.isascii() else unicodedata.normalize("NFKC", text).translate(_PLAIN)
        return cls(plain, plain.lower())


@lru_cache(maxsize=1)
def words() -> dict[str, frozenset[str]]:
    """The lists of `words.yaml` by name."""
    lists = yaml.safe_load((Path(__file__).parent / "words.yaml").read_text(encoding="utf-8"))
    return {name: frozenset(listed.split()) for name, listed in lists.items()}


def word(*written: str) -> str:
    """A pattern for any of these, each at the beginning of a word. `written`: patterns that begin with a small letter.

    Put together by first letter, which `re` can look for many times faster than for a row of words behind a word boundary.
    """
    by_letter: dict[str, list[str]] = {}
    for pattern in sorted(written):
        by_letter.setdefault(pattern[0], []).append(pattern[1:])
    return "(?:" + "|".join(rf"{letter}(?<=\b{letter})(?:{'|'.join(rest)})" for letter, rest in by_letter.items()) + ")"


def any_of(*lists: str) -> str:
    """A pattern for every word of the lists: `*` is any ending, `-` is a space too, or nothing."""
    listed = {entry for name in lists for entry in words()[name]}
    return word(*(re.escape(entry).replace(r"\*", r"\w*").replace(r"\-", "[- ]?") for entry in listed)) + r"\b"


def _spellings(name: str) -> set[str]:
    """How a name may stand in an address: all of its words in one, or one of them, but for those that half the field bears."""
    pieces = _PIECE.findall(name.casefold())
    return {"".join(pieces), *pieces} - words()["not_names"] - words()["small_words"]


@lru_cache(maxsize=1)
def _vendors() -> frozenset[str]:
    named = [name for desk in load_bank().desks for name in (desk.name, *(vendor.name for vendor in desk.vendors))]
    return words()["vendors"].union(*map(_spellings, named))


@dataclass(frozen=True)
class Known:
    """What is the client's own: `names` and `domains`, in small letters."""

    names: tuple[str, ...]
    domains: tuple[str, ...]

    @classmethod
    def of(cls, own: Collection[str]) -> "Known":
        """Names and domains told apart; an address stands for its domain."""
        plain = [name.strip().casefold() for name in own]
        domains = [name.rpartition("@")[2] for name in plain if "." in name and " " not in name]
        return cls(tuple(name for name in plain if name), tuple(domains))

    @cached_property
    def _labels(self) -> frozenset[str]:
        return _vendors().union(*map(_spellings, self.names))

    def address(self, local: str, domain: str) -> bool:
        """True where an e-mail address is a desk's, a vendor's, an authority's or the client's own."""
        local, domain = local.casefold(), domain.casefold()
        return (
            not words()["roles"].isdisjoint([local, *_PIECE.findall(local)])
            or domain.endswith(".gov")
            or not self._labels.isdisjoint(domain.split(".")[:-1])
            or any(f".{domain}".endswith(f".{own}") for own in self.domains)
        )

    def person(self, name: str) -> bool:
        """True where capitalized words can be a person's name: none is a department, a product, a month, and they are not the client's."""
        plain = [word.removesuffix("'s").strip(",") for word in name.casefold().split()]
        if any(word in words()["not_names"] or word in words()["small_words"] or word in _vendors() for word in plain):
            return False
        return not any(f" {' '.join(plain)} " in f" {own} " for own in self.names)
