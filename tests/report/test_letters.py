"""Help to act: what each letter says follows from the answers, and nothing is claimed that was not answered."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import product
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from questionnaire import Assessment, walk
from questionnaire.assessment import Answer, Integration, PlanEntry
from questionnaire.shapes.letters import FILLED, PLACEHOLDER
from questionnaire.shapes.question import UNKNOWN
from report import write_pdf
from report.content.context import Context
from report.content.helping import letters_for
from report.content.letters import compose_guide, compose_letter, letter_ids
from report.content.letters.asked import DOES_NOT_ARISE, NOT_PLANNED, NOTHING_OPEN, NOTHING_PLANNED
from report.content.placeholders import FILLS
from report.formats.html import write as write_html
from report.formats.markdown import write as write_markdown
from report.formats.word import write as write_word
from report.paper.document import CARD, Block, Document, Heading, Listing, Paragraph, Rich, Table
from scoring import assess
from tests.report import html_text as ht
from tests.report import markdown_text as md
from tests.report import pdf_text, sheets
from tests.report import word_text as wd
from tests.report.as_text import as_text, words
from tests.report.documents import composed
from tests.report.lies import changed
from tests.report.typed import typed_sheets
from tests.scoring.sheets import BANK, base, blank_or, near_a_base
from tests.scoring.sheets import sheets as random_sheets

LETTERS = letter_ids(BANK)


def made(sheet: Assessment, letter: str) -> Document:
    return compose_letter(BANK, sheet, assess(BANK, sheet), letter)


def guide(sheet: Assessment, letter: str) -> Document:
    return compose_guide(BANK, sheet, assess(BANK, sheet), letter)


def itself(document: Document) -> str:
    """The letter; empty where there is none."""
    return "\n".join(as_text(replace(document, parts=(part,))) for part in document.parts if part.id in ("text", CARD))


def rows(document: Document, name: str) -> list[list[str]]:
    tables = [b for part in document.parts for b in part.blocks if isinstance(b, Table) and b.name == name]
    return [["\n".join(words(line) for line in cell.lines) for cell in row.cells] for table in tables for row in table.rows]


def texts(blocks: tuple[Block, ...]) -> Iterator[Rich]:
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block.content
        if isinstance(block, Listing):
            yield from block.items
        if isinstance(block, Table):
            yield from (line for row in block.rows for cell in row.cells for line in cell.lines)


def test_every_filled_value_has_its_function() -> None:
    assert set(FILLS) == set(FILLED)


@given(random_sheets())
@settings(max_examples=8)
def test_no_placeholder_is_left_and_every_letter_says_something_by_any_answers(sheet: Assessment) -> None:
    for letter in LETTERS:
        document, beside = made(sheet, letter), guide(sheet, letter)
        for text in (as_text(document), as_text(beside)):
            assert not PLACEHOLDER.search(text) and len(text) > 200
        assert all(part.blocks for part in (*document.parts, *beside.parts)) and "Draft" in as_text(beside)
        printed = "sources" in [part.id for part in beside.parts]
        assert printed != ("Why there is nothing to fill in" in as_text(document))
        assert printed == bool(itself(document))


def test_what_goes_out_is_the_letter_alone() -> None:
    """No advice, no sources, no word that it is a draft or confidential; the guide has them."""
    for letter in (letter for letter in BANK.letters.letters if letter.kind == "letter"):
        sheet = replace(sheets.worst(BANK), client="Harbor Clinic")
        document = made(sheet, letter.id)
        assert [part.id for part in document.parts] == ["text"] and document.outgoing and not document.marks
        written = pdf_text.whole(write_pdf(document)) + wd.text(write_word(document)) + write_markdown(document).decode()
        for word in ("Confidential", "Draft", "DRAFT", "Sources", "164.", BANK.letter(letter.id).use[:40]):
            assert word not in written, (letter.id, word)
        assert "DRAFT" in pdf_text.whole(write_pdf(guide(sheet, letter.id)))


@given(typed_sheets())
@settings(max_examples=3)
def test_notes_reasons_and_owners_never_leave_the_house_in_a_letter(sheet: Assessment) -> None:
    secret = "Zyxwvut-secret"
    sheet = replace(
        sheet,
        client="A client",
        notes=dict.fromkeys(BANK.questions, secret),
        plan={action: PlanEntry(secret, entry.due, entry.status) for action, entry in sheet.plan.items()},
        not_applicable={"customer_requirements": secret},
    )
    for letter in LETTERS:
        assert secret not in as_text(made(sheet, letter)) + as_text(guide(sheet, letter))


@given(typed_sheets())
@settings(max_examples=3)
def test_typed_names_stay_literal_in_every_format(sheet: Assessment) -> None:
    client = "{client} [x] <b>&amp;</b> *{answer_desk}* @octo #12 \x07"
    for letter in ("baa_request", "access_review"):
        document = made(replace(sheet, client=client), letter)
        told, word = write_markdown(document), write_word(document)
        assert not md.kinds(told) & {"em_open", "code_inline", "html_block"} and not md.found_afterwards(told)
        assert md.raw_html(told) <= {"<br>"}
        if any(part.id == "text" for part in document.parts):
            typed = "{client}[x]<b>&amp;</b>*{answer_desk}*@octo#12[U+0007]"
            assert typed in md.text(told) and (typed in wd.text(word) or letter != "baa_request")


@pytest.mark.parametrize("letter", LETTERS)
def test_out_of_scope_there_is_nothing_but_the_reason(letter: str) -> None:
    document = made(sheets.out_of_scope(), letter)
    assert [part.id for part in document.parts] == ["use"]
    assert any(isinstance(b, Heading) and b.text == "Why there is nothing to fill in" for b in document.parts[0].blocks)


@pytest.mark.parametrize("letter", ["access_review", "security_answers"])
def test_without_a_desk_there_is_nothing_to_review_or_to_tell(letter: str) -> None:
    document = made(sheets.empty().answered("org_role", "covered_entity").answered("desk", "not_chosen"), letter)
    assert [part.id for part in document.parts] == ["use"] and "No desk is chosen yet" in as_text(document)


OUTGOING = [letter.id for letter in BANK.letters.letters if letter.kind == "letter"]
DAY = re.compile(r"[A-Z][a-z]{2,8} \d{1,2}, \d{4}")
"""Days of the plan move with every answer, and tell none."""


@pytest.mark.parametrize("letter", OUTGOING)
@given(data=st.data())
@settings(max_examples=25)
def test_a_letter_shows_no_answer_but_those_that_its_purpose_needs(letter: str, data: st.DataObject) -> None:
    """Which these are stands in the bank. Whatever is answered elsewhere, not a word changes, but that an answer is doubted or not."""
    asked = {q for passage in BANK.letter(letter).passages for part in passage.asked for q in part.questions}
    others = [q for q in BANK.questions.values() if q.id not in {*BANK.letter(letter).shows, *asked}]
    sheet = data.draw(near_a_base())
    question = data.draw(st.sampled_from(others))
    changed = sheet.answered(question.id, data.draw(blank_or(question, 1)))
    before, after = ({c.id for c in assess(BANK, one).contradictions if asked & {*c.questions}} for one in (sheet, changed))
    assume(before == after)
    assert DAY.sub("DAY", itself(made(changed, letter))) == DAY.sub("DAY", itself(made(sheet, letter)))


def test_another_desk_is_never_called_intercom() -> None:
    for desk in ("other_help_desk", "shared_inbox"):
        sheet = sheets.filled(BANK, True, "Other Clinic", desk=desk)
        for letter in LETTERS:
            assert "Dear Intercom" not in itself(made(sheet, letter))
            parts = [part for part in (*made(sheet, letter).parts, *guide(sheet, letter).parts) if part.id != "sources"]
            own = "\n".join(words(line) for part in parts for line in texts(part.blocks))
            assert "Intercom" not in own


def test_no_example_of_a_vendor_goes_to_another() -> None:
    """Examples help who is asked; in a request to Zendesk, a chat "such as the Intercom Messenger" is said of the wrong vendor."""
    examples = {choice.example: choice for question in BANK.questions.values() for choice in question.choices if choice.example}
    assert len(examples) >= 5 and all(choice.option == f"{choice.label}, {example}" for example, choice in examples.items())
    channels = tuple(choice.id for choice in BANK.questions["channels"].choices)
    for desk in ("intercom", "other_help_desk", "shared_inbox"):
        sheet = sheets.filled(BANK, True, "Other Clinic", desk=desk).answered("channels", channels).answered("ai_use", ("vendor_ai",))
        printed = [itself(made(sheet, letter)) for letter in LETTERS] + [write_markdown(composed(sheet)).decode()]
        assert BANK.questions["channels"].choices[0].label in "".join(printed)
        assert not [example for example in examples for text in printed if example in text]


def test_the_request_tells_the_vendor_nothing_of_patient_details_already_there() -> None:
    letter = itself(made(sheets.worst(BANK), "baa_request"))
    for word in ("without a signed BAA", "January 10, 2026", "breach risk", "already", "uncovered"):
        assert word not in letter
    assert "We let no" not in letter and "no PHI" not in letter


@pytest.mark.parametrize(
    ("status", "asks", "not_asks"),
    [
        ("signed", "a copy of our BAA signed by both sides", "your BAA, to read before we sign"),
        ("requested", "We asked for the BAA before", "a copy of our BAA signed by both sides"),
        ("not_signed", "your BAA, to read before we sign", "We asked for the BAA before"),
        ("refused", "with your reason for not signing so far", "your BAA, to read before we sign"),
    ],
)
def test_the_request_asks_for_what_the_state_of_the_baa_calls_for(status: str, asks: str, not_asks: str) -> None:
    letter = itself(made(sheets.filled(BANK, False, "A Clinic", baa_status=status), "baa_request"))
    assert asks in letter and not_asks not in letter


def test_who_refuses_is_asked_for_the_baa_that_it_would_sign() -> None:
    letter = itself(made(sheets.filled(BANK, False, "A Clinic", baa_status="refused"), "baa_request"))
    assert "1. the BAA that you would sign, how it is signed" in letter


def test_a_business_associate_asks_its_subcontractor() -> None:
    letter = itself(made(sheets.filled(BANK, False, "A Firm", org_role="business_associate", baa_status="requested"), "baa_request"))
    assert "a business associate under HIPAA" in letter and "agreement (BAA) with you, as our subcontractor," in letter


@pytest.mark.parametrize(
    ("status", "plan", "said", "unsaid"),
    [
        (
            "unknown",
            "unknown",
            ("We are checking whether", "whether a BAA with us is in force", "which plan our workspace is on"),
            ("need a b",),
        ),
        ("signed", "custom_contract", ("confirm that the BAA is in force under it",), ("can be signed under it",)),
        ("signed", "trial", ("confirm that our BAA is in force on the plan that we are on", "a quote"), ("during the trial",)),
        ("signed", "expert", ("copy of our BAA signed by both sides",), ("on the plan that we are on", "a quote")),
        ("refused", "essential", ("you sign no BAA with us on any plan",), ("a quote",)),
        ("not_signed", "essential", ("a quote", "need a business associate agreement"), ("in force",)),
    ],
)
def test_the_request_asks_for_what_there_is_not_yet(status: str, plan: str, said: tuple[str, ...], unsaid: tuple[str, ...]) -> None:
    sheet = sheets.filled(BANK, False, "A Firm", desk="intercom", phi_reaches_support="sometimes", baa_status=status, intercom_plan=plan)
    letter = itself(made(sheet, "baa_request"))
    assert all(words in letter for words in said) and not any(words in letter for words in unsaid)


def test_a_vendor_that_declines_on_every_plan_is_asked_to_confirm_that_and_for_no_quote() -> None:
    sheet = sheets.filled(BANK, False, "A Firm", desk="other_help_desk", vendor_offers_baa="declines", baa_status="requested")
    letter = itself(made(sheet, "baa_request"))
    assert "you sign no BAA with us on any plan" in letter and "a quote" not in letter


def test_a_vendor_that_one_has_no_account_with_is_asked_for_its_baa_and_for_no_baa_in_force() -> None:
    letter = itself(made(base("undecided_firm"), "baa_request"))
    assert (
        "[the vendor's sales team]" in letter
        and "We would like to use your product" in letter
        and "your BAA, to read before we sign" in letter
    )
    assert "in force" not in letter and "with us is" not in letter


def test_a_customer_is_told_what_stops_the_flow_and_what_stands_in_for_a_baa() -> None:
    def row(sheet: Assessment, start: str) -> list[str]:
        return next(row for row in rows(made(sheet, "security_answers"), "Questions and answers") if row[0].startswith(start))

    stops = row(changed("careful_firm", baa_status="not_signed"), "Can patient details reach it")[2]
    assert stops.startswith("Keep patient details out until plan and agreement are in place: due ")
    barrier = changed("all_safest", baa_status="not_signed", customer_requirements="met")
    assert "customers_satisfied_without_baa" in {found.id for found in assess(BANK, barrier).contradictions}
    _, answer, plan = row(barrier, "Is there a signed BAA")
    assert "None; a technical barrier keeps patient details out of this desk" in answer and "still checking" not in answer
    assert plan == NOT_PLANNED
    shaken = barrier.answered("attachments", "anyone")
    assert (
        "still checking" in row(shaken, "Can patient details")[1] and "a technical barrier" not in row(shaken, "Is there a signed BAA")[1]
    )


@pytest.mark.parametrize("plan", [choice.id for choice in BANK.questions["intercom_plan"].choices])
def test_whether_the_plan_comes_with_a_baa_is_answered_with_what_is_known_of_it(plan: str) -> None:
    table = rows(made(changed("careful_firm", intercom_plan=plan, baa_status="requested"), "security_answers"), "Questions and answers")
    told = next(answer for asks, answer, _ in table if asks.startswith("Does your plan"))
    assert ("as far as we know comes with one" in told, "as far as we know does not" in told, told.startswith("[")) == (
        plan == "expert",
        plan in ("advanced", "essential", "trial"),
        plan == "custom_contract",
    )


@pytest.mark.parametrize("letter", ["patient_reply", "agent_card"])
def test_nobody_is_sent_to_a_recorded_line_that_nothing_covers(letter: str) -> None:
    recorded, covered = (
        itself(made(changed("careful_firm", baa_status="not_signed", channels=("web_chat", "phone"), phone_cover=cover), letter))
        for cover in ("neither", "compliant_service")
    )
    told = "a line that keeps no recording and no voicemail" if letter == "patient_reply" else "on a call that is not recorded"
    assert told in recorded and told not in covered


def test_a_reply_without_a_desk_speaks_of_no_desk_in_use() -> None:
    letter = itself(made(base("undecided_firm"), "patient_reply"))
    assert "No desk with a signed BAA is in use" in letter and "on record for this desk" not in letter


def test_the_work_sheet_of_records_under_part_2_asks_for_more_than_a_baa() -> None:
    plain, strict = (
        itself(made(changed("careful_firm", special_records=(kind,)), "breach_worksheet")) for kind in ("minors", "substance_use")
    )
    for line in ("a BAA alone may not have allowed it", "Whoever has to be told of records under 42 CFR Part 2"):
        assert line in strict and line not in plain


def test_an_app_with_a_signed_baa_is_no_event_to_assess_whatever_reaches_it() -> None:
    given = changed("careful_firm", integrations_inventory="complete", integrations=(Integration("Segment", "unknown", "signed"),))
    assert "Segment" not in itself(made(given, "breach_worksheet"))


def test_a_customer_is_told_of_vendors_behind_consent_and_of_agents_of_another_company() -> None:
    sheet = sheets.filled(
        BANK,
        True,
        "A Firm",
        channels=("email",),
        email_cover="patient_consent",
        consented_channel_vendors="some_not",
        outside_agents="without_baa",
    )
    table = {asked: (ours, planned) for asked, ours, planned in rows(made(sheet, "security_answers"), "Questions and answers")}
    ours, planned = table["What protects e-mail?"]
    assert BANK.questions["consented_channel_vendors"].short in ours and "channel that patients chose" in planned, "not in a row of its own"
    assert "Do people from another company answer patients, and is there a BAA with it?" in table


def test_where_the_baa_is_signed_nobody_asks_for_one_or_still_chooses_a_desk() -> None:
    for role in ("covered_entity", "business_associate"):
        letter = itself(made(sheets.filled(BANK, False, "A Firm", org_role=role, baa_status="signed"), "baa_request"))
        assert "We have a business associate agreement (BAA) with you" in letter and "a copy of our BAA signed by both sides" in letter
        assert "we need a" not in letter and "we will choose our desk" not in letter


def test_a_reply_from_a_mailbox_says_of_no_message_that_it_was_hidden() -> None:
    for desk, hidden in (("intercom", True), ("shared_inbox", False)):
        sheet = sheets.filled(BANK, False, "A Firm", desk=desk, intercom_plan="expert", vendor_offers_baa="offers", baa_status="signed")
        letter = itself(made(sheet, "patient_reply"))
        assert ("hidden them here" in letter, "Delete the rest from the mailbox" in letter) == (hidden, not hidden)
    by_mail = sheet.answered("channels", ("email", "phone")).answered("email_cover", "neither")
    assert "Delete the rest from the mailbox" not in itself(made(by_mail, "patient_reply")), "calls do not arrive in a mailbox"


@pytest.mark.parametrize("desk", ["intercom", "shared_inbox"])
@pytest.mark.parametrize(
    "uncovered",
    [
        {"baa_timing": "after_phi", "past_phi_assessed": "in_progress", "phi_reaches_support": "routinely"},
        {"integrations_inventory": "complete", "integrations": (Integration("Slack", "phi", "not_signed"),)},
        {"ai_use": ("vendor_ai",), "ai_cover": "not_covered"},
        {"ai_use": ("staff_paste_into_ai",)},
        {"outside_agents": "without_baa"},
        {"integrations_inventory": "complete", "integrations": (Integration("Slack", "phi", "unknown"),)},
        {"ai_use": ("third_party_bot",), "ai_cover": "unknown"},
        {"outside_agents": UNKNOWN},
    ],
)
def test_a_reply_redacts_and_deletes_nothing_while_something_is_or_may_be_to_be_assessed(desk: str, uncovered: dict[str, Answer]) -> None:
    """It had agents redact what the work sheet keeps as evidence (45 CFR 164.414(b))."""
    sheet = sheets.filled(BANK, False, "A Firm", desk=desk, intercom_plan="expert", vendor_offers_baa="offers", baa_status="signed")
    for question, answer in uncovered.items():
        sheet = sheet.answered(question, answer)
    letter = itself(made(sheet, "patient_reply"))
    assert "Redact and delete nothing for now" in letter
    assert not any(words in letter for words in ("Hide or redact", "Delete the rest", "hidden them here"))


@pytest.mark.parametrize(
    ("answers", "decides"),
    [
        ({"outside_agents": "without_baa"}, True),
        ({"channels": ("email",), "email_cover": "neither"}, True),
        ({"channels": ("sms",), "sms_cover": "patient_consent", "consented_channel_vendors": "some_not"}, True),
        ({"outside_agents": "under_baa"}, False),
    ],
)
def test_before_customers_read_of_what_others_get_without_cover_counsel_decides(answers: dict[str, Answer], decides: bool) -> None:
    sheet = sheets.filled(BANK, False, "A Firm", phi_reaches_support="routinely", **answers)
    said = as_text(guide(sheet, "security_answers"))
    assert ("get patient details with nothing that covers them, and the table says so" in said) is decides


def with_an_app(name: str, baa: str) -> Assessment:
    """A desk whose BAA came first, and an app that gets patient details."""
    known = {"phi_reaches_support": "routinely", "baa_status": "signed", "baa_signed_on": date(2026, 1, 2), "baa_timing": "before_phi"}
    app = Integration(name, "phi", baa)
    return sheets.filled(BANK, False, "A Clinic", integrations_inventory="complete", integrations=(app,), **known)


def test_the_work_sheet_of_another_vendors_event_is_not_filled_with_what_is_known_of_the_desk() -> None:
    """It named the desk's vendor, whose BAA came first, as one that used the details without being allowed to."""
    text = as_text(made(with_an_app("Twilio", "not_signed"), "breach_worksheet"))
    assert "Apps without a BAA: Twilio" in text and "[first and last day on which this recipient got details]" in text
    for of_the_desk in ("If the event is in the desk", "BAA with its vendor", "Of the desk:"):
        assert of_the_desk not in text


