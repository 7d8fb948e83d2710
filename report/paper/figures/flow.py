"""Where patient details come in and where they go on to, and what covers each way."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from questionnaire import Bank, Sheet, walk
from questionnaire.assessment import Assessment, Integration, rows_of
from questionnaire.policy import (
    AI_COVER,
    AI_NOT_COVERED,
    AI_USE,
    ALL_BOUND,
    APPS,
    BAA,
    BAA_SCOPE,
    BAA_STATUS,
    CHANNELS,
    COMPLIANT,
    CONSENT,
    CONSENT_VENDORS,
    DESK,
    INCOMPLETE,
    INTERCOM_PLAN,
    INVENTORY,
    KEPT_OFF,
    NAMED_IN_BAA,
    NO_COVER,
    NO_DESK,
    NO_LIST,
    PASTED,
    SCOPE_CONFIRMED,
    SOME_NOT_BOUND,
    VENDOR_AI,
    VENDOR_OFFERS_BAA,
)
from questionnaire.shapes.bank import MET, NOT_KNOWN, NOT_NEEDED, UNMET
from questionnaire.shapes.question import NONE, UNKNOWN, Choice, Level
from report.paper.figures.picture import references
from report.paper.uncovered import in_doubt
from report.paper.wording import count, level_word
from scoring.result import Result

UNSAID, BARE, COVERED = "not known", "not covered", "covered"
TO_THE_DESK = "covered up to the desk"
"""Of a channel whose service is fit for it, into a desk that is not known to be: the desk keeps the message too (45 CFR 164.502(e)(1))."""
COVER_WORDS = {
    COMPLIANT: COVERED,
    KEPT_OFF: "PHI kept off",
    CONSENT: "patient consent",
    NO_COVER: BARE,
    NAMED_IN_BAA: COVERED,
    AI_NOT_COVERED: BARE,
}
DESK_WORDS = {MET: COVERED, UNMET: BARE, NOT_NEEDED: "no PHI", NOT_KNOWN: UNSAID}


@dataclass(frozen=True)
class FlowWay:
    """One way in or out of the desk."""

    kind: Literal["channel", "integration", "ai"]
    name: str
    cover: str
    """covered, covered up to the desk, PHI kept off, patient consent, no PHI, not covered or not known."""
    level: Level | None
    """The risk of its finding; None where there is none."""
    finding: str = ""
    """The id that its finding has, if it has one."""
    reference: str = ""
    """Its number in the register, `F6`, or an empty text."""
    named: bool = True
    """Whether somebody named it; else it stands for all of its kind that are not known."""
    of_the_desk: bool = False
    """Whether the BAA of the desk's vendor is what covers it."""

    @property
    def open(self) -> bool:
        """Whether it is one of its own, not of the desk, that nothing is known to cover."""
        return self.named and self.cover in (BARE, UNSAID) and not self.of_the_desk

    @property
    def words(self) -> str:
        """The whole name, its cover and its finding: "Slack: not covered. High risk, F6"."""
        return f"{self.name}: {self.cover}" + (f". {level_word(self.level)} risk, {self.reference}" if self.level is not None else "")


