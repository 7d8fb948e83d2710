"""A part of the bank as it cites to one client (corrections, L8; decisions/law-by-role.md)."""

from collections.abc import Callable
from typing import TypeVar

from pydantic import BaseModel

M = TypeVar("M", bound=BaseModel)
Recite = Callable[[str], str | None]
"""What takes the place of a citation; None where nothing does."""


def recited(part: M, recite: Recite) -> M:
    """The part, with all that stands in it, citing so. What would be left without a citation keeps its own."""
    changed: dict[str, object] = {}
    for name, value in part:
        if name == "citations":
            changed[name] = tuple(dict.fromkeys(filter(None, map(recite, value)))) or value
        elif isinstance(value, BaseModel):
            changed[name] = recited(value, recite)
        elif isinstance(value, tuple):
            changed[name] = tuple(recited(held, recite) if isinstance(held, BaseModel) else held for held in value)
    return part.model_copy(update=changed)