@pytest.mark.parametrize("role", ["covered_entity", "business_associate", UNKNOWN])
def test_a_business_associates_work_sheet_reports_also_what_is_no_breach(role: str) -> None:
    """45 CFR 164.504(e)(2)(ii)(C): the sheet was kept, and nobody told."""
    text = as_text(made(sheets.filled(BANK, True, "A Firm", org_role=role), "breach_worksheet"))
    assert ("ou still have to report to your customer what your contract does not allow" in text) is (role != "covered_entity")
    assert ("If you are a business associate" in text) is (role == UNKNOWN)
    assert ("The same recipient, even if it is not a breach" in text) is (role != "covered_entity")


def test_what_the_answers_do_not_rule_out_is_not_said_to_be_nothing() -> None:
    said = as_text(guide(with_an_app("Segment", UNKNOWN), "breach_worksheet"))
    assert "nothing is known that has to be assessed" not in said and "Nothing is confirmed yet that has to be assessed" in said


def test_another_vendor_gets_a_letter_of_its_own_that_claims_no_baa() -> None:
    """Beside "sign a BAA with Twilio" stood a letter to the desk's vendor: "We have a BAA with you"."""
    sheet = with_an_app("Twilio", "not_signed")
    found = letters_for(Context(BANK, sheet, assess(BANK, sheet)), "sign_integration_baas")
    assert [letter.id for letter in found] == ["baa_request_others", "baa_checklist"]
    text = itself(made(sheet, "baa_request_others"))
    assert "We need a business associate agreement (BAA) with you" in text
    assert not any(words in text for words in ("We have a", "Intercom", "Twilio"))


