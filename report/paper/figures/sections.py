"""Where the risk sits by section of the questionnaire."""

from dataclasses import dataclass

from questionnaire import Bank, walk
from questionnaire.assessment import Assessment
from questionnaire.flow.progress import progress
from questionnaire.shapes.question import Level
from report.paper.figures.picture import names, not_answered, references, waiting_words
from report.paper.wording import count, level_word, score_words
from scoring.counted import counted_findings
from scoring.result import Finding, Result


@dataclass(frozen=True)
class SectionBar:
    """One section: its worst finding, how many of each level, and its score."""

    id: str
    title: str
    worst: Level | None
    """None where the section has no finding."""
    counts: tuple[tuple[Level, int], ...]
    """Findings by level, worst level first; levels with none are left out."""
    low: int
    high: int
    references: tuple[str, ...]
    """For each of `counts`, the numbers of its findings in the register, short: `F1, F4-F6`."""
    names: tuple[str, ...]
    """For each of `counts`, what its findings are called, in short."""
    blank: int = 0
    """Its questions that wait for an answer."""

    @property
    def findings(self) -> int:
        """Number of findings of all levels."""
        return sum(number for _, number in self.counts)

    @property
    def parts(self) -> tuple[tuple[Level, int, str], ...]:
        """Each level with its number of findings, and in words which they are: "AI: 2 high risk, F8, F9. AI in use; AI cover"."""
        return tuple(
            (level, number, f"{self.title}: {number} {level_word(level).lower()} risk, {which}. {called}")
            for (level, number), which, called in zip(self.counts, self.references, self.names, strict=True)
        )

    @property
    def words(self) -> str:
        """The counts in words: "2 very high, 1 moderate; 3 questions not answered yet"; a section without an answer is no good one."""
        found = ", ".join(f"{number} {level_word(level).lower()}" for level, number in self.counts)
        if not self.blank:
            return found or "no findings"
        asked = count(self.blank, "question")
        return f"{found}; {asked} not answered yet" if found else f"not answered yet ({asked})"

    @property
    def number(self) -> str:
        """How many findings it has; none of a section that waits for answers is no 0."""
        return "" if self.blank and not self.findings else str(self.findings)


@dataclass(frozen=True)
class SectionsFigure:
    """Sections, worst first."""

    bars: tuple[SectionBar, ...]
    waiting: int = 0
    """Questions that wait for an answer: they are in the scores as not known, and no findings yet."""
    title: str = "Findings by section"
    header: tuple[str, ...] = ("Section", "Worst", "Findings", "By level", "Score, 0 to 100")

    def rows(self) -> tuple[tuple[str, ...], ...]:
        """One row a section."""
        return tuple(
            (
                b.title,
                level_word(b.worst) if b.worst is not None else "None" if b.number else "",
                b.number,
                b.words,
                score_words(b.low, b.high),
            )
            for b in self.bars
        )

    @property
    def description(self) -> str:
        """Which section holds the worst findings, in one sentence."""
        if not self.bars or self.bars[0].worst is None:
            return f"No section has a finding.{waiting_words(self.waiting)}"
        first = self.bars[0]
        touched = sum(b.findings > 0 for b in self.bars)
        named = f"\u201c{first.title}\u201d: {first.words}"
        told = f"1 section has findings, {named}." if touched == 1 else f"{touched} sections have findings; worst first: {named}."
        return told + waiting_words(self.waiting)


def sections_by_risk(bank: Bank, assessment: Assessment, result: Result, register: Result | None = None) -> SectionsFigure:
    """Sections that were asked, worst level first, then by number of findings, then in the bank's order.

    `register`: the result whose register numbers the findings, where that is another one, as for a projection.
    """
    held: dict[str, dict[Level, list[Finding]]] = {part.id: {} for part in result.sections}
    sheet, waiting, bars = walk(bank, assessment), not_answered(bank, assessment), []
    held_by_answers = counted_findings(sheet, result.findings)
    for finding in held_by_answers:
        held[bank.section_of(finding.question).id].setdefault(finding.risk, []).append(finding)
    for part in result.sections:
        levels = sorted(held[part.id].items(), reverse=True)
        counts = tuple((level, len(found)) for level, found in levels)
        numbers = tuple(references([f.id for f in found], register or result) for _, found in levels)
        named = tuple(names(found, bank) for _, found in levels)
        worst = counts[0][0] if counts else None
        section = bank.section(part.id)
        blank = progress(section.questions, assessment, sheet).blank if waiting else 0
        bars.append(SectionBar(part.id, section.title, worst, counts, part.score.low, part.score.high, numbers, named, blank))
    bars.sort(key=lambda bar: [-number for _, number in _every(bar)])
    return SectionsFigure(tuple(bars), waiting)


def _every(bar: SectionBar) -> list[tuple[Level, int]]:
    """Every level, worst first, with zero where there is none: what bars are sorted by."""
    known = dict(bar.counts)
    return [(level, known.get(level, 0)) for level in reversed(Level)]
