"""WordprocessingML elements in one line each. Texts go in as text nodes, so that typed text can never become markup."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from lxml.etree import SubElement

from report.paper.visible_text import revealed

Element = Any
"""An lxml element; python-docx leaves its elements untyped."""

W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
SPACE = {"xml:space": "preserve"}


@cache
def _name(tag: str) -> str:
    prefix, colon, name = tag.partition(":")
    if not colon:
        return tag
    return f"{{{W14}}}{name}" if prefix == "w14" else str(qn(tag))


def add(parent: Element, tag: str, attributes: Mapping[str, str] | None = None, /, **short: str | int) -> Element:
    """A new last child. `short` are attributes of the namespace `w`: `val="…"`."""
    return SubElement(parent, _name(tag), _named(attributes, short))


def new(tag: str, attributes: Mapping[str, str] | None = None, /, **short: str | int) -> Element:
    """An element that stands nowhere yet."""
    return OxmlElement(tag, _named(attributes, short))


def _named(attributes: Mapping[str, str] | None, short: Mapping[str, str | int]) -> dict[str, str]:
    named = {_name(f"w:{name}"): str(value) for name, value in short.items()}
    return named | {_name(name): value for name, value in attributes.items()} if attributes else named


def add_text(run: Element, text: str) -> None:
    """Text of a run: line ends and tabs as Word's own, all else as it was typed."""
    for number, line in enumerate(revealed(text).split("\n")):
        if number:
            add(run, "w:br")
        for place, piece in enumerate(line.split("\t")):
            if place:
                add(run, "w:tab")
            if piece:
                add(run, "w:t", SPACE).text = piece
