"""Every file that any past version saved opens for ever, and no published name is lost. How they come here: docs/bank.md."""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from questionnaire.file import read, write
from questionnaire.names import names
from questionnaire.shapes.question import UNKNOWN
from tests.scoring.sheets import BANK

PAST = Path(__file__).parent / "past"
SAVED = sorted(PAST.glob("*.json"))
PUBLISHED = {path.stem.removeprefix("names_"): path for path in PAST.glob("names_*.yaml")}
BANK_MD = Path(__file__).parents[2] / "docs" / "bank.md"


def counted(document: Mapping[str, Any]) -> dict[str, int]:
    """How much stands in each part of a file, choices and rows one by one."""
    return {part: sum(len(value) if isinstance(value, list) else 1 for value in document[part].values())
            for part in ("answers", "not_applicable", "notes", "plan")}  # fmt: skip


@pytest.mark.parametrize("path", SAVED, ids=lambda path: path.stem)
def test_a_file_of_the_past_opens_and_nothing_of_it_is_lost(path: Path) -> None:
    sheet = read(BANK, path.read_bytes())
    written = write(sheet)
    assert counted(json.loads(written)) == counted(json.loads(path.read_text(encoding="utf-8")))
    assert read(BANK, written.encode()) == sheet


def test_there_is_a_file_of_each_format_and_of_each_published_bank() -> None:
    saved = [json.loads(path.read_text(encoding="utf-8")) for path in SAVED]
    assert {document["format"] for document in saved} == {1, 2}
    assert {document["bank"] for document in saved} == {*PUBLISHED}


def unaccounted(named: Iterable[str], today: Iterable[str], old: Mapping[str, str]) -> list[str]:
    return sorted({*named} - {*today} - {*old})


@pytest.mark.parametrize("version", PUBLISHED)
def test_every_name_that_was_published_is_a_name_of_today_or_on_the_list(version: str) -> None:
    published, old = yaml.safe_load(PUBLISHED[version].read_text(encoding="utf-8")), BANK.old_names
    assert not unaccounted(published["questions"], BANK.questions, old.questions), "list them in old_names.yaml"
    assert not unaccounted(published["actions"], BANK.actions, old.actions), "list them in old_names.yaml"
    for was, choices in published["questions"].items():
        question = BANK.questions.get(old.questions.get(was, was))
        if question is not None:
            today = [*(choice.id for choice in question.choices), UNKNOWN]
            assert not unaccounted(choices, today, old.choices.get(question.id, {})), f"list the choices of {question.id} in old_names.yaml"


@pytest.mark.parametrize("version", PUBLISHED)
def test_the_bank_knows_what_each_published_version_asked(version: str) -> None:
    published = yaml.safe_load(PUBLISHED[version].read_text(encoding="utf-8"))
    (asked,) = [one.asked for one in BANK.versions if one.version == version]
    assert [*asked] == [*published["questions"]], "versions.yaml, `asked`"


def test_a_name_that_is_nowhere_is_found() -> None:
    assert unaccounted(["sign_baa", "conclude_baa"], ["conclude_baa"], {}) == ["sign_baa"]
    assert unaccounted(["sign_baa"], ["conclude_baa"], {"sign_baa": "conclude_baa"}) == []


def test_the_list_of_versions_names_this_one_and_every_published_one() -> None:
    listed = [line.split("|")[1].strip() for line in BANK_MD.read_text(encoding="utf-8").splitlines() if line.startswith("| 20")]
    assert listed[-1] == BANK.version and {*PUBLISHED} <= {*listed}
    assert listed == [one.version for one in BANK.versions]


def test_the_names_of_a_version_are_all_that_a_file_may_name() -> None:
    found = yaml.safe_load(names(BANK))
    assert [*found["questions"]] == [*BANK.questions] and {*found["actions"]} <= {*BANK.actions}
    assert found["questions"]["desk"] == [desk.id for desk in BANK.desks]
