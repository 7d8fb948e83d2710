"""The law as it binds a role: citations of what binds others give way to what says the same of this one (corrections, L8)."""

from collections.abc import Mapping
from typing import TypeVar

from pydantic import BaseModel

M = TypeVar("M", bound=BaseModel)
Instead = Mapping[str, str]
"""What a citation begins with -> the citation that takes its place. The longest that fits counts."""


def cited(citations: tuple[str, ...], instead: Instead) -> tuple[str, ...]:
    """Citations as they bind, each once."""
    return tuple(dict.fromkeys(_one(text, instead) for text in citations))


def as_bound(part: M, instead: Instead) -> M:
    """A part of the bank, with all that stands in it, citing so."""
    changed: dict[str, object] = {}
    for name, value in part:
        if name == "citations":
            changed[name] = cited(value, instead)
        elif isinstance(value, BaseModel):
            changed[name] = as_bound(value, instead)
        elif isinstance(value, tuple):
            changed[name] = tuple(as_bound(held, instead) if isinstance(held, BaseModel) else held for held in value)
    return part.model_copy(update=changed)


def _one(text: str, instead: Instead) -> str:
    fits = max((begin for begin in instead if text.startswith(begin)), key=len, default="")
    return instead.get(fits, text)
