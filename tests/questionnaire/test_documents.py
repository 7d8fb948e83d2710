"""The documents written from the bank are never older than it, and leave nothing out."""

import json
from pathlib import Path
from xml.etree import ElementTree

import pytest

from questionnaire import Bank, load_bank
from questionnaire.__main__ import DOCUMENTS, main
from questionnaire.condition_words import in_words
from questionnaire.conditions import atoms
from questionnaire.file.schema import schema
from questionnaire.shapes.question import Condition

DOCS = Path(__file__).parent.parent.parent / "docs"
FILES = {"questions": DOCS / "questions.md", "flow": DOCS / "flow.svg"}
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def bank() -> Bank:
    return load_bank()


@pytest.mark.parametrize("name", DOCUMENTS)
def test_the_command_prints_each_document(name: str, bank: Bank, capsys: pytest.CaptureFixture[str]) -> None:
    """That the files in docs/ are fresh is for tests/test_made.py to find."""
    assert main([f"--{name}"]) == 0
    assert capsys.readouterr() == (DOCUMENTS[name][1](bank), "")


def test_what_is_printed_as_the_schema_is_the_schema(bank: Bank) -> None:
    assert json.loads(DOCUMENTS["schema"][1](bank)) == json.loads(json.dumps(schema(bank)))


def test_the_handbook_holds_every_question_choice_action_and_citation(bank: Bank) -> None:
    text = FILES["questions"].read_text(encoding="utf-8")
    for question in bank.questions.values():
        assert f"{question.text}\n\n`{question.id}`" in text
        for choice in question.choices:
            assert f"| {choice.option} |" in text
            assert all(bank.action(action).title in text for action in choice.actions)
        for citation in question.citations:
            url = bank.cite(citation).url
            assert (f"[{citation}]({url})" if url else citation) in text
        assert in_words(bank, question.when) in text


def test_the_handbook_gives_the_risk_of_the_tables(bank: Bank) -> None:
    """A shared login: moderate where patients cannot reach the desk, high where they write every day (docs/decisions/method.md)."""
    text = FILES["questions"].read_text(encoding="utf-8")
    least_safe = bank.questions["unique_accounts"].choices[-1]
    row = next(line for line in text.splitlines() if line.startswith(f"| {least_safe.label} |"))
    cells = [cell.strip() for cell in row.split(" | ")]
    assert cells[2:7] == ["Very high", "Moderate", "High", "High", "High"]


def test_the_picture_shows_every_question_once_inside_its_frame(bank: Bank) -> None:
    root = ElementTree.parse(FILES["flow"]).getroot()
    high, wide = float(root.attrib["height"]), float(root.attrib["width"])
    shown = [" ".join(part.text or "" for part in text.iter(f"{SVG}tspan")) for text in root.iter(f"{SVG}text")]
    for number, question in enumerate(bank.questions.values(), 1):
        assert shown.count(f"{number}. {question.text}") == 1
        assert question.when is None or f"Only if {in_words(bank, question.when)}" in shown
    for rect in root.iter(f"{SVG}rect"):
        x, y, w, h = (float(rect.attrib[name]) for name in ("x", "y", "width", "height"))
        assert x >= 0 and y >= 0 and x + w <= wide and y + h <= high


def test_conditions_in_words(bank: Bank) -> None:
    desk = bank.questions["desk"].short
    intercom = Condition.model_validate({"question": "desk", "is": "intercom"})
    assert in_words(bank, None) == ""
    assert in_words(bank, intercom) == f"{desk} is \u201cIntercom\u201d"
    assert in_words(bank, Condition.model_validate({"not": intercom})) == f"{desk} is not \u201cIntercom\u201d"
    assert in_words(bank, Condition.model_validate({"question": "desk", "is_not": "unknown"})) == f"{desk} is not \u201cI don't know\u201d"
    channel = Condition.model_validate({"not": {"question": "channels", "any_of": ["sms"]}})
    assert "does not include" in in_words(bank, channel)
    assert in_words(bank, Condition.model_validate({"not": {"all": [intercom, channel]}})).startswith("not (")
    future = Condition.model_validate({"fact": "first_phi_in_future", "is": "future"})
    assert in_words(bank, future) == "first phi in future is future"
    assert in_words(bank, Condition.model_validate({"any": [{"all": [intercom, channel]}, future]})).startswith(f"({desk}")


def test_every_fact_that_decides_a_question_reads_as_words(bank: Bank) -> None:
    asked = [*(q.when for q in bank.questions.values()), *(s.when for s in bank.sections)]
    for condition in (atom for when in asked for atom in atoms(when) if atom.fact):
        assert "_" not in in_words(bank, condition) and " is " not in in_words(bank, condition)
