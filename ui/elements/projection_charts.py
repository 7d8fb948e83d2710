"""What is ahead in a figure: findings by section, today and then."""

from dataclasses import dataclass

from report.paper.figures import SectionBar, SectionsFigure
from report.paper.wording import count
from ui.elements.plotly_figure import Part, stacked, titled


@dataclass(frozen=True)
class TodayAndThen:
    """Findings by section, today and as projected. Sections of either are shown."""

    today: SectionsFigure
    then: SectionsFigure
    title: str = "Findings by section"
    header: tuple[str, ...] = ("Section", "Today", "Then, projected")

    def pairs(self) -> list[tuple[SectionBar | None, SectionBar | None]]:
        """In today's order; what only opens then stands last."""
        then = {bar.id: bar for bar in self.then.bars}
        known = {bar.id for bar in self.today.bars}
        return [*((bar, then.get(bar.id)) for bar in self.today.bars), *((None, bar) for bar in self.then.bars if bar.id not in known)]

    def rows(self) -> tuple[tuple[str, ...], ...]:
        """One row a section."""
        return tuple((_title(now, then), _words(now), _words(then)) for now, then in self.pairs())

    @property
    def description(self) -> str:
        """How many findings there are, in one sentence."""
        now, then = (sum(bar.findings for bar in side.bars) for side in (self.today, self.then))
        return f"{count(now, 'finding')} today, {then} then, as projected. The upper bar of each section is today, the lower one then."


def today_and_then(picture: TodayAndThen) -> Part:
    """Two thin bars a section, stacked by level, on one scale."""
    pairs = picture.pairs()
    words = [titled(_title(*pair), " \u2192 ".join(map(_number, pair))) for pair in pairs]
    return stacked(words, pairs, 9)


def _title(now: SectionBar | None, then: SectionBar | None) -> str:
    bar = now or then
    return bar.title if bar else ""


def _words(bar: SectionBar | None) -> str:
    return bar.words if bar else "not asked"


def _number(bar: SectionBar | None) -> str:
    return str(bar.findings) if bar else "not asked"
