"""What a reader of the Markdown makes of it: an independent parser with all of GitHub's extensions that it knows."""

import re

from markdown_it import MarkdownIt
from markdown_it.token import Token

from report.formats.markdown.literal import JOINER

"""Links that the writer may make go to our sources."""


def parsed(markdown: bytes) -> list[Token]:
    """All tokens, those inside lines included. Whatever looks like a link becomes one."""
    reader = MarkdownIt("gfm-like", {"html": True, "linkify": True})
    reader.linkify.set({"fuzzy_link": True, "fuzzy_email": True, "fuzzy_ip": True})
    return [part for token in reader.parse(markdown.decode("utf-8")) for part in (token, *(token.children or ()))]


def text(markdown: bytes) -> str:
    """The text that a reader sees, without white space and without the joiners, which show nothing."""
    seen = "".join(token.content for token in parsed(markdown) if token.type in ("text", "text_special"))
    return without_joiners("".join(seen.split()))


def without_joiners(words: str) -> str:
    return words.replace(JOINER, "")


def links(markdown: bytes) -> list[str]:
    return [str(token.attrs["href"]) for token in parsed(markdown) if token.type == "link_open"]


def kinds(markdown: bytes) -> set[str]:
    return {token.type for token in parsed(markdown)}


def raw_html(markdown: bytes) -> set[str]:
    return {token.content for token in parsed(markdown) if token.type.startswith("html")}


MENTION = re.compile(r"(?<![\w`])@[a-z0-9]", re.I)
REFERENCE = re.compile(r"(?<![&\w])(?:[\w.-]+/[\w.-]+)?#\d|\bGH-\d|\b[A-Z]{2,10}-\d", re.I)
WWW = re.compile(r"(?<!\w)www\.", re.I)
"""GitHub links whatever follows, an invisible joiner too (cmark-gfm, autolink.c)."""
COMMIT = re.compile(r"(?<![0-9A-Za-z])(?=\d*[a-f])(?=[a-f]*\d)[0-9a-f]{7,40}(?![0-9A-Za-z])")


def found_afterwards(markdown: bytes) -> list[str]:
    """What GitHub, Notion or Linear would link in the finished text, outside of our own links."""
    depth, found = 0, []
    for token in parsed(markdown):
        depth += {"link_open": 1, "link_close": -1}.get(token.type, 0)
        if token.type in ("text", "text_special") and not depth:
            found += [match.group() for pattern in (MENTION, REFERENCE, WWW, COMMIT) for match in pattern.finditer(token.content)]
    return found
