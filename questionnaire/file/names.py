"""The names in an assessment file: today's, older ones of the bank's list, and those that this bank does not have.

An older name is read as today's. A name that is retired, or that the file of a newer bank may rightly have, is kept
with all that stands under it and counts for nothing. Any other is a fault (docs/decisions/old-names.md).
"""

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from questionnaire.assessment import MAX_KEPT, MAX_KEPT_LENGTH, KeptEntry, Part
from questionnaire.faults import Faults
from questionnaire.question_bank import Bank
from questionnaire.shapes.question import UNKNOWN, Question

DEPTH = 2
"""Of an answer, whatever the bank: a value, a list of values, or a list of rows of values."""


@dataclass
class Names:
    """Sorts a file's entries by what their names mean to this bank."""

    bank: Bank
    faults: Faults
    keeps: bool
    """Whether a name that nothing explains is kept instead of being a fault."""
    kept: list[KeptEntry] = field(default_factory=list)

    def questions(self, part: Part, found: Mapping[str, Any]) -> dict[str, Any]:
        """The entries of questions that this bank has, under today's ids."""
        return self._today(part, found, self.bank.questions, self.bank.old_names.questions, "question")

    def actions(self, found: Mapping[str, Any]) -> dict[str, Any]:
        """The entries of actions that this bank has, under today's ids."""
        return self._today("plan", found, self.bank.actions, self.bank.old_actions, "action")

    def _today(self, part: Part, found: Mapping[str, Any], known: Collection[str], old: Mapping[str, str], what: str) -> dict[str, Any]:
        today: dict[str, Any] = {}
        for name, value in found.items():
            now = old.get(name, name)
            taken = now != name and (now in found or now in today)
            if now in known and not taken:
                today[now] = value
            elif self.keeps or name in old:
                self.keep(part, name, value)
            else:
                self.faults.unknown(part, name, known, what)
        return today

    def choices(self, question: Question, words: list[str]) -> list[str]:
        """Those words that are choices of this question, under today's ids; none of the others is lost."""
        old = self.bank.old_names.choices.get(question.id, {})
        known = [c.id for c in question.choices] + ([UNKNOWN] if question.kind == "single" else [])
        strange = [word for word in words if old.get(word, word) not in known]
        wrong = [] if self.keeps else [word for word in strange if word not in old]
        for word in dict.fromkeys(wrong):
            self.faults.unknown(f"answers.{question.id}", word, known, "choice")
        if strange and not wrong:
            self.keep("answers", question.id, strange if question.kind == "multi" else strange[0])
        return list(dict.fromkeys(now for now in (old.get(word, word) for word in words) if now in known))

    def not_allowed(self, part: Part, question: str, value: str, way: str) -> None:
        """A question is marked not applicable that may not be: kept, or a fault that says the way out."""
        if self.keeps:
            self.keep(part, question, value)
        else:
            self.faults.add(f"{part}.{question}", f"this question cannot be marked not applicable; {way}")

    def keep(self, part: Part, name: str, value: Any) -> None:
        """Sets an entry aside as it stands."""
        where = f"{part}.{name}"
        if not _is_plain(value, DEPTH):
            self.faults.add(where, "is nested more deeply than any answer; take it out")
        elif len(self.kept) == MAX_KEPT:
            self.faults.add(where, f"is one of more than {MAX_KEPT:,} entries that this question bank does not know; take some out")
        elif (length := _length(name, value)) > MAX_KEPT_LENGTH:
            self.faults.add(where, f"has {length:,} characters; at most {MAX_KEPT_LENGTH:,} of an unknown entry are kept, so shorten it")
        elif not length:
            self.faults.add(where, "holds half a character (a lone surrogate) or a number without end, which no file can carry; retype it")
        else:
            self.kept.append(KeptEntry(part, name, value))


def _is_plain(value: object, depth: int) -> bool:
    if not isinstance(value, (list, dict)):
        return True
    inner = value.values() if isinstance(value, dict) else value
    return depth > 0 and all(_is_plain(one, depth - 1) for one in inner)


def _length(name: str, value: object) -> int:
    """Of the entry as JSON in UTF-8; 0 where it cannot be written so that it is read back the same."""
    try:
        return len(json.dumps({name: value}, ensure_ascii=False, allow_nan=False).encode())
    except ValueError:
        return 0
