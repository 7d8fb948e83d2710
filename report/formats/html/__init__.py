"""The HTML writer: one file with everything in it, to read in any browser, offline, on a phone, or on paper."""

from base64 import b64encode
from hashlib import sha256
from typing import Any

from lxml import etree
from lxml.html import builder as html

from report.formats.html.blocks import block, opening, raised
from report.formats.html.style import css
from report.formats.html.text import clean
from report.paper.document import Document, Heading, Part, has_cover


def write(document: Document) -> bytes:
    """The document as one HTML file in UTF-8: no script, nothing from outside, the same bytes on any day.

    Every text passes through lxml, which escapes it; the policy in its head lets a browser fetch and run nothing at all.
    """
    sheet = css(document)
    parts = [_part(part, document) for part in document.parts]
    first = () if has_cover(document) else (opening(document),)
    page = html.HTML(_head(document, sheet), html.BODY(*_marks(document), html.MAIN(*first, *parts)), lang=document.language)
    text: str = etree.tostring(page, encoding="unicode", method="html", doctype="<!DOCTYPE html>")
    return f"{text}\n".encode()


def _head(document: Document, sheet: str) -> Any:
    allowed = b64encode(sha256(sheet.encode("utf-8")).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{allowed}'; img-src data:; base-uri 'none'; form-action 'none'"
    return html.HEAD(
        html.META(charset="utf-8"),
        html.META({"http-equiv": "Content-Security-Policy", "content": policy}),
        html.META(name="viewport", content="width=device-width, initial-scale=1"),
        html.META(name="color-scheme", content="light dark"),
        html.META(name="referrer", content="no-referrer"),
        html.TITLE(clean(document.title)),
        html.STYLE(sheet),
    )


def _marks(document: Document) -> list[Any]:
    if not document.marks:
        return []
    return [html.ASIDE(html.P(clean(" \u00b7 ".join(document.marks)), html.CLASS("marks")), {"aria-label": "Status of this paper"})]


def _part(part: Part, document: Document) -> Any:
    """A part with its blocks. A paper without a cover has its title as heading already."""
    blocks = part.blocks
    if not has_cover(document) and blocks[:1] == (Heading(document.paper, 1, "use"),):
        blocks = blocks[1:]
    made = html.SECTION(*(block(each, document) for each in raised(blocks)))
    if part.own_page and part is not document.parts[0]:
        made.set("class", "own-page")
    return made
