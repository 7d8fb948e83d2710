"""Typed text as Markdown that reads as it was typed: no markup, link, mention, issue or commit reference comes of it.

Markup is escaped with backslashes. What GitHub and others find in the finished text (`@name`, `#12`, `example.com`)
no backslash stops; a word joiner (U+2060, which shows nothing and takes no room) stands inside it.
"""

import re
import textwrap

from report.paper.visible_text import revealed

JOINER = "\u2060"
BREAK, TABLE_BREAK = "\\\n", "<br>"
MARKUP = str.maketrans({sign: f"\\{sign}" for sign in "\\`*_[]<>&~|$^"})
AT_START = re.compile(r"^(\s*)([#+=-]|\d{1,9}(?=[.)]))")
SHY = "\u00a0"
FOUND_BY_OTHERS = re.compile(
    r"""[-@#:.wW](?:  # where one of them stands, which is looked for fast
    (?<=[@#])(?=\w)  # @name, #12, owner/repo#12, mail addresses
    |(?<=[A-Za-z]{2}-)(?=\d)  # GH-12, ENG-7
    |(?<=:)(?=//)|(?<=\bmailto:)|(?<=\bxmpp:)  # https://, mailto:
    |(?<=\b[wW]{3})(?=\.)  # www.example.com: GitHub takes a joiner behind the dot for a part of the name
    |(?<=\w\.)(?<!\b[wW]{3}\.)(?=[^\W\d_])  # example.com
    |(?<=:)(?=[a-z0-9_+/-]+:)  # :smile:, :material/home:
    )""",
    re.VERBOSE,
)
"""After its match stands a joiner."""
COMMIT = re.compile(r"(?<![0-9A-Za-z])(?=\d*[a-f])[0-9a-f]{7,40}(?![0-9A-Za-z])")
SHORT = 6
"""A commit is named by seven signs at least."""


def literal(text: str, line_end: str = " ") -> str:
    """A text as it was typed. Line ends become `line_end`; a line that is empty or begins with spaces keeps its place."""
    return line_end.join(_line(line) for line in revealed(text).split("\n"))


def _line(line: str) -> str:
    line = FOUND_BY_OTHERS.sub(lambda found: found.group() + JOINER, line)
    line = COMMIT.sub(lambda found: JOINER.join(textwrap.wrap(found.group(), SHORT)), line)
    inner = line.strip(" \t")
    if not inner:
        return SHY
    start = line.index(inner)
    return SHY * start + _at_start(inner.translate(MARKUP))


def _at_start(line: str) -> str:
    """What would begin a heading, a list or a rule at the start of a line."""
    found = AT_START.match(line)
    if not found:
        return line
    space, sign = found.groups()
    rest = line[found.end() :]
    return f"{space}{sign}\\{rest}" if sign.isdigit() else f"{space}\\{sign}{rest}"


def address(url: str) -> str:
    """One of our own addresses, as the target of a link."""
    return url.translate({ord(sign): f"%{ord(sign):02X}" for sign in ' ()<>|\\"'})
