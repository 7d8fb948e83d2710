"""The next round with a client: what goes on, and what waits to be confirmed."""

from datetime import date

from questionnaire import Assessment, Bank, walk
from questionnaire.assessment import KeptEntry
from questionnaire.file import read, write
from questionnaire.flow.rounds import confirmed, given, next_round, to_confirm
from questionnaire.handover import Additions

FIRST, SECOND, THIRD = date(2026, 3, 4), date(2026, 9, 1), date(2027, 3, 1)


def sheet(bank: Bank) -> Assessment:
    last = Assessment("2026.1", FIRST, "Acme", handover=Additions(prepared_by="A. Consultant", letter="Dear board,"))
    return last.answered("org_role", "covered_entity").answered("sms_cover", "neither").noted("org_role", "A note").excused("desk", "why")


def test_answers_notes_and_who_prepares_the_papers_go_on_and_last_times_letter_does_not(bank: Bank) -> None:
    last = sheet(bank)
    made = next_round(last, bank.version, SECOND)
    assert (made.bank, made.as_of, made.answers, made.notes) == (bank.version, SECOND, last.answers, last.notes)
    assert made.unconfirmed == dict.fromkeys(("desk", "org_role", "sms_cover"), FIRST)
    assert (made.handover.prepared_by, made.handover.letter) == ("A. Consultant", "")


def test_a_baa_that_is_signed_by_the_next_round_came_after_the_details_of_this_one(bank: Bank) -> None:
    """The deadline and the assessment of what came before vanished with the answer "signed"."""
    last = (
        Assessment("2026.2", FIRST).answered("org_role", "covered_entity").answered("desk", "intercom").answered("baa_status", "requested")
    )
    assert "baa_timing" not in next_round(last, bank.version, SECOND).answers
    reached = last.answered("phi_reaches_support", "sometimes").answered("intercom_plan", "expert")
    signed = next_round(reached, bank.version, SECOND).answered("baa_status", "signed")
    assert signed.answers["baa_timing"] == "after_phi" and "baa_timing" in to_confirm(signed, walk(bank, signed))
    for left in ("before_phi", "unknown"):
        after = next_round(reached.answered("baa_timing", left).answered("baa_signed_on", FIRST), bank.version, SECOND)
        assert after.answers["baa_timing"] == "after_phi" and "baa_signed_on" not in after.answers, "from when one was said to be signed"


def test_a_sheet_that_a_newer_bank_began_stays_its_own_so_that_what_it_keeps_opens_again(bank: Bank) -> None:
    kept = (KeptEntry("answers", "parrots", "caged"),)
    made = next_round(Assessment("2031.4", FIRST, kept=kept), bank.version, SECOND)
    assert (made.bank, made.kept) == ("2031.4", kept) and read(bank, write(made).encode()) == made


def test_what_was_never_confirmed_keeps_the_day_that_it_is_of(bank: Bank) -> None:
    second = next_round(sheet(bank), bank.version, SECOND).confirmed("org_role")
    third = next_round(second, bank.version, THIRD)
    assert (third.unconfirmed["org_role"], third.unconfirmed["desk"]) == (SECOND, FIRST)


def test_only_what_is_asked_waits_to_be_confirmed(bank: Bank) -> None:
    made = next_round(sheet(bank), bank.version, SECOND)
    asked = walk(bank, made)
    assert "sms_cover" not in asked.asked, "no channel is chosen"
    assert to_confirm(made, asked) == ("org_role", "desk") and given(made, asked) == 2
    done = confirmed(made, ("org_role", "desk"))
    assert to_confirm(done, asked) == () and given(done, asked) == 2 and set(done.unconfirmed) == {"sms_cover"}
