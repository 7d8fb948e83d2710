"""The bank holds the contract's table of questions to the letter (section 1): ids, kinds, choices, their order, and when each is asked."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

import pytest
from hypothesis import given

from questionnaire import Assessment, walk
from questionnaire.shapes.question import UNKNOWN
from tests.scoring.sheets import ANY_SHEET, BANK, base, read_yaml

TABLE = read_yaml("contract.yaml")["sections"]
QUESTIONS: dict[str, dict[str, Any]] = {q["id"]: q for s in TABLE for q in s["questions"]}
DESCRIBING = {"org_role", "desk", "special_records", "channels", "ai_use"}


def test_sections_come_in_the_contract_s_order() -> None:
    assert [s.id for s in BANK.sections] == [s["id"] for s in TABLE]


@pytest.mark.parametrize("section", TABLE, ids=lambda s: s["id"])
def test_a_section_has_the_contract_s_questions(section: dict[str, Any]) -> None:
    found = [q.id for q in BANK.section(section["id"]).questions]
    assert {q["id"] for q in section["questions"]} <= set(found), "there may be more, but none less"


@pytest.mark.parametrize("question", QUESTIONS.values(), ids=QUESTIONS.keys())
def test_a_question_has_the_contract_s_choices_in_the_contract_s_order(question: dict[str, Any]) -> None:
    found = BANK.questions[question["id"]]
    assert found.kind == question["kind"]
    named = question.get("choices", [])
    assert [c.id for c in found.choices if c.id in named] == named, "there may be more, but none less, and in this order"
    assert found.between == (tuple(question["between"]) if "between" in question else None)
    assert found.na_allowed == question.get("na", False)
    assert (found.when is not None) == ("when" in question)
    assert found.describes == (question["id"] in DESCRIBING)


def test_only_the_configuration_is_closed_as_a_section() -> None:
    assert [s.id for s in BANK.sections if s.when is not None] == [s["id"] for s in TABLE if "when" in s] == ["configuration"]


# ---------------------------------------------------------------- [when ...], once more and by itself

Said = Mapping[str, Any]
"""What was answered to the questions asked so far; what is absent is unknown."""


def phi(said: Said) -> object:
    return said.get("phi_reaches_support", UNKNOWN)


def timing(said: Said) -> object:
    first, signed = said.get("first_phi_on"), said.get("baa_signed_on")
    if isinstance(first, date) and isinstance(signed, date):
        return "before_phi" if signed <= first else "after_phi"
    return said.get("baa_timing", UNKNOWN)


def has(channel: str) -> Callable[[Said], bool]:
    return lambda said: channel in said.get("channels", ())


def late_or_uncovered(said: Said) -> bool:
    if said.get("baa_status") == "signed":
        return timing(said) == "after_phi"
    return said.get("baa_status") in ("requested", "not_signed", "refused") and phi(said) in ("sometimes", "routinely")


def to_be_assessed(said: Said) -> bool:
    return late_or_uncovered(said) and said.get("past_phi_assessed") != "assessed_and_documented"


COVERS = [f"{channel}_cover" for channel in ("email", "sms", "whatsapp", "phone", "social")]
WHEN: dict[str, Callable[[Said], bool]] = {
    "first_phi_on": lambda said: phi(said) in ("sometimes", "routinely"),
    "intercom_plan": lambda said: said.get("desk") == "intercom",
    "vendor_offers_baa": lambda said: said.get("desk", UNKNOWN) not in ("intercom", "not_chosen", UNKNOWN),
    "baa_status": lambda said: said.get("desk") != "not_chosen",
    "baa_timing": lambda said: said.get("baa_status") == "signed" and phi(said) not in ("blocked", "possible"),
    "baa_signed_on": lambda said: said.get("baa_status") == "signed",
    "baa_scope": lambda said: said.get("baa_status") == "signed",
    "attestation_report": lambda said: said.get("desk") == "intercom",
    "past_phi_assessed": late_or_uncovered,
    "special_records_settled": lambda said: bool({"substance_use", "psychotherapy_notes"} & set(said.get("special_records", ()))),
    "baa_terms_met": lambda said: said.get("baa_status") == "signed",
    "discovered_on": to_be_assessed,
    "page_trackers": has("web_chat"),
    "consented_channel_vendors": lambda said: "patient_consent" in [said.get(cover) for cover in COVERS],
    "ai_limits": lambda said: bool({"vendor_ai", "third_party_bot"} & set(said.get("ai_use", ()))),
    **{cover: has(cover.removesuffix("_cover")) for cover in COVERS},
    "customer_identity": has("web_chat"),
    "notification_bodies": has("web_chat"),
    "integrations": lambda said: said.get("integrations_inventory") in ("complete", "partial"),
    "ai_cover": lambda said: bool({"vendor_ai", "third_party_bot"} & set(said.get("ai_use", ()))),
}


def asked_by_the_contract(sheet: Assessment) -> list[str]:
    asked: list[str] = []
    said: dict[str, Any] = {}
    for section in TABLE:
        for question in section["questions"]:
            name = question["id"]
            if said.get("org_role") == "neither" or (section["id"] == "configuration" and said.get("desk") == "not_chosen"):
                continue
            if name in WHEN and not WHEN[name](said):
                continue
            asked.append(name)
            answer = sheet.answers.get(name)
            to_come = isinstance(answer, date) and answer > sheet.as_of  # a contradiction (section 7), which decides nothing
            if not to_come and answer not in (None, UNKNOWN, ()) and name not in sheet.not_applicable:
                said[name] = answer
    return asked


def test_each_rule_of_the_table_is_written_out_here() -> None:
    assert set(WHEN) == {name for name, q in QUESTIONS.items() if "when" in q}


@given(ANY_SHEET)
def test_exactly_the_questions_are_asked_that_the_contract_says(sheet: Assessment) -> None:
    asked = [question for question in walk(BANK, sheet).asked if question in QUESTIONS]
    assert sorted(asked) == sorted(asked_by_the_contract(sheet))


def test_questions_are_asked_in_the_bank_s_order() -> None:
    asked = walk(BANK, base("hurried_startup")).asked
    order = list(BANK.questions)
    assert list(asked) == sorted(asked, key=order.index)
