"""Two figures of what is ahead: sections today and then, and what is left after so many hours of work."""

from dataclasses import dataclass
from datetime import date

from report.paper.figures import SectionBar, SectionsFigure
from report.paper.theme import ACCENT, MUTED, RULE
from report.paper.wording import count, day
from scoring.schedule import Schedule
from ui.elements.plotly_figure import Part, figure, lines, scatter, stacked, titled

HOURS = "{:.0f} hours"


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


@dataclass(frozen=True)
class Curve:
    """Points of risk left after so many hours of work, and the day each hour falls on."""

    schedule: Schedule
    verdicts: tuple[tuple[float, date, str], ...]
    """Hour, day and title of each new verdict."""
    title: str = "Risk over hours of work"
    header: tuple[str, ...] = ("After", "Day", "Points left", "Findings left")

    def rows(self) -> tuple[tuple[str, ...], ...]:
        """One row a step."""
        return tuple((HOURS.format(p.hours), day(p.day), str(p.points_left), str(p.findings_left)) for p in self.schedule.curve)

    @property
    def description(self) -> str:
        """Where it begins, where half is gone, where it ends."""
        curve = self.schedule.curve
        half = next((p for p in curve if p.points_left * 2 <= curve[0].points_left), None)
        gone = f"half of them are gone after {half.hours:.0f} hours, on {day(half.day)}; " if half else "fewer than half of them go; "
        return (
            f"{curve[0].points_left} points of risk at the start; {gone}"
            f"all that this plan takes away, after {curve[-1].hours:.0f} hours, on {day(curve[-1].day)}."
        )


def curve(picture: Curve) -> Part:
    """A falling staircase, with a line where the verdict changes."""
    points = picture.schedule.curve
    most, last = max(p.points_left for p in points) or 1, points[-1].hours or 1
    told = [
        f"After {HOURS.format(p.hours)}, {day(p.day)}:<br>{count(p.points_left, 'point')} and {count(p.findings_left, 'finding')} left"
        for p in points
    ]
    stairs = scatter("lines", [p.hours for p in points], [p.points_left for p in points], hovertext=told)
    stairs |= {"line": {"shape": "hv", "color": ACCENT, "width": 3}, "fill": "tozeroy", "fillcolor": "rgba(11,107,127,0.10)"}
    changes = [_change(number, *change, most, last) for number, change in enumerate(picture.verdicts, 1)]
    axis = {"visible": True, "gridcolor": RULE, "zeroline": False}
    axes = {
        "xaxis": axis | {"title": "Hours of work", "range": [0, last * 1.02]},
        "yaxis": axis | {"title": "Points left", "range": [0, most * 1.28]},
    }
    return figure(320, [stairs, *changes], hovermode="x", margin={"l": 56, "r": 8, "t": 6, "b": 48}, **axes)


def _change(number: int, hours: float, when: date, verdict: str, most: float, last: float) -> Part:
    """An upright line at the hour of a new verdict, its day on top, high and low in turn."""
    side = "top left" if hours > last * 0.7 else "top right"
    words = {"text": ["", f"<b>{number}</b> {day(when)}"], "textposition": side, "hovertext": lines(f"{day(when)}: {verdict}")}
    stroke = {"color": MUTED, "width": 1, "dash": "dot"}
    return scatter("lines+text", [hours, hours], [0, most * (1.18 - 0.1 * (number % 2))], line=stroke, **words)


def _title(now: SectionBar | None, then: SectionBar | None) -> str:
    bar = now or then
    return bar.title if bar else ""


def _words(bar: SectionBar | None) -> str:
    return bar.words if bar else "not asked"


def _number(bar: SectionBar | None) -> str:
    return str(bar.findings) if bar else "not asked"
