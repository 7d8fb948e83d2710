"""An assessment as the text that is stored: the same as the assessment file."""

from dataclasses import replace
from functools import lru_cache

from questionnaire import file, load_bank
from questionnaire.assessment import Assessment
from store.sentences import Kind
from store.trouble import StoreTrouble


def to_text(assessment: Assessment) -> str:
    """The text to store. Raises `questionnaire.file.Refused` for a sheet that could not be read back, before it is stored."""
    text = file.write(assessment)
    if _read(text).kept != assessment.kept:  # what has come into the sheet by another way than a file is held to today's names
        file.read(load_bank(), file.write(replace(assessment, kept=())).encode(), keeps=False)
    return text


def from_text(text: str) -> Assessment:
    """The stored assessment. A text that is none is damage; what it says stays out of the message."""
    try:
        return _read(text)
    except file.Refused:
        raise StoreTrouble(Kind.damaged_entry) from None


@lru_cache(maxsize=256)
def _read(text: str) -> Assessment:
    """The same text is the same assessment, which nothing can change: a click saves it once and reads it twice, among a hundred others.

    What is stored was right when it was stored: a name that today's bank does not have is no damage.
    """
    return file.read(load_bank(), text.encode(), keeps=True)
