"""A colleague's reply read: numbers with letters, however they are written. What cannot be read is named, and nothing is guessed."""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from functools import partial

from questionnaire.inquiry.inquiry import mark_of
from questionnaire.inquiry.reading import Given, Reading
from questionnaire.inquiry.words import BRACKETS, CODE, ONLY_IF, known_lines, squeezed
from questionnaire.question_bank import Bank
from questionnaire.shapes.section import Section

MOST = 20_000
"""Characters of a reply; a sheet that is quoted whole has at most a third."""
_STILL_OPEN = re.compile(r"(?m)\[Still open:\s((?:[^\[\]\n]|\n(?!\s*(?:\d+[:.)\s]|\n)))*)\]|^[ \t]*Still open:\s+([^\n]*)$")
"""In the text in brackets, which may be wrapped; in the papers a line. An answer or a blank line ends it where the bracket is lost."""
_PLAIN = str.maketrans(dict.fromkeys("\u00a0\u202f\u2007\u2009\t", " ") | dict.fromkeys("\u200b\u200c\u200d\u2060\ufeff") | {"\uff1f": "?"})


@dataclass(frozen=True)
class Reply:
    """What could be read, in the order of the questions, and a sentence for each part that could not."""

    given: tuple[Given, ...]
    unread: tuple[str, ...]
    beside: int = field(default=0, compare=False)
    """How many of these are of words that answer no question."""
    of_another: bool = field(default=False, compare=False)
    """Whether the sheet was made for a client of another name."""

    @property
    def answers_nothing(self) -> bool:
        """Whether there is no answer in it, not even one that cannot be read or belongs to other questions."""
        return not self.given and len(self.unread) == self.beside


def read_reply(bank: Bank, section: Section, text: str, listed: Collection[str] = (), client: str = "") -> Reply:
    """What a text answers to the questions of a section. Quoted lines (`>`) and the questions themselves are passed over.

    `listed`: the names of the apps that there are, by which a sheet says which of them are still open. `client`: whose answers these are.
    """
    plain = text.translate(_PLAIN)
    if len(text) > MOST:
        return Reply((), (f"This has {len(text):,} characters; a reply has at most {MOST:,}. Paste the answers alone.",))
    if foreign := _foreign(bank, section, plain):
        return Reply((), (foreign,))
    reading = Reading(section, known_lines(bank, section))
    asked = ONLY_IF.sub("", _STILL_OPEN.sub(partial(_answered_there, section, listed), _least_quoted(plain)))
    for line in CODE.sub("", asked).splitlines():
        reading.read(line.strip())
    marks = {mark.casefold() for *_, mark in CODE.findall(plain) if mark}
    of_another = bool(marks) and mark_of(client) not in marks
    return Reply(reading.given(), tuple(reading.unread), reading.beside, of_another)


def _foreign(bank: Bank, section: Section, text: str) -> str:
    """Which other sheet the reply is to, by the line that every sheet ends with; empty for this one, and where it has no such line."""
    codes = CODE.findall(text)
    if not codes or (section.id, bank.version) in [(name.casefold(), version) for name, version, _ in codes]:
        return ""
    name, version, _ = codes[-1]
    if version != bank.version:
        return (
            f"This reply is to questions of the bank {version}, and today's bank is {bank.version}: the same numbers may mean something "
            "else. Send the questions again."
        )
    other = next((s.title for s in bank.sections if s.id == name.casefold()), name)
    return f"This reply is to the section \u201c{other}\u201d. Open that section and paste it there."


def _answered_there(section: Section, listed: Collection[str], found: re.Match[str]) -> str:
    """What takes the place of "[Still open: Notion]": nothing for the names alone, else what somebody answered right there."""
    said = found[1] or found[2]
    number = next((number for number, question in enumerate(section.questions, 1) if question.kind == "rows"), 0)
    is_asked = _names(name.translate(BRACKETS) for name in listed).issuperset(_names([said]))
    return "" if is_asked or not number else f"\n{number}: {' '.join(said.split())}\n"


def _names(texts: Iterable[str]) -> set[str]:
    return {squeezed(part).rstrip(" .") for text in texts for part in text.split(";")}


def _least_quoted(text: str) -> str:
    """A reply that was forwarded is quoted itself: what is quoted least is taken for it."""
    lines = [line.strip() for line in text.splitlines()]
    marks = [line[: len(line) - len(line.lstrip("> "))].count(">") for line in lines if line]
    least = min(marks, default=0)
    return "\n".join(re.sub(rf"^(?:> ?){{{least}}}", "", line) for line in lines)
