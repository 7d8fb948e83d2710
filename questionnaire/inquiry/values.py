"""One answer of a reply, as people write it: a letter, several, a day, a number, apps."""

import re
from dataclasses import dataclass

from questionnaire.assessment import MAX_NAME, Answer, Integration
from questionnaire.condition_words import LETTERS, letter
from questionnaire.day import likely_day
from questionnaire.inquiry.words import letters
from questionnaire.number import TYPED, whole_number
from questionnaire.shapes.question import NONE, UNKNOWN, Question

DONT_KNOW = re.compile(r"(?i)(?:\?+|(?:i )?(?:do not|don.?t) know|unknown|not sure|no idea|idk)(?!\w)")
_JOINED = r"(?:[\s,/&+]|\b(?:and|or)\b)*"
_WORD_FOLLOWS = re.compile(r"\s+[a-z]{2}", re.IGNORECASE)
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_ORDINAL = r"\d{1,2}(?:st|nd|rd|th)?"
_DAY = re.compile(
    rf"(?i)(?:\d{{4}}-\d\d-\d\d|\d{{4}}/\d{{1,2}}(?:/\d{{1,2}})?|\d{{1,2}}[/.]\d{{1,2}}[/.]\d{{4}}|\d{{1,2}}/\d{{4}}"
    rf"|{_MONTH}\s+(?:{_ORDINAL},?\s+)?\d{{4}}|{_ORDINAL}\s+{_MONTH},?\s+\d{{4}})(?!/?\d)"
)
_NUMBER = re.compile(rf"(?:{TYPED})(?![\w/-])")
_SAID = {"yes": True, "y": True, "no": False, "n": False}
_FLAG = r"[\s,/|:]+(yes|no|y|n|\?)"
_APP = re.compile(rf"(?i)(.+?)(?:{_FLAG}(?:{_FLAG})?)?[\s.]*")
_FLAGS = 20
"""Characters that the two words behind a name and what parts them take at most."""
NO_APP = ("none", "nothing", "no")


@dataclass(frozen=True)
class Value:
    """An answer and where it ends in its line. None: "I don't know" of a day, a number or a list, which can only stay blank."""

    answer: Answer | None
    end: int


def value_at(question: Question, line: str, start: int, *, apart: bool) -> Value | None:
    """The answer that stands in the line from `start`; None where none does. Not for lists of apps (`apps`).

    `apart`: a blank parts it from its number, so that "a" may be a word. Raises ValueError for what cannot be, in words for the person.
    """
    if found := DONT_KNOW.match(line, start):
        return Value(dont_know(question), found.end())
    if question.kind == "date":
        found = _DAY.match(line, start)
        return Value(likely_day(found.group()), found.end()) if found else None
    if question.between is not None:
        found = _NUMBER.match(line, start)
        return Value(whole_number(found.group(), question.between), found.end()) if found else None
    return _chosen(question, line, start, apart)


def dont_know(question: Question) -> Answer | None:
    """How "I don't know" is held: of many choices as none of them."""
    return UNKNOWN if question.kind == "single" else () if question.kind == "multi" else None


def _chosen(question: Question, line: str, start: int, apart: bool) -> Value | None:
    """Raises ValueError where the letters do not go together."""
    one = f"[{LETTERS[: len(question.choices)]}]"
    found = re.compile(rf"(?i){one}(?:{_JOINED}{one})*(?![\w'\u2019])").match(line, start)
    if not found:
        return None
    if apart and found.group().casefold() == "a" and _WORD_FOLLOWS.match(line, found.end()):
        raise ValueError("Is \u201ca\u201d the answer or a word? If it is the answer, write it right after its number.")
    named = dict.fromkeys(re.sub(r"\b(?:and|or)\b|[\W_]", "", found.group().casefold()))
    chosen = tuple(choice.id for choice in question.choices if letter(question, choice.id) in named)
    if question.kind == "multi":
        if NONE in chosen and len(chosen) > 1:
            raise ValueError(f"{letter(question, NONE)} cannot stand beside another letter.")
        return Value(chosen, found.end())
    if len(chosen) > 1:
        raise ValueError(f"It takes one letter; you gave {' and '.join(named)}.")
    return Value(chosen[0], found.end())


def apps(text: str) -> tuple[Integration, ...]:
    """The apps of a list, parted by semicolons or lines. Raises ValueError where a name is none."""
    rows = tuple(_app(part) for part in re.split(r"[;\n]", text) if re.search(r"\w", part))
    if not rows:
        raise ValueError("It names no app.")
    return rows


def _app(part: str) -> Integration:
    words = " ".join(part.split()).strip(" ,:*\u2022-")
    if len(words) > MAX_NAME + _FLAGS:
        raise ValueError(f"The name of an app has at most {MAX_NAME} characters, and this one has {len(words)}.")
    found = _APP.fullmatch(words)
    name, data, baa = found.groups() if found else (words, None, None)
    if name.casefold() in NO_APP:
        raise ValueError(f"\u201c{name}\u201d is not an app; whether any is connected is a question of its own.")
    if len(name) > MAX_NAME:
        raise ValueError(f"The name of an app has at most {MAX_NAME} characters, and this one has {len(name)}.")
    return Integration(
        name,
        {True: "phi", False: "no_phi", None: UNKNOWN}[_SAID.get((data or "").casefold())],
        {True: "signed", False: "not_signed", None: UNKNOWN}[_SAID.get((baa or "").casefold())],
    )


def way_out(question: Question) -> str:
    """What would be right."""
    if question.choices:
        return f"It takes {letters(question)}."
    return "It takes a day such as 3/1/2026." if question.kind == "date" else "It takes a whole number."
