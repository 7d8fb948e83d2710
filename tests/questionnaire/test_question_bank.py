"""The bank in memory: looked up by id, cited by text, frozen."""

import re
import shutil
from pathlib import Path

import pytest
from pydantic import ValidationError

from questionnaire import bank_digest, loader
from questionnaire.loader import FOLDER
from questionnaire.shapes.question import Choice, Level, Outcome, Question
from tests.scoring.sheets import BANK


@pytest.mark.parametrize(
    ("text", "source", "url_has"),
    [
        ("45 CFR 164.308(b)(1)", "cfr_45", "section-164.308"),
        ("45 CFR", "cfr_45", "subchapter-C"),
        ("16 CFR 318", "cfr_16", "part-318"),
        ("42 CFR 2", "cfr_42", "part-2"),
        ("78 FR 5566", "fr_78", "78-FR-5566"),
    ],
)
def test_a_citation_belongs_to_the_source_it_begins_with_and_links_to_its_place(text: str, source: str, url_has: str) -> None:
    found = BANK.cite(text)
    bearer = next(s for s in BANK.sources if s.id == source)
    assert (found.text, found.title, found.kind, found.dated, found.checked) == (
        text,
        bearer.title,
        bearer.kind,
        bearer.dated,
        bearer.checked,
    )
    assert url_has in found.url and "{place}" not in found.url
    assert found.says == found.careful == ""


def test_a_statement_is_cited_with_what_it_says_and_with_care() -> None:
    found = BANK.cite("S10")
    assert found.says == BANK.statements["S10"].says and found.careful == BANK.statements["S10"].careful
    assert found.kind == "source_document"
    assert BANK.cite("S10") is found, "looked up once"


@pytest.mark.parametrize("text", ["", "S0", "S110", "45 CFRX 1", "45", "Hearsay", "PhiGuards"])
def test_a_citation_that_nothing_bears_is_a_key_error(text: str) -> None:
    with pytest.raises(KeyError):
        BANK.cite(text)


def test_the_source_with_the_longest_name_bears_the_citation() -> None:
    for source in BANK.sources:
        assert BANK.cite(source.cite).title == source.title, source.id


def test_parts_are_found_by_id_and_what_is_not_there_is_said() -> None:
    assert BANK.section("ai").id == "ai" and BANK.section_of("ai_cover").id == "ai"
    assert BANK.action("sign_baa").id == "sign_baa" and BANK.desk("intercom").name == "Intercom"
    assert BANK.condition("baa").id == "baa" and BANK.verdict("stop").id == "stop"
    assert set(BANK.owner_roles) >= {a.owner_role for a in BANK.actions.values()}
    assert BANK.version == BANK.file.version
    for lookup in (BANK.section, BANK.desk, BANK.condition, BANK.verdict):
        with pytest.raises(StopIteration):
            lookup("nowhere")
    for by_key in (BANK.section_of, BANK.action):
        with pytest.raises(KeyError):
            by_key("nowhere")


def test_each_judged_question_can_be_found_out_and_each_such_action_says_so() -> None:
    for question in BANK.questions.values():
        if question.find_out is None:
            assert f"find_out_{question.id}" not in BANK.actions and question.risk is None
            continue
        action = BANK.action(f"find_out_{question.id}")
        assert action.finds_out == question.id and action.citations == question.citations
        assert (question.find_out.title or question.short) in action.title
    assert not [a.id for a in BANK.actions.values() if a.finds_out and not a.id.startswith("find_out_")]


def test_what_is_to_be_held_back_is_the_first_step_of_its_action() -> None:
    held = [action for action in BANK.actions.values() if action.hold]
    assert len(held) > 10
    for action in held:
        first = action.said_at("intercom")[0]
        assert action.hold and first.says == f"Until this is settled, {action.hold.says}." and first.when == action.hold.when
        assert action.said_at("intercom")[1:] == action.steps_for("intercom")


def test_each_action_has_steps_for_each_desk() -> None:
    for action in BANK.actions.values():
        for desk in BANK.desks:
            assert action.steps_for(desk.id), action.id
        assert action.steps_for("no such desk") == action.steps["any"]
    assert BANK.action("find_out_sign_in").steps_for("intercom") == BANK.action("find_out_sign_in").steps["intercom"]


def test_an_outcome_follows_from_the_place_of_the_choice_unless_it_is_written() -> None:
    question = BANK.questions["sign_in"]
    assert [question.outcome_of(c) for c in question.choices] == [Outcome.satisfied, Outcome.partial, Outcome.not_satisfied]
    written = Choice(id="some", label="Some of it", likelihood=Level.low, outcome=Outcome.partial)
    assert question.outcome_of(written) == Outcome.partial
    assert question.choice("no_such") is None


def test_the_bank_is_frozen() -> None:
    question: Question = BANK.questions["sign_in"]
    with pytest.raises(ValidationError):
        setattr(question, "text", "changed")  # noqa: B010


def test_who_can_look_up_most_of_a_section_knows_it() -> None:
    assert BANK.section("configuration").knows == "security_officer"
    assert BANK.section("integrations").knows == "engineering"  # the first of two that come as often
    scope = BANK.section("scope")
    only_seats = scope.model_copy(update={"questions": tuple(q for q in scope.questions if q.find_out is None)})
    assert only_seats.knows is None


def test_the_digest_of_the_bank_changes_with_any_of_its_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    known = bank_digest()
    shutil.copytree(FOLDER, tmp_path / "bank")
    monkeypatch.setattr(loader, "FOLDER", tmp_path / "bank")
    assert bank_digest.__wrapped__() == known
    with (tmp_path / "bank" / "desks.yaml").open("a") as file:
        file.write("\n")
    assert bank_digest.__wrapped__() != known


def test_nobody_is_sent_to_ask_himself() -> None:
    for question in BANK.questions.values():
        if question.find_out:
            role = re.sub(r"er$", "", BANK.owner_roles[question.find_out.owner_role].lower())  # officer, official
            steps = [step for desk in question.find_out.steps.values() for step in desk]
            assert not [step for step in steps if re.search(rf"\bask\b[^.;,]*\b{role}", step.lower())], question.id


def test_what_is_to_be_found_out_is_called_by_its_question_or_by_its_own_title() -> None:
    assert BANK.action("find_out_backup").title == f"Find out: {BANK.questions['backup'].short}"
    assert BANK.action("find_out_past_phi_assessed").title == "Find out whether earlier patient details were assessed as a possible breach"


REMEDY = re.compile(r"\b(upgrade|move|ask in writing|ask again|buy|until (it|a BAA) is signed)\b", re.IGNORECASE)


def test_what_an_answer_about_plan_or_baa_means_names_no_way_out_which_another_answer_may_close() -> None:
    """A refused BAA leaves only moving (corrections, P6): what to do is said by the actions, which know all the answers."""
    told = [(q.id, c.id, c.consequence) for q in BANK.section("agreement").questions for c in q.choices]
    assert [found for found in told if REMEDY.search(found[2])] == []
