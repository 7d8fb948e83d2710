"""What a reader of the Word file can find in it, through python-docx and the plain XML."""

from functools import lru_cache
from io import BytesIO
from zipfile import ZipFile

import docx
from docx.document import Document
from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def opened(word: bytes) -> Document:
    return docx.Document(BytesIO(word))


@lru_cache(maxsize=8)
def part(word: bytes, name: str = "word/document.xml") -> etree._Element:
    with ZipFile(BytesIO(word)) as file:
        return etree.fromstring(file.read(name))


def text(word: bytes) -> str:
    """All text in reading order, without white space."""
    return "".join("".join(found.text or "" for found in part(word).iter(f"{W}t")).split())


def bookmarks(word: bytes) -> list[str]:
    return [str(found.get(f"{W}name")) for found in part(word).iter(f"{W}bookmarkStart")]


def inner_links(word: bytes) -> set[str]:
    return {str(found.get(f"{W}anchor")) for found in part(word).iter(f"{W}hyperlink") if found.get(f"{W}anchor")}


def outer_links(word: bytes) -> set[str]:
    return {rel.target_ref for rel in opened(word).part.rels.values() if rel.is_external}
