"""The likelihood-impact grid: where each finding falls in table I-2 of NIST SP 800-30 r1."""

from dataclasses import dataclass

from questionnaire import Bank, walk
from questionnaire.assessment import Assessment
from questionnaire.shapes.question import Level
from report.paper.figures.picture import names, not_answered, references, waiting_words
from report.paper.wording import count, level_word
from scoring.counted import counted_findings
from scoring.result import Result


@dataclass(frozen=True)
class GridCell:
    """One cell of the table: its risk is looked up, never multiplied."""

    likelihood: Level
    impact: Level
    risk: Level
    findings: tuple[str, ...]
    """Finding ids, worst first."""
    references: str
    """Their numbers in the register, short: `F1, F4-F6`."""
    names: str
    """What they are called, in short."""

    @property
    def words(self) -> str:
        """What the cell stands for and what it holds: "High likelihood, low impact: low risk. 2 findings: F1, F4. Backup; Exports"."""
        held = f"{count(len(self.findings), 'finding')}: {self.references}. {self.names}" if self.findings else "No findings"
        return f"{level_word(self.likelihood)} likelihood, {_words(self.impact)} impact: {_words(self.risk)} risk. {held}"


@dataclass(frozen=True)
class GridFigure:
    """Twenty-five cells, likeliest row first, least impact first within a row."""

    cells: tuple[GridCell, ...]
    waiting: int = 0
    """Questions that wait for an answer, which stand in no cell."""
    title: str = "Likelihood and impact of the findings"
    header: tuple[str, ...] = ("Likelihood", "Impact", "Risk", "Findings", "Numbers in the register")

    def cell(self, likelihood: Level, impact: Level) -> GridCell:
        """The cell of that likelihood and impact."""
        return next(c for c in self.cells if (c.likelihood, c.impact) == (likelihood, impact))

    def rows(self) -> tuple[tuple[str, ...], ...]:
        """One row a cell that holds a finding."""
        return tuple(
            (level_word(c.likelihood), level_word(c.impact), level_word(c.risk), str(len(c.findings)), c.references)
            for c in self.cells
            if c.findings
        )

    @property
    def description(self) -> str:
        """How many findings there are and where the largest group of them stands, in one sentence."""
        total = sum(len(c.findings) for c in self.cells)
        if not total:
            return f"The grid is empty: there are no findings.{waiting_words(self.waiting)}"
        fullest = max(self.cells, key=lambda c: (len(c.findings), c.risk))
        held = len(fullest.findings)
        where = f"{_words(fullest.likelihood)} likelihood and {_words(fullest.impact)} impact, which is {_words(fullest.risk)} risk"
        return f"{count(total, 'finding')}; {self._share(held, total)} {where}.{waiting_words(self.waiting)}"

    def _share(self, held: int, total: int) -> str:
        """How the fullest cell is called: "most" only where it holds more than half, "the largest" only where no other is as large."""
        if held == total:
            return "it has" if total == 1 else "all have"
        if held == 1:
            return "no two have the same likelihood and impact; one of the highest risk has"
        if 2 * held > total:
            return f"most ({held}) have"
        tied = sum(len(c.findings) == held for c in self.cells) > 1
        return f"the largest groups have {held} each; one of them has" if tied else f"the largest group ({held}) has"


def likelihood_impact_grid(bank: Bank, assessment: Assessment, result: Result, register: Result | None = None) -> GridFigure:
    """Every finding in its cell; a cell's risk comes from the bank's table I-2.

    `register`: the result whose register numbers the findings, where that is another one, as for a projection.
    """
    held_by_answers = counted_findings(walk(bank, assessment), result.findings)
    cells = []
    for likelihood in reversed(Level):
        for impact in Level:
            risk = bank.method.risk[likelihood.name][impact.name]
            found = [f for f in held_by_answers if (f.likelihood, f.impact) == (likelihood, impact)]
            held = tuple(f.id for f in found)
            cells.append(GridCell(likelihood, impact, risk, held, references(held, register or result), names(found, bank)))
    return GridFigure(tuple(cells), not_answered(bank, assessment))


def _words(level: Level) -> str:
    return level_word(level).lower()
