"""Where patient details come in and where they go on to, and what covers each way."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Literal

from questionnaire import Bank, Sheet, walk
from questionnaire.assessment import Assessment, Integration, rows_of
from questionnaire.policy import AI_COVER, AI_USE, APPS, BAA_STATUS, CHANNELS, DESK, NO_DESK, PASTED
from questionnaire.shapes.bank import MET, NOT_KNOWN, NOT_NEEDED, UNMET
from questionnaire.shapes.question import UNKNOWN, Choice, Level, Question
from report.paper.figures.picture import references
from report.paper.wording import count, level_word
from scoring.result import Result

COVER_WORDS = {
    "compliant_service": "covered",
    "phi_kept_off": "PHI kept off",
    "patient_consent": "patient consent",
    "neither": "not covered",
    "named_in_baa": "covered",
    "not_covered": "not covered",
}
DESK_WORDS = {MET: "covered", UNMET: "not covered", NOT_NEEDED: "no PHI", NOT_KNOWN: "unknown"}


@dataclass(frozen=True)
class FlowWay:
    """One way in or out of the desk."""

    kind: Literal["channel", "integration", "ai"]
    name: str
    cover: str
    """covered, PHI kept off, patient consent, no PHI, not covered or unknown."""
    level: Level | None
    """The risk of its finding; None where there is none."""
    finding: str = ""
    """The id that its finding has, if it has one."""
    reference: str = ""
    """Its number in the register, `F6`, or an empty text."""

    @property
    def words(self) -> str:
        """The whole name, its cover and its finding: "Slack: not covered. High risk, F6"."""
        return f"{self.name}: {self.cover}" + (f". {level_word(self.level)} risk, {self.reference}" if self.level is not None else "")


@dataclass(frozen=True)
class FlowFigure:
    """The desk, the channels that lead into it, and the apps and AI that it leads on to."""

    desk: str
    ways: tuple[FlowWay, ...]
    """Channels in the bank's order, then AI, then integrations in the order typed."""
    title: str = "Where patient details flow"
    header: tuple[str, ...] = field(default=("Direction", "Name", "Cover", "Risk"))

    @property
    def inward(self) -> tuple[FlowWay, ...]:
        """Channels."""
        return tuple(way for way in self.ways if way.kind == "channel")

    @property
    def outward(self) -> tuple[FlowWay, ...]:
        """AI and connected apps, worst first, then in the order given."""
        ways = [way for way in self.ways if way.kind != "channel"]
        return tuple(sorted(ways, key=lambda way: -1 if way.level is None else way.level, reverse=True))

    def rows(self) -> tuple[tuple[str, ...], ...]:
        """One row a way."""
        directions = {"channel": "In, by channel", "integration": "Out, to a connected app", "ai": "Out, to AI"}
        return tuple((directions[w.kind], w.name, w.cover, level_word(w.level) if w.level is not None else "None") for w in self.ways)

    @property
    def description(self) -> str:
        """How many ways there are and how many of them are open, in one sentence."""
        bare = sum(way.cover == "not covered" for way in self.ways)
        unknown = sum(way.cover == "unknown" for way in self.ways)
        if not self.ways:
            return "No channel, connected app or AI has been named yet."
        ways = count(len(self.ways), "way")
        return f"{ways} in or out of {self.desk}: {bare} not covered, {unknown} not known, {len(self.ways) - bare - unknown} in order."


def phi_flow(bank: Bank, assessment: Assessment, result: Result, register: Result | None = None) -> FlowFigure:
    """Every channel chosen, every use of AI, every integration, each with its cover and the risk of its finding.

    `register`: the result whose register numbers the findings, where that is another one, as for a projection.
    """
    sheet = walk(bank, assessment)
    found = {f.id: (f.risk, references([f.id], register or result)) for f in result.findings}
    ways = [*_channels(bank, sheet, result), *_ai(bank, sheet), *_apps(sheet)]
    desk = sheet.answers.get(DESK)
    name = bank.desk(desk).name if isinstance(desk, str) and desk not in (UNKNOWN, NO_DESK) else "the support desk"
    judged = ((way, *found.get(way.finding, (None, ""))) for way in ways)
    return FlowFigure(name, tuple(replace(way, level=level, reference=reference) for way, level, reference in judged))


def _chosen(bank: Bank, sheet: Sheet, question_id: str) -> Iterator[tuple[Question, Choice]]:
    question, answer = bank.questions.get(question_id), sheet.answers.get(question_id)
    if question is not None and isinstance(answer, tuple):
        yield from ((question, choice) for choice in question.choices if choice.id in answer and choice.id != "none")


def _channels(bank: Bank, sheet: Sheet, result: Result) -> Iterator[FlowWay]:
    for _, choice in _chosen(bank, sheet, CHANNELS):
        if choice.covered_by is None:
            yield FlowWay("channel", choice.label, DESK_WORDS[result.condition("baa").state], None, BAA_STATUS)
        else:
            yield FlowWay("channel", choice.label, _cover(sheet, choice.covered_by), None, choice.covered_by)


def _ai(bank: Bank, sheet: Sheet) -> Iterator[FlowWay]:
    for _, choice in _chosen(bank, sheet, AI_USE):
        if choice.id == PASTED:
            yield FlowWay("ai", choice.label, "not covered", None, AI_USE)
        else:
            yield FlowWay("ai", choice.label, _cover(sheet, AI_COVER), None, AI_COVER)


def _apps(sheet: Sheet) -> Iterator[FlowWay]:
    for number, row in enumerate(rows_of(sheet.answers.get(APPS)), 1):
        yield FlowWay("integration", row.name, _app_cover(row), None, f"{APPS}.{number}")


def _app_cover(row: Integration) -> str:
    if row.data == "no_phi":
        return "no PHI"
    return "covered" if row.covered else "not covered" if row.uncovered else "unknown"


def _cover(sheet: Sheet, question_id: str) -> str:
    answer = sheet.answers.get(question_id)
    return COVER_WORDS.get(answer, "unknown") if isinstance(answer, str) else "unknown"