COVERS = ("compliant_service", "neither", UNKNOWN)


@pytest.mark.parametrize("desk", ["intercom", "shared_inbox"])
@pytest.mark.parametrize("agents", ["under_baa", UNKNOWN, "without_baa"])
@pytest.mark.parametrize("channels", [("web_chat",), ("email",), ("email", "sms"), ("web_chat", "email", "phone"), ("phone",)])
def test_a_patients_reply_says_once_what_is_done_with_the_message_and_names_no_reply_that_is_not_there(
    desk: str, agents: str, channels: tuple[str, ...]
) -> None:
    """Two orders to redact nothing followed one another, SMS lost its own, and a reply was named that nobody had."""
    plan = {"intercom_plan": "expert", "vendor_offers_baa": "offers", "baa_status": "signed", "outside_agents": agents}
    for email, other in product(COVERS, COVERS):
        covers = {"email_cover": email, "sms_cover": other, "phone_cover": other}
        sheet = sheets.filled(BANK, False, "A Firm", desk=desk, channels=channels, **plan, **covers)
        letter = itself(made(sheet, "patient_reply"))
        orders = ("edact and delete nothing", "Hide or redact the", "Delete the rest from the mailbox")
        told = [order for order in orders for _ in range(letter.count(order))]
        holds_apart = "That is for channels that a BAA covers." in letter
        assert len(told) == 1 + holds_apart, (covers, told)
        assert ("the reply that says so" in letter) is any(words in letter for words in ("a safer place", "to the right place")), covers
        uncovered = {"email": email, "sms": other, "phone": other}
        if any(uncovered.get(channel, COVERS[0]) != COVERS[0] for channel in channels):
            assert any(words in letter for words in ("ou cannot talk about it", "by any other channel that nothing covers")), covers


