"""One section's questions for a colleague, with numbers and letters to answer by, and the reply read back (docs/decisions/inquiry.md)."""

from questionnaire.inquiry.inquiry import Asked, Inquiry, inquiry
from questionnaire.inquiry.reading import Given
from questionnaire.inquiry.reply import Reply, read_reply
from questionnaire.inquiry.taking import Change, changes, edits, unanswered
from questionnaire.inquiry.words import hint, how_to_reply, pasted_text, sample

__all__ = [
    "Asked", "Change", "Given", "Inquiry", "Reply", "changes", "edits", "hint", "how_to_reply", "inquiry", "pasted_text", "read_reply",
    "sample", "unanswered",
]  # fmt: skip
