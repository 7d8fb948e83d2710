"""Names of patients. A name alone may be anybody's: what stands beside it makes it a patient's."""

import re
from collections.abc import Iterator
from functools import lru_cache

from questionnaire.privacy.known import Known, Text, any_of

_AROUND = 70
_NAME = r"[A-ZÀ-ÖØ-Þ](?:\.|[\w'-]{0,30}[a-zß-öø-ÿ]\b)"
_RUN = rf"{_NAME}(?:,? {_NAME}){{0,3}}"

_ONE = "[Pp]atient|[Mm]ember|[Cc]lient"
_CALLED = re.compile(
    rf"\b(?:{_ONE}|PATIENT|MEMBER|CLIENT)(?:(?:'s)? (?:[Nn]ame|NAME)(?: is| was|:)|,? named|(?<!lient) called) ({_RUN})"
    rf"|[Nn]ame of (?:the|our|this) (?:{_ONE})(?: is| was|:) ({_RUN})"
)
_MARKED = re.compile(rf"\b({_ONE}|[Pp]t\.?)[:, (-]{{1,3}}({_RUN})")
_NAMED = re.compile(rf"\b(?:(?:Mrs?|Ms|Miss|Mx)\.? {_NAME}|{_NAME})(?: {_NAME}){{0,3}}")

_END = re.compile(r"(?<!\bMr)(?<!\bMs)(?<!\bMrs)(?<!\b[Pp]t)(?<!\b[A-Z])[.!?;]\s|\n")
_FEW = r"(?: [\w-]{1,20}){0,2} ?"
_TO_COME = re.compile(_FEW)
_THEIRS = re.compile(rf"\b(?:her|his|their){_FEW}$")
_HAS = re.compile(r",? (?:is|was|has|had|got|takes|suffers|tested|missed|needs|reschedul\w+|cancel\w+)(?: [\w-]{1,20}){0,3} $")
_FOR = re.compile(rf"{_FEW}\b(?:for|of|from|to) ")
_CODE = re.compile(r"\b[A-TW-Z]\d[\dAB]\.\d[\dA-Z]{0,3}\b|\b(?:ICD|[Dd]x|[Dd]iagnosis(?: code)?)\b\W{0,3}(?:10\W{1,3})?[A-TW-Z]\d[\dAB]\b")


@lru_cache(maxsize=1)
def _health() -> re.Pattern[str]:
    return re.compile(rf"{any_of('health')}(?!\W{any_of('matters')})")


@lru_cache(maxsize=1)
def _a_patient() -> re.Pattern[str]:
    """After a name: "is a patient", "(patient)"; not "is a patient advocate"."""
    return re.compile(rf"(?:,| is| was| \()+ ?(?:a |an |the |our )?(?:new |former |longtime )?patient\b(?! {any_of('not_names')})")


def patient_name(text: Text, known: Known) -> bool:
    """A patient called by name, or a person's name with a word of health that is theirs."""
    plain = text.plain
    return (
        any(known.person(found[1] or found[2]) for found in _CALLED.finditer(plain))
        or any(found[1][0] in "Pp" and " " in found[2] and known.person(found[2]) for found in _MARKED.finditer(plain))
        or ("patient" in plain and any(_a_patient().match(plain, name.end()) for name in _in_full(plain, known)))
        or any(_somebodys(*_beside(plain, word), known) for word in _health().finditer(text.small))
    )


def diagnosis_code(text: Text, known: Known) -> bool:
    """An ICD-10 code with a person's name beside it."""
    sides = (side for code in _CODE.finditer(text.plain) for side in _beside(text.plain, code))
    return any(_marked(side, known) or any(_in_full(side, known)) for side in sides)


def _beside(text: str, found: re.Match[str]) -> tuple[str, str]:
    """What stands before and after it in the same sentence."""
    before, after = text[max(0, found.start() - _AROUND) : found.start()], text[found.end() : found.end() + _AROUND]
    return _END.split(before)[-1], _END.split(after)[0]


def _somebodys(before: str, after: str, known: Known) -> bool:
    """Whether a word of health is one person's, by the words before and after it."""
    if _marked(before, known) or _marked(after, known):
        return True
    for name in _named(before, known):
        if name.group().endswith("'s") and _TO_COME.fullmatch(before, name.end()):
            return True
        if _full(name) and (_THEIRS.search(before, name.end()) or _HAS.match(before, name.end())):
            return True
    leads = _FOR.match(after)
    return leads is not None and any(name.start() == leads.end() for name in _in_full(after, known))


def _marked(side: str, known: Known) -> bool:
    """Whether somebody is called patient or member. "Client" is said of firms too: there it takes a full name, or whose it is."""
    return any(known.person(name) and (mark[0] not in "Cc" or " " in name or name.endswith("'s")) for mark, name in _MARKED.findall(side))


def _named(side: str, known: Known) -> Iterator[re.Match[str]]:
    return (name for name in _NAMED.finditer(side) if known.person(name.group()))


def _in_full(side: str, known: Known) -> Iterator[re.Match[str]]:
    return filter(_full, _named(side, known))


def _full(name: re.Match[str]) -> bool:
    """With a title, or with more than one name."""
    return " " in name.group()