@dataclass(frozen=True)
class FlowFigure:
    """The desk, the channels that lead into it, and the apps and AI that it leads on to."""

    desk: str
    ways: tuple[FlowWay, ...]
    """Channels in the bank's order, then AI, then integrations in the order typed; of each kind last what nobody could name."""
    more: str = ""
    """What else is known of them, in a sentence."""
    title: str = "Where patient details flow"
    header: tuple[str, ...] = ("Direction", "Name", "Cover", "Risk")

    @property
    def inward(self) -> tuple[FlowWay, ...]:
        """Channels."""
        return tuple(way for way in self.ways if way.kind == "channel")

    @property
    def outward(self) -> tuple[FlowWay, ...]:
        """AI and connected apps, worst first; of one risk what nothing covers before what is not known, then in the order given."""
        ways = [way for way in self.ways if way.kind != "channel"]
        return tuple(sorted(ways, key=lambda way: (-1 if way.level is None else way.level, way.cover == BARE), reverse=True))

    def rows(self) -> tuple[tuple[str, ...], ...]:
        """One row a way."""
        directions = {"channel": "In, by channel", "integration": "Out, to a connected app", "ai": "Out, to AI"}
        return tuple((directions[way.kind], way.name, way.cover, _risk(way)) for way in self.ways)

    @property
    def description(self) -> str:
        """How many ways are named, how many of them are open, and of which kind it is not known whether there are any or more."""
        covers = [way.cover for way in self.ways if way.named]
        unnamed = ", ".join(way.name if way.name.isupper() else way.name.lower() for way in self.ways if not way.named)
        more = f"Not named yet: {unnamed}." if unnamed else ""
        if not covers:
            return more or "No channel, connected app or AI is named."
        bare, unknown, half = (covers.count(cover) for cover in (BARE, UNSAID, TO_THE_DESK))
        part = f"{half} {TO_THE_DESK}, " if half else ""
        told = f"{bare} {BARE}, {unknown} {UNSAID}, {part}{len(covers) - bare - unknown - half} in order.{self.more}"
        return f"{count(len(covers), 'way')} in or out of the desk {'is' if len(covers) == 1 else 'are'} named: {told} {more}".rstrip()


def _risk(way: FlowWay) -> str:
    """In a word. What answers contradict each other about has no finding of its own, and is no less open for it."""
    return "Not settled" if way.level is None and way.cover == UNSAID else level_word(way.level)


def phi_flow(bank: Bank, assessment: Assessment, result: Result, register: Result | None = None) -> FlowFigure:
    """Every channel, use of AI and integration, with its cover and the risk of its finding; and of each kind what nobody could name.

    `register`: the result whose register numbers the findings, where that is another one, as for a projection.
    """
    sheet = walk(bank, assessment)
    found = {f.id: (f.risk, references([f.id], register or result)) for f in result.findings}
    ways = [*_channels(bank, sheet, result), *_ai(bank, sheet, result), *_apps(sheet)]
    desk = sheet.answers.get(DESK)
    nameless = "Support" if desk == NO_DESK else "The support desk"
    name = bank.desk(desk).name if isinstance(desk, str) and desk not in (UNKNOWN, NO_DESK) else nameless
    judged = ((way, *found.get(way.finding, (None, ""))) for way in ways)
    several = " At least one of the channels that patients accepted is not covered."
    more = several if _consents(sheet) > 1 and sheet.chose(CONSENT_VENDORS, SOME_NOT_BOUND) else ""
    return FlowFigure(name, tuple(replace(way, level=level, reference=reference) for way, level, reference in judged), more)


def _chosen(bank: Bank, sheet: Sheet, question_id: str) -> Iterator[Choice]:
    answer = sheet.answers.get(question_id)
    if isinstance(answer, tuple):
        yield from (choice for choice in bank.questions[question_id].choices if choice.id in answer and choice.id != NONE)


def _channels(bank: Bank, sheet: Sheet, result: Result) -> Iterator[FlowWay]:
    risks = {finding.id: finding.risk for finding in result.findings}
    for choice in _chosen(bank, sheet, CHANNELS):
        if choice.covered_by is None:
            yield replace(_into_the_desk(choice.label, sheet, result), of_the_desk=not sheet.chose(DESK, NO_DESK))
        elif sheet.answers.get(choice.covered_by) == CONSENT:
            worse = max((CONSENT_VENDORS, choice.covered_by), key=lambda question: risks.get(question, -1))
            cover = _consented(sheet, choice.covered_by in risks, _doubted(result, CONSENT_VENDORS))
            yield FlowWay("channel", choice.label, cover, None, worse)
        else:
            yield _served(sheet, result, choice.label, choice.covered_by)
    if sheet.unknown(CHANNELS):
        yield FlowWay("channel", "Channels", UNSAID, None, CHANNELS, named=False)


def _served(sheet: Sheet, result: Result, name: str, question: str) -> FlowWay:
    """A channel by what its own service is said to be; what ends in a desk is covered no further than the desk is."""
    cover = _cover(sheet, result, question)
    if cover == COVERED and not sheet.chose(DESK, NO_DESK) and _by_the_desk(sheet, result) in (BARE, UNSAID):
        return FlowWay("channel", name, TO_THE_DESK, None, _of_the_desk(sheet, result))
    return FlowWay("channel", name, cover, None, question)


