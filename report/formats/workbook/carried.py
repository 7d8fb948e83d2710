"""The hidden sheet that the workbook opens again by: the assessment, its hash, and what the plan's sheet held when it was written."""

import json
from base64 import b64encode
from collections.abc import Iterator
from hashlib import sha256

from report.formats.workbook.book import Book
from report.paper.document import ASSESSMENT, Document
from report.paper.plan_rows import PlanRow
from report.paper.visible_text import revealed
from report.paper.workbook_sheet import ANSWERS, BANK, CARRIED, PLAN, SEAL

LEAVE = "Deskcheck needs this sheet to open the workbook again. Please leave it as it is."
CHUNK = 30_000
"""Characters to a cell, which holds 32,767."""


def carried_sheet(book: Book, document: Document) -> None:
    """A line a kind of thing, packed as Base64, which no program reads as anything but text; nothing for a document without its answers."""
    sheet = next((held.data for held in document.attachments if held.name == ASSESSMENT), None)
    if sheet is None:
        return
    page = book.sheet(CARRIED, [14, 90])
    page.write_string(0, 0, LEAVE)
    plan = json.dumps({row.action: _held(row) for row in document.records.actions}).encode()
    lines = ((SEAL, sha256(sheet).hexdigest()), (BANK, document.records.summary.bank), *_packed(ANSWERS, sheet), *_packed(PLAN, plan))
    for at, (kind, text) in enumerate(lines, 1):
        page.write_string(at, 0, kind)
        page.write_string(at, 1, text)
    page.hide()


def _held(row: PlanRow) -> dict[str, str]:
    """What people may change, as it is written there."""
    return {"owner": revealed(row.owner), "due": row.due.isoformat(), "status": row.state}


def _packed(kind: str, data: bytes) -> Iterator[tuple[str, str]]:
    text = b64encode(data).decode()
    for start in range(0, len(text), CHUNK):
        yield kind, text[start : start + CHUNK]
