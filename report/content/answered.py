"""What was answered, in words: all that a sentence about the answers needs, before anything is made of them."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from questionnaire import Bank, Sheet, walk
from questionnaire.assessment import Answer, Assessment
from questionnaire.conditions import could_hold, holds
from questionnaire.flow.progress import Progress, progress
from questionnaire.flow.rounds import to_confirm
from questionnaire.policy import BAA_TIMING, DESK, DISCOVERED_ON, FIRST_PHI_ON
from questionnaire.shapes.letters import Phrase
from questionnaire.shapes.question import NOT_APPLICABLE, UNKNOWN, Condition, Level
from questionnaire.shapes.strategies import SourcedWords
from report.paper.uncovered import day_on_record, earlier_day
from report.paper.wording import BLANK, DONT_KNOW, choice_label
from scoring.result import Finding


@dataclass(frozen=True)
class Answered:
    """One assessment and the answers that count."""

    whole: Bank
    assessment: Assessment

    @cached_property
    def bank(self) -> Bank:
        """The bank as it cites the law to this client."""
        return self.whole.for_client(self.assessment.answers)

    @cached_property
    def sheet(self) -> Sheet:
        """The questions asked and the answers that count."""
        return walk(self.bank, self.assessment)

    @cached_property
    def progress(self) -> Progress:
        """How far the questions are answered."""
        return progress(self.bank.questions.values(), self.assessment, self.sheet)

    @property
    def begun(self) -> bool:
        """Whether anything is answered: before the first answer there is no verdict (decisions/first-pass.md)."""
        return self.progress.answered > 0

    @property
    def desk(self) -> str:
        """The desk's id, or `unknown`."""
        desk = self.sheet.answers.get(DESK)
        return desk if isinstance(desk, str) else UNKNOWN

    def phrase(self, phrase: Phrase) -> str:
        """The words that stand for it by these answers: the first case that holds."""
        return next(case.says for case in phrase.cases if holds(case.when, self.sheet.answers, self.sheet.as_of))

    @cached_property
    def not_known(self) -> frozenset[str]:
        """The questions that nobody knows the answer to, and those that are not asked only because of such a one."""
        free = {question for question in self.sheet.asked if question not in self.sheet.answers}
        for section in self.bank.sections:
            for question in section.questions:
                if question.id not in self.sheet.asked and all(self._could_hold(part.when, free) for part in (section, question)):
                    free.add(question.id)
        return frozenset(free)

    def can_hold(self, condition: Condition | None) -> bool:
        """Whether a condition may be true by the answers that are known: what is not known hides nothing."""
        return self._could_hold(condition, self.not_known)

    def _could_hold(self, condition: Condition | None, free: Collection[str]) -> bool:
        return condition is None or could_hold(condition, self.sheet.answers, self.sheet.as_of, free)

    def fitting(self, facts: Iterable[SourcedWords]) -> tuple[SourcedWords, ...]:
        """What holds by these answers."""
        return tuple(one for one in facts if holds(one.when, self.sheet.answers, self.sheet.as_of))

    def is_answered(self, finding: Finding) -> bool:
        """Whether an answer is behind it, or what the dates decide; what waits for an answer is no fault of its own."""
        return finding.question not in self.sheet.blank

    @cached_property
    def earlier_day(self) -> date | None:
        """As `report.paper.uncovered.earlier_day`."""
        return earlier_day(self.assessment, self.sheet)

    @cached_property
    def discovered_earlier(self) -> date | None:
        """Of what came before, the day of discovery on record; None where it is none, as before the first of it came."""
        first, found = self.earlier_day, day_on_record(self.assessment, DISCOVERED_ON)
        return found if first and found and found >= first else None

    @cached_property
    def on_record(self) -> Mapping[str, Answer]:
        """The answers that count, with the days of what came before, for which no question asks today."""
        days = {FIRST_PHI_ON: self.earlier_day, DISCOVERED_ON: self.discovered_earlier}
        return {**self.sheet.answers, **{question: given for question, given in days.items() if given}}

    @cached_property
    def to_confirm(self) -> tuple[str, ...]:
        """The questions asked whose answer is that of an earlier round and waits to be confirmed."""
        return to_confirm(self.assessment, self.sheet)

    def answered_and_waiting(self, findings: Iterable[Finding]) -> tuple[dict[Level, int], dict[Level, int]]:
        """How many of each level an answer is behind, and how many only count until somebody answers; worst first, no zeros."""
        answered, waiting = Counter[Level](), Counter[Level]()
        for finding in findings:
            (answered if self.is_answered(finding) else waiting)[finding.risk] += 1
        return dict(sorted(answered.items(), reverse=True)), dict(sorted(waiting.items(), reverse=True))

    def answered(self, question_id: str) -> str:
        """The counting answer of a single-choice question in words; "I don't know" only where somebody said so."""
        counting, given = self.sheet.answers.get(question_id), self.assessment.answers.get(question_id)
        if isinstance(counting, str):
            label = choice_label(self.bank.questions.get(question_id), counting)
            return f"{label} (by your dates)" if question_id == BAA_TIMING and given not in (counting, None) else label
        if question_id in self.sheet.excused:
            return choice_label(None, NOT_APPLICABLE)
        return DONT_KNOW if given in (UNKNOWN, ()) and question_id not in self.sheet.blank else BLANK
