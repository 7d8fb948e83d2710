"""The lines of a reply, one after the other: numbers with letters, however they are written."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from questionnaire.assessment import Answer
from questionnaire.condition_words import letter
from questionnaire.inquiry.values import DONT_KNOW, Value, apps, dont_know, value_at, way_out
from questionnaire.inquiry.words import squeezed
from questionnaire.shapes.question import UNKNOWN, Choice, Question
from questionnaire.shapes.section import Section

SEVERAL = "It gives one answer to several questions. Write each number with its own answer."
_QUOTED = 90
_HEAD = re.compile(r"(?i)(?<![\w'\u2019])(?<!\d\.)(?:(?:question|q|no|nr)[. ]*)?#? ?(\d{1,3})([\s).:=>\]*_\u2013\u2014-]*)[(\[\"'\u201c]*")
_TO = r"(?:[-\u2013\u2014,&+/]|\.\.+|to|thru|through|and)"
_SEVERAL = re.compile(
    rf"(?i)\d{{1,3}}(?:\s{{0,2}}{_TO}\s{{0,2}}(?:and )?(?:(?:q|no|nr)[. ]{{0,2}})?#? ?\d{{1,3}}(?!\d)){{1,20}}"
    rf"(?=\s{{0,3}}:|[\s).=>\]*_(\[\"'\u201c\u2013\u2014-]{{0,9}}(?:[a-z?](?!\w)|{DONT_KNOW.pattern.removeprefix('(?i)')}))"
)
"""Several numbers before one answer."""
_LETTER = re.compile(r"(?i)[a-z?](?!\w)")
_OR_ANOTHER = re.compile(
    r"(?i)[^\w?]*(?:(?:and|or|also|maybe|perhaps)\b[^\w?]*)*(?:(\?)|(?<!\w)(?!\b[ai]\s+[a-z]{2})([a-z])(?!\w|['\u2019.][a-z]))"
)
"""What may be a second answer behind a first one: a question mark, or a letter that is neither a word nor of "e.g."."""
_TO_ANOTHER = re.compile(rf"(?i)\s*(?:{_TO}|or)\s*(\d+)")
"""The same behind a number or a day."""
_FILLER = frozenset(("and", "or", "for", "then", "both", "questions", "numbers"))
"""What stands between answers and says nothing of any."""
_DENIES = re.compile(
    r"(?i)(?<![\w'\u2019])(?:not?|nor|none|nobody|nothing|neither|never|hardly|without|cannot|wrong|incorrect|untrue|false|except|unless|until"
    r"|rather|instead|yet|soon|planned|used to|(?:is|was|are|were|do|does|did|has|have|had|ca|wo)nt|[a-z]+n['\u2019]t)(?![\w'\u2019])"
)
"""What may turn the letter beside it into its opposite, or into what was or will be so."""
_EDGES = " !,;.:/|()[]\u2013\u2014-*_\"'\u201c\u201d"


@dataclass(frozen=True)
class Given:
    """What a reply says to one question."""

    number: int
    question: Question
    answer: Answer | None
    """None: "I don't know" of a day, a number or a list, which can only stay blank."""
    remark: str = ""
    """What was written beside it."""


@dataclass(frozen=True)
class _Item:
    """An answer, or what stands in its place, from a number to where it ends in the line."""

    start: int
    end: int
    number: int
    value: Value | None = None
    fault: str = ""
    several: bool = False
    """Whether other numbers stand with it."""


@dataclass
class Reading:
    """What was read so far. `unread`: a sentence for each part that could not be."""

    section: Section
    known: frozenset[str]
    """Lines that ask and do not answer (`known_lines`)."""
    found: dict[int, list[Given]] = field(default_factory=dict)
    unread: list[str] = field(default_factory=list)
    beside: int = 0
    """How many of these are of words that answer no question."""
    listed: dict[int, str] = field(default_factory=dict)
    """The list of apps, as written so far, by the question's number."""
    listing: int = 0
    """The question whose list goes on in the next line."""
    above: int = 0
    """The question that was quoted last, to which a letter alone is the answer."""

    def read(self, line: str) -> None:
        """One line, white space at its ends taken away."""
        if line and (line.startswith(">") or squeezed(line) in self.known):
            begins = re.match(r"[>\s]*(\d{1,2})\. ", line)
            self.above = int(begins[1]) if begins and squeezed(line.lstrip("> ")) in self.known else self.above
            return
        items = [*self._items(line)] or [*self._answer_to_quoted(line)]
        before = line[: items[0].start] if items else line
        if self.listing and _says(before):  # a number in the name of an app is no answer
            self.listed[self.listing] += f"\n{line}"
            return
        if _says(before):
            self.unread.append(f"Not read: {_quoted(before.rstrip(' .'))}.")
            self.beside += 1
        if items or not line:
            self.listing = 0
        for item, end in zip(items, [*(item.start for item in items), len(line)][1:], strict=True):
            self._take(item, line[item.start : end], _last_words(before), line[item.end : end])
            before = line[item.end : end]

    def _items(self, line: str) -> Iterator[_Item]:
        end = 0
        for head in _HEAD.finditer(line):
            between = line[end : head.start()]
            if head.start() < end or between.count("(") > between.count(")") + head[2].count(")"):
                continue
            item = self._item(line, head, direct=not _says(between), after_mark=between.rstrip()[-1:] in (*",;.",))
            if item:
                end = item.end if item.value or item.fault else len(line)  # a list of apps takes the whole line
                yield item

    def _item(self, line: str, head: re.Match[str], *, direct: bool, after_mark: bool) -> _Item | None:
        """What begins with this number; None where it is a number among words. `direct`: nothing is written before it."""
        number, tight = int(head[1]), not head[2]
        if (direct or after_mark) and (several := _SEVERAL.match(line, head.start(1))):
            return _Item(head.start(), several.end(), number, fault=SEVERAL, several=True)
        if not (tight or direct or after_mark or ":" in head[2]):
            return None
        if not 0 < number <= len(self.section.questions):
            told = f"This section has {len(self.section.questions)} questions."
            return _Item(head.start(), head.end(), number, fault=told) if _LETTER.match(line, head.end()) else None
        question = self.section.questions[number - 1]
        if question.kind == "rows":
            return _Item(head.start(), head.end(), number) if direct and not tight else None
        try:
            value = value_at(question, line, head.end(), apart=head[2][-1:].isspace())
        except ValueError as fault:
            return _Item(head.start(), head.end(), number, fault=str(fault))
        if value:
            return _Item(head.start(), value.end, number, value)
        meant = direct and (not tight or _LETTER.match(line, head.end()))
        return _Item(head.start(), head.end(), number, fault=way_out(question)) if meant else None

    def _answer_to_quoted(self, line: str) -> Iterator[_Item]:
        question = self.section.questions[self.above - 1] if self.above else None
        if question and question.kind != "rows":
            try:
                value = value_at(question, line, 0, apart=True)
            except ValueError:
                value = None
            if value and not _says(line[value.end :]):
                yield _Item(0, value.end, self.above, value)

    def _take(self, item: _Item, whole: str, before: str, rest: str) -> None:
        """`whole`: the item with what follows it, up to the next one; `rest`: that alone; `before`: what leads to it."""
        if item.fault:
            quoted = item.fault.startswith("\u201c")
            said = whole if item.several else "" if quoted else rest
            told = f"{_quoted(said)} is not read. " if _says(said) else "" if quoted else "No answer is read. "
            self.unread.append(f"{item.number}: {told}{item.fault}")
        elif item.value is None:
            self.listed[item.number] = rest
            self.listing = item.number
        elif also := self._also(item.number, rest):
            self.unread.append(f"{item.number}: Is \u201c{also}\u201d an answer too? Nothing is read here, to be sure.")
        elif self._denied(item.number, item.value.answer, before, rest):
            told = _quoted(f"{before if _DENIES.search(before) else ''} {whole}")
            self.unread.append(f"{item.number}: Does {told} mean that answer, or not? Nothing is read here, to be sure.")
        else:
            self._give(item.number, item.value.answer, rest.strip(_EDGES))

    def _also(self, number: int, rest: str) -> str:
        """What of the words behind an answer may be a second one; empty where nothing is."""
        question, alone = self.section.questions[number - 1], rest.strip(_EDGES)
        if len(alone) == 1 and alone.isalnum():
            return alone
        another = _OR_ANOTHER if question.choices else _TO_ANOTHER
        if found := another.match(rest):
            return next(part for part in found.groups() if part)
        return "?" if re.match(r"[^\w?]*\?", rest) else ""

    def _denied(self, number: int, answer: Answer | None, before: str, rest: str) -> bool:
        """Whether words before an answer may deny it, or words behind one that says that all is well: a gap is often told with a "not"."""
        chosen = self.section.questions[number - 1].choice(answer) if isinstance(answer, str) else None
        says_well = bool(chosen and chosen.likelihood is None and not _quotes(rest, chosen))
        return bool(_DENIES.search(before) or (says_well and _DENIES.search(rest)))

    def _give(self, number: int, answer: Answer | None, remark: str) -> None:
        question = self.section.questions[number - 1]
        chosen = question.choice(answer) if isinstance(answer, str) else None
        if not _says(remark) or (chosen and _quotes(remark, chosen)):
            remark = ""
        self.found.setdefault(number, []).append(Given(number, question, answer, remark))

    def given(self) -> tuple[Given, ...]:
        """All answers in the order of the questions; after the last line."""
        for number, text in self.listed.items():
            question = self.section.questions[number - 1]
            try:
                self._give(number, dont_know(question) if DONT_KNOW.fullmatch(text.strip(" .")) else apps(text), "")
            except ValueError as fault:
                self.unread.append(f"{number}: {_quoted(text)} is not read. {fault}")
        given = [self._one(number, self.found[number]) for number in sorted(self.found)]
        return tuple(one for one in given if one)

    def _one(self, number: int, found: list[Given]) -> Given | None:
        """The one answer to a question; None where there are several."""
        answers = [one.answer for one in found]
        if any(answer != answers[0] for answer in answers):
            words = " and as ".join(dict.fromkeys(_in_letters(found[0].question, answer) for answer in answers))
            self.unread.append(f"{number} is answered twice, as {words}. Keep one of them.")
            return None
        remarks = "; ".join(dict.fromkeys(one.remark for one in found if one.remark))
        return Given(number, found[0].question, answers[0], remarks)


def _in_letters(question: Question, answer: Answer | None) -> str:
    if answer in (None, (), UNKNOWN):
        return "?"
    if isinstance(answer, str):
        return letter(question, answer)
    if isinstance(answer, tuple):
        return "".join(letter(question, part) for part in answer if isinstance(part, str)) or "a list"
    return f"{answer}"


def _quotes(text: str, chosen: Choice) -> bool:
    """Whether these are the words of the choice itself, or those that it begins with."""
    return squeezed(chosen.option.strip(_EDGES)).startswith(squeezed(text.strip(_EDGES)))


def _last_words(text: str) -> str:
    """What stands behind the last mark: before it, the note of an earlier answer has ended."""
    return re.split(r"[,;.:|]", text)[-1]


def _says(text: str) -> bool:
    """Whether there is more than marks and what joins answers."""
    return not _FILLER.issuperset(re.findall(r"[^\W_]+", text.casefold()))


def _quoted(text: str) -> str:
    words = " ".join(text.split()).strip(" ,;:")
    shown = words if len(words) <= _QUOTED else f"{words[: _QUOTED - 1]}\u2026"
    return f"\u201c{shown}\u201d"
