"""The shape of the bank's versions: what each asks anew, and names that are no more."""

import re
from typing import Annotated

from pydantic import Field

from questionnaire.shapes.question import Frozen, Id, Words

RETIRED = "retired"
VERSION = r"^\d{4}\.\d+$"
"""Year, then a count."""


def newer(version: str, *, than: str) -> bool:
    """Whether a bank of this version came after one of that; what is no version came after none."""
    return _place(version) > _place(than)


def _place(version: str) -> tuple[int, ...]:
    return tuple(map(int, version.split("."))) if re.fullmatch(VERSION, version) else ()


class OldNames(Frozen):
    """`old_names.yaml`: published ids that are no more, each with today's id or `retired`. None is ever used again."""

    questions: dict[Id, Id] = {}
    actions: dict[Id, Id] = {}
    """`find_out_…` follows its question and has no entry."""
    choices: dict[Id, dict[Id, Id]] = {}
    """By question, under its id of today."""


class QuestionChange(Frozen):
    """Why a question has to be looked at again in an assessment from before."""

    question: Id
    choices: tuple[Id, ...] = ()
    """Saved answers that mean something else now; none for a question that is new."""
    because: Words
    do: str = ""
    """What to do about such an answer."""


class BankVersion(Frozen):
    """A version of the bank, in the order they came."""

    version: Annotated[str, Field(pattern=VERSION)]
    asked: tuple[Id, ...] = ()
    """Its questions, under the ids of then, once it is published."""
    changes: tuple[QuestionChange, ...] = ()
    """Against the version before it."""
