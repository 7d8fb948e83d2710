"""Names that a later bank has renamed or retired, and names of other banks: read, or kept and not counted; never lost."""

import json
import re
import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from questionnaire import Assessment, Bank, walk
from questionnaire.assessment import MAX_KEPT, KeptEntry, PlanEntry
from questionnaire.file import Refused, read, write, write_for_hash
from questionnaire.file.edit import edited
from questionnaire.loader import FOLDER, read_bank
from questionnaire.shapes.versions import OldNames
from scoring import assess
from tests.scoring.sheets import BANK

NEWER = "2031.4"
"""A bank version that comes after ours."""
SAID: dict[str, Any] = {
    "format": 2,
    "bank": BANK.version,
    "client": "Acme Telehealth",
    "as_of": "2026-11-21",
    "answers": {"org_role": "covered_entity", "desk": "intercom", "channels": ["web_chat", "sms", "social"], "exports": "anyone"},
    "notes": {"exports": "Ask Dana.", "backup": "Vendor says yes."},
    "plan": {"find_out_exports": {"owner": "Ann", "status": "open"}, "sign_baa": {"owner": "Dana", "due": "2026-12-05", "status": "open"}},
}


def file_of(**changes: Any) -> bytes:
    return json.dumps(SAID | changes).encode()


def adding(part: str, name: str, value: Any, bank: str = NEWER) -> bytes:
    return file_of(bank=bank, **{part: {**SAID.get(part, {}), name: value}})


def later(old_names: dict[str, Any]) -> Bank:
    """Our bank after years: other names for some things, and some that are gone. Good for reading files, not for judging."""
    bank = replace(BANK, old_names=OldNames.model_validate(old_names))
    text = json.dumps([section.model_dump(mode="json", by_alias=True, exclude_none=True) for section in BANK.sections])
    for old, new in [("exports", "bulk_exports"), ("sms", "text_message"), ("sign_baa", "conclude_baa")]:
        text = text.replace(f'"id": "{old}"', f'"id": "{new}"')
    sections = [type(BANK.sections[0]).model_validate(section) for section in json.loads(text)]
    return replace(bank, sections=tuple(_without(section) for section in sections))


def _without(section: Any) -> Any:
    kept = tuple(q for q in section.questions if q.id != "backup")
    kept = tuple(q.model_copy(update={"choices": tuple(c for c in q.choices if c.id != "social")}) for q in kept)
    return section.model_copy(update={"questions": kept})


LISTED = later(
    {
        "questions": {"exports": "bulk_exports", "backup": "retired"},
        "actions": {"sign_baa": "conclude_baa"},
        "choices": {"channels": {"sms": "text_message", "social": "retired"}},
    }
)
UNLISTED = later({})


def test_what_was_renamed_is_read_under_its_new_name() -> None:
    sheet = read(LISTED, file_of())
    assert sheet.answers["bulk_exports"] == "anyone" and sheet.notes == {"bulk_exports": "Ask Dana."}
    assert sheet.answers["channels"] == ("web_chat", "text_message")
    assert sheet.plan == {"conclude_baa": PlanEntry("Dana", date(2026, 12, 5)), "find_out_bulk_exports": PlanEntry("Ann")}


def test_what_was_retired_is_kept_and_counts_for_nothing() -> None:
    sheet = read(LISTED, file_of())
    assert sheet.kept == (KeptEntry("answers", "channels", ["social"]), KeptEntry("notes", "backup", "Vendor says yes."))


def test_what_is_kept_is_written_back_where_it_stood() -> None:
    written = json.loads(write(read(LISTED, file_of())))
    assert written["answers"]["channels"] == ["web_chat", "text_message", "social"] and written["notes"]["backup"] == "Vendor says yes."
    assert write(read(LISTED, json.dumps(written).encode())) == json.dumps(written, ensure_ascii=False, indent=2) + "\n"


def test_a_bank_that_went_back_reads_what_a_newer_one_wrote() -> None:
    """Nothing is lost on the way there and back, though the older bank does not know the newer names."""
    newer = json.loads(write(read(LISTED, file_of(bank=NEWER))))
    sheet = read(BANK, json.dumps(newer).encode())
    assert sheet.answers["channels"] == ("web_chat", "social")
    assert KeptEntry("answers", "channels", ["text_message"]) in sheet.kept and KeptEntry("answers", "bulk_exports", "anyone") in sheet.kept
    again = json.loads(write(sheet))
    assert {*again["answers"].pop("channels")} == {*newer["answers"].pop("channels")} and again == newer