def test_the_check_list_has_twelve_points_each_with_its_paragraph() -> None:
    points = rows(made(sheets.worst(BANK), "baa_checklist"), "Twelve points")
    assert [point[0] for point in points] == [str(number) for number in range(1, 13)]
    assert all("45 CFR 164.504(e)(2)" in point[1] for point in points)
    paragraphs = ["(i)", *(f"(ii)({letter})" for letter in "ABCDEFGHIJ"), "(iii)"]
    assert all(f"164.504(e)(2){place}" in point[1] for place, point in zip(paragraphs, points, strict=True))


def test_a_reply_without_a_baa_claims_nothing_was_moved_and_deletes_nothing() -> None:
    for status in ("requested", "not_signed", "refused", UNKNOWN):
        reply = itself(made(sheets.filled(BANK, True, "A Clinic", baa_status=status), "patient_reply"))
        assert "we have moved the details" not in reply and "Redact, delete, forward and export nothing" in reply
        assert "Care does not wait for that assessment." in reply
    held = itself(made(sheets.safest(BANK), "patient_reply"))
    assert "we have moved the details" in held and "Care does not wait" not in held


@pytest.mark.parametrize("cover", [{"email_cover": "neither"}, {"email_cover": "patient_consent", "consented_channel_vendors": "some_not"}])
def test_an_e_mail_that_nothing_covers_is_answered_without_saying_that_it_was_hidden(cover: dict[str, Answer]) -> None:
    sheet = sheets.filled(
        BANK, False, "A Clinic", desk="intercom", phi_reaches_support="sometimes", channels=("web_chat", "email"), **cover
    )
    reply = itself(made(sheet, "patient_reply"))
    assert "redact and delete nothing until it has been assessed" in reply
    assert "To an e-mail that nothing is known to cover, write this instead." in reply and "we cannot talk about it here, and ask" in reply
    covered = itself(made(sheet.answered("email_cover", "compliant_service"), "patient_reply"))
    assert "write this instead" not in covered and "Reply in chat or e-mail" in covered
    alone = itself(made(sheet.answered("channels", ("email",)), "patient_reply"))
    assert "Reply by e-mail" in alone and "hidden" not in alone and "Hide or redact" not in alone and "write this instead" not in alone
    beside = itself(made(sheet.answered("channels", ("email", "phone")), "patient_reply"))
    assert "hidden them here" not in beside and "write this instead" not in beside and "we cannot talk about it here, and ask" in beside
    assert "Nothing is known to cover e-mail here" in alone and "we cannot talk about it here, and ask" in alone


