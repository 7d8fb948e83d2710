"""What travels inside a report: the assessment, and what went with this paper, each as its own file with its hash."""

from dataclasses import replace
from hashlib import sha256

from questionnaire.assessment import Assessment
from questionnaire.file import write, write_for_hash
from report.handover.handover import NOTHING, Handover, write_handover
from report.paper.document import ASSESSMENT, HANDOVER, Attachment

JSON = "application/json"


def attachments(assessment: Assessment, handover: Handover) -> tuple[Attachment, ...]:
    """So that the report opens again where it was left; a hash tells a copy from the original.

    The assessment holds what was added by hand; brand and version stand in the other file.
    """
    sheet = _bytes(write(replace(assessment, handover=handover.added)))
    found = Attachment(ASSESSMENT, JSON, sheet, f"The assessment this report was made from. SHA-256: {sha256(sheet).hexdigest()}")
    if handover == NOTHING:
        return (found,)
    added = _bytes(write_handover(handover))
    return found, Attachment(HANDOVER, JSON, added, f"What was added or changed by hand. SHA-256: {sha256(added).hexdigest()}")


def content_hash(assessment: Assessment, handover: Handover) -> str:
    """SHA-256 of all that a report is made from: the answers' text, then the handover's; the same in every format of the file."""
    return sha256(_bytes(write_for_hash(assessment)) + _bytes(write_handover(handover))).hexdigest()


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "backslashreplace")  # JSON writes a lone surrogate so