def _into_the_desk(name: str, sheet: Sheet, result: Result) -> FlowWay:
    cover = _by_the_desk(sheet, result)
    if cover == COVERED and not sheet.chose(BAA_SCOPE, SCOPE_CONFIRMED):
        return FlowWay("channel", name, UNSAID, None, BAA_SCOPE)
    return FlowWay("channel", name, cover, None, _of_the_desk(sheet, result))


def _of_the_desk(sheet: Sheet, result: Result) -> str:
    """The question whose finding says that the desk covers nothing, or nothing for sure."""
    if sheet.chose(DESK, NO_DESK):
        return DESK
    if in_doubt(result, sheet):
        return INTERCOM_PLAN if INTERCOM_PLAN in sheet.asked else VENDOR_OFFERS_BAA
    return BAA_STATUS


def _by_the_desk(sheet: Sheet, result: Result) -> str:
    """What the BAA of the desk's vendor covers: nothing for sure on a plan that is not known to come with one."""
    return UNSAID if in_doubt(result, sheet) else DESK_WORDS[result.condition(BAA).state]


def _consented(sheet: Sheet, gap: bool, doubted: bool) -> str:
    """Consent covers the way to the patient; each vendor that keeps the messages needs a BAA all the same (45 CFR 164.502(e)(1)).

    `gap`: of a channel for which consent does not do, whatever is said of the vendors. `doubted`: another answer denies that.
    """
    if sheet.chose(CONSENT_VENDORS, ALL_BOUND) and not gap and not doubted:
        return COVER_WORDS[CONSENT]
    return BARE if _consents(sheet) == 1 and sheet.chose(CONSENT_VENDORS, SOME_NOT_BOUND) else UNSAID


def _consents(sheet: Sheet) -> int:
    return [*sheet.answers.values()].count(CONSENT)


def _ai(bank: Bank, sheet: Sheet, result: Result) -> Iterator[FlowWay]:
    for choice in _chosen(bank, sheet, AI_USE):
        if choice.id == PASTED:
            yield FlowWay("ai", choice.label, BARE, None, AI_USE)
        else:
            by_the_desk = choice.id == VENDOR_AI and sheet.chose(AI_COVER, NAMED_IN_BAA)  # which names nothing where there is none
            cover = _by_the_desk(sheet, result) if by_the_desk else _cover(sheet, result, AI_COVER)
            yield FlowWay("ai", choice.label, cover, None, _of_the_desk(sheet, result) if by_the_desk and cover != COVERED else AI_COVER)
    if sheet.unknown(AI_USE):
        yield FlowWay("ai", "AI", UNSAID, None, AI_USE, named=False)


def _apps(sheet: Sheet) -> Iterator[FlowWay]:
    rows = rows_of(sheet.answers.get(APPS))
    for number, row in enumerate(rows, 1):
        yield FlowWay("integration", row.name, _app_cover(row), None, f"{APPS}.{number}")
    if not rows and APPS in sheet.asked:
        yield FlowWay("integration", "Apps", UNSAID, None, APPS, named=False)
    elif sheet.unknown(INVENTORY) or sheet.chose(INVENTORY, NO_LIST):
        yield FlowWay("integration", "Apps", UNSAID, None, INVENTORY, named=False)
    elif sheet.chose(INVENTORY, INCOMPLETE):
        yield FlowWay("integration", "Other apps", UNSAID, None, INVENTORY, named=False)


def _app_cover(row: Integration) -> str:
    if row.data == "no_phi":
        return "no PHI"
    return COVERED if row.covered else BARE if row.uncovered else UNSAID


def _cover(sheet: Sheet, result: Result, question_id: str) -> str:
    """What the answer says covers a way; what another answer contradicts covers nothing for sure."""
    answer = sheet.answers.get(question_id)
    said = COVER_WORDS.get(answer, UNSAID) if isinstance(answer, str) else UNSAID
    return UNSAID if _doubted(result, question_id) and said == COVERED else said


def _doubted(result: Result, question_id: str) -> bool:
    return any(question_id in contradiction.questions for contradiction in result.contradictions)
