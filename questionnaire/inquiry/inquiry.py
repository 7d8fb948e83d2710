"""Which questions of a section a colleague is asked, and under which numbers."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from unicodedata import normalize

from questionnaire.assessment import Answer, rows_of
from questionnaire.condition_words import in_words
from questionnaire.conditions import holds, mentioned
from questionnaire.flow import Sheet
from questionnaire.question_bank import Bank
from questionnaire.shapes.question import Condition, Question
from questionnaire.shapes.section import Section


@dataclass(frozen=True)
class Asked:
    """One question for a colleague."""

    number: int
    """Its place in the bank's section, from 1: the same whatever is answered meanwhile."""
    question: Question
    only_if: str = ""
    """By which answers to other questions of the inquiry it is asked at all, in numbers and letters: `1 is c or d`."""
    still_open: tuple[str, ...] = ()
    """Names of its rows that are listed and not fully known."""

    @property
    def asides(self) -> tuple[str, ...]:
        """What a colleague is told beside it, that no reply is read from."""
        only_if = f"Only if {self.only_if}." if self.only_if else ""
        still_open = f"Still open: {'; '.join(self.still_open)}." if self.still_open else ""
        return tuple(filter(None, (only_if, still_open)))


@dataclass(frozen=True)
class Inquiry:
    """Questions of one section for one colleague."""

    bank: Bank
    section: Section
    asked: tuple[Asked, ...]
    """None where the whole section is not asked."""
    client: str = ""

    @property
    def code(self) -> str:
        """Which section and bank the numbers belong to, and whose answers they are: `configuration 2026.2 3fa94c`."""
        return " ".join(filter(None, (self.section.id, self.bank.version, mark_of(self.client))))

    @property
    def title(self) -> str:
        """What it is called."""
        return f"Questions about our help desk: {self.section.title}"

    @property
    def who(self) -> str:
        """Who can look up most of its answers; empty where that is nobody in particular."""
        return self.bank.owner_roles.get(self.section.knows or "", "")


def mark_of(client: str) -> str:
    """Six letters and digits that stand for a client's name, however it is spaced and in whichever case; none for one without a name."""
    name = " ".join(normalize("NFKC", client).split()).casefold()
    return sha256(name.encode()).hexdigest()[:6] if name else ""


def inquiry(
    bank: Bank, sheet: Sheet, section: Section, client: str = "", *, answered: bool = False, again: Collection[str] = ()
) -> Inquiry:
    """The questions that are asked and not known yet, and those that an answer to them may open.

    `answered`: the known ones too. `again`: these of the known ones.
    """
    asked: dict[str, Asked] = {}
    lefts: dict[str, Condition] = {}
    numbers = {question.id: number for number, question in enumerate(section.questions, 1)}
    for question in section.questions:
        is_asked = question.id in sheet.asked
        if is_asked and not answered and question.id not in again and not sheet.unknown(question.id):
            continue
        left = _left(question.when, sheet.answers, sheet.as_of, asked)
        if isinstance(left, Condition):
            lefts[question.id] = left
            asked[question.id] = Asked(numbers[question.id], question, _only_if(bank, left, numbers, lefts), _still_open(sheet, question))
        elif is_asked:
            asked[question.id] = Asked(numbers[question.id], question, still_open=_still_open(sheet, question))
    return Inquiry(bank, section, tuple(asked.values()), client)


def _still_open(sheet: Sheet, question: Question) -> tuple[str, ...]:
    return tuple(row.name for row in rows_of(sheet.answers.get(question.id)) if not row.known)


def _only_if(bank: Bank, left: Condition, numbers: Mapping[str, int], lefts: Mapping[str, Condition]) -> str:
    """A condition in numbers and letters. Where a part of it is what another of these questions depends on, that one applies."""
    for part in left.all_of or ():
        above = [q for q, other in lefts.items() if other == part and q in mentioned(left)]
        if above:
            rest = _joined("all", (other for other in left.all_of or () if other is not part))
            assert isinstance(rest, Condition)  # `left` has no part that is decided
            return f"{numbers[above[0]]} applies and {in_words(bank, rest, numbers)}"
    return in_words(bank, left, numbers)


def everything(bank: Bank, section: Section) -> Inquiry:
    """All questions of the section, whatever was answered."""
    return Inquiry(bank, section, tuple(Asked(number, question) for number, question in enumerate(section.questions, 1)))


def _left(condition: Condition | None, answers: Mapping[str, Answer], as_of: date, free: Collection[str]) -> Condition | bool:
    """What of a condition depends on the `free` questions, the others being as answered; whether it holds, where nothing does."""
    if condition is None:
        return True
    if condition.all_of is not None:
        return _joined("all", (_left(part, answers, as_of, free) for part in condition.all_of))
    if condition.any_of_these is not None:
        return _joined("any", (_left(part, answers, as_of, free) for part in condition.any_of_these))
    if condition.negated is not None:
        inner = _left(condition.negated, answers, as_of, free)
        return not inner if isinstance(inner, bool) else Condition.model_validate({"not": inner})
    return condition if mentioned(condition) & set(free) else holds(condition, answers, as_of)


def _joined(form: str, parts: Iterable[Condition | bool]) -> Condition | bool:
    found = list(parts)
    idle = form == "all"  # a part that holds changes nothing in `all`, one that does not changes nothing in `any`
    open_parts = [part for part in found if isinstance(part, Condition)]
    if not open_parts or any(part is (not idle) for part in found):
        return all(found) if idle else any(found)
    return open_parts[0] if len(open_parts) == 1 else Condition.model_validate({form: open_parts})
