"""Numbers and addresses that point at one person: identifiers that 45 CFR 164.514(b)(2)(i) lists. Each answers whether a text holds one."""

import re
from collections.abc import Iterator
from functools import lru_cache

from questionnaire.privacy.known import Known, Text, any_of, word

_AROUND = 70
_SAID = r"(?:\W{1,3}(?:number|numbers|num|no|nos|nr|id|ids|is|was|are|of|as|the|her|his|their|now)\b){0,4}\W{0,4}"
"""What may stand between a word and its number: at most four small words."""
_NO = r"[ .]{0,2}(?:#|(?:id|no|num|number)s?\b)\W{0,4}(?:(?:is|was|of)\b\W{0,3})?"
_NO_YEAR = r"(?!20\d\d\b)"
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}"
_NUMERIC = r"(?:\d{1,4}[/. -]{1,2}\d{1,2}[/. -]{1,2}(?:\d{4}|'?\d{2})|\d{1,2}/\d{1,2}|\d{8}|\d{6})(?!\d)"
_DAY = rf"(?:{_NUMERIC}|\d{{1,2}}(?:st|nd|rd|th)?(?: of)?[ -]{_MONTH}|{_MONTH}\W{{0,3}}\d)"
_BIRTH = word("dob", r"d\.o\.b", "date of birth", "day of birth", "birth ?da(?:te|y)", "b-?day") + r"\b"
_SOCIAL = word("ssns?", "ss ?#", r"soc(?:ial)?\.? sec(?:urity)?\.?", "social")
_LAST_FOUR = r"[^\d\n]{0,15}\d{4}(?!\d)"
_A, _X = "[ac-hjkmnp-rt-y]", r"[\dac-hjkmnp-rt-y]"

Patterns = tuple[re.Pattern[str], ...]


def _patterns(*written: str) -> Patterns:
    """One for each way to write it: several short ones are faster than one long one. All look at small letters."""
    return tuple(re.compile(pattern) for pattern in written)


_SSN = _patterns(
    r"(?<![\w.-])\d{3}([ -])\d{2}\1\d{4}(?![\w-])",
    rf"{_SOCIAL}{_SAID}(?:(?:\d[ .-]?){{8}}\d(?!\d)|(?:x{{3}}|\*{{3}})-(?:xx|\*\*)-\d{{4}})",
    rf"{word('last (?:four|4)')}\b[^\d\n]{{0,20}}{_SOCIAL}{_LAST_FOUR}",
    rf"{_SOCIAL}\b[^\d\n]{{0,20}}\b(?:last (?:four|4)|ends|ending)\b{_LAST_FOUR}",
)
_HOLDER = ("patient", "pt", "member", "subscriber", "policy")
_ITS = ("chart", "record", "rx", "prescription", "group", "health plan", "insurance", "claim", "beneficiary")
_RECORD = _patterns(
    rf"{word('mrns?', 'med(?:ical)? rec(?:ord)?')}{_SAID}[a-z]{{0,3}}[ -]?\d(?:[ -]?\d){{2}}",
    rf"{word(*_HOLDER, *_ITS)}(?:'s)?{_NO}{_NO_YEAR}[a-z]{{0,4}}[ -]?\d(?:[ -]?\d){{2}}",
    rf"{word(*_HOLDER)}\W{{1,2}}{_NO_YEAR}[a-z]{{0,4}}-?\d(?:[ -]?\d){{5}}",
)
_ACCOUNT = _patterns(rf"{word('account', 'acct')}{_NO}[a-z]{{0,4}}[ -]?\d(?:[ -]?\d){{3}}")
_BORN = _patterns(
    rf"{_BIRTH}\.?{_SAID}{_DAY}",
    rf"{word('born')}\b(?: (?:on|in|the)\b){{0,2}}\W{{0,3}}{_DAY}",
    rf"{word('b')}(?<=[^\W\d][ ,][ (]b|[^\W\d]{{2}} b)\. ?{_DAY}",
)
_DAY_FIRST = _patterns(rf"(?<![\d.]){_DAY}(?:[ ,]{{1,2}}\d{{2,4}}|\d)? ?(?:\(|=|(?:is|was|as) (?:the |her |his |their )?){_BIRTH}")
_CALL = ("call", "phone", "tel", "telephone", "cell", "mobile", "fax", "text", "sms", "whatsapp", "reach", "ring", "dial")
_PHONE = _patterns(
    r"(?<![\w./#-])(?:\+?1[ .-]?)?(?:\(\d{3}\)[ .-]?|\d{3}[ ./-]{1,2})\d{3}[ .-]{1,2}\d{4}(?![\w-])(?!\.\d)",
    r"\+\d(?:[ .()-]{0,2}\d){8,13}(?!\d)",
    rf"{word(*_CALL, 'h(?:er|is) number', 'their number')}(?:s|ed|ing)?\b[^\d\n]{{0,16}}(?<!\d)(?:1?\d{{10}}|\d{{3}}[ .-]\d{{4}})(?![\w-])",
)
_MEDICARE = _patterns(
    rf"[1-9](?<![\w-][1-9]){_A}{_X}\d[ -]?{_A}{_X}\d[ -]?{_A}{{2}}\d\d(?![\w-])",  # a Medicare Beneficiary Identifier
    rf"{word('medicaid', 'medicare')}{_SAID}{_NO_YEAR}[a-z]{{0,3}}\d(?:[ -]?\d){{4}}",
)
_EMAIL = _patterns(r"(?<![\w.+'-])([\w.+'-]{1,64})@((?:[\w-]{1,63}\.){1,6}[a-z]{2,24})\b")
_STREET = re.compile(
    r"\b\d{1,5} (?:[NSEW]\.? |North |South |East |West )?(?:[A-Z][\w']{0,20}\.? |\d{1,3}(?:st|nd|rd|th) ){1,3}"
    r"(?:Street|St|Avenue|Ave|Road|Rd|Boulevard|Blvd|Lane|Ln|Drive|Dr|Court|Ct|Place|Pl|Way|Terrace|Ter|Circle|Cir|Parkway|Pkwy|Highway|Hwy)\b"
)
_TOLL_FREE = re.compile(r"\D{0,3}1?\D{0,2}8(?:00|33|44|55|66|77|88)(?!\d{8})")
_OWN_INSURANCE = re.compile(r"\b(?:cyber|liability|malpractice)\b")
_FIRM_BORN = re.compile(r"\b(?:company|startup|firm|business|practice|clinic|product|idea|we)\b,?(?: was| were| is)? $")


