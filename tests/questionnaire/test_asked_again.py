"""What an assessment of an earlier bank has to be asked again: new questions, answers of another meaning, answers kept and not counted."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from questionnaire import Assessment, walk
from questionnaire.assessment import Answer, KeptEntry
from questionnaire.check.versions import version_faults
from questionnaire.file import read
from questionnaire.flow.asked_again import AskedAgain, asked_again
from questionnaire.shapes.versions import BankVersion, QuestionChange
from tests.questionnaire.test_past_versions import SAVED
from tests.scoring.sheets import BANK

OLD = Assessment("2026.1", date(2026, 11, 21))
TODAY = replace(OLD, bank=BANK.version)


def found(assessment: Assessment) -> AskedAgain:
    return asked_again(BANK, assessment, walk(BANK, assessment))


def new(assessment: Assessment) -> list[str]:
    return [change.question for change in found(assessment).new]


def test_a_new_question_is_asked_until_it_is_answered_and_only_where_it_comes_up() -> None:
    desk = OLD.answered("org_role", "covered_entity").answered("desk", "intercom")
    assert {"seats", "patient_requests"} <= {*new(desk)} and "baa_terms_met" not in new(desk)
    assert "baa_terms_met" in new(desk.answered("baa_status", "signed"))
    assert "seats" not in new(desk.answered("seats", 4))
    assert new(desk) == [question for question in BANK.questions if question in new(desk)], "in the order of the bank"


@pytest.mark.parametrize(("question", "then", "safe"), [
    ("vendor_offers_baa", "declines", "offers"), ("auto_logoff", "enforced", "default"),
    ("training_timing", "once", "before_access_and_yearly"),
])  # fmt: skip
def test_an_answer_of_another_meaning_is_to_be_looked_at_and_no_other_answer_is(question: str, then: Answer, safe: Answer) -> None:
    desk = OLD.answered("org_role", "covered_entity").answered("desk", "other_help_desk")
    assert question in [change.question for change in found(desk.answered(question, then)).meaning]
    assert question not in [change.question for change in found(desk.answered(question, safe)).meaning]
    assert all(change.do and change.because for change in found(desk.answered(question, then)).meaning)


def test_an_answer_that_is_kept_is_named_with_what_it_says() -> None:
    kept = (
        KeptEntry("answers", "desk", "pigeon"),
        KeptEntry("answers", "ai_cover", "gone"),  # not asked today: it would not count anyway
        KeptEntry("answers", "no_such_question", ["a", "b"]),
        KeptEntry("plan", "no_such_action", {"owner": "Dana"}),
    )
    assert found(replace(TODAY.answered("org_role", "covered_entity"), kept=kept)).kept == (
        ("desk", "pigeon"),
        ("no_such_question", "a, b"),
    )


def test_nothing_is_asked_again_of_an_assessment_of_this_version_or_of_one_that_nobody_knows() -> None:
    for assessment in (TODAY, replace(OLD, bank="2031.4")):
        assert found(assessment.answered("vendor_offers_baa", "declines")).number == 0


@pytest.mark.parametrize("path", SAVED, ids=lambda path: path.stem)
def test_every_saved_file_of_the_past_opens_with_what_must_be_asked_again(path: object) -> None:
    again = found(read(BANK, path.read_bytes()))  # type: ignore[attr-defined]
    assert again.number == len(again.new) + len(again.meaning) + len(again.kept)
    assert "seats" in [change.question for change in again.new]


def checked(change: Callable[[tuple[BankVersion, ...]], tuple[BankVersion, ...]]) -> list[str]:
    return [what for _, _, what in version_faults(replace(BANK, versions=change(BANK.versions)))]


def test_a_published_version_says_what_it_asked() -> None:
    def forgotten(versions: tuple[BankVersion, ...]) -> tuple[BankVersion, ...]:
        return (versions[0].model_copy(update={"asked": ()}), *versions[1:])

    assert checked(forgotten) == ['"2026.1" is published: list the questions that it asked under `asked`']


def test_a_question_that_came_and_went_needs_no_word() -> None:
    """Between two published versions only what is still asked counts."""
    first, second = BANK.versions
    middle = BankVersion(version="2026.15", asked=(*first.asked, "gone_again"), changes=())
    assert checked(lambda _: (first, middle, second)) == []


def test_a_renamed_question_is_not_new() -> None:
    first, second = BANK.versions
    renamed = first.model_copy(update={"asked": tuple("desk_then" if one == "desk" else one for one in first.asked)})
    old = BANK.old_names.model_copy(update={"questions": {"desk_then": "desk"}})
    assert [*version_faults(replace(BANK, versions=(renamed, second), old_names=old))] == []
    assert checked(lambda _: (renamed, second)) == ['"desk" is new in 2026.2; say under `changes` why it is asked']


def test_what_is_said_of_a_question_is_said_of_one_that_is_there() -> None:
    first, second = BANK.versions
    odd = second.model_copy(update={"changes": (*second.changes, QuestionChange(question="seets", because="It was mistyped."))})
    assert checked(lambda _: (first, odd)) == ['there is no question "seets"; did you mean "seats"?']
