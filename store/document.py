"""An assessment as the text that is stored: the same as the assessment file."""

from questionnaire import file, load_bank
from questionnaire.assessment import Assessment
from store.trouble import Kind, StoreTrouble


def to_text(assessment: Assessment) -> str:
    """The text to store. Raises `questionnaire.file.Refused` for a sheet that could not be read back, before it is stored."""
    text = file.write(assessment)
    file.read(load_bank(), text.encode())
    return text


def from_text(text: str) -> Assessment:
    """The stored assessment. A text that is none is damage; what it says stays out of the message."""
    try:
        return file.read(load_bank(), text.encode())
    except file.Refused:
        raise StoreTrouble(Kind.damaged) from None
