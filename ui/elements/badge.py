"""A word on a ground of its severity's colour. The word always stands there; colour alone says nothing."""

from questionnaire.shapes.question import Level
from report.paper.theme import SEVERITY, STATES, Shade
from report.paper.wording import STATE_WORDS
from scoring.result import PlanItem
from ui.elements.words import risk_words


def badge(level: Level, words: str = "") -> str:
    """A level as Markdown; `words` instead of "High risk" where that reads better. `words` are Markdown."""
    return _on(SEVERITY[level], words or risk_words(level))


def action_badge(item: PlanItem) -> str:
    """The highest risk that an action helps to resolve, after its title; nothing where it resolves none."""
    return "" if item.risk is None else f" {badge(item.risk)}"


def state_badge(state: str) -> str:
    """The state of one of the four conditions as Markdown."""
    return _on(STATES[state], STATE_WORDS[state])


def _on(shade: Shade, words: str) -> str:
    return f':color[{words}]{{foreground="{shade.text}" background="{shade.fill}"}}'