def test_the_card_trusts_the_chat_only_where_signed_identity_is_enforced() -> None:
    assert "the desk has checked who it is" in itself(made(sheets.safest(BANK), "agent_card"))
    for identity in ("partly", "not_verified", UNKNOWN):
        card = itself(made(sheets.filled(BANK, False, "A Clinic", channels=("web_chat",), customer_identity=identity), "agent_card"))
        assert "the desk has checked who it is" not in card and "Check as for e-mail" in card


@pytest.mark.parametrize(
    ("given", "may_hold"),
    [
        ({"baa_status": "signed", "intercom_plan": "expert"}, True),
        ({"baa_status": "signed", "intercom_plan": "advanced"}, False),
        ({"baa_status": "unknown"}, False),
        ({"baa_status": "requested"}, False),
    ],
    ids=["held", "signed on a plan that is not known to come with one", "not known", "none yet"],
)
def test_the_card_allows_nothing_in_a_desk_that_the_plan_closes_and_asks_for_nothing_there(given: dict[str, str], may_hold: bool) -> None:
    """It asked for date of birth and ZIP code by e-mail, on the page that said "put no patient details into this desk and ask for none"."""
    card = itself(made(sheets.filled(BANK, False, "A Clinic", phi_reaches_support="sometimes", **given), "agent_card"))
    assert ("Go on with account matters." in card, "E-mail and telephone: ask for two things" in card) == (may_hold, may_hold)
    assert ("Until told otherwise, put no patient details into this desk" in card) is not may_hold
    assert ("E-mail: do not check there who it is, and ask for nothing about the person." in card) is not may_hold
    assert ("but only in the portal or" in card, "preferably in the portal or" in card) == (not may_hold, may_hold)


@pytest.mark.parametrize(
    ("email", "checks"),
    [
        ({"email_cover": "compliant_service"}, True),
        ({"email_cover": "patient_consent", "consented_channel_vendors": "all_under_baa"}, True),
        ({"email_cover": "patient_consent", "consented_channel_vendors": "some_not"}, False),
        ({"email_cover": "phi_kept_off"}, False),
        ({"email_cover": "neither"}, False),
        ({"email_cover": UNKNOWN}, False),
        ({"channels": ("web_chat",)}, True),
        ({"channels": UNKNOWN}, False),
    ],
    ids=["covered", "consent, all bound", "consent, one not bound", "kept off", "nothing", "not known", "no e-mail", "channels not known"],
)
@pytest.mark.parametrize("phone", ["compliant_service", "neither"])
def test_the_card_checks_by_e_mail_only_where_e_mail_may_hold_what_is_asked_for(email: dict[str, Answer], checks: bool, phone: str) -> None:
    """With a signed BAA it asked for date of birth by e-mail although e-mail was kept free of details, or its cover not known."""
    held = {"phi_reaches_support": "sometimes", "baa_status": "signed", "intercom_plan": "expert", "customer_identity": "not_verified"}
    card = itself(made(sheets.filled(BANK, False, "A Clinic", **{**held, "phone_cover": phone, **email}), "agent_card"))
    assert ("ask for two things that are on file and not in the message" in card) is checks
    assert ("E-mail: do not check there who it is" in card and "By e-mail, no health details" in card) is not checks
    if email.get("channels") != UNKNOWN:
        assert ("Check as for e-mail" in card, "Check as on the telephone" in card) == (checks, not checks)
    if "channels" not in email:
        assert ("calls that are not recorded" in card or "To check on a call that is not recorded" in card) is (phone == "neither")


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"baa_status": "signed", "baa_timing": "after_phi", "baa_signed_on": None}, "in the admin console, and the day is on it."),
        ({"baa_status": UNKNOWN}, "before any more patient details come in."),
        ({"desk": "not_chosen"}, "before any more patient details come in."),
        ({"phi_reaches_support": "possible", "baa_status": "requested"}, "on a day before the first patient details came in."),
    ],
    ids=["signed later", "not known", "no desk", "none yet"],
)
def test_each_point_of_the_list_can_be_ticked(given: dict[str, Answer | None], said: str) -> None:
    sheet = sheets.filled(BANK, False, "A Clinic", phi_reaches_support="sometimes")
    for question, answer in given.items():
        sheet = sheet.answered(question, answer)
    text = itself(made(sheet, "baa_checklist"))
    assert text.count("Both sides have signed") == 1 and said in text


