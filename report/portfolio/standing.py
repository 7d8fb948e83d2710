"""Where an assessment stands, for a list of many: what is kept of its judgement, as a text that holds nothing that people typed."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import Literal

from pydantic import TypeAdapter, ValidationError

from questionnaire import Assessment, Bank, bank_digest
from questionnaire.flow.progress import Progress, progress
from questionnaire.policy import DISCOVERED_ON
from questionnaire.shapes.question import Level
from report.content.context import Context
from report.content.deadlines import limit_by_law, notice_sentence
from report.content.undated import limit_decided_by
from report.version import VERSION
from scoring import assess
from scoring.result import by_level

_SHAPE = 8
"""Counts up where the text has another shape, or says something else."""


Open = Literal["not answered yet", "none so far"]
"""Of a section without a finding: nobody has answered it, or not all of it."""


@dataclass(frozen=True)
class Standing:
    """Of one assessment. What waits for an answer is no finding yet, and no overdue item."""

    verdict: str
    progress: Progress
    notice_by: date | None
    """The limit by law."""
    counts: Mapping[Level, int]
    """Findings by level of risk, worst first; levels with none are left out."""
    questions: tuple[str, ...]
    """Questions with a finding, in the bank's order."""
    sections: Mapping[str, Level | None | Open]
    """Sections that were asked, with their worst finding; None where there is none, and of one that is not answered whole how far it is."""
    due: tuple[date, ...]
    """Days of the plan's items that are not done, in order."""
    limit_decided_by: str = ""
    """The question whose answer decides whether a limit by law is running; empty where none does."""
    limit_undated: bool = False
    """Whether one may be running for which no day can be given."""
    limit_assumed: bool = False
    """Whether `notice_by` is the latest it can be, counted as if nobody had known before the assessment."""

    @property
    def answered(self) -> int:
        """How many, "I don't know" included."""
        return self.progress.answered

    def overdue(self, today: date) -> int:
        """How many of the plan's items should have been done by now."""
        return sum(day < today for day in self.due)

    def next_due(self, today: date) -> date | None:
        """The day of the next item that is not overdue."""
        return next((day for day in self.due if day >= today), None)


_KEPT = TypeAdapter(Standing)


def judged_by(bank: Bank) -> str:
    """Names the judge: the content of the bank and the program's version. What another one said does not count."""
    return sha256(f"{_SHAPE} {VERSION} {bank.version} {bank_digest()}".encode()).hexdigest()


def standing_of(bank: Bank, assessment: Assessment) -> Standing:
    """Judges one assessment."""
    result = assess(bank, assessment)
    context = Context(bank, assessment, result)
    held = {finding.question for finding in context.findings}
    levels, limit = by_level(context.findings), limit_by_law(context)
    return Standing(
        verdict=result.verdict,
        progress=context.progress,
        notice_by=limit,
        counts={level: number for level, number in levels.items() if number},
        questions=tuple(question for question in bank.questions if question in held),
        sections={section.id: _worst(context, section.id) for section in result.sections},
        due=tuple(sorted(item.due for item in context.left)),
        limit_decided_by=limit_decided_by(context),
        limit_undated=limit is None and bool(notice_sentence(context)),
        limit_assumed=limit is not None and DISCOVERED_ON not in context.on_record,
    )


def _worst(context: Context, section: str) -> Level | None | Open:
    found = [f.risk for f in context.findings if context.bank.section_of(f.question).id == section]
    if found:
        return max(found)
    done = progress(context.bank.section(section).questions, context.assessment, context.sheet)
    return None if not done.needed else "none so far" if done.answered else "not answered yet"


def to_text(standing: Standing) -> str:
    """The text to keep."""
    return _KEPT.dump_json(standing).decode()


def from_text(bank: Bank, text: str) -> Standing | None:
    """What was kept; None where nothing was, or it is none of ours: then the assessment is judged anew."""
    with suppress(ValidationError):
        found = _KEPT.validate_json(text)
        if found.verdict in {verdict.id for verdict in bank.file.verdicts} and bank.questions.keys() >= {*found.questions}:
            return found
    return None