def test_a_stored_sheet_keeps_what_nothing_explains_and_a_file_of_ours_is_refused() -> None:
    stored = read(UNLISTED, file_of(), keeps=True)
    assert [f"{entry.part}.{entry.name}" for entry in stored.kept] == [
        "answers.channels", "answers.exports", "notes.backup", "notes.exports", "plan.find_out_exports", "plan.sign_baa",
    ]  # fmt: skip
    with pytest.raises(Refused) as refused:
        read(UNLISTED, file_of())
    assert len(refused.value.faults) == 7 and any('did you mean "bulk_exports"' in line for line in refused.value.faults)


def test_of_two_entries_that_come_to_one_name_the_newer_counts_and_the_other_is_kept() -> None:
    both = adding("answers", "bulk_exports", "restricted", bank=BANK.version)
    sheet = read(LISTED, both)
    assert sheet.answers["bulk_exports"] == "restricted" and KeptEntry("answers", "exports", "anyone") in sheet.kept


def test_two_words_that_come_to_one_choice_are_that_choice_once() -> None:
    sheet = read(LISTED, adding("answers", "channels", ["sms", "text_message"], bank=BANK.version))
    assert sheet.answers["channels"] == ("text_message",)


UNKNOWN_NAMES = {
    "a question": ("answers", "parrots", "caged"),
    "a question that takes a number": ("answers", "perches", 12),
    "a question with rows": ("answers", "parrots", [{"name": "Polly", "age": 7}]),
    "a single choice": ("answers", "desk", "carrier_pigeon"),
    "one choice of many": ("answers", "channels", ["sms", "fax"]),
    "no known choice of many": ("answers", "channels", ["fax"]),
    "a note": ("notes", "parrots", "Loud."),
    "a reason": ("not_applicable", "parrots", "We have none."),
    "a reason that our bank does not take": ("not_applicable", "sign_in", "We have none."),
    "no answer where ours must have one": ("answers", "sign_in", "not_applicable"),
    "an action": ("plan", "feed_parrots", {"owner": "Dana"}),
}


@pytest.mark.parametrize("case", UNKNOWN_NAMES)
def test_what_a_newer_bank_knows_is_kept_counts_for_nothing_and_is_written_back(case: str) -> None:
    part, name, value = UNKNOWN_NAMES[case]
    data = adding(part, name, value)
    sheet = read(BANK, data)
    assert [(entry.part, entry.name) for entry in sheet.kept] == [(part, name)]
    assert json.loads(write(sheet))[part][name] == value
    bare = replace(sheet, kept=())
    assert assess(BANK, sheet) == assess(BANK, bare) and walk(BANK, sheet) == walk(BANK, bare)
    assert write_for_hash(sheet) != write_for_hash(bare), "a frozen version vouches for it too"
    with pytest.raises(Refused):
        read(BANK, data, keeps=False)


YEAR, COUNT = map(int, BANK.version.split("."))
LATER = (f"{YEAR}.{COUNT + 1}", f"{YEAR}.{COUNT * 10}", f"{YEAR + 1}.1")
NOT_LATER = (
    BANK.version,
    f"{YEAR}.0{COUNT}",
    f"{YEAR}.{COUNT - 1}",
    f"{YEAR - 1}.99",
    "nonsense",
    "",
    f"{YEAR + 1}",
    f"v{YEAR + 1}.1",
    f"{YEAR + 1}.1\n",
)


@pytest.mark.parametrize("bank", LATER)
def test_a_bank_is_newer_by_its_year_and_then_by_its_count(bank: str) -> None:
    assert [entry.value for entry in read(BANK, adding("answers", "desk", "carrier_pigeon", bank)).kept] == ["carrier_pigeon"]