def test_the_card_keeps_records_out_whose_rules_are_not_settled() -> None:
    records = {"phi_reaches_support": "sometimes", "special_records": ("substance_use",)}
    for settled in ("settled", "not_settled", UNKNOWN):
        card = itself(made(sheets.filled(BANK, True, "A Clinic", **records, special_records_settled=settled), "agent_card"))
        assert ("keep records of substance use treatment out of this desk" in card) == (settled != "settled")


def test_the_work_sheet_names_a_baa_that_may_not_be_in_force() -> None:
    """It said that nothing is known that has to be assessed, while the plan has counsel assess what came in."""
    sheet = sheets.filled(BANK, True, "A Clinic", phi_reaches_support="sometimes", baa_status="signed", intercom_plan="advanced")
    text = itself(made(sheet, "breach_worksheet"))
    assert "whether its BAA is in force on the plan you have is not confirmed" in text


@pytest.mark.parametrize("status", ["not_signed", "requested", "signed"])
@pytest.mark.parametrize("plan", ["advanced", "expert"])
def test_the_card_is_one_page_whatever_the_answers(status: str, plan: str) -> None:
    channels, records = (tuple(c.id for c in BANK.questions[q].choices if c.id != "none") for q in ("channels", "special_records"))
    more = {"special_records": records, "special_records_settled": "not_settled", "baa_status": status, "intercom_plan": plan}
    sheet = sheets.filled(BANK, True, "A Clinic", phi_reaches_support="sometimes", channels=channels, **more)
    for page in ("letter", "a4"):
        (card,) = pdf_text.pages(write_pdf(made(sheet, "agent_card"), page))
        assert "1. Who is it?" in card and "For records there are 30 days, or fewer by contract." in " ".join(card.split())


def test_the_work_sheet_counts_the_days_and_the_limit() -> None:
    sheet = sheets.worst(BANK)
    text = itself(made(sheet, "breach_worksheet"))
    assert "315 days, from January 10, 2026 to November 21, 2026" in text
    assert "60 calendar days end on January 20, 2027" in text  # 60 days after AS_OF
    assert "Each person affected" in text and "Your covered entity" not in text
    other = itself(made(sheet.answered("org_role", "business_associate"), "breach_worksheet"))
    assert "Your covered entity" in other and "Each person affected" not in other


def test_the_work_sheet_counts_no_days_of_a_desk_that_is_not_chosen() -> None:
    text = itself(made(sheets.worst(BANK).answered("desk", "not_chosen"), "breach_worksheet"))
    assert "First patient details that reached support: January 10, 2026. No desk is chosen yet." in text
    assert "Patient details that came in while there was no desk with a signed BAA" in text
    assert "Days without a BAA" not in text and "315 days" not in text and "vendor of the" not in text and "the desk's vendor" not in text


def test_the_work_sheet_is_about_what_came_before_the_way_was_closed() -> None:
    """The board page gave the deadline; the sheet said that nothing was known, and counted from another day."""
    known = {"first_phi_on": date(2026, 8, 3), "discovered_on": date(2026, 11, 10)}
    sheet = sheets.filled(BANK, True, "A Clinic", phi_reaches_support="blocked", baa_status="not_signed", **known)
    text, told = as_text(made(sheet, "breach_worksheet")), as_text(guide(sheet, "breach_worksheet"))
    assert "Patient details that reached Intercom from August 3, 2026 on, though none are known to come today" in text
    assert "Of the desk: first patient details August 3, 2026;" in text and "Of the desk: to be found out, from August 3, 2026 on" in text
    assert "For patient details in Intercom: Nov 10, 2026." in text and "60 calendar days end on January 9, 2027" in text
    assert "What came in then still has to be assessed" in told and "nothing is known that has to be assessed" not in told


def test_of_what_came_before_the_work_sheet_lists_one_event_and_counts_from_its_discovery() -> None:
    """Signed later, it was listed twice, once with "none counted"; of an unknown BAA the day of discovery on file was "not known"."""
    known = {"first_phi_on": date(2026, 8, 3), "discovered_on": date(2026, 11, 10), "phi_reaches_support": "blocked"}
    later = sheets.filled(BANK, True, "A Clinic", baa_status="signed", baa_signed_on=date(2026, 9, 1), **known)
    text = as_text(made(later, "breach_worksheet"))
    assert text.count("Patient details in Intercom before") == 0 and text.count("Patient details that reached Intercom") == 1
    for answers, place in (({"baa_status": "unknown"}, "Intercom"), ({"desk": "not_chosen"}, "support")):
        sheet = sheets.filled(BANK, True, "A Clinic", **known, **answers)
        text, told = as_text(made(sheet, "breach_worksheet")), as_text(guide(sheet, "breach_worksheet"))
        assert f"Patient details that reached {place} from" in text and "60 calendar days end on January 9, 2027" in text
        assert "whether a BAA was in force on that day is not known" in told and "without a BAA: Nov" not in text
    early = as_text(made(later.answered("discovered_on", date(2026, 7, 1)), "breach_worksheet"))
    assert "Not known. What your answers say was known" in early, "nobody knew of it before it came"


def test_a_day_stands_once_and_in_words() -> None:
    text = as_text(made(sheets.worst(BANK).answered("discovered_on", date(2026, 11, 10)), "breach_worksheet"))
    assert "Nov 10, 2026" in text and "2026-11-10" not in text