@lru_cache(maxsize=1)
def _person() -> re.Pattern[str]:
    """A word for one person; "patient portal" and the like are none."""
    one = word("patient", "member", "pt", "client(?='s)")
    kin = word("she", "her", "he", "his", "him", "mother", "father", "daughter", "son", "wife", "husband", "mom", "dad", "lives")
    return re.compile(rf"{one}\b(?! {any_of('not_names')})|{kin}\b")


@lru_cache(maxsize=1)
def _paper() -> re.Pattern[str]:
    return re.compile(rf"{any_of('papers')}\W{{0,3}}(?:number|no|id|at|is)?\W{{0,3}}$")


@lru_cache(maxsize=2)
def _firm(*lists: str) -> re.Pattern[str]:
    """A word of these lists; "the vendor's ticket" is none."""
    return re.compile(rf"{any_of(*lists)}(?!(?:'s)?\W{any_of('matters')})")


def ssn(text: Text, _known: Known) -> bool:
    """By its form, or nine digits or the last four after a word for it."""
    return any(not _of_a_paper(text, found) for found in _all(_SSN, text))


def record(text: Text, _known: Known) -> bool:
    """The number of a medical record, a member, a policy that is no firm's; an account beside a person."""
    return any(not _OWN_INSURANCE.search(_around(text.small, found)) for found in _all(_RECORD, text)) or any(
        _person().search(_around(text.small, found)) for found in _all(_ACCOUNT, text)
    )


def birth(text: Text, _known: Known) -> bool:
    """A day beside a word for birth; firms are born too."""
    if any(not _FIRM_BORN.search(text.small[max(0, found.start() - 30) : found.start()]) for found in _all(_BORN, text)):
        return True
    return ("birth" in text.small or "dob" in text.small) and any(_all(_DAY_FIRST, text))


def phone(text: Text, _known: Known) -> bool:
    """But for a paper's number, a toll-free one and, where no person stands beside it, a firm's."""
    return any(
        not (_of_a_paper(text, found) or _TOLL_FREE.match(found.group()) or _of_a_firm(text, found, "firms", "lines"))
        for found in _all(_PHONE, text)
    )


def medicare(text: Text, _known: Known) -> bool:
    """A Medicare number by its form, or any number after Medicare or Medicaid."""
    return any(_all(_MEDICARE, text))


def email(text: Text, known: Known) -> bool:
    """But for a desk's, a vendor's or one's own."""
    found_in = _all(_EMAIL, text) if "@" in text.small else ()
    return any(not (known.address(found[1], found[2]) or _of_a_firm(text, found, "firms")) for found in found_in)


def address(text: Text, _known: Known) -> bool:
    """A street address with a person beside it."""
    return any(_person().search(_around(text.small, found)) for found in _STREET.finditer(text.plain))


def _all(patterns: Patterns, text: Text) -> Iterator[re.Match[str]]:
    return (found for pattern in patterns for found in pattern.finditer(text.small))


def _around(text: str, found: re.Match[str]) -> str:
    return text[max(0, found.start() - _AROUND) : found.end() + _AROUND]


def _of_a_paper(text: Text, found: re.Match[str]) -> bool:
    return bool(_paper().search(text.small[max(0, found.start() - 20) : found.start()]))


def _of_a_firm(text: Text, found: re.Match[str], *lists: str) -> bool:
    """Whether a firm stands beside it, and no person."""
    around = _around(text.small, found)
    return bool(_firm(*lists).search(around)) and not _person().search(around)