@pytest.mark.parametrize("bank", NOT_LATER)
def test_every_name_of_an_older_bank_is_known_so_a_strange_one_is_a_slip(bank: str) -> None:
    """So it is where `bank` is no version at all: the file is read, and its names are held to ours."""
    assert read(BANK, file_of(bank=bank)).bank == bank
    for part, name, value, says in (
        ("answers", "encrypton", "in_transit_only", 'answers: there is no question "encrypton"; did you mean "encryption"?'),
        ("answers", "sign_in", "optionl", 'answers.sign_in: there is no choice "optionl"; did you mean "optional"?'),
        ("plan", "sing_baa", {}, 'plan: there is no action "sing_baa"; did you mean "sign_baa"?'),
    ):
        with pytest.raises(Refused) as refused:
            read(BANK, adding(part, name, value, bank))
        assert refused.value.faults == (says,)


def test_an_edit_leaves_what_is_kept_alone() -> None:
    sheet = read(BANK, adding("answers", "channels", ["sms", "fax"]))
    done = edited(BANK, sheet, ("client",), "Other")
    assert done == replace(sheet, client="Other")
    typed = edited(BANK, sheet, ("answers", "channels"), ["email"])
    assert json.loads(write(typed))["answers"]["channels"] == ["email", "fax"]
    with pytest.raises(Refused, match="carrier_pigeon"):
        edited(BANK, sheet, ("answers", "desk"), "carrier_pigeon")


def test_a_new_answer_takes_the_place_of_one_that_was_kept() -> None:
    sheet = read(BANK, adding("answers", "desk", "carrier_pigeon"))
    assert "desk" not in sheet.answers
    again = read(BANK, write(edited(BANK, sheet, ("answers", "desk"), "intercom")).encode())
    assert again.answers["desk"] == "intercom" and not again.kept


WRONG = {
    "nested too deeply": (adding("answers", "parrots", [[["Polly"]]]), "is nested more deeply than any answer"),
    "half a character": (adding("answers", "parrots", "\ud800"), "a lone surrogate"),
    "a number without end": (adding("answers", "parrots", 0.5).replace(b"0.5", b"1e999"), "a number without end"),
    "too long": (adding("answers", "parrots", "x" * 50_000), "at most 50,000 of an unknown entry are kept"),
    "a note too long": (adding("notes", "parrots", "x" * 2001), "has 2,001 characters"),
    "a plan entry that is none": (adding("plan", "feed_parrots", {"who": "Dana"}), 'there is no key "who"'),
    "a wrong type": (adding("answers", "desk", 7), "it takes one of intercom"),
    "none beside another": (adding("answers", "ai_use", ["none", "vendor_ai"]), '"none" is given along with other choices'),
    "too many": (file_of(bank=NEWER, notes={f"n{number}": "x" for number in range(MAX_KEPT + 1)}), "is one of more than 1,000 entries"),
}


@pytest.mark.parametrize("case", WRONG)
def test_what_no_bank_can_mean_is_a_fault_all_the_same(case: str) -> None:
    data, says = WRONG[case]
    with pytest.raises(Refused) as refused:
        read(BANK, data)
    assert [line for line in refused.value.faults if says in line] == [*refused.value.faults]


# ---------------------------------------------------------------- a bank of files


def renamed(folder: Path, listed: str) -> Bank:
    """A copy of our bank in which somebody has renamed an action everywhere, and perhaps put it on the list."""
    copy = Path(shutil.copytree(FOLDER, folder / "bank"))
    for file in copy.glob("*.yaml"):
        file.write_text(re.sub(r"\bsign_baa\b", "conclude_baa", file.read_text(encoding="utf-8")), encoding="utf-8")
    names = copy / "old_names.yaml"
    names.write_text(
        names.read_text(encoding="utf-8").replace("actions:\n", f"actions:\n{f'  {listed}' if listed else ''}\n"), encoding="utf-8"
    )
    return read_bank(copy)


def owner_of(sheet: Assessment, action: str) -> str:
    return sheet.plan[action].owner if action in sheet.plan else ""


def test_an_action_renamed_in_the_yaml_takes_its_owner_along(tmp_path: Path) -> None:
    assert owner_of(read(renamed(tmp_path, "sign_baa: conclude_baa"), file_of()), "conclude_baa") == "Dana"


def test_an_action_renamed_without_a_word_loses_nothing_that_is_stored(tmp_path: Path) -> None:
    sheet = read(renamed(tmp_path, ""), file_of(), keeps=True)
    assert not owner_of(sheet, "conclude_baa") and [entry.value["owner"] for entry in sheet.kept] == ["Dana"]
