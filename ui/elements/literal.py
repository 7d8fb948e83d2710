"""Text shown exactly as typed: the one way into Streamlit's Markdown for every word that is not our own markup."""

import re
from collections.abc import Iterable

_PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")
_AUTOLINK = re.compile(r"(https?|ftp|mailto|xmpp)(?=\\:)|(www)(?=\\\.)", re.IGNORECASE)
_JOINER = "\u2060"


def literal(text: str) -> str:
    """One line of Markdown that shows the text and nothing else: no link, picture, icon, formula, heading or cell border.

    A backslash takes the meaning from every mark. Addresses are found again in the finished text, so an invisible
    joiner breaks them.
    """
    line = " ".join(text.split())
    marked = _PUNCTUATION.sub(r"\\\1", line)
    return _AUTOLINK.sub(lambda found: found.group() + _JOINER, marked).replace("\\@", f"{_JOINER}\\@")


def literal_lines(text: str) -> str:
    """As `literal`, with the line breaks kept."""
    return "  \n".join(literal(line) for line in text.splitlines() if line.strip())


def bullets(texts: Iterable[str], most: int | None = None) -> str:
    """Texts as a list, a line each; of more than `most` it says how many more there are."""
    lines = [f"- {literal(text)}" for text in texts]
    more = len(lines) - len(lines[:most])
    return "\n".join([*lines[:most], *([f"- \u2026 and {more:,} more"] if more else [])])
