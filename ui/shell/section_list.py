"""A list of sections in the sidebar. `browser/screen.js` follows its links."""

from collections.abc import Iterable
from dataclasses import dataclass
from html import escape


@dataclass(frozen=True)
class SectionLink:
    """One section, in the bank's words or ours."""

    id: str
    title: str
    says: str
    """What stands below the title."""
    complete: bool
    current: bool


def section_list(assessment: str, name: str, links: Iterable[SectionLink]) -> str:
    """HTML. `assessment`: its id; `name`: what the list is called where it is read out."""
    lines = "".join(_line(assessment, one) for one in links)
    return f'<nav aria-label="{escape(name)}"><ol class="dc-sections">{lines}</ol></nav>'


def _line(assessment: str, one: SectionLink) -> str:
    step = ' aria-current="step"' if one.current else ""
    mark = '<span class="dc-mark" role="img" aria-label="Done">\u2713</span>' if one.complete else '<span class="dc-mark"></span>'
    told = f'<span class="dc-title">{escape(one.title)}</span><span class="dc-progress">{escape(one.says)}</span>'
    href = escape(f"?a={assessment}&section={one.id}")
    return f'<li><a href="{href}" data-section="{one.id}"{step}>{mark}<span>{told}</span></a></li>'
