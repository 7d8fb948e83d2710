"""The letters of the bank: what they cite, fill in and read of the answers."""

from pathlib import Path

import pytest

from questionnaire import Bank
from questionnaire.assessment import Integration
from questionnaire.facts import FACTS
from questionnaire.loader import BankRefused, read_bank
from questionnaire.shapes.letters import FILLED, PLACEHOLDER, Letter
from tests.scoring.sheets import AS_OF

FILE = "letters.yaml"


def test_a_letter_that_cites_nothing_is_a_fault(folder: Path) -> None:
    bare = "- id: bare\n  title: A bare letter\n  kind: letter\n  use: To be used.\n  passages: [{text: Some words.}]\n"
    with (folder / FILE).open("a", encoding="utf-8") as file:
        file.write(bare)
    with pytest.raises(BankRefused) as refused:
        read_bank(folder)
    assert [f.what for f in refused.value.faults] == ['"bare" cites nothing; say what it rests on']


def test_a_letter_is_found_by_its_id(bank: Bank) -> None:
    assert bank.letter("baa_request").kind == "letter"
    with pytest.raises(StopIteration):
        bank.letter("love_letter")


def test_every_letter_cites_what_its_lines_cite(bank: Bank) -> None:
    for letter in bank.letters.letters:
        cited = set(letter.cited())
        assert set(letter.citations) < cited
        assert {text for passage in letter.passages for line in passage.lines for text in line.citations} <= cited


def test_every_filled_value_and_phrase_is_used_somewhere(bank: Bank) -> None:
    used = {name for letter in bank.letters.letters for name in PLACEHOLDER.findall(str(texts(letter)))}
    used |= {name for phrase in bank.letters.phrases for case in phrase.cases for name in PLACEHOLDER.findall(case.says)}
    steps = (step for action in bank.actions.values() for desk in action.steps.values() for step in desk)
    used |= {name for step in steps for name in PLACEHOLDER.findall(step.says)}
    named = {*FILLED, *(p.id for p in bank.letters.phrases), *(d.id for d in bank.letters.deadlines)}
    assert named <= used


def texts(letter: Letter) -> list[str]:
    found = [letter.use, letter.counsel, *(missing.says for missing in letter.missing)]
    for passage in letter.passages:
        found += [text for text in (passage.heading, passage.text, passage.notice, passage.apps) if text]
        found += [line.says for line in passage.lines]
        found += [words for asked in passage.asked for words in asked.instead.values()]
        found += [cell for row in (passage.sheet.rows if passage.sheet else ()) for cell in row.cells]
    return found


def test_no_letter_speaks_of_compliance_or_certificates_as_had(bank: Bank) -> None:
    for letter in bank.letters.letters:
        words = " ".join([letter.title, *texts(letter)]).lower()
        assert "compliant" not in words and "certified" not in words and "own knowledge" not in words


def test_an_app_without_a_baa_counts_only_where_patient_details_reach_it() -> None:
    fact = FACTS["integration_without_baa"].value
    rows = {data: (Integration("Slack", data, "not_signed"),) for data in ("phi", "no_phi", "unknown")}
    assert [fact({"integrations": row}, AS_OF) for row in rows.values()] == ["listed", "none", "none"]
    assert fact({"integrations": (Integration("Slack", "phi", "signed"),)}, AS_OF) == fact({}, AS_OF) == "none"
