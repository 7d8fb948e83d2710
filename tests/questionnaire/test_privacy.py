"""What looks like patient details is named; ordinary notes are left alone. `privacy_lines.yaml` holds two hundred labelled lines more."""

from dataclasses import replace
from time import process_time

import pytest

from bench.privacy import LINES, Line, of_kind, overall, read_lines
from questionnaire.assessment import Integration, PlanEntry
from questionnaire.handover import Additions
from questionnaire.privacy import kinds_in, looks_like_phi, phi_in
from questionnaire.privacy.known import Text
from tests.scoring.sheets import BANK, base

FOUND = {
    "SSN 123-45-6789 on file": "a Social Security number",
    "ssn １２３４５６７８９ in full width": "a Social Security number",
    "social xxx-xx-6789": "a Social Security number",
    "write to jane.doe+x@example.org": "an e-mail address",
    "jane.miller@mail.example wrote in Zendesk": "an e-mail address",
    "the vendor's ticket quotes jane@mail.example": "an e-mail address",
    "call (555) 123-4567": "a phone number",
    "call +1 555-123-4567": "a phone number",
    "call 555.123.4567": "a phone number",
    "The Intercom thread has 212-555-0142": "a phone number",
    "212-555-0142 texted support": "a phone number",
    "+44 20 7946 0958 called twice": "a phone number",
    "her number is 2125550142": "a phone number",
    "MRN: 004512": "a record or member number",
    "member id AB12345": "a record or member number",
    "policy no. 99812": "a record or member number",
    "Med rec no. 445566": "a record or member number",
    "Rx number 7712345": "a record or member number",
    "her account number is 88123": "a record or member number",
    "DOB 01/02/1980": "a date of birth",
    "born on 2 May 1980": "a date of birth",
    "3/14/1962 is her birthday": "a date of birth",
    "We saw that she was born on 3 May 1980": "a date of birth",
    "the patient's name: Jane": "a patient's name",
    "patient called Jane wrote": "a patient's name",
    "member named Omar": "a patient's name",
    "PATIENT NAME: John Smith": "a patient's name",
    "The name of the patient is Jane": "a patient's name",
    "Jane Miller is a patient of ours": "a patient's name",
    "Patient: Smith, John": "a patient's name",
    "Emily Johnson takes metformin": "a patient's name",
    "Jane's prescription is late": "a patient's name",
    "Medicaid ID: AB12345C": "a Medicare or Medicaid number",
    "Patient at 123 Main Street, Springfield": "a street address",
    "F41.1 for Mr. Smith": "a diagnosis code with a name",
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
    "Order #123-45-6789",
    "Version 555-123-45678 of the form",
    "Our patient support line is (617) 555-0120",
    "617-555-0120 is the vendor's support line",
    "call support at 617-555-0120",
    "Vendor contact is lisa@acmesoft.example",
    "Account number 12345678 at Zendesk",
    "Policy number 8841233 with our cyber insurer",
    "We were born on 3 May 2019",
    "SSN fields are masked since 4/1/2026",
    "Medicaid managed care contract 2026-2027",
    "Social media accounts: 12",
    "Dana Whitfield, patient advocate",
    "F32.1 is in a macro",
    "Counsel's address is 100 Main Street",
    "Tom Becker manages therapy scheduling",
    "Therapy for the team: Dana Whitfield",
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
    assert "a date of birth and an e-mail address" in looks_like_phi("Jane, DOB 01/02/1980, jane@example.org")
    assert "a record or member number, a date of birth, and an e-mail address." in looks_like_phi(
        "MRN 12345, DOB 1/2/1980, jane@example.org"
    )


def test_what_is_the_clients_own_is_no_patients() -> None:
    mail, refill = "dana@acme-telehealth.example", "Client Acme Telehelp's refill"
    assert looks_like_phi(mail) and looks_like_phi(refill)
    assert looks_like_phi(mail, ["acme-telehealth.example"]) == "", "its domain"
    assert looks_like_phi("dana@desk.acme-telehealth.example", ["privacy@acme-telehealth.example"]) == "", "an address in its domain"
    assert looks_like_phi("dana@acme.example", ["Acme Telehealth"]) == "", "its name"
    assert looks_like_phi(refill, ["Acme Telehelp LLC", " "]) == ""
    assert looks_like_phi("dana@telehealth.example", ["Acme Telehealth"]), "what half the field is called is nobody's own"
    assert looks_like_phi("jane@notacme-telehealth.example", ["acme-telehealth.example"])


@pytest.mark.parametrize("domain", ["intercom.com", "eu.freshworks.com", "helpscout.com", "hubspot.com", "atlassian.com", "zoho.com"])
def test_a_vendor_of_the_bank_is_known_by_its_name(domain: str) -> None:
    assert looks_like_phi(f"k.ito@{domain}") == ""


LABELLED = read_lines()


def _named(lines: list[Line]) -> str:
    return "\n".join(
        f"{LINES.name} {line.id}: {sorted(line.kinds) or 'harmless'}, seen: {sorted(line.found)}: {line.text}" for line in lines
    )


@pytest.mark.parametrize("held_out", [True, False])
def test_of_two_hundred_labelled_lines_few_are_missed_and_fewer_are_warned_of_for_nothing(held_out: bool) -> None:
    lines = [line for line in LABELLED if line.held_out is held_out]
    figures = overall(lines)
    assert len(lines) == 100 and figures.to_find == 50
    wrong = _named([line for line in lines if line.missed])
    assert figures.precision >= 0.95, wrong
    assert figures.recall >= 0.9, wrong


@pytest.mark.parametrize("kind", sorted({kind for line in LABELLED for kind in line.kinds}))
def test_no_kind_of_patient_details_is_overlooked(kind: str) -> None:
    figures = of_kind(kind, LABELLED)
    wrong = _named([line for line in LABELLED if (kind in line.kinds) != (kind in line.found)])
    assert figures.precision >= 0.8, wrong
    assert figures.recall >= 0.8, wrong


# Repeated, each brings one of the patterns to begin again and again.
HOSTILE = [
    *(
        "1",
        "1-",
        "(555) ",
        "a",
        "Aa ",
        "Aa",
        "lab ",
        "Mr. Aa's ",
        "lab for Aa ",
        "Aa Bb her lab ",
        "a@",
        "a.",
        "a@b.",
        "patient ",
        "Patient: ",
    ),
    *(
        "born on the ",
        "dob: 1",
        "ssn is ",
        "mrn no ",
        "medicaid number is ",
        "call 555-010 ",
        "+1(",
        "12 A. ",
        "F32.1 ",
        "\n",
        "' ",
        "-",
        "ﷺ",
    ),
]


@pytest.mark.parametrize("unit", HOSTILE)
def test_a_long_hostile_text_is_looked_through_in_good_time(unit: str) -> None:
    kinds_in("the words are read once")
    text = (unit * 20_000)[:20_000]
    start = process_time()
    kinds_in(text)
    assert process_time() - start < 2, "a tenth of that is usual; twice the length takes twice the time"


def test_a_sign_stands_at_the_same_place_in_small_letters() -> None:
    every = "".join(chr(code) for code in range(0x110000) if not 0xD800 <= code < 0xE000)
    text = Text.of(every)
    assert len(text.plain) == len(text.small)


def test_every_door_of_an_assessment_is_looked_at_and_named_as_a_person_calls_it() -> None:
    other = "born on 2 May 1980"
    apps = (Integration("Slack", "phi", "signed"), Integration(other, "phi", "signed"))
    owners = {"sign_baa": "SSN 900-12-3456", "upgrade_plan": "Dana Whitfield", "gone": other}
    sheet = replace(
        base("careful_firm"),
        client="Patient Jane Miller",
        answers={"desk": "intercom", "channels": ("sms",), "integrations": apps},
        notes={"baa_status": other, "desk": "Countersigned copy is with counsel.", "retired": other},
        not_applicable={"customer_requirements": other},
        plan={action: PlanEntry(owner=owner) for action, owner in owners.items()},
    )
    found = phi_in(BANK, sheet)
    assert [where for where, _ in found] == [
        "the client's name",
        "the note on 'Is there a signed BAA with the vendor of this desk?'",
        "the note on 'retired'",
        f"the reason why '{BANK.questions['customer_requirements'].text}' does not apply",
        f"app 2 under '{BANK.questions['integrations'].text}'",
        "the owner of 'Check and sign the BAA'",
        "the owner of 'gone'",
    ]
    assert [sentence for _, sentence in found][-2:] == [looks_like_phi("SSN 900-12-3456"), looks_like_phi(other)]
    assert all(other not in where + sentence and "Jane" not in where + sentence for where, sentence in found)


def test_an_assessment_with_the_clients_own_address_in_a_note_is_left_alone() -> None:
    sheet = replace(base("careful_firm"), client="Acme Telehealth", notes={"desk": "dana@acme.example"}, not_applicable={}, plan={})
    assert phi_in(BANK, sheet) == ()


def test_what_was_added_before_handing_over_is_looked_at_as_well() -> None:
    other = "jane.miller@mail.example"
    added = Additions(prepared_by=other, letter=f"Dear board,\nwrite to {other}.", comments={"desk": other})
    added = added.overriding("owner", "sign_baa", "Kim", f"Ask {other}.")
    sheet = replace(
        base("careful_firm"), client="", notes={}, not_applicable={}, plan={}, people={"privacy_officer": other}, handover=added
    )
    places = ["who is the privacy officer", "who prepared the report", "the cover letter", "comment 1", "change 1 by hand"]
    assert [where for where, _ in phi_in(BANK, sheet)] == places
