"""Who carries out an action: the name typed at it, else who plays its role, else the role."""

from dataclasses import replace
from datetime import date

import pytest

from questionnaire import Assessment, load_bank
from questionnaire.assessment import PlanEntry
from questionnaire.file import to_document
from questionnaire.file.edit import edited, value_at
from questionnaire.owner import Owner, brief, owner_of

BANK = load_bank()
BLANK = Assessment(BANK.version, date(2026, 11, 21))
PLAYED = replace(BLANK, people={"privacy_officer": " Dana Whitfield "})


@pytest.mark.parametrize(
    ("sheet", "name", "words", "told"),
    [
        (BLANK, "", "Privacy officer", "Privacy officer (nobody named yet)"),
        (PLAYED, "Dana Whitfield", "Dana Whitfield", "Dana Whitfield"),
        (PLAYED.planned("sign_baa", PlanEntry("Kim")), "Kim", "Kim", "Kim"),
        (PLAYED.planned("sign_baa", PlanEntry(status="done")), "Dana Whitfield", "Dana Whitfield", "Dana Whitfield"),
        (PLAYED.planned("sign_baa", PlanEntry("Kim ")), "Kim ", "Kim ", "Kim "),
        (PLAYED.planned("sign_baa", PlanEntry("  ")), "Dana Whitfield", "Dana Whitfield", "Dana Whitfield"),
        (replace(BLANK, people={"privacy_officer": "  "}), "", "Privacy officer", "Privacy officer (nobody named yet)"),
        (replace(BLANK, people={"founder": "Priya"}), "", "Privacy officer", "Privacy officer (nobody named yet)"),
    ],
)
def test_the_name_typed_goes_before_the_person_and_the_person_before_the_role(sheet: Assessment, name: str, words: str, told: str) -> None:
    owner = owner_of(BANK, sheet, "sign_baa", "privacy_officer")
    assert (owner.name, owner.role, owner.words, owner.in_full) == (name, "Privacy officer", words, told)


def test_a_role_that_the_bank_does_not_know_is_called_by_its_id() -> None:
    assert owner_of(BANK, BLANK, "", "cfo") == Owner("", "cfo")


@pytest.mark.parametrize(
    ("name", "narrow"),
    [
        ("Dana Whitfield, Privacy Officer, Brightwell", "Dana Whitfield…"),
        ("Dana Whitfield, Privacy Officer", "Dana Whitfield, Privacy Officer"),
        ("Maximiliane Oberhofer-Schwarzenberger von Lichtenfels, Security", "Maximiliane Oberhofer-Schwarzenberger…"),
        ("x" * 120, "x" * 40 + "…"),
        ("", ""),
    ],
)
def test_a_long_name_is_brief_in_a_narrow_column(name: str, narrow: str) -> None:
    assert brief(name) == narrow


def test_a_person_is_one_field_that_is_set_and_emptied_by_itself() -> None:
    path = ("people", "founder")
    named = edited(BANK, PLAYED, path, "Priya")
    assert named.people == {**PLAYED.people, "founder": "Priya"} and value_at(to_document(named), path) == "Priya"
    assert edited(BANK, named, path, None).people == PLAYED.people
