"""The look of the page, from the theme: light and dark, screen and paper. The only texts in it are our own."""

from functools import cache
from pathlib import Path

from report.paper import theme
from report.paper.contrast import lightened
from report.paper.document import Document

DARK = {
    "paper": "#10181F", "text": "#E6ECF1", "muted": "#A9B7C4", "rule": "#3A4956", "panel": "#1A252F", "title": "#E6ECF1",
    "alarm": "#FF9C94",
}  # fmt: skip
LIGHT = {
    "paper": theme.WHITE, "text": theme.TEXT, "muted": theme.MUTED, "rule": theme.RULE, "panel": theme.PANEL, "title": theme.NAVY,
    "alarm": theme.ALARM,
}  # fmt: skip

LOOK = Path(__file__).with_name("page.css")


def css(document: Document) -> str:
    """The whole sheet, in the colours of the document's brand."""
    tones = theme.tones(document.brand.accent)
    ours = {"accent": tones.accent, "link": tones.link, "head": tones.head}
    light = _variables(LIGHT | ours)
    dark = _variables(DARK | ours | {"link": lightened(tones.link, DARK["panel"]), "accent": lightened(tones.accent, DARK["paper"])})
    screen = f":root {{ {light} }}\n@media screen and (prefers-color-scheme: dark) {{ :root {{ {dark} }} }}"
    return f"{screen}\n{_look()}{_shades()}{_running(document)}"


@cache
def _look() -> str:
    return LOOK.read_text(encoding="utf-8")


def _variables(held: dict[str, str]) -> str:
    return " ".join(f"--{name}: {colour};" for name, colour in held.items())


def _shades() -> str:
    """The shade of each level and state, with the text that reads on it."""
    shades = {f"level-{level.name}": shade for level, shade in theme.SEVERITY.items()}
    shades |= {f"state-{state}": shade for state, shade in theme.STATES.items()}
    grounds = [f".{name} {{ background: {shade.fill}; color: {shade.text}; }}" for name, shade in shades.items()]
    fills = [
        f".fill-{level.name} {{ fill: {shade.fill}; }} .edge-{level.name} {{ border-color: {shade.fill}; }}"
        for level, shade in theme.SEVERITY.items()
    ]
    return "\n".join((*grounds, *fills, ""))


def _running(document: Document) -> str:
    """On paper: the marks above every page, below it its number and that it is confidential. All of these are words of ours."""
    marks = " \u00b7 ".join(document.marks)
    above = f'@top-right {{ content: "{marks}"; font: 8pt sans-serif; }} ' if marks else ""
    below = "" if document.outgoing else '@bottom-left { content: "Confidential"; font: 8pt sans-serif; } '
    number = '@bottom-right { content: counter(page) " / " counter(pages); font: 8pt sans-serif; }'
    return f"@page {{ margin: 14mm 15mm; {above}{below}{number} }}\n"
