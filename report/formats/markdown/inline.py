"""Runs of text in one line of Markdown."""

import unicodedata

from report.formats.markdown.literal import BREAK, SHY, TABLE_BREAK, address, literal
from report.paper.document import Rich, Run
from report.paper.visible_text import revealed


def inline(content: Rich, line_end: str = BREAK) -> str:
    """Runs as Markdown. Only our own sources are links; places inside the report are named by their numbers."""
    pieces = [(run, literal_run(run, line_end, not place)) for place, run in enumerate(run for run in content if run.text)]
    made = ""
    for place, (run, text) in enumerate(pieces):
        following = pieces[place + 1][1] if place + 1 < len(pieces) else ""
        made += _strong(text, made, following) if run.strong and revealed(run.text).strip() else text
    made = made.rstrip(" ")
    while (cut := made.rstrip(f"{SHY} ")) != made and cut.endswith(line_end):  # a hard break that ends a paragraph would show its backslash
        made = cut.removesuffix(line_end).rstrip(" ")
    return made


def in_table(content: Rich) -> str:
    """Runs for a cell of a table, which has no line ends of its own."""
    return inline(content, TABLE_BREAK)


def literal_run(run: Run, line_end: str, first: bool) -> str:
    """The text of a run, with the spaces around it that part it from its neighbours, and its link."""
    inner = run.text.strip(" ")
    before = "" if first else " " * (len(run.text) - len(run.text.lstrip(" ")))
    after = " " * (len(run.text) - len(run.text.rstrip(" "))) if inner else ""
    text = literal(inner, line_end) if inner else ""
    if run.href.startswith(("https://", "http://")):
        text = f"[{text}]({address(run.href)})"
    return f"{before}{text}{after}"


def _strong(text: str, before: str, after: str) -> str:
    """Set in bold where Markdown would see it: a mark beside a letter and before a sign is no mark to it."""
    inner = text.strip(" ")
    left, right = text[: text.index(inner)], text[text.index(inner) + len(inner) :]
    opens = not _sign(inner[0]) or _apart((before + left)[-1:])
    closes = not _sign(inner[-1]) or _apart((right + after)[:1])
    spaced = inner[0].isspace() or inner[-1].isspace()
    return f"{left}**{inner}**{right}" if opens and closes and not spaced else text


def _sign(character: str) -> bool:
    return unicodedata.category(character)[0] in "PSZ"


def _apart(character: str) -> bool:
    return not character or character.isspace() or _sign(character)
