"""Colours, sizes and fonts that screen and report share. Words stand beside every colour: colour alone says nothing."""

from dataclasses import dataclass
from pathlib import Path

from questionnaire.shapes.bank import MET, NOT_KNOWN, NOT_NEEDED, UNMET
from questionnaire.shapes.question import Level
from report.paper.contrast import darkened

NAVY = "#14304D"
TEXT = "#1B2733"
MUTED = "#56677A"
ACCENT = "#0B6B7F"
RULE = "#D3DBE3"
PANEL = "#F3F6F9"
ALARM = "#A8201A"
"""Red, for the one sentence that comes before the verdict."""
WHITE = "#FFFFFF"


@dataclass(frozen=True)
class Shade:
    """A fill and the colour of text that reads on it (4.5:1 or better)."""

    fill: str
    text: str

    @property
    def edge(self) -> str:
        """A line around the fill or beside it, which shows on paper also where the fill hardly does."""
        return RULE if self.fill == PANEL else self.fill


@dataclass(frozen=True)
class Tones:
    """The colours of a paper that may be somebody's own. White reads on `accent` and `head`; `link` reads on paper and panels."""

    accent: str
    link: str
    head: str
    """The ground of a table's head."""


OURS = Tones(ACCENT, ACCENT, NAVY)


def tones(accent: str) -> Tones:
    """Those of a brand with that accent; ours where it is empty."""
    return Tones(accent, darkened(accent, PANEL), accent) if accent else OURS


SEVERITY: dict[Level, Shade] = {
    Level.very_low: Shade(PANEL, TEXT),
    Level.low: Shade("#DCEBF1", TEXT),
    Level.moderate: Shade("#EDB445", TEXT),
    Level.high: Shade("#BC4B16", WHITE),
    Level.very_high: Shade("#650E2B", WHITE),
}
"""From light to dark; the order survives greyscale and colour-blindness. Never a traffic light."""


def shade(level: Level | None) -> Shade:
    """A level's tones; where nothing is rated, those of the lowest."""
    return SEVERITY[Level.very_low if level is None else level]


STATES: dict[str, Shade] = {
    MET: Shade("#DCEBF1", TEXT),
    NOT_NEEDED: Shade(PANEL, TEXT),
    NOT_KNOWN: Shade("#EDB445", TEXT),
    UNMET: Shade("#650E2B", WHITE),
}
"""The four states of a condition for compliant use, in the same order of shades."""

VERDICT_LEVEL: dict[str, Level] = {
    "not_in_scope": Level.very_low,
    "stop": Level.very_high,
    "not_ready": Level.high,
    "cannot_tell": Level.moderate,
    "serious_gaps": Level.high,
    "minor_gaps": Level.moderate,
    "in_order": Level.low,
}
"""The shade in which each verdict is shown."""

SIZES: dict[str, tuple[float, float]] = {
    "cover": (38, 44),
    "h1": (22, 28),
    "verdict": (15, 20),
    "h2": (12.5, 16),
    "body": (9.6, 13.6),
    "table": (8.2, 10.6),
    "caption": (7.5, 10),
}
"""Type scale in points: size and line height."""

MARGIN = 54.0
GUTTER = 12.0

FONT_FOLDER = Path(__file__).parent / "fonts"
SANS = "SourceSans3-Regular"
SANS_SEMIBOLD = "SourceSans3-Semibold"
SANS_BOLD = "SourceSans3-Bold"
SANS_ITALIC = "SourceSans3-It"
SERIF = "SourceSerif4-Regular"
SERIF_SEMIBOLD = "SourceSerif4-Semibold"
FONTS: tuple[str, ...] = (SANS, SANS_SEMIBOLD, SANS_BOLD, SANS_ITALIC, SERIF, SERIF_SEMIBOLD)
"""Names of the font files, without `.ttf`, in `FONT_FOLDER` (SIL Open Font License 1.1)."""