def test_the_work_sheet_says_what_is_not_known() -> None:
    sheet = sheets.empty().answered("org_role", "covered_entity").answered("phi_reaches_support", "sometimes").answered("desk", "intercom")
    told = sheet.answered("baa_status", "not_signed")
    text = as_text(made(told, "breach_worksheet")) + as_text(guide(told, "breach_worksheet"))
    assert "Of the desk: first patient details not known;" in text and "No day of the first patient details is on record" in text
    assert "nothing is known that has to be assessed" in as_text(guide(sheets.safest(BANK), "breach_worksheet"))


ROWS = (Integration("Calendly", "unknown", "unknown"), Integration("Zapier", "phi", "unknown"), Integration("Jira", "no_phi", "unknown"))


@pytest.mark.parametrize(
    ("answers", "words"),
    [
        ({"integrations_inventory": "complete", "integrations": ROWS}, "or whether there is a BAA: Calendly; Zapier"),
        ({"integrations_inventory": "none_made"}, "Connected apps that are on no list yet"),
        ({"ai_use": ("vendor_ai",), "ai_cover": "unknown"}, "AI features or bots: whether a BAA covers what they read is not known"),
        ({"ai_use": ()}, "AI tools: which are in use is not known"),
        ({"channels": ("sms",), "sms_cover": "unknown"}, "text messages (SMS): whether anything covers them is not known"),
        ({"channels": ("sms",), "sms_cover": "patient_consent", "consented_channel_vendors": "not_checked"}, "every vendor behind them"),
        ({"channels": ("sms",), "sms_cover": "patient_consent", "consented_channel_vendors": "some_not"}, "at a vendor without a BAA"),
        ({"outside_agents": "without_baa"}, "an outside firm without a BAA could open"),
        ({"outside_agents": "unknown"}, "People from another company who answer patients: whether"),
        ({"baa_status": "unknown"}, "Intercom: whether a BAA is signed is not known"),
        ({"baa_timing": "unknown", "first_phi_on": None}, "Intercom: whether they came before the BAA was signed is not known"),
    ],
)
def test_the_work_sheet_lists_every_event_that_the_answers_point_to_or_leave_open(answers: dict[str, Any], words: str) -> None:
    sheet = base("careful_firm")
    assert "Events that your answers point to" not in as_text(made(sheet, "breach_worksheet"))
    for question, answer in answers.items():
        sheet = sheet.answered(question, answer)
    text = as_text(made(sheet, "breach_worksheet"))
    assert "Events that your answers point to, or do not rule out." in text and words in text


@given(random_sheets())
@settings(max_examples=15)
def test_a_customer_is_told_of_every_gap_and_of_nothing_that_was_not_answered(sheet: Assessment) -> None:
    document, result = made(sheet, "security_answers"), assess(BANK, sheet)
    asked = [part for passage in BANK.letter("security_answers").passages for part in passage.asked]
    by_text = {part.asks: part for part in asked}
    for asks, answer, plan in rows(document, "Questions and answers"):
        part = by_text[asks.split("\n")[0].removesuffix("?")]
        open_ones = [f for f in result.findings if f.question in part.questions]
        assert (plan == NOTHING_OPEN) <= (not open_ones)
        assert not open_ones or plan == NOTHING_PLANNED or "due " in plan or "marked as done" in plan
        if len(part.questions) == 1 and sheet.answers.get(part.questions[0]) in (None, UNKNOWN, ()) and part.questions[0] in _asked(sheet):
            assert answer == "Not known on November 21, 2026."


def _asked(sheet: Assessment) -> set[str]:
    walked = walk(BANK, sheet)
    return set(walked.asked) - set(walked.excused)


def test_what_hangs_on_an_unknown_answer_is_not_known_and_does_not_fall_away() -> None:
    def chat_row(sheet: Assessment) -> str:
        table = rows(made(sheet, "security_answers"), "Questions and answers")
        return next(answer for asks, answer, _ in table if asks.startswith("Is the identity of customers in chat"))

    sheet = sheets.empty().answered("org_role", "covered_entity").answered("desk", "intercom")
    assert chat_row(sheet) == "Not known on November 21, 2026."
    assert chat_row(sheet.answered("channels", ("email",))) == DOES_NOT_ARISE


def test_an_action_marked_as_done_is_told_to_an_outsider_as_not_confirmed_yet() -> None:
    sheet = sheets.worst(BANK).planned("personal_accounts", PlanEntry("Dana", None, "done"))
    row = next(row for row in rows(made(sheet, "security_answers"), "Questions and answers") if row[0].startswith("Does everybody have"))
    assert "reported as done, not confirmed yet" in row[2] and "Dana" not in row[2]


def test_nothing_has_to_be_assessed_where_no_patient_details_came() -> None:
    sheet = sheets.filled(BANK, True, "A Clinic", phi_reaches_support="possible", integrations_inventory="no_integrations")
    text = as_text(made(sheet, "breach_worksheet")) + as_text(guide(sheet, "breach_worksheet"))
    assert "nothing is known that has to be assessed" in text and "Events that your answers point to" not in text


@pytest.mark.parametrize("letter", LETTERS)
def test_pdf_word_markdown_and_html_print_every_word(letter: str) -> None:
    document = made(sheets.worst(BANK), letter)
    pdf, word, told = pdf_text.whole(write_pdf(document)), wd.text(write_word(document)), md.text(write_markdown(document))
    page = ht.text(write_html(document))
    for part in document.parts:
        for line in texts(part.blocks):
            wanted = pdf_text.squeezed(words(line))
            assert wanted in word and wanted in page and md.without_joiners(wanted) in told, wanted
            parted = any(wanted[:end] in pdf and wanted[end:] in pdf for end in range(20, len(wanted)))  # over two pages
            assert wanted in pdf or parted, wanted


def test_contradictions_are_named_before_a_letter_is_used() -> None:
    chosen = {"phi_reaches_support": "routinely", "baa_status": "signed", "baa_timing": "before_phi"}
    sheet = sheets.filled(BANK, False, "Contrary Clinic", **chosen)
    assert assess(BANK, sheet).contradictions
    assert "Two answers do not fit together." in as_text(guide(sheet, "security_answers"))


