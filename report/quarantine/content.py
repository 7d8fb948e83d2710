"""What a page or a form draws: its operators and operands, whatever the white space between them.

Nothing is interpreted and nothing is skipped, so that no fault in it can hide what comes after. Two contents are taken for the same
only where every word of them is.
"""

import re
from functools import lru_cache
from hashlib import sha256

SPACE = b"\x00\t\n\f\r "
WORD = re.compile(
    rb"(?P<space>[\x00\t\n\f\r ]+)"
    rb"|(?P<text>\((?:[^()\\]|\\[\s\S])*\))|(?P<hex><[0-9A-Fa-f\x00\t\n\f\r ]*>)"
    rb"|(?P<name>/[^\x00\t\n\f\r ()<>\[\]{}/%]*)|(?P<other>%[^\r\n]*|<<|>>|[\[\]{}]|[^\x00\t\n\f\r ()<>\[\]{}/%]+)"
    rb"|(?P<strange>[\s\S])"
)
"""ISO 32000-1, 7.2 and 7.3. A text with bare brackets in it is strange: ours have none."""
ESCAPE = re.compile(rb"\\(?:([0-7]{1,3})|(\r\n|\r|\n)|([\s\S]))|(\r\n|\r)")
SHORT = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}


@lru_cache(maxsize=2_000)
def drawn(content: bytes) -> tuple[bytes, frozenset[str]]:
    """The sum of all words, and the names among them. Content with an inline picture, or with what is strange, has to be equal as it is."""
    total, names = sha256(), set[str]()
    for found in WORD.finditer(content):
        kind, word = found.lastgroup, found.group()
        if kind == "strange" or word == b"ID":
            return sha256(b"as it is" + content).digest(), frozenset(names)
        if kind == "space":
            continue
        if kind == "text":
            word = _framed(_unescaped(word[1:-1]))
        elif kind == "hex":
            digits = word[1:-1].translate(None, SPACE).decode()
            word = _framed(bytes.fromhex(digits + "0" * (len(digits) % 2)))
        elif kind == "name":
            names.add(word.decode("latin-1"))
        total.update(word + b"\n")
    return total.digest(), frozenset(names)


def _framed(text: bytes) -> bytes:
    return b"(%d)" % len(text) + text


def _unescaped(text: bytes) -> bytes:
    return ESCAPE.sub(_letter, text) if b"\\" in text or b"\r" in text else text


def _letter(found: "re.Match[bytes]") -> bytes:
    code, line, letter, end = found.groups()
    if code:
        return bytes([int(code, 8) & 0xFF])
    return b"" if line else SHORT.get(letter, letter) if letter else b"\n" if end else b""
