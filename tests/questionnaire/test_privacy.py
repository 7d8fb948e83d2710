"""What looks like patient details is named; ordinary notes are left alone."""

import pytest

from questionnaire.privacy import looks_like_phi

FOUND = {
    "SSN 123-45-6789 on file": "a social security number",
    "write to jane.doe+x@example.org": "an e-mail address",
    "call (555) 123-4567": "a phone number",
    "call +1 555-123-4567": "a phone number",
    "call 555.123.4567": "a phone number",
    "MRN: 004512": "a record or member number",
    "member id AB12345": "a record or member number",
    "policy no. 99812": "a record or member number",
    "DOB 01/02/1980": "a date of birth",
    "born on 2 May 1980": "a date of birth",
    "the patient's name: Jane": "a patient's name",
    "patient called Jane wrote": "a patient's name",
    "member named Omar": "a patient's name",
}
HARMLESS = [
    "",
    "Countersigned copy is with counsel.",
    "Signed on 2026-03-01, filed under 45 CFR 164.308(b)(1).",
    "Patient details arrive every day; ask Dana.",
    "We have 1,200 members and 300 patients.",
    "The client called us twice.",
    "Invoice 2026-000123, ticket INC-4711",
    "Order 123-456",
    "Version 555-123-45678 of the form",
]


@pytest.mark.parametrize(("text", "what"), FOUND.items())
def test_a_sign_of_patient_details_is_named_and_the_way_out_is_said(text: str, what: str) -> None:
    said = looks_like_phi(text)
    assert what in said and "describe the case without them" in said
    assert text not in said, "the text itself is not repeated"


@pytest.mark.parametrize("text", HARMLESS)
def test_an_ordinary_note_is_left_alone(text: str) -> None:
    assert looks_like_phi(text) == ""


def test_several_signs_are_named_together() -> None:
    said = looks_like_phi("Jane, DOB 01/02/1980, jane@example.org")
    assert "an e-mail address and a date of birth" in said
