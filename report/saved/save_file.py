"""The report's PDF is the save file: what it was made from is read back out of it, and nothing is taken on trust."""

import re
from base64 import b64decode
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Any

from questionnaire import Bank
from questionnaire.assessment import Assessment
from questionnaire.file import Refused, read
from questionnaire.handover import NOTHING_ADDED
from report.formats.exports import PageSize
from report.handover.handover import Handover, read_handover
from report.paper.document import ASSESSMENT, HANDOVER
from report.paper.editions import EDITIONS, Edition
from report.quarantine import FAILED, Trouble, examine
from report.quarantine.limits import LOOK, MOST_ATTACHED, MOST_BYTES

A4_WIDTH = 595.28
"""Points; US Letter has 612."""
SEALED = re.compile(r"SHA-256: ([0-9a-f]{64})")
BANK = re.compile(r"question bank (\S+)$")
PROGRAM = re.compile(r"Deskcheck(?: (\S+))?$")
BOMB = "a report of ours never asks for as much; do not open it, and ask whoever sent it for the JSON file"
DOUBT = "nobody can tell which counts; use the JSON file"
TROUBLE = {
    "large": f"is larger than {MOST_BYTES // 1_000_000} MB; a report has less than 3: open the PDF as Deskcheck made it",
    "no_pdf": "is not a PDF; open a report that Deskcheck made, or the JSON file",
    "locked": "is locked with a password; open it in a PDF reader, save it without the password, or use the JSON file",
    "damaged": "is damaged and cannot be read; download or ask for it again, or use the JSON file",
    "twice": f"holds two files of one name, so {DOUBT}",
    "attached": f"has more than {MOST_ATTACHED} files attached; {BOMB}",
    "objects": f"is made of more parts than can be looked at; {BOMB}",
    "unpacked": f"needs too much memory when it is unpacked; {BOMB}",
    "long": f"takes too long to look through; {BOMB}",
    "failed": FAILED,
}


@dataclass(frozen=True)
class Field:
    """A field of the PDF's form, as it stands there now."""

    page: int
    name: str
    value: str
    """At most 400 characters of it."""


@dataclass(frozen=True)
class Added:
    """A signature or a comment that was added after the report was made. Whether a signature is genuine is not judged."""

    page: int | None
    """None where it is on no page."""
    kind: str
    """`signed`, `certified`, `stamped` (with a time) or `empty`, for a signature; what it is called, such as "highlight", for a comment."""
    name: str
    """Of a signature's field; what a comment says."""


@dataclass(frozen=True)
class SavedReport:
    """What a report was made from, as it says itself; whether its pages say the same is for `report.saved.verify` to find out."""

    assessment: Assessment
    """With what was added by hand."""
    handover: Handover
    """The same additions, with the brand and the version of the paper."""
    page: PageSize
    sha256: str
    """Of the attached assessment, in hexadecimal; it fits."""
    bank: str
    """The version of the question bank that the report was made by."""
    version: str | None
    """Of the Deskcheck that made it; empty for one that did not name its version yet, None where the file does not say any more."""
    edition: Edition
    """`full` where the file does not say, as before there were others that opened again."""
    fields: tuple[Field, ...]
    """In reading order; what was filled in since, `report.saved.returned` finds out."""
    signed: tuple[Added, ...]
    """Its fields for signing. No report is made with one."""


def read_report(bank: Bank, data: bytes) -> SavedReport:
    """Reads a report's PDF, of any archive level. Raises Refused, a sentence each, and never anything else.

    Takes about two seconds and 200 MB at most, whatever the file: a process of its own looks into it.
    """
    try:
        looked = examine("look", LOOK, data)
    except Trouble as trouble:
        raise refusal(trouble) from None
    return from_found(bank, looked)


def from_found(bank: Bank, looked: dict[str, Any]) -> SavedReport:
    """What was found in the file (`report.quarantine.carried`), checked. Raises Refused."""
    found, said = looked["found"], looked["said"]
    if ASSESSMENT not in found:
        raise Refused((_not_ours(looked["names"]),))
    sheet, seal = _checked(ASSESSMENT, found[ASSESSMENT], said.get("AssessmentSHA256", ""))
    assessment = read(bank, sheet)
    beside = read_handover(_checked(HANDOVER, found[HANDOVER], "")[0]) if HANDOVER in found else Handover.of(assessment.handover)
    if assessment.handover not in (NOTHING_ADDED, beside.added):
        raise Refused((f"{HANDOVER}: says something other than {ASSESSMENT}; {DOUBT}",))
    made_by, program = BANK.search(said.get("Subject", "")), PROGRAM.match(said.get("Creator", ""))
    return SavedReport(
        replace(assessment, handover=beside.added),  # before format 2, only the file beside held it
        beside,
        "a4" if looked["box"] and abs(looked["box"][2] - looked["box"][0] - A4_WIDTH) < 1 else "letter",
        seal,
        made_by[1] if made_by else assessment.bank,
        (program[1] or "") if program else None,
        next((name for name in EDITIONS if name == said.get("Edition")), "full"),
        tuple(Field(**one) for one in looked["fields"]),
        tuple(Added(**one) for one in looked["signed"]),
    )


def is_pdf(data: bytes) -> bool:
    """Whether it begins like a PDF; a JSON file never does."""
    return b"%PDF-" in data[:1024]


def refusal(trouble: Trouble) -> Refused:
    """Why the file could not be looked into, and what to do instead."""
    return Refused((f"file: {TROUBLE[trouble.kind]}",))


def _not_ours(names: list[str]) -> str:
    if not names:
        return (
            "file: this PDF carries no assessment; open a report that Deskcheck made (letters carry none, nor does a report saved without "
            "its attachment), or the JSON file"
        )
    others = ", ".join(repr(name) for name in names[:3]) + (" …" if len(names) > 3 else "")
    return f"file: this PDF carries {others}, but no {ASSESSMENT}; open a report that Deskcheck made, or the JSON file"


def _checked(name: str, held: dict[str, str], other_seal: str) -> tuple[bytes, str]:
    """The attachment and its hash, which has to be that of its description and, where it is there, of the file's properties."""
    data = b64decode(held["data"])
    seal, said = sha256(data).hexdigest(), SEALED.search(held["description"])
    if said is None:
        raise Refused((f"{name}: its SHA-256 is missing, so nobody can tell whether it was changed; open the PDF as Deskcheck made it",))
    if seal != said[1] or other_seal not in ("", seal):
        what = "it was changed after the report was made; open the PDF as Deskcheck made it, or the JSON file"
        raise Refused((f"{name}: does not match its SHA-256: {what}",))
    return data, seal
