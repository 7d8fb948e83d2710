"""A word on a ground of its severity's colour. The word always stands there; colour alone says nothing.

Streamlit's badges know colour names only. Which of our shades a badge has is told to the style sheet by the emphasis
inside it: `very_high` is bold, `high` italic, `moderate` both, `very_low` small, `low` plain.
"""

from questionnaire.model import Level
from report.paper.theme import SEVERITY, STATES, VERDICT_LEVEL, Shade
from report.paper.wording import STATE_WORDS
from ui.elements.words import risk_words

_MARKS = {
    Level.very_high: "**{}**",
    Level.high: "*{}*",
    Level.moderate: "***{}***",
    Level.low: "{}",
    Level.very_low: ":small[{}]",
}
_STATE_LEVEL = {"met": Level.low, "not_needed": Level.very_low, "unknown": Level.moderate, "unmet": Level.very_high}
_INSIDE = {
    Level.very_high: ":has(> strong)",
    Level.high: ":has(> em)",
    Level.moderate: ":has(> em > strong)",
    Level.low: "",
    Level.very_low: ":has(> span)",
}


def badge(level: Level, words: str = "") -> str:
    """A level as Markdown; `words` instead of "High risk" where that reads better. `words` are ours, never typed by people."""
    return f":gray-badge[{_MARKS[level].format(words or risk_words(level))}]"


def state_badge(state: str) -> str:
    """The state of one of the four conditions as Markdown."""
    return badge(_STATE_LEVEL[state], STATE_WORDS[state])


def severity_css() -> str:
    """The rules that give badges and verdicts the shades that screen and report share."""
    assert all(STATES[state].fill == SEVERITY[level].fill for state, level in _STATE_LEVEL.items()), "theme.STATES moved away from SEVERITY"
    badges = "\n".join(_rule(f".stMarkdownBadge{_INSIDE[level]}", SEVERITY[level]) for level in (Level.low, Level.very_low, *_strong()))
    verdicts = "\n".join(
        f"[class*='st-key-verdict_{verdict}'] {{ border-left: 6px solid {SEVERITY[level].fill}; }}"
        for verdict, level in VERDICT_LEVEL.items()
    )
    return f"{badges}\n{verdicts}"


def _strong() -> tuple[Level, ...]:
    return Level.very_high, Level.high, Level.moderate


def _rule(selector: str, shade: Shade) -> str:
    inner = f"{selector} * {{ color: inherit !important; font-style: normal; font-size: inherit !important; }}"
    return f"{selector} {{ background-color: {shade.fill} !important; color: {shade.text} !important; font-weight: 600; }}\n{inner}"
