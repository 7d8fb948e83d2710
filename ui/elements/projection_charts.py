"""Two figures of what is ahead: sections today and then, and what is left after so many hours of work."""

from dataclasses import dataclass
from datetime import date
from html import escape

from report.paper.figures import SectionBar, SectionsFigure
from report.paper.theme import ACCENT, MUTED, RULE, SEVERITY
from report.paper.wording import count, day
from scoring.schedule import Schedule
from ui.elements.plotly_shapes import Part, box, note, nothing, plain

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


def today_and_then(figure: TodayAndThen) -> Part:
    """Two thin bars a section, stacked by level, on one scale."""
    shapes, notes = [], []
    pairs = figure.pairs()
    for row, (now, then) in enumerate(pairs):
        notes.append(note(0, row, _told(now, then), xanchor="left", yshift=15))
        for place, bar in ((0.0, now), (0.24, then)):
            begin = 0
            for level, number in bar.counts if bar else ():
                shapes.append(box(begin, row + place + 0.02, begin + number, row + place + 0.2, SEVERITY[level].fill))
                begin += number
            if not begin:
                shapes.append(box(0, row + place + 0.02, 0.03, row + place + 0.2, RULE))
    most = max((bar.findings for pair in pairs for bar in pair if bar), default=1) or 1
    axes = {"xaxis": {"range": [0, most], "visible": False}, "yaxis": {"range": [len(pairs) - 0.4, -0.7], "visible": False}}
    return plain(44 * max(len(pairs), 1) + 20, [nothing()], shapes, notes, **axes)


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


def curve(figure: Curve) -> Part:
    """A falling staircase, with a line where the verdict changes."""
    points = figure.schedule.curve
    trace = {
        "type": "scatter",
        "mode": "lines",
        "x": [p.hours for p in points],
        "y": [p.points_left for p in points],
        "line": {"shape": "hv", "color": ACCENT, "width": 3},
        "fill": "tozeroy",
        "fillcolor": "rgba(11,107,127,0.10)",
    }
    most, last = max(p.points_left for p in points) or 1, points[-1].hours or 1
    shapes, notes = [], []
    for number, (hours, when, _) in enumerate(figure.verdicts, 1):
        dash = {"type": "line", "x0": hours, "x1": hours, "y0": 0, "y1": most * 1.08, "line": {"color": MUTED, "width": 1, "dash": "dot"}}
        shapes.append(dash)
        late = hours > last * 0.7
        notes.append(note(hours, most * (1.2 - 0.1 * (number % 2)), f"<b>{number}</b> {day(when)}", xanchor="right" if late else "left"))
    axes = {
        "xaxis": {"title": "Hours of work", "range": [0, last * 1.02], "gridcolor": RULE, "zeroline": False},
        "yaxis": {"title": "Points left", "range": [0, most * 1.28], "gridcolor": RULE, "zeroline": False},
    }
    return plain(320, [trace], shapes, notes, margin={"l": 56, "r": 8, "t": 6, "b": 48}, **axes)


def _title(now: SectionBar | None, then: SectionBar | None) -> str:
    bar = now or then
    return bar.title if bar else ""


def _words(bar: SectionBar | None) -> str:
    return bar.words if bar else "not asked"


def _told(now: SectionBar | None, then: SectionBar | None) -> str:
    counts = f"{now.findings if now else 'not asked'} \u2192 {then.findings if then else 'not asked'}"
    return f"{escape(_title(now, then))}: <span style='color:{MUTED}'>{counts}</span>"