@pytest.mark.parametrize("letter", LETTERS)
def test_each_guide_bears_draft_and_its_sources_and_the_same_bytes_twice(letter: str) -> None:
    sheet = sheets.worst(BANK)
    document = guide(sheet, letter)
    assert document.marks[0] == "Fictional example" and document.marks[1].startswith("Draft")
    assert (document.marks[1] == "Draft for counsel") == bool(BANK.letter(letter).counsel)
    sources = next(part for part in document.parts if part.id == "sources")
    shown = as_text(replace(document, parts=(sources,)))
    assert all(BANK.cite(text).title in shown for text in BANK.letter(letter).citations)
    assert not document.attachments
    assert write_word(document) == write_word(guide(sheet, letter))
    assert write_markdown(document) == write_markdown(guide(sheet, letter))
    assert write_word(made(sheet, letter)) == write_word(made(sheet, letter))


def test_an_unknown_letter_is_an_error() -> None:
    with pytest.raises(StopIteration):
        made(sheets.empty(), "love_letter")


def test_an_action_comes_with_what_helps_to_do_it_but_for_what_the_answers_leave_no_use_for() -> None:
    worst = sheets.worst(BANK)
    context = Context(BANK, worst, assess(BANK, worst))
    assert [letter.id for letter in letters_for(context, "sign_baa")] == ["baa_request", "baa_checklist"]
    assert letters_for(context, "do_risk_analysis") == ()
    outside = worst.answered("org_role", "neither")
    assert letters_for(Context(BANK, outside, assess(BANK, outside)), "train_before_access") == ()


@pytest.mark.parametrize(("cover", "kept"), [("neither", True), ("unknown", True), ("compliant_service", False)])
def test_what_came_by_a_channel_that_nothing_covers_is_kept_as_it_is_whatever_is_signed(cover: str, kept: bool) -> None:
    sheet = sheets.filled(BANK, False, "A Clinic", channels=("email",), intercom_plan="expert", baa_status="signed", email_cover=cover)
    assert ("redact and delete nothing until it has been assessed" in itself(made(sheet, "patient_reply"))) is kept


@pytest.mark.parametrize("channel", ["email", "sms", "whatsapp"])
@pytest.mark.parametrize(("vendors", "kept"), [("some_not", True), ("not_checked", True), (None, True), ("all_under_baa", False)])
def test_what_came_by_consent_at_a_vendor_without_a_known_baa_is_kept_as_it_is(channel: str, vendors: str | None, kept: bool) -> None:
    """Agents were told to redact or delete what has to be assessed (S98)."""
    given: dict[str, Answer] = {
        "channels": (channel,),
        f"{channel}_cover": "patient_consent",
        "intercom_plan": "expert",
        "baa_status": "signed",
    }
    sheet = sheets.filled(BANK, False, "A Clinic", **given).answered("consented_channel_vendors", vendors)
    assert ("redact and delete nothing until it has been assessed" in itself(made(sheet, "patient_reply"))) is kept


def test_the_work_sheet_names_the_channels_that_nothing_is_known_to_cover() -> None:
    """It named the desk's vendor alone, which has a BAA, and not the service that a text message went through."""
    covers: dict[str, Answer] = {"phone_cover": "compliant_service", "sms_cover": "neither", "email_cover": UNKNOWN}
    text = as_text(
        made(sheets.filled(BANK, True, "A Clinic", channels=("web_chat", "email", "sms", "phone"), **covers), "breach_worksheet")
    )
    assert text.count("hannels that nothing is known to cover: E-mail; Text messages (SMS).") == 2
    assert "hannels that nothing is known to cover: none named." in as_text(made(sheets.safest(BANK), "breach_worksheet"))


@pytest.mark.parametrize(
    ("assessed", "warned"),
    [("not_assessed", True), ("in_progress", True), (None, True), ("unknown", True), ("assessed_and_documented", False)],
)
def test_who_answers_a_customer_is_told_that_earlier_details_are_not_assessed(assessed: str | None, warned: bool) -> None:
    sheet = changed(
        "careful_firm", baa_timing="after_phi", past_phi_assessed=assessed, first_phi_on=date(2026, 1, 5), baa_signed_on=date(2026, 3, 5)
    )
    assert (
        "in the desk before its BAA was signed, and no finished assessment of them" in as_text(guide(sheet, "security_answers"))
    ) is warned


def test_a_customer_is_told_one_day_by_which_what_is_not_known_is_found_out() -> None:
    """Two days stood there, of two questions, and it did not say which was whose."""
    table = rows(
        made(sheets.empty().answered("desk", "intercom").answered("org_role", "covered_entity"), "security_answers"),
        "Questions and answers",
    )
    told = [planned for _, _, planned in table]
    assert any("We are finding out" in planned for planned in told)
    assert all(planned.count("We are finding out") <= 1 for planned in told)


def test_what_has_been_found_out_hides_nothing_that_is_still_to_be_found_out() -> None:
    sheet = changed("careful_firm", audit_log=UNKNOWN, log_review=UNKNOWN)
    half = sheet.planned("find_out_log_review", PlanEntry(status="done"))
    for told, said in (
        (half, "We are finding out: due"),
        (half.planned("find_out_audit_log", PlanEntry(status="done")), "We have looked into it"),
    ):
        (row,) = (row for row in rows(made(told, "security_answers"), "Questions and answers") if row[0].startswith("Is activity logged"))
        assert row[2].startswith(said), row[2]


def test_without_a_desk_the_chat_is_a_channel_that_nothing_covers_and_unknown_channels_are_not_none() -> None:
    chat = base("undecided_firm").answered("channels", ("web_chat",)).answered("phi_reaches_support", "sometimes")
    assert "hannels that nothing is known to cover: Web or in-app chat" in as_text(made(chat, "breach_worksheet"))
    assert "hannels that nothing is known to cover: not known" in as_text(made(chat.answered("channels", None), "breach_worksheet"))
